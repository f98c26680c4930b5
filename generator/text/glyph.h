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

/* One face, one size, one colour, one line. Glyphs in order of their text. */
struct glyph_run {
    const struct face *face;
    pt64 size;
    struct color color;
    pt64 x, y; /* of the run's origin: on the baseline */
    const struct glyph *glyphs;
    size_t n;
    struct slice text; /* exactly what was written */
    struct slice link; /* a URL, or empty */
    bool strike;       /* whoever places it draws a line through it */
};

#endif
