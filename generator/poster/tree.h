/* tree.h - where the nodes of an organisation chart stand.
 *
 * Two forms are joined. The upper levels stand across: each node over the middle of
 * its children, all on one line a level. What is under them is stacked: indented, one
 * below the other, in as many columns as the place is wide. Every lowest node across
 * has a strip of the width to itself, and each stack lies inside its strip, so no two
 * nodes and no two lines can meet. As many levels stand across as have room.
 *
 * The caller asks for widths (tree_widths), measures its nodes, and asks for places
 * (tree_places). Lengths in any one unit, y grows downwards from the tree's top.
 */
#ifndef BANBAO_POSTER_TREE_H
#define BANBAO_POSTER_TREE_H

#include "base/arena.h"
#include "base/units.h"
#include <stdbool.h>

struct tree_node {
    size_t parent; /* before it in the list; of the first: 0 */
    size_t level;  /* of the first: 0 */
    pt64 w, h;     /* w: by tree_widths; h: the caller's */
    pt64 x, y;     /* by tree_places */
};

struct tree_line {
    pt64 x0, y0, x1, y1; /* upright or level */
};

struct tree {
    struct arena *arena;
    struct tree_node *nodes; /* a node's whole family follows it */
    size_t n;
    pt64 apart;    /* between strips and columns, beside each other */
    pt64 gap;      /* between stacked nodes, below each other */
    pt64 drop;     /* between levels that stand across */
    pt64 indent;   /* of what is stacked */
    pt64 least;    /* width that a node needs */
    pt64 root;     /* width of the first node; 0: as any other */
    size_t across; /* levels that may stand across; at least 1 */
    /* results */
    size_t levels; /* that do */
    pt64 width, height;
    struct tree_line *lines;
    size_t nlines, lines_cap;
};

/* Share out the width. False: a node is narrower than `least`. */
bool tree_widths(struct tree *t, pt64 width);
/* Places, lines and the height, when all h are known. */
void tree_places(struct tree *t);

#endif
