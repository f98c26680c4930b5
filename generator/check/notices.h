/* notices.h - C1…C3, C5…C9: what a notice must have, and figures that agree. C4 is in
 * check.c; sums of fields are checks of kinds. */
#ifndef NOTICES_H
#define NOTICES_H

#include "check/run.h"

extern const char *const carried_words[], *const vague_words[]; /* for words.h */

void check_notice(struct check_run *run, const struct item *item);
void check_annex(struct check_run *run, const struct item *item);
void check_totals(struct check_run *run, const struct item *item);
void check_votes(struct check_run *run, const struct check_text *t);
void check_pledges(struct check_run *run, const struct check_text *t);

#endif
