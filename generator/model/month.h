/* month.h - a month as a calendar sheet; weeks begin on Monday.
 */
#ifndef BANBAO_MODEL_MONTH_H
#define BANBAO_MODEL_MONTH_H

#include "model/date.h"

/* 2026年12月 or 2026-12 -> its first day. */
bool month_parse(struct slice s, struct date *first);

/* What a template sees of a month, with the facets of generator/kinds/README.md.
 * c (may be NULL): days off and make-up days. */
struct value *month_value(struct arena *a, struct date first, const struct calendar *c);

/* The cell of a day in such a value; NULL if the day is not in that month. */
struct value *month_cell(const struct value *month, struct date d);

#endif
