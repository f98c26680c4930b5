/* sources.h - C9: a rate that nobody can verify: 满意率 98% without the time and the
 * source of the survey. */
#ifndef BANBAO_CHECK_SOURCES_H
#define BANBAO_CHECK_SOURCES_H

#include "check/check_run.h"

/* At most one message for an item. */
void check_sources(struct check_run *run, const struct item *item);

#endif
