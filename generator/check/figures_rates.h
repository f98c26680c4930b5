/* figures_rates.h - C5: rates, changes and shares that one sentence gives in full. */
#ifndef BANBAO_CHECK_FIGURES_RATES_H
#define BANBAO_CHECK_FIGURES_RATES_H

#include "check/figures_terms.h"

void check_rates(struct check_run *run, const struct terms *f);

#endif
