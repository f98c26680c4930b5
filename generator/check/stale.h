/* stale.h - T2: words of time that will be wrong before the sheet comes down. */
#ifndef BANBAO_CHECK_STALE_H
#define BANBAO_CHECK_STALE_H

#include "check/check_run.h"

/* Only for a text that holds WORDS_STALE. */
void check_stale(struct check_run *run, const struct check_text *t);

#endif
