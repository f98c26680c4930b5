/* language_words.c - words: doubled, boasting, confused (L5 L7 L8).
 *
 *     张三、李四、等         、等 (L5): 等 takes no pause mark
 *     居民们居民们           居民们 (L5), reported at the second one
 *     全城最佳理发店         最佳 (L7), only in advertising
 *     总得来说               -> 总的来说 (L8)
 *
 * language_words makes one pass and stops only at characters that may begin one of
 * these (next_begun); most characters of a text begin nothing.
 */
#include "base/lexicon.h"
#include "language/letters.h"
#include "prose/word_match.h"
#include "words/advertising.h"
#include "words/language.h"
#include "words/simplify.h"

#include <string.h>

static const struct {
    const char *form, *simple;
    const char *after, *before; /* right only beside one of these */
} mixed[] = {WORDLIST_MIXED_FORMS};

static uint32_t cp_at(const struct letters *t, size_t i)
{
    return letter_cp(t, i);
}

static bool any_match(const struct letters *t, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (letters_match(t, i, *words))
            return true;
    return false;
}

/* ---- L5: 、等 ---- */

static void check_pause(const struct letters *t, size_t i)
{
    /* 公平、等价: words that begin with 等 */
    static const char words[] = WORDLIST_BEGUN_BY_DENG;

    if (cp_at(t, i + 1) == 0x7B49 && !cp_among(cp_at(t, i + 2), words))
        letters_report(t, i, i + 2, LANGUAGE_STRAY_PAUSE, "等", CURE_ASK);
}

/* ---- L5: doubled words ---- */

/* Characters that are not written twice in a row, and beside which they are all the
 * same: 请请 is wrong, but not in 请请假的人登记 or 申请请柬. */
static const struct {
    const char *form, *after, *before, *only;
} ones[] = {WORDLIST_DOUBLED_ONES};

static bool is_doubled_one(const struct letters *t, size_t i)
{
    uint32_t cp = t->cp[i], before = i ? t->cp[i - 1] : 0, after = cp_at(t, i + 2);

    if (before == cp || after == cp)
        return false; /* 哈哈哈 */
    for (size_t k = 0; k < sizeof ones / sizeof *ones; k++) {
        size_t zero = 0;
        if (utf8_next(slice_of(ones[k].form), &zero) == cp)
            return !cp_among(before, ones[k].after) &&
                   !cp_among(after, ones[k].before) &&
                   (!ones[k].only[0] || cp_among(before, ones[k].only));
    }
    return false;
}

/* Verbs may be doubled (讨论讨论), but no preposition follows then (公布公布在门厅);
 * the words of the list are not verbs. 幸福社区社区工作者: names of places end so. */
static bool is_doubled_two(const struct letters *t, size_t i)
{
    static const char *const words[] = {WORDLIST_DOUBLED_WORDS, NULL};
    static const char *const places[] = {WORDLIST_DOUBLED_PLACES, NULL};
    static const char *const verbs[] = {WORDLIST_DOUBLED_VERBS, NULL};
    static const char *const longer[] = {WORDLIST_DOUBLED_LONGER, NULL};
    enum letter before = i ? (enum letter)t->kind[i - 1] : LETTER_NEWLINE;

    if (cp_at(t, i + 2) != t->cp[i] || cp_at(t, i + 3) != cp_at(t, i + 1) ||
        t->kind[i + 1] != LETTER_HAN || any_match(t, i + 2, longer))
        return false;
    if (any_match(t, i, places))
        return before != LETTER_HAN || cp_among(t->cp[i - 1], "本我该各全在到对为请");
    if (any_match(t, i, words))
        return true;
    return cp_among(cp_at(t, i + 4), "在于至将已被由") && !any_match(t, i, verbs) &&
           !cp_among(t->cp[i], "一两几每多很好非特二三四五六七八九十");
}

/* 一厘米一厘米地, 拿多少拿多少: groups that are said twice. */
static bool is_said_twice(const struct letters *t, size_t i, size_t k)
{
    static const char *const words[] = {WORDLIST_SAID_TWICE, NULL};
    struct slice group = slice_sub(t->text, t->at[i], t->at[i + k]);

    return t->cp[i] == 0x4E00 || has_word(group, words);
}

/* The length of a group of three to six characters that is repeated at once: 3 at
 * 居民们居民们. 0: no such group. */
static size_t doubled_length(const struct letters *t, size_t i)
{
    enum { SHORTEST = 3, LONGEST = LETTERS_AGAIN };

    for (size_t k = SHORTEST; k <= LONGEST && i + 2 * k <= t->n; k++) {
        if (t->cp[i] != t->cp[i + k])
            continue;
        size_t j = 0;
        bool same = true; /* 哈哈哈哈哈哈 */
        while (j < k && t->kind[i + j] == LETTER_HAN &&
               t->cp[i + j] == t->cp[i + j + k]) {
            same &= t->cp[i + j] == t->cp[i];
            j++;
        }
        if (j == k && !same && !is_said_twice(t, i, k))
            return k;
    }
    return 0;
}

/* Reports the second half of a repetition at i; the length of one half, or 0. */
static size_t check_doubled(const struct letters *t, size_t i)
{
    size_t k = 0;

    if (t->cp[i] == cp_at(t, i + 1))
        k = is_doubled_one(t, i) ? 1 : 0;
    else if (t->cp[i] == cp_at(t, i + 2) && is_doubled_two(t, i))
        k = 2;
    if (!k)
        k = doubled_length(t, i);
    if (k)
        letters_report(t, i + k, i + 2 * k, LANGUAGE_DOUBLED, NULL, CURE_ASK);
    return k;
}

/* ---- L7 ---- */

static bool is_for_sale(struct slice text)
{
    return has_word(text, lexicon_words(LEXICON_FOR_SALE));
}

/* 广告法 9(3). The list contains no harmless superlatives: 第一时间, 最美志愿者,
 * 全覆盖. */
static void check_absolute(const struct letters *t, size_t i)
{
    static const char *const harmless[] = {WORDLIST_NOT_ABSOLUTE, NULL};
    size_t n = word_at(t->text, t->at[i], lexicon_words(LEXICON_ABSOLUTE));

    if (n && !word_at(t->text, t->at[i], harmless) &&
        (t->l->commerce || is_for_sale(t->text)))
        letters_report(t, i, i + utf8_count(slice_sub(t->text, t->at[i], t->at[i] + n)),
                       LANGUAGE_ABSOLUTE, NULL, CURE_ASK);
}

/* ---- L8 ---- */

/* Choosing between 的, 得 and 地 takes grammar, except in these set phrases. */
static void check_particle(const struct letters *t, size_t i)
{
    for (const char *const *row = lexicon_words(LEXICON_CONFUSED); *row; row += 2)
        if (word_match(t->text, t->at[i], row[0]))
            letters_report(t, i, i + utf8_count(slice_of(row[0])), LANGUAGE_PARTICLE,
                           row[1], CURE_ASK);
}

/* 办的很好 -> 得, 认真的做好 -> 地: where the words on both sides leave no doubt. i:
 * the 的. 办的很好的活动 and 热情的服务 are right. */
static void check_de(const struct letters *t, size_t i)
{
    static const char verbs[] = WORDLIST_DE_VERBS;
    static const char *const complements[] = {WORDLIST_DE_COMPLEMENTS, NULL};
    static const char *const adverbs[] = {WORDLIST_DE_ADVERBS, NULL};
    static const char *const actions[] = {WORDLIST_DE_ACTIONS, NULL};
    size_t at = t->at[i], next = at + strlen("的"), n;
    const char *right = NULL;

    if (i == 0 || t->kind[i + 1] != LETTER_HAN)
        return;
    if (cp_among(t->cp[i - 1], verbs) &&
        (n = word_at(t->text, next, complements)) > 0) {
        size_t end = next + n;
        uint32_t after = end < t->text.len ? utf8_next(t->text, &end) : 0;
        right = cp_is_han(after) ? NULL : "得";
    } else if (word_before(t->text, at, adverbs) && word_at(t->text, next, actions)) {
        right = "地";
    }
    if (right)
        letters_report(t, i, i + 1, LANGUAGE_PARTICLE, right, CURE_ASK);
}

/* ---- L3: forms that are traditional only in some words ---- */

/* 关於 -> 关于, 接著 -> 接着; 於先生 and 著作 stay. */
static void check_mixed(const struct letters *t, size_t i)
{
    uint32_t before = i ? t->cp[i - 1] : 0, after = cp_at(t, i + 1);

    for (size_t k = 0; k < sizeof mixed / sizeof *mixed; k++)
        if (letters_match(t, i, mixed[k].form) &&
            (cp_among(before, mixed[k].after) || cp_among(after, mixed[k].before)) &&
            !cp_among(after, "名作述称录者书隆坤卦"))
            letters_report(t, i, i + 1, LANGUAGE_TRADITIONAL, mixed[k].simple,
                           CURE_ASK);
}

/* Which kinds of words a character may begin, as a table of bits indexed by its code
 * modulo LOW. A collision costs one failed comparison. */
enum { ABSOLUTE = 1, PARTICLE = 2, OWN = 4, DE = 8, MIXED = 16, LOW = 0x1000 };

/* Sets bit `what` for the first character of each word, in every columns-th entry. */
static void mark_begun(uint8_t *begun, const char *const *words, size_t columns,
                       uint8_t what)
{
    for (; *words; words += columns) {
        size_t at = 0;
        begun[utf8_next(slice_of(*words), &at) % LOW] |= what;
    }
}

/* The next character from i on at which a rule may apply, or n. */
static size_t next_begun(const struct letters *t, const uint8_t *begun, size_t i)
{
    const uint32_t *cp = t->cp;
    const bool *again = t->again;
    size_t n = t->n;

    while (i < n && !begun[cp[i] % LOW] && !again[i])
        i++;
    return i;
}

static void mark_all(const struct letters *t, uint8_t *begun)
{
    begun[0x672C % LOW] = begun[0x6211 % LOW] = OWN; /* 本 我 */
    begun[0x7684 % LOW] |= DE;                       /* 的 */
    mark_begun(begun, lexicon_words(LEXICON_ABSOLUTE), 1, ABSOLUTE);
    mark_begun(begun, lexicon_words(LEXICON_CONFUSED), 2, PARTICLE);
    for (size_t k = 0; k < sizeof mixed / sizeof *mixed; k++)
        mark_begun(begun, (const char *const[]){mixed[k].form, NULL}, 1, MIXED);
    for (size_t k = 0; k < PLACES; k++)
        if (t->l->places[k].len) {
            size_t zero = 0;
            begun[utf8_next(t->l->places[k], &zero) % LOW] |= OWN;
        }
}

void language_words(const struct letters *t)
{
    const struct language *l = t->l;
    size_t doubled = 0, skip = 0, n = l->name ? 0 : t->n;
    uint8_t begun[LOW] = {0};

    mark_all(t, begun);
    for (size_t m = 0; m < t->npoints; m++)
        if (t->cp[t->points[m]] == 0x3001)
            check_pause(t, t->points[m]);
    for (size_t i = 0; (i = next_begun(t, begun, i)) < n; i++) {
        unsigned what = begun[t->cp[i] % LOW];
        if (t->kind[i] != LETTER_HAN)
            continue;
        if (t->again[i] && i >= skip && (doubled = check_doubled(t, i)) != 0)
            skip = i + 2 * doubled;
        if (what & ABSOLUTE)
            check_absolute(t, i);
        if (what & PARTICLE)
            check_particle(t, i);
        if (what & DE && t->cp[i] == 0x7684)
            check_de(t, i);
        if (what & MIXED)
            check_mixed(t, i);
        if (l->nbodies && what & OWN) /* 本小区, 我小区, 槐安里 */
            language_body(t, i);
    }
}
