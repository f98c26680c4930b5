/* paper.h - the sheets that can be asked for: one row each.
 *
 * A4, A3 and the picture for telephones are drawn by themes. Every other paper takes
 * the lengths of one of these, made smaller or larger, where a theme says nothing of
 * it. To add one: a name in the enum, a row in paper.c.
 */
#ifndef PAPER_H
#define PAPER_H

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
        PAPER_COUNT, /* no sheet: a picture for a telephone, as long as need be */
    PAPER_ALL
};

struct paper_row {
    const char *name;  /* in 纸张 and in themes; the end of a PDF's name */
    const char *label; /* in messages */
    int width, height; /* mm, upright; 0: the theme's */
    enum paper like;   /* whose lengths it takes; itself: nobody's */
    int scale;         /* of these, in 1/1000 */
    enum paper larger; /* to offer where it is too small; itself: none */
};

const struct paper_row *paper_row(enum paper p);

/* Which of A4 and A3 a theme's pair of lengths, `8 [6]`, means for the paper, and by
 * how much it is made smaller or larger for it, in 1/1000 (scale may be NULL). */
enum paper paper_drawn_as(enum paper p, int *scale);

/* The sheet of that name, in any case and width, with or without 纸: Ａ３, a3, A3纸.
 * False: there is none. */
bool paper_find(struct slice name, enum paper *out);

/* All names of sheets, as a message offers them: A4、A3、A5. */
void paper_names(struct buf *out, const char *between);

#endif
