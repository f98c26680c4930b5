/* privacy_numbers.h - P1 to P6 and P14 to P16 over the texts of an item: numbers
 * that identify somebody or open a door. */
#ifndef BANBAO_CHECK_PRIVACY_NUMBERS_H
#define BANBAO_CHECK_PRIVACY_NUMBERS_H

#include "check/check_run.h"

/* P1 P2 P3: numbers; P4 P5 P6: plates, accounts, credit codes (privacy_accounts.c);
 * P14 P15 P16: codes, dates of birth, certificates (privacy_papers.c). */
void check_numbers(struct check_run *run, const struct check_text *t);
void check_accounts(struct check_run *run, const struct check_text *t);
void check_papers(struct check_run *run, const struct check_text *t);

/* The targets of links, which are published though nobody sees them: tel:139…. */
void check_links(struct check_run *run, const struct item *item);

#endif
