/* figures.h - C5: figures that do not agree with one another. What is compared must be
 * unmistakable; where a reader could mean something else, nothing is said.
 */
#ifndef BANBAO_CHECK_FIGURES_H
#define BANBAO_CHECK_FIGURES_H

#include "check/check_run.h"
#include "prose/amounts.h"

/* Within one text: 共 101 人：党员 21、在职 38、退休 42; 同意 210 户（78%）of a whole
 * that is told; 期初 10 ＋ 收入 5 ＝ 15. And what an item calls by the name of one of
 * its fields or of a total of its tables, against that. */
void check_figures(struct check_run *run, const struct item *item);

/* figures_runs.c: the figure i of the text and those that follow it. */
void check_runs(struct check_run *run, const struct check_text *t,
                const struct amounts *f, size_t i);

/* Columns of the body's tables: rows against 合计, shares against 100 % and against the
 * column that they are shares of. 以下三项： against the list that follows it, and
 * 共 13 户，名单如下： against the rows. */
void check_tables(struct check_run *run, const struct item *item);

/* figures_quoted.c: what the texts' figures are compared with. */
struct quotes;
struct quotes *quotes_of(struct check_run *run, const struct item *item);
void check_quote(struct check_run *run, const struct quotes *q,
                 const struct check_text *t, const struct amount *x);

#endif
