/* web_remains.h - C11: what was pasted from a web page with the text, and L4: what a
 * wrong encoding left. */
#ifndef BANBAO_CHECK_WEB_REMAINS_H
#define BANBAO_CHECK_WEB_REMAINS_H

#include "check/check_run.h"

void check_web_remains(struct check_run *run, const struct check_text *t);
/* The same in the source of its text. */
void check_entities(struct check_run *run, const struct item *item);

#endif
