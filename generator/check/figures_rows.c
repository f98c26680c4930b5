/* figures_rows.c - C5: the figures of each row of a table, against one another.
 *
 *     | 材料 | 数量 | 单价 | 金额 |  -> 数量 × 单价 = 金额
 *     | 楼 | 男 | 女 | 合计 |        -> 男 + 女 = 合计, also with 合计 first
 *
 * Heads that leave no doubt (数量, 单价, 金额) need one right row or none; of others,
 * all rows but one must agree. */
#include "check/figures_grid.h"
#include "words/figures.h"

static void hit_row(struct check_run *run, const struct cell *cell,
                    struct decimal right)
{
    check_hit(run, "C5", cell->at, "这一行算出来是 %.*s", "this row comes to %.*s",
              SLICE_FMT(decimal_text(run->arena, decimal_trim(right), true)));
}

/* The rows in which a column is what the others give, and the first in which not. */
struct tally {
    size_t right, wrong;
    const struct cell *cell;
    struct decimal should;
};

static void count(struct tally *t, const struct cell *c, struct decimal should)
{
    struct decimal off;

    if (!decimal_gap(should, c->value, &off))
        return;
    if (off.n == 0 || decimal_cmp(off, c->step) < 0) {
        t->right++;
        return;
    }
    if (t->wrong++ == 0) {
        t->cell = c;
        t->should = should;
    }
}

/* ---- 数量 × 单价 = 金额 ---- */

/* The only column of figures whose head is one of the words; GRID_COLUMNS: none, or
 * several. */
static size_t column_named(const struct grid *g, const char *const *words)
{
    size_t found = GRID_COLUMNS;

    for (size_t k = 0; k < g->columns; k++) {
        struct slice head = grid_head(g, k);
        if (!word_before(head, head.len, words) || !grid_counts(g, k))
            continue;
        if (found != GRID_COLUMNS)
            return GRID_COLUMNS;
        found = k;
    }
    return found;
}

/* Are there figures besides: months, days, a discount? */
static bool has_others(const struct grid *g, const size_t named[3])
{
    for (size_t k = 1; k < g->columns; k++)
        if (k != named[0] && k != named[1] && k != named[2] && grid_counts(g, k) &&
            !grid_is_number(g, k))
            return true;
    return false;
}

/* False: the heads do not name a count, a price and an amount. */
static bool check_product(struct check_run *run, const struct grid *g)
{
    static const char *const counts[] = {WORDLIST_COUNT_HEADS, NULL};
    static const char *const prices[] = {WORDLIST_PRICE_HEADS, NULL};
    static const char *const costs[] = {WORDLIST_COST_HEADS, NULL};
    static const char *const nots[] = {WORDLIST_NO_COST, "万", NULL};
    size_t k[3] = {column_named(g, counts), column_named(g, prices),
                   column_named(g, costs)};
    struct tally t = {0};
    struct decimal value;

    if (k[0] == GRID_COLUMNS || k[1] == GRID_COLUMNS || k[2] == GRID_COLUMNS)
        return false;
    for (size_t i = 0; i < g->columns; i++)
        if (has_word(g->heads[i], nots))
            return true;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *n = grid_at(g, i, k[0]), *price = grid_at(g, i, k[1]),
                          *cost = grid_at(g, i, k[2]);
        if (g->total[i] || !n->figure || !price->figure || !cost->figure ||
            cost->percent || price->percent)
            continue;
        if (decimal_mul(n->value, price->value, &value))
            count(&t, cost, value);
    }
    bool others = has_others(g, k);
    if (t.wrong && (t.wrong == 1 || t.wrong * 2 <= t.right) && (t.right || !others))
        hit_row(run, t.cell, t.should);
    return true;
}

/* ---- 男 + 女 = 合计 ---- */

static bool is_total_head(const struct grid *g, size_t column)
{
    static const char *const words[] = {WORDLIST_TOTAL_HEADS, NULL};
    struct slice head = grid_head(g, column);

    return head.len && word_at(head, 0, words) == head.len;
}

/* Can the columns [from, to) be added: figures throughout, and no prices or rates? */
static size_t addends(const struct grid *g, size_t from, size_t to)
{
    static const char *const states[] = {WORDLIST_STATES, NULL};
    static const char *const prices[] = {WORDLIST_PRICE_HEADS, NULL};
    size_t n = 0;

    for (size_t k = from; k < to; k++) {
        if (!grid_counts(g, k))
            continue;
        if (grid_is_number(g, k) && k == 1)
            continue;
        if (has_word(g->heads[k], states) || has_word(g->heads[k], prices))
            return 0;
        n++;
    }
    return n;
}

/* The sum of row i over the columns [from, to); false: a cell there is no figure. */
static bool row_sum(const struct grid *g, size_t i, size_t from, size_t to,
                    struct decimal *sum)
{
    *sum = decimal_of(0);
    for (size_t k = from; k < to; k++) {
        const struct cell *c = grid_at(g, i, k);
        if ((k == 1 && grid_is_number(g, k)) || !grid_counts(g, k))
            continue;
        if ((!c->figure && !c->blank) || c->percent ||
            !decimal_add(*sum, c->value, sum))
            return false;
    }
    return true;
}

static void check_sum(struct check_run *run, const struct grid *g, size_t total)
{
    size_t from = 1, to = total;
    struct tally t = {0};
    struct decimal sum, twice;

    if (total == 1 || !grid_counts(g, total - 1))
        from = total + 1, to = g->columns;
    if (addends(g, from, to) < 2)
        return;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, total);
        if (!c->figure || c->percent || !row_sum(g, i, from, to, &sum))
            return;
        count(&t, c, sum);
    }
    bool near = t.wrong == 1 && decimal_mul(t.should, decimal_of(2), &twice) &&
                decimal_cmp(twice, t.cell->value) > 0 &&
                decimal_cmp(t.cell->value, decimal_of(0)) > 0;
    if (near && (t.right || (g->rows == 1 && total > 1)))
        hit_row(run, t.cell, t.should);
}

/* ---- columns with other heads ---- */

/* The value that the columns before `column` give in a row: their sum, or the product
 * of the only two figures: | 水泵 | 8 | 240 | 1,920 |. */
static bool row_value(const struct grid *g, size_t row, size_t column, bool product,
                      struct decimal *out)
{
    size_t n = 0;

    *out = decimal_of(product ? 1 : 0);
    for (size_t k = 1; k < column; k++) {
        const struct cell *c = grid_at(g, row, k);
        if (c->percent || (!c->figure && !product))
            return false;
        if (!c->figure)
            continue;
        n++;
        if (product ? !decimal_mul(*out, c->value, out)
                    : !decimal_add(*out, c->value, out))
            return false;
    }
    return n > 1 && (!product || n == 2);
}

/* Reports the single row in which this column is not the sum (the product) of the
 * others, if all other rows agree that it is. */
static void check_like(struct check_run *run, const struct grid *g, size_t column,
                       bool product)
{
    static const char *const sums[] = {WORDLIST_SUM_COLUMNS, NULL};
    struct tally t = {0};
    struct decimal value;

    if (column < 3 || !has_word(g->heads[column], sums))
        return;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, column);
        if (product && g->total[i])
            continue;
        if (!c->figure || !row_value(g, i, column, product, &value))
            return;
        count(&t, c, value);
    }
    if (t.wrong == 1 && t.right >= (product ? 3 : 2)) /* one may have a discount */
        hit_row(run, t.cell, t.should);
}

void check_rows(struct check_run *run, const struct grid *g)
{
    bool named = check_product(run, g);

    for (size_t k = 1; k < g->columns; k++) {
        if (is_total_head(g, k) && !named) {
            check_sum(run, g, k);
        } else {
            check_like(run, g, k, false);
            if (!named)
                check_like(run, g, k, true);
        }
    }
}
