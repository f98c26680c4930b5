/* gallery.c - arranges consecutive pictures of a text in rows, as large as possible.
 *
 * The pictures keep their order and are shown whole. Those of a row have the same
 * height, and a row fills the measure unless all rows together would be too high. Of
 * all ways to divide them into rows (32 for six pictures) the one that shows them
 * largest is taken: the one with the greatest product of their widths, so that none is
 * large at another's cost. How high they may be together grows with the type (struct
 * trial), so pictures and text fill a sheet together, and a squeezed sheet still shows
 * them legibly.
 *
 *     two of 4:3, measure 168 mm, no gap: with the least type, at most 92 mm high in
 *     all -> side by side, 84 x 63 mm each; with the largest type, at most 193 mm high
 *     -> one below the other, 129 x 97 mm each
 */
#include "poster/box.h"

enum {
    ROW_MOST = 4,    /* pictures in a row */
    ONE_LOW = 450,   /* height of a single picture with the least type, 1/1000 of the */
    ONE_HIGH = 1000, /* measure, and with the largest type */
    MORE_LOW = 550,  /* the same of several rows together */
    MORE_HIGH = 1150,
    ONE_NARROW = 600,    /* width of a single one with the least type, at most */
    CHAT_HIGH = 1400,    /* on a telephone, where each has its own row */
    SCORE = 1000 * 1000, /* if all pictures were as wide as the measure */
};

/* A way to arrange the figures, each a column of a picture and perhaps a caption. */
struct plan {
    const struct box *figure[GALLERY_MOST];
    size_t n;
    pt64 measure, gap, height; /* height: of all rows together, at most */
    unsigned ends;             /* bit i: a row ends after figure i */
    pt64 row[GALLERY_MOST];    /* height of the row that begins with figure i */
};

static const struct picture *picture_of(const struct box *figure)
{
    return figure->child->picture;
}

/* The figure's width in a row of that height: 800 x 600 pixels, 60 mm -> 80 mm. */
static pt64 width_at(const struct box *figure, pt64 height)
{
    const struct picture *p = picture_of(figure);

    return (pt64)((int64_t)height * p->width / p->height);
}

/* The end of the row that begins at i. */
static size_t row_end(const struct plan *p, size_t i)
{
    while (i + 1 < p->n && !(p->ends & 1u << i))
        i++;
    return i + 1;
}

/* The height at which the figures i to end - 1, side by side, fill the measure: what
 * the gaps leave of it, divided by the sum of their aspect ratios. */
static pt64 filling(const struct plan *p, size_t i, size_t end)
{
    int64_t room = p->measure - (int64_t)(end - i - 1) * p->gap, aspects = 0;

    for (size_t k = i; k < end; k++)
        aspects += (int64_t)picture_of(p->figure[k])->width * 1000 /
                       picture_of(p->figure[k])->height +
                   1;
    return (pt64)(room * 1000 / aspects);
}

/* If the rows are too high together, cut the highest ones to one height and leave lower
 * ones as they are: 30, 80, 90 in 150 -> 30, 60, 60. */
static void cut_rows(struct plan *p)
{
    bool low[GALLERY_MOST] = {false}, again = true;
    int64_t room = p->height, high = 0;

    for (size_t i = 0; i < p->n; i = row_end(p, i))
        high++;
    while (again && high > 0) {
        pt64 most = (pt64)(room / high);
        again = false;
        for (size_t i = 0; i < p->n; i = row_end(p, i)) {
            if (low[i] || p->row[i] > most)
                continue;
            low[i] = again = true;
            room -= p->row[i];
            high--;
        }
    }
    for (size_t i = 0; i < p->n; i = row_end(p, i))
        if (!low[i])
            p->row[i] = (pt64)(room > 0 ? room / high : 1);
}

/* Set the rows' heights; the score of this plan. 0: a row is too long. */
static int64_t plan_rows(struct plan *p)
{
    int64_t score = SCORE;

    for (size_t i = 0; i < p->n; i = row_end(p, i)) {
        if (row_end(p, i) - i > ROW_MOST)
            return 0;
        p->row[i] = filling(p, i, row_end(p, i));
    }
    cut_rows(p);
    for (size_t i = 0; i < p->n; i = row_end(p, i))
        for (size_t k = i; k < row_end(p, i); k++)
            score = score * width_at(p->figure[k], p->row[i]) / p->measure;
    return score;
}

/* Try all ways to end rows; `way` is plan.ends, a bit for each figure but the last. */
static void choose_rows(struct plan *p)
{
    int64_t best = -1;
    unsigned ends = 0;

    for (unsigned way = 0; way < 1u << (p->n - 1); way++) {
        p->ends = way;
        int64_t score = plan_rows(p);
        if (score > best) {
            best = score;
            ends = way;
        }
    }
    p->ends = ends;
    plan_rows(p);
}

static pt64 between(pt64 whole, int low, int high, const struct trial *t)
{
    int size = t->size < 0 ? 0 : t->size;

    return (pt64)((int64_t)whole * (low + (high - low) * size / 1000) / 1000);
}

/* Set how high all rows may be together in this trial. */
static void limit_height(struct plan *p, const struct trial *t)
{
    if (t->chat) {
        p->height = between(p->measure, CHAT_HIGH, CHAT_HIGH, t);
    } else if (p->n > 1) {
        p->height = between(p->measure, MORE_LOW, MORE_HIGH, t);
    } else {
        pt64 high = filling(p, 0, 1);
        p->height = between(p->measure, ONE_LOW, ONE_HIGH, t);
        pt64 narrow = between(high, ONE_NARROW, 1000, t);
        p->height = narrow < p->height ? narrow : p->height;
    }
}

/* The row that begins with figure i, as a box. */
static struct box *row_of(const struct plan *p, size_t i, struct trial *t)
{
    struct box *row = arena_new(t->arena, struct box);

    *row = (struct box){.type = BOX_ROW,
                        .at = p->figure[i]->at,
                        .align = BOX_CENTER,
                        .valign = BOX_START,
                        .gap = {DIM_FIXED, p->gap, p->gap, 0}};
    for (size_t k = i; k < row_end(p, i); k++) {
        struct box *figure = arena_memdup(t->arena, p->figure[k], sizeof *figure);
        pt64 w = width_at(figure, p->row[i]);
        figure->next = NULL;
        figure->width = (struct dim){DIM_FIXED, w, w, 0};
        box_append(row, figure);
    }
    return row;
}

void gallery_measure(struct box *b, pt64 inner, struct trial *t)
{
    struct box *rows = arena_new(t->arena, struct box);
    struct plan p = {.measure = inner, .gap = gap_at(b->gap_cross, t->space)};

    for (const struct box *c = b->child; c && p.n < GALLERY_MOST; c = c->next)
        p.figure[p.n++] = c;
    limit_height(&p, t);
    choose_rows(&p);
    *rows = (struct box){.type = BOX_COLUMN, .at = b->at, .gap = b->gap};
    for (size_t i = 0; i < p.n; i = row_end(&p, i))
        box_append(rows, row_of(&p, i, t));
    box_measure(rows, inner, t);
    b->chosen = rows;
    b->h += rows->h;
}
