/* cells.h - how the columns of a Markdown table share a page: figures flush right,
 * short cells whole, long ones with room enough to read.
 */
#ifndef CELLS_H
#define CELLS_H

#include "model/doc.h"

enum { COLUMNS_MAX = 64 }; /* those behind are left to the browser */

struct column_look {
    bool figures; /* nothing but figures; its writer aligned it or not */
    bool whole;   /* no cell of it wraps */
    int widest;   /* of its cells below the head, in half ems */
    int decimals; /* the most of its figures */
};

/* Of a NODE_TABLE. */
void columns_look(const struct node *table, struct column_look look[COLUMNS_MAX]);

/* 0-based. */
size_t cell_column(const struct node *cell);

/* A text's width in half ems: Han count two. */
int text_halves(struct slice s);

/* How many decimals a figure has; -1: it is no figure. */
int figure_decimals(struct slice s);

#endif
