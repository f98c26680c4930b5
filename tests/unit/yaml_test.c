#include "base/buf.h"
#include "data/yaml.h"
#include "data/yaml_write.h"
#include "tap.h"

#include <stdlib.h>

static struct arena arena;

static struct value *parse(const char *text, struct diag *d)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"t.yaml", slice_of(text)};
    *d = (struct diag){.arena = &arena};
    return yaml_parse(&arena, src, 0, src->text.len, d);
}

/* text must fail with code at line:column. */
static void fails(const char *text, const char *code, size_t line, size_t column)
{
    struct diag d;
    size_t l = 0, c = 0;
    struct value *v = parse(text, &d);
    bool good = !v && d.n == 1 && strcmp(d.messages[0].code, code) == 0;

    if (d.n)
        span_position(d.messages[0].at, &l, &c);
    if (!ok(good && l == line && c == column && d.messages[0].hint_zh, "%s at %zu:%zu",
            code, line, column))
        printf("# got %s %zu:%zu %s\n", d.n ? d.messages[0].code : "nothing", l, c,
               d.n ? d.messages[0].zh : "");
}

static void is_text(struct slice got, const char *want, const char *name)
{
    is(slice_cstr(&arena, got), want, name);
}

static void scalars(void)
{
    struct diag d;
    struct value *v =
        parse("题: 1.10\n日: 2026-10-12\n空:\n真: 是\n假: false\n引: \"是\"\n"
              "行: |\n  一\n  二\n",
              &d);

    is_text(value_str(v, "题"), "1.10", "numbers keep their spelling");
    is_text(value_str(v, "日"), "2026-10-12", "so do dates");
    ok(value_find(v, "空")->type == VALUE_NULL, "nothing is null");
    ok(value_flag(v, "真", false), "是 is true");
    ok(!value_flag(v, "假", true), "false is false");
    ok(value_find(v, "引")->type == VALUE_TEXT, "in quotes 是 is text");
    is_text(value_str(v, "行"), "一\n二\n", "block text");
    is_text(value_path(v, SLICE("题"))->text, "1.10", "path");
    ok(parse("", &d)->type == VALUE_MAP, "nothing is an empty map");
    ok(parse("# 只有注释\n", &d)->nmembers == 0, "so are comments");
}

static void positions(void)
{
    struct diag d;
    struct value *v = parse("标题: 公示\n𠮷: [甲, 乙丙]\n", &d);
    struct value *two = value_path(v, SLICE("𠮷.1"));

    ok(two && two->at.start == 27 && two->at.end == 33, "spans are bytes");
    ok(v->members[1].key_at.start == 15, "keys know where they stand");
}

static void aliases(void)
{
    struct diag d;
    struct value *v = parse("a: &x [1, 2]\nb: *x\n", &d);
    struct buf bomb = BUF_INIT;

    is_text(value_path(v, SLICE("b.1"))->text, "2", "an alias is its anchor's value");
    buf_str(&bomb, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
        buf_printf(&bomb, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            buf_printf(&bomb, "*a%d, ", i - 1);
        buf_str(&bomb, "]\n");
    }
    ok(!parse(slice_cstr(&arena, buf_view(&bomb)), &d), "an alias bomb is refused");
    ok(d.n == 1 && strcmp(d.messages[0].code, "yaml-alias") == 0, "as yaml-alias");
    buf_release(&bomb);
    fails("a: &x [*x]\n", "yaml-alias", 1, 8);
}

static void nesting(void)
{
    struct buf deep = BUF_INIT;
    struct diag d;

    for (int i = 0; i < 10000; i++)
        buf_char(&deep, '[');
    ok(!parse(slice_cstr(&arena, buf_view(&deep)), &d), "10,000 brackets");
    ok(d.n == 1 && strcmp(d.messages[0].code, "nesting-depth") == 0, "nesting-depth");
    buf_clear(&deep);
    for (int i = 0; i < 99; i++)
        buf_char(&deep, '[');
    for (int i = 0; i < 99; i++)
        buf_char(&deep, ']');
    ok(parse(slice_cstr(&arena, buf_view(&deep)), &d), "99 are fine");
    buf_release(&deep);
}

/* What is written for a text is read as that text. */
static void written(void)
{
    static const char *const texts[] = {
        "公示",     "甲: 乙",   " 甲 ",       "\"甲\"\\",      "甲|乙-丙 -丁",
        "\uFFFE甲", "甲\uFEFF", "甲\u2028乙", "甲 \uFFFF #乙", "null",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf b = BUF_INIT;
        struct diag d;
        buf_str(&b, "题: ");
        yaml_put_scalar(&b, slice_of(texts[i]));
        struct value *v = parse(b.ptr, &d);
        is_text(value_str(v, "题"), texts[i], texts[i]);
        buf_release(&b);
    }
}

int main(void)
{
    scalars();
    positions();
    aliases();
    nesting();
    fails("标题: \"公示\n落款: 物业\n", "yaml-quote", 1, 5);
    fails("标题: \"公示\n落款: \"物业\"\n", "yaml-quote", 1, 5);
    fails("标题: '公示\n日期: 2026-01-01\n", "yaml-quote", 1, 5);
    fails("类型: 公示\n标题：公示\n落款: 物业\n", "yaml-colon", 2, 3);
    fails("类型: 公示\n标题:公示\n落款: 物业\n", "yaml-colon", 2, 3);
    fails("题: 一\n题: 二\n", "yaml-duplicate", 2, 1);
    fails("题: !!str 一\n", "yaml-tag", 1, 4);
    fails("题: \"一\\q\"\n", "yaml-syntax", 1, 6);
    fails("题: **重要**\n", "yaml-syntax", 1, 4);
    fails("题: @我\n", "yaml-syntax", 1, 4);
    fails("题: 甲: 乙\n", "yaml-syntax", 1, 5);
    fails("题: {起: 1，止: 2}\n", "yaml-syntax", 1, 11);
    fails("题: 甲\n  乙: 丙\n", "yaml-syntax", 2, 3);
    fails("题: [急]停水\n", "yaml-syntax", 1, 4);
    fails("题: {急}停水\n", "yaml-syntax", 1, 4);
    fails("题:\n\t- 甲\n", "yaml-syntax", 2, 1);
    fails("题:\n  -甲: 乙\n   丙: 丁\n", "yaml-syntax", 2, 3);
    fails("题:\n- 甲: 乙\n   丙: 丁\n", "yaml-syntax", 3, 4);
    fails("? [a]\n: b\n", "yaml-key", 1, 3);
    fails("题: \"\\u0007\"\n", "yaml-control", 1, 4);
    fails("题: 一\n---\n题: 二\n", "yaml-syntax", 2, 1);
    fails("题: *无\n", "yaml-syntax", 1, 4);
    fails("题: *x\n", "yaml-alias", 1, 4);
    written();
    arena_free(&arena);
    return done();
}
