/* region.h - the region's rule pack (content/rules/NAME.yaml): how long a notice
 * must hang (check_notice) and how often something must be published (C2).
 */
#ifndef BANBAO_CHECK_REGION_H
#define BANBAO_CHECK_REGION_H

#include "check/check_run.h"

/* The first rule of the pack for the item's kind and title; NULL: none. */
const struct value *region_rule(const struct site *site, const struct item *item);
/* Reports what is overdue, once for the site. */
void check_frequency(struct check_run *run);

#endif
