/* glyph.h - placed glyphs: what text hands to drawing.
 */
#ifndef BANBAO_TEXT_GLYPH_H
#define BANBAO_TEXT_GLYPH_H

#include "base/slice.h"
#include "base/units.h"

struct face;

struct glyph {
    uint32_t id;      /* in the face */
    uint32_t cluster; /* byte of the run's text that it represents (with all
                         bytes up to the next greater cluster) */
    pt64 x, y;        /* of its origin, from the run's origin; y downwards */
    pt64 advance;     /* the face's advance along the line, at this size */
};

/* Orientation of glyphs in their line. SET_UPRIGHT and SET_TURNED run down the page. */
enum glyph_stance {
    SET_LEVEL,   /* in a horizontal line */
    SET_UPRIGHT, /* upright, one below the other */
    SET_TURNED,  /* rotated by 90 degrees clockwise about their origins */
};

/* How a line was set, for the checks of a finished page. */
struct line_note {
    pt64 natural, width; /* before justification, and as set */
    int32_t give;        /* stretched, < 0: squeezed, in 1/1000 em */
    int64_t cost;        /* of the line, as text/lines.c counts */
};

/* One face, size, colour, line and orientation. Glyphs are in text order; no glyph's
 * origin is left of (above) the run's. */
struct glyph_run {
    const struct face *face;
    pt64 size;
    struct color color;
    enum glyph_stance set;
    pt64 x, y; /* the run's origin: on the baseline; SET_UPRIGHT: on the column's
                  centre line, at the top of its first character */
    const struct glyph *glyphs;
    size_t n;
    struct slice text;   /* exactly as written */
    struct slice link;   /* a URL, or empty */
    struct slice before; /* text read aloud before it: an initial drawn elsewhere */
    bool silent;         /* a reading or an initial: not read aloud in its place */
    bool backward;       /* in a stretch with right-to-left text: its runs, and the
                            glyphs of a word, may step to the left */
    bool strike;         /* to be drawn with a line through it */
    const struct line_note *line; /* of a line's first run; NULL for the others */
};

#endif
