/* formula.h - the arithmetic of kinds: 合计(收入.金额) - 合计(支出.金额).
 *
 * The language is in generator/kinds/README.md. A formula is compiled once, with
 * its kind, and evaluated over an item; money stays money and all is exact.
 */
#ifndef BANBAO_CONTENT_FORMULA_H
#define BANBAO_CONTENT_FORMULA_H

#include "data/value.h"

struct formula;

/* NULL after reporting at the exact place. `at` is the scalar that holds text. */
struct formula *formula_parse(struct arena *a, struct slice text, struct span at,
                              struct diag *d);

/* Call known for every name (the part before the first dot). False if one is not known;
 * known reports it. */
bool formula_check_names(const struct formula *f,
                         bool (*known)(void *ctx, struct slice name, struct span at),
                         void *ctx);

/* Does the formula calculate (+ - * /) with a name for which is() holds? *at is then
 * its place. */
bool formula_adds_words(const struct formula *f,
                        bool (*is)(void *ctx, struct slice name), void *ctx,
                        struct span *at);

/* Where names are looked up. */
struct scope {
    const struct value *const *stack; /* searched from the last to the first */
    size_t n;
    const struct value *table; /* in 行计算: the table of the row, which is the last */
};

/* NULL: an operand is absent. An overflow is reported at `at`. */
struct value *formula_eval(struct arena *a, const struct formula *f, struct scope scope,
                           struct span at, struct diag *d);

#endif
