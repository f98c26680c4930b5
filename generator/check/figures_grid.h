/* figures_grid.h - C5: a table of the body as a grid of figures. */
#ifndef BANBAO_CHECK_FIGURES_GRID_H
#define BANBAO_CHECK_FIGURES_GRID_H

#include "check/figures_terms.h"

enum { GRID_ROWS = 400, GRID_COLUMNS = 12 };

struct cell {
    const struct node *node; /* not yet read; NULL: read, or no such cell */
    bool figure;             /* value and step are valid */
    bool blank;              /* nothing, or — */
    bool percent;            /* written with % */
    struct decimal value, step;
    struct span at;
};

struct grid {
    struct arena *arena;
    struct slice *labels; /* the first cell of each row that is not its number */
    struct slice heads[GRID_COLUMNS];
    struct cell *cells;   /* rows * columns; read on first use, by grid_at() */
    bool *total;          /* is the row a sum of others: 合计, 小计? */
    size_t rows, columns; /* without the head; with the labels */
    bool totals;          /* is any row one? */
};

/* False: too small to compare (no row, one column), or too large. */
bool grid_read(struct arena *a, const struct node *table, struct grid *g);
const struct cell *grid_at(const struct grid *g, size_t row, size_t column);
/* Is there a figure in the column? */
bool grid_counts(const struct grid *g, size_t column);
/* Does the column number its rows, or name their time or house: 序号, 月份, 楼号? */
bool grid_is_number(const struct grid *g, size_t column);
/* The head of the column without what stands in brackets: 金额（元） -> 金额. */
struct slice grid_head(const struct grid *g, size_t column);

/* figures_accounts.c: what was there, came, went and is left, in rows or columns. */
void check_books(struct check_run *run, const struct grid *g);
/* figures_rows.c: the figures of each row, against one another. */
void check_rows(struct check_run *run, const struct grid *g);

#endif
