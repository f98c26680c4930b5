/* votes.c - C6, C7: a vote of owners in prose, against 民法典 278.
 *
 *     应参与 300 户，参与 180 户，表决通过     -> C6: 180 / 300 is below two thirds
 *     参与 240 户，同意 110 户，表决通过       -> C6: not more than half agreed
 *     参与 240 户，同意 210 户，表决通过       -> C7: no area in the whole item
 *
 * Only a sentence that claims success (表决通过) is read, clause by clause: the words
 * before a figure say who (all owners, those who took part, those who agreed) and what
 * is counted (heads or area). Each figure goes into a table of who by what, as a count
 * or a percentage; two different values in one place mean several topics, and neither
 * is used. */
#include "check/votes.h"
#include "prose/amounts.h"
#include "words/votes.h"

#include <string.h>

/* WHO and WHAT: rows and columns of the table in struct vote. OTHERS: against, absent;
 * NOBODY, EITHER: the clause does not say. */
enum who { ALL, TOOK_PART, AGREED, OTHERS, NOBODY, WHO = NOBODY };
enum what { HEADS, AREA, EITHER, WHAT = EITHER };

struct figure {
    const struct amount *amount; /* NULL: the sentence has none */
    bool twice;                  /* two different values: unusable */
};

struct vote {
    struct figure counts[WHO][WHAT], shares[WHO][WHAT];
    bool of_part; /* the share that agreed is one of those who took part */
};

const char *const carried_words[] = {WORDLIST_CARRIED, NULL};

/* ---- reading ---- */

static enum who who_in(struct slice clause)
{
    static const char *const all[] = {WORDLIST_EVERYBODY, NULL};
    static const char *const part[] = {WORDLIST_TAKING_PART, NULL};
    static const char *const others[] = {WORDLIST_NOT_FOR, NULL};

    if (has_word(clause, others))
        return OTHERS;
    if (has_word(clause, all))
        return ALL;
    if (has_word(clause, (const char *const[]){"同意", "赞成", NULL}))
        return AGREED;
    return has_word(clause, part) ? TOOK_PART : NOBODY;
}

static enum what what_in(struct slice clause)
{
    static const char *const heads[] = {WORDLIST_COUNTED_HEADS, NULL};

    if (has_word(clause, (const char *const[]){"面积", NULL}))
        return AREA;
    return has_word(clause, heads) ? HEADS : EITHER;
}

/* The start of the clause with byte `at`. An opening bracket does not end a clause:
 * 同意 210 户（78%）. */
static size_t clause_start(struct slice s, size_t at)
{
    static const char *const marks[] = {"，", "。", "；", "、", "：",
                                        ",",  "\n", "）", NULL};

    while (at > 0 && !word_before(s, at, marks))
        utf8_prev(s, &at);
    return at;
}

static struct slice sentence_around(struct slice s, size_t at)
{
    static const char *const ends[] = {"。", "！", "？", "\n", NULL};
    size_t start = at, end = at;

    while (start > 0 && !word_before(s, start, ends))
        utf8_prev(s, &start);
    while (end < s.len && !word_at(s, end, ends))
        utf8_next(s, &end);
    return slice_sub(s, start, end);
}

/* Enters a figure into the table. */
static void note(struct figure *x, const struct amount *a)
{
    if (x->amount && decimal_cmp(x->amount->value, a->value) != 0)
        x->twice = true;
    x->amount = a;
}

static bool is_unit(const struct amount *a, const char *unit)
{
    return slice_is(a->unit, unit);
}

/* s: the sentence with the claim; other sentences may be about other votes. A clause
 * that does not say who, or what, goes on with the previous one's. */
static void read_vote(struct slice s, const struct amounts *f, struct vote *v)
{
    static const char *const share[] = {
        "占", NULL}; /* 占总户数的 75%: still the same people */
    static const char *const of_part[] = {WORDLIST_OF_PART, NULL};
    enum who who = NOBODY;
    enum what what = EITHER;
    size_t last = SIZE_MAX;

    for (size_t i = 0; i < f->n; i++) {
        const struct amount *a = &f->list[i];
        size_t start = clause_start(s, a->start);
        struct slice clause = slice_sub(s, start, a->start);
        enum who now = word_at(clause, 0, share) ? NOBODY : who_in(clause);
        enum what of = what_in(clause);
        if (a->label || a->rough)
            continue;
        v->of_part |= now == AGREED && has_word(clause, of_part);
        who = now == NOBODY ? who : now;
        if (of != EITHER || (start != last && now != NOBODY))
            what = of;
        last = start;
        if (is_unit(a, "㎡"))
            what = AREA;
        else if (is_unit(a, "户") || is_unit(a, "人") || is_unit(a, "票"))
            what = HEADS;
        else if (!is_unit(a, "%"))
            continue;
        if (who < OTHERS && what != EITHER)
            note(is_unit(a, "%") ? &v->shares[who][what] : &v->counts[who][what], a);
        else if (who == TOOK_PART && is_unit(a, "%"))
            note(&v->shares[who][HEADS], a); /* 参与率 65.5% */
    }
}

static const struct amount *figure_of(const struct figure *x)
{
    return x->twice ? NULL : x->amount;
}

/* ---- judging ---- */

enum verdict { UNKNOWN, ENOUGH, SHORT };

/* Compares part / whole with n / of, by multiplication; more: equality is not enough.
 */
static enum verdict counted(const struct amount *part, const struct amount *whole,
                            int64_t n, int64_t of, bool more)
{
    struct decimal a, b;

    if (!part || !whole || decimal_cmp(part->value, whole->value) > 0 ||
        !decimal_mul(part->value, decimal_of(of), &a) ||
        !decimal_mul(whole->value, decimal_of(n), &b))
        return UNKNOWN;
    int cmp = decimal_cmp(a, b);
    return cmp < 0 || (more && cmp == 0) ? SHORT : ENOUGH;
}

/* The same for a percentage, whose last digit may have been rounded. */
static enum verdict shared(const struct amount *share, int64_t n, int64_t of)
{
    struct decimal most;

    if (!share || !decimal_add(share->value, share->step, &most) ||
        !decimal_mul(most, decimal_of(of), &most))
        return UNKNOWN;
    return decimal_cmp(most, decimal_of(100 * n)) < 0 ? SHORT : ENOUGH;
}

/* Did two thirds take part? */
static enum verdict turnout(const struct vote *v, enum what of)
{
    enum verdict x = counted(figure_of(&v->counts[TOOK_PART][of]),
                             figure_of(&v->counts[ALL][of]), 2, 3, false);

    return x == UNKNOWN ? shared(figure_of(&v->shares[TOOK_PART][of]), 2, 3) : x;
}

/* Did more than half of those who took part agree; special: three quarters? */
static enum verdict majority(const struct vote *v, enum what of, bool special)
{
    const struct amount *agreed = figure_of(&v->counts[AGREED][of]);
    int64_t n = special ? 3 : 1, parts = special ? 4 : 2;
    enum verdict x =
        counted(agreed, figure_of(&v->counts[TOOK_PART][of]), n, parts, !special);

    if (x == UNKNOWN && v->of_part)
        x = shared(figure_of(&v->shares[AGREED][of]), n, parts);
    return x;
}

/* Matters that need three quarters: 筹集维修资金, 改建重建, 改变共有部分的用途. Using
 * the fund is an ordinary matter. */
static bool is_special(struct slice s)
{
    static const char *const words[] = {WORDLIST_THREE_QUARTERS, NULL};

    return has_word(s, words);
}

/* The byte where success is claimed, and its length; not 未获得通过, 方可表决通过.
 * SIZE_MAX: nowhere. */
static size_t claim_of(struct slice s, size_t *len)
{
    static const char *const nots[] = {WORDLIST_NOT_CARRIED, NULL};

    for (int i = 0; carried_words[i]; i++) {
        size_t at = slice_find(s, slice_of(carried_words[i]));
        *len = strlen(carried_words[i]);
        if (at != SIZE_MAX && !word_before(s, at, nots))
            return at;
    }
    return SIZE_MAX;
}

static bool gives_heads(const struct vote *v)
{
    return v->counts[TOOK_PART][HEADS].amount || v->counts[AGREED][HEADS].amount ||
           v->shares[TOOK_PART][HEADS].amount || v->shares[AGREED][HEADS].amount;
}

static bool gives_area(const struct vote *v)
{
    return v->counts[TOOK_PART][AREA].amount || v->counts[AGREED][AREA].amount ||
           v->shares[TOOK_PART][AREA].amount || v->shares[AGREED][AREA].amount;
}

/* C7: only heads, or only area, in the whole item. */
static void check_both(struct check_run *run, const struct vote *v, struct span where)
{
    static const char *const areas[] = {"面积", "㎡", "平方米", NULL};
    static const char *const heads[] = {WORDLIST_HEADS_COUNTED, NULL};
    struct slice body = value_str(run->item->root, "正文");

    if (gives_heads(v) && !has_word(body, areas))
        check_hit(run, "C7", where, "只写了人数，没有写面积",
                  "the number of voters is given, but not their area");
    else if (gives_area(v) && !has_word(body, heads))
        check_hit(run, "C7", where, "只写了面积，没有写人数",
                  "the area is given, but not the number of voters");
}

void check_votes(struct check_run *run, const struct check_text *t)
{
    struct vote v = {0};
    size_t len;

    if (!run->item || t->field || !text_holds(t, WORDS_CARRIED) ||
        !has_word(t->text, (const char *const[]){"业主", NULL}))
        return;
    size_t at = claim_of(t->text, &len);
    if (at == SIZE_MAX)
        return;
    struct slice sentence = sentence_around(t->text, at);
    struct amounts f = amounts_of(run->arena, sentence);
    read_vote(sentence, &f, &v);
    struct span where = text_span(t, at, at + len);
    enum verdict heads = turnout(&v, HEADS), area = turnout(&v, AREA);
    bool special = is_special(sentence);
    bool sure = heads != UNKNOWN && area != UNKNOWN;
    if (heads == SHORT || area == SHORT)
        check_hit_as(run, "C6", sure ? SEVERITY_ERROR : SEVERITY_WARNING, where,
                     "参与表决的%s不到三分之二，不能算通过",
                     "%.0sfewer than two thirds took part: the vote is not carried",
                     heads == SHORT && area == SHORT ? "人数、面积都"
                     : heads == SHORT                ? "人数"
                                                     : "面积");
    else if (majority(&v, HEADS, special) == SHORT ||
             majority(&v, AREA, special) == SHORT)
        check_hit(run, "C6", where, "同意的%s，不能算通过",
                  "%.0stoo few agreed: the vote is not carried",
                  special ? "不到参与表决的四分之三" : "没有超过参与表决的一半");
    else
        check_both(run, &v, where);
}
