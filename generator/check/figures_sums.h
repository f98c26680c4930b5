/* figures_sums.h - C5: totals after their parts, products and averages. */
#ifndef BANBAO_CHECK_FIGURES_SUMS_H
#define BANBAO_CHECK_FIGURES_SUMS_H

#include "check/figures_terms.h"

/* Among the figures of a text or of a list. */
void check_sums(struct check_run *run, const struct terms *f);

#endif
