/* privacy.h - P1…P10 over the texts of an item. P11 (data/picture), P12
 * (content/protect) and P13 (the finished files) are met elsewhere. */
#ifndef BANBAO_CHECK_PRIVACY_H
#define BANBAO_CHECK_PRIVACY_H

#include "check/check_run.h"

/* P1 P2 P3: numbers; P4 P5 P6: plates, accounts, credit codes. */
void check_numbers(struct check_run *run, const struct check_text *t);
void check_accounts(struct check_run *run, const struct check_text *t);

/* P7 P8 P9 P10: what stands together with a name. */
void check_people(struct check_run *run, const struct check_group *g);

#endif
