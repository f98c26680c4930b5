/* almanac.h - T3, T4: the words next to a day in a text, against the calendars: 农历,
 * solar terms and festivals, days that are worked on. */
#ifndef BANBAO_CHECK_ALMANAC_H
#define BANBAO_CHECK_ALMANAC_H

#include "check/check_run.h"
#include "prose/dates.h"

/* 9月25日（农历八月十五，中秋节）, 冬至（12月22日）: T3. written: the day as in the
 * text; d: the same day with its year. */
void check_almanac(struct check_run *run, const struct check_text *t,
                   const struct day_text *written, struct date d);
/* 10月3日（工作日）: T4. Silent on a year that the calendar does not cover. */
void check_open(struct check_run *run, const struct check_text *t,
                const struct day_text *written, struct date d);

#endif
