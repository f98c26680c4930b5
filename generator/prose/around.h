/* around.h - what stands around a place in a text: the characters beside it, and its
 * sentence. */
#ifndef BANBAO_PROSE_AROUND_H
#define BANBAO_PROSE_AROUND_H

#include "base/slice.h"

/* The character that begins at byte `at`, and the one that ends there; 0: none. */
static inline uint32_t char_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static inline uint32_t char_before(struct slice s, size_t at)
{
    return at > 0 ? utf8_prev(s, &at) : 0;
}

/* Does a Han character begin at byte `at`; does one end there? */
static inline bool is_han_at(struct slice s, size_t at)
{
    return cp_is_han(char_at(s, at));
}

static inline bool is_han_before(struct slice s, size_t at)
{
    return cp_is_han(char_before(s, at));
}

/* The sentence around byte `at`, without the mark that ends it: 。；！？ or a line end.
 * Of a very long one, what is near. */
struct slice sentence_around(struct slice s, size_t at);

#endif
