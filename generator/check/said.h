/* said.h - days as texts say them: 2026年11月23日, 11 月 23 日. */
#ifndef CHECK_SAID_H
#define CHECK_SAID_H

#include "base/slice.h"
#include "model/date.h"

struct said {
    int year; /* 0: not said */
    int month, day;
    size_t start, end; /* bytes of the text */
};

/* The day of which byte `moon` is the 月; false: it is of none. */
bool said_at(struct slice s, size_t moon, struct said *out);
/* The day that ends at byte `end`. */
bool said_before(struct slice s, size_t end, struct said *out);
/* Without a year it is the one nearest to `near`; no date: there is no such day. */
struct date said_date(const struct said *said, struct date near);
/* Digits before byte `end`, with blanks after them; false: there are none. */
bool said_number(struct slice s, size_t end, int *value, size_t *start);

#endif
