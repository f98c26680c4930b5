/* word_match.c - lists of words, tried in order: put 业主委员会 before 业主. */
#include "prose/word_match.h"

#include <string.h>

size_t word_at(struct slice s, size_t at, const char *const *words)
{
    for (size_t n; at < s.len && *words; words++)
        if ((n = word_match(s, at, *words)) > 0)
            return n;
    return 0;
}

size_t word_before(struct slice s, size_t at, const char *const *words)
{
    for (; at > 0 && *words; words++) {
        size_t n = strlen(*words);
        if (n <= at && s.ptr[at - 1] == (*words)[n - 1] &&
            memcmp(s.ptr + at - n, *words, n) == 0)
            return n;
    }
    return 0;
}

bool has_word(struct slice s, const char *const *words)
{
    for (; *words; words++)
        if (slice_find(s, slice_of(*words)) != SIZE_MAX)
            return true;
    return false;
}

/* A number below 4096 for the character at byte `at`: its last bits. */
static unsigned head_of(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) & 4095 : 0;
}

void word_heads_add(struct word_heads *h, const char *const *words)
{
    for (; *words; words++) {
        unsigned n = head_of(slice_of(*words), 0);
        h->bits[n / 64] |= (uint64_t)1 << n % 64;
    }
}

bool word_may_begin(const struct word_heads *h, struct slice s, size_t at)
{
    unsigned n = head_of(s, at);

    return h->bits[n / 64] >> n % 64 & 1;
}

size_t title_end(struct slice s, size_t at)
{
    enum { LONGEST = 150 }; /* bytes */
    size_t stop = at + LONGEST < s.len ? at + LONGEST : s.len, n;

    if (!word_match(s, at, "《"))
        return 0;
    n = slice_find(slice_sub(s, at, stop), SLICE("》"));
    return n == SIZE_MAX ? 0 : at + n;
}
