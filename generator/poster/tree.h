/* tree.h - places for the nodes of an organisation chart.
 *
 * Two forms are combined. The upper levels are laid out across: each node above the
 * middle of its children, all nodes of a level in one row. Levels below are stacked:
 * indented, one node below the other, in as many columns as fit. Each of the lowest
 * nodes across has a strip of the width to itself, which holds its stack, so no two
 * nodes or lines can touch. As many levels are laid out across as there is width for.
 *
 *              业委会                  level 0, across
 *         ┌──────┴──────┐
 *        物业         监事会           level 1, across: two strips
 *        ├ 保洁         └ 监事         level 2, stacked
 *        └ 保安
 *
 * The caller asks for widths (tree_widths), measures its nodes, then asks for places
 * (tree_places). Lengths may be in any unit; y grows downwards from the tree's top.
 */
#ifndef BANBAO_POSTER_TREE_H
#define BANBAO_POSTER_TREE_H

#include "base/arena.h"
#include "base/units.h"
#include <stdbool.h>

struct tree_node {
    size_t parent; /* its index, which is smaller; 0 for the first node */
    size_t level;  /* depth; 0 for the first node */
    pt64 w, h;     /* w: set by tree_widths; h: set by the caller */
    pt64 x, y;     /* set by tree_places: the upper left corner */
};

struct tree_line {
    pt64 x0, y0, x1, y1; /* vertical or horizontal */
};

struct tree {
    struct arena *arena;
    struct tree_node *nodes; /* depth first: a node's descendants follow it */
    size_t n;
    pt64 apart;    /* space between strips and between columns */
    pt64 gap;      /* space between stacked nodes */
    pt64 drop;     /* space between levels across, for the lines */
    pt64 indent;   /* of each stacked level */
    pt64 least;    /* the least width of a node */
    pt64 root;     /* width of the first node; 0: like the others */
    size_t across; /* how many levels may be laid out across; at least 1 */
    /* results */
    size_t levels; /* how many are */
    pt64 width, height;
    struct tree_line *lines;
    size_t nlines, lines_cap;
};

/* Set the nodes' widths. False: a node is narrower than `least`. */
bool tree_widths(struct tree *t, pt64 width);
/* Set places, lines and the height, when all h are known. */
void tree_places(struct tree *t);

#endif
