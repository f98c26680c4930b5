/* solar_term.h - the 24 solar terms (节气), by Beijing time (GB/T 33661-2017).
 *
 * A term falls on the day on which the sun's apparent longitude passes a multiple
 * of 15 degrees (by libnova; accurate to some seconds for 1900-2100).
 */
#ifndef BANBAO_MODEL_SOLAR_TERM_H
#define BANBAO_MODEL_SOLAR_TERM_H

#include "model/date.h"

/* 大雪; NULL on a day without a term. Not thread-safe: libnova caches its last result.
 */
const char *solar_term(struct date d);

#endif
