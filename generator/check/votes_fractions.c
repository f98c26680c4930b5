/* votes_fractions.c - C6: a share of owners told in words, against 民法典 278.
 *
 *     参与表决的户数、面积过半，表决有效      -> two thirds must take part
 *     筹集维修资金，经过半数业主同意即可      -> three quarters of those must agree
 *
 * Who is meant is said behind the share (过半数的业主参与) or else before it (参与户数
 * 过半). */
#include "check/votes.h"
#include "prose/word_match.h"
#include "words/votes.h"

#include <string.h>

enum part { PART_UNKNOWN, PART_TOOK, PART_AGREED };

struct share {
    size_t at, end; /* in the sentence */
    int n, of;
    enum part part;
};

/* Matters that need three quarters: 筹集维修资金, 改建重建, 改变共有部分的用途. Using
 * the fund is an ordinary matter, and so is what the space has earned. */
bool vote_is_special(struct slice s)
{
    static const char *const words[] = {WORDLIST_THREE_QUARTERS, NULL};
    static const char *const nots[] = {WORDLIST_EARNINGS, NULL};

    return has_word(s, words) && !has_word(s, nots);
}

static enum part part_in(struct slice s, bool last)
{
    static const char *const took[] = {WORDLIST_TAKING_PART, NULL};
    static const char *const agreed[] = {WORDLIST_AGREEING, NULL};
    enum part found = PART_UNKNOWN;

    for (size_t at = 0; at < s.len; utf8_next(s, &at)) {
        enum part now = word_at(s, at, agreed) ? PART_AGREED
                        : word_at(s, at, took) ? PART_TOOK
                                               : PART_UNKNOWN;
        if (now == PART_UNKNOWN)
            continue;
        found = now;
        if (!last)
            break;
    }
    return found;
}

/* Who the share is of: told behind it in its clause, or by the next share that is
 * joined to it, or before it, or by the share before it. */
static void find_part(struct slice s, struct share *x, enum part before)
{
    static const char *const marks[] = {"、", "，", ",", "。", "；", "：", NULL};
    size_t start = x->at, end = x->end;

    while (start > 0 && !word_before(s, start, marks + 1))
        utf8_prev(s, &start);
    while (end < s.len && !word_at(s, end, marks))
        utf8_next(s, &end);
    x->part = part_in(slice_sub(s, x->end, end), false);
    if (x->part == PART_UNKNOWN)
        x->part = part_in(slice_sub(s, start, x->at), true);
    if (x->part == PART_UNKNOWN)
        x->part = before;
}

/* The share at byte `at` that is claimed to be reached; not 未过半. False: none. */
static bool share_at(struct slice s, size_t at, struct share *x)
{
    static const struct {
        const char *word;
        int n, of;
    } fractions[] = {WORDLIST_FRACTIONS};
    static const char *const nots[] = {WORDLIST_NOT_REACHED, NULL};

    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        size_t n = word_match(s, at, fractions[i].word);
        if (n && !word_before(s, at, nots)) {
            *x = (struct share){at, at + n, fractions[i].n, fractions[i].of,
                                PART_UNKNOWN};
            return true;
        }
    }
    return false;
}

/* What the shares of a sentence come to: the least of those who must take part, or must
 * agree. */
struct demand {
    struct share took, agreed; /* of 0: none */
};

static void lower(struct share *least, struct share x)
{
    if (least->of == 0 || x.n * least->of < least->n * x.of)
        *least = x;
}

static struct demand demand_of(struct slice s)
{
    struct demand r = {0};
    struct share x, list[8];
    size_t n = 0;
    enum part before = PART_UNKNOWN;

    for (size_t at = 0; at < s.len && n < 8;) {
        if (!share_at(s, at, &x)) {
            utf8_next(s, &at);
            continue;
        }
        find_part(s, &x, before);
        before = x.part;
        list[n++] = x;
        at = x.end;
    }
    /* 参与表决的户数过半、面积过半的业主同意: the first goes with the second */
    for (size_t i = n; i-- > 1;)
        if (list[i].part == PART_AGREED && list[i - 1].part == PART_TOOK &&
            list[i].n * list[i - 1].of == list[i - 1].n * list[i].of)
            list[i - 1].part = PART_AGREED;
    for (size_t i = 0; i < n; i++)
        if (list[i].part != PART_UNKNOWN)
            lower(list[i].part == PART_TOOK ? &r.took : &r.agreed, list[i]);
    return r;
}

/* Does the sentence say that this is enough: 有效, 通过, 即可? */
static bool is_enough(struct slice s)
{
    static const char *const words[] = {WORDLIST_ENOUGH, NULL};
    static const char *const nots[] = {WORDLIST_NOT_ENOUGH, NULL};

    return has_word(s, words) && !has_word(s, nots);
}

static bool check_sentence(struct check_run *run, const struct check_text *t,
                           struct slice s)
{
    static const char *const others[] = {WORDLIST_OTHER_BODIES, NULL};
    size_t base = (size_t)(s.ptr - t->text.ptr);

    if (has_word(s, others) || !is_enough(s))
        return false;
    struct demand r = demand_of(s);
    const struct share *x = &r.took;
    if (x->of && 3 * x->n < 2 * x->of) {
        check_hit_as(run, "C6", SEVERITY_WARNING,
                     text_span(t, base + x->at, base + x->end),
                     "参与表决的要到三分之二，这里只说“%.*s”",
                     "two thirds must take part; here it is only '%.*s'",
                     (int)(x->end - x->at), s.ptr + x->at);
        return true;
    }
    x = &r.agreed;
    if (x->of && 4 * x->n < 3 * x->of && vote_is_special(s)) {
        check_hit_as(run, "C6", SEVERITY_WARNING,
                     text_span(t, base + x->at, base + x->end),
                     "这件事要参与表决的四分之三同意，这里只说“%.*s”",
                     "three quarters of those who vote must agree; here it is '%.*s'",
                     (int)(x->end - x->at), s.ptr + x->at);
        return true;
    }
    return false;
}

bool check_vote_fractions(struct check_run *run, const struct check_text *t)
{
    static const char *const ends[] = {"。", "！", "？", "；", "\n", NULL};
    size_t start = 0;

    for (size_t at = 0; at <= t->text.len;) {
        size_t n = at < t->text.len ? word_at(t->text, at, ends) : 1;
        if (!n) {
            utf8_next(t->text, &at);
            continue;
        }
        if (check_sentence(run, t, slice_sub(t->text, start, at)))
            return true;
        start = at += n;
    }
    return false;
}
