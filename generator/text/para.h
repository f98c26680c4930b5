/* para.h - a paragraph: shaped once, broken into lines as often as fitting needs.
 *
 * para_shape finds a face for every character, shapes the text, and asks ICU where
 * lines may break. The result does not depend on the size: widths are in 1/1000 em
 * of the paragraph's base size. para_break then sets it in a measure; it is cheap and
 * is called again for every size that a poster tries. All rules of Chinese line
 * layout are in text/cjk.c (CLREQ 3.1).
 */
#ifndef BANBAO_TEXT_PARA_H
#define BANBAO_TEXT_PARA_H

#include "base/diag.h"
#include "text/cjk.h"
#include "text/font.h"
#include "text/glyph.h"

/* The mark below a span of text (CLREQ 3.4). */
enum text_mark { MARK_NONE, MARK_DOTS, MARK_LINE, MARK_WAVE };

/* A stretch of text of one style. Spans are given in order and cover the text. */
struct text_span {
    size_t start, end; /* bytes of the paragraph's text */
    const struct font *font;
    int32_t scale;    /* size in 1/1000 of the paragraph's base size */
    int32_t tracking; /* extra space after each character, 1/1000 em */
    int32_t rise;     /* baseline shift upwards, 1/1000 of the base size */
    struct color color;
    struct slice link;        /* URL, or empty */
    bool strike;              /* a line through it */
    bool whole;               /* never broken inside (a telephone number, a URL) */
    bool tabular;             /* tabular lining figures (tnum lnum) */
    bool tight;               /* marks at half width (titles, CLREQ 3.1.6) */
    enum cjk_level level;     /* that of the first span applies to the paragraph */
    struct slice reading;     /* pinyin above it, at half its size; or empty */
    enum text_mark mark;      /* below it */
    const struct source *src; /* file in which a missing character is reported ... */
    size_t src_offset;        /* ... at its first occurrence from this byte on */
};

struct para; /* shaped text */

/* Newlines (\n) in the text are forced breaks. A character that none of its font's
 * faces has is an error [G2] that gives its code point; the result can still be broken
 * into lines and drawn (without that glyph). */
struct para *para_shape(struct arena *a, struct slice text,
                        const struct text_span *spans, size_t n, struct diag *d);

/* The same for columns from right to left (CLREQ 2.3, 3.2): Chinese upright with the
 * face's vertical forms, “” as ﹃﹄, one or two digits and a single letter upright in
 * one em, other words rotated. The text of its lines is still exactly as written. */
struct para *para_shape_vertical(struct arena *a, struct slice text,
                                 const struct text_span *spans, size_t n,
                                 struct diag *d);
bool para_is_vertical(const struct para *p);

enum text_align { TEXT_START, TEXT_CENTER, TEXT_END, TEXT_JUSTIFY };

struct para_style {
    pt64 size;    /* of one em at scale 1000 */
    pt64 leading; /* from baseline to baseline */
    pt64 measure; /* width of a line; height of a column */
    enum text_align align;
    int32_t indent;  /* of the first line, 1/1000 em */
    pt64 grid;       /* width that `cells` full-width characters fill ... */
    int cells;       /* ... (稿纸: GB/T 9704 5.2.3); 0: no grid */
    int drop;        /* number of first lines beside a drop initial ... */
    pt64 drop_width; /* ... which are shorter by this at their left end */
    bool balance;    /* lines of similar length, the last not shorter (titles) ... */
    size_t most;     /* ... and at most so many of them; 0: any number */
    bool cell;  /* a short text keeps its words whole, even if it takes more lines */
    int spread; /* 均排: set 2 to spread - 1 Han characters as wide as `spread`; 0: off
                 */
};

struct text_line {
    size_t start, end;  /* bytes of the text; the lines together are the text */
    pt64 width;         /* as set */
    pt64 natural;       /* before justification */
    bool overfull;      /* one unit is wider than the measure */
    size_t first, last; /* units of the para (text/unit.h), last one included */
    int32_t target;     /* width to which it is set, 1/1000 em */
    int32_t give;       /* target - natural width: < 0: squeezed, 1/1000 em */
    int64_t cost;       /* of this line (text/lines.c) */
    pt64 above;         /* room added above for its readings, the marks of the last */
};

struct text_lines {
    const struct para *para;
    struct para_style style;
    struct text_line *lines;
    size_t n;
    pt64 width;    /* of the widest line */
    pt64 height;   /* lines_height of all */
    pt64 below;    /* room added below the last for marks */
    bool overfull; /* some line is */
    bool parted;   /* balanced, and a word is split over two of them */
};

struct text_lines *para_break(struct arena *a, const struct para *p,
                              const struct para_style *style);

/* Width on a single line at this size; forced breaks still end lines. */
pt64 para_natural_width(const struct para *p, pt64 size);
/* Width of the text from byte `from` to its end on one line, in 1/1000 em. */
int32_t para_tail(const struct para *p, size_t from);
/* Width of the widest part that cannot be broken, at this size. */
pt64 para_min_width(const struct para *p, pt64 size);
/* The same if words are not broken either. signs: addresses may break after . - _ @. */
pt64 para_word_width(const struct para *p, pt64 size, bool signs);
/* Number of lines in this measure if each takes as many whole words as fit (a word that
 * is too wide by itself is broken). */
size_t para_lines(const struct para *p, pt64 size, pt64 measure);
/* Measure in which the text fits on two lines without breaking a word; at most its
 * natural width. */
pt64 para_half_width(const struct para *p, pt64 size);

/* Height of lines from..to - 1: their leading, and the room added for notes. */
pt64 lines_height(const struct text_lines *l, size_t from, size_t to);

/* The glyph runs of line i, whose box has its top left corner at x, y. Ascent and
 * descent of the first font are centred in the leading; a column is centred in it
 * sideways. Returns the runs; *n of them. */
struct glyph_run *lines_runs(struct arena *a, const struct text_lines *l, size_t i,
                             pt64 x, pt64 y, size_t *n);
/* The readings above the line, for the same box; *n of them. They are `silent`. */
struct glyph_run *lines_readings(struct arena *a, const struct text_lines *l, size_t i,
                                 pt64 x, pt64 y, size_t *n);

/* A mark to be drawn: a dot per character, or a line per name. */
struct mark_place {
    enum text_mark mark;
    pt64 x, w, y; /* y: the baseline */
    pt64 size;
    struct color color;
};

/* The marks below the line, for the same box; *n of them. */
struct mark_place *lines_marks(struct arena *a, const struct text_lines *l, size_t i,
                               pt64 x, pt64 y, size_t *n);

/* From the top of a line's leading to its baseline. */
pt64 line_baseline(const struct text_lines *l);

/* enum word_end before each byte of the text (text_word_ends). */
const uint8_t *para_word_ends(const struct para *p);

#endif
