/* split.c - cuts a measured box in two, for the next page.
 *
 * Tables are cut between rows (heads are repeated, and the last row, often a sum, is
 * never alone), texts between lines (at least two on either side: CLREQ 3.3.2; all
 * lines beside a drop initial together), columns and grids between children. The
 * columns of a row are cut at the same height, so that the mark of a list item stays
 * with the item's first part. Everything else stays whole.
 *
 *     5 lines, room for 4      -> 3 and 2: a single line would be a widow
 *     3 lines, room for 2      -> not cut: there must be two lines on either side
 *     a heading, a text of 9 lines, room for the heading and 1 line -> nothing fits
 *
 * The box that is cut does not change. Its halves are new boxes; the children of the
 * first half are copies (which share their own children), those of the second half are
 * the original boxes.
 */
#include "poster/box.h"

static struct box *copy_box(struct arena *a, const struct box *b)
{
    struct box *copy = arena_memdup(a, b, sizeof *b);

    copy->next = NULL;
    return copy;
}

/* Recompute the height of a half. */
static void heights(struct box *b, const struct trial *t)
{
    pt64 tall = 0;

    if (b->type == BOX_COLUMN || b->type == BOX_TABLE) {
        stack_height(b, t);
        return;
    }
    if (b->type != BOX_ROW)
        return;
    for (const struct box *c = b->child; c; c = c->next) {
        pt64 h = c->h + margin_above(c, t) + margin_below(c, t);
        tall = h > tall ? h : tall;
    }
    b->h = tall + dim_at(b->pad[SIDE_TOP], t->space) +
           dim_at(b->pad[SIDE_BOTTOM], t->space);
}

static struct box *childless(struct arena *a, const struct box *b)
{
    struct box *copy = copy_box(a, b);

    copy->child = copy->last = NULL;
    copy->nchildren = 0;
    return copy;
}

/* A copy of b with copies of its first n children; *next is the child after them. */
static struct box *first_children(struct arena *a, const struct box *b, size_t n,
                                  struct box **next)
{
    struct box *head = childless(a, b), *c = b->child;

    for (; head->nchildren < n; c = c->next)
        box_append(head, copy_box(a, c));
    *next = c;
    return head;
}

/* The two halves of a column or table, n children in the first. */
static struct box *divide(struct arena *a, const struct box *b, size_t n,
                          struct box **rest)
{
    struct box *tail = copy_box(a, b);
    struct box *head = first_children(a, b, n, &tail->child);

    tail->nchildren = b->nchildren - n;
    *rest = tail;
    return head;
}

/* The same if the child after the first n was cut into `above` and `below`. */
static struct box *divide_child(struct arena *a, const struct box *b, size_t n,
                                struct box *above, struct box *below, struct box **rest)
{
    struct box *tail = copy_box(a, b), *cut;
    struct box *head = first_children(a, b, n, &cut);

    box_append(head, above);
    below->next = cut->next;
    tail->child = below;
    tail->nchildren = b->nchildren - n;
    *rest = tail;
    return head;
}

/* Both halves keep the whole text and its lines; line_from and line_to say which of
 * them they show. */
static struct box *split_text(struct arena *a, struct box *b, pt64 room,
                              const struct trial *t, struct box **rest)
{
    size_t from = b->split ? b->line_from : 0;
    size_t to = b->split && b->line_to ? b->line_to : b->lines->n, n = to - from;
    pt64 extra = b->h - lines_height(b->lines, from, to);
    size_t fit = 0;

    while (fit < n && lines_height(b->lines, from, from + fit + 1) <= room - extra)
        fit++;
    if (fit + 1 == n)
        fit--; /* no widow */
    if (b->drop_width && from == 0 && fit < (size_t)b->initial->lines)
        return NULL;
    if (t->whole || n < 4 || fit < 2 || fit > n || b->vertical)
        return NULL;
    struct box *head = copy_box(a, b), *tail = copy_box(a, b);
    head->split = tail->split = true;
    head->line_from = from;
    head->line_to = tail->line_from = from + fit;
    tail->line_to = b->split ? b->line_to : 0;
    head->h = extra + lines_height(b->lines, from, from + fit);
    tail->h = extra + lines_height(b->lines, from + fit, to);
    *rest = tail;
    return head;
}

/* The second half begins with copies of up to four head rows. */
static struct box *split_table(struct arena *a, struct box *b, pt64 room,
                               struct box **rest)
{
    pt64 y = 0;
    size_t n = 0;

    for (struct box *row = b->child; row && y + row->h <= room; row = row->next) {
        y += row->h;
        n++;
    }
    if (n == 0 || n == b->nchildren || n <= b->heads)
        return NULL;
    if (n + 1 == b->nchildren) { /* the last row, often a sum, is never alone */
        if (n <= b->heads + 1)
            return NULL;
        n--;
    }
    struct box *heads[4], *row = b->child;
    size_t nheads = b->heads < 4 ? b->heads : 4;
    for (size_t i = 0; i < nheads; i++, row = row->next)
        heads[i] = copy_box(a, row);
    struct box *head = divide(a, b, n, rest);
    for (size_t i = nheads; i-- > 0;) {
        heads[i]->next = (*rest)->child;
        (*rest)->child = heads[i];
        (*rest)->nchildren++;
    }
    return head;
}

/* Between rows of cells. */
static struct box *split_grid(struct arena *a, struct box *b, pt64 room,
                              struct trial *t, struct box **rest)
{
    pt64 y = 0, gap = gap_at(b->gap, t->space);
    struct box *c = b->child;
    size_t n = 0;

    while (c) {
        pt64 tall = 0;
        size_t k = 0;
        for (; k < (size_t)b->columns && c; k++, c = c->next)
            tall = c->h > tall ? c->h : tall;
        if (y + tall > room)
            break;
        y += tall + gap;
        n += k;
    }
    return n && n < b->nchildren ? divide(a, b, n, rest) : NULL;
}

/* Boxes with keep_next stay on the page of the next box. Here that would move all of
 * the boxes good to n - 1 to the next page; if a column is among them, it is enough to
 * move the last lines of it, the least that can be cut off its end. */
static struct box *split_end(struct arena *a, const struct box *b, size_t good,
                             size_t n, struct trial *t, struct box **rest)
{
    struct box *keep = NULL, *c = b->child;
    size_t before = 0;

    for (size_t i = 0; i < n; i++, c = c->next)
        if (i >= good && c->type == BOX_COLUMN && c->keep_next) {
            keep = c;
            before = i;
        }
    if (!keep)
        return NULL;
    struct box *tail, *head = box_split(a, keep, keep->h - 1, t, &tail);
    return head && tail ? divide_child(a, b, before, head, tail, rest) : NULL;
}

/* Cut before a child that begins a page; else inside the first child that does not fit;
 * else before it, or before the boxes with keep_next above it. */
static struct box *split_column(struct arena *a, struct box *b, pt64 room,
                                struct trial *t, struct box **rest)
{
    pt64 y = dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
    size_t n = 0, good = 0; /* children that fit; those after which a cut is allowed */

    for (struct box *c = b->child; c; c = c->next) {
        pt64 h = c->h + margin_above(c, t) + margin_below(c, t);
        if (c->new_page && n)
            return divide(a, b, n, rest);
        if (y + h > room) {
            struct box *tail = NULL;
            struct box *head = box_split(a, c, room - y - margin_above(c, t), t, &tail);
            if (head && tail)
                return divide_child(a, b, n, head, tail, rest);
            if (head && c->next && !c->keep_next)
                good = n + 1; /* all of it fits but its lower margin */
            break;
        }
        y += h + gap_at(b->gap, t->space);
        n++;
        if (!c->keep_next)
            good = n;
    }
    struct box *end = split_end(a, b, good, n, t, rest);
    if (end)
        return end;
    return good && good < b->nchildren ? divide(a, b, good, rest) : NULL;
}

/* Only rows with valign: start, as list items are: a mark and the item's column. */
static struct box *split_row(struct arena *a, struct box *b, pt64 room, struct trial *t,
                             struct box **rest)
{
    struct box *head = childless(a, b), *tail = childless(a, b);

    if (t->whole || b->valign != BOX_START)
        return NULL;
    room -= dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
    for (struct box *c = b->child; c; c = c->next) {
        struct box *below,
            *above = box_split(a, c, room - margin_above(c, t), t, &below);
        if (!above)
            return NULL;
        if (!below) { /* all of it fits: its place on the next page is empty */
            below = copy_box(a, c);
            below->type = BOX_SPACE;
            below->h = 0;
            below->child = NULL;
        }
        box_append(head, copy_box(a, above));
        box_append(tail, below);
    }
    *rest = tail;
    return head;
}

bool box_has_new_page(const struct box *b)
{
    if (b->type != BOX_COLUMN)
        return false;
    for (const struct box *c = b->child ? b->child->next : NULL; c; c = c->next)
        if (c->new_page)
            return true;
    return false;
}

static struct box *cut(struct arena *a, struct box *b, pt64 room, struct trial *t,
                       struct box **rest)
{
    switch (b->type) {
    case BOX_TEXT:
        return split_text(a, b, room, t, rest);
    case BOX_TABLE:
        return split_table(a, b, room, rest);
    case BOX_GRID:
        return split_grid(a, b, room, t, rest);
    case BOX_ROW:
        return split_row(a, b, room, t, rest);
    case BOX_COLUMN:
        if (b->parts)
            return columns_split(a, b, room, t, rest);
        return split_column(a, b, room, t, rest);
    default:
        return NULL;
    }
}

struct box *box_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                      struct box **rest)
{
    *rest = NULL;
    if (b->h <= room && !box_has_new_page(b))
        return b;
    struct box *head = cut(a, b, room, t, rest);
    if (head && *rest && head != b) {
        heights(head, t);
        heights(*rest, t);
    }
    return head;
}
