/* date.h - days of the Gregorian calendar, and which of them are working days.
 *
 * No clock and no time zone: today is passed in. Working days come from the
 * State Council's yearly table (content/calendar.yaml); a year that is not in it
 * is an error, never a guess.
 */
#ifndef BANBAO_MODEL_DATE_H
#define BANBAO_MODEL_DATE_H

#include "data/value.h"

struct date {
    int16_t year;
    int8_t month, day; /* 1-12, 1-31; all 0: no date */
};

/* A real day of the years 1900-2199; else false. */
bool date_make(int year, int month, int day, struct date *out);
/* 2026-10-12, 2026/10/12, 2026.10.12 or 2026年10月12日, as programs write it; for what
 * people write: prose/dates.h. */
bool date_parse(struct slice s, struct date *out);
bool date_is(struct date d);     /* not "no date" */
long date_serial(struct date d); /* days since 1970-01-01 */
struct date date_of_serial(long serial);
int date_weekday(struct date d); /* 0 = Monday ... 6 = Sunday */
int date_cmp(struct date a, struct date b);
struct date date_add(struct date d, long days);

/* The value that templates see, with the facets of generator/kinds/README.md. */
struct value *date_value(struct arena *a, struct date d);

struct calendar;

/* From the parsed calendar.yaml. NULL after reporting errors. */
struct calendar *calendar_load(struct arena *a, const struct value *v, struct diag *d);
bool calendar_knows(const struct calendar *c, int year);
/* Only for a year that the calendar knows; for others it is just Monday to Friday. */
bool calendar_is_workday(const struct calendar *c, struct date d);

enum counting {
    COUNT_INCLUSIVE,
    COUNT_CIVIL
}; /* the first day counts or not (民法典201) */

struct period {
    struct date from, to; /* both days included */
    int workdays;         /* as asked for or as counted; -1: not counted */
    int days;             /* natural days, both ends included ... */
    bool civil; /* ... but the first, which was counted from and is not counted */
};

/* The last day of a period of n working days. False when a year is unknown:
 * *unknown is that year. */
bool period_workdays(const struct calendar *c, struct date from, int n,
                     enum counting how, struct date *to, int *unknown);

/* What templates see of a period: the facets of generator/kinds/README.md without 日子.
 */
struct value *period_value(struct arena *a, struct period p, struct date today);
/* Adds 日子 if the days are few enough to be drawn. c (may be NULL): days off, for a
 * period counted in working days. */
void period_list_days(struct arena *a, struct value *period, const struct calendar *c,
                      struct date today);

#endif
