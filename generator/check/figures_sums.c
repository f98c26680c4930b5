/* figures_sums.c - C5: a total after its parts, a price times a count, an average.
 *
 *     修灯 300 元、换锁 120 元、补漆 80 元，合计 520 元  -> 500
 *     门禁卡每张 15 元，共补办 32 张，合计 500 元        -> 480
 *     28 户共筹集 5,600 元，户均 210 元                  -> 200 */
#include "check/figures_sums.h"
#include "words/figures.h"

#include <string.h>

/* ---- 修灯 300 元、换锁 120 元，合计 520 元 ---- */

/* May the figure be one of the parts of a sum? Not a price, a discount, a rest. */
static bool is_addend(const struct term *x)
{
    static const char *const nots[] = {WORDLIST_NO_ADDEND, NULL};

    return !x->x->rough && !has_word(x->clause, nots) && !name_is_total(x->name);
}

/* Reads the parts before figure k, back to the start of its sentence or list. False:
 * something there cannot be added. */
static bool read_parts(const struct terms *f, size_t k, struct decimal *sum, size_t *n,
                       bool *equal, struct decimal *most)
{
    static const char *const unknown[] = {WORDLIST_NOT_TOLD, NULL};
    const struct term *total = &f->list[k];

    *sum = *most = decimal_of(0);
    *n = 0;
    *equal = false;
    for (size_t i = k; i > 0; i--) {
        const struct term *x = &f->list[i - 1];
        if (x->sentence != total->sentence)
            break;
        if (!term_same_unit(x, total) || (!x->x->unit.len && !x->name.len)) {
            if (x->alone && !x->x->rough)
                break;
            continue;
        }
        if (x->inside && !total->inside)
            continue;
        if (f->list[i].t == x->t &&
            has_word(slice_sub(x->t->text, x->x->end, f->list[i].x->start), unknown))
            return false; /* 第三批待定 */
        if (!is_addend(x) || !decimal_add(*sum, x->x->value, sum))
            return false;
        ++*n;
        *equal |= *n > 1 && decimal_cmp(*sum, total->x->value) == 0;
        if (decimal_cmp(x->x->value, *most) > 0)
            *most = x->x->value;
    }
    return true;
}

/* 合计, or 共计修剪 after parts that are called 修剪, too. */
static bool sums_up(const struct terms *f, size_t k)
{
    enum { NOUN = 12 }; /* bytes */
    struct slice rest;

    if (!name_has_total(f->list[k].name, &rest))
        return false;
    for (size_t i = k; rest.len && i > 0 && i + 2 > k; i--)
        if (rest.len > NOUN || slice_find(f->list[i - 1].name, rest) == SIZE_MAX)
            return false;
    return rest.len == 0 || k >= 2;
}

/* 30 次共 480 元: its clause has a figure of another unit before it. */
static bool is_led(const struct terms *f, size_t k)
{
    const struct term *x = &f->list[k];

    return k > 0 && x[-1].clause.ptr == x->clause.ptr && !term_same_unit(&x[-1], x);
}

/* The parts must at least be near the total: 累计, of other times, is not theirs. */
static void check_total(struct check_run *run, const struct terms *f, size_t k)
{
    static const char *const other[] = {WORDLIST_OTHER_PERIOD, NULL};
    const struct term *total = &f->list[k];
    struct decimal sum, most, twice, gap, slack;
    size_t n;
    bool equal;

    if (total->x->rough || is_led(f, k) || !sums_up(f, k) ||
        !read_parts(f, k, &sum, &n, &equal, &most) || n < 2 || equal ||
        decimal_cmp(total->x->value, most) < 0 ||
        !decimal_mul(sum, decimal_of(2), &twice) ||
        decimal_cmp(total->x->value, twice) > 0 ||
        !decimal_gap(sum, total->x->value, &gap) ||
        !decimal_mul(total->x->step, decimal_of((int64_t)n), &slack))
        return;
    if (decimal_cmp(total->x->step, decimal_of(1)) > 0 && decimal_cmp(gap, slack) < 0)
        return;
    if (decimal_cmp(gap, total->x->step) < 0 && sum.places > total->x->value.places)
        return;
    if (slice_starts(total->name, SLICE("累计")) && has_word(total->t->text, other))
        return;
    term_hit(run, total, sum, SEVERITY_ERROR);
}

/* ---- 每张 15 元，32 张，合计 480 元 ---- */

/* The unit that the figure is the price of: 每张 15 元, 15 元/张, 张 in both. Empty: it
 * is none; *any: 单价, of whatever is counted. */
static struct slice priced(const struct term *x, bool *any)
{
    static const char *const each[] = {WORDLIST_EACH_HEADS, NULL};
    static const char *const prices[] = {WORDLIST_PRICES, NULL};
    static const char *const slash[] = {"/", "／", WORDLIST_EACH_HEADS, NULL};
    struct slice s = x->t->text, name = x->name;
    struct slice unit = SLICE("");
    size_t end, all = 0;

    *any = word_before(name, name.len, prices) > 0;
    for (size_t at = 0; at < name.len; utf8_next(name, &at)) {
        size_t n = word_at(name, at, each);
        struct slice found = n ? amount_unit(name, at + n, &end) : SLICE("");
        all += n && slice_starts(slice_from(name, at), SLICE("每"));
        if (found.len && !unit.len)
            unit = found;
    }
    if (unit.len || all) /* 每户每月: times something else, too */
        return all > 1 ? SLICE("") : unit;
    size_t n = word_at(s, x->x->end, slash);
    return n ? amount_unit(s, x->x->end + n, &end) : SLICE("");
}

static bool is_cost(struct slice name)
{
    static const char *const costs[] = {WORDLIST_COSTS, NULL};

    return name_is_total(name) || word_before(name, name.len, costs);
}

/* The text from the clause of the first figure to that of the last, if it is one. */
static struct slice between(const struct terms *f, size_t from, size_t to)
{
    struct slice a = f->list[from].clause, b = f->list[to - 1].clause;

    return f->list[from].t == f->list[to - 1].t
               ? (struct slice){a.ptr, (size_t)(b.ptr - a.ptr) + b.len}
               : a;
}

/* Three figures alone in a sentence: a price, a count of what it is the price of, and
 * their product. */
static void check_product(struct check_run *run, const struct terms *f, size_t from,
                          size_t to)
{
    static const char *const nots[] = {WORDLIST_NO_PRODUCT, NULL};
    const struct term *price = NULL, *count = NULL, *cost = NULL;
    struct slice unit = SLICE("");
    struct decimal right;
    size_t end;
    bool any = false;

    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        bool of_any = false;
        struct slice of = priced(x, &of_any);
        if (x->x->rough || term_is_percent(x))
            return;
        if (!price && (of.len || of_any)) {
            price = x;
            unit = of;
            any = of_any && !of.len;
        }
    }
    for (size_t i = from; price && i < to; i++) {
        const struct term *x = &f->list[i];
        if (x != price && i > from && is_cost(x->name) && term_same_unit(x, price))
            cost = x;
        else if (x != price)
            count = x;
    }
    if (cost && count_at(cost->name, 0, &end) > 1 && from > 0 &&
        f->list[from - 1].sentence == cost->sentence)
        return; /* 两样共 */
    if (!price || !count || !cost || !cost->x->unit.len ||
        !term_same_unit(price, cost) || term_same_unit(price, count) ||
        !(any ? count->x->unit.len > 0 : slice_eq(count->x->unit, unit)) ||
        !decimal_mul(price->x->value, count->x->value, &right) ||
        amount_is(cost->x, right) || has_word(between(f, from, to), nots))
        return;
    term_hit(run, cost, right, SEVERITY_ERROR);
}

/* ---- 28 户共筹集 5,600 元，户均 200 元 ---- */

/* The unit of 户均, 平均每户; empty: the name is no average. */
static struct slice averaged(struct slice name)
{
    static const char *const words[][2] = {WORDLIST_AVERAGES};
    static const char *const after[] = {WORDLIST_AVERAGE_ENDINGS, NULL};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct slice word = slice_of(words[i][0]);
        if (!slice_starts(name, word))
            continue;
        struct slice rest = slice_from(name, word.len);
        if (rest.len == word_at(rest, 0, after))
            return slice_of(words[i][1]);
    }
    return SLICE("");
}

static void check_average(struct check_run *run, const struct terms *f, size_t from,
                          size_t to)
{
    const struct term *mean = NULL, *sum = NULL, *count = NULL;
    static const char *const nots[] = {WORDLIST_NO_PRODUCT, NULL};
    struct slice unit = SLICE("");
    struct decimal exact, right;

    for (size_t i = from; i < to; i++) {
        const struct term *x = &f->list[i];
        struct slice of = averaged(x->name);
        if (!term_counts(x))
            return;
        if (of.len && !mean) {
            mean = x;
            unit = of;
        } else if (!count) {
            count = x;
        } else {
            sum = x;
        }
    }
    if (!mean || !sum || !count)
        return;
    if (term_same_unit(mean, count)) {
        const struct term *other = sum;
        sum = count;
        count = other;
    }
    if (!term_same_unit(mean, sum) || !slice_eq(count->x->unit, unit) ||
        !decimal_div(sum->x->value, count->x->value, 6, &exact) ||
        amount_is(mean->x, exact) || has_word(between(f, from, to), nots) ||
        !decimal_div(sum->x->value, count->x->value, mean->x->value.places, &right))
        return;
    term_hit(run, mean, right, SEVERITY_ERROR);
}

void check_sums(struct check_run *run, const struct terms *f)
{
    size_t from = 0;

    for (size_t i = 0; i < f->n; i++) {
        check_total(run, f, i);
        if (i + 1 < f->n && !term_parts(&f->list[i], &f->list[i + 1]))
            continue;
        if (i + 1 - from == 3) {
            check_product(run, f, from, i + 1);
            check_average(run, f, from, i + 1);
        }
        from = i + 1;
    }
}
