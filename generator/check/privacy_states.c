/* privacy_states.c - P8 and P9 within a sentence and within a row.
 *
 * In a sentence every state and every name are paired, and what is between them (and
 * before both) decides whose state it is:
 *
 *     残疾人李建国每月领取补贴        nothing between: his
 *     陈志强春天查出胃癌              the name first, no helper's verb between: his
 *     王秀英为独居老人送饭            为 between: she helps
 *     照顾瘫痪老人十年的李桂英        照顾 before the state, the name behind: she helps
 *     书记王建国、残疾人代表到场      somebody at work: not his
 */
#include "check/privacy_states.h"
#include "prose/ages.h"
#include "prose/amounts.h"
#include "prose/around.h"
#include "prose/rooms.h"
#include "prose/word_match.h"
#include "words/children.h"
#include "words/hardship.h"

#include <string.h>

/* ---- sentences ---- */

/* The end of the sentence that begins at `at`; a very long one is cut, so that pairing
 * its names and states takes no quadratic time. */
static size_t sentence_end(struct slice s, size_t at)
{
    enum { LONGEST = 900 }; /* bytes */
    static const char *const ends[] = {"。", "！", "？", "\n", "；", NULL};
    static const char *const record[] = {"。", "！", "？", "\n", NULL};
    static const char *const labels[] = {"姓名", NULL};
    size_t stop = at + LONGEST < s.len ? at + LONGEST : s.len;
    bool labelled = has_word(slice_sub(s, at, stop), labels); /* 姓名：…；年龄：… */

    while (at < stop && !word_at(s, at, labelled ? record : ends))
        utf8_next(s, &at);
    return at;
}

/* Where the clause begins that byte `at` is in. */
static size_t clause_start(struct slice s, size_t at)
{
    static const char *const marks[] = {"，", ",", "：", ":", NULL};

    while (at > 0 && !word_before(s, at, marks))
        utf8_prev(s, &at);
    return at;
}

/* 她独居, 因患…: the sentence goes on about whom the one before named. */
static bool goes_on(struct slice sentence)
{
    static const char *const starts[] = {WORDLIST_GOES_ON, NULL};

    return word_at(sentence, 0, starts) > 0;
}

static bool holds(struct slice s, size_t from, size_t to, const char *const *words)
{
    return from < to && has_word(slice_sub(s, from, to), words);
}

/* Is there a verb of helping in [from, to)? 对象 and 因为 hold none. */
static bool helps_in(struct slice s, size_t from, size_t to)
{
    static const char *const helps[] = {WORDLIST_HELPER_VERBS, NULL};
    static const char *const none[] = {WORDLIST_NO_HELPER, NULL};
    size_t n;

    while (from < to) {
        if ((n = word_at(s, from, none)) != 0)
            from += n;
        else if ((n = word_at(s, from, helps)) != 0 && from + n <= to)
            return true;
        else
            utf8_next(s, &from);
    }
    return false;
}

/* ---- whose plight ---- */

/* Nothing but what such a person is called, ages and marks: 户, （82 岁）, 老人. */
static bool is_filler(struct slice s, size_t at, size_t end)
{
    static const char *const fillers[] = {WORDLIST_STATE_FILLERS, NULL};
    size_t n, age;

    while (at < end) {
        if (age_at(s, at, &age) >= 0 && age <= end)
            at = age;
        else if ((n = word_at(s, at, fillers)) != 0)
            at += n;
        else
            return false;
    }
    return true;
}

static bool is_own_before(struct slice s, struct term term,
                          const struct person_name *name)
{
    static const char *const persons[] = {WORDLIST_STATE_PERSONS, NULL};
    static const char *const others[] = {WORDLIST_STATE_OTHERS, NULL};
    static const char *const colons[] = {"：", ":", NULL};
    static const char *const lists[] = {WORDLIST_STATE_LISTS, NULL};
    bool helped = helps_in(s, clause_start(s, term.start), term.start);
    size_t of = slice_find(slice_sub(s, term.end, name->start), SLICE("的"));

    if (helped && of != SIZE_MAX && word_before(s, term.end + of, persons))
        return false; /* 帮助残疾人的李桂英; but 看望患尿毒症的刘德福 is */
    if (is_filler(s, term.end, name->start))
        return true;
    size_t colon = word_before(s, name->start, colons);
    if (colon && word_before(s, name->start - colon, lists) && !is_at_work(s, name))
        return true; /* 社区矫正对象报到情况：庞立伟 */
    bool clause = word_before(s, name->start, (const char *const[]){"的", NULL}) > 0;
    if (clause && !holds(s, term.end, name->start, others))
        return true; /* 离异独自带孩子的邢丽娟 */
    return !helped && !helps_in(s, term.end, name->start) && !is_at_work(s, name);
}

/* 王建国为特困供养人员: 为 between, and no more than what he is behind it. */
static bool is_being(struct slice s, const struct person_name *name, struct term term)
{
    static const char *const being[] = {WORDLIST_BEING, NULL};
    static const char *const called[] = {WORDLIST_CALLED, NULL};
    size_t n = word_at(s, name->end, being), after = term.end;

    for (size_t c; (c = word_at(s, after, called)) != 0;)
        after += c;
    return n && term.start == name->end + n && !is_han_at(s, after);
}

static bool is_own_after(struct slice s, const struct person_name *name,
                         struct term term)
{
    static const char *const titles[] = {WORDLIST_STAFF_AFTER, NULL};
    static const char *const brackets[] = {"（", "(", NULL};
    static const char *const ill[] = {WORDLIST_ILL, NULL};
    static const char *const own[] = {WORDLIST_SELF_WORDS, NULL};
    bool self =
        holds(s, name->end, term.start, ill) || holds(s, name->end, term.start, own);

    size_t title = word_at(s, name->end, titles);
    if (word_at(s, name->end + title, brackets) && term.start <= name->end + title + 3)
        return true; /* 蓝美娟老师（糖尿病） */
    if (word_before(s, term.start, (const char *const[]){"对", NULL}))
        return false; /* 对残疾人很热情 */
    if (is_being(s, name, term) || (self && !is_at_work(s, name)))
        return true;
    if (is_at_work(s, name))
        return holds(s, name->end, term.start, ill);
    return !helps_in(s, name->end, term.start);
}

/* 两户是低保户, 8 名残疾人: several, whoever is named before; but 王建国等 8 名残疾人
 * is of him. */
static bool is_of_group(struct slice s, const struct person_name *name,
                        struct term term)
{
    enum { NEAR = 21 }; /* bytes: 等 8 名 */
    static const char *const measures[] = {WORDLIST_GROUP_MEASURES, NULL};
    static const char *const being[] = {WORDLIST_BEING, NULL};
    static const char *const counts[] = {"几", "数", "多", "各", "些", NULL};
    size_t at = skip_blank_back(s, term.start), n;

    at -= word_before(s, at, being);
    if ((n = word_before(s, at, measures)) == 0)
        return false;
    size_t before = at = skip_blank_back(s, at - n);
    uint32_t cp = at > 0 ? utf8_prev(s, &before) : 0;
    bool counted = word_before(s, at, counts) || (cp >= '0' && cp <= '9') ||
                   cp_among(cp, "一二两三四五六七八九十百");
    bool among = word_match(s, name->end, "等") && term.start - name->end <= NEAR;
    return counted && !among;
}

/* 获评“最美儿媳”：婆婆卧床八年: an honour, and the state is that of the family. */
static bool is_of_family(struct slice s, struct term term)
{
    static const char *const honours[] = {WORDLIST_HONOURS, NULL};
    static const char *const kin[] = {WORDLIST_KIN, NULL};

    return holds(s, clause_start(s, term.start), term.start, kin) &&
           has_word(s, honours);
}

static bool is_own(struct slice s, const struct person_name *name, struct term term)
{
    if (term.end <= name->start)
        return is_own_before(s, term, name);
    return term.start >= name->end && !is_of_group(s, name, term) &&
           !is_of_family(s, term) && is_own_after(s, name, term);
}

/* ---- whose age or school ---- */

/* An age of 14 or more at once beside the name, or an adult's work. */
static bool is_adult(struct slice s, const struct person_name *name)
{
    enum { NEAR = 24 }; /* bytes: （女，今年 82 岁 */
    size_t end;

    if (is_at_work(s, name))
        return true;
    for (size_t at = name->end; at < s.len && at < name->end + NEAR;
         utf8_next(s, &at)) {
        int age = age_at(s, at, &end);
        if (age >= 0)
            return age >= CHILD_YEARS;
    }
    size_t at = name->start;
    for (size_t i = 0; at > 0 && i < 6; i++) {
        utf8_prev(s, &at);
        int age = age_at(s, at, &end);
        if (age >= CHILD_YEARS && end <= name->start &&
            (at == 0 || !char_is_digit(s.ptr[at - 1])))
            return true;
    }
    return false;
}

static bool is_child(struct slice s, const struct person_name *name, struct term term)
{
    enum { GAP = 18 }; /* characters between the name and the school */
    static const char *const others[] = {WORDLIST_NOT_PUPIL, NULL};
    static const char *const kin[] = {WORDLIST_RELATIVES, NULL};
    static const char *const of[] = {"的", NULL};
    size_t from = term.start >= name->end ? name->end : term.end;
    size_t to = term.start >= name->end ? term.start : name->start;

    if (from > to || utf8_count(slice_sub(s, from, to)) > GAP || is_adult(s, name))
        return false;
    if (from == term.end) /* 8 岁的孙子李小宝 */
        return !holds(s, from, to, (const char *const[]){WORDLIST_CHILD_STOPS, NULL});
    size_t after = term.end + word_at(s, term.end, of);
    return !holds(s, from, to, others) && !word_at(s, after, kin);
}

/* ---- in a text ---- */

typedef bool next_term(const struct word_index *w, struct slice s, size_t from,
                       struct term *out);
typedef bool is_whose(struct slice s, const struct person_name *name, struct term term);

struct state_search {
    next_term *next;
    is_whose *whose;
};

static const struct state_search plights = {plight_next, is_own};
static const struct state_search minors = {minor_next, is_child};

/* The term of the sentence that is of a person named in it, or of `last`. */
static bool find_state(const struct check_run *run, const struct state_search *what,
                       struct slice sentence, bool follows, struct term *out)
{
    struct person_name name = {0, 0, 0};
    struct term term = {0, 0, false};

    while (what->next(run->words, sentence, term.end, &term)) {
        if (follows) {
            *out = term;
            return true;
        }
        for (name.end = 0; person_name_next(sentence, name.end, run->names, &name);)
            if (what->whose(sentence, &name, term)) {
                *out = term;
                return true;
            }
    }
    return false;
}

/* The last sentence named one person, not at work, and this one goes on: 她独居. */
static bool names_one(const struct check_run *run, struct slice sentence)
{
    struct person_name name, other;

    return person_name_next(sentence, 0, run->names, &name) &&
           !person_name_next(sentence, name.end, run->names, &other) &&
           !is_at_work(sentence, &name);
}

/* “我得了帕金森。: a state of the one who is quoted, whose name may follow. */
static struct term of_speaker(const struct check_run *run, struct slice sentence,
                              size_t at)
{
    static const char *const self[] = {"我", NULL};
    struct term term = {0, 0, false};

    if (has_word(sentence, self) && !holds_name(sentence, run->names) &&
        plight_next(run->words, sentence, 0, &term)) {
        term.start += at;
        term.end += at;
    }
    return term;
}

/* ”栗振邦在座谈会上说: the quotation's end, and who said it. */
static bool is_said_by(const struct check_run *run, struct slice sentence)
{
    static const char *const verbs[] = {WORDLIST_SPEAKING, NULL};

    return slice_starts(sentence, SLICE("”")) && has_word(sentence, verbs) &&
           names_one(run, sentence);
}

/* The first state in s that is of somebody named there. */
static bool find_in_text(const struct check_run *run, const struct state_search *what,
                         struct slice s, struct term *out)
{
    struct slice last = SLICE("");    /* it may have named whom this one is about */
    struct term said = {0, 0, false}; /* by whom the last one quoted */

    for (size_t at = 0, end; at < s.len; at = end) {
        end = sentence_end(s, at);
        struct slice sentence = slice_sub(s, at, end);
        bool follows = what == &plights && goes_on(sentence) &&
                       !holds_name(sentence, run->names) && names_one(run, last);
        if (find_state(run, what, sentence, follows, out)) {
            out->start += at;
            out->end += at;
            return true;
        }
        if (said.end && is_said_by(run, sentence)) {
            *out = said;
            return true;
        }
        said = what == &plights ? of_speaker(run, sentence, at)
                                : (struct term){0, 0, false};
        if (sentence.len && !follows)
            last = sentence;
        if (end < s.len)
            utf8_next(s, &end);
    }
    return false;
}

/* A flat is as good as a name: 3-2-501 欠 1200 元. */
static bool find_flat_state(const struct check_run *run, struct slice s,
                            struct term *out)
{
    struct room room;

    for (size_t at = 0, end; at < s.len; at = end) {
        end = sentence_end(s, at);
        struct slice sentence = slice_sub(s, at, end);
        if (room_next(sentence, 0, &room) &&
            plight_next(run->words, sentence, 0, out)) {
            out->start += at;
            out->end += at;
            out->of_flat = true;
            return true;
        }
        if (end < s.len)
            utf8_next(s, &end);
    }
    return false;
}

bool lists_somebody(const struct check_run *run, struct slice s)
{
    struct person_name name = {0, 0, 0};

    while (person_name_next(s, name.end, run->names, &name))
        if (!is_at_work(s, &name))
            return true;
    return false;
}

bool find_plight(const struct check_run *run, struct slice s, struct term *out)
{
    return find_in_text(run, &plights, s, out) || find_flat_state(run, s, out);
}

bool find_minor(const struct check_run *run, struct slice s, struct term *out)
{
    return find_in_text(run, &minors, s, out);
}
