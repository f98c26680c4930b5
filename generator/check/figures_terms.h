/* figures_terms.h - C5: the figures of a text or a list, each with the name it goes by.
 *
 *     应到 40 人，实到 36 人（请假 4 人）  -> 应到 40, 实到 36, 请假 4 (inside
 * brackets) 发放 120 份收回 108 份              -> 发放 120, 收回 108
 */
#ifndef BANBAO_CHECK_FIGURES_TERMS_H
#define BANBAO_CHECK_FIGURES_TERMS_H

#include "check/check_run.h"
#include "prose/amounts.h"

struct term {
    const struct check_text *t;
    const struct amount *x;
    struct slice name;   /* from the mark or figure before it to its digits */
    struct slice clause; /* from the mark before it to the mark after it */
    size_t sentence;     /* number of its sentence, which ends with 。 */
    bool inside;         /* in brackets */
    bool selected;       /* after 其中, in the same sentence */
    bool alone;          /* the only figure of its clause */
};

struct terms {
    struct term *list;
    size_t n, cap;
};

/* Adds the text's figures, without labels (3 号楼); all in one sentence if `one`. */
void terms_add(struct arena *a, struct terms *out, const struct check_text *t,
               const struct amounts *f, bool one);

/* What stands before the last ： of its sentence: 收入 for both of 收入：停车费 300
 * 元、 广告费 200 元. */
struct slice term_head(const struct term *x);
/* An exact quantity, not a percentage; with a unit. */
bool term_is_figure(const struct term *x);
bool term_counts(const struct term *x);
bool term_is_percent(const struct term *x);
bool term_same_unit(const struct term *a, const struct term *b);

/* Does another sentence, or another part of it, begin with b: ；? */
bool term_parts(const struct term *a, const struct term *b);

/* Does the name introduce a total of what precedes: 合计, 三栋共? Not with *rest, what
 * it says besides: 共计修剪. */
bool name_is_total(struct slice name);
bool name_has_total(struct slice name, struct slice *rest);
/* Do two names make up everything: 男, 女? */
bool names_are_halves(struct slice a, struct slice b);
/* Reports figure x: by the others it is `right`. */
void term_hit(struct check_run *run, const struct term *x, struct decimal right,
              enum severity severity);
/* |a - b| */
bool decimal_gap(struct decimal a, struct decimal b, struct decimal *out);

#endif
