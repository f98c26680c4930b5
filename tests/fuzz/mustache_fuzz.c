/* mustache_fuzz.c - a template, its data as YAML, and a partial named p, with lines of
 * %% between them. It is rendered for pages and for sheets.
 */
#include "data/mustache.h"
#include "data/yaml.h"
#include "fuzz.h"

static const struct mustache *find(void *ctx, struct slice name)
{
    return slice_is(name, "p") ? ctx : NULL;
}

/* Has the template means of its own to write what is not escaped? */
static bool may_write_tags(struct slice template)
{
    static const char *const means[] = {"<", "\"", "{{{", "&", "="};

    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        if (slice_find(template, slice_of(means[i])) != SIZE_MAX)
            return true;
    return false;
}

static void render(const struct mustache *m, const struct mustache *partial,
                   const struct value *v, struct slice written, struct diag *d)
{
    const struct value *stack[] = {v, v};

    for (int plain = 0; plain < 2; plain++) {
        struct mustache_host host = {.partials = {find, (void *)partial},
                                     .plain = plain};
        struct buf out = BUF_INIT;

        mustache_render(m, stack, 2, &host, &out, d);
        assert(utf8_invalid(buf_view(&out)) == SIZE_MAX);
        if (!plain && !may_write_tags(written))
            assert(!memchr(out.ptr, '<', out.len) && !memchr(out.ptr, '"', out.len));
        buf_release(&out);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct slice all = fuzz_bytes(&a, data, size), rest = all;

    if (fuzz_is_text(rest)) {
        struct source template = {"t.html", slice_dup(&a, fuzz_part(&rest))};
        struct source values = {"t.yaml", slice_dup(&a, fuzz_part(&rest))};
        struct source partial = {"p.html", slice_dup(&a, rest)};
        const struct value *v = yaml_parse(&a, &values, 0, values.text.len, &d);
        struct mustache *m = mustache_compile(&a, &template, &d);
        struct mustache *p = mustache_compile(&a, &partial, &d);
        struct slice code[] = {template.text, partial.text};
        struct buf written = BUF_INIT;

        for (size_t i = 0; i < 2; i++)
            buf_slice(&written, code[i]);
        if (m && v)
            render(m, p, v, buf_view(&written), &d);
        buf_release(&written);
        struct buf out = BUF_INIT;
        diag_print(&d, LANG_ZH, &out);
        buf_release(&out);
    }
    arena_free(&a);
    return 0;
}
