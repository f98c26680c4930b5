/* unprinted.h - what an editor has written and no sheet prints. */
#ifndef BANBAO_CHECK_UNPRINTED_H
#define BANBAO_CHECK_UNPRINTED_H

#include "check/check_run.h"

/* By the kind (不印); what is there by default nobody has written. */
void check_unprinted(struct check_run *run, const struct item *item);

#endif
