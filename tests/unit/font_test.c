/* Roles, weights and fallbacks of fonts/fonts.yaml; errors of a bad one. */
#include "fonts.h"
#include "tap.h"
#include "text/face.h"

static struct test_fonts t;

static const char *face_of(const char *role, int weight, size_t i)
{
    size_t n;
    const struct face_choice *c = font_choices(test_font(&t, role, weight), &n);

    return i < n ? face_name(c[i].face) : "";
}

static struct fontset *open_yaml(struct diag *d, const char *yaml)
{
    struct source *src = arena_new(&t.arena, struct source);
    struct value *config;

    *src = (struct source){"fonts.yaml", slice_of(yaml)};
    config = yaml_parse(&t.arena, src, 0, src->text.len, d);
    return fontset_open(&t.arena, config, BANBAO_HOME "/fonts", d);
}

static const char *code_of(const char *yaml)
{
    struct diag d = {.arena = &t.arena};
    struct fontset *f = open_yaml(&d, yaml);

    if (f)
        fontset_close(f);
    return d.n ? d.messages[0].code : "none";
}

static void test_roles(void)
{
    ok(fontset_find(t.set, SLICE("宋"), 400) == fontset_find(t.set, SLICE("song"), 400),
       "a role has an alias");
    ok(fontset_find(t.set, SLICE("隶"), 400) == NULL, "an unknown role is NULL");
    is(face_of("宋", 400, 0), "NotoSerifCJKsc-Regular",
       "宋 400, the SC face of the .ttc");
    is(face_of("宋", 700, 0), "NotoSerifCJKsc-Bold", "宋 700");
    is(face_of("黑", 700, 0), "NotoSansCJKsc-Bold", "黑 700");
    is(face_of("楷", 400, 0), "LXGWWenKai-Regular", "楷 400");
    is(face_of("楷", 400, 1), "NotoSerifCJKsc-Regular", "楷 falls back to 宋");
    is(face_of("楷", 400, 2), "NotoSansCJKsc-Regular", "... and then to 黑");
    is(face_of("宋", 310, 0), "NotoSerifCJKsc-Regular", "a weight that is not there");
    ok(test_font(&t, "宋", 5) != NULL && test_font(&t, "宋", 5000) != NULL,
       "absurd weights find something");
    ok(font_ascent(test_font(&t, "宋", 400)) == 1151 &&
           font_descent(test_font(&t, "宋", 400)) == 286,
       "ascent and descent of Noto Serif");
    ok(face_of("标题宋", 400, 0)[0] == 'N' &&
           (strstr(face_of("标题宋", 400, 0), "Black") ||
            strstr(face_of("标题宋", 400, 0), "Bold")),
       "标题宋 is heavy at any weight");
}

static void test_errors(void)
{
    is(code_of("roles:\n  宋:\n    families:\n      - weights: {400: 没有.ttf}\n"),
       "font-missing", "a role without any installed font");
    is(code_of("roles:\n  宋:\n    families: []\n    then: [篆]\n"),
       "font-role-unknown", "then: names a role that is not there");
    is(code_of("folders: []\n"), "font-roles-missing", "no roles");
    is(code_of("roles:\n  宋:\n    families:\n      - weights: {400: ../fonts.yaml}\n"),
       "font-missing", "a path is no file name");
    is(code_of("roles:\n  甲:\n    then: [乙]\n  乙:\n    then: [甲]\n"),
       "font-missing", "a circle of roles ends");
}

static void test_broken(void)
{
    struct diag d = {.arena = &t.arena};
    struct fontset *f = open_yaml(
        &d, "roles:\n  宋:\n    families:\n      - weights: {400: fonts.yaml}\n");
    struct text_span span = {.end = 3, .scale = 1000};

    ok(f != NULL, "a file that is no font is noticed only when it is needed");
    span.font = fontset_find(f, SLICE("宋"), 400);
    para_shape(&t.arena, SLICE("中"), &span, 1, &d);
    is(d.n ? d.messages[0].code : "none", "font-broken", "... and then reported");
    ok(font_ascent(span.font) > 0, "metrics of nothing are harmless");
    fontset_close(f);
}

int main(void)
{
    test_fonts_open(&t);
    test_roles();
    test_errors();
    test_broken();
    test_fonts_close(&t);
    return done();
}
