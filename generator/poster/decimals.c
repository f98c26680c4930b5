/* decimals.c - aligns columns of figures at their decimal points, as accounts do
 * (GB/T 15835 leaves it to the typesetter).
 *
 *     12,864.5 |     tail .5, narrower than .00: a blank of one digit to its right
 *        980.00|     tail .00, the widest: no blank
 *        暂缺  |     not a figure: flush right
 *
 * A figure's tail is the point and what follows it, with the unit. The blank to the
 * right of a figure (box->tail) is the column's widest tail less its own, in 1/1000 em,
 * so that it is right at every size that the fit tries.
 */
#include "poster/box.h"

#include <string.h>

enum { UNIT_CHARACTERS = 4, WORD_CHARACTERS = 3 };

static bool is_digit(struct slice s, size_t i)
{
    return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

/* Bytes of the signs before a figure: -, +, −, $, ¥, ￥. */
static size_t skip_signs(struct slice s)
{
    size_t at = 0, next = 0;

    while (next < s.len) {
        uint32_t cp = utf8_next(s, &next);
        if (!(cp == '+' || cp == '-' || cp == 0x2212 || cp == '$' || cp == 0xA5 ||
              cp == 0xFFE5))
            break;
        at = next;
    }
    return at;
}

/* Is s a figure? *point is the byte of its decimal point, or of the end of its digits.
 *
 *     12,864.5 -> 6    15元 -> 2    046, 3号楼: names    2026.11.22: a date */
static bool is_figure(struct slice s, size_t *point)
{
    size_t at = skip_signs(s), start = at;

    while (is_digit(s, at) || (at < s.len && s.ptr[at] == ',' && is_digit(s, at + 1)))
        at++;
    if (at == start || (s.ptr[start] == '0' && is_digit(s, start + 1)))
        return false;
    *point = at;
    if (at < s.len && s.ptr[at] == '.' && is_digit(s, at + 1))
        while (is_digit(s, ++at))
            ;
    struct slice unit = slice_from(s, at);
    for (size_t i = 0; i < unit.len; i++)
        if (is_digit(unit, i))
            return false;
    size_t first = 0;
    bool name = unit.len > 0 && cp_among(utf8_next(unit, &first), "号楼栋幢单层室");
    return !name && utf8_count(unit) <= UNIT_CHARACTERS;
}

/* A short word instead of a figure: 暂缺, 无, 面议. */
static bool is_word(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_digit(s, i))
            return false;
    return utf8_count(slice_trim(s)) <= WORD_CHARACTERS;
}

/* Empty, or a dash that stands for nothing. */
static bool is_blank(struct slice s)
{
    s = slice_trim(s);
    return s.len == 0 || slice_is(s, "-") || slice_is(s, "—") || slice_is(s, "——") ||
           slice_is(s, "–");
}

static struct box *figure_cell(struct box *cell)
{
    return cell->type == BOX_TEXT && cell->para ? cell : NULL;
}

/* What is known about a column. Tables are walked row by row (a cell links only to the
 * next one of its row), so this is collected for all columns at once. */
struct column {
    size_t figures, words;
    bool other;     /* a cell that is neither of these nor blank */
    bool pointed;   /* a figure has a point */
    int32_t widest; /* tail of its figures, also in the heads, in 1/1000 em */
};

static void look_at(struct column *c, struct box *cell, bool head)
{
    size_t point;

    if (!figure_cell(cell) || (!head && is_blank(cell->text)))
        return;
    if (!is_figure(cell->text, &point)) {
        c->words += !head && is_word(cell->text);
        c->other |= !head && !is_word(cell->text);
        return;
    }
    c->figures += !head;
    int32_t tail = para_tail(cell->para, point);
    c->widest = tail > c->widest ? tail : c->widest;
    c->pointed |= point < cell->text.len && cell->text.ptr[point] == '.';
}

static struct column *look_at_all(struct arena *a, const struct box *table)
{
    struct column *columns = arena_array(a, struct column, table->ncols);
    size_t row = 0;

    for (struct box *r = table->child; r; r = r->next, row++) {
        size_t i = 0;
        for (struct box *c = r->child; c && i < table->ncols; c = c->next, i++)
            look_at(&columns[i], c, row < table->heads);
    }
    return columns;
}

/* At least two figures, fewer words, and nothing else. */
static bool holds_figures(const struct column *c)
{
    return !c->other && c->figures > 1 && c->words < c->figures;
}

bool *figure_columns(struct arena *a, const struct box *table)
{
    const struct column *columns = look_at_all(a, table);
    bool *figures = arena_array(a, bool, table->ncols);

    for (size_t i = 0; i < table->ncols; i++)
        figures[i] = holds_figures(&columns[i]);
    return figures;
}

void align_decimals(struct arena *a, struct box *table)
{
    const struct column *columns = look_at_all(a, table);
    size_t row = 0, point;

    for (struct box *r = table->child; r; r = r->next, row++) {
        size_t i = 0;
        for (struct box *c = r->child; c && i < table->ncols; c = c->next, i++)
            if (row >= table->heads && columns[i].pointed &&
                holds_figures(&columns[i]) && figure_cell(c) &&
                c->style->align == TEXT_END && is_figure(c->text, &point))
                c->tail = columns[i].widest - para_tail(c->para, point);
    }
}
