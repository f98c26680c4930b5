#include "prose/around.h"

enum { REACH = 400 }; /* bytes each way, so that no text takes quadratic time */

static bool is_end(uint32_t cp)
{
    return cp_among(cp, "。；！？;\n");
}

struct slice sentence_around(struct slice s, size_t at)
{
    size_t start = at, end = at;

    for (size_t back = at;
         back > 0 && at - back < REACH && !is_end(utf8_prev(s, &back));)
        start = back;
    for (size_t next = at;
         next < s.len && next - at < REACH && !is_end(utf8_next(s, &next));)
        end = next;
    return slice_sub(s, start, end);
}
