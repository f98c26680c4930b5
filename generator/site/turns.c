/* turns.c - key figures and the honoured, for today and the days after the build.
 *
 * For each day on which the set of items that are up changes (days_of_change), choose()
 * picks what is shown; equal neighbours are joined into one turn.
 *
 *     accounts A up until 5 Dec, B from 4 Dec on; today 1 Dec -> 1-3 Dec: A, from 4
 * Dec: B
 */
#include "site/turns.h"
#include "site/days.h"

#include <stdlib.h>
#include <string.h>

enum { FIGURES = 4, PEOPLE = 3 };

/* The items that are shown from one day to another. */
struct turn {
    struct date from, to;
    const struct item *items[FIGURES];
    size_t n;
};

/* The items to choose from, newest first. */
struct turn_choice {
    const struct item **items;
    size_t n;
    struct series *series;     /* nseries of them ... */
    struct series **series_of; /* ... and the one to which each item belongs */
    size_t nseries;
};

typedef void choose_fn(const struct turn_choice *c, struct date day, struct turn *t);

static bool same_turn(const struct turn *a, const struct turn *b)
{
    return a->n == b->n && !memcmp(a->items, b->items, sizeof a->items);
}

/* The last turn ends when the first of its items is taken down. */
static struct date last_day(const struct turn *t)
{
    struct date last = t->items[0]->post_to;

    for (size_t i = 1; i < t->n; i++)
        if (date_cmp(t->items[i]->post_to, last) < 0)
            last = t->items[i]->post_to;
    return last;
}

/* All turns from today on, in order; *n of them. */
static struct turn *turns_of(struct page *p, const struct turn_choice *c,
                             choose_fn *choose, size_t *n)
{
    size_t count;
    struct date *days =
        days_of_change(&p->arena, p->w->site->today, c->items, c->n, &count);
    struct turn *out = arena_array(&p->arena, struct turn, count);

    *n = 0;
    for (size_t i = 0; i < count; i++) {
        struct turn t = {.from = days[i]};

        choose(c, days[i], &t);
        t.to = i + 1 < count ? date_add(days[i + 1], -1) : t.n ? last_day(&t) : days[i];
        if (*n && same_turn(&t, &out[*n - 1]))
            out[*n - 1].to = t.to;
        else
            out[(*n)++] = t;
    }
    return out;
}

static bool all_public(const struct web *w, const struct turn *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (!is_public(w, t->items[i]))
            return false;
    return true;
}

static struct value *turn_value(struct page *p, const struct turn *t)
{
    struct value *v = value_map(&p->arena);
    bool now = date_cmp(t->from, p->w->site->today) == 0;

    value_set(&p->arena, v, "自", date_value(&p->arena, t->from));
    value_set(&p->arena, v, "止", date_value(&p->arena, t->to));
    value_set(&p->arena, v, "今", value_bool(&p->arena, now));
    return v;
}

/* --- figures ---------------------------------------------------------------- */

/* Items of one kind and title: quarterly accounts make a long series, those of a single
 * event a series of one. */
struct series {
    const struct item *newest; /* of those up on the day; NULL: none is */
    size_t n;                  /* items published by that day */
    size_t rank;               /* within its kind: 0 for the longest series */
    size_t order;              /* index of `newest` among all items */
};

static int by_length(const void *a, const void *b)
{
    const struct series *x = a, *y = b;
    int c = slice_cmp(x->newest->kind->name, y->newest->kind->name);

    if (c)
        return c;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static int by_rank(const void *a, const void *b)
{
    const struct series *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* The series that have an item up on that day; returns their number. */
static size_t series_on(const struct turn_choice *c, struct date day,
                        struct series *out)
{
    size_t n = 0;

    for (size_t i = 0; i < c->nseries; i++)
        c->series[i] = (struct series){0};
    for (size_t i = 0; i < c->n; i++) {
        struct series *s = c->series_of[i];

        s->n += date_cmp(item_published(c->items[i]), day) <= 0;
        if (!s->newest && is_up(c->items[i], day)) {
            s->newest = c->items[i];
            s->order = i;
        }
    }
    for (size_t i = 0; i < c->nseries; i++)
        if (c->series[i].newest)
            out[n++] = c->series[i];
    return n;
}

/* A figure of each kind, from its longest series; then, while there is room, from the
 * second longest of each, and so on. */
static void choose_figures(const struct turn_choice *c, struct date day, struct turn *t)
{
    struct arena scratch = ARENA_INIT;
    struct series *up = arena_array(&scratch, struct series, c->nseries + 1);
    size_t n = series_on(c, day, up);

    if (n)
        qsort(up, n, sizeof *up, by_length);
    for (size_t i = 1; i < n; i++)
        if (up[i].newest->kind == up[i - 1].newest->kind)
            up[i].rank = up[i - 1].rank + 1;
    if (n)
        qsort(up, n, sizeof *up, by_rank);
    for (size_t i = 0; i < n && i < FIGURES; i++)
        t->items[t->n++] = up[i].newest;
    arena_free(&scratch);
}

static void find_figures(struct page *p, struct turn_choice *c)
{
    struct map known = MAP_INIT(&p->arena);
    const struct site *all = p->w->all;

    c->series = arena_array(&p->arena, struct series, all->n + 1);
    c->series_of = arena_array(&p->arena, struct series *, all->n + 1);
    for (size_t i = 0; i < all->n; i++) {
        const struct item *item = all->items[i];
        if (!value_find(card_of(p->w, item), "数字"))
            continue;
        struct slice key =
            slice_of(arena_printf(&p->arena, "%.*s\n%.*s", SLICE_FMT(item->kind->name),
                                  SLICE_FMT(item->title)));
        struct series *s = map_find(&known, key);
        if (!s) {
            s = &c->series[c->nseries++];
            map_set(&known, key, s);
        }
        c->series_of[c->n] = s;
        c->items[c->n++] = item;
    }
}

static void set_figures(struct page *p, bool later)
{
    struct turn_choice c = {
        .items = arena_array(&p->arena, const struct item *, p->w->all->n + 1)};
    struct value *list = value_list(&p->arena);
    size_t n;

    find_figures(p, &c);
    struct turn *turns = turns_of(p, &c, choose_figures, &n);
    for (size_t i = 0; i < n; i++) {
        if (turns[i].n == 0 || all_public(p->w, &turns[i]) == later)
            continue;
        struct value *v = turn_value(p, &turns[i]);
        struct value *figures = value_list(&p->arena);
        for (size_t k = 0; k < turns[i].n; k++)
            value_push(&p->arena, figures, card_of(p->w, turns[i].items[k]));
        value_set(&p->arena, v, "数字表", figures);
        value_push(&p->arena, list, v);
    }
    value_set(&p->arena, p->v, "数字组", list);
}

/* --- 光荣榜 ------------------------------------------------------------------ */

/* The people whom the item honours; its kind names the field in 首页人员. NULL: none.
 */
static const struct value *people_of(const struct item *item)
{
    struct slice field = value_str(item->kind->root, "首页人员");
    const struct value *people = field.len ? value_find_slice(item->root, field) : NULL;

    return value_is_true(people) && people->type == VALUE_LIST ? people : NULL;
}

/* The newest item that is up on that day. */
static void choose_honour(const struct turn_choice *c, struct date day, struct turn *t)
{
    for (size_t i = 0; i < c->n && t->n == 0; i++)
        if (is_up(c->items[i], day))
            t->items[t->n++] = c->items[i];
}

static void set_honours(struct page *p, bool later)
{
    struct turn_choice c = {
        .items = arena_array(&p->arena, const struct item *, p->w->all->n + 1)};
    struct value *list = value_list(&p->arena);
    size_t n;

    for (size_t i = 0; i < p->w->all->n; i++)
        if (people_of(p->w->all->items[i]))
            c.items[c.n++] = p->w->all->items[i];
    struct turn *turns = turns_of(p, &c, choose_honour, &n);
    for (size_t i = 0; i < n; i++) {
        if (turns[i].n == 0 || all_public(p->w, &turns[i]) == later)
            continue;
        const struct value *people = people_of(turns[i].items[0]);
        struct value *v = turn_value(p, &turns[i]), *few = value_list(&p->arena);
        for (size_t k = 0; k < people->n && k < PEOPLE; k++)
            value_push(&p->arena, few, people->items[k]);
        value_set(&p->arena, v, "卡", card_of(p->w, turns[i].items[0]));
        value_set(&p->arena, v, "人员", few);
        value_push(&p->arena, list, v);
    }
    value_set(&p->arena, p->v, "光荣榜组", list);
}

void set_turns(struct page *p, bool later)
{
    set_figures(p, later);
    set_honours(p, later);
}
