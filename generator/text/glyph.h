/* glyph.h - placed glyphs: what text hands to drawing.
 */
#ifndef GLYPH_H
#define GLYPH_H

#include "base/slice.h"
#include "base/units.h"

struct face;

struct glyph {
    uint32_t id;      /* in the face */
    uint32_t cluster; /* byte of the run's text that it stands for (with all
                         bytes up to the next greater cluster) */
    pt64 x, y;        /* of its origin, from the run's origin; y downwards */
    pt64 advance;     /* the face's own, at this size, for the PDF's widths */
};

/* How a line was set, for those who check it. */
struct line_note {
    pt64 natural, width; /* before justification, and as set */
    int32_t give;        /* stretched, < 0: squeezed, in 1/1000 em */
    int64_t cost;        /* of the break, as text/lines.c counts */
};

/* One face, one size, one colour, one line. Glyphs in order of their text. */
struct glyph_run {
    const struct face *face;
    pt64 size;
    struct color color;
    pt64 x, y; /* of the run's origin: on the baseline */
    const struct glyph *glyphs;
    size_t n;
    struct slice text;            /* exactly what was written */
    struct slice link;            /* a URL, or empty */
    bool strike;                  /* whoever places it draws a line through it */
    const struct line_note *line; /* of a line's first run; NULL: of the others */
};

#endif
