/* region.h - the region's rule pack (content/rules/NAME.yaml): how long notices hang
 * (check_notice) and how often something is published (C2).
 */
#ifndef BANBAO_CHECK_REGION_H
#define BANBAO_CHECK_REGION_H

#include "check/check_run.h"

/* The first rule of the pack for such an item; NULL: none. */
const struct value *region_rule(const struct site *site, const struct item *item);
/* What should have been published by now, once for the site. */
void check_frequency(struct check_run *run);

#endif
