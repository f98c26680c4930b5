/* unit.h - the inside of a shaped paragraph, shared by para.c, gaps.c, lines.c,
 * runs.c.
 *
 * A unit is the least thing that is placed: one or more characters with their
 * glyphs (most often one and one). Its body is its advance less the blank halves
 * of a full-width mark; the space to the next unit is its gap, so that a mark at
 * a line's edge loses its blank half without anybody cutting it. Sums over the
 * units before each one make the width of any line two subtractions. All lengths
 * are in 1/1000 of the paragraph's em.
 */
#ifndef UNIT_H
#define UNIT_H

#include "text/cjk.h"
#include "text/face.h"
#include "text/para.h"

struct unit {
    uint32_t start, end;     /* bytes of the text */
    uint32_t glyph, nglyphs; /* in para.glyphs; none: draws nothing */
    uint32_t span;
    const struct face *face; /* NULL: no glyphs */
    int32_t body;
    int32_t left;       /* cut off the glyph's left side */
    struct cjk_gap gap; /* to the next unit */
    enum cjk_class class;
    enum glyph_stance set;
    bool together;  /* its glyphs stand side by side in one em of a column */
    int16_t cost;   /* enum break_cost of ending a line after it */
    int16_t phrase; /* cjk_phrase_cost */
    bool must_break;
    uint8_t level; /* of embedding (text/breaks.h) */
};

/* What stands before a unit, added up. */
struct sums {
    int32_t width; /* bodies and natural gaps */
    int32_t shrink[SHRINK_LEVELS];
    int32_t stretch;
    int32_t even;  /* number of gaps that grow evenly */
    int32_t solid; /* number of characters that are neither marks nor spaces */
};

/* Where words end; found when somebody first asks. A paragraph belongs to one
 * thread. */
struct words {
    uint8_t *end;   /* before each byte (enum word_end); NULL: not asked yet */
    int32_t widest; /* of what is parted neither by a rule nor inside a word ... */
    int32_t signs;  /* ... but for addresses, behind their signs */
    int32_t half;   /* in which it stands on two lines; 0: not asked yet */
};

/* A reading above units first..last. */
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
    struct sums *sums; /* n + 1 of them */
    uint32_t *visible; /* last unit up to each that draws something, + 1; 0: none */
    int32_t natural, least; /* widest line and widest unbreakable part */
    struct arena *arena;    /* the paragraph's */
    struct words *words;
    struct reading *readings;
    size_t nreadings;
    bool noted; /* there are readings, or marks below */
    bool vertical;
    bool turns;    /* some unit's level is not 0 */
    bool leftward; /* its lines run from right to left */
    bool marked;   /* the writer marked where a title may be parted */
};

/* x/1000 em of a stretch as 1/1000 em of the paragraph; scale: the stretch's. */
static inline int32_t unit_scaled(int32_t x, int32_t scale)
{
    int64_t n = (int64_t)x * scale;

    return (int32_t)((n + (n < 0 ? -500 : 500)) / 1000);
}

static inline bool unit_draws(enum cjk_class k)
{
    return k != CJK_NOTHING && k != CJK_NEWLINE;
}

/* text/gaps.c: the gaps between units as they were shaped; then, when readings have
 * widened some, the sums over them, and how wide lines may get. */
void gaps_make(struct para *p);
void gaps_add_up(struct para *p);

/* text/notes.c: shape the readings, give wide ones room (before sums are made). */
void notes_shape(struct arena *a, struct para *p, struct diag *d);
/* ... and set the room that lines need above and below for them. */
void notes_room(struct text_lines *l);
/* From the top of a line's leading to its baseline. */
pt64 line_baseline(const struct text_lines *l);

/* How well words end before each byte of its text (enum word_end). */
const uint8_t *para_word_ends(const struct para *p);

/* Width of units first..last on a line, without spaces at its end. */
static inline int32_t para_width(const struct para *p, size_t first, size_t last)
{
    size_t end = p->visible[last];

    if (end <= first)
        return 0;
    return p->sums[end - 1].width - p->sums[first].width + p->units[end - 1].body;
}

#endif
