/* table.c - the widths of a table's columns: by content, fixed or shares.
 *
 * A table that is wider than its sheet wraps its cells, as gently as possible: first
 * long texts only, short ones staying on one line; then addresses at their signs; then
 * short texts; then all texts between words; then anywhere, with at least two
 * characters in a line. A table that needs more than that is too wide, which is
 * reported. These are degrees (enum giving), each with a least width for every column;
 * the gentlest that fits is used. The width left over beyond the least goes where it
 * saves the tallest row a line, then to the next tallest and so on (share_rows).
 *
 *     12 pt: 1 号楼 | 3 月 5 日 | 更换三层到五层楼道照明，已经验收合格 | 1,200.00
 *     natural widths of about 34, 53, 216, 50 pt in 300: only the long text is wrapped,
 *     in a column of 163
 */
#include "poster/box.h"

/* How hard a table is pressed. A text is kept on one line up to least_ems[] characters;
 * from GIVE_HALVES on, texts up to twice that are broken in two equal halves, and only
 * those of three (工程部) stay on one line. With less than two characters in a line
 * text would turn into a column of characters. Up to GIVE_HALVES the result is good;
 * what is beyond makes fit.c try smaller type. */
enum giving {
    GIVE_LONG,
    GIVE_MORE,
    GIVE_MOST,
    GIVE_SIGNS,  /* addresses are broken after . - _ @ */
    GIVE_HALVES, /* short texts are broken in two lines */
    GIVE_SHORT,
    GIVE_SHORTER,
    GIVE_SHORTEST,
    GIVE_WORDS, /* any text is broken between words */
    GIVE_ALL,   /* and inside words */
    GIVINGS
};
static const int least_ems[GIVINGS] = {10, 8, 6, 6, 6, 5, 4, 3, 2, 2};

/* A limit on the work for one table: cells whose lines are counted in share_rows. Width
 * that is left when it is used up is shared in proportion. */
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

enum { WHOLE_EMS = 3 }; /* such short texts stay on one line up to GIVE_WORDS */

static int least_whole(enum giving giving)
{
    return giving >= GIVE_HALVES && giving < GIVE_WORDS ? WHOLE_EMS : least_ems[giving];
}

/* The least width of a text: 居委会 in 12 pt, 36 at GIVE_SHORTEST, 24 at GIVE_ALL. */
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

/* The least width of a cell: that of its widest part that is not broken. */
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

/* The least width of each column: that of its widest cell. */
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

/* A table that must be narrowed: its columns get w, at most their natural width. */
struct sharing {
    const struct box *table;
    struct trial *trial;
    pt64 *w, *more; /* more: what a column needs in addition to w for a line less */
    pt64 left;      /* the table's width less the sum of w */
    int asked;      /* how many cells may still be examined */
};

/* Is it a text that may need fewer lines in a wider column? */
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

/* The least width, from w to want, in which the cell has that many lines; found by
 * steps of half an em. */
static pt64 width_for(struct sharing *s, const struct box *cell, pt64 w, pt64 want,
                      size_t lines)
{
    pt64 step = style_size(cell->style, s->trial) / 2;
    pt64 guess = want / (pt64)lines; /* a lower bound */

    w = larger(w, guess);
    for (; w < want && cell_lines(cell, w, s->trial) > lines; w += step)
        s->asked--;
    return smaller(w, want);
}

/* Add to s->more what the row's columns need for the row to have that many lines. */
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

/* Give the columns s->more if there is enough width left; reset it in any case. */
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

/* Save all tallest rows a line, as often as the width suffices; then save a line in
 * single rows, the tallest first, where it still suffices. */
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

/* How bad a division is: the sum of the squares of the rows' lines, so that a row of
 * four lines (16) is worse than two rows of two (8). */
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

/* Begin with the least widths of this degree; false if there is no room for them. */
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

/* The gentlest degree that fits, or GIVE_MOST or GIVE_HALVES if their cost is less than
 * two thirds of it. Beyond GIVE_HALVES the first that fits is taken, and noted. */
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

/* Narrow the columns, which are -left too wide together. If even GIVE_ALL does not fit,
 * the table is too wide for its sheet. */
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
    for (size_t i = 0; i < b->ncols; i++) { /* width that saves no row a line */
        int64_t want = b->colw[i] - s.w[i];
        pt64 more = wants > 0 && s.left > 0 ? (pt64)(s.left * want / wants) : 0;
        b->colw[i] = s.w[i] + more;
        s.left -= more;
        wants -= want;
    }
}

/* Divide the width left over among the content columns, in proportion to theirs. */
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

/* Give the columns of shares (fr) the width left, but at least their least width; the
 * width that remains, which is negative if the least widths do not fit.
 *
 *     1fr and 3fr in 80, least 30 and 20 -> 30 and 50 (not 20 and 60) */
static int64_t share_columns(struct box *b, int64_t left, struct trial *t)
{
    pt64 *least = columns_least(b, GIVE_MOST, t);
    bool *set = arena_array(t->arena, bool, b->ncols);
    int64_t shares = 0, before, room;

    for (size_t i = 0; i < b->ncols; i++)
        shares += b->cols[i].unit == DIM_FR ? b->cols[i].fr : 0;
    do { /* a column whose share is too small gets its least, the others share again */
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

/* Set the natural widths of the columns, 0 for those of shares; their sum. */
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

/* Fixed and natural widths first. The width left goes to the columns of shares or, if
 * there are none, to those by content. If it is negative, columns are narrowed. */
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
