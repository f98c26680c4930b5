/* clock.h - T4: hours that no clock has, and hours that end before they begin. */
#ifndef BANBAO_CHECK_CLOCK_H
#define BANBAO_CHECK_CLOCK_H

#include "check/check_run.h"

void check_clock(struct check_run *run, const struct check_text *t);

#endif
