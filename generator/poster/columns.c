/* columns.c - sets a flow in several columns of equal height.
 *
 * A flow with `columns: 2` is set in a single column as long as its lines hold no more
 * than `measure` characters (36 unless given), which are easy to read; with smaller
 * type it is divided. A text with pictures stays in a single column, where they are
 * larger, unless `measure` asks for narrow ones.
 *
 *     170 mm (482 pt) wide, measure 36: type of 13.5 pt -> 35 characters, one column;
 *     12 pt -> 40 characters, two columns
 *
 * The height of the columns is the least at which they hold all of it. It is found by
 * bisection, with columns cut as at the end of a page (split.c), so they end together
 * as far as their blocks and lines allow.
 */
#include "poster/box.h"

enum { STEP = PT(5) }; /* of the search in columns_split; less than a line */

/* The style of the first text that is not a heading. */
static const struct style *body_style(const struct box *b)
{
    for (const struct box *c = b->child; c; c = c->next)
        if (c->type == BOX_TEXT && !c->keep_next)
            return c->style;
    return NULL;
}

/* A copy of b as a single column without pads, fill and borders, ready to be cut. */
static struct box *plain_column(struct arena *a, const struct box *b,
                                const struct trial *t)
{
    struct box *c = arena_memdup(a, b, sizeof *b);

    c->next = NULL;
    c->columns = 0;
    c->parts = NULL;
    c->has_fill = false;
    c->between = (struct border){0};
    for (int i = 0; i < 4; i++) {
        c->pad[i] = (struct dim){0};
        c->border[i] = (struct border){0};
    }
    c->w = b->child ? b->child->w : 0;
    stack_height(c, t);
    return c;
}

/* Cut b, a plain column, into up to n columns of that height, linked by next; NULL if
 * they do not hold it. */
static struct box *parts_of(struct arena *a, struct box *b, int n, pt64 height,
                            struct trial *t)
{
    struct box *first = NULL, **end = &first;

    for (int i = 0; i < n; i++) {
        struct box *rest, *part = box_split(a, b, height, t, &rest);
        if (!part)
            return NULL;
        *end = part;
        end = &part->next;
        if (!rest)
            return first;
        b = rest;
    }
    return NULL;
}

/* The columns of the least height between lo and hi that hold all of b, to 2 pt: first
 * doubling steps up from lo, then bisection. NULL: even hi is too low. */
static struct box *balance(const struct box *b, pt64 lo, pt64 hi, struct trial *t)
{
    struct box *best = NULL;
    pt64 most = hi;

    /* Usually a line or two more than the mean (lo) is enough. */
    for (pt64 more = PT(32); !best && lo < most; more *= 2) {
        hi = lo + more < most ? lo + more : most;
        best = parts_of(t->arena, plain_column(t->arena, b, t), b->columns, hi, t);
        lo = best ? lo : hi;
    }
    while (best && hi - lo > PT(2)) {
        pt64 mid = lo + (hi - lo) / 2;
        struct box *parts =
            parts_of(t->arena, plain_column(t->arena, b, t), b->columns, mid, t);
        if (parts) {
            best = parts;
            hi = mid;
        } else {
            lo = mid;
        }
    }
    return best;
}

/* Is there a table that would fit into the width w only if its cells were wrapped? */
static bool table_is_wider(const struct box *b, pt64 w, struct trial *t)
{
    for (const struct box *c = b->child; c; c = c->next)
        if (c->type == BOX_TABLE && box_natural_width(c, t) > w)
            return true;
    return false;
}

static bool shows_pictures(const struct box *b)
{
    for (const struct box *c = b->child; c; c = c->next)
        if (c->type == BOX_GALLERY)
            return true;
    return false;
}

bool columns_measure(struct box *b, pt64 inner, struct trial *t)
{
    const struct style *body = body_style(b);
    const struct trial before = *t;

    b->parts = NULL;
    if (b->columns < 2 || !body || inner <= b->measure * style_size(body, t) ||
        (b->measure >= READ_WITH_EASE_EM && shows_pictures(b)))
        return false;
    pt64 cross = dim_at(b->gap_cross, t->space);
    pt64 w = (inner - (pt64)(b->columns - 1) * cross) / b->columns;
    if (table_is_wider(b, w, t))
        return false;
    t->overfull = false;
    for (struct box *c = b->child; c; c = c->next)
        box_measure(c,
                    w - dim_at(c->margin[SIDE_LEFT], t->space) -
                        dim_at(c->margin[SIDE_RIGHT], t->space),
                    t);
    if (t->overfull) { /* something, mostly a table, needs the whole width */
        *t = before;
        return false;
    }
    *t = before;
    struct box *whole = plain_column(t->arena, b, t);
    b->parts = balance(b, whole->h / b->columns, whole->h, t);
    for (struct box *p = b->parts; p; p = p->next) {
        p->w = w;
        if (p->h > b->h - dim_at(b->pad[SIDE_TOP], t->space) -
                       dim_at(b->pad[SIDE_BOTTOM], t->space))
            b->h = p->h + dim_at(b->pad[SIDE_TOP], t->space) +
                   dim_at(b->pad[SIDE_BOTTOM], t->space);
    }
    return b->parts != NULL;
}

/* Give a piece of b the pads, fill and borders that plain_column took off. */
static struct box *dressed(struct box *piece, const struct box *b)
{
    piece->columns = b->columns;
    piece->between = b->between;
    piece->has_fill = b->has_fill;
    for (int i = 0; i < 4; i++) {
        piece->pad[i] = b->pad[i];
        piece->border[i] = b->border[i];
    }
    return piece;
}

struct box *columns_split(struct arena *a, struct box *b, pt64 room, struct trial *t,
                          struct box **rest)
{
    pt64 lo, n = b->columns;

    room -= dim_at(b->pad[SIDE_TOP], t->space) + dim_at(b->pad[SIDE_BOTTOM], t->space);
    if (room <= 0)
        return NULL;
    /* Take as much as the columns hold. Blocks that are kept together can make a height
     * fail where a greater one works, so no bisection: all are tried, from the greatest
     * down. */
    for (lo = room * n; lo > 0; lo -= STEP) {
        struct box *more, *head = box_split(a, plain_column(a, b, t), lo, t, &more);
        if (head && more && parts_of(a, head, b->columns, room, t))
            break;
    }
    if (lo <= 0)
        return NULL;
    struct box *head = box_split(a, plain_column(a, b, t), lo, t, rest);
    if (!head || !*rest)
        return NULL;
    dressed(*rest, b);
    return dressed(head, b);
}
