/* days.h - which parts of the home page are shown on which day after the build.
 *
 * The site may not be built again for weeks. So the page contains, hidden, what will
 * appear when other things end; on each day the script shows what a build of that day
 * would.
 */
#ifndef BANBAO_SITE_DAYS_H
#define BANBAO_SITE_DAYS_H

#include "model/item.h"

/* Is it public and not taken down yet on that day? */
bool is_up(const struct item *item, struct date day);

/* A list of the first `most` items that are up; its items are offered in order. */
struct window {
    struct arena *arena;
    struct date today;
    size_t most;
    struct stay *stays; /* of the items that were taken */
    size_t n, cap;
    size_t shown; /* how many of them are shown today */
};

/* Offers an item that is up from `from` to `to`. True if it is shown on some day;
 * *waits: but not today. */
bool window_takes(struct window *w, struct date from, struct date to, bool *waits);

/* The days, for three months, on which the set of items that are up changes; *count of
 * them, the first is today. */
struct date *days_of_change(struct arena *a, struct date today,
                            const struct item *const *items, size_t n, size_t *count);

/* "2026-11-28:25 2026-12-01:24": from which day on how many of them are up. */
struct slice days_counted(struct arena *a, struct date today,
                          const struct item *const *items, size_t n);

#endif
