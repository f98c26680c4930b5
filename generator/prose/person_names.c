/* Both lists were tried on the 350,000 words of a dictionary: of the words that are no
 * names, a dozen of two characters got through, which are left out by hand. */
#include "prose/person_names.h"
#include "base/lexicon.h"
#include "prose/word_match.h"
#include "words/names.h"

#include <string.h>

/* What people are called by, and hardly anything else is. */
static const char given[] = WORDLIST_GIVEN;

/* And what only makes a name of three characters: 建国, 志平. */
static const char given_in_pairs[] = WORDLIST_GIVEN_IN_PAIRS;

/* Words all the same. */

/* Behind a name, and before one. */
static const char *const nouns[] = {WORDLIST_NOUNS, NULL};

static bool among(struct slice c, const char *set)
{
    return c.len == 3 && slice_find(slice_of(set), c) != SIZE_MAX;
}

/* Rare characters stand in names alone: Extension A and beyond, 鿍. */
static bool is_rare(uint32_t cp)
{
    return cp >= 0x20000 || (cp >= 0x3400 && cp < 0x4DC0) ||
           (cp > 0x9FA5 && cp < 0xA000);
}

/* The character at `at` may be called by; *at behind it. */
static bool take_given(struct slice s, size_t *at, bool pair)
{
    size_t start = *at;

    if (start >= s.len)
        return false;
    uint32_t cp = utf8_next(s, at);
    struct slice c = slice_sub(s, start, *at);
    return among(c, given) || (pair && among(c, given_in_pairs)) || is_rare(cp);
}

static size_t surname_at(struct slice s, size_t at)
{
    struct surname found;

    return surname_find(s, at, true, &found) ? found.name.len : 0;
}

size_t name_end(struct slice s, size_t at)
{
    size_t start = at, surname = surname_at(s, at);

    if (!surname)
        return 0;
    at += surname;
    size_t pair = at, one = at;
    if (take_given(s, &pair, true) && take_given(s, &pair, true) &&
        !word_at(s, start, lexicon_words(LEXICON_NOT_NAMES)))
        return pair;
    if (!take_given(s, &one, surname == 6) ||
        word_at(s, start, lexicon_words(LEXICON_NOT_NAMES)))
        return 0;
    return one;
}

static bool is_han_at(struct slice s, size_t at)
{
    return at < s.len && cp_is_han(utf8_next(s, &at));
}

/* What may follow a name of two characters: a list of words (高程、坡度) is none. */
static bool is_set_off(struct slice s, size_t end)
{
    static const char *const marks[] = {"，", ",", "（", "(", "：", " ", "\n", NULL};

    return end == s.len || word_at(s, end, marks);
}

size_t lone_name_end(struct slice s, size_t at)
{
    size_t before = at, end = name_end(s, at);

    if (!end ||
        (at > 0 && cp_is_han(utf8_prev(s, &before)) && !word_before(s, at, nouns)))
        return 0;
    if (word_at(s, end, lexicon_words(LEXICON_TITLES)))
        return end;
    if (is_han_at(s, end))
        return 0;
    return utf8_count(slice_sub(s, at, end)) > 2 || is_set_off(s, end) ? end : 0;
}

bool holds_name(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c >= 0xE4 && c <= 0xE9 && lone_name_end(s, at))
            return true;
        utf8_next(s, &at);
    }
    return false;
}
