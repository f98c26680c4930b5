/* word_index.c - finds which lists have a word in a text, in one pass over it.
 *
 *     共发放低保户补贴 1,200 元 -> WORDS_HARDSHIP, WORDS_FIGURES, HOLDS_DIGIT,
 * HOLDS_ROOM
 *
 * Words are chained by their first character, and a bitmap says whether any word begins
 * with a character: nine of ten characters begin none and cost one test. An automaton
 * (Aho and Corasick) would save the comparisons at the tenth, but needs a table of
 * every prefix. */
#include "check/word_index.h"
#include "base/lexicon.h"

#include <assert.h>

static const char *const *const lists[WORDS_LISTS] = {
    [WORDS_CREDIT] = credit_words,
    [WORDS_ACCOUNT] = account_words,
    [WORDS_MONTH] = month_words,
    [WORDS_CARRIED] = carried_words,
    [WORDS_FIGURES] = figure_words,
    [WORDS_RATES] = rate_words,
    [WORDS_ANNEX] = annex_words,
    [WORDS_HOUSE] = house_words,
    [WORDS_BLANKS] = blank_words,
    [WORDS_LEFT] = left_words,
    [WORDS_FOR_HAND] = for_hand,
    [WORDS_WEB] = web_words,
    [WORDS_LAWS] = law_words,
    [WORDS_SAID] = period_words,
    [WORDS_OWN_LABELS] = label_words,
    [WORDS_NUMBER] = number_words,
    [WORDS_CODES] = code_words,
    [WORDS_BIRTH] = birth_words,
    [WORDS_CERTIFICATES] = certificate_words,
    [WORDS_BALANCE] = account_ends,
};

const char *const *words_of(enum word_list list)
{
    switch (list) { /* lists that a compound can extend (content/words/) */
    case WORDS_HARDSHIP:
        return lexicon_words(LEXICON_HARDSHIP);
    case WORDS_CHILD:
        return lexicon_words(LEXICON_CHILD);
    case WORDS_STALE:
        return lexicon_words(LEXICON_STALE);
    case WORDS_VAGUE:
        return lexicon_words(LEXICON_VAGUE);
    case WORDS_POSTS:
        return lexicon_words(LEXICON_POSTS);
    default:
        return lists[list];
    }
}

enum { PLANE = 0x10000 }; /* words begin with characters below this */

struct word {
    const char *text;
    uint32_t bit;  /* of its list */
    uint16_t next; /* word with the same first character; 0: none */
};

struct word_index {
    uint64_t begins[PLANE / 64]; /* a bit for each first character: 8 kB, small enough
                                    for the cache */
    uint16_t head[PLANE];        /* the first word with this first character */
    struct word *list;           /* from 1 on */
    size_t n, cap;
};

static void add_word(struct arena *a, struct word_index *w, const char *text,
                     uint32_t bit)
{
    size_t at = 0;
    uint32_t cp = utf8_next(slice_of(text), &at);

    assert(cp < PLANE);
    arena_push(a, w->list, w->n, w->cap);
    w->list[w->n] = (struct word){text, bit, w->head[cp]};
    w->head[cp] = (uint16_t)w->n++;
    w->begins[cp / 64] |= (uint64_t)1 << cp % 64;
}

struct word_index *words_open(struct arena *a)
{
    struct word_index *w = arena_new(a, struct word_index);

    w->n = 1;
    w->list = arena_grow(a, NULL, 0, &w->cap, sizeof *w->list);
    for (unsigned i = 0; i < WORDS_LISTS; i++)
        for (const char *const *word = words_of(i); *word; word++)
            add_word(a, w, *word, (uint32_t)1 << i);
    return w;
}

static bool begins(const struct word_index *w, uint32_t cp)
{
    return cp < PLANE && w->begins[cp / 64] >> cp % 64 & 1;
}

static bool is_digit(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* The HOLDS_… bits, from the number of digits in the text. */
static uint32_t holds_by(size_t digits, bool capital)
{
    enum { ROOM = 4, MOBILE = 11 };

    return (uint32_t)capital << HOLDS_CAPITAL | (uint32_t)(digits > 0) << HOLDS_DIGIT |
           (uint32_t)(digits >= ROOM) << HOLDS_ROOM |
           (uint32_t)(digits >= MOBILE) << HOLDS_NUMBER;
}

uint32_t words_in(const struct word_index *w, struct slice text)
{
    uint32_t found = 0;
    size_t digits = 0;
    bool capital = false;

    for (size_t at = 0, next = 0; at < text.len; at = next) {
        uint32_t cp = utf8_next(text, &next);
        if (cp < 0x80 || cp >= 0xFF10) {
            digits += is_digit(cp);
            capital |= cp >= 'A' && cp <= 'Z';
        }
        if (!begins(w, cp))
            continue;
        for (uint16_t i = w->head[cp]; i; i = w->list[i].next) {
            const struct word *word = &w->list[i];
            if (!(found & word->bit) && word_match(text, at, word->text))
                found |= word->bit;
        }
    }
    return found | holds_by(digits, capital);
}

size_t longest_word_at(const struct word_index *w, enum word_list list,
                       struct slice text, size_t at)
{
    size_t next = at, longest = 0;
    uint32_t cp = utf8_next(text, &next);

    if (!begins(w, cp))
        return 0;
    for (uint16_t i = w->head[cp]; i; i = w->list[i].next) {
        const struct word *word = &w->list[i];
        size_t n = word->bit >> list & 1 ? word_match(text, at, word->text) : 0;
        longest = n > longest ? n : longest;
    }
    return longest;
}
