#include "model/title.h"

struct title title_parse(struct arena *a, struct slice written)
{
    struct slice rest = written, part, *parts;
    char *plain = arena_alloc(a, written.len + 1, 1);
    size_t len = 0, breaks = 0;
    struct title title = {0};

    for (size_t i = 0; i < written.len; i++) {
        bool is_break = written.ptr[i] == TITLE_BREAK;

        breaks += is_break;
        if (!is_break)
            plain[len++] = written.ptr[i];
    }
    title.plain = (struct slice){plain, len};
    title.parts = parts = arena_array(a, struct slice, breaks + 1);
    while (slice_cut(&rest, TITLE_BREAK, &part)) {
        part = slice_trim(part);
        if (part.len)
            parts[title.n++] = part;
    }
    return title;
}

size_t title_length(struct slice written)
{
    size_t n = utf8_count(written);

    for (size_t i = 0; i < written.len; i++)
        n -= written.ptr[i] == TITLE_BREAK;
    return n;
}
