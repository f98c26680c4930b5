/* figures_tables.c - C5 in the tables of a body, and what announces a list or a table.
 *
 *     rows 4, 5 and 合计 10              -> the rows add up to 9
 *     期初余额 10, 收入合计 5, 支出合计 3, 期末余额 13 -> 期末 should be 12
 *     占比 60%, 30%, 合计 100%           -> 90 %
 *     下列 4 条： and a list of three    -> 3
 *     共 13 户，名单如下： and rows 1…12 -> 12
 *
 * Every rule needs a label or a head that leaves no doubt, or that all other rows
 * agree. */
#include "check/figures.h"
#include "check/figures_grid.h"
#include "words/figures.h"

#include <string.h>

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
        const struct cell *c = grid_at(g, i, column);
        if ((!c->figure && !c->blank) || c->percent)
            return false;
        if (g->total[i])
            sums[0] = decimal_of(0);
        if (!decimal_add(sums[g->total[i] ? 2 : 0], c->value,
                         &sums[g->total[i] ? 2 : 0]) ||
            (!g->total[i] && !decimal_add(sums[1], c->value, &sums[1])))
            return false;
        *rows = g->total[i] ? 0 : *rows + c->figure;
    }
    return true;
}

/* A total above what it sums up: it is the first row, and the only one. */
static void check_total_above(struct check_run *run, const struct grid *g,
                              size_t column)
{
    const struct cell *total = grid_at(g, 0, column);
    struct decimal sum = decimal_of(0), twice;

    for (size_t i = 1; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, column);
        if (!c->figure || c->percent || g->total[i] ||
            slice_starts(g->labels[i], SLICE("其中")) ||
            !decimal_add(sum, c->value, &sum))
            return;
    }
    if (g->rows > 2 && total->figure && !total->percent &&
        decimal_cmp(sum, total->value) != 0 &&
        decimal_mul(sum, decimal_of(2), &twice) && decimal_cmp(twice, total->value) > 0)
        hit_sum(run, total->at, sum);
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
    if (g->total[0]) {
        check_total_above(run, g, column);
        return;
    }
    for (size_t i = 0; i < g->rows && !has_word(g->labels[i], others); i++) {
        const struct cell *c = grid_at(g, i, column);
        if (!g->total[i] || !c->figure || c->percent ||
            !sums_of(g, i, column, sums, &rows) || rows < 2 ||
            decimal_cmp(sums[0], c->value) == 0 ||
            decimal_cmp(sums[1], c->value) == 0 || decimal_cmp(sums[2], c->value) == 0)
            continue;
        hit_sum(run, c->at, sums[0]);
        return;
    }
}

/* ---- shares ---- */

/* A head such as 占比, and percentages in all rows (or figures under 占比（%）); the
 * last, a total, may lack its. */
static bool is_share_column(const struct grid *g, size_t column)
{
    static const char *const words[] = {WORDLIST_SHARE_COLUMNS, NULL};
    static const char *const signs[] = {"%", "％", NULL};
    bool bare = has_word(g->heads[column], signs);

    if (!has_word(g->heads[column], words))
        return false;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, column);
        if (!c->percent && !(bare && c->figure) && !(g->total[i] && i + 1 == g->rows))
            return false;
    }
    return true;
}

/* The shares of a table without 合计: are they certainly all? The head says only 占比,
 * there is no other column that they might be rates of, and the sum is near. */
static bool are_all_shares(const struct grid *g, size_t column, struct decimal sum)
{
    static const char *const heads[] = {WORDLIST_SHARE_COLUMNS, NULL};
    static const char *const rest[] = {WORDLIST_REST_SHARES, NULL};
    struct slice head = grid_head(g, column), last = g->labels[g->rows - 1];
    size_t counted = 0;

    if (g->rows < 2 || head.len != word_at(head, 0, heads) ||
        decimal_cmp(sum, decimal_of(150)) > 0)
        return false;
    if (word_at(last, 0, rest) ||
        (g->rows == 2 && names_are_halves(g->labels[0], last)))
        return true;
    if (grid_is_number(g, 0))
        return false; /* of each year, of each house */
    for (size_t k = 1; k < g->columns; k++)
        counted += k != column && grid_counts(g, k);
    return g->rows > 2 && counted < 2 && decimal_cmp(sum, decimal_of(80)) > 0 &&
           decimal_cmp(sum, decimal_of(120)) < 0;
}

/* The sum of the shares against the last row, 合计 100%, or against 100. Each share may
 * be off by one in its last digit. */
static void check_hundred(struct check_run *run, const struct grid *g, size_t column)
{
    size_t last = g->rows - 1, n = g->total[last] ? last : g->rows;
    struct decimal sum = decimal_of(0), over, slack = decimal_of(1);
    struct decimal whole = decimal_of(100);
    const struct cell *end = grid_at(g, last, column);

    for (size_t i = 0; i < n; i++) {
        const struct cell *c = grid_at(g, i, column);
        if (g->total[i] || !decimal_add(sum, c->value, &sum))
            return;
        if (decimal_cmp(c->step, slack) < 0 || i == 0)
            slack = c->step;
    }
    if (n == last ? !end->figure || n < 2 : !are_all_shares(g, column, sum))
        return;
    if (n == last)
        whole = end->value;
    if (!decimal_gap(sum, whole, &over) ||
        !decimal_mul(slack, decimal_of((int64_t)n), &slack))
        return;
    if (n != last && (!decimal_mul(over, decimal_of(2), &over)))
        return; /* each was rounded by half a digit at most */
    if (decimal_cmp(over, slack) > 0)
        check_hit(run, "C5", end->at, "各行的占比加起来是 %.*s%%",
                  "the shares add up to %.*s%%",
                  SLICE_FMT(decimal_text(run->arena, decimal_trim(sum), false)));
}

/* The only column of figures apart from the shares; GRID_COLUMNS: none, or several. */
static size_t counted_column(const struct grid *g, size_t shares)
{
    static const char *const numbers[] = {WORDLIST_ROW_NUMBERS, NULL};
    size_t found = GRID_COLUMNS;

    for (size_t k = 1; k < g->columns; k++) {
        size_t figures = 0;
        for (size_t i = 0; i < g->rows; i++)
            figures += grid_at(g, i, k)->figure;
        if (k == shares || figures == 0 || word_at(g->heads[k], 0, numbers))
            continue;
        if (found != GRID_COLUMNS || figures < g->rows)
            return GRID_COLUMNS;
        found = k;
    }
    return found;
}

/* The whole that the counts are shares of: 合计, or their sum. False: none. */
static bool whole_of(const struct grid *g, size_t counted, struct decimal *whole)
{
    size_t last = g->rows - 1;

    *whole = decimal_of(0);
    if (g->total[last])
        *whole = grid_at(g, last, counted)->value;
    for (size_t i = 0; i < g->rows && !g->total[last]; i++)
        if (!decimal_add(*whole, grid_at(g, i, counted)->value, whole))
            return false;
    return whole->n > 0;
}

/* 210 | 78%, of 合计 270. Exactly one row must be wrong: if more are, the shares are of
 * something else. */
static void check_shares(struct check_run *run, const struct grid *g, size_t column)
{
    size_t counted = counted_column(g, column), wrong = 0, last = g->rows - 1, row = 0;
    size_t n = g->total[last] ? last : g->rows;
    struct decimal right, whole;

    if (counted == GRID_COLUMNS || n < (g->total[last] ? 2 : 3) ||
        !whole_of(g, counted, &whole))
        return;
    for (size_t i = 0; i < n; i++) {
        const struct cell *share = grid_at(g, i, column);
        struct amount percent = {.value = share->value, .step = share->step};
        if (g->total[i])
            return;
        if (!amount_is_share(&percent, grid_at(g, i, counted)->value, whole)) {
            wrong++;
            row = i;
        }
    }
    if (wrong != 1 ||
        !decimal_mul(grid_at(g, row, counted)->value, decimal_of(100), &right) ||
        !decimal_div(right, whole, grid_at(g, row, column)->value.places, &right))
        return;
    check_hit(run, "C5", grid_at(g, row, column)->at, "“%.*s”占合计的 %.*s%%",
              "'%.*s' is %.*s%% of the total", SLICE_FMT(g->labels[row]),
              SLICE_FMT(decimal_text(run->arena, right, false)));
}

static void check_grid(struct check_run *run, const struct node *table)
{
    struct grid g;

    if (!grid_read(run->arena, table, &g))
        return;
    for (size_t k = 1; k < g.columns; k++) {
        if (g.totals)
            check_column(run, &g, k);
        if (is_share_column(&g, k)) {
            check_hundred(run, &g, k);
            check_shares(run, &g, k);
        }
    }
    check_books(run, &g);
    check_rows(run, &g);
}

/* ---- 以下三项：, and a list ---- */

static size_t children_of(const struct node *parent)
{
    size_t n = 0;

    for (const struct node *c = parent->child; c; c = c->next)
        n++;
    return n;
}

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
    size_t there = children_of(list);
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
    static const char *const heads[] = {WORDLIST_ROW_NUMBERS, NULL};

    if (g->totals || !word_at(g->heads[0], 0, heads))
        return 0;
    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, 0);
        if (!c->figure || decimal_cmp(c->value, decimal_of((int64_t)i + 1)) != 0)
            return 0;
    }
    for (size_t k = 1; k < g->columns; k++)
        if (grid_at(g, 0, k)->figure && grid_at(g, g->rows - 1, k)->figure)
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
                         (const char *const[]){WORDLIST_ROW_TOTALS, NULL}))
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
                              grid_read(run->arena, table, &g)
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
