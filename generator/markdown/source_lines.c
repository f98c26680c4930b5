/* source_lines.c - from cmark's line and column to a byte of the file.
 *
 *     line 2, column 4 of the made text -> byte of the typed text -> byte of the file
 *
 * cmark counts in the text that signs.c made. The map of signs.h leads to the typed
 * text; each of its lines is found in the file by searching after the line before it,
 * since a YAML scalar is indented, folded or escaped and not simply shifted. */
#include "markdown/source_lines.h"

enum { LOOK_AHEAD = 8192 }; /* bytes: a line that is not near is written differently */

/* Finds the beginnings of the lines that cmark reads. */
static void find_starts(struct arena *a, struct lines *l)
{
    struct slice text = l->marked->text;
    size_t cap = 0;

    for (size_t at = 0; at <= text.len;) {
        const char *eol =
            at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
        arena_push(a, l->starts, l->nstarts, cap);
        l->starts[l->nstarts++] = at;
        if (!eol)
            break;
        at = (size_t)(eol - text.ptr) + 1;
    }
}

struct lines lines_find(struct arena *a, struct slice text, struct span at,
                        const struct marked *marked)
{
    struct lines l = {.marked = marked, .at = at};
    struct slice rest = text, line, src = at.src ? at.src->text : SLICE("");
    size_t end = at.end > at.start ? at.end : src.len;
    size_t cursor = at.start, offset = 0, cap = 0;

    find_starts(a, &l);
    while (slice_cut(&rest, '\n', &line)) {
        size_t near = end - cursor > LOOK_AHEAD ? cursor + LOOK_AHEAD : end;
        struct slice raw = slice_sub(src, cursor, near);
        size_t found = line.len ? slice_find(raw, line) : 0;
        if (found != SIZE_MAX)
            cursor += found;
        arena_push(a, l.v, l.n, cap);
        l.v[l.n++] = (struct line){offset, cursor};
        if (found != SIZE_MAX)
            cursor += line.len;
        if (cursor < end && src.ptr[cursor] == '\n')
            cursor++;
        offset += line.len + 1;
    }
    return l;
}

/* The last line of the text that begins at or before offset. */
static const struct line *line_of(const struct lines *l, size_t offset)
{
    size_t lo = 0, hi = l->n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (l->v[mid].text <= offset)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo ? &l->v[lo - 1] : NULL;
}

size_t lines_place(const struct lines *l, size_t offset)
{
    const struct line *line = line_of(l, offset);
    struct slice file = l->at.src ? l->at.src->text : SLICE("");
    size_t src = line ? line->src + (offset - line->text) : l->at.start;

    if (src > file.len)
        src = file.len;
    while (src > 0 && src < file.len && ((unsigned char)file.ptr[src] & 0xC0) == 0x80)
        src--;
    return src;
}

size_t lines_source(const struct lines *l, int line, int column)
{
    if (line < 1 || (size_t)line > l->nstarts)
        return l->at.start;
    size_t ahead = column > 0 ? (size_t)column - 1 : 0;

    return lines_place(l, signs_original(l->marked, l->starts[line - 1] + ahead));
}
