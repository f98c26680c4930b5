/* almanac.h - T3, T4: what stands beside a day in a text, against the calendars: 农历,
 * solar terms and festivals; working days and how many of them. */
#ifndef BANBAO_CHECK_ALMANAC_H
#define BANBAO_CHECK_ALMANAC_H

#include "check/check_run.h"
#include "prose/dates.h"

/* 9月25日（农历八月十五，中秋节）, 冬至（12月22日）: T3. d: the day that was said. */
void check_almanac(struct check_run *run, const struct check_text *t,
                   const struct day_text *said, struct date d);
/* 10月3日（工作日）, 9月28日至10月9日（5个工作日）: T4. Nothing is said of a year that
 * the calendar does not know. */
void check_workdays(struct check_run *run, const struct check_text *t,
                    const struct day_text *said, struct date d);

#endif
