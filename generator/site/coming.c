/* coming.c - the days that items announce: the calendar of this month and the next, and
 * the next few events, whatever their month.
 */
#include "model/month.h"
#include "site/days.h"
#include "site/happening.h"
#include "site/web.h"

#include <stdlib.h>

enum {
    EVENTS = 6, /* shown at a time */
    MONTHS = 2, /* shown: this one and the next */
};

struct coming {
    struct page *p;
    struct value *months[MONTHS];
    struct happening *list; /* all that are not over */
    size_t n, cap;
};

static struct value *event_value(struct coming *c, struct happening h)
{
    struct arena *a = &c->p->arena;
    struct value *v = happening_value(a, h), *card = card_of(c->p->w, h.item);

    value_set(a, v, "过去", value_bool(a, date_cmp(h.from, c->p->w->site->today) < 0));
    value_set(a, v, "标题", value_find(card, "短标题"));
    value_set(a, v, "短标题词", value_find(card, "短标题词"));
    value_set(a, v, "链接", value_find(card, "链接"));
    value_set(a, v, "序", value_find(card, "序"));
    return v;
}

/* Puts it into the cell of its first day, if that has nothing yet. */
static void mark_day(struct coming *c, struct happening h)
{
    for (size_t i = 0; i < MONTHS; i++) {
        struct value *cell = month_cell(c->months[i], h.from);
        if (cell && value_find(cell, "事")->type == VALUE_NULL)
            value_set(&c->p->arena, cell, "事", event_value(c, h));
    }
}

static void add_happening(void *ctx, struct happening h)
{
    struct coming *c = ctx;

    if (is_public(c->p->w, h.item))
        mark_day(c, h);
    if (date_cmp(happening_last(h), c->p->w->site->today) < 0)
        return;
    h.row = c->n;
    arena_push(&c->p->arena, c->list, c->n, c->cap);
    c->list[c->n++] = h;
}

static int happening_cmp(const void *a, const void *b)
{
    const struct happening *x = a, *y = b;
    int c = date_cmp(x->from, y->from);

    return c ? c : x->row < y->row ? -1 : 1;
}

static void find_happenings(struct coming *c)
{
    const struct site *all = c->p->w->all;

    for (size_t i = 0; i < all->n; i++) {
        const struct item *item = all->items[i];
        const struct value *v = value_find(item->root, "公示期");

        /* Open notices are on top of the page already: here only their last day. */
        if (is_public(c->p->w, item) && v && v->payload == PAYLOAD_PERIOD) {
            struct date last = ((const struct period *)v->data)->to;
            mark_day(c, (struct happening){.item = item,
                                           .from = last,
                                           .to = last,
                                           .what = SLICE("公示截止")});
        }
        item_happens(item, add_happening, c);
    }
    if (c->n)
        qsort(c->list, c->n, sizeof *c->list, happening_cmp);
}

/* This month and the next, so that a page built last month can switch over. */
static void open_months(struct coming *c)
{
    struct arena *a = &c->p->arena;
    struct date today = c->p->w->site->today, first = today;
    struct value *list = value_list(a);

    first.day = 1;
    for (size_t i = 0; i < MONTHS; i++) {
        struct value *v = month_value(a, first, c->p->w->site->calendar), *cell;

        for (struct date d = first; (cell = month_cell(v, d)) != NULL;
             d = date_add(d, 1))
            value_set(a, cell, "今日", value_bool(a, date_cmp(d, today) == 0));
        value_set(a, v, "本月", value_bool(a, i == 0));
        value_push(a, list, v);
        c->months[i] = v;
        first = date_add(first, 31);
        first.day = 1;
    }
    value_set(a, c->p->v, "月历", list);
}

/* 月历: the months, with events in their cells; 近期: the next events, of which those
 * with 等着 are hidden until others are over. */
void set_coming(struct page *p)
{
    struct coming c = {.p = p};
    struct window w = {.arena = &p->arena, .today = p->w->site->today, .most = EVENTS};
    struct value *list = value_list(&p->arena);

    open_months(&c);
    find_happenings(&c);
    for (size_t i = 0; i < c.n; i++) {
        struct happening h = c.list[i];
        bool waits;
        if (!window_takes(&w, item_published(h.item), happening_last(h), &waits) ||
            !is_public(p->w, h.item))
            continue;
        struct value *v = event_value(&c, h);
        value_set(&p->arena, v, "等着", value_bool(&p->arena, waits));
        value_push(&p->arena, list, v);
    }
    value_set(&p->arena, p->v, "近期", list);
}
