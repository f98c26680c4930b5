/* paper.h - the papers that an item can be printed on: one row each.
 *
 * Themes have lengths for A4, A3 and the picture for telephones. Every other paper
 * uses those of one of these, scaled, unless a theme has its own. To add a paper: a
 * name in the enum, a row in paper.c, its name in content/README.md (lint asks for it).
 */
#ifndef BANBAO_MODEL_PAPER_H
#define BANBAO_MODEL_PAPER_H

#include "base/buf.h"

/* In the order in which sheets are made and offered. */
enum paper {
    PAPER_A4,
    PAPER_A3,
    PAPER_A5,
    PAPER_A2,
    PAPER_8K,
    PAPER_COUNT, /* of sheets */
    PAPER_CHAT =
        PAPER_COUNT, /* no sheet: a picture for a telephone, as long as necessary */
    PAPER_ALL
};

struct paper_row {
    const char *name;  /* in 纸张 and in themes; suffix of a PDF's name */
    const char *label; /* in messages */
    int width, height; /* mm, upright; 0: set by the theme */
    enum paper like;   /* paper whose lengths it takes; itself: none */
    int scale;         /* of these lengths, in 1/1000, rounded down: the smaller of the
                        * widths' and the heights' quotient, so that what fits the one
                        * fits the other */
    enum paper larger; /* paper to suggest when this is too small; itself: none */
};

const struct paper_row *paper_row(enum paper p);

/* Which of A3 and A4 applies to the paper in a theme's pair of lengths, `8 [6]`, and
 * the factor to scale it by, in 1/1000 (scale may be NULL). */
enum paper paper_drawn_as(enum paper p, int *scale);

/* The paper of that name, in any case and width, with or without 纸: Ａ３, a3, A3纸.
 * False: there is no such paper. */
bool paper_find(struct slice name, enum paper *out);

/* All names of sheets, as a message offers them: A4、A3、A5. */
void paper_names(struct buf *out, const char *between);

#endif
