/* privacy_numbers.h - P1 to P6 over the texts of an item: numbers that identify
 * somebody. */
#ifndef BANBAO_CHECK_PRIVACY_NUMBERS_H
#define BANBAO_CHECK_PRIVACY_NUMBERS_H

#include "check/check_run.h"

/* P1 P2 P3: numbers; P4 P5 P6: plates, accounts, credit codes. */
void check_numbers(struct check_run *run, const struct check_text *t);
void check_accounts(struct check_run *run, const struct check_text *t);

#endif
