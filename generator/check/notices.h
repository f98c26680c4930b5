/* notices.h - C1…C3, C8, C9: what a notice must have. C4 is in check.c, C5 in
 * figures.h, C6 and C7 in votes.h; sums of fields are checks of kinds. */
#ifndef BANBAO_CHECK_NOTICES_H
#define BANBAO_CHECK_NOTICES_H

#include "check/check_run.h"

void check_notice(struct check_run *run, const struct item *item);
void check_annex(struct check_run *run, const struct item *item);
void check_pledges(struct check_run *run, const struct check_text *t);

#endif
