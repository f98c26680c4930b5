/* figures.h - C5: figures that contradict one another. Only unmistakable pairs are
 * compared; where another reading is possible, nothing is reported.
 */
#ifndef BANBAO_CHECK_FIGURES_H
#define BANBAO_CHECK_FIGURES_H

#include "check/check_run.h"
#include "prose/amounts.h"

/* Within one text: 共 101 人：党员 21、在职 38、退休 42; 同意 210 户（78%） of a
 * whole given before; 期初 10 ＋ 收入 5 ＝ 15. Also a figure named like a field or a
 * table's total of the item, against that value. */
void check_figures(struct check_run *run, const struct item *item);

/* figures_parts.c: the whole x, and its parts after it. */
void check_parts(struct check_run *run, const struct check_text *t,
                 const struct amounts *f, const struct amount *x);

/* figures_percent.c: a percentage, and the count right before it. */
void check_percent(struct check_run *run, const struct check_text *t,
                   const struct amounts *f, const struct amount *percent);

/* figures_hours.c: a range of hours, and how long it is said to be. */
void check_hours(struct check_run *run, const struct check_text *t,
                 const struct amounts *f);

/* figures_runs.c: figure i of the text with those that follow it. */
void check_runs(struct check_run *run, const struct check_text *t,
                const struct amounts *f, size_t i);

/* figures_tables.c. Tables of the body: rows against 合计; shares against 100 % and
 * against the column they are shares of. Also 以下三项： against the list after it, and
 * 共 13 户，名单如下： against the rows of the table after it. */
void check_tables(struct check_run *run, const struct item *item);

/* figures_quoted.c: the named values of an item, and a figure compared with them. */
struct quotes;
struct quotes *quotes_of(struct check_run *run, const struct item *item);
void check_quote(struct check_run *run, const struct quotes *q,
                 const struct check_text *t, const struct amount *x);

#endif
