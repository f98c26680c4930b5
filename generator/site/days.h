/* days.h - what of the home page is shown on which day, from the day of the build on.
 *
 * Nobody may build the site again for weeks. The page holds, unseen, what comes up as
 * other things end; the script shows on each day what a build of that day would.
 */
#ifndef DAYS_H
#define DAYS_H

#include "model/item.h"

/* Public, and not taken down yet? */
bool is_up(const struct item *item, struct date day);

/* A list of the first `most` of what is up, while its items are offered in order. */
struct window {
    struct arena *arena;
    struct date today;
    size_t most;
    struct stay *stays; /* of what may be seen */
    size_t n, cap;
    size_t shown; /* of them, today */
};

/* Offer what is up from `from` to `to`: may it be seen on some day? *waits: not today.
 */
bool window_takes(struct window *w, struct date from, struct date to, bool *waits);

/* The days from today on, three months at most, on which other ones of n items are up;
 * *count of them, the first is today. */
struct date *days_of_change(struct arena *a, struct date today,
                            const struct item *const *items, size_t n, size_t *count);

/* "2026-11-28:25 2026-12-01:24": how many of them are up from which day on. */
struct slice days_counted(struct arena *a, struct date today,
                          const struct item *const *items, size_t n);

#endif
