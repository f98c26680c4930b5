/* day_said.h - days as texts say them: 2026年11月23日, 11 月 23 日. */
#ifndef BANBAO_PROSE_DAY_SAID_H
#define BANBAO_PROSE_DAY_SAID_H

#include "base/slice.h"
#include "model/date.h"

struct day_said {
    int year; /* 0: not said */
    int month, day;
    size_t start, end; /* bytes of the text */
};

/* The day of which byte `moon` is the 月; false: it is of none. */
bool day_said_at(struct slice s, size_t moon, struct day_said *out);
/* The day that ends at byte `end`. */
bool day_said_before(struct slice s, size_t end, struct day_said *out);
/* Without a year it is the one nearest to `near`; no date: there is no such day. */
struct date day_said_date(const struct day_said *said, struct date near);
#endif
