/* said_twice.h - C13: the text against the head of its item. */
#ifndef BANBAO_CHECK_SAID_TWICE_H
#define BANBAO_CHECK_SAID_TWICE_H

#include "check/check_run.h"

/* Its telephones and its period of public notice. */
void check_said(struct check_run *run, const struct check_text *t);

#endif
