/* decimals.c - columns of figures stand on their points (GB/T 15835 leaves it to the
 * setter; every account does it).
 *
 * 12,864.5 and 980.00 end flush only when they have as many decimals. The blank that a
 * figure wants on its right is what the longest tail of the column (the point and what
 * follows, unit included) has more than its own; in 1/1000 em, so that it holds for
 * every size that the fit tries.
 */
#include "poster/box.h"

#include <string.h>

enum { UNIT_CHARACTERS = 4 };

static bool is_digit(struct slice s, size_t i)
{
    return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

/* A sign, a currency sign: what may stand before a figure. */
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

/* *point: the byte of its point, or of its end. 046 is a name, 2026.11.22 a day. */
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
    return utf8_count(unit) <= UNIT_CHARACTERS;
}

/* Nothing, or a dash instead of it. */
static bool is_blank(struct slice s)
{
    s = slice_trim(s);
    return s.len == 0 || slice_is(s, "-") || slice_is(s, "—") || slice_is(s, "——") ||
           slice_is(s, "–");
}

static struct box *cell_at(struct box *row, size_t i)
{
    struct box *cell = row->child;

    while (cell && i-- > 0)
        cell = cell->next;
    return cell && cell->type == BOX_TEXT && cell->para ? cell : NULL;
}

bool holds_figures(const struct box *table, size_t i)
{
    size_t row = 0, figures = 0, point;

    for (struct box *r = table->child; r; r = r->next) {
        const struct box *cell = row++ < table->heads ? NULL : cell_at(r, i);
        if (!cell || is_blank(cell->text))
            continue;
        if (!is_figure(cell->text, &point))
            return false;
        figures++;
    }
    return figures > 1;
}

/* The widest tail of the column; 0: no figure has a point. */
static int32_t widest_tail(const struct box *table, size_t i)
{
    int32_t widest = 0;
    bool pointed = false;
    size_t point;

    for (struct box *r = table->child; r; r = r->next) {
        struct box *cell = cell_at(r, i);
        if (!cell || !is_figure(cell->text, &point))
            continue;
        int32_t tail = para_tail(cell->para, point);
        widest = tail > widest ? tail : widest;
        pointed |= point < cell->text.len && cell->text.ptr[point] == '.';
    }
    return pointed ? widest : 0;
}

void align_decimals(struct box *table)
{
    for (size_t i = 0; i < table->ncols; i++) {
        int32_t widest = holds_figures(table, i) ? widest_tail(table, i) : 0;
        size_t row = 0, point;

        for (struct box *r = table->child; r && widest; r = r->next) {
            struct box *cell = row++ < table->heads ? NULL : cell_at(r, i);
            if (cell && cell->style->align == TEXT_END && is_figure(cell->text, &point))
                cell->tail = widest - para_tail(cell->para, point);
        }
    }
}
