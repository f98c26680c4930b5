/* table.c - the widths of a table's columns: by their content, fixed or shares. */
#include "poster/box.h"

static bool hugs_content(struct dim d)
{
    return d.unit == DIM_CONTENT || d.unit == DIM_NONE;
}

/* What is left over goes to the content columns, by their widths. */
static void widen_columns(struct box *b, int64_t left, int64_t wanted)
{
    for (size_t i = 0; i < b->ncols && wanted > 0; i++) {
        if (!hugs_content(b->cols[i]))
            continue;
        pt64 more = (pt64)(left * b->colw[i] / wanted);
        left -= more;
        wanted -= b->colw[i];
        b->colw[i] += more;
    }
}

enum { WORD_EMS = 4 }; /* texts up to so many characters are kept on a line */

/* The least width of column i: of its widest part that cannot be broken; with
 * `words` of short texts, too. */
static pt64 column_least(const struct box *b, size_t i, bool words, struct trial *t)
{
    pt64 least = 0;

    for (const struct box *row = b->child; row; row = row->next) {
        const struct box *cell = row->child;
        for (size_t k = 0; k < i && cell; k++)
            cell = cell->next;
        if (!cell || cell->type != BOX_TEXT || !cell->para)
            continue;
        pt64 size = style_size(cell->style, t), few = WORD_EMS * size;
        pt64 w = para_min_width(cell->para, size);
        pt64 natural = para_natural_width(cell->para, size);
        if (cell->nowrap)
            w = natural;
        else if (words && w < few)
            w = natural < few ? natural : few;
        w += pad_width(cell, t);
        least = w > least ? w : least;
    }
    return least;
}

/* What each column can give; the sum. */
static int64_t spare_widths(const struct box *b, bool words, struct trial *t,
                            pt64 *spare)
{
    int64_t all = 0;

    for (size_t i = 0; i < b->ncols; i++) {
        pt64 least =
            hugs_content(b->cols[i]) ? column_least(b, i, words, t) : b->colw[i];
        spare[i] = b->colw[i] > least ? b->colw[i] - least : 0;
        all += spare[i];
    }
    return all;
}

/* What is missing is taken where lines can be broken: a column of numbers gives
 * nothing, one of short words only when nothing else helps. When that is not enough
 * the table is too wide for its sheet. */
static void narrow_columns(struct box *b, int64_t left, struct trial *t)
{
    pt64 *spare = arena_array(t->arena, pt64, b->ncols);
    int64_t all = spare_widths(b, true, t, spare);

    if (all < -left)
        all = spare_widths(b, false, t, spare);
    if (all < -left) {
        if (!t->overfull)
            t->where = b;
        t->overfull = true;
    }
    for (size_t i = 0; i < b->ncols && all > 0; i++) {
        pt64 less = (pt64)(left * spare[i] / all);
        left -= less;
        all -= spare[i];
        b->colw[i] += less;
        if (b->colw[i] < 0)
            b->colw[i] = 0;
    }
}

/* Widths of a table's columns: given ones first; what is left goes to fr
 * columns, or, where there is none, to all columns by their content. */
void table_widths(struct box *b, pt64 inner, struct trial *t)
{
    pt64 gap = gap_at(b->gap_cross, t->space);
    int64_t left = inner - ((int64_t)b->ncols - 1) * gap, shares = 0, wanted = 0;

    b->colw = arena_array(t->arena, pt64, b->ncols);
    for (size_t i = 0; i < b->ncols; i++) {
        struct dim d = b->cols[i];
        if (d.unit == DIM_FR) {
            shares += d.fr;
            continue;
        }
        if (d.unit == DIM_FIXED)
            b->colw[i] = dim_at(d, t->space);
        else
            for (struct box *row = b->child; row; row = row->next) {
                struct box *cell = row->child;
                for (size_t k = 0; k < i && cell; k++)
                    cell = cell->next;
                pt64 w = cell ? box_natural_width(cell, t) : 0;
                b->colw[i] = w > b->colw[i] ? w : b->colw[i];
            }
        wanted += b->colw[i];
    }
    left -= wanted;
    for (size_t i = 0; i < b->ncols && shares > 0; i++) {
        if (b->cols[i].unit != DIM_FR)
            continue;
        b->colw[i] = left > 0 ? (pt64)(left * b->cols[i].fr / shares) : 0;
        left -= b->colw[i];
        shares -= b->cols[i].fr;
    }
    if (left < 0)
        narrow_columns(b, left, t);
    else if (left > 0 && wanted > 0)
        widen_columns(b, left, wanted);
}
