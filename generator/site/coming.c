/* coming.c - the days that items announce: the calendar of this month and the next, and
 * the next few events, whatever their month.
 *
 * A kind's 日历 names the field with such a day: a date ({日期: 起日, 止: 止日}), or a
 * column of a table whose text may contain a day ({日期: 要点.内容, 事: 要点.名}). The
 * day on which an item was written does not count, or half the month would be marked.
 *
 *     要点: [{名: 停水时间, 内容: 12月3日9:00至12月4日17:00}], dated 2026-11-28
 *       -> 日期 2026-12-03, 止 2026-12-04, 事 停水
 */
#include "model/month.h"
#include "site/days.h"
#include "site/web.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    EVENTS = 6, /* shown at a time */
    MONTHS = 2, /* shown: this one and the next */
};

/* --- days in a text --------------------------------------------------------- */

/* Reads the number at *at and moves *at past it; 0: there is none. */
static int number_at(struct slice s, size_t *at)
{
    int n = 0;

    for (; *at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9' && n < 10000; ++*at)
        n = n * 10 + (s.ptr[*at] - '0');
    return n;
}

static bool skip(struct slice s, size_t *at, const char *word)
{
    struct slice w = slice_of(word);

    if (!slice_starts(slice_from(s, *at), w))
        return false;
    *at += w.len;
    return true;
}

static bool set_date(int year, int month, int day, struct date *out)
{
    char text[40];

    snprintf(text, sizeof text, "%d-%d-%d", year, month, day);
    return date_parse(slice_of(text), out);
}

/* A day without a year is the one nearest to `about`: in a notice of December a day of
 * January is next year's. */
static bool day_near(struct date about, int month, int day, struct date *out)
{
    enum { HALF_A_YEAR = 182 };
    long away;

    if (!set_date(about.year, month, day, out))
        return false;
    away = date_serial(*out) - date_serial(about);
    if (away < -HALF_A_YEAR || away > HALF_A_YEAR)
        return set_date(about.year + (away < 0 ? 1 : -1), month, day, out);
    return true;
}

/* Reads 2026年12月3日, 12月3日 or 2026-12-3 at *at, which is at a digit, and moves *at
 * past what was read. */
static bool day_at(struct slice s, size_t *at, struct date about, struct date *out)
{
    int year = 0, month, first = number_at(s, at);

    if (skip(s, at, "年")) {
        year = first;
        first = number_at(s, at);
    } else if (first >= 1900 && (skip(s, at, "-") || skip(s, at, "."))) {
        month = number_at(s, at);
        return (skip(s, at, "-") || skip(s, at, ".")) &&
               set_date(first, month, number_at(s, at), out);
    }
    month = first;
    if (!skip(s, at, "月"))
        return false;
    first = number_at(s, at);
    return (skip(s, at, "日") || skip(s, at, "号")) &&
           (year ? set_date(year, month, first, out)
                 : day_near(about, month, first, out));
}

/* The first day that a text mentions, and the latest. Each day without a year is near
 * the one before it. */
static bool days_of(struct slice s, struct date about, struct date *from,
                    struct date *to)
{
    bool any = false;

    for (size_t at = 0; at < s.len;) {
        struct date d;

        if (s.ptr[at] < '0' || s.ptr[at] > '9') {
            at++;
            continue;
        }
        if (!day_at(s, &at, any ? *to : about, &d))
            continue;
        if (!any)
            *from = *to = d;
        else if (date_cmp(d, *to) > 0)
            *to = d;
        any = true;
    }
    return any;
}

/* --- what an item announces ------------------------------------------------- */

struct happening {
    const struct item *item;
    struct date from, to;
    struct slice what;
    size_t row; /* number in the order in which they were found */
};

typedef void happening_fn(void *ctx, struct happening h);

/* 停水时间 -> what: 停水; 报名截止 -> 报名截止; 时间 -> empty. False: the row is not
 * about a time. */
static bool is_about_time(struct slice label, struct slice *what)
{
    static const char *const words[] = {"时间", "日期", "时段", "截止", NULL};

    for (size_t i = 0; words[i]; i++)
        if (slice_ends(label, slice_of(words[i]))) {
            bool kept = slice_is(slice_of(words[i]), "截止");
            *what =
                kept ? label : slice_sub(label, 0, label.len - slice_of(words[i]).len);
            return true;
        }
    return false;
}

/* The rows of a table that announce a day: `column` contains the day, `label` the
 * subject. */
static void rows_happen(const struct item *item, struct slice table,
                        struct slice column, struct slice label, happening_fn *f,
                        void *ctx)
{
    const struct value *rows = value_find_slice(item->root, table);

    for (size_t i = 0; rows && rows->type == VALUE_LIST && i < rows->n; i++) {
        const struct value *text = value_find_slice(rows->items[i], column);
        const struct value *name = value_find_slice(rows->items[i], label);
        struct happening h = {.item = item};

        if (!text || !name || !is_about_time(name->text, &h.what) ||
            !days_of(text->text, item->date, &h.from, &h.to))
            continue;
        if (!h.what.len)
            h.what = item->kind->name;
        f(ctx, h);
    }
}

static struct date date_in(const struct item *item, struct slice field)
{
    const struct value *v = field.len ? value_find_slice(item->root, field) : NULL;

    return v && v->payload == PAYLOAD_DATE ? *(const struct date *)v->data
                                           : (struct date){0};
}

/* Calls f for each day that 日历 of the item's kind finds. 事 is a word, or the field
 * that contains it. */
static void item_happens(const struct item *item, happening_fn *f, void *ctx)
{
    const struct value *wanted = value_find(item->kind->root, "日历");
    struct slice day = value_str(wanted, "日期"), word = value_str(wanted, "事"), table,
                 label;
    struct happening h = {.item = item, .what = word};

    if (slice_find(day, SLICE(".")) != SIZE_MAX) {
        slice_cut(&word, '.', &label);
        slice_cut(&day, '.', &table);
        rows_happen(item, table, day, word, f, ctx);
        return;
    }
    h.from = date_in(item, day);
    h.to = date_in(item, value_str(wanted, "止"));
    if (!date_is(h.from))
        return;
    if (!date_is(h.to))
        h.to = h.from;
    const struct value *name = value_find_slice(item->root, word);
    if (name && name->type == VALUE_TEXT)
        h.what = name->text;
    f(ctx, h);
}

/* The last day of announcing it: when it is over, or its item is taken down. */
static struct date last_of(struct happening h)
{
    return date_cmp(h.item->post_to, h.to) < 0 ? h.item->post_to : h.to;
}

/* {日期, 止, 事, 末}: first and last day, what happens, and the last day to announce
 * it.
 */
static struct value *happening_value(struct arena *a, struct happening h)
{
    struct value *v = value_map(a);

    value_set(a, v, "日期", date_value(a, h.from));
    value_set(a, v, "止", date_value(a, h.to));
    value_set(a, v, "事", value_text(a, h.what));
    value_set(a, v, "末", date_value(a, last_of(h)));
    return v;
}

struct days {
    struct arena *arena;
    struct value *list;
};

static void push_day(void *ctx, struct happening h)
{
    struct days *d = ctx;

    value_push(d->arena, d->list, happening_value(d->arena, h));
}

struct value *item_days(struct arena *a, const struct item *item)
{
    struct days d = {a, value_list(a)};

    item_happens(item, push_day, &d);
    return d.list;
}

static void keep_last(void *ctx, struct happening h)
{
    struct date *last = ctx;

    if (date_cmp(h.to, *last) > 0)
        *last = h.to;
}

struct date item_last_day(const struct item *item)
{
    struct date last = {0};

    item_happens(item, keep_last, &last);
    return last;
}

/* --- the calendar ----------------------------------------------------------- */

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
    if (date_cmp(last_of(h), c->p->w->site->today) < 0)
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
        if (!window_takes(&w, item_published(h.item), last_of(h), &waits) ||
            !is_public(p->w, h.item))
            continue;
        struct value *v = event_value(&c, h);
        value_set(&p->arena, v, "等着", value_bool(&p->arena, waits));
        value_push(&p->arena, list, v);
    }
    value_set(&p->arena, p->v, "近期", list);
}
