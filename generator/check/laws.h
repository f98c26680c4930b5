/* laws.h - C12: laws that are repealed and hotlines that are closed, cited as if they
 * were not. */
#ifndef BANBAO_CHECK_LAWS_H
#define BANBAO_CHECK_LAWS_H

#include "check/check_run.h"

void check_laws(struct check_run *run, const struct check_text *t);

#endif
