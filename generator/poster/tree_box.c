/* tree_box.c - measures and draws an organisation chart as a box.
 *
 * The box's children are the chart's nodes, in the order of tree.nodes; tree.c computes
 * where they are. Lengths of the layout (apart, indent, ...) are those of the trial, so
 * the chart grows and shrinks with the sheet. A trial works on its own copy of the
 * tree.
 */
#include "poster/box.h"

/* Widths first, then the heights of the nodes at these widths, then their places. */
pt64 tree_measure(struct box *b, pt64 width, struct trial *t)
{
    struct tree *tree = arena_memdup(t->arena, &b->tree->shape, sizeof *tree);
    size_t i = 0;

    tree->arena = t->arena;
    tree->nodes = arena_memdup(t->arena, tree->nodes, tree->n * sizeof *tree->nodes);
    tree->gap = dim_at(b->gap, t->space);
    tree->apart = dim_at(b->tree->apart, t->space);
    tree->drop = dim_at(b->gap_cross, t->space);
    tree->indent = dim_at(b->tree->indent, t->space);
    tree->least = dim_at(b->tree->least, t->space);
    tree->root = dim_at(b->tree->root, t->space);
    if (!tree_widths(tree, width)) {
        if (!t->overfull)
            t->where = b;
        t->overfull = true;
    }
    for (struct box *c = b->child; c; c = c->next, i++) {
        box_measure(c, tree->nodes[i].w, t);
        tree->nodes[i].h = c->h;
    }
    tree_places(tree);
    b->places = tree;
    return tree->height;
}

/* The topmost horizontal line or node other than the root: a legend beside the root may
 * reach down to it. */
pt64 tree_clear(const struct box *b)
{
    const struct tree *t = b->places;
    pt64 clear = t->height;

    for (size_t i = 0; i < t->nlines; i++)
        if (t->lines[i].y0 == t->lines[i].y1 && t->lines[i].y0 < clear)
            clear = t->lines[i].y0;
    for (size_t i = 1; i < t->n; i++)
        if (t->nodes[i].y < clear)
            clear = t->nodes[i].y;
    return clear;
}

/* Lines first: the nodes' frames cover their ends. In the PDF the chart is a list. */
void tree_place(const struct box *b, struct rect r, struct placer *p)
{
    const struct tree *t = b->places;
    const struct border *line = &b->tree->line;
    size_t i = 0;

    for (size_t k = 0; k < t->nlines; k++)
        frame_line(p->frame, r.x + t->lines[k].x0, r.y + t->lines[k].y0,
                   r.x + t->lines[k].x1, r.y + t->lines[k].y1, line->width,
                   line->color);
    frame_tag(p->frame, "L", (struct slice){0});
    for (const struct box *c = b->child; c; c = c->next, i++) {
        const struct tree_node *n = &t->nodes[i];

        frame_tag(p->frame, "LI", (struct slice){0});
        box_place(c, (struct rect){r.x + n->x, r.y + n->y, n->w, n->h}, p);
        frame_end(p->frame);
    }
    frame_end(p->frame);
}
