/* tree.c - places for the nodes of an organisation chart (see tree.h).
 *
 * Two passes. tree_widths decides how many levels are laid out across: as many as leave
 * each of their lowest nodes its least width. The caller then measures its texts at
 * these widths. tree_places stacks the deeper families in columns of about equal
 * height, found by bisection over the height of a column (stack_limit), puts each
 * parent above the middle of its children, from the lowest level upwards, and adds the
 * lines.
 *
 *     业委会 (物业 (保洁, 保安, 工程), 监事会) -> two levels across, the three of 物业
 *     stacked below it */
#include "poster/tree.h"

/* A family is a node and its descendants, which are adjacent in the list. The index of
 * the first node after the family of i. */
static size_t family_end(const struct tree *t, size_t i)
{
    size_t k = i + 1;

    while (k < t->n && t->nodes[k].level > t->nodes[i].level)
        k++;
    return k;
}

static bool is_leaf(const struct tree *t, size_t i)
{
    return i + 1 >= t->n || t->nodes[i + 1].level <= t->nodes[i].level;
}

/* Is i one of the lowest nodes across, which have a strip of their own? */
static bool has_strip(const struct tree *t, size_t i)
{
    const size_t last = t->levels - 1;

    return t->nodes[i].level == last || (t->nodes[i].level < last && is_leaf(t, i));
}

static size_t strips(const struct tree *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++)
        n += has_strip(t, i);
    return n;
}

static size_t depth_of(const struct tree *t)
{
    size_t deepest = 0;

    for (size_t i = 0; i < t->n; i++)
        if (t->nodes[i].level > deepest)
            deepest = t->nodes[i].level;
    return deepest + 1;
}

static pt64 strip_width(const struct tree *t)
{
    pt64 n = (pt64)strips(t);

    return (t->width - (n - 1) * t->apart) / n;
}

static size_t children_of(const struct tree *t, size_t i)
{
    size_t n = 0;

    for (size_t k = i + 1; k < family_end(t, i); k++)
        n += t->nodes[k].parent == i;
    return n;
}

/* The indent of the deepest level below i. */
static pt64 deepest_indent(const struct tree *t, size_t i)
{
    size_t deepest = t->nodes[i].level;

    for (size_t k = i + 1; k < family_end(t, i); k++)
        if (t->nodes[k].level > deepest)
            deepest = t->nodes[k].level;
    return (pt64)(deepest - t->nodes[i].level) * t->indent;
}

/* The number of columns in which the stack of i fills its strip: as many as have the
 * least width, but not more than i has children. */
static size_t columns_of(const struct tree *t, size_t i)
{
    pt64 each = t->least + deepest_indent(t, i) + t->apart;
    size_t room = (size_t)((strip_width(t) + t->apart) / (each > 0 ? each : 1));
    size_t n = children_of(t, i);

    return room < 1 ? 1 : room > n && n > 0 ? n : room;
}

static pt64 column_width(const struct tree *t, size_t columns)
{
    return (strip_width(t) - (pt64)(columns - 1) * t->apart) / (pt64)columns;
}

/* 4 leaves in a width of 300, apart 10: strips of 67. With `least` 80 they do not
 * fit, so the level above gets the strips, and the leaves are stacked under it. */
bool tree_widths(struct tree *t, pt64 width)
{
    const size_t depth = depth_of(t);
    bool good = true;

    t->width = width;
    t->levels = t->across < depth ? t->across : depth;
    while (t->levels > 1 && strip_width(t) < t->least)
        t->levels--;
    const pt64 strip = strip_width(t);
    for (size_t i = 0; i < t->n; i++) {
        t->nodes[i].w = strip;
        if (!has_strip(t, i))
            continue;
        pt64 column = column_width(t, columns_of(t, i));
        size_t end = family_end(t, i);
        for (size_t k = i + 1; k < end; k++) {
            pt64 in = (pt64)(t->nodes[k].level - t->nodes[i].level) * t->indent;
            t->nodes[k].w = column - in;
            good &= t->nodes[k].w >= t->least;
        }
        i = end - 1;
    }
    /* A single stack hangs on the left edge of the root, which must then be as wide as
     * the strip. */
    bool edge = has_strip(t, 0) && !is_leaf(t, 0) && columns_of(t, 0) == 1;
    if (t->root && !edge)
        t->nodes[0].w = t->root < width ? t->root : width;
    return good && strip >= t->least;
}

/* ---- lines ------------------------------------------------------------------ */

static void add_line(struct tree *t, pt64 x0, pt64 y0, pt64 x1, pt64 y1)
{
    if (x0 == x1 && y0 == y1)
        return;
    arena_push(t->arena, t->lines, t->nlines, t->lines_cap);
    t->lines[t->nlines++] = (struct tree_line){x0, y0, x1, y1};
}

static pt64 middle(const struct tree_node *n)
{
    return n->x + n->w / 2;
}

/* ---- stacks ----------------------------------------------------------------- */

static pt64 family_height(const struct tree *t, size_t i)
{
    pt64 h = 0;
    size_t end = family_end(t, i);

    for (size_t k = i; k < end; k++)
        h += t->nodes[k].h + (k > i ? t->gap : 0);
    return h;
}

/* The number of columns for the families below i if no column may be higher than limit
 * (first fit, in order): heights 30, 30, 50, gap 0, limit 60 -> 2. */
static size_t columns_at(const struct tree *t, size_t i, pt64 limit)
{
    size_t columns = 1, end = family_end(t, i);
    pt64 used = 0;

    for (size_t k = i + 1; k < end; k = family_end(t, k)) {
        pt64 h = family_height(t, k);
        if (used && used + t->gap + h > limit) {
            columns++;
            used = 0;
        }
        used += (used ? t->gap : 0) + h;
    }
    return columns;
}

/* The least height at which the stack of i needs no more than that many columns, by
 * bisection between the highest family and all of them together. */
static pt64 stack_limit(const struct tree *t, size_t i, size_t columns)
{
    pt64 lo = 0, hi = 0;
    size_t end = family_end(t, i);

    for (size_t k = i + 1; k < end; k = family_end(t, k)) {
        pt64 h = family_height(t, k);
        lo = h > lo ? h : lo;
        hi += h + t->gap;
    }
    while (lo < hi) {
        pt64 mid = lo + (hi - lo) / 2;
        if (columns_at(t, i, mid) <= columns)
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

/* Place the descendants of i below it, from *y on. A trunk goes down on the left of its
 * children, with a branch to the middle of each. */
static void place_below(struct tree *t, size_t i, pt64 *y)
{
    const struct tree_node *n = &t->nodes[i];
    pt64 trunk = n->x + t->indent / 2, last = 0;
    size_t end = family_end(t, i);

    for (size_t k = i + 1; k < end; k = family_end(t, k)) {
        struct tree_node *c = &t->nodes[k];
        *y += t->gap;
        c->x = n->x + t->indent;
        c->y = *y;
        last = c->y + c->h / 2;
        *y += c->h;
        add_line(t, trunk, last, c->x, last);
        place_below(t, k, y);
    }
    if (last)
        add_line(t, trunk, n->y + n->h, trunk, last);
}

/* Place the families below i in several columns, whose trunks hang on a horizontal line
 * (bus) under i; the lowest y. */
static pt64 place_columns(struct tree *t, size_t i, pt64 strip, size_t columns)
{
    const struct tree_node *head = &t->nodes[i];
    const pt64 width = column_width(t, columns), limit = stack_limit(t, i, columns);
    const pt64 bus = head->y + head->h + t->drop / 2, top = bus + t->drop / 2;
    pt64 x = strip, y = top, trunk = 0, last = 0, lowest = top;
    pt64 first = x + t->indent / 2, most = first;
    size_t end = family_end(t, i);

    for (size_t k = i + 1; k < end; k = family_end(t, k)) {
        pt64 h = family_height(t, k);
        if (y > top && y - top + h > limit) {
            add_line(t, trunk, bus, trunk, last);
            x += width + t->apart;
            y = top;
        }
        struct tree_node *c = &t->nodes[k];
        trunk = most = x + t->indent / 2;
        c->x = x + t->indent;
        c->y = y;
        last = c->y + c->h / 2;
        add_line(t, trunk, last, c->x, last);
        y += c->h;
        place_below(t, k, &y);
        lowest = y > lowest ? y : lowest;
        y += t->gap;
    }
    add_line(t, trunk, bus, trunk, last);
    pt64 from = middle(head) < first ? middle(head) : first;
    add_line(t, from, bus, middle(head) > most ? middle(head) : most, bus);
    add_line(t, middle(head), head->y + head->h, middle(head), bus);
    return lowest;
}

/* ---- across ----------------------------------------------------------------- */

/* Set y for the levels across: a row for each, as high as its highest node. */
static void place_levels(struct tree *t)
{
    pt64 y = 0;

    for (size_t level = 0; level < t->levels; level++) {
        pt64 tall = 0;
        for (size_t i = 0; i < t->n; i++)
            if (t->nodes[i].level == level) {
                t->nodes[i].y = y;
                tall = t->nodes[i].h > tall ? t->nodes[i].h : tall;
            }
        y += tall + t->drop;
    }
}

/* Strips from left to right, then each parent above the middle of its first and last
 * child; from the end of the list, because children come after their parents. */
static void place_across(struct tree *t)
{
    const pt64 strip = strip_width(t);
    pt64 x = 0;

    for (size_t i = 0; i < t->n; i++)
        if (has_strip(t, i)) {
            t->nodes[i].x = x + (strip - t->nodes[i].w) / 2;
            x += strip + t->apart;
        }
    for (size_t i = t->n; i-- > 0;) {
        if (t->nodes[i].level >= t->levels || has_strip(t, i))
            continue;
        size_t end = family_end(t, i), last = i + 1;
        for (size_t k = i + 1; k < end; k++)
            if (t->nodes[k].parent == i)
                last = k;
        t->nodes[i].x = (middle(&t->nodes[i + 1]) + middle(&t->nodes[last])) / 2 -
                        t->nodes[i].w / 2;
    }
}

/* Lines down from the parent, along the bus, down to each child. */
static void join_across(struct tree *t, size_t i)
{
    const struct tree_node *n = &t->nodes[i];
    size_t end = family_end(t, i);
    pt64 bus = t->nodes[i + 1].y - t->drop / 2, from = middle(n), to = middle(n);

    for (size_t k = i + 1; k < end; k++) {
        const struct tree_node *c = &t->nodes[k];
        if (c->parent != i)
            continue;
        from = middle(c) < from ? middle(c) : from;
        to = middle(c) > to ? middle(c) : to;
        add_line(t, middle(c), bus, middle(c), c->y);
    }
    add_line(t, middle(n), n->y + n->h, middle(n), bus);
    add_line(t, from, bus, to, bus);
}

/* Keep a root that is wider than the tree below it on the sheet. */
static void keep_root_inside(struct tree *t)
{
    struct tree_node *root = &t->nodes[0];

    if (root->x < 0)
        root->x = 0;
    if (root->x + root->w > t->width)
        root->x = t->width - root->w;
}

void tree_places(struct tree *t)
{
    pt64 strip = 0;

    t->nlines = 0;
    t->height = 0;
    place_levels(t);
    place_across(t);
    keep_root_inside(t);
    for (size_t i = 0; i < t->n; i++) {
        struct tree_node *n = &t->nodes[i];
        pt64 low = n->y + n->h;

        if (n->level < t->levels && !has_strip(t, i) && !is_leaf(t, i))
            join_across(t, i);
        if (has_strip(t, i)) {
            size_t columns = columns_of(t, i);
            if (columns > 1 && !is_leaf(t, i))
                low = place_columns(t, i, strip, columns);
            else
                place_below(t, i, &low);
            strip += strip_width(t) + t->apart;
        }
        t->height = low > t->height ? low : t->height;
    }
}
