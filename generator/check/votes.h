/* votes.h - C6, C7: votes of owners described in prose, against 民法典 278. Votes in
 * fields are checked by the rules of their kind. */
#ifndef BANBAO_CHECK_VOTES_H
#define BANBAO_CHECK_VOTES_H

#include "check/check_run.h"

/* Only texts of the body that claim success. */
void check_votes(struct check_run *run, const struct check_text *t);

#endif
