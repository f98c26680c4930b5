/* kinds.h - the program's kinds and a calendar, read once, for targets that read items.
 */
#ifndef BANBAO_TESTS_FUZZ_KINDS_H
#define BANBAO_TESTS_FUZZ_KINDS_H

#include "content/matter.h"
#include "content/text_file.h"
#include "data/yaml.h"
#include "fuzz.h"

static struct arena shared;
static struct kinds kinds;
static struct calendar *calendar;

static inline void load_shared(void)
{
    struct diag d = {.arena = &shared};
    static struct source src = {.path = "calendar.yaml"};

    src.text = SLICE("2026: {放假: [10-01 至 10-07]}");
    bool good =
        kinds_load(&shared, &kinds, BANBAO_HOME "/generator/kinds", "kinds", &d);
    const struct value *v = yaml_parse(&shared, &src, 0, src.text.len, &d);

    calendar = v ? calendar_load(&shared, v, &d) : NULL;
    assert(good && calendar);
    (void)good;
}

static inline const struct picture *no_picture(void *ctx, struct slice url,
                                               struct span at, struct diag *d)
{
    (void)ctx;
    diag_error(d, at, "picture-missing", "%.*s", "%.*s", SLICE_FMT(url));
    return NULL;
}

static const struct picture_finder no_pictures = {no_picture, NULL};

static inline struct decoder decoder_of(struct arena *a, struct diag *d)
{
    return (struct decoder){.arena = a,
                            .diag = d,
                            .calendar = calendar,
                            .counting = COUNT_INCLUSIVE,
                            .today = {2026, 9, 30},
                            .pictures = &no_pictures};
}

/* Every place that a tree names must lie in its text. */
static inline void check_nodes(const struct source *src, const struct node *n)
{
    assert(n->at.start <= src->text.len && n->at.end <= src->text.len);
    assert(utf8_invalid(n->text) == SIZE_MAX);
    for (const struct node *c = n->child; c; c = c->next) {
        assert(c->parent == n);
        check_nodes(src, c);
    }
}

static inline void check_values(const struct value *v)
{
    assert(utf8_invalid(v->text) == SIZE_MAX);
    assert(!v->at.src || v->at.start <= v->at.src->text.len);
    for (size_t i = 0; i < v->n; i++)
        check_values(v->items[i]);
    for (size_t i = 0; i < v->nmembers; i++)
        check_values(v->members[i].value);
}

/* Places and texts of messages are printed, which reads them all. */
static inline void check_messages(struct diag *d)
{
    struct buf out = BUF_INIT;

    diag_print(d, LANG_ZH, &out);
    buf_clear(&out);
    diag_print_json(d, LANG_EN, &out);
    assert(utf8_invalid(buf_view(&out)) == SIZE_MAX);
    buf_release(&out);
}

#endif
