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
    pt64 advance;     /* the face's own along the line, at this size */
};

/* How glyphs stand in their line. Lines of the last two run down the page. */
enum glyph_stance {
    SET_LEVEL,   /* in a line from left to right */
    SET_UPRIGHT, /* as they are, one under the other */
    SET_TURNED,  /* by 90 degrees clockwise about their origins */
};

/* How a line was set, for those who check it. */
struct line_note {
    pt64 natural, width; /* before justification, and as set */
    int32_t give;        /* stretched, < 0: squeezed, in 1/1000 em */
    int64_t cost;        /* of the break, as text/lines.c counts */
};

/* One face, one size, one colour, one line, one set. Glyphs in order of their text;
 * none stands left of (above) the run's origin but by its bearing. */
struct glyph_run {
    const struct face *face;
    pt64 size;
    struct color color;
    enum glyph_stance set;
    pt64 x, y; /* of the run's origin: on the baseline; SET_UPRIGHT: on the middle of
                  the column, where its first character begins */
    const struct glyph *glyphs;
    size_t n;
    struct slice text;   /* exactly what was written */
    struct slice link;   /* a URL, or empty */
    struct slice before; /* read before it: an initial drawn elsewhere */
    bool silent;         /* a reading, an initial: not read in its place */
    bool backward;       /* of a stretch with text from right to left: the runs of the
                            stretch, and the glyphs of a word, step back */
    bool strike;         /* whoever places it draws a line through it */
    const struct line_note *line; /* of a line's first run; NULL: of the others */
};

#endif
