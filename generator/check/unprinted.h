/* unprinted.h - what an editor wrote but no sheet prints. */
#ifndef BANBAO_CHECK_UNPRINTED_H
#define BANBAO_CHECK_UNPRINTED_H

#include "check/check_run.h"

/* As the kind says (不印). Default values are skipped: nobody wrote them. */
void check_unprinted(struct check_run *run, const struct item *item);

#endif
