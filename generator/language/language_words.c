/* language_words.c - words: doubled, boasting, confused (L5 L7 L8). */
#include "base/lexicon.h"
#include "language/letters.h"
#include "prose/word_match.h"
#include "words/language.h"

#include <string.h>

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
        letters_report(t, i, i + 2, LANGUAGE_STRAY_PAUSE, "等", false);
}

/* ---- L5: doubled words ---- */

/* Function words that never stand twice. Not 了 (为了了解), 及 (以及及时), 在
 * (正在在建). */
static bool is_doubled_one(const struct letters *t, size_t i)
{
    uint32_t cp = t->cp[i], before = i ? t->cp[i - 1] : 0, after = cp_at(t, i + 2);

    switch (cp) {
    case 0x7684: /* 的: 目的的, 的的确确 */
        return !cp_among(before, "目标众鹄有无") && !cp_among(after, "确士");
    case 0x662F: /* 是: 是是非非, 是是否 */
        return !cp_among(after, "非否") && !cp_among(before, "的");
    case 0x548C: /* 和: 和和气气 */
        return !cp_among(after, "气美睦谐平顺暖") && !cp_among(before, "谐暖平祥");
    case 0x4E0E: /* 与: 与与会者 */
        return !cp_among(after, "会") && !cp_among(before, "参");
    case 0x6211: /* 我: 自我我 */
        return !cp_among(before, "自");
    case 0x6216: /* 或 */
    case 0x800C: /* 而 */
        return true;
    default:
        return false;
    }
}

/* Verbs are doubled (讨论讨论); these are none. */
static bool is_doubled_two(const struct letters *t, size_t i)
{
    static const char *const words[] = {WORDLIST_DOUBLED_WORDS, NULL};

    return cp_at(t, i + 2) == t->cp[i] && cp_at(t, i + 3) == cp_at(t, i + 1) &&
           any_match(t, i, words) && !letters_match(t, i + 2, "物业费") &&
           !letters_match(t, i + 2, "居民委员会") &&
           !letters_match(t, i + 2, "业主委员会") &&
           !letters_match(t, i + 2, "业主大会");
}

/* Three to six characters, and again: no word of Chinese is built so. */
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
        if (j == k && !same)
            return k;
    }
    return 0;
}

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
        letters_report(t, i + k, i + 2 * k, LANGUAGE_DOUBLED, NULL, false);
    return k;
}

/* ---- L7 ---- */

static bool is_for_sale(struct slice text)
{
    return has_word(text, lexicon_words(LEXICON_FOR_SALE));
}

/* 广告法 9(3). 第一时间, 最美志愿者, 全覆盖 are not among them. */
static void check_absolute(const struct letters *t, size_t i)
{
    size_t n = word_at(t->text, t->at[i], lexicon_words(LEXICON_ABSOLUTE));

    if (n && (t->l->commerce || is_for_sale(t->text)))
        letters_report(t, i, i + utf8_count(slice_sub(t->text, t->at[i], t->at[i] + n)),
                       LANGUAGE_ABSOLUTE, NULL, false);
}

/* ---- L8 ---- */

/* 的, 得 and 地 cannot be told without grammar; these phrases can. */
static void check_particle(const struct letters *t, size_t i)
{
    for (const char *const *row = lexicon_words(LEXICON_CONFUSED); *row; row += 2)
        if (word_match(t->text, t->at[i], row[0]))
            letters_report(t, i, i + utf8_count(slice_of(row[0])), LANGUAGE_PARTICLE,
                           row[1], false);
}

/* What a character may begin, by its lower bits. Most begin nothing; a character that
 * shares its lower bits with one that does costs a comparison that fails. */
enum { ABSOLUTE = 1, PARTICLE = 2, OWN = 4, LOW = 0x1000 };

static void mark_begun(uint8_t *begun, const char *const *words, size_t columns,
                       uint8_t what)
{
    for (; *words; words += columns) {
        size_t at = 0;
        begun[utf8_next(slice_of(*words), &at) % LOW] |= what;
    }
}

/* The next character from i on that anything may begin at, or n. */
static size_t next_begun(const struct letters *t, const uint8_t *begun, size_t i,
                         uint32_t place)
{
    const uint32_t *cp = t->cp;
    const bool *again = t->again;
    size_t n = t->n;

    while (i < n && !begun[cp[i] % LOW] && !again[i] && cp[i] != place)
        i++;
    return i;
}

void language_words(const struct letters *t)
{
    const struct language *l = t->l;
    uint32_t place = 0;
    size_t zero = 0, skip = 0, n = l->name ? 0 : t->n;
    uint8_t begun[LOW] = {[0x672C % LOW] = OWN, [0x6211 % LOW] = OWN}; /* 本 我 */

    mark_begun(begun, lexicon_words(LEXICON_ABSOLUTE), 1, ABSOLUTE);
    mark_begun(begun, lexicon_words(LEXICON_CONFUSED), 2, PARTICLE);
    for (size_t m = 0; m < t->npoints; m++)
        if (t->cp[t->points[m]] == 0x3001)
            check_pause(t, t->points[m]);
    if (l->place.len && l->nbodies)
        place = utf8_next(l->place, &zero);
    for (size_t i = 0; (i = next_begun(t, begun, i, place)) < n; i++) {
        unsigned what = begun[t->cp[i] % LOW];
        if (t->kind[i] != LETTER_HAN)
            continue;
        if (t->again[i] && i >= skip && (zero = check_doubled(t, i)) != 0)
            skip = i + 2 * zero;
        if (what & ABSOLUTE)
            check_absolute(t, i);
        if (what & PARTICLE)
            check_particle(t, i);
        if (l->nbodies && (what & OWN || t->cp[i] == place)) /* 本小区, 我小区 */
            language_body(t, i);
    }
}
