/* paste_fuzz.c - any bytes as an article that is pasted (`banbao new --from`).
 *
 * The first byte says whether it is a table (,), the rest is the file. What comes out
 * is a draft whose fields are one line each and whose texts a YAML head and Markdown
 * take; of each kind's fields some are guessed.
 */
#include "data/yaml_write.h"
#include "draft/draft_from.h"
#include "draft/guess.h"
#include "kinds.h"

/* What is written as a scalar is read as the same text. */
static void check_scalar(struct arena *a, struct slice text)
{
    struct diag d = {.arena = a};
    struct buf b = BUF_INIT;
    struct source *src = arena_new(a, struct source);

    buf_str(&b, "a: ");
    yaml_put_scalar(&b, text);
    buf_char(&b, '\n');
    *src = (struct source){"a.yaml", slice_dup(a, buf_view(&b))};
    const struct value *v = yaml_parse(a, src, 0, src->text.len, &d);
    assert(v && !d.errors && slice_eq(value_str(v, "a"), text));
    buf_release(&b);
}

static void check_guesses(struct arena *a, const struct draft *draft)
{
    for (size_t i = 0; i < kinds.n; i++) {
        struct guesses g = {.arena = a};
        guess_fields(kinds.list[i], draft->title, draft->body, draft->date, &g);
        assert(utf8_invalid(g.body) == SIZE_MAX);
        for (size_t k = 0; k < g.n; k++) {
            assert(utf8_invalid(g.list[k].value) == SIZE_MAX);
            if (!g.list[k].map)
                check_scalar(a, g.list[k].value);
        }
    }
}

static void check_draft(struct arena *a, const struct draft *draft, struct diag *d)
{
    struct source src = {"a.md", draft->body};

    const struct slice lines[] = {draft->title,  draft->hint, draft->issuer,
                                  draft->number, draft->to,   draft->source};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert(!lines[i].len || !memchr(lines[i].ptr, '\n', lines[i].len));
        assert(utf8_invalid(lines[i]) == SIZE_MAX);
        check_scalar(a, lines[i]);
    }
    assert(utf8_invalid(draft->body) == SIZE_MAX);
    check_nodes(&src,
                markdown_parse(a, draft->body, (struct span){&src, 0, draft->body.len},
                               &no_pictures, d));
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a}, later = {.arena = &a};
    struct draft draft = {.date = {2026, 9, 30}};

    if (!kinds.n) {
        struct diag quiet = {.arena = &shared};
        load_shared();
        kinds_open_all(&shared, &kinds, &quiet);
    }
    if (size) {
        const char *path = fuzz_file(&a, data[0] == ',' ? "文章.csv" : "文章.txt",
                                     (struct slice){(const char *)data + 1, size - 1});
        if (draft_from(&a, path, &draft, &d)) {
            check_draft(&a, &draft, &later);
            check_guesses(&a, &draft);
        }
    }
    check_messages(&d);
    arena_free(&a);
    return 0;
}
