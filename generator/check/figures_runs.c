/* figures_runs.c - C5: three figures in a row whose names make them a calculation.
 *
 *     收入 10 元，支出 4 元，结余 7 元       -> 6, a warning: an opening may be missing
 *     满意 62%，基本满意 31%，不满意 9%      -> more than 100 %
 *
 * A figure's name is the text between the mark before it and its digits (called). All
 * three figures must be exact and in one sentence. */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

static const char *const marks[] = {"，", ",",  "；", "、", "。",
                                    "：", "（", "\n", NULL};
static const char *const ends[] = {"。", "；", "！", "？", "\n", NULL};

/* The figure's name: the words between the mark before it and its digits. */
static struct slice called(struct slice s, const struct amount *x)
{
    size_t at = x->start;

    while (at > 0 && !word_before(s, at, marks))
        utf8_prev(s, &at);
    return slice_trim(slice_sub(s, at, x->start));
}

/* Exact, and a quantity: neither 约 80 人 nor 3 号楼. */
static bool is_plain(const struct amount *x)
{
    return !x->label && !x->rough;
}

static bool same_sentence(struct slice s, const struct amount *a,
                          const struct amount *b)
{
    return !has_word(slice_sub(s, a->end, b->start), ends);
}

static void hit(struct check_run *run, const struct check_text *t,
                const struct amount *figure, struct decimal right,
                enum severity severity)
{
    check_hit_as(run, "C5", severity, text_span(t, figure->start, figure->end),
                 "照前面的数算是 %.*s", "by the figures before it this is %.*s",
                 SLICE_FMT(decimal_text(run->arena, decimal_trim(right), true)));
}

/* ---- 收入 …，支出 …，结余 … ---- */

/* Money written to the yuan or finer: not 1.2 万元. */
static bool is_exact(const struct amount *x)
{
    return is_plain(x) && slice_is(x->unit, "元") &&
           decimal_cmp(x->step, decimal_of(1)) <= 0;
}

static bool ends_with(struct slice name, const char *const *words)
{
    return word_before(name, name.len, words) > 0;
}

/* 收入 − 支出 = 结余. Where the sentence mentions money carried over, nothing is
 * compared: figures_ledger.c does, if it has a figure. */
static void check_balance(struct check_run *run, const struct check_text *t,
                          const struct amounts *f, size_t i)
{
    static const char *const before[] = {WORDLIST_CARRIED_OVER, NULL};
    static const char *const in[] = {WORDLIST_INCOME, NULL};
    static const char *const out[] = {WORDLIST_SPENDING, NULL};
    static const char *const left[] = {WORDLIST_BALANCE, NULL};
    const struct amount *a = &f->list[i], *b = a + 1, *c = a + 2;
    struct slice s = t->text;
    struct decimal right;

    if (!is_exact(a) || !is_exact(b) || !is_exact(c) || !same_sentence(s, a, c) ||
        !ends_with(called(s, a), in) || !ends_with(called(s, b), out) ||
        !ends_with(called(s, c), left))
        return;
    if ((i > 0 && same_sentence(s, a - 1, a)) ||
        has_word(slice_sub(s, 0, b->end), before) || has_word(called(s, c), before))
        return;
    if (decimal_sub(a->value, b->value, &right) && !amount_is(c, right))
        hit(run, t, c, right, SEVERITY_WARNING);
}

/* ---- 满意 62%，基本满意 31%，不满意 9% ---- */

/* All answers to one question: they may add up to less than 100 %, not to more. */
static void check_answers(struct check_run *run, const struct check_text *t,
                          const struct amounts *f, size_t i)
{
    static const char *const first[] = {WORDLIST_ANSWERS_FIRST, NULL};
    static const char *const last[] = {WORDLIST_ANSWERS_LAST, NULL};
    static const char *const middle[] = {WORDLIST_ANSWERS_MIDDLE, NULL};
    const struct amount *x = &f->list[i];
    struct decimal sum = decimal_of(0), most = decimal_of(200), twice;

    for (int k = 0; k < 3; k++) {
        struct slice name = called(t->text, &x[k]);
        const char *const *words = k == 0 ? first : k == 1 ? middle : last;
        if (!is_plain(&x[k]) || !slice_is(x[k].unit, "%") ||
            word_at(name, 0, words) == 0 || word_at(name, 0, words) != name.len ||
            (k && !same_sentence(t->text, &x[k - 1], &x[k])) ||
            !decimal_add(sum, x[k].value, &sum) || !decimal_add(most, x[k].step, &most))
            return;
    }
    /* each may have been rounded up by half of its last digit */
    if (decimal_mul(sum, decimal_of(2), &twice) && decimal_cmp(twice, most) > 0)
        check_hit(run, "C5", text_span(t, x->start, x[2].end),
                  "这几项加起来是 %.*s%%，超过 100%%", "these add up to %.*s%%",
                  SLICE_FMT(decimal_text(run->arena, decimal_trim(sum), true)));
}

void check_runs(struct check_run *run, const struct check_text *t,
                const struct amounts *f, size_t i)
{
    const struct amount *x = &f->list[i];

    if (i + 2 >= f->n || !is_plain(x) || !is_plain(x + 1) || !is_plain(x + 2))
        return;
    check_balance(run, t, f, i);
    check_answers(run, t, f, i);
}
