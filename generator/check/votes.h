/* votes.h - C6, C7: votes of owners described in prose, against 民法典 278. Votes in
 * fields are checked by the rules of their kind. */
#ifndef BANBAO_CHECK_VOTES_H
#define BANBAO_CHECK_VOTES_H

#include "check/check_run.h"

/* Only texts of the body that claim success. */
void check_votes(struct check_run *run, const struct check_text *t);

/* votes_fractions.c: shares in words (过半数, 三分之二以上). True: it has reported. */
bool check_vote_fractions(struct check_run *run, const struct check_text *t);
/* Does the matter need three quarters? */
bool vote_is_special(struct slice s);

#endif
