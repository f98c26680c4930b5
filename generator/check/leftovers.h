/* leftovers.h - C10: what a template or a sample left to fill in. */
#ifndef BANBAO_CHECK_LEFTOVERS_H
#define BANBAO_CHECK_LEFTOVERS_H

#include "check/check_run.h"

void check_leftovers(struct check_run *run, const struct check_text *t);

#endif
