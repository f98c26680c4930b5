/* time.h - T2 T3 T4: days and words of time in texts, against the calendar and against
 * how long the sheet hangs. T1 is in check.c, T5 and T6 are rules of kinds. */
#ifndef BANBAO_CHECK_TIME_H
#define BANBAO_CHECK_TIME_H

#include "check/check_run.h"

/* Only prose: fields of text, and the body. */
void check_time(struct check_run *run, const struct check_text *t);

#endif
