/* table.c - the widths of a table's columns: by their content, fixed or shares.
 *
 * A table that is wider than its sheet gives way where lines can be broken, and gently:
 * first long texts do, while short ones stand whole; then addresses are parted at their
 * signs; then words are; then everywhere, two characters a line at least. What needs
 * more than that is too wide, and its writer is told. What is beyond these least widths
 * goes where it saves the tallest row a line, and so on down (share_rows).
 */
#include "poster/box.h"

/* How much a table is asked to give: texts up to so many characters stand on one line
 * at first, then on two, those of three (工程部) on one to the last; a line of less
 * than two is a column of characters. Up to GIVE_HALVES nobody minds; what is beyond
 * makes type smaller (fit.c). */
enum giving {
    GIVE_LONG,
    GIVE_MORE,
    GIVE_MOST,
    GIVE_SIGNS,  /* addresses are parted behind . - _ @ */
    GIVE_HALVES, /* short texts stand on two lines */
    GIVE_SHORT,
    GIVE_SHORTER,
    GIVE_SHORTEST,
    GIVE_WORDS,
    GIVE_ALL,
    GIVINGS
};
static const int least_ems[GIVINGS] = {10, 8, 6, 6, 6, 5, 4, 3, 2, 2};

/* Cells that are asked how wide they must be for so many lines, in one table: what is
 * beyond is shared by width. */
enum { ASKED_MOST = 2000 };

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

enum { WHOLE_EMS = 3 }; /* stand on one line unless words are parted */

static int least_whole(enum giving giving)
{
    return giving >= GIVE_HALVES && giving < GIVE_WORDS ? WHOLE_EMS : least_ems[giving];
}

/* The least width of a text. */
static pt64 text_least(const struct box *b, enum giving giving, const struct trial *t)
{
    pt64 size = style_size(b->style, t), natural = para_natural_width(b->para, size);
    pt64 least = least_ems[giving] * size;

    if (b->vertical || b->nowrap || natural <= least_whole(giving) * size)
        return natural;
    if (giving >= GIVE_HALVES && giving < GIVE_WORDS && natural <= 2 * least)
        least = larger(para_half_width(b->para, size), WHOLE_EMS * size);
    pt64 part = giving == GIVE_ALL
                    ? para_min_width(b->para, size)
                    : para_word_width(b->para, size, giving >= GIVE_SIGNS);
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

/* A table that must give way: its columns get `w`, at most what they want. */
struct sharing {
    const struct box *table;
    struct trial *trial;
    pt64 *w, *more; /* more: what a column needs beyond w */
    pt64 left;      /* of the sheet's width beyond all w */
    int asked;      /* cells that may still be asked */
};

/* Can its lines be fewer when it is wider? */
static bool is_running(const struct box *cell)
{
    return cell->type == BOX_TEXT && cell->para && !cell->nowrap && !cell->vertical;
}

static size_t cell_lines(const struct box *cell, pt64 w, const struct trial *t)
{
    pt64 size = style_size(cell->style, t), measure = w - pad_width(cell, t);

    return para_natural_width(cell->para, size) <= measure
               ? 1
               : para_lines(cell->para, size, measure);
}

/* Lines of the tallest cell of a row. */
static size_t row_lines(struct sharing *s, const struct box *row)
{
    size_t most = 1, i = 0;

    for (const struct box *c = row->child; c && i < s->table->ncols; c = c->next, i++) {
        size_t lines = is_running(c) ? cell_lines(c, s->w[i], s->trial) : 1;
        s->asked--;
        most = lines > most ? lines : most;
    }
    return most;
}

/* The width, from w on, in which a cell has so many lines; no more than it wants. */
static pt64 width_for(struct sharing *s, const struct box *cell, pt64 w, pt64 want,
                      size_t lines)
{
    pt64 step = style_size(cell->style, s->trial) / 2;
    pt64 guess = want / (pt64)lines; /* it is no less */

    w = larger(w, guess);
    for (; w < want && cell_lines(cell, w, s->trial) > lines; w += step)
        s->asked--;
    return smaller(w, want);
}

/* Add to s->more what the row needs to have so many lines. */
static void ask_row(struct sharing *s, const struct box *row, size_t lines)
{
    size_t i = 0;

    for (const struct box *c = row->child; c && i < s->table->ncols; c = c->next, i++) {
        pt64 w = s->w[i] + s->more[i];
        if (is_running(c) && cell_lines(c, w, s->trial) > lines)
            s->more[i] =
                width_for(s, c, w, larger(w, box_natural_width(c, s->trial)), lines) -
                s->w[i];
        s->asked--;
    }
}

/* Take what was asked for, if there is so much. */
static bool take_more(struct sharing *s)
{
    int64_t all = 0;

    for (size_t i = 0; i < s->table->ncols; i++)
        all += s->more[i];
    bool taken = all <= s->left;
    for (size_t i = 0; i < s->table->ncols; i++) {
        s->w[i] += taken ? s->more[i] : 0;
        s->more[i] = 0;
    }
    s->left -= taken ? (pt64)all : 0;
    return taken;
}

/* A line less for the tallest rows, all of them, as long as there is room; then for
 * each that still can have it. */
static void share_rows(struct sharing *s)
{
    size_t most = 1;

    for (const struct box *r = s->table->child; r && s->asked > 0; r = r->next) {
        size_t lines = row_lines(s, r);
        most = lines > most ? lines : most;
    }
    for (bool all = true; most > 1 && s->asked > 0; most--) {
        for (const struct box *r = s->table->child; r && s->asked > 0; r = r->next) {
            if (row_lines(s, r) < most)
                continue;
            ask_row(s, r, most - 1);
            if (!all)
                take_more(s);
        }
        if (all && !take_more(s)) {
            all = false;
            most++; /* again, one by one */
        }
    }
}

/* How ugly it is: many lines in a row are. */
static int64_t sharing_cost(struct sharing *s)
{
    int64_t cost = 0;

    s->asked = ASKED_MOST;
    for (const struct box *r = s->table->child; r && s->asked > 0; r = r->next) {
        int64_t lines = (int64_t)row_lines(s, r);
        cost += lines * lines;
    }
    return cost;
}

/* The least widths; false: they are wider than the sheet. */
static bool share_from(struct sharing *s, const struct box *b, int64_t inner,
                       enum giving giving, struct trial *t)
{
    int64_t left = inner;

    *s = (struct sharing){.table = b, .trial = t, .asked = ASKED_MOST};
    s->w = columns_least(b, giving, t);
    s->more = arena_array(t->arena, pt64, b->ncols);
    for (size_t i = 0; i < b->ncols; i++) {
        if (b->cols[i].unit == DIM_FIXED || s->w[i] > b->colw[i])
            s->w[i] = b->colw[i];
        left -= s->w[i];
    }
    s->left = (pt64)left;
    return left >= 0;
}

static void note_parted(struct trial *t, int degree)
{
    t->parted = degree > t->parted ? degree : t->parted;
}

/* The gentlest giving there is room for; a less gentle one where that makes a third
 * less of the rows. Beyond what nobody minds there is no choice. */
static bool choose_sharing(struct sharing *s, const struct box *b, int64_t inner,
                           struct trial *t)
{
    int64_t best = 0;

    for (enum giving giving = 0; giving < GIVINGS; giving++) {
        struct sharing other;
        if ((best && giving != GIVE_MOST && giving != GIVE_HALVES) ||
            !share_from(&other, b, inner, giving, t))
            continue;
        if (giving > GIVE_HALVES)
            note_parted(t, giving - GIVE_HALVES);
        share_rows(&other);
        int64_t cost = sharing_cost(&other);
        if (!best || cost * 3 < best * 2) {
            *s = other;
            best = cost;
        }
    }
    return best > 0;
}

/* What is missing is taken from what the columns can give. When that is not enough the
 * table is too wide for its sheet. */
static void narrow_columns(struct box *b, int64_t left, struct trial *t)
{
    int64_t inner = left, wants = 0;
    struct sharing s;

    for (size_t i = 0; i < b->ncols; i++)
        inner += b->colw[i];
    if (!choose_sharing(&s, b, inner, t)) {
        if (!t->overfull)
            t->where = b;
        t->overfull = true;
        note_parted(t, GIVINGS);
        share_from(&s, b, inner, GIVE_ALL, t);
    }
    for (size_t i = 0; i < b->ncols; i++)
        wants += b->colw[i] - s.w[i];
    for (size_t i = 0; i < b->ncols; i++) { /* what no row has a use for */
        int64_t want = b->colw[i] - s.w[i];
        pt64 more = wants > 0 && s.left > 0 ? (pt64)(s.left * want / wants) : 0;
        b->colw[i] = s.w[i] + more;
        s.left -= more;
        wants -= want;
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
