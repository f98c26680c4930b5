/* figures_parts.c - C5: a whole and the parts that follow it.
 *
 *     共 101 人：党员 21、在职 38、退休 40            -> 99, not 101
 *     员工 25 人（保洁 9 人、保安 10 人、工程 4 人）  -> 23
 *     楼长 36 名，其中东区 14 名，西区 20 名          -> 34: 东 and 西 are all
 *
 * 共 says that a figure is a whole; without it, the parts must be told by their names.
 */
#include "check/figures.h"
#include "check/figures_ledger.h"
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
    struct slice names[PARTS_MAX];
    struct decimal slack; /* what the steps of rounded figures (1.2 万) add up to */
    size_t n;             /* parts read */
    bool total;           /* the whole is introduced as one: 共 101 人 */
    bool all;             /* the parts are complete: not introduced by 其中 */
    bool listed;          /* 、 stands between the first two */
    bool comma; /* nothing but a comma introduces them: only 男 and 女 are parts */
};

/* Is the figure introduced as a total: 共 101 人, 共收到意见 34 条? Not 公共 5 个. */
static bool is_whole(struct slice s, const struct amount *x)
{
    static const char *const words[] = {WORDLIST_TOTAL_WORDS, NULL};
    static const char *const verbs[] = {WORDLIST_TOTAL_VERBS, NULL};
    static const char *const sums[] = {WORDLIST_WHOLE_NOUNS, NULL};
    enum { NOUN = 12 }; /* bytes between verb and figure: 共收到意见 34 条 */
    size_t at = skip_blank_back(s, x->start), n = word_before(s, at, words);

    if (word_before(s, at, sums))
        return true;
    for (size_t back = at; !n && back + NOUN >= at; utf8_prev(s, &back)) {
        if (word_before(s, back, verbs))
            return true;
        size_t before = back;
        if (back == 0 || !cp_is_han(utf8_prev(s, &before)))
            return false;
    }
    return n && !word_before(s, at - n, (const char *const[]){WORDLIST_NO_TOTAL, NULL});
}

/* 体检的 56 位，男、女分别为 25 位、33 位: where the figures of the parts begin, if
 * only words stand between them and the whole. 0: nowhere. */
static size_t respectively(struct slice s, size_t at)
{
    enum { NAMES = 45 }; /* bytes of the names of the parts */
    static const char *const words[] = {WORDLIST_RESPECTIVELY, NULL};
    static const char *const stops[] = {"。", "；", "（", "\n", NULL};
    size_t end = at + NAMES, n;

    if (!word_at(s, at, (const char *const[]){"，", ",", NULL}))
        return 0;
    for (; at < s.len && at < end && !word_at(s, at, stops); utf8_next(s, &at)) {
        if ((n = word_at(s, at, words)) > 0)
            return at + n;
        if (s.ptr[at] >= '0' && s.ptr[at] <= '9')
            return 0;
    }
    return 0;
}

/* Where the list of parts begins after the whole; 0: there is none. Sets x->all, and
 * x->comma. */
static size_t parts_after(struct slice s, struct shares *x)
{
    enum { NOUN = 15 }; /* bytes of a noun after the whole: 101 名党员 */
    static const char *const whole[] = {WORDLIST_ALL_OF, NULL};
    static const char *const some[] = {WORDLIST_SOME_OF, NULL};
    size_t named;

    x->all = true;
    for (size_t at = x->whole->end; at < s.len && at <= x->whole->end + NOUN;) {
        if ((named = respectively(s, at)) > 0)
            return named;
        size_t n = word_at(s, at, some);
        x->all = n == 0;
        if (!n)
            n = word_at(s, at, whole);
        if (!n && (n = word_at(s, at, (const char *const[]){"，", ",", NULL})) > 0)
            x->comma = true;
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
static bool part_of(const struct amounts *f, struct shares *x, struct slice s,
                    size_t at, size_t end)
{
    const struct amount *found = NULL;
    struct slice part = slice_sub(s, at, end);
    size_t open = slice_find(part, SLICE("（"));
    size_t stop = open == SIZE_MAX ? end : at + open;

    static const char *const each[] = {WORDLIST_EACH_OF, NULL};

    if (has_word(slice_sub(s, at, stop), each) || slice_ends(part, SLICE("等")))
        return false;
    for (const struct amount *a = x->whole; a < f->list + f->n && a->start < stop;
         a++) {
        if (a->start < at || a->label)
            continue;
        bool bare = x->total && a->unit.len == 0 && skip_blank(s, a->end) >= stop;
        bool same = amount_same_unit(a, x->whole);
        if (!bare && !same && (a->unit.len || !x->total))
            continue; /* 4 公斤的 45 具 */
        if (found || a->rough || (!bare && !same))
            return false;
        found = a;
    }
    if (found) {
        x->parts[x->n] = found->value;
        x->names[x->n] = slice_trim(slice_sub(s, at, found->start));
        if (!x->names[x->n].len) /* 30 户已交 */
            x->names[x->n] = slice_trim(slice_sub(s, found->end, stop));
        if (decimal_cmp(found->step, decimal_of(1)) > 0 &&
            !decimal_add(x->slack, found->step, &x->slack))
            return false;
    }
    return found != NULL;
}

/* Is it no part any more: 收入 10 元，其中停车 6 元，支出 3 元? */
static bool goes_elsewhere(const struct shares *x, struct slice part)
{
    size_t digits = 0;

    while (digits < part.len && !char_is_digit(part.ptr[digits]))
        utf8_next(part, &digits);
    enum role now = role_of(slice_sub(part, 0, digits));
    return now != ROLE_NONE && now != role_of(x->names[0]);
}

/* Reads the parts from byte `at` into x. False: the list is not one that can be added
 * (it ends with 等, or goes on with 其余). */
static bool read_shares(const struct amounts *f, struct slice s, size_t at,
                        struct shares *x)
{
    static const char *const rest[] = {WORDLIST_REST_OF, NULL};
    bool pause = false,
         lines = word_before(s, at, (const char *const[]){"：", ":", NULL});

    while (at < s.len && x->n < PARTS_MAX) {
        size_t end = part_end(s, at);
        struct slice part = slice_sub(s, at, end);
        if (x->n && goes_elsewhere(x, part))
            return true;
        if (!part_of(f, x, s, at, end))
            return !pause && !word_at(s, at, rest) && !slice_ends(part, SLICE("等"));
        x->n++;
        pause = slice_starts(slice_from(s, end), SLICE("、"));
        x->listed |= pause && x->n == 1;
        if (!pause && !word_at(s, end, (const char *const[]){"，", ",", "；", NULL}))
            return true;
        if (!x->all && !lines && slice_starts(slice_from(s, end), SLICE("；")))
            return true; /* 其中 goes no further */
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

/* ---- what the names of the parts say ---- */

enum part_kind { KIND_PLACE = 1, KIND_TIME = 2, KIND_STATE = 4, KIND_OTHER = 8 };

static enum part_kind kind_of(struct slice name)
{
    static const char *const places[] = {WORDLIST_PART_PLACES, NULL};
    static const char *const times[] = {WORDLIST_PART_TIMES, NULL};
    static const char *const states[] = {WORDLIST_PART_STATES, NULL};

    return has_word(name, states)   ? KIND_STATE
           : has_word(name, places) ? KIND_PLACE
           : has_word(name, times)  ? KIND_TIME
                                    : KIND_OTHER;
}

static bool counts_people(const struct amount *x)
{
    return slice_is(x->unit, "人") || slice_is(x->unit, "户") ||
           slice_is(x->unit, "家") || slice_is(x->unit, "人次");
}

/* Two that make up everything (男 and 女), or the last is 其他. */
static bool are_complete(const struct shares *x)
{
    static const char *const rest[] = {WORDLIST_REST_SHARES, NULL};

    return (x->n == 2 && names_are_halves(x->names[0], x->names[1])) ||
           (x->n > 1 && word_at(x->names[x->n - 1], 0, rest));
}

/* 专职 and 兼职, 快充 and 慢充: as long, and with the same last character. */
static bool are_alike(const struct shares *x)
{
    size_t at = x->names[0].len;

    if (utf8_count(x->names[0]) < 2)
        return false;
    utf8_prev(x->names[0], &at);
    for (size_t i = 1; i < x->n; i++)
        if (x->names[i].len != x->names[0].len ||
            !slice_ends(x->names[i], slice_from(x->names[0], at)))
            return false;
    return true;
}

/* May somebody, or something, be in two parts: 党员 and 女, 水电 and 夜间? */
static bool may_overlap(const struct shares *x)
{
    static const char *const traits[] = {WORDLIST_TRAITS, NULL};
    static const char *const jobs[] = {WORDLIST_PART_JOBS, NULL};
    bool people = counts_people(x->whole);
    unsigned kinds = 0;
    size_t working = 0;

    if (are_alike(x) && utf8_count(x->names[0]) == 2)
        return false; /* 青年, 中年, 老年 */
    for (size_t i = 0; i < x->n; i++) {
        if (people && has_word(x->names[i], traits) && !has_word(x->names[i], jobs))
            return true;
        kinds |= kind_of(x->names[i]);
        working += has_word(x->names[i], jobs);
    }
    if (working == x->n || are_alike(x))
        return false;
    people = people && !slice_is(x->whole->unit, "人次");
    return (kinds & (kinds - 1)) || (people && kinds == KIND_OTHER) ||
           kinds == KIND_STATE;
}

/* ---- judging ---- */

/* Is a rounded whole (12.3 万元), or a sum of rounded parts, near enough? */
static bool is_rounded(const struct shares *x, struct decimal gap)
{
    struct decimal slack = x->slack;

    if (decimal_cmp(x->whole->step, decimal_of(1)) > 0 &&
        !decimal_add(slack, x->whole->step, &slack))
        return true;
    return decimal_cmp(gap, slack) < 0;
}

/* Three and more parts that exceed the whole by at most a twentieth: a typing error,
 * not an overlap. */
static bool is_hair(const struct shares *x, struct decimal gap)
{
    enum { HAIR = 20 };

    return x->n > 2 && decimal_mul(gap, decimal_of(HAIR), &gap) &&
           decimal_cmp(gap, x->whole->value) <= 0;
}

/* A whole that nothing calls one (员工 25 人：): the parts must be near it, and not be
 * of two kinds. */
static bool is_near(const struct shares *x, struct decimal sum)
{
    static const char *const traits[] = {WORDLIST_TRAITS, NULL};
    static const char *const jobs[] = {WORDLIST_PART_JOBS, NULL};
    struct decimal twice;
    size_t with = 0, working = 0;

    for (size_t i = 0; i < x->n; i++) {
        bool works = has_word(x->names[i], jobs);
        working += works;
        with += !works && has_word(x->names[i], traits);
    }
    return decimal_mul(sum, decimal_of(2), &twice) &&
           decimal_cmp(twice, x->whole->value) >= 0 &&
           !(counts_people(x->whole) && with && !are_complete(x) &&
             with + working != x->n) &&
           (with < 2 || are_complete(x));
}

/* Is the sum of the parts certainly wrong? After 其中 categories may be missing or
 * overlap, so their names must say that they do not. */
static bool are_wrong(const struct shares *x, struct decimal *sum)
{
    struct decimal gap, whole = x->whole->value;
    bool above = false;

    *sum = decimal_of(0);
    for (size_t i = 0; i < x->n; i++) {
        above |= decimal_cmp(x->parts[i], whole) > 0;
        if (!decimal_add(*sum, x->parts[i], sum))
            return false;
    }
    if (x->n < 2 || some_are_all(x) || !decimal_gap(*sum, whole, &gap) ||
        is_rounded(x, gap))
        return false;
    bool more = decimal_cmp(*sum, whole) > 0;
    if (x->comma && x->listed && x->n > 2)
        return are_complete(x) && is_near(x, *sum);
    if (x->comma)
        return x->n == 2 && names_are_halves(x->names[0], x->names[1]);
    if (x->all && (x->total || is_near(x, *sum)))
        return true;
    if (are_complete(x) || (above && x->total))
        return true;
    return !x->all && more && (is_hair(x, gap) || !may_overlap(x));
}

/* Is the sum a figure of the text before the whole? Then the parts are its. */
static bool is_given(const struct amounts *f, const struct amount *whole,
                     struct decimal sum)
{
    for (const struct amount *x = f->list; x < whole; x++)
        if (!x->label && amount_same_unit(x, whole) && amount_is(x, sum))
            return true;
    return false;
}

/* 部分学员报两班: the sentence says that the parts overlap. */
static bool may_repeat(struct slice s, size_t at)
{
    static const char *const words[] = {WORDLIST_OVERLAPS, NULL};
    static const char *const stops[] = {"。", "\n", NULL};
    enum { FAR = 300 }; /* bytes */
    size_t end = at;

    while (end < s.len && end < at + FAR && !word_at(s, end, stops))
        utf8_next(s, &end);
    return has_word(slice_sub(s, at, end), words);
}

/* 由 20 人组成, whatever follows, is told in full. */
static bool is_made_of(struct slice s, const struct amount *x)
{
    static const char *const made[] = {WORDLIST_MADE_OF, NULL};

    return slice_ends(slice_sub(s, 0, skip_blank_back(s, x->start)), SLICE("由")) &&
           word_at(s, x->end, made);
}

void check_parts(struct check_run *run, const struct check_text *t,
                 const struct amounts *f, const struct amount *whole)
{
    struct shares x = {.whole = whole};
    struct decimal sum;

    if (!whole->unit.len || slice_is(whole->unit, "%"))
        return;
    size_t at = parts_after(t->text, &x);
    if (!at)
        return;
    x.total = is_whole(t->text, whole);
    if (is_made_of(t->text, whole))
        x.all = x.total = true;
    /* 共 240 元（门票 30 元、午餐 20 元）: prices, not parts */
    if (slice_is(whole->unit, "元") && x.all &&
        (!x.total || word_before(t->text, at, openings)))
        return;
    if (!read_shares(f, t->text, skip_blank(t->text, at), &x) || !are_wrong(&x, &sum) ||
        is_given(f, whole, sum) || may_repeat(t->text, at))
        return;
    struct slice unit = unit_text(t, whole);
    check_hit(run, "C5", text_span(t, whole->start, whole->end),
              "写的是 %.*s，后面 %zu 项加起来是 %.*s %.*s",
              "it says %.*s, but the %zu parts add up to %.*s %.*s",
              (int)(whole->end - whole->start), t->text.ptr + whole->start, x.n,
              SLICE_FMT(shown(run, sum)), SLICE_FMT(unit));
}
