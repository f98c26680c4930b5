/* box.h - a laid-out sheet as nested boxes, between the theme's YAML and a frame.
 *
 * bind.c makes the tree from a layout and an item; measure.c gives every box its
 * size for one trial of the fit; place_boxes.c draws it. A trial is two numbers from 0
 * to 1000: how far type sizes stand between their least and their best (size),
 * and how far spaces do (space); below 0, down to -1000, a sheet is squeezed: type
 * towards the paper's floor, gaps to 70 %. Nothing but these two changes between
 * trials, so texts are shaped once and only broken into lines again.
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
    BOX_OVERLAY, /* all in the same place */
    BOX_CHOICE,  /* the first child in which all have room; else the last */
    BOX_TABLE,   /* children are rows whose cells share the column widths */
    BOX_TEXT,
    BOX_QR,
    BOX_PICTURE,
    BOX_GALLERY, /* children are figures: a picture, a caption; up to GALLERY_MOST */
    BOX_SHAPE,   /* vector drawing of the theme */
    BOX_BAR,     /* a solid part of its width */
    BOX_CHART,   /* columns, bars, lines, donut, radar */
    BOX_TREE,    /* children are its nodes, each family together */
    BOX_SPACE,
};

/* Pictures in it; its width in a cell of a table, which may be half of that. */
enum { GALLERY_MOST = 6, GALLERY_WIDTH = PT(170) };

enum dim_unit { DIM_NONE, DIM_FIXED, DIM_FR, DIM_CONTENT };

/* A length that the fit may choose between lo and hi. */
struct dim {
    enum dim_unit unit;
    pt64 lo, hi;
    int fr; /* share of what is left, in 1/1000 */
};

/* 34 to 38 characters in a line are read with ease. */
enum { READ_WITH_EASE_EM = 36 };

enum box_align {
    BOX_STRETCH,
    BOX_START,
    BOX_CENTER,
    BOX_END,
    BOX_BASELINE,
    BOX_APART, /* of a row: what is left over stands between its children */
};

enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };

struct border {
    pt64 width;
    struct color color;
};

/* A text style of the theme at one paper. */
struct style {
    struct slice name;
    const struct font *font;
    pt64 lo, hi;                 /* size */
    pt64 min;                    /* size on a squeezed sheet */
    int32_t line;                /* leading in 1/1000 of the size */
    pt64 leading_lo, leading_hi; /* absolute leading instead, when not 0 */
    int32_t tracking, indent;    /* 1/1000 em */
    pt64 grid;                   /* `cells` characters stand in it; 0: no grid */
    int cells;
    bool has_color;
    struct color color;
    struct slice token; /* the name of color, which a panel may map to another */
    enum text_align align;
    int spread;
    bool tabular, whole;
    bool balance, hero, tight;
    int outline;              /* level in the PDF's outline + 1; 0: not in it */
    const char *tag;          /* structure role */
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
    struct rect crop; /* what is seen of it, in 1/1000 unit */
    bool clip;        /* parts reach beyond it */
    struct shape_part *parts;
    size_t n;
};

/* A plot and its texts, shaped; drawn with what the theme has. */
struct chart {
    struct plot plot;
    const struct para **labels, **values, **ticks; /* as plot_text counts; NULL: none */
    const struct style *style;
    struct color solid, outline, tint, grid, paper;
};

/* An organisation chart: its shape, and what the theme says of it. */
struct tree_look {
    struct tree shape; /* parents and levels */
    struct dim indent, apart, least, root;
    struct border line;
};

/* A drop initial: a text's first character, and the text after it. */
struct initial {
    int lines;         /* beside which it stands, 2 or more */
    struct slice text; /* an opening quote may stand before the character */
    const struct para *para, *rest;
};

struct box {
    enum box_type type;
    struct box *child, *last, *next;
    size_t nchildren;
    struct span at; /* where the theme or the item says so */
    struct dim width, height, gap, gap_cross;
    struct dim pad[4], margin[4];
    enum box_align align, valign; /* of its children */
    enum box_align self; /* its own, in the other direction; STRETCH: parent's */
    bool has_fill, bottom, keep_next;
    bool new_page; /* begins a sheet */
    bool aside;    /* does not make its parent wider */
    struct color fill;
    struct border border[4];
    struct border between; /* a line between the children of a column or grid */
    struct dim stairs;     /* of a row: each child is lower than the next by this */
    int columns;           /* of a grid; of a column: it flows over so many ... */
    int measure;           /* ... where a line would hold more characters than this */
    struct dim *cols;      /* of a table, ncols of them */
    size_t ncols, heads;   /* heads: leading rows that are repeated on each page */
    bool sum;              /* of a table: the last row keeps with its predecessor */

    /* text */
    const struct para *para;
    struct slice text; /* what para sets */
    const struct style *style;
    struct settings *settings; /* in which para was set already; NULL: not kept */
    bool nowrap, fit;          /* one line; largest size that fits the width */
    bool cell;                 /* of a table */
    bool vertical;             /* columns from right to left; lines are columns */
    int max_lines;             /* 0: any */
    int32_t tail;              /* blank after it, 1/1000 em: decimals.c */
    int hang;                  /* its width in 1/1000 em; 0: by width */
    const struct para
        *parted; /* the same, parted where its writer marked it; or NULL */
    const struct initial *initial; /* or NULL */
    size_t line_from, line_to;     /* a part of a text that is split over pages */
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
    pt64 size;
    bool use_parted;
    pt64 drop_width; /* of the initial and the gap beside it; 0: set whole */
    struct text_lines *lines;
    pt64 *colw;                /* of a table */
    const struct tree *places; /* of a tree */
    const struct box *chosen;  /* of a choice; of a gallery: its rows */
    struct box *parts;         /* of a column that flows: one for each */
};

/* The lines of a box's text at each size and measure that a trial asked for. Most
 * trials ask for what another has had: spaces change, sizes do not; a page is cut,
 * and its boxes are set again. Copies of a box share it. */
struct settings {
    struct arena *arena; /* the document's: lines outlive their trial */
    struct text_lines **list;
    size_t n, cap;
};

struct trial {
    struct arena *arena;     /* of this trial */
    int size, space;         /* -1000 to 1000 */
    bool whole;              /* no paragraph or row is cut */
    bool chat;               /* a picture, of any height */
    bool overfull;           /* result: something was larger than its place */
    const struct box *where; /* the first such box */
    int parted;              /* result: how much a table gives beyond what nobody minds
                                (table.c); 0: nothing */
};

/* Lay b out in width; sets w, h, baseline of it and all below. */
void box_measure(struct box *b, pt64 width, struct trial *t);
/* Of a text in this trial. */
pt64 style_size(const struct style *s, const struct trial *t);
/* Set b->colw of a table that is `inner` wide; one whose columns cannot be made narrow
 * enough is overfull itself, before its cells are. */
void table_widths(struct box *b, pt64 inner, struct trial *t);
/* Width that b would like to have when nothing limits it. */
pt64 box_natural_width(const struct box *b, struct trial *t);
static inline pt64 dim_at(struct dim d, int per_mille)
{
    if (per_mille <= 0 || d.hi == d.lo)
        return d.lo;
    return (pt64)(d.lo + (int64_t)(d.hi - d.lo) * per_mille / 1000);
}
/* The same of a gap or a margin above or below, which a squeezed sheet narrows. */
pt64 gap_at(struct dim d, int per_mille);
/* Space above and below a child of a column. */
pt64 margin_above(const struct box *b, const struct trial *t);
pt64 margin_below(const struct box *b, const struct trial *t);

void box_append(struct box *parent, struct box *child);

/* What stands beside a box's content: its pads, and the blank of a figure. */
pt64 pad_width(const struct box *b, const struct trial *t);

/* decimals.c: figures of a column that ends flush stand on their points. `heads`:
 * leading rows that are no figures. */
void align_decimals(struct arena *a, struct box *table);
/* Of each column: does every cell below the heads hold a figure, or nothing? */
bool *figure_columns(struct arena *a, const struct box *table);

/* Size of a style's type in this trial. */
pt64 style_size(const struct style *s, const struct trial *t);
/* The height of a column whose children are measured or cut. */
void stack_height(struct box *b, const struct trial *t);
/* columns.c: lay a flow out over columns, in its inner width; false: it stands in one.
 * Cut one for the next page, as box_split does. */
bool columns_measure(struct box *b, pt64 inner, struct trial *t);
struct box *columns_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                          struct box **rest);

struct audit;

struct placer {
    struct arena *arena; /* the layout's; what is drawn is the frame's */
    struct frame *frame;
    struct trial *trial;
    struct audit *audit; /* looks at what is drawn (audit.h); NULL: nobody does */
    struct color ground; /* of the innermost box that is filled, or the paper's;
                            none: not known */
    struct outline_entry *outline;
    size_t noutline, outline_cap, page;
};

/* Draw a measured box into x, y, w, h (its border box). */
void box_place(const struct box *b, struct rect r, struct placer *p);
/* Readings and marks of the lines from..to - 1 whose first box is at x, y. */
void notes_place(const struct text_lines *l, size_t from, size_t to, pt64 x, pt64 y,
                 struct placer *p);
/* initial.c: the room that the initial of text b takes off its lines; 0: they would
 * be too short. Has it a place beside the lines that were set so? Draw it beside the
 * line whose baseline is at `first`. */
pt64 initial_width(const struct box *b, pt64 leading, pt64 measure);
bool initial_stands(const struct box *b);
void initial_place(const struct box *b, pt64 x, pt64 first, struct placer *p);
void shape_place(const struct shape *s, struct rect r, struct placer *p);
void chart_place(const struct box *b, struct rect r, struct placer *p);
/* gallery.c */
void gallery_measure(struct box *b, pt64 inner, struct trial *t);
/* tree_box.c */
pt64 tree_measure(struct box *b, pt64 width, struct trial *t);
/* How far down nothing but its first node stands, once it is measured. */
pt64 tree_clear(const struct box *b);
void tree_place(const struct box *b, struct rect r, struct placer *p);
/* Would some text of the chart have no place in w x h? */
bool chart_is_tight(const struct box *b, pt64 w, pt64 h, struct trial *t);

/* Cut a measured box so that the first part is at most `room` high. *rest is
 * what is left (NULL: nothing). NULL: nothing of it fits. b stays as it is, and shares
 * boxes with both, so what is measured last holds for all. */
struct box *box_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                      struct box **rest);
/* A child of a column begins a page, and is not its first. */
bool box_has_new_page(const struct box *b);

#endif
