/* periods.h - T4: how many days, or working days, lie from one day to another. */
#ifndef BANBAO_CHECK_PERIODS_H
#define BANBAO_CHECK_PERIODS_H

#include "check/check_run.h"
#include "prose/dates.h"

enum { RUN_DAYS = 8 };

/* Days that are written one after another: 11月9日、10日至12日. */
struct day_run {
    struct day_text day[RUN_DAYS]; /* each with its month; its year may be 0 */
    bool till[RUN_DAYS];           /* from the day before it to this one */
    size_t n;
};

/* 9月28日至10月9日（5个工作日）, 为期7天（11月9日至11月15日）. Silent on working days
 * of a year that the calendar does not cover. */
void check_period(struct check_run *run, const struct check_text *t,
                  const struct day_run *days);

#endif
