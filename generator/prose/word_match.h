/* word_match.h - is there a word at a place in a text, or one of a NULL-terminated list
 * of words?
 */
#ifndef BANBAO_PROSE_WORD_MATCH_H
#define BANBAO_PROSE_WORD_MATCH_H

#include "base/slice.h"

/* Length of word if s continues with it at byte `at`, else 0. Compared byte by byte, as
 * most words differ in the first three. */
static inline size_t word_match(struct slice s, size_t at, const char *word)
{
    size_t n = 0;

    while (word[n] && at + n < s.len && word[n] == s.ptr[at + n])
        n++;
    return word[n] ? 0 : n;
}

/* Length of the first word of the list that begins at byte `at` of s, or that ends
 * there; 0: none. */
size_t word_at(struct slice s, size_t at, const char *const *words);
size_t word_before(struct slice s, size_t at, const char *const *words);
/* Does s contain one of the words? */
bool has_word(struct slice s, const char *const *words);

/* The first characters of words, to pass over places where none of many begins. A place
 * that may begin one may still begin none. */
struct word_heads {
    uint64_t bits[64];
};

void word_heads_add(struct word_heads *h, const char *const *words);
bool word_may_begin(const struct word_heads *h, struct slice s, size_t at);

/* The end of the title of a book or film that begins at `at`, 《…》 of up to 50
 * characters; 0: none begins there. */
size_t title_end(struct slice s, size_t at);

#endif
