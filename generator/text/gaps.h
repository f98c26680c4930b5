/* gaps.h - the space between shaped units, and its sums. */
#ifndef BANBAO_TEXT_GAPS_H
#define BANBAO_TEXT_GAPS_H

#include "text/unit.h"

/* The gaps between units as shaped; then, once readings have widened some
 * units, the sums, and the natural and least widths. */
void gaps_make(struct para *p);
void gaps_add_up(struct para *p);

#endif
