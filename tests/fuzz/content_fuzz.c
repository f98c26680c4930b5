/* content_fuzz.c - any bytes as an item's file: head, validation, Markdown. */
#include "base/buf.h"
#include "content/matter.h"
#include "content/text.h"
#include "data/yaml.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* What every input shares is read once and kept. */
static struct arena shared;
static struct kinds kinds;
static struct calendar *calendar;

static void load_shared(void)
{
    struct diag d = {.arena = &shared};
    static const struct source src = {"calendar.yaml",
                                      {"2026: {放假: [10-01 至 10-07]}",
                                       sizeof "2026: {放假: [10-01 至 10-07]}" - 1}};
    bool good =
        kinds_load(&shared, &kinds, BANBAO_HOME "/generator/kinds", "kinds", &d);
    const struct value *v = yaml_parse(&shared, &src, 0, src.text.len, &d);

    calendar = v ? calendar_load(&shared, v, &d) : NULL;
    assert(good && calendar);
    (void)good;
}

static const struct picture *no_picture(void *ctx, struct slice url, struct span at,
                                        struct diag *d)
{
    (void)ctx;
    diag_error(d, at, "picture-missing", "%.*s", "%.*s", SLICE_FMT(url));
    return NULL;
}

/* Every place that a tree or a message names must lie in the text. */
static void check_nodes(const struct source *src, const struct node *n)
{
    assert(n->at.start <= src->text.len && n->at.end <= src->text.len);
    assert(utf8_invalid(n->text) == SIZE_MAX);
    for (const struct node *c = n->child; c; c = c->next) {
        assert(c->parent == n);
        check_nodes(src, c);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct slice bytes = slice_dup(&a, (struct slice){(const char *)data, size});
    struct picture_finder finder = {no_picture, NULL};
    struct buf out = BUF_INIT;
    bool draft;

    if (!kinds.n)
        load_shared();
    const struct source *src = text_source(&a, bytes, "a.md", &d);
    struct matter *m = src ? matter_parse(&a, src, &d) : NULL;
    struct decoder dec = {.arena = &a,
                          .diag = &d,
                          .calendar = calendar,
                          .counting = COUNT_INCLUSIVE,
                          .today = {2026, 9, 30},
                          .pictures = &finder};
    struct item *item =
        m ? item_decode(&dec, &kinds, m, SLICE("公示"), SLICE("a"), &draft) : NULL;
    if (item) {
        check_nodes(src, item->body);
        item_set_address(&a, item, SLICE("https://a.example"), SLICE(""));
    }
    if (src && !m) { /* so that the Markdown is reached without a sound head too */
        struct node *doc = markdown_parse(
            &a, src->text, (struct span){src, 0, src->text.len}, &finder, &d);
        check_nodes(src, doc);
    }
    diag_print(&d, LANG_ZH, &out);
    buf_release(&out);
    arena_free(&a);
    return 0;
}
