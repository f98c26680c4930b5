/* figures.c - C5 within one text: a whole and its parts, balances, shares.
 *
 *     共 101 人：党员 21、在职 38、退休 40  -> 21 + 38 + 40 is 99, not 101
 *     期初 10 ＋ 收入 5 ＝ 16               -> 15
 *     同意 210 户（78%）of 300 户           -> 70 %
 *
 * prose/amounts.c gives the figures with their units and words. Two are compared only
 * if their units agree and the words between leave one reading (is_whole, is_part). */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

enum { PARTS_MAX = 24 };

static const char *const openings[] = {"（", "(", NULL};
static const char *const closings[] = {"）", ")", NULL};

static struct slice shown(struct check_run *run, struct decimal d)
{
    return decimal_text(run->arena, decimal_trim(d), true);
}

/* The unit as written: 名, where amount.unit is 人. */
static struct slice unit_text(const struct check_text *t, const struct amount *x)
{
    return slice_sub(t->text, skip_blank(t->text, x->digits_end), x->end);
}

/* ---- 共 101 人：党员 21、在职 38、退休 42 ---- */

struct shares {
    const struct amount *whole;
    struct decimal parts[PARTS_MAX];
    size_t n;           /* parts read */
    bool all;           /* the parts are complete: not introduced by 其中 */
    bool men_and_women; /* the parts are 男 and 女: complete even after 其中 */
};

/* Is the figure introduced as a total: 共 101 人, 共收到意见 34 条? Not 公共 5 个. */
static bool is_whole(struct slice s, const struct amount *x)
{
    static const char *const words[] = {WORDLIST_TOTAL_WORDS, NULL};
    static const char *const verbs[] = {WORDLIST_TOTAL_VERBS, NULL};
    enum { NOUN = 12 }; /* bytes between verb and figure: 共收到意见 34 条 */
    size_t at = skip_blank_back(s, x->start), n = word_before(s, at, words);

    for (size_t back = at; !n && back + NOUN >= at; utf8_prev(s, &back)) {
        if (word_before(s, back, verbs))
            return true;
        size_t before = back;
        if (back == 0 || !cp_is_han(utf8_prev(s, &before)))
            return false;
    }
    return n && !word_before(s, at - n, (const char *const[]){"公", "中", NULL});
}

/* Where the list of parts begins after the whole; 0: there is none. *all: it is not
 * introduced as a selection (其中, 包括). */
static size_t parts_after(struct slice s, const struct amount *x, bool *all)
{
    enum { NOUN = 15 }; /* bytes of a noun after the whole: 101 名党员 */
    static const char *const whole[] = {"：", ":", "，分别是", "，分别为",
                                        "（", "(", NULL};
    static const char *const some[] = {WORDLIST_SOME_OF, NULL};

    for (size_t at = x->end; at < s.len && at <= x->end + NOUN;) {
        size_t n = word_at(s, at, some);
        *all = n == 0;
        if (!n)
            n = word_at(s, at, whole);
        if (n)
            return at + n;
        if (!cp_is_han(utf8_next(s, &at)))
            return 0;
    }
    return 0;
}

/* The end of the part that begins at `at`: the next comma or full stop outside of
 * brackets. A comma within digits (1,280) does not count. */
static size_t part_end(struct slice s, size_t at)
{
    static const char *const marks[] = {"、", "，", "；", "。", "！", "\n", ";", NULL};
    int depth = 0;

    while (at < s.len) {
        size_t open = word_at(s, at, openings), close = word_at(s, at, closings);
        bool comma = s.ptr[at] == ',' &&
                     !(at + 1 < s.len && s.ptr[at + 1] >= '0' && s.ptr[at + 1] <= '9');
        if (depth == 0 && (close || comma || word_at(s, at, marks)))
            return at;
        depth += (open > 0) - (close > 0);
        utf8_next(s, &at);
    }
    return at;
}

/* The only figure of the part s[at, end) with the whole's unit, brackets ignored:
 * 在职 38（含返聘 2） -> 38. False: no figure, several, or one that must not be added
 * (约 38, 每户 38). */
static bool part_of(const struct amounts *f, const struct shares *x, struct slice s,
                    size_t at, size_t end, struct decimal *out)
{
    const struct amount *found = NULL;
    struct slice part = slice_sub(s, at, end);
    size_t open = slice_find(part, SLICE("（"));
    size_t stop = open == SIZE_MAX ? end : at + open;

    static const char *const each[] = {WORDLIST_EACH_OF, NULL};

    if (has_word(slice_sub(s, at, stop), each) || slice_ends(part, SLICE("等")))
        return false;
    for (size_t i = 0; i < f->n; i++) {
        const struct amount *a = &f->list[i];
        if (a->start < at || a->start >= stop || a->label)
            continue;
        bool bare = a->unit.len == 0 && skip_blank(s, a->end) >= stop;
        if (found || a->rough || (!bare && !amount_same_unit(a, x->whole)))
            return false;
        found = a;
    }
    if (found)
        *out = found->value;
    return found != NULL;
}

/* Reads the parts from byte `at` into x. False: the list is not one that can be added
 * (it ends with 等, or goes on with 其余). */
static bool read_shares(const struct amounts *f, struct slice s, size_t at,
                        struct shares *x)
{
    static const char *const rest[] = {WORDLIST_REST_OF, NULL};
    bool men = false, women = false, pause = false;

    while (at < s.len && x->n < PARTS_MAX) {
        size_t end = part_end(s, at);
        struct slice part = slice_sub(s, at, end);
        if (!part_of(f, x, s, at, end, &x->parts[x->n]))
            return !pause && !word_at(s, at, rest) && !slice_ends(part, SLICE("等"));
        x->n++;
        men |= slice_starts(part, SLICE("男"));
        women |= slice_starts(part, SLICE("女"));
        x->men_and_women = men && women && x->n == 2;
        pause = slice_starts(slice_from(s, end), SLICE("、"));
        if (!pause && !word_at(s, end, (const char *const[]){"，", ",", "；", NULL}))
            return true;
        at = skip_blank(s, end + (s.ptr[end] == ',' ? 1 : 3));
    }
    return x->n < PARTS_MAX;
}

/* Some consecutive parts alone make up the whole, so the others count it another way:
 * 101 = 男 50 + 女 51, then 党员 30. Also true on overflow. */
static bool some_are_all(const struct shares *x)
{
    for (size_t i = 0; i < x->n; i++) {
        struct decimal sum = decimal_of(0);
        for (size_t k = i; k < x->n; k++) {
            if (!decimal_add(sum, x->parts[k], &sum))
                return true;
            if (decimal_cmp(sum, x->whole->value) == 0)
                return true;
        }
    }
    return false;
}

/* Is the sum of the parts certainly wrong? After 其中 categories may be missing or
 * overlap, so only these are certain: a part larger than the whole, or three and more
 * parts that exceed it by at most a twentieth (a typing error, not an overlap). */
static bool are_wrong(const struct shares *x, struct decimal *sum)
{
    enum { HAIR = 20 }; /* a twentieth */
    struct decimal over, whole = x->whole->value, slack = x->whole->step;
    bool above = false;

    *sum = decimal_of(0);
    for (size_t i = 0; i < x->n; i++) {
        above |= decimal_cmp(x->parts[i], whole) > 0;
        if (!decimal_add(*sum, x->parts[i], sum))
            return false;
    }
    if (x->n < 2 || some_are_all(x) || !decimal_sub(*sum, whole, &over))
        return false;
    bool more = over.n > 0;
    over.n = more ? over.n : -over.n;
    bool rounded = decimal_cmp(slack, decimal_of(1)) > 0;
    if (rounded && decimal_mul(slack, decimal_of((int64_t)x->n), &slack) &&
        decimal_cmp(over, slack) <= 0)
        return false;
    if (x->all || x->men_and_women || above)
        return true;
    return more && x->n > 2 && decimal_mul(over, decimal_of(HAIR), &over) &&
           decimal_cmp(over, whole) <= 0;
}

static void check_shares(struct check_run *run, const struct check_text *t,
                         const struct amounts *f, const struct amount *whole)
{
    struct shares x = {.whole = whole};
    struct decimal sum;

    if (!is_whole(t->text, whole) || !whole->unit.len)
        return;
    size_t at = parts_after(t->text, whole, &x.all);
    /* 共 240 元（门票 30 元、午餐 20 元）: prices, not parts */
    if (at && slice_is(whole->unit, "元") && word_before(t->text, at, openings))
        return;
    if (!at || !read_shares(f, t->text, skip_blank(t->text, at), &x) ||
        !are_wrong(&x, &sum))
        return;
    struct slice unit = unit_text(t, whole);
    check_hit(run, "C5", text_span(t, whole->start, whole->end),
              "写的是 %.*s，后面 %zu 项加起来是 %.*s %.*s",
              "it says %.*s, but the %zu parts add up to %.*s %.*s",
              (int)(whole->end - whole->start), t->text.ptr + whole->start, x.n,
              SLICE_FMT(shown(run, sum)), SLICE_FMT(unit));
}

/* ---- 同意 210 户（78%）---- */

/* Does the text between a count and a percentage make the percentage its share? A
 * bracket or 占总数的 does; a rate of something else, or a share of another whole
 * (占应投票业主的), does not. */
static bool is_its_share(struct slice between)
{
    static const char *const marks[] = {"（", "(", "，", ",", NULL};
    static const char *const wholes[] = {WORDLIST_SHARE_OF, NULL};
    size_t mark = word_at(between, 0, marks);
    bool open = word_at(between, 0, openings) > 0;

    between = slice_trim(slice_from(between, mark));
    if (between.len == 0)
        return open; /* not 210 户，78% */
    return between.len == word_at(between, 0, wholes);
}

/* Does the figure give a whole: 应参与 270 户, 270 户中？ */
static bool is_base(struct slice s, const struct amount *x)
{
    enum { BEFORE = 24, AFTER = 12 }; /* bytes searched on either side */
    static const char *const words[] = {WORDLIST_WHOLE_WORDS, NULL};
    static const char *const among[] = {"中，", "中,", "里，", NULL};
    static const char *const stops[] = {"，", "。", "；", "、", "：",
                                        ",",  "（", "）", "\n", NULL};
    size_t at = x->start;

    while (at > 0 && x->start - at < BEFORE && !word_before(s, at, stops))
        utf8_prev(s, &at);
    if (has_word(slice_sub(s, at, x->start), words))
        return true;
    for (at = x->end; at < s.len && at < x->end + AFTER; utf8_next(s, &at))
        if (word_at(s, at, among))
            return true;
    return false;
}

static const char *const stops[] = {"。", "；", "！", "？", "\n", NULL};

static size_t sentence_start(struct slice s, size_t at)
{
    while (at > 0 && !word_before(s, at, stops))
        utf8_prev(s, &at);
    return at;
}

static size_t sentence_end(struct slice s, size_t at)
{
    while (at < s.len && !word_at(s, at, stops))
        utf8_next(s, &at);
    return at;
}

/* Is there any figure in the item of which the percentage would be right? Then that may
 * be the whole that was meant. */
static bool is_share_of_any(struct check_run *run, const struct amount *part,
                            const struct amount *percent)
{
    struct decimal whole;

    for (size_t i = 0; i < run->texts->n; i++) {
        struct amounts f = amounts_of(run->arena, run->texts->list[i].text);
        for (size_t k = 0; k < f.n; k++)
            if (!f.list[k].label &&
                (amount_same_unit(&f.list[k], part) || !f.list[k].unit.len) &&
                amount_is_share(percent, part->value, f.list[k].value))
                return true;
    }
    for (size_t i = 0; i < run->item->root->nmembers; i++)
        if (value_decimal(run->item->root->members[i].value, &whole) &&
            amount_is_share(percent, part->value, whole))
            return true;
    return false;
}

/* The nearest whole in the sentence before the percentage. NULL: there is none, or a
 * figure above the part may be another whole, or is rough. */
static const struct amount *base_of(const struct amounts *f, struct slice s,
                                    const struct amount *part,
                                    const struct amount *percent)
{
    size_t start = sentence_start(s, part->start);
    const struct amount *base = NULL;

    for (const struct amount *x = f->list; x < percent; x++) {
        if (x->start < start || x->label || x == part || !amount_same_unit(x, part) ||
            decimal_cmp(x->value, part->value) < 0)
            continue;
        if (x->rough || !is_base(s, x))
            return NULL;
        base = x;
    }
    return base;
}

/* 300 户中同意 210 户（78%） -> 70%. Nothing if the sentence compares with another
 * period (同比). */
static void check_percent(struct check_run *run, const struct check_text *t,
                          const struct amounts *f, const struct amount *percent)
{
    static const char *const other[] = {WORDLIST_OTHER_PERIOD, NULL};
    const struct amount *part = percent > f->list ? percent - 1 : NULL;
    struct decimal right;

    if (!part || part->label || part->rough || percent->rough || !part->unit.len ||
        slice_is(part->unit, "%") ||
        !is_its_share(slice_sub(t->text, part->end, percent->start)))
        return;
    const struct amount *base = base_of(f, t->text, part, percent);
    size_t start = base ? sentence_start(t->text, base->start) : 0;
    if (!base || base->value.n == 0 ||
        amount_is_share(percent, part->value, base->value) ||
        has_word(slice_sub(t->text, start, sentence_end(t->text, start)), other) ||
        is_share_of_any(run, part, percent) ||
        !decimal_mul(part->value, decimal_of(100), &right) ||
        !decimal_div(right, base->value, percent->value.places, &right))
        return;
    check_hit(run, "C5", text_span(t, percent->start, percent->end),
              "%.*s占 %.*s的 %.*s%%，写的是 %.*s", "%.*s of %.*s is %.*s%%, not %.*s",
              (int)(part->end - part->start), t->text.ptr + part->start,
              (int)(base->end - base->start), t->text.ptr + base->start,
              SLICE_FMT(decimal_text(run->arena, right, false)),
              (int)(percent->end - percent->start), t->text.ptr + percent->start);
}

/* ---- 期初 10 元 ＋ 收入 5 元 ＝ 15 元 ---- */

/* The operator between two figures, with only Han characters and spaces around it, as
 * in 10 元 ＋ 收入 5 元: one of + - * =, or 0. */
static char operator_in(struct slice between)
{
    static const char *const signs[] = {"＋", "+", "－", "−", "×", "＝", "=", NULL};
    static const char code[] = "++--*==";
    char found = 0;

    for (size_t at = 0; at < between.len;) {
        int i = 0;
        while (signs[i] && !word_match(between, at, signs[i]))
            i++;
        if (signs[i] && found)
            return 0;
        if (signs[i])
            found = code[i];
        uint32_t cp = utf8_next(between, &at);
        if (!signs[i] && cp != ' ' && !cp_is_han(cp))
            return 0;
    }
    return found;
}

static bool apply(char op, struct decimal *sum, struct decimal next)
{
    return op == '+'   ? decimal_add(*sum, next, sum)
           : op == '-' ? decimal_sub(*sum, next, sum)
                       : decimal_mul(*sum, next, sum);
}

/* The index of the figure after ＝ in the equation that begins with figure i, or 0. An
 * equation has only ＋ and －, or a single ×. *sum: what its left side comes to. */
static size_t equation_at(const struct amounts *f, struct slice s, size_t i,
                          struct decimal *sum)
{
    char op = 0, kind = 0;

    *sum = f->list[i].value;
    if (i > 0 && operator_in(slice_sub(s, f->list[i - 1].end, f->list[i].start)))
        return 0;
    for (size_t k = i; k + 1 < f->n && !f->list[k].label && !f->list[k].rough; k++) {
        const struct amount *next = &f->list[k + 1];
        op = operator_in(slice_sub(s, f->list[k].end, next->start));
        if (op == '=')
            return kind ? k + 1 : 0;
        char this_kind = op == '-' ? '+' : op;
        if (!op || next->label || next->rough || (kind && kind != this_kind) ||
            (this_kind == '*' && k > i) || !apply(op, sum, next->value))
            return 0;
        kind = this_kind;
    }
    return 0;
}

static void check_equation(struct check_run *run, const struct check_text *t,
                           const struct amounts *f, size_t i)
{
    struct decimal sum;
    size_t k = equation_at(f, t->text, i, &sum);
    const struct amount *result = &f->list[k];

    /* 1 ＋ 1 ＝ 3: a small result without a unit is a slogan. */
    bool slogan = !result->unit.len && decimal_cmp(result->value, decimal_of(10)) < 0;

    if (!k || result->label || result->rough || slice_is(result->unit, "%") || slogan ||
        operator_in(slice_sub(t->text, result->end,
                              k + 1 < f->n ? f->list[k + 1].start : result->end)) ||
        amount_is(result, sum))
        return;
    check_hit(run, "C5", text_span(t, result->start, result->end), "这道算式得 %.*s",
              "this equation gives %.*s", SLICE_FMT(shown(run, sum)));
}

/* ---- an item ---- */

static void check_text_figures(struct check_run *run, const struct check_text *t,
                               struct quotes **quotes)
{
    struct amounts f = amounts_of(run->arena, t->text);

    for (size_t i = 0; i < f.n; i++) {
        const struct amount *x = &f.list[i];
        if (x->label || x->rough || text_is_literal(t, x->start))
            continue;
        check_shares(run, t, &f, x);
        if (slice_is(x->unit, "%"))
            check_percent(run, t, &f, x);
        if (i + 2 < f.n)
            check_equation(run, t, &f, i);
        check_runs(run, t, &f, i);
        if (!*quotes)
            *quotes = quotes_of(run, run->item);
        check_quote(run, *quotes, t, x);
    }
}

/* Words near every figure that is compared: of a whole, a percentage, an equation, and
 * the endings of the names that fields of figures have. Texts without one are skipped.
 */
const char *const figure_words[] = {WORDLIST_FIGURE_WORDS, NULL};

/* Is the text prose, not the bare number of a table's cell? */
static bool is_prose(const struct check_text *t)
{
    enum { CELL_BYTES = 24 };
    const struct field *f = t->field;

    return (!t->block || t->block->type != NODE_CELL || t->text.len > CELL_BYTES) &&
           (!f || f->type == FIELD_TEXT || f->type == FIELD_MARKDOWN ||
            f->type == FIELD_LIST);
}

void check_figures(struct check_run *run, const struct item *item)
{
    struct quotes *quotes = NULL;

    (void)item;
    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        if (text_holds(t, HOLDS_DIGIT) && text_holds(t, WORDS_FIGURES) && is_prose(t))
            check_text_figures(run, t, &quotes);
    }
}
