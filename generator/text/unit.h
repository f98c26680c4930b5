/* unit.h - the inside of a shaped paragraph, shared by para.c, gaps.c, lines.c,
 * runs.c.
 *
 * A unit is the smallest thing that is placed: one or more characters with their
 * glyphs (usually one of each). Its body is its advance less the blank halves
 * of a full-width mark; the space to the next unit is its gap, so a mark at
 * the edge of a line loses its blank half without special treatment. With prefix
 * sums the width of any line takes two subtractions. All lengths are in 1/1000 of
 * the paragraph's em.
 */
#ifndef BANBAO_TEXT_UNIT_H
#define BANBAO_TEXT_UNIT_H

#include "text/cjk.h"
#include "text/face.h"
#include "text/para.h"

struct unit {
    uint32_t start, end;     /* bytes of the text */
    uint32_t glyph, nglyphs; /* in para.glyphs; none: draws nothing */
    uint32_t span;           /* index in para.spans */
    const struct face *face; /* NULL: no glyphs */
    int32_t body;            /* advance without blank halves */
    int32_t left;            /* blank trimmed from the glyph's left side */
    struct cjk_gap gap;      /* to the next unit */
    enum cjk_class class;
    enum glyph_stance set;
    bool together;  /* its glyphs are side by side in one em of a column */
    int16_t cost;   /* enum break_cost of ending a line after it */
    int16_t phrase; /* cjk_phrase_cost of ending a title's line after it */
    bool must_break;
    uint8_t level; /* embedding level (text/breaks.h) */
};

/* Totals over all units before a given one. */
struct sums {
    int32_t width; /* bodies and natural gaps */
    int32_t shrink[SHRINK_LEVELS];
    int32_t stretch;
    int32_t even;  /* number of gaps that grow evenly */
    int32_t solid; /* number of characters that are neither marks nor spaces */
};

/* Where words end; computed on first use, since a paragraph belongs to one thread. */
struct words {
    uint8_t *end;   /* enum word_end before each byte; NULL: not computed yet */
    int32_t widest; /* widest part if words are not broken ... */
    int32_t signs;  /* ... and the same if addresses may break after . - _ @ */
    int32_t half;   /* measure that makes two lines; 0: not computed yet */
};

/* A reading above units first..last, already at half size. */
struct reading {
    size_t first, last;
    const struct face *face;
    struct shaped *glyphs; /* 1/1000 em of the paragraph */
    size_t n;
    int32_t width;
    struct slice text;
};

struct para {
    struct slice text;
    const struct text_span *spans;
    size_t nspans;
    struct unit *units;
    size_t n;
    struct shaped *glyphs;
    struct sums *sums;      /* n + 1 of them */
    uint32_t *visible;      /* [i]: 1 + last unit up to i that is seen; 0: none is */
    int32_t natural, least; /* widths of the widest line and unbreakable part */
    struct arena *arena;    /* the paragraph's */
    struct words *words;
    struct reading *readings;
    size_t nreadings;
    bool noted; /* there are readings, or marks below */
    bool vertical;
    bool turns;    /* some unit's level is not 0: lines may need reordering */
    bool leftward; /* its lines run from right to left */
    bool marked;   /* contains U+200B, the writer's mark for breaks in a title */
};

/* Converts 1/1000 em of a span of this scale to 1/1000 em of the paragraph: 500 at
 * scale 800 -> 400. */
static inline int32_t unit_scaled(int32_t x, int32_t scale)
{
    int64_t n = (int64_t)x * scale;

    return (int32_t)((n + (n < 0 ? -500 : 500)) / 1000);
}

static inline bool unit_draws(enum cjk_class k)
{
    return k != CJK_NOTHING && k != CJK_NEWLINE;
}

/* Width of units first..last as a line, without trailing spaces. */
static inline int32_t para_width(const struct para *p, size_t first, size_t last)
{
    size_t end = p->visible[last];

    if (end <= first)
        return 0;
    return p->sums[end - 1].width - p->sums[first].width + p->units[end - 1].body;
}

#endif
