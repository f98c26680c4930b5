/* month.h - a month as a calendar sheet: weeks from Monday on.
 */
#ifndef MONTH_H
#define MONTH_H

#include "model/date.h"

/* 2026年12月, 2026-12; the first day of it. */
bool month_parse(struct slice s, struct date *first);

/* What a template sees of a month, with the facets of generator/kinds/README.md.
 * c (may be NULL) tells days off and make-up days. */
struct value *month_value(struct arena *a, struct date first, const struct calendar *c);

/* The cell of a day in such a value; NULL when it is no day of that month. */
struct value *month_cell(const struct value *month, struct date d);

#endif
