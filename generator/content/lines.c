#include "content/lines.h"

enum { LOOK_AHEAD = 8192 }; /* bytes: a line that is not near was written otherwise */

struct lines lines_find(struct arena *a, struct slice text, struct span at,
                        const struct marked *marked)
{
    struct lines l = {.marked = marked, .at = at};
    struct slice rest = text, line, src = at.src ? at.src->text : SLICE("");
    size_t end = at.end > at.start ? at.end : src.len;
    size_t cursor = at.start, offset = 0, in_marked = 0, cap = 0;

    while (slice_cut(&rest, '\n', &line)) {
        size_t near = end - cursor > LOOK_AHEAD ? cursor + LOOK_AHEAD : end;
        struct slice raw = slice_sub(src, cursor, near);
        size_t found = line.len ? slice_find(raw, line) : 0;
        if (found != SIZE_MAX)
            cursor += found;
        arena_push(a, l.v, l.n, cap);
        l.v[l.n++] = (struct line){in_marked, offset, cursor};
        if (found != SIZE_MAX)
            cursor += line.len;
        if (cursor < end && src.ptr[cursor] == '\n')
            cursor++;
        offset += line.len + 1;
        size_t nl = slice_find(slice_from(marked->text, in_marked), SLICE("\n"));
        in_marked = nl == SIZE_MAX ? marked->text.len : in_marked + nl + 1;
    }
    return l;
}

size_t lines_source(const struct lines *l, int line, int column)
{
    if (line < 1 || (size_t)line > l->n)
        return l->at.start;
    const struct line *at = &l->v[line - 1];
    size_t ahead = column > 0 ? (size_t)column - 1 : 0;
    size_t offset = emphasis_original(l->marked, at->marked + ahead);
    size_t src = at->src + (offset > at->text ? offset - at->text : 0);
    struct slice file = l->at.src ? l->at.src->text : SLICE("");

    if (src > file.len)
        src = file.len;
    while (src > 0 && src < file.len && ((unsigned char)file.ptr[src] & 0xC0) == 0x80)
        src--;
    return src;
}
