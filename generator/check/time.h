/* time.h - T3 T4: days and hours in texts, against the calendar and the clock; calls
 * stale.h for T2. T1 is in check.c, T5 and T6 are rules of kinds. */
#ifndef BANBAO_CHECK_TIME_H
#define BANBAO_CHECK_TIME_H

#include "check/check_run.h"

/* Only prose: fields of text, and the body. */
void check_time(struct check_run *run, const struct check_text *t);
/* |11月9日|周二|: a day in one cell of a row, its weekday in another. */
void check_row_time(struct check_run *run, const struct check_group *g);

#endif
