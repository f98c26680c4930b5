/* figures_accounts.c - C5: accounts in a table.
 *
 *     | 上月结存 | 10 |              labels that open, come in, go out, close
 *     | 编号 | 上月 | 存入 | 兑换 | 结余 |   heads that do: an account in each row
 *     | 楼 | 应交 | 已交 | 未交 |       a whole, what is done, what is left
 *     | 日期 | 收入 | 支出 | 余额 |     row after row, or each row for itself */
#include "check/figures_grid.h"
#include "check/figures_ledger.h"
#include "words/figures.h"

static void hit(struct check_run *run, struct span where, struct decimal right)
{
    check_hit(run, "C5", where, "期初 ＋ 收入 − 支出应为 %.*s",
              "opening + income - spending is %.*s",
              SLICE_FMT(decimal_text(run->arena, right, true)));
}

/* ---- labels ---- */

/* The account in one column, if every row with a figure is understood: it has a role,
 * is a part (其中), or belongs to a side with a total. */
static void check_labels(struct check_run *run, const struct grid *g,
                         const enum role *roles, size_t column)
{
    static const char *const parts[] = {WORDLIST_SELECTED, NULL};
    struct entry *e = arena_array(g->arena, struct entry, g->rows);
    const struct cell **of = arena_array(g->arena, const struct cell *, g->rows);
    size_t n = 0, closing, others = 0, in = 0, out = 0;
    struct decimal right;

    for (size_t i = 0; i < g->rows; i++) {
        const struct cell *c = grid_at(g, i, column);
        if (c->percent)
            return;
        if (!c->figure || word_at(g->labels[i], 0, parts))
            continue;
        if (roles[i] == ROLE_NONE) {
            others += !g->total[i];
            continue;
        }
        of[n] = c;
        e[n] = entry_of(roles[i], g->labels[i], c->value, c->step);
        in += e[n].total && roles[i] == ROLE_IN;
        out += e[n].total && roles[i] == ROLE_OUT;
        n++;
    }
    if (others && !(in && out))
        return;
    if (ledger_verdict(e, n, &closing, &right) == VERDICT_WRONG)
        hit(run, of[closing]->at, right);
}

/* ---- heads ---- */

/* A head that is only 上月 opens. */
static enum role head_role(struct slice head)
{
    static const char *const before[] = {WORDLIST_OPENING_HEADS, NULL};

    return head.len && word_at(head, 0, before) == head.len ? ROLE_OPEN : role_of(head);
}

struct columns {
    enum role roles[GRID_COLUMNS];
    size_t count[ROLE_CLOSE + 1]; /* columns by role; ROLE_NONE: other figures */
};

static void read_columns(const struct grid *g, enum role (*role)(struct slice),
                         struct columns *c)
{
    *c = (struct columns){0};
    for (size_t k = 0; k < g->columns; k++) {
        struct slice head = grid_head(g, k);
        c->roles[k] = role(head);
        if (!grid_counts(g, k)) {
            c->roles[k] = ROLE_NONE;
            continue;
        }
        if (c->roles[k] != ROLE_NONE || (k && !grid_is_number(g, k)))
            c->count[c->roles[k]]++;
    }
}

/* The account in row i; *closing: the cell of what is left. */
static enum verdict row_verdict(const struct grid *g, const struct columns *c, size_t i,
                                const struct cell **closing, struct decimal *right)
{
    struct entry e[GRID_COLUMNS];
    const struct cell *of[GRID_COLUMNS];
    size_t n = 0, last;

    for (size_t k = 0; k < g->columns; k++) {
        const struct cell *x = grid_at(g, i, k);
        if (c->roles[k] == ROLE_NONE)
            continue;
        if (x->percent || (!x->figure && !x->blank))
            return VERDICT_NONE;
        of[n] = x;
        e[n++] = (struct entry){c->roles[k], x->value, x->step, false, false};
    }
    enum verdict v = ledger_verdict(e, n, &last, right);
    if (v != VERDICT_NONE)
        *closing = of[last];
    return v == VERDICT_WRONG && !(*closing)->figure ? VERDICT_NONE : v;
}

/* An account in each row. Where there are other figures, or most rows are wrong, the
 * heads mean something else. False: the heads are none of an account. */
static bool check_heads(struct check_run *run, const struct grid *g,
                        enum role (*role)(struct slice))
{
    struct columns c;
    size_t good = 0, wrong = 0;
    const struct cell *cell = NULL, *first = NULL;
    struct decimal right, of_first = {0};

    read_columns(g, role, &c);
    if (c.count[ROLE_OPEN] != 1 || c.count[ROLE_CLOSE] != 1 ||
        c.count[ROLE_IN] + c.count[ROLE_OUT] == 0)
        return false;
    for (size_t i = 0; i < g->rows; i++) {
        enum verdict v = row_verdict(g, &c, i, &cell, &right);
        good += v == VERDICT_RIGHT;
        wrong += v == VERDICT_WRONG;
        if (v == VERDICT_WRONG && !first) {
            first = cell;
            of_first = right;
        }
    }
    if (first && wrong <= good + 1 && (good || (wrong == 1 && !c.count[ROLE_NONE])) &&
        !(c.count[ROLE_NONE] && wrong > good))
        check_hit(run, "C5", first->at, "这一行算出来是 %.*s", "this row comes to %.*s",
                  SLICE_FMT(decimal_text(run->arena, decimal_trim(of_first), true)));
    return true;
}

/* ---- row after row ---- */

/* What came and went in row i, and what was left. False: not understood. */
static bool read_row(const struct grid *g, const struct columns *c, size_t i,
                     struct decimal *net, const struct cell **left)
{
    *net = decimal_of(0);
    *left = NULL;
    for (size_t k = 0; k < g->columns; k++) {
        const struct cell *x = grid_at(g, i, k);
        if (c->roles[k] == ROLE_NONE)
            continue;
        if (x->percent || (!x->figure && !x->blank))
            return false;
        if (c->roles[k] == ROLE_CLOSE)
            *left = x;
        else if (c->roles[k] == ROLE_IN ? !decimal_add(*net, x->value, net)
                                        : !decimal_sub(*net, x->value, net))
            return false;
    }
    return *left && (*left)->figure;
}

/* 收入, 支出, 余额 in columns: each row goes on from the one before, or stands alone.
 * One row may be wrong, if others show which it is. */
static void check_running(struct check_run *run, const struct grid *g)
{
    struct columns c;
    struct decimal net, last = {0}, run_right, alone_gap, right[2] = {{0}, {0}};
    size_t good[2] = {0, 0}, wrong[2] = {0, 0}, n = 0, at[2] = {0, 0};
    const struct cell *left, *cell[2] = {NULL, NULL};

    read_columns(g, role_of, &c);
    if (c.count[ROLE_OPEN] || c.count[ROLE_CLOSE] != 1 || c.count[ROLE_IN] > 1 ||
        c.count[ROLE_OUT] > 1 || c.count[ROLE_IN] + c.count[ROLE_OUT] == 0)
        return;
    for (size_t i = 0; i < g->rows && !g->total[i]; i++, n++) {
        if (!read_row(g, &c, i, &net, &left) || !decimal_add(last, net, &run_right) ||
            !decimal_gap(left->value, net, &alone_gap))
            return;
        bool follows = decimal_cmp(run_right, left->value) == 0;
        bool fits[2] = {follows, alone_gap.n == 0};
        struct decimal should[2] = {run_right, net};
        for (int k = 0; k < 2; k++) {
            if (k == 0 && i == 0 && !follows)
                continue; /* what was there before is not told */
            good[k] += fits[k];
            if (!fits[k] && wrong[k]++ == 0) {
                cell[k] = left;
                right[k] = should[k];
                at[k] = i;
            } else if (!fits[k] && k == 0 && i != at[0] + 1) {
                wrong[0]++; /* not just the row after a wrong one */
            }
        }
        last = left->value;
    }
    int k = good[0] >= good[1] ? 0 : 1;
    bool two = c.count[ROLE_IN] && c.count[ROLE_OUT];
    if (!cell[k] || good[k] < (k ? 2 : 1) || wrong[k] > (k ? 1 : 2) || n < 3 ||
        (!two && good[k] < 3) || good[k] < wrong[k])
        return;
    check_hit(run, "C5", cell[k]->at, "这一行算出来是 %.*s", "this row comes to %.*s",
              SLICE_FMT(decimal_text(run->arena, decimal_trim(right[k]), true)));
}

/* May a name say what is left? One pass, where the roles need a hundred. */
static bool may_close(struct check_run *run, struct slice name)
{
    return words_in(run->words, name) >> WORDS_BALANCE & 1;
}

static void check_rows_as_account(struct check_run *run, const struct grid *g)
{
    enum role *roles = arena_array(g->arena, enum role, g->rows);
    size_t opens = 0, closes = 0;

    for (size_t i = 0; i < g->rows; i++) {
        roles[i] = role_of(g->labels[i]);
        opens += roles[i] == ROLE_OPEN;
        closes += roles[i] == ROLE_CLOSE;
    }
    for (size_t k = 1; opens == 1 && closes == 1 && k < g->columns; k++)
        check_labels(run, g, roles, k);
}

void check_books(struct check_run *run, const struct grid *g)
{
    bool labels = false, heads = false;

    for (size_t i = 0; i < g->rows && !labels; i++)
        labels = may_close(run, g->labels[i]);
    for (size_t k = 1; k < g->columns && !heads; k++)
        heads = may_close(run, g->heads[k]);
    if (labels)
        check_rows_as_account(run, g);
    if (heads && g->columns > 3 && !check_heads(run, g, head_role) &&
        !check_heads(run, g, part_role_of))
        check_running(run, g);
}
