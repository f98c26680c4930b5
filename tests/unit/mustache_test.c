/* The specification's cases, the diagnostics, and what is ours (facets, plain). */
#include "base/file.h"
#include "data/mustache.h"
#include "data/yaml.h"
#include "tap.h"

static struct arena arena;
static struct diag diag;

static const struct mustache *find_partial(void *ctx, struct slice name)
{
    const struct value *v = value_find_slice(ctx, name);
    struct source *src = arena_new(&arena, struct source);

    if (!v)
        return NULL;
    *src = (struct source){"partial", v->text};
    return mustache_compile(&arena, src, &diag);
}

static const char *render(struct slice text, const struct value *data,
                          struct mustache_host *host)
{
    struct source *src = arena_new(&arena, struct source);
    struct buf out = BUF_INIT;

    *src = (struct source){"case", text};
    diag = (struct diag){.arena = &arena};
    struct mustache *m = mustache_compile(&arena, src, &diag);
    if (!m)
        return diag.messages[diag.n - 1].code;
    mustache_render(m, &data, 1, host, &out, &diag);
    const char *s = arena_strndup(&arena, out.ptr, out.len);
    buf_release(&out);
    return s;
}

/* A text of the data files: ␍ stands for a carriage return. */
static struct slice text_of(const struct value *v, const char *key)
{
    struct slice rest = value_str(v, key), mark = SLICE("␍");
    struct buf b = BUF_INIT;
    size_t at;

    while ((at = slice_find(rest, mark)) != SIZE_MAX) {
        buf_put(&b, rest.ptr, at);
        buf_char(&b, '\r');
        rest = slice_from(rest, at + mark.len);
    }
    buf_slice(&b, rest);
    struct slice s = slice_dup(&arena, buf_view(&b));
    buf_release(&b);
    return s;
}

static void spec_file(const char *name)
{
    struct source src = {.path =
                             arena_printf(&arena, "tests/data/mustache/%s.yaml", name)};
    const struct value *root, *tests;

    diag = (struct diag){.arena = &arena};
    if (!ok(file_read(&arena, src.path, 1 << 20, &src.text) == FILE_OK, "read %s",
            name))
        return;
    root = yaml_parse(&arena, &src, 0, src.text.len, &diag);
    tests = value_find(root, "tests");
    if (!ok(tests && tests->n > 0, "%s holds cases", name))
        return;
    for (size_t i = 0; i < tests->n; i++) {
        const struct value *t = tests->items[i];
        struct mustache_host host = {
            .partials = {find_partial, value_find(t, "partials")}};

        is(render(text_of(t, "template"), value_find(t, "data"), &host),
           slice_cstr(&arena, text_of(t, "expected")),
           arena_printf(&arena, "%s: %.*s", name, SLICE_FMT(value_str(t, "name"))));
    }
}

/* The template, the code it is refused with, and where. */
static void mistakes(void)
{
    static const struct {
        const char *text, *code;
        size_t line, column;
    } cases[] = {
        {"a\n你好{{x", "template-unclosed-tag", 2, 3},
        {"{{{x}}", "template-unclosed-tag", 1, 1},
        {"a\n  {{#x}}\n b\n", "template-unclosed-section", 2, 3},
        {"{{#x}}\n{{/y}}", "template-section-mismatch", 2, 1},
        {"x{{/y}}", "template-unopened-section", 1, 2},
        {"{{}}", "template-name", 1, 1},
        {"{{a b}}", "template-name", 1, 1},
        {"{{=<% =}}", "template-delimiters", 1, 1},
        {"{{=a=}}", "template-delimiters", 1, 1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source src = {"t.html", slice_of(cases[i].text)};
        size_t line = 0, column = 0;

        diag = (struct diag){.arena = &arena};
        ok(!mustache_compile(&arena, &src, &diag), "refused: case %zu", i);
        is(diag.n ? diag.messages[0].code : "", cases[i].code, "its code");
        if (diag.n)
            span_position(diag.messages[0].at, &line, &column);
        ok(line == cases[i].line && column == cases[i].column, "its place %zu:%zu",
           line, column);
    }
}

static void deep(void)
{
    struct buf b = BUF_INIT;
    struct value *loop = value_map(&arena);
    struct mustache_host host = {.partials = {find_partial, loop}};

    for (int i = 0; i < 101; i++)
        buf_str(&b, "{{#x}}");
    is(render(buf_view(&b), value_map(&arena), &host), "template-too-deep",
       "101 nested sections are refused");
    buf_release(&b);
    value_set(&arena, loop, "p", value_text(&arena, SLICE("{{>p}}{{>p}}")));
    render(SLICE("{{>p}}"), value_map(&arena), &host);
    is(diag.n ? diag.messages[0].code : "", "template-too-deep",
       "a partial that includes itself, twice even, ends in a diagnostic");
    render(SLICE("{{>q}}"), value_map(&arena), &host);
    is(diag.n ? diag.messages[0].code : "", "template-partial-missing",
       "so does one that is not there");
}

static const struct value *shout(void *ctx, const struct value *v, struct slice name)
{
    (void)ctx;
    return slice_is(name, "loud") && v->type == VALUE_TEXT
               ? value_printf(&arena, "%.*s!", SLICE_FMT(v->text))
               : NULL;
}

static void facets(void)
{
    struct value *data = value_map(&arena),
                 *date = value_text(&arena, SLICE("10月1日"));
    struct mustache_host host = {.facet = shout};

    value_set(&arena, date, "iso", value_text(&arena, SLICE("2026-10-01")));
    value_set(&arena, data, "日期", date);
    is(render(SLICE("{{日期}} {{日期.iso}} {{日期.loud}} {{#日期}}{{iso}}{{/日期}}"),
              data, &host),
       "10月1日 2026-10-01 10月1日! 2026-10-01", "members and made facets of a scalar");
    host.plain = true;
    value_set(&arena, data, "x", value_text(&arena, SLICE("<&'\">")));
    is(render(SLICE("{{x}}{{{x}}}"), data, &host), "<&'\"><&'\">",
       "plain: no escaping");
    host.plain = false;
    is(render(SLICE("{{x}}"), data, &host), "&lt;&amp;&#39;&quot;&gt;", "else escaped");
}

int main(void)
{
    static const char *const files[] = {"comments", "delimiters", "interpolation",
                                        "inverted", "partials",   "sections",
                                        "later"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        spec_file(files[i]);
    mistakes();
    deep();
    facets();
    arena_free(&arena);
    return done();
}
