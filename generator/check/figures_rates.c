/* figures_rates.c - C5: rates, changes, shares of a hundred.
 *
 *     发放 120 份收回 108 份，回收率 95%    -> 90 %
 *     到会率 95%（应到 40 户，实到 36 户）  -> 90 %
 *     上月 40 件，本月 52 件，增加 15 件    -> 12
 *     停车 62%，广告 23%，其他 10%          -> 95 %, not 100
 *
 * A rate is compared with two figures of its sentence only if its name has to do with
 * the smaller one's: 回收率 with 收回, not with 到场. */
#include "check/figures_rates.h"
#include "words/figures.h"

#include <string.h>

/* ---- 回收率 ---- */

/* 回收率达, 的签字率 -> 回收, 签字: what the rate is of. Empty: the name is no rate. */
static struct slice rate_stem(struct slice name)
{
    static const char *const tails[] = {WORDLIST_RATE_TAILS, NULL};
    size_t end = name.len, n = word_before(name, end, tails), start;

    if (n)
        end -= n;
    if (!word_before(name, end, (const char *const[]){"率", NULL}))
        return SLICE("");
    end -= strlen("率");
    start = end;
    for (int i = 0; i < 2 && start > 0; i++)
        utf8_prev(name, &start);
    return slice_sub(name, start, end);
}

/* Do the two have a character in common, or words that mean the same: 到会, 来了? */
static bool is_about(struct slice stem, struct slice clause)
{
    static const char *const alike[][2] = {WORDLIST_RATE_ALIKE};

    for (size_t at = 0, next = 0; at < stem.len; at = next) {
        utf8_next(stem, &next);
        if (slice_find(clause, slice_sub(stem, at, next)) != SIZE_MAX)
            return true;
    }
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (slice_find(stem, slice_of(alike[i][0])) != SIZE_MAX &&
            slice_find(clause, slice_of(alike[i][1])) != SIZE_MAX)
            return true;
    return false;
}

/* 应到 40 人, 72 户中 */
static bool is_whole(const struct term *x)
{
    static const char *const words[] = {WORDLIST_RATE_WHOLES, NULL};
    struct slice after = slice_from(x->t->text, x->x->end);

    return has_word(x->name, words) || slice_starts(after, SLICE("中"));
}

/* The words of figure i: from the mark or figure before it to the next. */
static struct slice around(const struct terms *f, size_t i)
{
    const struct term *x = &f->list[i];
    struct slice s = x->t->text;
    size_t start = (size_t)(x->clause.ptr - s.ptr), end = start + x->clause.len;

    if (i > 0 && x[-1].t == x->t && x[-1].x->end > start)
        start = x[-1].x->end;
    if (i + 1 < f->n && x[1].t == x->t && x[1].x->start < end)
        end = x[1].x->start;
    return slice_sub(s, start, end);
}

/* Can any two figures of the sentence give the rate, or a figure and a sum of two? */
static bool is_given(const struct terms *f, size_t from, size_t to,
                     const struct amount *rate)
{
    enum { NEAR = 12 }; /* a sentence with more figures is a table told in words */
    struct decimal sum, rest;

    if (to - from > NEAR)
        return true;
    for (size_t i = from; i < to; i++)
        for (size_t k = from; k < to; k++) {
            const struct term *a = &f->list[i], *b = &f->list[k];
            if (!term_is_figure(a) || !term_is_figure(b) || !term_same_unit(a, b))
                continue;
            if (i != k && b->x->value.n &&
                (amount_is_share(rate, a->x->value, b->x->value) ||
                 (decimal_sub(b->x->value, a->x->value, &rest) && rest.n >= 0 &&
                  amount_is_share(rate, rest, b->x->value))))
                return true;
            if (i == k || !decimal_add(a->x->value, b->x->value, &sum) || !sum.n)
                continue;
            for (size_t m = from; m < to; m++) {
                struct decimal third = f->list[m].x->value;
                if (term_same_unit(a, &f->list[m]) && third.n &&
                    (amount_is_share(rate, third, sum) ||
                     amount_is_share(rate, sum, third)))
                    return true;
            }
        }
    return false;
}

/* The two figures that the rate is of: the part has to do with its name, the whole is
 * larger and called 应, 总, 发放, or is the only other one. */
static bool find_pair(const struct terms *f, size_t from, size_t to, struct slice stem,
                      const struct term **part, const struct term **whole)
{
    size_t counts = 0, two[2] = {from, from}; /* the last two counts */
    const struct term *other = NULL;

    *part = *whole = NULL;
    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        bool all = is_whole(x);
        if (x->x->rough && !term_is_percent(x))
            return false;
        if (!term_is_figure(x) || (*part && !term_same_unit(*part, x)))
            continue;
        counts++;
        two[counts % 2] = i;
        if (!*part && !all && (is_about(stem, around(f, i)) || is_about(stem, x->name)))
            *part = x;
        else if (all && !*whole)
            *whole = x;
        else
            other = x;
    }
    if (*part && !*whole && counts == 2) {
        *whole = other;
        const struct term *a = &f->list[two[0]], *b = &f->list[two[1]];
        bool less = decimal_cmp(a->x->value, b->x->value) < 0;
        if (is_about(stem, around(f, two[!less])))
            *part = less ? a : b, *whole = less ? b : a;
    }
    return *part && *whole && term_same_unit(*part, *whole) &&
           (*whole)->x->value.n > 0 &&
           decimal_cmp((*part)->x->value, (*whole)->x->value) <= 0;
}

static void check_rate(struct check_run *run, const struct terms *f, size_t from,
                       size_t to, size_t k)
{
    static const char *const other[] = {WORDLIST_OTHER_PERIOD, NULL};
    const struct term *rate = &f->list[k], *part, *whole;
    struct slice stem = rate_stem(rate->name);
    struct decimal right;

    if (!stem.len || rate->x->rough || has_word(rate->clause, other) ||
        !find_pair(f, from, to, stem, &part, &whole) || is_given(f, from, to, rate->x))
        return;
    if (decimal_mul(part->x->value, decimal_of(100), &right) &&
        decimal_div(right, whole->x->value, rate->x->value.places, &right))
        term_hit(run, rate, right, SEVERITY_ERROR);
}

/* Looks in the rate's part of the sentence (between ；), or in all that is before it.
 */
static void check_rate_of(struct check_run *run, const struct terms *f, size_t from,
                          size_t to, size_t k)
{
    size_t start = k, end = k + 1;

    while (start > from && !term_parts(&f->list[start - 1], &f->list[start]))
        start--;
    while (end < to && !term_parts(&f->list[end - 1], &f->list[end]))
        end++;
    if (end - start < 3 && end == to)
        start = from;
    check_rate(run, f, start, end, k);
}

/* ---- 比上月增加 12 件 ---- */

/* What the change from `old` by `gap` is, in the unit of the change. False: the figure
 * is right, or cannot be compared. */
static bool change_is_wrong(const struct term *change, const struct term *old,
                            struct decimal *gap)
{
    struct decimal hundred;

    if (!term_is_percent(change))
        return term_same_unit(old, change) && !amount_is(change->x, *gap);
    return old->x->value.n && !amount_is_share(change->x, *gap, old->x->value) &&
           decimal_mul(*gap, decimal_of(100), &hundred) &&
           decimal_div(hundred, old->x->value, change->x->value.places, gap);
}

/* Two figures of different times, and the changes from one to the other. */
static void check_change(struct check_run *run, const struct terms *f, size_t from,
                         size_t to)
{
    static const char *const changes[] = {WORDLIST_CHANGES, NULL};
    static const char *const before[] = {WORDLIST_TIME_BEFORE, NULL};
    static const char *const now[] = {WORDLIST_TIME_NOW, NULL};
    const struct term *two[2] = {NULL, NULL};
    struct decimal gap;
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        if (word_before(x->name, x->name.len, changes))
            continue;
        if (n == 2 || !term_counts(x))
            return;
        two[n++] = x;
    }
    if (n != 2 || !term_same_unit(two[0], two[1]) ||
        !decimal_gap(two[0]->x->value, two[1]->x->value, &gap))
        return;
    bool first = has_word(two[0]->clause, before);
    const struct term *old = two[!first], *later = two[first];
    if (!has_word(old->clause, before) || !has_word(later->clause, now))
        return;
    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        struct decimal right = gap;
        if (x != old && x != later && !x->x->rough && change_is_wrong(x, old, &right)) {
            term_hit(run, x, right, SEVERITY_ERROR);
            return;
        }
    }
}

/* ---- 停车 62%，广告 23%，其他 15% ---- */

/* Percentages that follow one another from figure `from` on: where they end. *rest: the
 * last is called 其他; *shares: they are said to be shares (占). */
static size_t shares_end(const struct terms *f, size_t from, size_t to, bool *rest,
                         bool *shares)
{
    static const char *const others[] = {WORDLIST_REST_SHARES, NULL};
    static const char *const share[] = {WORDLIST_SHARE_VERBS, NULL};
    static const char *const nots[] = {WORDLIST_NO_SHARE, NULL};
    size_t i = from, said = 0;

    *rest = false;
    for (; i < to && !*rest; i++) {
        const struct term *x = &f->list[i];
        if (!term_is_percent(x) || x->x->rough || x->inside != f->list[from].inside ||
            x->selected || has_word(x->clause, nots))
            break;
        bool verb = word_before(x->name, x->name.len, share) > 0;
        said += verb || (said && x->name.len == 0);
        *rest = word_at(x->name, 0, others) > 0;
    }
    *shares = said == i - from;
    return i;
}

/* Shares that are introduced as all: 构成, 分别占, and come near to it. */
static bool are_told_in_full(const struct terms *f, size_t from, size_t end,
                             struct decimal sum)
{
    static const char *const words[] = {WORDLIST_MADE_UP_OF, NULL};
    const struct term *a = &f->list[from], *b = &f->list[end - 1];
    size_t start = from && f->list[from - 1].t == a->t ? a[-1].x->end : 0;

    return a->t == b->t && decimal_cmp(sum, decimal_of(85)) > 0 &&
           has_word(slice_sub(a->t->text, start, a->x->start), words);
}

static size_t check_hundred(struct check_run *run, const struct terms *f, size_t from,
                            size_t to)
{
    struct decimal sum = decimal_of(0), slack = decimal_of(0), gap;
    bool rest, shares;
    size_t end = shares_end(f, from, to, &rest, &shares), n = end - from;

    if (n < 2)
        return end > from ? end : from + 1;
    bool halves =
        n == 2 && names_are_halves(f->list[from].name, f->list[from + 1].name);
    for (size_t i = from; i < end; i++)
        if (!decimal_add(sum, f->list[i].x->value, &sum) ||
            !decimal_add(slack, f->list[i].x->step, &slack))
            return end;
    bool more = decimal_cmp(sum, decimal_of(100)) > 0;
    if (!decimal_gap(sum, decimal_of(100), &gap) ||
        !decimal_mul(gap, decimal_of(2), &gap) || decimal_cmp(gap, slack) <= 0 ||
        decimal_cmp(sum, decimal_of(150)) > 0 ||
        !(rest || halves ||
          (shares && n > 2 && (more || are_told_in_full(f, from, end, sum)))))
        return end;
    const struct term *a = &f->list[from], *b = &f->list[end - 1];
    size_t start = a->t == b->t ? a->x->start : b->x->start;
    check_hit(run, "C5", text_span(b->t, start, b->x->end),
              "这几项加起来是 %.*s%%，不是 100%%", "these add up to %.*s%%, not 100%%",
              SLICE_FMT(decimal_text(run->arena, decimal_trim(sum), true)));
    return end;
}

void check_rates(struct check_run *run, const struct terms *f)
{
    enum { MANY = 30 }; /* figures of a sentence: more are a table told in words */
    size_t from = 0;

    for (size_t i = 0; i < f->n; i++) {
        if (i + 1 < f->n && f->list[i + 1].sentence == f->list[i].sentence)
            continue;
        for (size_t k = from; k <= i && i - from < MANY; k++)
            if (term_is_percent(&f->list[k]))
                check_rate_of(run, f, from, i + 1, k);
        if (i - from == 2 || i - from == 3)
            check_change(run, f, from, i + 1);
        for (size_t k = from; k <= i;)
            k = check_hundred(run, f, k, i + 1);
        from = i + 1;
    }
}
