/* cells.c - measuring the columns of a Markdown table.
 *
 * A column is one of figures if all its cells that are not empty are figures; it is not
 * wrapped if its widest cell is short. The head does not count.
 *
 *     1,200 | 86.5 | ￥3 -> figures, 1 decimal      3号楼 | 86.5 -> no figures
 */
#include "site/cells.h"

enum {
    SHORT = 16,        /* half ems: a cell up to this is never wrapped ... */
    SHORT_FIGURE = 24, /* ... and a figure up to this */
    WORD = 6,          /* 暂缺, 面议: in the place of a figure */
};

/* What the cells of a column below its head are. */
struct column_seen {
    size_t figures, words;
    bool other;
};

int text_halves(struct slice s)
{
    int n = 0;

    for (size_t at = 0; at < s.len;)
        n += utf8_next(s, &at) < 0x2E80 ? 1 : 2;
    return n;
}

/* 1,234.50 -> 2, -3 -> 0, ￥86.5 -> 1, 97.8% -> 1; 3号 and 12:30 -> -1. */
int figure_decimals(struct slice s)
{
    int digits = 0, decimals = 0;
    bool point = false;

    s = slice_trim(s);
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);

        if (cp >= '0' && cp <= '9') {
            digits++;
            decimals += point;
        } else if (cp == '.' && !point && digits)
            point = true;
        else if (cp == '%' && at == s.len)
            break;
        else if (cp != ',' &&
                 !(digits == 0 && (cp == '-' || cp == '+' || cp == 0x2212 ||
                                   cp == 0xA5 || cp == 0xFFE5)))
            return -1;
    }
    return digits ? decimals : -1;
}

size_t cell_column(const struct node *cell)
{
    size_t n = 0;

    for (const struct node *c = cell->parent->child; c != cell; c = c->next)
        n++;
    return n;
}

static bool is_word(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (char_is_digit(s.ptr[i]))
            return false;
    return text_halves(s) <= WORD;
}

static void look_at_row(struct arena *scratch, const struct node *row,
                        struct column_look *look, struct column_seen seen[COLUMNS_MAX])
{
    size_t i = 0;

    for (const struct node *c = row->child; c && i < COLUMNS_MAX; c = c->next, i++) {
        struct slice text = node_plain(scratch, c);
        int halves = text_halves(text), decimals = figure_decimals(text);

        if (halves > look[i].widest)
            look[i].widest = halves;
        if (!slice_trim(text).len)
            continue;
        seen[i].figures += decimals >= 0;
        seen[i].words += decimals < 0 && is_word(slice_trim(text));
        seen[i].other |= decimals < 0 && !is_word(slice_trim(text));
        if (decimals > look[i].decimals)
            look[i].decimals = decimals;
    }
}

void columns_look(const struct node *table, struct column_look look[COLUMNS_MAX])
{
    struct arena scratch = ARENA_INIT;
    struct column_seen seen[COLUMNS_MAX] = {0};

    memset(look, 0, COLUMNS_MAX * sizeof *look);
    if (!table->child)
        return;
    for (const struct node *row = table->child->next; row; row = row->next)
        look_at_row(&scratch, row, look, seen);
    for (size_t i = 0; i < COLUMNS_MAX; i++) {
        look[i].figures = !seen[i].other && seen[i].words < seen[i].figures;
        look[i].whole = look[i].widest <= (look[i].figures ? SHORT_FIGURE : SHORT);
    }
    arena_free(&scratch);
}
