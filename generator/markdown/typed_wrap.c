/* typed_wrap.c - were a text's lines wrapped by a program, or ended by hand?
 *
 * A program fills its lines. So adjacent lines that end inside a sentence and are about
 * equally wide were wrapped, provided that their paragraph is prose, which ends in a
 * full stop; so was a line whose width more than FEW lines of the text share:
 *
 *     各位居民：为改善小区环境，物业服务中心将于本周六上午对     54 wide
 *     东门外的绿化带进行集中修剪，请各位车主提前把车辆移到地     54
 *     下车库。                                               ends in 。
 */
#include "markdown/list_mark.h"
#include "markdown/typed_reader.h"

#include <string.h>

enum {
    NEAR = 4, /* halves of an em by which equally wide lines may differ */
    FEW = 2,  /* lines of one width that may be an accident */
};

struct wrap_line {
    size_t width; /* halves of an em */
    bool last;    /* a block ends here: an empty line or a list mark follows */
    bool stopped; /* its paragraph ends in a full stop */
};

struct wraps {
    struct wrap_line *v;
    size_t n;
    unsigned char
        count[256]; /* lines that end inside a sentence, by width; stops above FEW */
};

static bool is_last(struct slice text, size_t next)
{
    struct slice line = next < text.len ? line_at(text, next) : SLICE("");
    struct list_mark mark;

    return line_is_blank(line) ||
           list_mark_read(slice_trim(line), LIST_MARK_ANY, &mark);
}

static size_t narrow(size_t width)
{
    return width < 255 ? width : 255;
}

struct wraps *wraps_find(struct arena *a, struct slice text)
{
    struct wraps *w = arena_new(a, struct wraps);

    for (size_t at = 0; at < text.len; at++)
        w->n += text.ptr[at] == '\n';
    w->v = arena_array(a, struct wrap_line, w->n + 2);
    w->n = 0;
    for (size_t at = 0; at < text.len; w->n++) {
        struct slice line = line_at(text, at);
        at += line.len + 1;
        w->v[w->n] = (struct wrap_line){line_width(line), is_last(text, at),
                                        line_ends_clause(line)};
        unsigned char *count = &w->count[narrow(w->v[w->n].width)];
        *count += !w->v[w->n].last && !w->v[w->n].stopped && *count <= FEW;
    }
    for (size_t i = w->n; i-- > 0;)
        if (!w->v[i].stopped && !w->v[i].last)
            w->v[i].stopped = w->v[i + 1].stopped;
    return w;
}

static bool is_near(const struct wraps *w, size_t i, size_t k)
{
    size_t a = w->v[i].width, b = w->v[k].width;

    return (a > b ? a - b : b - a) <= NEAR;
}

bool line_was_wrapped(const struct wraps *w, size_t line)
{
    size_t width = narrow(w->v[line].width), n = 0;
    bool prose = w->v[line].stopped;

    if (prose && line > 0 && !w->v[line - 1].last && is_near(w, line, line - 1))
        return true;
    if (prose && line + 2 < w->n && !w->v[line + 1].last && is_near(w, line, line + 1))
        return true;
    for (size_t i = width < NEAR ? 0 : width - NEAR; i <= width + NEAR && i < 255; i++)
        n += w->count[i];
    return n > FEW;
}

bool line_is_of_prose(const struct wraps *w, size_t line)
{
    return w->v[line].stopped;
}
