/* person_names.c - weighs what may be the name of a person.
 *
 * At each Han character that begins a surname, the candidates are the surname with two
 * and with one more character:
 *
 *     小歌手王志强，9 岁   手王志 is none: 手 is no surname; 王志强 and 王志 are
 * weighed
 *
 * The score is a sum of logarithms (naive Bayes): of the characters, and of what is
 * before and after. Of the candidates at one place the best counts. */
#include "prose/person_names.h"
#include "base/lexicon.h"
#include "base/map.h"
#include "prose/ages.h"
#include "prose/around.h"
#include "prose/word_match.h"
#include "words/given_names.h"
#include "words/names.h"
#include "words/ordinary_words.h"

#include <stdlib.h>
#include <string.h>

/* What the score is made of, beside the weights of the characters. */
enum {
    UNUSUAL = -6,    /* a character not in the table of given names */
    RARE = 4,        /* one that occurs in names alone: 㛃 */
    ALONE = -1,      /* a given name of one character, where two are the rule */
    SET_APART = 2,   /* a mark, a blank, or an end of the text beside it */
    AFTER_NOUN = 4,  /* 居民王建国 */
    AFTER_STATE = 6, /* 残疾人王建国, 小朋友王子墨: a state is somebody's */
    IN_LIST = 3,     /* 王建国、李红: its neighbour is such a word too */
    BEFORE_TITLE = 5,   /* 王建国同志, 王建国（82 岁） */
    JOINED = 0,         /* 由王建国, 王建国负责 */
    IN_WORDS = -4,      /* another Han character beside it */
    ORDINARY = -8,      /* it is a word: 黄金 */
    ORDINARY_HEAD = -4, /* it begins with a word: 黄金山 */
    TAIL = -6,          /* the surname ends a word: 健康 before 保健 */
    KNOWN = 40,         /* the compound declares the name */
    NEVER = -100,
};

enum { HAN_BYTES = 3, LEAST_SURNAME = -2 };

struct given {
    const char *character;
    int weight;
};

static const struct given given[] = {WORDLIST_GIVEN_NAMES};
static const char *const ordinary[] = {WORDLIST_ORDINARY_WORDS};
static const char *const tails[] = {WORDLIST_ORDINARY_TAILS};

/* ---- the characters ---- */

static int by_character(const void *key, const void *row)
{
    return strncmp(key, ((const struct given *)row)->character, HAN_BYTES);
}

/* Characters of Extension A and beyond are used in names and hardly elsewhere. */
static bool is_rare(uint32_t cp)
{
    return cp >= 0x20000 || (cp >= 0x3400 && cp < 0x4DC0) ||
           (cp > 0x9FA5 && cp < 0xA000);
}

/* The weight of the character at *at in a given name; *at moves past it. */
static int take_given(struct slice s, size_t *at)
{
    size_t start = *at;

    if (start >= s.len)
        return NEVER;
    uint32_t cp = utf8_next(s, at);
    if (!cp_is_han(cp))
        return NEVER;
    const struct given *g =
        *at - start == HAN_BYTES
            ? bsearch(s.ptr + start, given, sizeof given / sizeof *given, sizeof *given,
                      by_character)
            : NULL;
    return g ? g->weight : is_rare(cp) ? RARE : UNUSUAL;
}

static int by_bytes(const void *key, const void *row)
{
    const struct slice *word = key;
    const char *other = *(const char *const *)row;
    size_t n = strlen(other), least = word->len < n ? word->len : n;
    int order = memcmp(word->ptr, other, least);

    return order ? order : (word->len > n) - (word->len < n);
}

static bool is_among(struct slice word, const char *const *sorted, size_t n)
{
    return bsearch(&word, sorted, n, sizeof *sorted, by_bytes) != NULL;
}

static bool is_ordinary(struct slice word)
{
    return is_among(word, ordinary, sizeof ordinary / sizeof *ordinary);
}

/* 孙子: nobody's name, whatever is before it. */
static bool is_no_name(struct slice word)
{
    return word_at(word, 0, lexicon_words(LEXICON_NOT_NAMES)) == word.len;
}

/* ---- what is around it ---- */

/* 王建国每月: the word follows names, as 一起 does in 孙子一起, which is no name. */
static const char *const follows[] = {WORDLIST_NAME_FOLLOWS, NULL};
/* 由王建国: the word joins a name to the sentence. */
static const char *const joins[] = {WORDLIST_NAME_JOINS, NULL};

static int weigh_before(struct slice s, size_t at)
{
    static const char *const nouns[] = {WORDLIST_NAME_NOUNS, NULL};
    static const char *const labels[] = {WORDLIST_NAME_LABELS, NULL};

    if (!is_han_before(s, at))
        return SET_APART;
    return word_before(s, at, lexicon_words(LEXICON_HARDSHIP)) ||
                   word_before(s, at, lexicon_words(LEXICON_CHILD)) ||
                   word_before(s, at, labels)
               ? AFTER_STATE
           : word_before(s, at, nouns) ? AFTER_NOUN
           : word_before(s, at, joins) ? JOINED
                                       : IN_WORDS;
}

/* （82 岁, ，女，: an age or a sex follows. */
static bool is_described(struct slice s, size_t at)
{
    static const char *const marks[] = {"，", "（", "(", ",", " ", NULL};
    static const char *const sexes[] = {"男", "女", "现年", "今年", NULL};
    static const char *const ends[] = {"，", "）", ")", ",", "、", "。", " ", NULL};
    size_t n, start = at;

    for (; (n = word_at(s, at, marks)) != 0; at += n)
        ;
    bool mark = at > start;
    n = word_at(s, at, sexes);
    at += n;
    if (n == HAN_BYTES && mark && (at == s.len || word_at(s, at, ends)))
        return true;
    while ((n = word_at(s, at, marks)) != 0)
        at += n;
    return at < s.len && age_at(s, at, &n) >= 0;
}

static int weigh_after(struct slice s, size_t end)
{
    if (end < s.len &&
        (word_at(s, end, lexicon_words(LEXICON_TITLES)) || is_described(s, end)))
        return BEFORE_TITLE;
    if (!is_han_at(s, end))
        return SET_APART;
    if (word_at(s, end, lexicon_words(LEXICON_HARDSHIP)))
        return SET_APART; /* 郑涛拖欠 is not 郑涛拖 */
    return word_at(s, end, follows) ? JOINED : IN_WORDS;
}

/* Two to four Han characters from `at`, the first of a surname, and then no more. */
static bool is_listed_at(struct slice s, size_t at)
{
    struct surname family;
    size_t n = 0;
    bool known = at < s.len && surname_find(s, at, false, &family) &&
                 family.weight >= LEAST_SURNAME;

    for (; known && n <= 4 && is_han_at(s, at); n++)
        utf8_next(s, &at);
    return n >= 2 && n <= 4;
}

/* Is [at, end) one of several such words, parted by 、 or a blank? */
static int weigh_list(struct slice s, size_t at, size_t end)
{
    static const char *const marks[] = {"、", " ", NULL};
    size_t after = word_at(s, end, marks), before = word_before(s, at, marks);

    if (is_han_before(s, at) || is_han_at(s, end))
        return 0;
    if (after && is_listed_at(s, end + after))
        return IN_LIST;
    if (!before)
        return 0;
    size_t start = at - before;
    for (size_t i = 0; i < 4 && is_han_before(s, start); i++)
        utf8_prev(s, &start);
    return start < at - before && is_listed_at(s, start) ? IN_LIST : 0;
}

/* ---- the candidates ---- */

/* 王家, 李某, 张村: surname and one character that are no name. */
static bool is_no_pair(struct slice s, size_t at, size_t end)
{
    static const char no_given[] = WORDLIST_NO_GIVEN_ALONE;

    return slice_find(slice_of(no_given), slice_sub(s, at, end)) != SIZE_MAX;
}

/* 健|康保健: the surname and the character before it are a word. */
static int weigh_tail(struct slice s, size_t at, size_t after)
{
    size_t before = at;

    if (!is_han_before(s, at))
        return 0;
    utf8_prev(s, &before);
    return is_among(slice_sub(s, before, after), tails, sizeof tails / sizeof *tails)
               ? TAIL
               : 0;
}

/* What a candidate of `n` given characters loses by being a word, or a lone character
 * that is no given name; s[at, after) is the surname. */
static int weigh_form(struct slice s, size_t at, size_t after, size_t end, size_t n)
{
    size_t last = end;
    int score = 0;

    utf8_prev(s, &last);
    if (n == 1)
        score = is_no_pair(s, after, end) ? NEVER : ALONE;
    if (is_no_name(slice_sub(s, at, end)))
        return NEVER;
    if (is_ordinary(slice_sub(s, at, end)))
        return score + ORDINARY;
    if (n > 1 && is_no_name(slice_sub(s, at, last)) && word_at(s, last, follows))
        return NEVER;
    if (n == 1 || !is_ordinary(slice_sub(s, at, last)))
        return score;
    return score + (word_at(s, last, follows) ? ORDINARY : ORDINARY_HEAD);
}

/* The best of the candidates at `at`. apart: whatever is before it is taken for a mark.
 * What cannot reach NAME_SURE by its characters is not weighed to the end. */
static bool weigh_at(struct slice s, size_t at, bool apart, struct person_name *out)
{
    static const char *const called[] = {WORDLIST_CALLED_BY_SURNAME, NULL};
    enum { MOST_AROUND = AFTER_STATE + BEFORE_TITLE + IN_LIST };
    struct surname family;

    if (!surname_find(s, at, false, &family) || family.weight < LEAST_SURNAME)
        return false;
    size_t after = at + family.name.len, one = after;
    int first = family.weight + take_given(s, &one);
    size_t two = one;
    int both = first + take_given(s, &two);
    if ((first > both ? first : both) + MOST_AROUND < NAME_SURE ||
        word_at(s, after, called))
        return false;
    int before = apart ? SET_APART : weigh_before(s, at) + weigh_tail(s, at, after);
    int long_one = both + before <= NEVER / 2
                       ? NEVER
                       : both + before + weigh_form(s, at, after, two, 2) +
                             weigh_after(s, two) + weigh_list(s, at, two);
    int short_one = first + before + weigh_form(s, at, after, one, 1) +
                    weigh_after(s, one) + weigh_list(s, at, one);
    *out = long_one >= short_one ? (struct person_name){at, two, long_one}
                                 : (struct person_name){at, one, short_one};
    return true;
}

/* 阿依古丽·买买提: a dot between Han characters is of a name of another language. */
static size_t dotted_end(struct slice s, size_t at)
{
    enum { LONGEST = 8, DOTS = 4 };
    static const char *const ands[] = {"和", "与", "及", NULL};
    size_t n = 0, dots = 0;

    for (size_t run = 0; at < s.len; run = 0) {
        for (; run < LONGEST && is_han_at(s, at) && !(run > 1 && word_at(s, at, ands));
             run++)
            utf8_next(s, &at);
        size_t dot = word_match(s, at, "·");
        if (run < 2)
            return 0;
        n += run;
        if (!dot || dots == DOTS)
            return dots && n >= 4 ? at : 0;
        at += dot;
        dots++;
    }
    return 0;
}

/* A declared name at `at`, of two to four characters; or one with dots. */
static bool certain_at(struct slice s, size_t at, const struct map *known,
                       struct person_name *out)
{
    enum { LONGEST = 4 };
    struct surname family;
    size_t end = at;

    out->end =
        is_han_before(s, at) && !word_before(s, at, joins) ? 0 : dotted_end(s, at);
    if (out->end) {
        *out = (struct person_name){at, out->end, KNOWN};
        return true;
    }
    if (!known || !surname_find(s, at, false, &family))
        return false;
    for (size_t n = 1; n <= LONGEST && is_han_at(s, end); n++) {
        utf8_next(s, &end);
        if (n > 1 && map_find(known, slice_sub(s, at, end)))
            *out = (struct person_name){at, end, KNOWN};
    }
    return out->end > 0;
}

bool person_name_at(struct slice s, size_t at, struct person_name *out)
{
    return weigh_at(s, at, true, out) && out->score >= NAME_SURE;
}

bool person_name_next(struct slice s, size_t from, const struct map *known,
                      struct person_name *out)
{
    size_t title;

    for (size_t at = from; at < s.len; utf8_next(s, &at)) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c < 0xE3 || c > 0xF0)
            continue;
        if ((title = title_end(s, at)) != 0) {
            at = title;
            continue;
        }
        if (certain_at(s, at, known, out) ||
            (weigh_at(s, at, false, out) && out->score >= NAME_SURE))
            return true;
    }
    return false;
}

bool holds_name(struct slice s, const struct map *known)
{
    struct person_name found;

    return person_name_next(s, 0, known, &found);
}
