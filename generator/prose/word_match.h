/* word_match.h - a word at a place of a text, or one of a list of words (ended by
 * NULL).
 */
#ifndef BANBAO_PROSE_WORD_MATCH_H
#define BANBAO_PROSE_WORD_MATCH_H

#include "base/slice.h"

/* Length of the word where s goes on with it at byte `at`, else 0. Byte by byte, as
 * most words differ in the first three. */
static inline size_t word_match(struct slice s, size_t at, const char *word)
{
    size_t n = 0;

    while (word[n] && at + n < s.len && word[n] == s.ptr[at + n])
        n++;
    return word[n] ? 0 : n;
}

/* Length of the first of the words that s holds at byte `at`, or that ends there;
 * 0: none. */
size_t word_at(struct slice s, size_t at, const char *const *words);
size_t word_before(struct slice s, size_t at, const char *const *words);
/* Does s hold one of the words? */
bool has_word(struct slice s, const char *const *words);

#endif
