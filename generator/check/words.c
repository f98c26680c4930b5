/* Words are filed by their first character: a bit tells whether any begins with it, and
 * nine characters of ten begin none. An automaton would save the comparisons behind the
 * tenth, and cost a table of every prefix. */
#include "check/words.h"
#include "check/notices.h"
#include "check/privacy.h"
#include "check/time.h"
#include "check/votes.h"

#include <assert.h>
#include <string.h>

static const char *const *const lists[WORDS_LISTS] = {
    [WORDS_HARDSHIP] = hardship_words, [WORDS_CHILD] = child_words,
    [WORDS_CREDIT] = credit_words,     [WORDS_ACCOUNT] = account_words,
    [WORDS_STALE] = stale_words,       [WORDS_MONTH] = month_words,
    [WORDS_CARRIED] = carried_words,   [WORDS_VAGUE] = vague_words,
};

enum { PLANE = 0x10000 }; /* no word begins beyond it */

struct word {
    const char *text;
    size_t len;
    uint32_t bit;
    uint16_t next; /* with the same first character; 0: none */
};

struct words {
    uint64_t begins[PLANE / 64]; /* 8 kB, which stay in the cache */
    uint16_t head[PLANE];        /* the first word with this first character */
    struct word *list;           /* from 1 on */
    size_t n, cap;
};

static void add_word(struct arena *a, struct words *w, const char *text, uint32_t bit)
{
    size_t at = 0;
    uint32_t cp = utf8_next(slice_of(text), &at);

    assert(cp < PLANE);
    arena_push(a, w->list, w->n, w->cap);
    w->list[w->n] = (struct word){text, strlen(text), bit, w->head[cp]};
    w->head[cp] = (uint16_t)w->n++;
    w->begins[cp / 64] |= (uint64_t)1 << cp % 64;
}

struct words *words_open(struct arena *a)
{
    struct words *w = arena_new(a, struct words);

    w->n = 1;
    w->list = arena_grow(a, NULL, 0, &w->cap, sizeof *w->list);
    for (unsigned i = 0; i < WORDS_LISTS; i++)
        for (const char *const *word = lists[i]; *word; word++)
            add_word(a, w, *word, (uint32_t)1 << i);
    return w;
}

/* The character at p, whose bytes are *n; a 0 for one beyond the plane. Inline, as
 * texts are valid here and this is asked of each of their characters. */
static inline uint32_t decode(const unsigned char *p, size_t *n)
{
    if (p[0] < 0x80) {
        *n = 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *n = 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0) {
        *n = 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *n = 4;
    return 0;
}

static uint32_t class_of(uint32_t cp)
{
    if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
        return 1u << HOLDS_DIGIT;
    return cp >= 'A' && cp <= 'Z' ? 1u << HOLDS_CAPITAL : 0;
}

uint32_t words_in(const struct words *w, struct slice text)
{
    uint32_t found = 0;
    size_t n;

    for (size_t at = 0; at < text.len; at += n) {
        uint32_t cp = decode((const unsigned char *)text.ptr + at, &n);
        if (cp < 0x80 || cp >= 0xFF10)
            found |= class_of(cp);
        if (!(w->begins[cp / 64] >> cp % 64 & 1))
            continue;
        for (uint16_t i = w->head[cp]; i; i = w->list[i].next) {
            const struct word *word = &w->list[i];
            if (!(found & word->bit) && text.len - at >= word->len &&
                memcmp(text.ptr + at, word->text, word->len) == 0)
                found |= word->bit;
        }
    }
    return found;
}
