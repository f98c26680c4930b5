/* sources.h - C9: a rate that nobody can look up: 满意率 98%, and neither when nor by
 * whom it was asked. */
#ifndef BANBAO_CHECK_SOURCES_H
#define BANBAO_CHECK_SOURCES_H

#include "check/check_run.h"

void check_sources(struct check_run *run, const struct item *item);

#endif
