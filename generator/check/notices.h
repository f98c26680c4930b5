/* notices.h - C1…C3, C8, C9: what a notice must have. C4 is in issuer.h, C5 in
 * figures.h, C6 and C7 in votes.h; sums of fields are rules of kinds (kinds/). */
#ifndef BANBAO_CHECK_NOTICES_H
#define BANBAO_CHECK_NOTICES_H

#include "check/check_run.h"

/* C1 to C3: parts, length and last day. */
void check_notice(struct check_run *run, const struct item *item);
/* C9: an annex is mentioned, and the item has none. */
void check_annex(struct check_run *run, const struct item *item);
/* C8: 尽快 in a field of pledges. */
void check_pledges(struct check_run *run, const struct check_text *t);

#endif
