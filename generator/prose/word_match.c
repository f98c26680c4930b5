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

size_t title_end(struct slice s, size_t at)
{
    enum { LONGEST = 150 }; /* bytes */
    size_t stop = at + LONGEST < s.len ? at + LONGEST : s.len, n;

    if (!word_match(s, at, "《"))
        return 0;
    n = slice_find(slice_sub(s, at, stop), SLICE("》"));
    return n == SIZE_MAX ? 0 : at + n;
}
