/* votes.h - C6, C7: votes of owners told in prose, against 民法典 278. What the fields
 * of a kind say of a vote is checked by the kind itself. */
#ifndef BANBAO_CHECK_VOTES_H
#define BANBAO_CHECK_VOTES_H

#include "check/check_run.h"

void check_votes(struct check_run *run, const struct check_text *t);

#endif
