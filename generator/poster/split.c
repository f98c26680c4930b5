/* split.c - cut a measured box in two, for the next page.
 *
 * Tables are cut between rows (their heads are repeated, a sum keeps its
 * predecessor), texts between lines (two at least on either side: CLREQ 3.3.2,
 * all beside a drop initial), columns and grids between children; columns side by side
 * each at the same height, so that the mark of an item stays with its first part.
 * Everything else stays whole.
 */
#include "poster/box.h"

void box_append(struct box *parent, struct box *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->nchildren++;
}

struct box *box_copy(struct arena *a, const struct box *b)
{
    struct box *copy = arena_memdup(a, b, sizeof *b);

    copy->child = copy->last = NULL;
    copy->next = NULL;
    copy->nchildren = 0;
    for (const struct box *c = b->child; c; c = c->next)
        box_append(copy, box_copy(a, c));
    return copy;
}

static struct box *copy_box(struct arena *a, const struct box *b)
{
    return arena_memdup(a, b, sizeof *b);
}

/* Heights after a cut. */
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

/* Two halves of a column or table: children up to and with `last` stay. */
static struct box *divide(struct arena *a, struct box *b, struct box *last, size_t n,
                          struct box **rest)
{
    struct box *head = copy_box(a, b), *tail = copy_box(a, b);

    head->last = last;
    head->nchildren = n;
    tail->child = last->next;
    tail->nchildren = b->nchildren - n;
    last->next = NULL;
    *rest = tail;
    return head;
}

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

static struct box *split_table(struct arena *a, struct box *b, pt64 room,
                               struct box **rest)
{
    pt64 y = 0;
    size_t n = 0;
    struct box *last = NULL;

    for (struct box *row = b->child; row && y + row->h <= room; row = row->next) {
        y += row->h;
        last = row;
        n++;
    }
    if (!last || n == b->nchildren || n <= b->heads)
        return NULL;
    if (n + 1 == b->nchildren) { /* a sum, or a last row, never stands alone */
        if (n <= b->heads + 1)
            return NULL;
        last = b->child;
        for (size_t i = 2; i < n; i++)
            last = last->next;
        n--;
    }
    struct box *heads[4], *row = b->child;
    size_t nheads = b->heads < 4 ? b->heads : 4;
    for (size_t i = 0; i < nheads; i++, row = row->next)
        heads[i] = copy_box(a, row);
    struct box *head = divide(a, b, last, n, rest);
    for (size_t i = nheads; i-- > 0;) {
        heads[i]->next = (*rest)->child;
        (*rest)->child = heads[i];
        (*rest)->nchildren++;
    }
    return head;
}

static struct box *split_grid(struct arena *a, struct box *b, pt64 room,
                              struct trial *t, struct box **rest)
{
    pt64 y = 0, gap = gap_at(b->gap, t->space);
    struct box *last = NULL, *c = b->child;
    size_t n = 0;

    while (c) {
        pt64 tall = 0;
        struct box *end = c;
        size_t k = 0;
        for (; k < (size_t)b->columns && c; k++, c = c->next) {
            tall = c->h > tall ? c->h : tall;
            end = c;
        }
        if (y + tall > room)
            break;
        y += tall + gap;
        last = end;
        n += k;
    }
    return last && last->next ? divide(a, b, last, n, rest) : NULL;
}

/* A column that keeps with what follows does so with its last lines: the least
 * that can be cut off its end goes over to the next page. The kept boxes are those
 * after `good` up to `last`. */
static struct box *split_end(struct arena *a, struct box *b, const struct box *good,
                             const struct box *last, struct trial *t, struct box **rest)
{
    struct box *keep = NULL;
    size_t n = 0, at = 0;

    for (struct box *c = b->child; last && c; c = c->next) {
        n++;
        if (c == good)
            keep = NULL;
        else if (c->type == BOX_COLUMN && c->keep_next) {
            keep = c;
            at = n;
        }
        if (c == last)
            break;
    }
    if (!keep)
        return NULL;
    struct box *tail, *head = box_split(a, keep, keep->h - 1, t, &tail);
    if (!head || !tail)
        return NULL;
    tail->next = keep->next;
    *keep = *head;
    keep->next = tail;
    b->nchildren++;
    return divide(a, b, keep, at, rest);
}

static struct box *split_column(struct arena *a, struct box *b, pt64 room,
                                struct trial *t, struct box **rest)
{
    pt64 y = dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
    struct box *last = NULL;
    size_t n = 0, good = 0;
    struct box *good_last = NULL;

    for (struct box *c = b->child; c; c = c->next) {
        pt64 h = c->h + margin_above(c, t) + margin_below(c, t);
        if (c->new_page && last)
            return divide(a, b, last, n, rest);
        if (y + h > room) {
            struct box *tail = NULL;
            struct box *head = box_split(a, c, room - y - margin_above(c, t), t, &tail);
            if (head && tail) {
                tail->next = c->next;
                head->next = tail;
                if (last)
                    last->next = head;
                else
                    b->child = head;
                b->nchildren++;
                return divide(a, b, head, n + 1, rest);
            }
            if (head && c->next &&
                !c->keep_next) { /* only its margin goes over the edge */
                good_last = c;
                good = n + 1;
            }
            break;
        }
        y += h + gap_at(b->gap, t->space);
        last = c;
        n++;
        if (!c->keep_next) {
            good_last = c;
            good = n;
        }
    }
    struct box *end = split_end(a, b, good_last, last, t, rest);
    if (end)
        return end;
    if (!good_last || !good_last->next)
        return NULL;
    return divide(a, b, good_last, good, rest);
}

static struct box *split_row(struct arena *a, struct box *b, pt64 room, struct trial *t,
                             struct box **rest)
{
    struct box *head = copy_box(a, b), *tail = copy_box(a, b);
    struct box **head_end = &head->child, **tail_end = &tail->child;

    if (t->whole || b->valign != BOX_START)
        return NULL;
    room -= dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
    for (struct box *c = b->child; c; c = c->next) {
        struct box *below,
            *above = box_split(a, c, room - margin_above(c, t), t, &below);
        if (!above)
            return NULL;
        if (!below) { /* its place stays empty on the next page */
            below = copy_box(a, c);
            below->type = BOX_SPACE;
            below->h = 0;
            below->child = NULL;
        }
        *head_end = head->last = copy_box(a, above);
        *tail_end = tail->last = below;
        head_end = &head->last->next;
        tail_end = &tail->last->next;
    }
    *head_end = *tail_end = NULL;
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
