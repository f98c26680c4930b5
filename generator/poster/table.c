/* table.c - the widths of a table's columns: by their content, fixed or shares.
 *
 * A table that is wider than its sheet gives way where lines can be broken, and gently:
 * first long texts do, while short ones stand whole; then texts are parted between
 * words; then everywhere, two characters a line at least. What needs more than that is
 * too wide, and its writer is told.
 */
#include "poster/box.h"

/* How much a table is asked to give: texts up to so many characters stand on one line
 * at first, those of three (工程部) to the last; a line of less than two is a column of
 * characters. */
enum giving {
    GIVE_LONG,
    GIVE_MORE,
    GIVE_MOST,
    GIVE_SHORT,
    GIVE_SHORTER,
    GIVE_SHORTEST,
    GIVE_WORDS,
    GIVE_ALL,
    GIVINGS
};
static const int least_ems[GIVINGS] = {10, 8, 6, 5, 4, 3, 2, 2};

static bool hugs_content(struct dim d)
{
    return d.unit == DIM_CONTENT || d.unit == DIM_NONE;
}

static pt64 larger(pt64 a, pt64 b)
{
    return a > b ? a : b;
}

static pt64 smaller(pt64 a, pt64 b)
{
    return a < b ? a : b;
}

/* The least width of a text. */
static pt64 text_least(const struct box *b, enum giving giving, const struct trial *t)
{
    pt64 size = style_size(b->style, t), natural = para_natural_width(b->para, size);
    pt64 least = least_ems[giving] * size;

    if (b->vertical || b->nowrap || natural <= least)
        return natural;
    pt64 part = giving == GIVE_ALL ? para_min_width(b->para, size)
                                   : para_word_width(b->para, size);
    return smaller(natural, larger(part, least));
}

/* The least width of a cell: of its widest part that must not be broken. */
static pt64 cell_least(const struct box *cell, enum giving giving,
                       const struct trial *t)
{
    pt64 least = 0;

    if (cell->type == BOX_TEXT && cell->para)
        return text_least(cell, giving, t) + pad_width(cell, t);
    if (cell->type == BOX_GALLERY)
        return GALLERY_WIDTH / 2;
    if (cell->type != BOX_COLUMN || giving == GIVE_ALL)
        return 0;
    for (const struct box *c = cell->child; c; c = c->next)
        least = larger(least, cell_least(c, giving, t));
    return least + pad_width(cell, t);
}

/* Of every column. */
static pt64 *columns_least(const struct box *b, enum giving giving, struct trial *t)
{
    pt64 *least = arena_array(t->arena, pt64, b->ncols);

    for (const struct box *row = b->child; row; row = row->next) {
        size_t i = 0;
        for (const struct box *c = row->child; c && i < b->ncols; c = c->next, i++)
            least[i] = larger(least[i], cell_least(c, giving, t));
    }
    return least;
}

/* What is missing (left < 0) is taken from what the columns can give. When that is not
 * enough the table is too wide for its sheet. */
static void narrow_columns(struct box *b, int64_t left, struct trial *t)
{
    pt64 *spare = NULL;
    int64_t all = 0;

    for (enum giving giving = 0; giving < GIVINGS && all < -left; giving++) {
        t->parted |= giving > GIVE_SHORTEST;
        spare = columns_least(b, giving, t);
        all = 0;
        for (size_t i = 0; i < b->ncols; i++) {
            pt64 least = b->cols[i].unit == DIM_FIXED ? b->colw[i] : spare[i];
            spare[i] = b->colw[i] > least ? b->colw[i] - least : 0;
            all += spare[i];
        }
    }
    if (all < -left) {
        if (!t->overfull)
            t->where = b;
        t->overfull = true;
    }
    for (size_t i = 0; i < b->ncols && all > 0; i++) {
        pt64 less = (pt64)(left * spare[i] / all);
        left -= less;
        all -= spare[i];
        b->colw[i] = larger(b->colw[i] + less, 0);
    }
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

/* Columns of shares take what is left, and no less than they must have; returns what
 * is left then. */
static int64_t share_columns(struct box *b, int64_t left, struct trial *t)
{
    pt64 *least = columns_least(b, GIVE_MOST, t);
    bool *set = arena_array(t->arena, bool, b->ncols);
    int64_t shares = 0, before, room;

    for (size_t i = 0; i < b->ncols; i++)
        shares += b->cols[i].unit == DIM_FR ? b->cols[i].fr : 0;
    do { /* a column whose share is too small takes its least, the others share anew */
        before = shares;
        room = left;
        for (size_t i = 0; i < b->ncols; i++) {
            if (b->cols[i].unit != DIM_FR || set[i] ||
                (room > 0 && room * b->cols[i].fr / before >= least[i]))
                continue;
            set[i] = true;
            b->colw[i] = least[i];
            left -= least[i];
            shares -= b->cols[i].fr;
        }
    } while (shares > 0 && shares < before);
    for (size_t i = 0; i < b->ncols && shares > 0; i++) {
        if (b->cols[i].unit != DIM_FR || set[i])
            continue;
        b->colw[i] = (pt64)(left * b->cols[i].fr / shares);
        left -= b->colw[i];
        shares -= b->cols[i].fr;
    }
    return left;
}

/* Widths that the columns would like to have; those of shares none yet. */
static int64_t wanted_widths(struct box *b, struct trial *t)
{
    int64_t wanted = 0;

    b->colw = arena_array(t->arena, pt64, b->ncols);
    for (const struct box *row = b->child; row; row = row->next) {
        size_t i = 0;
        for (const struct box *c = row->child; c && i < b->ncols; c = c->next, i++)
            if (hugs_content(b->cols[i]))
                b->colw[i] = larger(b->colw[i], box_natural_width(c, t));
    }
    for (size_t i = 0; i < b->ncols; i++) {
        if (b->cols[i].unit == DIM_FIXED)
            b->colw[i] = dim_at(b->cols[i], t->space);
        wanted += b->colw[i];
    }
    return wanted;
}

/* Given widths first; what is left goes to the columns of shares, or, where there is
 * none, to all columns by their content. */
void table_widths(struct box *b, pt64 inner, struct trial *t)
{
    pt64 gap = gap_at(b->gap_cross, t->space);
    int64_t wanted = wanted_widths(b, t);
    int64_t left = inner - ((int64_t)b->ncols - 1) * gap - wanted;
    bool shared = false;

    for (size_t i = 0; i < b->ncols; i++)
        shared |= b->cols[i].unit == DIM_FR;
    if (shared)
        left = share_columns(b, left, t);
    if (left < 0)
        narrow_columns(b, left, t);
    else if (left > 0 && wanted > 0 && !shared)
        widen_columns(b, left, wanted);
}
