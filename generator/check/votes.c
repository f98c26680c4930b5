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
    struct amount against[WHAT]; /* 反对 and 弃权 together; unit empty: none */
    bool of_part; /* the share that agreed is one of those who took part */
};

/* Texts without one of these say nothing about the outcome of a vote. */
const char *const carried_words[] = {WORDLIST_CARRIED, WORDLIST_OUTCOMES,
                                     WORDLIST_FRACTIONS_WORDS, NULL};
static const char *const claims[] = {WORDLIST_CARRIED, NULL};

/* ---- reading ---- */

static enum who who_in(struct slice clause, struct slice after)
{
    static const char *const all[] = {WORDLIST_EVERYBODY, NULL};
    static const char *const part[] = {WORDLIST_TAKING_PART, NULL};
    static const char *const others[] = {WORDLIST_NOT_FOR, NULL};

    if (has_word(clause, others))
        return OTHERS;
    if (has_word(clause, part) && slice_find(clause, SLICE("率")) != SIZE_MAX)
        return TOOK_PART; /* 全体业主参与率 */
    if (word_at(after, 0, (const char *const[]){WORDLIST_AMONG_OWNERS, NULL}))
        return ALL;
    if (has_word(clause, all) || slice_ends(slice_trim(clause), SLICE("共有")))
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

/* 230 张选票 are heads, too. */
static bool is_head(const struct amount *a, struct slice sentence)
{
    return is_unit(a, "户") || is_unit(a, "人") || is_unit(a, "票") ||
           ((is_unit(a, "张") || is_unit(a, "份")) &&
            slice_find(sentence, SLICE("票")) != SIZE_MAX);
}

/* Adds up those who voted, but not for it. */
static void note_against(struct vote *v, struct slice clause, enum what what,
                         const struct amount *a)
{
    static const char *const words[] = {WORDLIST_VOTED_AGAINST, NULL};

    if (has_word(clause, words) && what != EITHER && !is_unit(a, "%") &&
        decimal_add(v->against[what].value, a->value, &v->against[what].value))
        v->against[what].unit = a->unit;
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
        enum who now =
            word_at(clause, 0, share) ? NOBODY : who_in(clause, slice_from(s, a->end));
        enum what of = what_in(clause);
        if (a->label || a->rough)
            continue;
        if (now == NOBODY && who == NOBODY && start > 3) /* 投票的不到六成，占 59% */
            now =
                who_in(slice_sub(s, clause_start(s, start - 3), start - 3), SLICE(""));
        who = now == NOBODY ? who : now;
        v->of_part |= who == AGREED && has_word(clause, of_part);
        if (of != EITHER || (start != last && now != NOBODY))
            what = of;
        last = start;
        if (is_unit(a, "㎡"))
            what = AREA;
        else if (is_head(a, s))
            what = HEADS;
        else if (!is_unit(a, "%"))
            continue;
        if (who == OTHERS)
            note_against(v, clause, what, a);
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

/* Where nothing says how many took part: those for it and those against it. */
static void add_up(struct vote *v, struct amount sums[WHAT])
{
    for (int k = 0; k < WHAT; k++) {
        const struct amount *agreed = figure_of(&v->counts[AGREED][k]);
        if (v->counts[TOOK_PART][k].amount || !agreed || !v->against[k].unit.len)
            continue;
        sums[k] = *agreed;
        if (decimal_add(agreed->value, v->against[k].value, &sums[k].value))
            v->counts[TOOK_PART][k].amount = &sums[k];
    }
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

/* The byte where success is claimed, and its length; not 未获得通过, 方可表决通过.
 * SIZE_MAX: nowhere. */
static size_t claim_in(struct slice s, const char *const *words, size_t *len)
{
    static const char *const nots[] = {WORDLIST_NOT_CARRIED, NULL};

    for (int i = 0; words[i]; i++) {
        size_t at = slice_find(s, slice_of(words[i]));
        *len = strlen(words[i]);
        if (at != SIZE_MAX && !word_before(s, at, nots))
            return at;
    }
    return SIZE_MAX;
}

/* A bare 通过 at the end of a clause: 方案一通过。 Not 通过微信. */
static size_t bare_claim(struct slice s, size_t *len)
{
    static const char *const nots[] = {WORDLIST_NOT_CARRIED, NULL};
    static const char *const after[] = {WORDLIST_AFTER_CARRIED, NULL};
    struct slice word = SLICE("通过");

    *len = word.len;
    for (size_t at = 0; at < s.len; at += word.len) {
        size_t found = slice_find(slice_from(s, at), word);
        if (found == SIZE_MAX)
            break;
        at += found;
        bool ends = at + word.len == s.len || word_at(s, at + word.len, after);
        if (ends && !word_before(s, at, nots))
            return at;
    }
    return SIZE_MAX;
}

/* Other bodies than the owners: they vote by other rules. */
static bool is_of_others(struct slice s)
{
    static const char *const others[] = {WORDLIST_OTHER_BODIES, NULL};

    return has_word(s, others);
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

/* The vote that the sentence tells of; where it gives no turnout, also the sentences
 * before it, unless they end with an outcome of their own. */
static void read_around(struct check_run *run, const struct check_text *t, size_t at,
                        struct slice *sentence, struct vote *v)
{
    static const char *const outcomes[] = {WORDLIST_OUTCOMES, NULL};
    struct amounts f;

    *sentence = sentence_around(t->text, at);
    f = amounts_of(run->arena, *sentence);
    read_vote(*sentence, &f, v);
    size_t start = (size_t)(sentence->ptr - t->text.ptr);
    struct slice before = slice_sub(t->text, 0, start);
    if (turnout(v, HEADS) != UNKNOWN || turnout(v, AREA) != UNKNOWN || start == 0 ||
        has_word(before, outcomes) || is_of_others(before))
        return;
    struct slice all = slice_sub(t->text, 0, start + sentence->len);
    *v = (struct vote){0};
    f = amounts_of(run->arena, all);
    read_vote(all, &f, v);
}

/* Judges the vote; sure: both heads and area are given. False: nothing to say. */
static bool judge(struct check_run *run, const struct vote *v, bool special,
                  struct span where)
{
    enum verdict heads = turnout(v, HEADS), area = turnout(v, AREA);
    bool sure = heads != UNKNOWN && area != UNKNOWN;

    if (heads == SHORT || area == SHORT)
        check_hit_as(run, "C6", sure ? SEVERITY_ERROR : SEVERITY_WARNING, where,
                     "参与表决的%s不到三分之二，不能算通过",
                     "%.0sfewer than two thirds took part: the vote is not carried",
                     heads == SHORT && area == SHORT ? "人数、面积都"
                     : heads == SHORT                ? "人数"
                                                     : "面积");
    else if (majority(v, HEADS, special) == SHORT ||
             majority(v, AREA, special) == SHORT)
        check_hit(run, "C6", where, "同意的%s，不能算通过",
                  "%.0stoo few agreed: the vote is not carried",
                  special ? "不到参与表决的四分之三" : "没有超过参与表决的一半");
    else
        return false;
    return true;
}

void check_votes(struct check_run *run, const struct check_text *t)
{
    static const char *const weak[] = {WORDLIST_CARRIED_WEAKLY, NULL};
    struct vote v = {0};
    struct amount sums[WHAT];
    struct slice sentence;
    size_t len;

    if (!run->item || t->field || !text_holds(t, WORDS_CARRIED) ||
        !has_word(t->text, (const char *const[]){"业主", NULL}) ||
        check_vote_fractions(run, t))
        return;
    size_t at = claim_in(t->text, claims, &len);
    bool strong = at != SIZE_MAX;
    if (!strong)
        at = claim_in(t->text, weak, &len);
    if (at == SIZE_MAX)
        at = bare_claim(t->text, &len);
    if (at == SIZE_MAX)
        return;
    read_around(run, t, at, &sentence, &v);
    if (!strong && is_of_others(sentence))
        return;
    add_up(&v, sums);
    struct span where = text_span(t, at, at + len);
    if (!judge(run, &v, vote_is_special(sentence), where) && strong)
        check_both(run, &v, where);
}
