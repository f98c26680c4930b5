/* figures_grid.c - C5: reads a table into a grid, cell by cell when a rule first asks.
 *
 *     | 1 | 合计 | 1,280.50 元 | — |  -> label 合计; 1280.50; blank */
#include "check/figures_grid.h"
#include "words/figures.h"

/* 1,280.50 元, −30, 33.3%: a cell with one exact figure and nothing before it. */
static struct cell read_cell(struct arena *a, const struct node *node)
{
    static const char *const nothing[] = {WORDLIST_BLANK_CELLS, NULL};
    struct cell c = {.at = node->child && node->child->at.src ? node->child->at
                                                              : node->at};
    struct slice s = slice_trim(node_plain(a, node));
    size_t minus = word_at(s, 0, (const char *const[]){"-", "−", "－", NULL});
    size_t money = word_at(s, minus, (const char *const[]){"￥", "¥", NULL});
    struct amounts f = amounts_of(a, slice_from(s, minus));

    c.blank = s.len == 0 || word_at(s, 0, nothing) == s.len;
    if (f.n != 1 || f.list[0].label || f.list[0].rough || f.list[0].start > money)
        return c;
    c.figure = true;
    c.percent = slice_is(f.list[0].unit, "%");
    c.value = f.list[0].value;
    c.step = f.list[0].step;
    if (minus)
        c.value.n = -c.value.n;
    return c;
}

const struct cell *grid_at(const struct grid *g, size_t row, size_t column)
{
    struct cell *c = &g->cells[row * g->columns + column];

    if (c->node)
        *c = read_cell(g->arena, c->node);
    return c;
}

static size_t count_children(const struct node *parent)
{
    size_t n = 0;

    for (const struct node *c = parent ? parent->child : NULL; c; c = c->next)
        n++;
    return n;
}

/* What the row is called: its first cell, or the second behind an empty one or a
 * number. */
static struct slice label_of(struct arena *a, const struct node *row)
{
    const struct node *c = row->child;
    struct slice first = c ? slice_trim(node_plain(a, c)) : SLICE("");
    bool number = true;

    for (size_t i = 0; i < first.len; i++)
        number &= char_is_digit(first.ptr[i]);
    if (!number || !c || !c->next)
        return first;
    struct slice second = slice_trim(node_plain(a, c->next));
    return second.len && !char_is_digit(second.ptr[0]) ? second : first;
}

/* | 期初余额 | 800 | where the head should be: it is a row like the others. */
static bool head_is_row(struct arena *a, const struct node *head)
{
    const struct node *c = head->child ? head->child->next : NULL;

    for (const struct node *x = c; x; x = x->next)
        if (!read_cell(a, x).figure)
            return false;
    return c != NULL;
}

bool grid_read(struct arena *a, const struct node *table, struct grid *g)
{
    static const char *const totals[] = {WORDLIST_TABLE_TOTALS, NULL};
    size_t i = 0, k = 0, rows = count_children(table);

    *g = (struct grid){.arena = a, .columns = count_children(table->child)};
    if (rows < 2 || rows > GRID_ROWS || g->columns < 2 || g->columns > GRID_COLUMNS)
        return false;
    const struct node *first = table->child;
    bool headed = !head_is_row(a, first);
    if (headed)
        first = first->next;
    g->rows = rows - headed;
    g->labels = arena_array(a, struct slice, g->rows);
    g->cells = arena_array(a, struct cell, g->rows * g->columns);
    g->total = arena_array(a, bool, g->rows);
    for (const struct node *c = table->child->child; c; c = c->next)
        g->heads[k++] = headed ? slice_trim(node_plain(a, c)) : SLICE("");
    for (const struct node *r = first; r; r = r->next, i++) {
        const struct node *c = r->child;
        g->labels[i] = label_of(a, r);
        g->total[i] = has_word(g->labels[i], totals);
        g->totals |= g->total[i];
        for (k = 0; c && k < g->columns; c = c->next, k++)
            g->cells[i * g->columns + k].node = c;
    }
    return true;
}

bool grid_counts(const struct grid *g, size_t column)
{
    for (size_t i = 0; i < g->rows; i++)
        if (grid_at(g, i, column)->figure)
            return true;
    return false;
}

struct slice grid_head(const struct grid *g, size_t column)
{
    struct slice s = g->heads[column];
    size_t open = 0;

    while (open < s.len &&
           !word_at(s, open, (const char *const[]){"（", "(", "/", NULL}))
        utf8_next(s, &open);
    return slice_trim(slice_sub(s, 0, open));
}

bool grid_is_number(const struct grid *g, size_t column)
{
    static const char *const numbers[] = {WORDLIST_NUMBER_HEADS, NULL};
    struct slice head = grid_head(g, column);

    for (int i = 0; numbers[i]; i++)
        if (slice_is(head, numbers[i]))
            return true;
    return false;
}
