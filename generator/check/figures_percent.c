/* figures_percent.c - C5: a percentage right behind a count, as its share of a whole.
 *
 *     300 户中同意 210 户（78%）  -> 70 %
 *
 * The whole is the nearest larger figure of the sentence that is introduced as one, or
 * the only other figure of that unit. */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

static const char *const openings[] = {"（", "(", NULL};

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
    static const char *const among[] = {WORDLIST_AMONG, NULL};
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
    size_t start = sentence_start(s, part->start), end = sentence_end(s, part->end);
    const struct amount *base = NULL;

    for (const struct amount *x = f->list; x < f->list + f->n; x++) {
        if (x > percent && (base || x->start >= end || !is_base(s, x)))
            break; /* 满意 98 户占 82%，走访 120 户 */
        if (x->start < start || x->label || x == part || !amount_same_unit(x, part) ||
            decimal_cmp(x->value, part->value) < 0)
            continue;
        if (x->rough || !is_base(s, x))
            return NULL;
        base = x;
    }
    return base;
}

/* 216 户，占总户数 240 户的 90%: the whole stands between the two. */
static bool check_of_whole(struct check_run *run, const struct check_text *t,
                           const struct amounts *f, const struct amount *percent)
{
    const struct amount *whole = percent - 1, *part = percent - 2;
    struct decimal right;

    if (percent < f->list + 2 || part->label || part->rough || whole->label ||
        whole->rough || percent->rough || !whole->unit.len || whole->value.n == 0 ||
        !amount_same_unit(part, whole) ||
        !slice_is(slice_trim(slice_sub(t->text, whole->end, percent->start)), "的"))
        return false;
    struct slice between = slice_sub(t->text, part->end, whole->start);
    between =
        slice_from(between, word_at(between, 0, (const char *const[]){"，", NULL}));
    if (!slice_starts(between, SLICE("占")) ||
        amount_is_share(percent, part->value, whole->value) ||
        !decimal_mul(part->value, decimal_of(100), &right) ||
        !decimal_div(right, whole->value, percent->value.places, &right))
        return false;
    check_hit(run, "C5", text_span(t, percent->start, percent->end),
              "%.*s占 %.*s的 %.*s%%，写的是 %.*s", "%.*s of %.*s is %.*s%%, not %.*s",
              (int)(part->end - part->start), t->text.ptr + part->start,
              (int)(whole->end - whole->start), t->text.ptr + whole->start,
              SLICE_FMT(decimal_text(run->arena, right, false)),
              (int)(percent->end - percent->start), t->text.ptr + percent->start);
    return true;
}

/* 300 户中同意 210 户（78%） -> 70%. Nothing if the sentence compares with another
 * period (同比). */
void check_percent(struct check_run *run, const struct check_text *t,
                   const struct amounts *f, const struct amount *percent)
{
    static const char *const other[] = {WORDLIST_OTHER_PERIOD, NULL};
    const struct amount *part = percent > f->list ? percent - 1 : NULL;
    struct decimal right;

    if (check_of_whole(run, t, f, percent) || !part || part->label || part->rough ||
        percent->rough || !part->unit.len || slice_is(part->unit, "%") ||
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
