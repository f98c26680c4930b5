/* box.h - a sheet as nested boxes, between the theme's YAML and a frame.
 *
 * bind.c makes the tree from a layout and an item; measure.c gives every box its
 * size for one trial of the fit; place_boxes.c draws it. A trial is two numbers from 0
 * to 1000: where type sizes (`size`) and spaces (`space`) are between their least and
 * their best. Below 0, down to -1000, a sheet is squeezed: type shrinks towards the
 * paper's floor, gaps to 70 %. Nothing but these two numbers changes between trials, so
 * texts are shaped once and only broken into lines again.
 *
 *     a style of 12..16 pt: size 0 -> 12 pt, 500 -> 14 pt, 1000 -> 16 pt
 *
 * Lengths are in pt64 (base/units.h: 1/64 pt) unless a member says otherwise.
 */
#ifndef BANBAO_POSTER_BOX_H
#define BANBAO_POSTER_BOX_H

#include "chart/plot.h"
#include "data/picture.h"
#include "draw/frame.h"
#include "model/doc.h"
#include "model/item.h"
#include "model/qr.h"
#include "poster/tree.h"
#include "text/para.h"

enum box_type {
    BOX_COLUMN,
    BOX_ROW,
    BOX_GRID,    /* rows of `columns` equal cells */
    BOX_OVERLAY, /* children one upon the other, in the same rectangle */
    BOX_CHOICE,  /* shows the first child whose content fits; else the last */
    BOX_TABLE,   /* children are rows whose cells share the column widths */
    BOX_TEXT,
    BOX_QR,
    BOX_PICTURE,
    BOX_GALLERY, /* children are figures: a picture, a caption; up to GALLERY_MOST */
    BOX_SHAPE,   /* vector drawing of the theme */
    BOX_BAR,     /* a rectangle over part of its width: a progress bar */
    BOX_CHART,   /* columns, bars, lines, donut, radar */
    BOX_TREE,    /* children are its nodes, each followed by its descendants */
    BOX_SPACE,
};

/* Pictures in one gallery; the width it asks for in a table's cell, at least half. */
enum { GALLERY_MOST = 6, GALLERY_WIDTH = PT(170) };

enum dim_unit { DIM_NONE, DIM_FIXED, DIM_FR, DIM_CONTENT };

/* A length that the fit chooses between lo and hi: 1.7..3.4. */
struct dim {
    enum dim_unit unit;
    pt64 lo, hi;
    int fr; /* share of the space left over, in 1/1000: 2fr is 2000 */
};

/* Lines of 34 to 38 characters are easy to read. */
enum { READ_WITH_EASE_EM = 36 };

enum box_align {
    BOX_STRETCH,
    BOX_START,
    BOX_CENTER,
    BOX_END,
    BOX_BASELINE,
    BOX_APART, /* of a row: space left over goes between its children */
};

enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };

struct border {
    pt64 width;
    struct color color;
};

/* A text style of the theme for one paper. */
struct style {
    struct slice name;
    const struct font *font;
    pt64 lo, hi;                 /* size */
    pt64 min;                    /* size on a squeezed sheet */
    int32_t line;                /* leading in 1/1000 of the size */
    pt64 leading_lo, leading_hi; /* absolute leading instead, when not 0 */
    int32_t tracking, indent;    /* 1/1000 em */
    pt64 grid;                   /* width of `cells` characters; 0: no grid */
    int cells;
    bool has_color;
    struct color color;
    struct slice token; /* the name of color, which a panel may map to another */
    enum text_align align;
    int spread;          /* 2 to spread - 1 Han characters are set this wide; 0: off */
    bool tabular, whole; /* digits of equal width; never broken */
    bool balance;        /* lines of about equal length */
    bool hero;           /* the sheet's main figure: shrinks last */
    bool tight;          /* full-width marks are set half-width */
    int outline;         /* level in the PDF's outline + 1; 0: not in it */
    const char *tag;     /* structure role */
    struct dim before, after; /* space around it as a block of a flow */
};

enum { PART_NUMBERS_MAX = 16 };

struct shape_part {
    enum part_type { PART_RECT, PART_CIRCLE, PART_ROUND, PART_POLYGON, PART_LINE } type;
    int32_t v[PART_NUMBERS_MAX]; /* 1/1000 of the view's unit: x y w h r, or points */
    size_t n;
    struct color fill, stroke;
    int32_t stroke_width; /* 1/1000 unit */
};

struct shape {
    struct rect crop; /* the visible part, in 1/1000 unit */
    bool clip;        /* parts extend beyond the crop and are cut off */
    struct shape_part *parts;
    size_t n;
};

/* A plot, its shaped texts, and the colours of the theme that it is drawn in. */
struct chart {
    struct plot plot;
    const struct para **labels, **values, **ticks; /* as plot_text counts; NULL: none */
    const struct style *style;
    struct color solid, outline, tint, grid, paper;
};

/* An organisation chart: its shape, and lengths and lines from the layout. */
struct tree_look {
    struct tree shape; /* parents and levels */
    struct dim indent, apart, least, root;
    struct border line;
};

/* A drop initial: a text's first character, and the text after it. */
struct drop_cap {
    int lines;         /* height of the initial in lines, 2 or more */
    struct slice text; /* the character, perhaps after an opening quote */
    const struct para *para, *rest;
};

struct box {
    enum box_type type;
    struct box *child, *last, *next;
    size_t nchildren;
    struct span at; /* its place in the theme or the item, for messages */
    struct dim width, height, gap, gap_cross;
    struct dim pad[4], margin[4];
    enum box_align align, valign; /* of its children */
    enum box_align self; /* its own, across its parent; STRETCH: as the parent says */
    bool has_fill, bottom, keep_next;
    bool new_page; /* begins a sheet */
    bool aside;    /* does not make its parent wider */
    struct color fill;
    struct border border[4];
    struct border between; /* a line between the children of a column or grid */
    struct dim stairs;     /* of a row: each child is lower than the next by this */
    int columns;           /* of a grid; of a column: it flows over this many ... */
    int measure;           /* ... if a line would hold more characters than this */
    struct dim *cols;      /* of a table, ncols of them */
    size_t ncols, heads;   /* heads: leading rows that are repeated on each page */
    bool sum;              /* of a table: the last row is not parted from the one
                                    before it */

    /* text */
    const struct para *para;
    struct slice text; /* what para sets */
    const struct style *style;
    struct line_cache *settings; /* line breaks computed so far; NULL: not cached */
    bool nowrap, fit;            /* one line; largest size that fits the width */
    bool cell;                   /* it is in a cell of a table */
    bool vertical;               /* columns from right to left; lines are columns */
    int max_lines;               /* 0: any */
    int32_t tail;                /* blank to its right, 1/1000 em: decimals.c */
    int hang; /* of a hanging mark: its width in 1/1000 em; 0: none */
    const struct para
        *parted; /* the same text, broken where its writer put |; NULL: no | */
    const struct drop_cap *initial; /* or NULL */
    size_t line_from, line_to;      /* a part of a text that is split over pages */
    bool split;

    const struct qr *qr;
    const struct picture *picture;
    const struct shape *shape; /* of a row: drawn in its gaps */
    const struct chart *chart;
    const struct tree_look *tree;
    int share; /* of a bar: 0-1000 */
    struct color color;
    struct slice alt, link;

    /* results of measure */
    pt64 w, h;     /* of the border box */
    pt64 baseline; /* of its first line, from its top; -1: none */
    pt64 size;     /* of a text: its type size */
    bool use_parted;
    pt64 drop_width; /* of the initial and the gap beside it; 0: no initial */
    struct text_lines *lines;
    pt64 *colw;                /* of a table */
    const struct tree *places; /* of a tree */
    const struct box *chosen; /* of a choice: the child shown; of a gallery: its rows */
    struct box *parts;        /* of a flow over several columns: one box each */
};

/* A cache of the lines of a box's text, by size and measure. Most trials need lines
 * that an earlier one has computed: only spaces have changed, or a page was cut and its
 * boxes are measured again. Copies of a box share the cache. */
struct line_cache {
    struct arena *arena; /* the document's: lines outlive their trial */
    struct text_lines **list;
    size_t n, cap;
};

struct trial {
    struct arena *arena;     /* of this trial */
    int size, space;         /* -1000 to 1000 */
    bool whole;              /* no paragraph or row may be cut */
    bool chat;               /* a picture for chats, of any height */
    bool overfull;           /* result: something was larger than its place */
    const struct box *where; /* the first such box */
    int parted;              /* result: how far tables had to break texts beyond what is
                                acceptable (table.c); 0: not at all */
};

/* Lay b out in the width; sets w, h and baseline of b and of all boxes below it. */
void box_measure(struct box *b, pt64 width, struct trial *t);

/* Set b->colw of a table that is `inner` wide. If its columns cannot be made narrow
 * enough the table is overfull, not one of its cells. */
void table_widths(struct box *b, pt64 inner, struct trial *t);
/* The width of b if nothing limits it: of a text, that of a single line. */
pt64 box_natural_width(const struct box *b, struct trial *t);
/* The length at a trial's `space` or `size`: 4..6 at 500 -> 5; below 0 the least. */
static inline pt64 dim_at(struct dim d, int per_mille)
{
    if (per_mille <= 0 || d.hi == d.lo)
        return d.lo;
    return (pt64)(d.lo + (int64_t)(d.hi - d.lo) * per_mille / 1000);
}
/* The same for gaps and for margins above and below, which shrink below the least on a
 * squeezed sheet. */
pt64 gap_at(struct dim d, int per_mille);
/* Space above and below a child of a column. */
pt64 margin_above(const struct box *b, const struct trial *t);
pt64 margin_below(const struct box *b, const struct trial *t);

void box_append(struct box *parent, struct box *child);

/* The space to the left and right of a box's content: its pads, and a figure's tail. */
pt64 pad_width(const struct box *b, const struct trial *t);

/* decimals.c: align the figures of right-aligned columns at their decimal points. The
 * table's leading `heads` rows are not aligned. */
void align_decimals(struct arena *a, struct box *table);
/* For each column: do the cells below the heads hold figures (or nothing)? */
bool *figure_columns(struct arena *a, const struct box *table);

/* The type size of a style in this trial. */
pt64 style_size(const struct style *s, const struct trial *t);
/* Set the height of a column from its children, which were measured or cut. */
void stack_height(struct box *b, const struct trial *t);
/* columns.c: lay a flow out over several columns in its inner width; false if it is to
 * be set in one. columns_split cuts such a flow for the next page, like box_split. */
bool columns_measure(struct box *b, pt64 inner, struct trial *t);
struct box *columns_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                          struct box **rest);

struct audit;

struct placer {
    struct arena *arena; /* the layout's, for scratch; operations are in the frame's */
    struct frame *frame;
    struct trial *trial;
    struct audit *audit; /* checks what is drawn (audit.h); NULL: no checks */
    struct color ground; /* fill of the innermost filled box, or the paper's colour;
                            none: unknown */
    struct outline_entry *outline;
    size_t noutline, outline_cap, page;
};

/* Draw a measured box into x, y, w, h (its border box). */
void box_place(const struct box *b, struct rect r, struct placer *p);
/* Draw the readings and marks of the lines from..to - 1, whose text is at x, y. */
void notes_place(const struct text_lines *l, size_t from, size_t to, pt64 x, pt64 y,
                 struct placer *p);
/* drop_cap.c: drop_cap_width is the width that the initial of text b takes from its
 * lines, 0 if they would be too short; drop_cap_fits tells if the lines broken at that
 * width leave it its place; drop_cap_place draws it at x, its top level with the line
 * whose baseline is at `first`. */
pt64 drop_cap_width(const struct box *b, pt64 leading, pt64 measure);
bool drop_cap_fits(const struct box *b);
void drop_cap_place(const struct box *b, pt64 x, pt64 first, struct placer *p);
void shape_place(const struct shape *s, struct rect r, struct placer *p);
void chart_place(const struct box *b, struct rect r, struct placer *p);
/* gallery.c: choose the rows of a gallery and add their height to b->h. */
void gallery_measure(struct box *b, pt64 inner, struct trial *t);
/* tree_box.c: measure the nodes and place them; the tree's height. */
pt64 tree_measure(struct box *b, pt64 width, struct trial *t);
/* The height at the top of a measured tree where only its first node is. */
pt64 tree_clear(const struct box *b);
void tree_place(const struct box *b, struct rect r, struct placer *p);
/* Is there a text of the chart that does not fit into w x h? */
bool chart_is_tight(const struct box *b, pt64 w, pt64 h, struct trial *t);

/* Cut a measured box so that the first part, which is returned, is at most `room` high;
 * *rest is the second (NULL: all of it fits). NULL if nothing fits. b itself does not
 * change, but shares boxes with both parts: whichever was measured last sets the sizes
 * of the boxes they share. */
struct box *box_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                      struct box **rest);
/* Has the column a child, other than its first, that begins a page? */
bool box_has_new_page(const struct box *b);

#endif
