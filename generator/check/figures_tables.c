/* figures_tables.c - C5 in the tables of a body, and what announces a list or a table.
 *
 *     rows 4, 5 and 合计 10              -> the rows add up to 9
 *     期初余额 10, 收入合计 5, 支出合计 3, 期末余额 13 -> 期末 should be 12
 *     占比 60%, 30%, 合计 100%           -> 90 %
 *     下列 4 条： and a list of three    -> 3
 *     共 13 户，名单如下： and rows 1…12 -> 12
 *
 * A table is read into a grid of figures, cell by cell when a rule first asks. Every
 * rule needs a label or a head that leaves no doubt, or that all other rows agree. */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

enum { ROWS_MAX = 400, COLUMNS_MAX = 12 };

struct cell {
    const struct node *node; /* not yet read; NULL: read, or no such cell */
    bool figure;             /* value and step are valid */
    bool percent;            /* written with % */
    struct decimal value, step;
    struct span at;
};

struct grid {
    struct arena *arena;
    struct slice *labels; /* the first cell of each row */
    struct slice heads[COLUMNS_MAX];
    struct cell *cells;   /* rows * columns; read on first use, by at() */
    bool *total;          /* is the row a sum of others: 合计, 小计? */
    size_t rows, columns; /* without the head; with the labels */
    bool totals;          /* is any row one? */
};

/* 1,280.50 元, −30, 33.3%: a cell with one exact figure and nothing before it. */
static struct cell read_cell(struct arena *a, const struct node *node)
{
    struct cell c = {.at = node->child && node->child->at.src ? node->child->at
                                                              : node->at};
    struct slice s = slice_trim(node_plain(a, node));
    size_t minus = word_at(s, 0, (const char *const[]){"-", "−", "－", NULL});
    struct amounts f = amounts_of(a, slice_from(s, minus));

    if (f.n != 1 || f.list[0].label || f.list[0].rough || f.list[0].start > 0)
        return c;
    c.figure = true;
    c.percent = slice_is(f.list[0].unit, "%");
    c.value = f.list[0].value;
    c.step = f.list[0].step;
    if (minus)
        c.value.n = -c.value.n;
    return c;
}

static const struct cell *at(const struct grid *g, size_t row, size_t column)
{
    struct cell *c = &g->cells[row * g->columns + column];

    if (c->node)
        *c = read_cell(g->arena, c->node);
    return c;
}

static size_t count_children(const struct node *parent)
{
    size_t n = 0;

    for (const struct node *c = parent ? parent->child : NULL; c; c = c->next)
        n++;
    return n;
}

/* False: too small to compare (one row, one column), or too large. */
static bool read_grid(struct arena *a, const struct node *table, struct grid *g)
{
    static const char *const totals[] = {WORDLIST_TABLE_TOTALS, NULL};
    size_t i = 0, k = 0, rows = count_children(table);

    *g = (struct grid){.arena = a, .columns = count_children(table->child)};
    if (rows < 3 || rows > ROWS_MAX || g->columns < 2 || g->columns > COLUMNS_MAX)
        return false;
    g->rows = rows - 1;
    g->labels = arena_array(a, struct slice, g->rows);
    g->cells = arena_array(a, struct cell, g->rows * g->columns);
    g->total = arena_array(a, bool, g->rows);
    for (const struct node *c = table->child->child; c; c = c->next)
        g->heads[k++] = slice_trim(node_plain(a, c));
    for (const struct node *r = table->child->next; r; r = r->next, i++) {
        const struct node *c = r->child;
        g->labels[i] = c ? slice_trim(node_plain(a, c)) : SLICE("");
        g->total[i] = has_word(g->labels[i], totals);
        g->totals |= g->total[i];
        for (k = 0; c && k < g->columns; c = c->next, k++)
            g->cells[i * g->columns + k].node = c;
    }
    return true;
}

static void hit_sum(struct check_run *run, struct span where, struct decimal sum)
{
    check_hit(run, "C5", where, "各行加起来是 %.*s", "the rows add up to %.*s",
              SLICE_FMT(decimal_text(run->arena, sum, true)));
}

/* ---- rows against 合计 ---- */

/* What row `total` may be the sum of: sums[0] the rows since the last total, sums[1]
 * all plain rows, sums[2] the totals. *rows: how many are in sums[0]. False: a row has
 * no figure. */
static bool sums_of(const struct grid *g, size_t total, size_t column,
                    struct decimal sums[3], size_t *rows)
{
    sums[0] = sums[1] = sums[2] = decimal_of(0);
    *rows = 0;
    for (size_t i = 0; i < total; i++) {
        const struct cell *c = at(g, i, column);
        if (!c->figure || c->percent)
            return false;
        if (g->total[i])
            sums[0] = decimal_of(0);
        if (!decimal_add(sums[g->total[i] ? 2 : 0], c->value,
                         &sums[g->total[i] ? 2 : 0]) ||
            (!g->total[i] && !decimal_add(sums[1], c->value, &sums[1])))
            return false;
        *rows = g->total[i] ? 0 : *rows + 1;
    }
    return true;
}

/* The first total in the column that equals none of its three possible sums. */
static void check_column(struct check_run *run, const struct grid *g, size_t column)
{
    static const char *const others[] = {WORDLIST_NOT_ADDED, NULL};
    /* a state after each row (余额, 读数), not a part of a sum */
    static const char *const states[] = {WORDLIST_STATES, NULL};
    struct decimal sums[3];
    size_t rows;

    if (has_word(g->heads[column], states))
        return;
    for (size_t i = 0; i < g->rows && !has_word(g->labels[i], others); i++) {
        const struct cell *c = at(g, i, column);
        if (!g->total[i] || !c->figure || c->percent ||
            !sums_of(g, i, column, sums, &rows) || rows < 2 ||
            decimal_cmp(sums[0], c->value) == 0 ||
            decimal_cmp(sums[1], c->value) == 0 || decimal_cmp(sums[2], c->value) == 0)
            continue;
        hit_sum(run, c->at, sums[0]);
        return;
    }
}

/* ---- 期初 + 收入 − 支出 = 期末 ---- */

/* The only row whose label contains one of the words; SIZE_MAX: none, or several. */
static size_t row_named(const struct grid *g, const char *const *words)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < g->rows; i++)
        if (has_word(g->labels[i], words)) {
            if (found != SIZE_MAX)
                return SIZE_MAX;
            found = i;
        }
    return found;
}

/* Finds the rows 期初, 收入, 支出 and 期末, each of which has several possible names.
 */
static bool find_balance(const struct grid *g, size_t rows[4])
{
    static const char *const opening[] = {WORDLIST_OPENING_ROWS, NULL};
    static const char *const income[] = {WORDLIST_INCOME_ROWS, NULL};
    static const char *const spending[] = {WORDLIST_SPENDING_ROWS, NULL};
    static const char *const closing[] = {WORDLIST_CLOSING_ROWS, NULL};
    const char *const *names[] = {opening, income, spending, closing};

    for (int i = 0; i < 4; i++)
        if ((rows[i] = row_named(g, names[i])) == SIZE_MAX)
            return false;
    return true;
}

static void check_balance(struct check_run *run, const struct grid *g,
                          const size_t rows[4], size_t column)
{
    const struct cell *c[4];
    struct decimal sum;

    for (int i = 0; i < 4; i++) {
        c[i] = at(g, rows[i], column);
        if (!c[i]->figure || c[i]->percent)
            return;
    }
    if (!decimal_add(c[0]->value, c[1]->value, &sum) ||
        !decimal_sub(sum, c[2]->value, &sum) || decimal_cmp(sum, c[3]->value) == 0)
        return;
    check_hit(run, "C5", c[3]->at, "期初 ＋ 收入 − 支出应为 %.*s",
              "opening + income - spending is %.*s",
              SLICE_FMT(decimal_text(run->arena, sum, true)));
}

/* ---- shares ---- */

/* A head such as 占比, and percentages in all rows; the last, a total, may lack its. */
static bool is_share_column(const struct grid *g, size_t column)
{
    static const char *const words[] = {WORDLIST_SHARE_COLUMNS, NULL};

    if (!has_word(g->heads[column], words))
        return false;
    for (size_t i = 0; i < g->rows; i++)
        if (!at(g, i, column)->percent && !(g->total[i] && i + 1 == g->rows))
            return false;
    return true;
}

/* The sum of the shares against the last row, 合计 100%. Each share may be off by one
 * in its last digit. */
static void check_hundred(struct check_run *run, const struct grid *g, size_t column)
{
    const struct cell *last = at(g, g->rows - 1, column);
    struct decimal sum = decimal_of(0), over, slack = last->step;

    if (!g->total[g->rows - 1] || !last->percent || g->rows < 3)
        return;
    for (size_t i = 0; i + 1 < g->rows; i++) {
        const struct cell *c = at(g, i, column);
        if (g->total[i] || !decimal_add(sum, c->value, &sum))
            return;
        if (decimal_cmp(c->step, slack) < 0 || i == 0)
            slack = c->step;
    }
    if (!decimal_sub(sum, last->value, &over) ||
        !decimal_mul(slack, decimal_of((int64_t)g->rows - 1), &slack))
        return;
    over.n = over.n < 0 ? -over.n : over.n;
    if (decimal_cmp(over, slack) > 0)
        check_hit(run, "C5", last->at, "各行的占比加起来是 %.*s%%",
                  "the shares add up to %.*s%%",
                  SLICE_FMT(decimal_text(run->arena, decimal_trim(sum), false)));
}

/* The only column of figures apart from the shares; COLUMNS_MAX: none, or several. */
static size_t counted_column(const struct grid *g, size_t shares)
{
    size_t found = COLUMNS_MAX;

    for (size_t k = 1; k < g->columns; k++) {
        size_t figures = 0;
        for (size_t i = 0; i < g->rows; i++)
            figures += at(g, i, k)->figure;
        if (k == shares || figures == 0)
            continue;
        if (found != COLUMNS_MAX || figures < g->rows)
            return COLUMNS_MAX;
        found = k;
    }
    return found;
}

/* 210 | 78%, of 合计 270. Exactly one row must be wrong: if more are, the shares are of
 * something else. */
static void check_shares(struct check_run *run, const struct grid *g, size_t column)
{
    size_t counted = counted_column(g, column), wrong = 0, last = g->rows - 1, row = 0;
    struct decimal right;

    if (counted == COLUMNS_MAX || !g->total[last])
        return;
    const struct cell *whole = at(g, last, counted);
    for (size_t i = 0; i < last; i++) {
        const struct cell *share = at(g, i, column);
        struct amount percent = {.value = share->value, .step = share->step};
        if (g->total[i] || whole->value.n == 0)
            return;
        if (!amount_is_share(&percent, at(g, i, counted)->value, whole->value)) {
            wrong++;
            row = i;
        }
    }
    if (wrong != 1 || last < 2 ||
        !decimal_mul(at(g, row, counted)->value, decimal_of(100), &right) ||
        !decimal_div(right, whole->value, at(g, row, column)->value.places, &right))
        return;
    check_hit(run, "C5", at(g, row, column)->at, "“%.*s”占合计的 %.*s%%",
              "'%.*s' is %.*s%% of the total", SLICE_FMT(g->labels[row]),
              SLICE_FMT(decimal_text(run->arena, right, false)));
}

/* ---- rows ---- */

/* The value that the columns before `column` give in a row: their sum, or the product
 * of the only two figures: | 水泵 | 8 | 240 | 1,920 |. */
static bool row_value(const struct grid *g, size_t row, size_t column, bool product,
                      struct decimal *out)
{
    size_t n = 0;

    *out = decimal_of(product ? 1 : 0);
    for (size_t k = 1; k < column; k++) {
        const struct cell *c = at(g, row, k);
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
static void check_rows(struct check_run *run, const struct grid *g, size_t column,
                       bool product)
{
    static const char *const sums[] = {WORDLIST_SUM_COLUMNS, NULL};
    size_t good = 0, wrong = 0;
    struct decimal value, off, right = {0};
    const struct cell *cell = NULL;

    if (column < 3 || !has_word(g->heads[column], sums))
        return;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = at(g, i, column);
        if (product && g->total[i])
            continue;
        if (!c->figure || !row_value(g, i, column, product, &value))
            return;
        if (!decimal_sub(value, c->value, &off))
            return;
        off.n = off.n < 0 ? -off.n : off.n;
        if (off.n == 0 || decimal_cmp(off, c->step) < 0) {
            good++;
            continue;
        }
        wrong++;
        cell = c;
        right = value;
    }
    if (wrong != 1 || good < (product ? 3 : 2)) /* one may have a discount */
        return;
    check_hit(run, "C5", cell->at, "这一行算出来是 %.*s", "this row comes to %.*s",
              SLICE_FMT(decimal_text(run->arena, decimal_trim(right), true)));
}

static void check_grid(struct check_run *run, const struct node *table)
{
    struct grid g;
    size_t balance[4];

    if (!read_grid(run->arena, table, &g))
        return;
    bool has_balance = find_balance(&g, balance);
    for (size_t k = 1; k < g.columns; k++) {
        if (g.totals)
            check_column(run, &g, k);
        if (has_balance)
            check_balance(run, &g, balance, k);
        if (is_share_column(&g, k)) {
            check_hundred(run, &g, k);
            check_shares(run, &g, k);
        }
        check_rows(run, &g, k, false);
        check_rows(run, &g, k, true);
    }
}

/* ---- 以下三项：, and a list ---- */

/* The number in 以下三项, 下列 4 条, and its byte range with the noun; 0: none. */
static int announced(struct slice s, size_t *start, size_t *end)
{
    static const char *const heads[] = {WORDLIST_LIST_OPENINGS, NULL};
    static const char *const things[] = {WORDLIST_LIST_THINGS, NULL};
    for (int i = 0; heads[i]; i++) {
        size_t found = slice_find(s, slice_of(heads[i])), n;
        if (found == SIZE_MAX)
            continue;
        *start = skip_blank(s, found + strlen(heads[i]));
        int count = count_at(s, *start, end);
        n = word_at(s, skip_blank(s, *end), things);
        *end = skip_blank(s, *end) + n;
        return n ? count : 0;
    }
    return 0;
}

/* A paragraph that ends with ：, and the list after it, against each other. The list
 * must be the only one before the next heading. */
static void check_list(struct check_run *run, const struct node *paragraph)
{
    const struct node *list = paragraph->next;
    size_t start, end;

    if (!list || list->type != NODE_LIST)
        return;
    for (const struct node *n = list->next; n && n->type != NODE_HEADING; n = n->next)
        if (n->type == NODE_LIST)
            return;
    struct slice s = slice_trim(node_plain(run->arena, paragraph));
    int number = slice_ends(s, SLICE("：")) ? announced(s, &start, &end) : 0;
    size_t there = count_children(list);
    if (number == 0 || (size_t)number == there)
        return;
    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        size_t found = t->block == paragraph
                           ? slice_find(t->text, slice_sub(s, start, end))
                           : SIZE_MAX;
        if (found == SIZE_MAX)
            continue;
        check_hit(run, "C5", text_span(t, found, found + end - start),
                  "说是 %d 项，后面列了 %zu 项", "it announces %d, but %zu follow",
                  number, there);
        return;
    }
}

/* ---- 共 13 户，名单如下：, and rows from 1 to 12 ---- */

/* How many rows there are, if 序号 numbers them 1, 2, 3 … and no column may be added
 * up; else 0. */
static size_t numbered_rows(const struct grid *g)
{
    static const char *const heads[] = {"序号", "编号", NULL};

    if (g->totals || !word_at(g->heads[0], 0, heads))
        return 0;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = at(g, i, 0);
        if (!c->figure || decimal_cmp(c->value, decimal_of((int64_t)i + 1)) != 0)
            return 0;
    }
    for (size_t k = 1; k < g->columns; k++)
        if (at(g, 0, k)->figure && at(g, g->rows - 1, k)->figure)
            return 0; /* 共 13 户 may be the sum of this column */
    return g->rows;
}

/* 名单如下： the paragraph points at what comes after it. */
static bool points_below(struct slice s)
{
    static const char *const words[] = {WORDLIST_POINTS_BELOW, NULL};

    return slice_ends(slice_trim(s), SLICE("：")) && has_word(s, words);
}

/* Reports the only count of the paragraph, if 共 precedes it and it is not the number
 * of rows. */
static void check_row_count(struct check_run *run, const struct check_text *t,
                            size_t rows)
{
    struct amounts f = amounts_of(run->arena, t->text);
    const struct amount *count = NULL;

    for (size_t i = 0; i < f.n; i++) {
        const struct amount *x = &f.list[i];
        if (x->label)
            continue;
        if (count || x->rough || !x->unit.len ||
            !word_before(t->text, skip_blank_back(t->text, x->start),
                         (const char *const[]){"共", "共有", "共计", NULL}))
            return;
        count = x;
    }
    if (count && decimal_cmp(count->value, decimal_of((int64_t)rows)) != 0)
        check_hit(run, "C5", text_span(t, count->start, count->end),
                  "说是 %.*s，后面的表有 %zu 行",
                  "it announces %.*s, but %zu rows follow",
                  (int)(count->end - count->start), t->text.ptr + count->start, rows);
}

static void check_roll(struct check_run *run, const struct node *paragraph)
{
    const struct node *table = paragraph->next;
    struct grid g;

    if (!table || table->type != NODE_TABLE)
        return;
    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        size_t rows = t->block == paragraph && points_below(t->text) &&
                              read_grid(run->arena, table, &g)
                          ? numbered_rows(&g)
                          : 0;
        if (rows)
            check_row_count(run, t, rows);
    }
}

static void check_blocks(struct check_run *run, const struct node *parent)
{
    for (const struct node *n = parent->child; n; n = n->next)
        if (n->type == NODE_TABLE) {
            check_grid(run, n);
        } else if (n->type == NODE_PARAGRAPH) {
            check_list(run, n);
            check_roll(run, n);
        } else if (n->type < NODE_TEXT)
            check_blocks(run, n);
}

void check_tables(struct check_run *run, const struct item *item)
{
    check_blocks(run, item->body);
}
