/* cells.h - what the columns of a Markdown table contain, so that figures are set flush
 * right, short cells are not wrapped and long ones get enough room.
 */
#ifndef BANBAO_SITE_CELLS_H
#define BANBAO_SITE_CELLS_H

#include "model/doc.h"

enum { COLUMNS_MAX = 64 }; /* later columns are left to the browser */

struct column_look {
    bool figures; /* only figures (whether the writer aligned them or not) */
    bool whole;   /* its cells are short: none wraps */
    int widest;   /* width of the widest cell below the head, in half ems */
    int decimals; /* most decimals of its figures */
};

/* table: a NODE_TABLE. */
void columns_look(const struct node *table, struct column_look look[COLUMNS_MAX]);

/* The cell's index in its row, from 0. */
size_t cell_column(const struct node *cell);

/* A text's width in half ems: Han characters count two. */
int text_halves(struct slice s);

/* Number of decimals of a figure; -1: it is not a figure. */
int figure_decimals(struct slice s);

#endif
