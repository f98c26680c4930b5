/* figures_ledger.c - C5: what was there, what came, what went, what is left.
 *
 *     上月结存 10，进账 5，花费 3，月末余额 13      in a sentence, or in a list
 *     | 期初 | 10 | 收入 | 5 | 支出 | 3 | 期末 | 13 | in rows
 *     | 上月 | 存入 | 兑换 | 结余 |                   in columns, one account a row
 *     | 日期 | 收入 | 支出 | 余额 |                   in columns, row after row
 *     计划 120 块，已换 95 块，还剩 35 块           a whole, what is done, what is left
 *
 * The name of a figure tells its role. A name without a role means that something else
 * may have to be added: then nothing is reported. */
#include "check/figures_ledger.h"
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

enum { SHORT = 5 }; /* characters of a name whose last one tells its role */

static const char *const balance_left[] = {WORDLIST_CLOSES, NULL};

/* 上年度结转, 原积分: a time before and something that stays; 现积分: what there is. */
static bool is_state(struct slice name, const char *const *times)
{
    static const char *const states[] = {WORDLIST_STAYS, NULL};

    return has_word(name, states) && word_at(name, 0, times);
}

enum role role_of(struct slice name)
{
    static const char *const before[] = {WORDLIST_STAYED_BEFORE, NULL};
    static const char *const now[] = {WORDLIST_STAYS_NOW, NULL};
    static const char *const never[] = {WORDLIST_NO_FLOW, NULL};
    static const char *const opens[] = {WORDLIST_ACCOUNT_OPENS, NULL};
    static const char *const in[] = {WORDLIST_COMES_IN, NULL};
    static const char *const out[] = {WORDLIST_GOES_OUT, NULL};

    if (!name.len || has_word(name, never))
        return ROLE_NONE;
    if (has_word(name, opens) || is_state(name, before))
        return ROLE_OPEN;
    if (has_word(name, balance_left) || is_state(name, now))
        return ROLE_CLOSE;
    bool comes = has_word(name, in), goes = has_word(name, out);
    if (comes && goes) { /* 捐款支出 goes out */
        comes = word_before(name, name.len, in) > 0;
        goes = word_before(name, name.len, out) > 0;
    }
    if (!comes && !goes && utf8_count(name) <= SHORT) { /* 本月收, 换出 */
        static const char *const ins[] = {WORDLIST_IN_TAILS, NULL};
        static const char *const outs[] = {WORDLIST_OUT_TAILS, NULL};
        comes = word_before(name, name.len, ins) > 0;
        goes = word_before(name, name.len, outs) > 0;
    }
    return comes == goes ? ROLE_NONE : comes ? ROLE_IN : ROLE_OUT;
}

enum role part_role_of(struct slice name)
{
    static const char *const left[] = {WORDLIST_PARTS_LEFT, NULL};
    static const char *const done[] = {WORDLIST_PARTS_DONE, NULL};
    static const char *const sure[] = {WORDLIST_PARTS_SURELY_DONE, NULL};
    static const char *const whole[] = {WORDLIST_PARTS_WHOLE, NULL};
    static const char *const heads[] = {WORDLIST_WHOLE_HEADS, NULL};

    if (!name.len)
        return ROLE_NONE;
    if (has_word(name, left))
        return ROLE_CLOSE;
    if (has_word(name, sure))
        return ROLE_OUT;
    if (has_word(name, whole) || word_at(name, 0, heads) == name.len)
        return ROLE_OPEN;
    return has_word(name, done) ? ROLE_OUT : ROLE_NONE;
}

/* ---- the calculation ---- */

/* The sum of the entries of one role. Where one of them is the sum of the others, or is
 * called their total, it alone counts. False: overflow. */
static bool sum_of(const struct entry *e, size_t n, enum role role, struct decimal *sum)
{
    struct decimal total = decimal_of(0), rest;
    size_t totals = 0;

    *sum = decimal_of(0);
    for (size_t i = 0; i < n; i++) {
        if (e[i].role != role)
            continue;
        if (!decimal_add(*sum, e[i].value, sum))
            return false;
        if (e[i].total && ++totals)
            total = e[i].value;
    }
    if (totals == 1) {
        *sum = total;
        return true;
    }
    for (size_t i = 0; i < n; i++)
        if (e[i].role == role && e[i].value.n && decimal_sub(*sum, e[i].value, &rest) &&
            decimal_cmp(rest, e[i].value) == 0) {
            *sum = rest;
            break;
        }
    return true;
}

/* What the steps of rounded figures (1.2 万) may add up to. */
static bool slack_of(const struct entry *e, size_t n, struct decimal *slack)
{
    *slack = decimal_of(0);
    for (size_t i = 0; i < n; i++)
        if (decimal_cmp(e[i].step, decimal_of(1)) > 0 &&
            !decimal_add(*slack, e[i].step, slack))
            return false;
    return true;
}

static size_t count_role(const struct entry *e, size_t n, enum role role, size_t *last)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        if (e[i].role == role && ++found)
            *last = i;
    return found;
}

enum verdict ledger_verdict(const struct entry *e, size_t n, size_t *closing,
                            struct decimal *right)
{
    struct decimal in, out, net, gap, slack;
    size_t open = 0, any = 0;

    if (count_role(e, n, ROLE_OPEN, &open) != 1 ||
        count_role(e, n, ROLE_CLOSE, closing) != 1 ||
        count_role(e, n, ROLE_IN, &any) + count_role(e, n, ROLE_OUT, &any) == 0 ||
        !sum_of(e, n, ROLE_IN, &in) || !sum_of(e, n, ROLE_OUT, &out) ||
        !slack_of(e, n, &slack) || !decimal_sub(in, out, &net) ||
        !decimal_add(e[open].value, net, right) ||
        !decimal_gap(e[*closing].value, *right, &gap))
        return VERDICT_NONE;
    if (gap.n == 0 || decimal_cmp(gap, slack) < 0 ||
        (e[*closing].period && decimal_cmp(net, e[*closing].value) == 0))
        return VERDICT_RIGHT;
    return VERDICT_WRONG;
}

struct entry entry_of(enum role role, struct slice name, struct decimal value,
                      struct decimal step)
{
    static const char *const totals[] = {WORDLIST_FLOW_TOTALS, NULL};
    static const char *const period[] = {WORDLIST_OF_THE_PERIOD, NULL};

    return (struct entry){.role = role,
                          .value = value,
                          .step = step,
                          .total = has_word(name, totals),
                          .period = has_word(name, period)};
}

/* ---- in sentences and lists ---- */

enum {
    ENTRIES_MAX = 24,
    HEAD = 30 /* bytes of a head that may tell the role: 收入： */
};

/* 10 月底结余 …, 收入 …, 11 月末余额 …: of two that close, the first opens. */
static void reopen(struct entry *e, const struct term **of, size_t n)
{
    static const char *const words[] = {WORDLIST_AS_OF, NULL};
    size_t last = 0, any;

    if (n > 2 && has_word(of[0]->clause, words) && e[0].role == ROLE_CLOSE &&
        e[n - 1].role == ROLE_CLOSE && count_role(e, n, ROLE_CLOSE, &last) == 2 &&
        count_role(e, n, ROLE_OPEN, &any) == 0)
        e[0].role = ROLE_OPEN;
}

/* Reads figures [from, to) as one account. False: they are none, or something in them
 * is not understood. */
static bool read_account(const struct terms *f, size_t from, size_t to,
                         enum role (*role)(struct slice), struct entry *e,
                         const struct term **of, size_t *n)
{
    const struct term *first = NULL;
    bool over = false; /* the selection after 其中 */

    *n = 0;
    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        enum role r = role(x->name);
        if (r == ROLE_NONE) {
            struct slice head = term_head(x);
            r = head.len <= HEAD ? role(head) : ROLE_NONE;
        }
        over = x->selected && (over || (*n && r != ROLE_NONE && r != e[*n - 1].role));
        bool selected = x->selected && !over;
        if (first && !term_same_unit(first, x))
            continue;
        if (x->x->rough)
            return false;
        if (term_is_percent(x) || (!x->x->unit.len && r == ROLE_NONE))
            continue;
        if (r == ROLE_NONE) {
            if (x->inside || selected)
                continue;
            if (first)
                return false;
            continue;
        }
        if (selected && *n)
            continue;
        if (*n == ENTRIES_MAX)
            return false;
        first = first ? first : x;
        of[*n] = x;
        e[(*n)++] = entry_of(r, x->name, x->x->value, x->x->step);
    }
    reopen(e, of, *n);
    return first != NULL;
}

static bool check_account(struct check_run *run, const struct terms *f, size_t from,
                          size_t to)
{
    struct entry e[ENTRIES_MAX];
    const struct term *of[ENTRIES_MAX];
    struct decimal right;
    size_t n, closing;

    if (!read_account(f, from, to, role_of, e, of, &n))
        return false;
    enum verdict v = ledger_verdict(e, n, &closing, &right);
    if (v == VERDICT_WRONG)
        term_hit(run, of[closing], right, SEVERITY_ERROR);
    return v != VERDICT_NONE;
}

/* Is it what is left of a whole after what is done: 还剩, 未交 after 已交? */
static bool is_left(struct slice left, struct slice done)
{
    static const char *const sure[] = {WORDLIST_LEFT_OVER, NULL};
    static const char *const nots[] = {WORDLIST_NOT_DONE, NULL};
    size_t last = done.len;

    if (has_word(left, sure))
        return true;
    if (!has_word(left, nots) || last == 0)
        return false;
    utf8_prev(done, &last); /* 已交, 未交 */
    return slice_find(left, slice_from(done, last)) != SIZE_MAX;
}

/* 计划 120 块，已换 95 块，还剩 35 块: three figures of a unit in a sentence, the first
 * the largest. */
static void check_left(struct check_run *run, const struct terms *f, size_t from,
                       size_t to)
{
    const struct term *three[3];
    size_t n = 0;
    struct decimal left;

    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        bool more = n && term_same_unit(three[0], x);
        if (n && !more)
            continue;
        if (!term_is_figure(x) || (n == 3 && more) || x->selected)
            return;
        if (!n && (i + 2 >= to || part_role_of(x->name) == ROLE_CLOSE))
            continue;
        three[n++] = x;
    }
    if (n != 3 || part_role_of(three[1]->name) != ROLE_OUT ||
        !is_left(three[2]->name, three[1]->name) ||
        part_role_of(three[0]->name) == ROLE_OUT ||
        !decimal_sub(three[0]->x->value, three[1]->x->value, &left) || left.n < 0 ||
        decimal_cmp(three[2]->x->value, three[0]->x->value) > 0 ||
        amount_is(three[2]->x, left))
        return;
    term_hit(run, three[2], left, SEVERITY_ERROR);
}

/* Texts without one of these hold no account. */
const char *const account_ends[] = {WORDLIST_CLOSES,     WORDLIST_LEFT_OVER,
                                    WORDLIST_STAYS_NOW,  WORDLIST_NOT_DONE,
                                    WORDLIST_PARTS_LEFT, NULL};

void check_ledger(struct check_run *run, const struct terms *f)
{
    size_t from = 0;
    bool closes = false;

    for (size_t i = 0; i < f->n && !closes; i++)
        closes = text_holds(f->list[i].t, WORDS_BALANCE) &&
                 ((words_in(run->words, f->list[i].name) |
                   words_in(run->words, term_head(&f->list[i]))) >>
                      WORDS_BALANCE &
                  1);
    if (f->n < 3 || !closes)
        return;
    for (size_t i = 0; i < f->n; i++) {
        if (i + 1 < f->n && f->list[i + 1].sentence == f->list[i].sentence)
            continue;
        size_t start = from;
        from = i + 1;
        if (i + 1 - start >= 3)
            check_left(run, f, start, i + 1);
        if (check_account(run, f, start, i + 1))
            continue;
        /* 上月结存 10 元。本月进账 5 元。余额 15 元。 */
        if (start == 0 && f->list[f->n - 1].sentence != f->list[0].sentence &&
            check_account(run, f, 0, f->n))
            return;
    }
}
