/* days.c - simulating a list of limited length over the coming days.
 *
 * A list shows the first `most` of the items that are up. An item further down is worth
 * including, hidden, if on some day enough of the items before it have come down:
 *
 *     most 1; offered: A up 1-5 Dec, B up 1-9 Dec, C up 2-4 Dec; today 1 Dec
 *       -> A shown, B waits (there is room on 6 Dec), C is refused
 */
#include "site/days.h"
#include "base/buf.h"

#include <stdlib.h>

enum { HORIZON = 92 }; /* days ahead that are prepared: three months */

/* The days on which an item is up, from today on. */
struct stay {
    struct date from, to;
};

bool is_up(const struct item *item, struct date day)
{
    return date_cmp(item_published(item), day) <= 0 &&
           date_cmp(day, item->post_to) <= 0;
}

/* --- what a list may show --------------------------------------------------- */

static bool stays_on(const struct stay *s, struct date day)
{
    return date_cmp(s->from, day) <= 0 && date_cmp(day, s->to) <= 0;
}

/* Are fewer than `most` of the items taken so far up on that day? */
static bool has_room(const struct window *w, struct date day)
{
    size_t up = 0;

    if (w->n < w->most)
        return true;
    for (size_t i = 0; i < w->n && up < w->most; i++)
        up += stays_on(&w->stays[i], day);
    return up < w->most;
}

/* There is room on the first day, or on the day after another item came down; on other
 * days the number of items before it does not fall. */
static bool may_be_seen(const struct window *w, const struct stay *s)
{
    if (has_room(w, s->from))
        return true;
    for (size_t i = 0; i < w->n; i++) {
        struct date free = date_add(w->stays[i].to, 1);
        if (stays_on(s, free) && has_room(w, free))
            return true;
    }
    return false;
}

bool window_takes(struct window *w, struct date from, struct date to, bool *waits)
{
    struct stay s = {date_cmp(from, w->today) < 0 ? w->today : from, to};

    if (date_cmp(s.to, s.from) < 0 || !may_be_seen(w, &s))
        return false;
    *waits = date_cmp(s.from, w->today) > 0 || w->shown >= w->most;
    w->shown += !*waits;
    arena_push(w->arena, w->stays, w->n, w->cap);
    w->stays[w->n++] = s;
    return true;
}

/* --- days of change --------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
    return date_cmp(*(const struct date *)a, *(const struct date *)b);
}

struct date *days_of_change(struct arena *a, struct date today,
                            const struct item *const *items, size_t n, size_t *count)
{
    struct date *days = arena_array(a, struct date, 2 * n + 1);
    struct date last = date_add(today, HORIZON);
    size_t all = 0, kept = 0;

    days[all++] = today;
    for (size_t i = 0; i < n; i++) {
        struct date from = item_published(items[i]), to = items[i]->post_to;
        if (date_cmp(from, today) > 0 && date_cmp(from, last) <= 0)
            days[all++] = from;
        if (date_cmp(to, today) >= 0 && date_cmp(to, last) < 0)
            days[all++] = date_add(to, 1);
    }
    qsort(days, all, sizeof *days, by_day);
    for (size_t i = 0; i < all; i++)
        if (kept == 0 || date_cmp(days[i], days[kept - 1]) != 0)
            days[kept++] = days[i];
    *count = kept;
    return days;
}

struct slice days_counted(struct arena *a, struct date today,
                          const struct item *const *items, size_t n)
{
    size_t count;
    struct date *days = days_of_change(a, today, items, n, &count);
    struct buf out = BUF_INIT;

    for (size_t i = 0; i < count; i++) {
        size_t up = 0;
        for (size_t k = 0; k < n; k++)
            up += is_up(items[k], days[i]);
        buf_printf(&out, "%s%04d-%02d-%02d:%zu", i ? " " : "", days[i].year,
                   days[i].month, days[i].day, up);
    }
    struct slice text = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return text;
}
