/* bind_tree.c - binds a layout's organisation chart.
 *
 *     tree: {of: 组织, nodes: [node of level 1, of level 2, ...], column: 60, apart: 8,
 *            root: 118, across: 2, indent: 5, line: 0.5 ink}
 *
 * `of` is a table that its kind declares as a tree (树): its rows have 根 (true in the
 * root) and 子 (the list of their children). They become the children of one BOX_TREE,
 * parents first; their places are computed in tree.c.
 *
 *     业委会, 子: [物业, 监事会] -> boxes 业委会, 物业, 监事会, levels 0, 1, 1
 */
#include "poster/bind.h"

enum { LEVELS_MAX = 10 };

struct growth {
    struct binder *b;
    const struct value *nodes; /* a layout node per level; the last serves all below */
    struct tree *shape;
    struct box *box;
    size_t cap;
};

/* Add a row and then its descendants, as boxes and to the tree's shape. */
static void grow(struct growth *g, const struct value *row, size_t parent, size_t level)
{
    struct tree *t = g->shape;
    const struct value *children = value_find(row, "子");
    const size_t look = level < g->nodes->n ? level : g->nodes->n - 1, own = t->n;
    struct box *holder = bind_box(g->b, BOX_COLUMN, g->nodes->items[look]->at);

    if (level >= LEVELS_MAX || !bind_push(g->b, row, g->nodes->at))
        return;
    bind_node(g->b, g->nodes->items[look], holder);
    g->b->depth_stack--;
    arena_push(g->b->arena, t->nodes, t->n, g->cap);
    t->nodes[t->n++] = (struct tree_node){.parent = parent, .level = level};
    box_append(g->box, holder);
    for (size_t i = 0; children && i < children->n; i++)
        grow(g, children->items[i], own, level + 1);
}

void bind_tree(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *spec = value_find(v, "tree"), *of = value_find(spec, "of");
    const struct value *list = of ? bind_lookup(b, of->text) : NULL;
    struct tree_look *look = arena_new(b->arena, struct tree_look);
    struct growth g = {b, value_find(spec, "nodes"), &look->shape, box, 0};
    long across = value_long(spec, "across", LEVELS_MAX);

    box->tree = look;
    look->indent = bind_dim(b, spec, "indent");
    look->apart = bind_dim(b, spec, "apart");
    look->least = bind_dim(b, spec, "column");
    look->root = bind_dim(b, spec, "root");
    look->shape.across = across < 1 ? 1 : (size_t)across;
    bind_border(b, spec, "line", &look->line);
    if (!of || !g.nodes || g.nodes->type != VALUE_LIST || g.nodes->n == 0)
        diag_error(b->diag, v->at, "theme-tree",
                   "树要有 of（哪张表）和 nodes（每一层的样子）",
                   "a tree needs `of` and `nodes`");
    else
        for (size_t i = 0; list && i < list->n; i++)
            if (value_flag(list->items[i], "根", false)) {
                grow(&g, list->items[i], 0, 0);
                break;
            }
    if (look->shape.n == 0)
        box->type = BOX_SPACE;
}
