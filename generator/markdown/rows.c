/* rows.c - warns about lines of bars that are not a table, and tables that lose cells.
 *
 *     | 项目 | 金额 |    followed by |--|, which has one cell: reported as no table
 *     | 甲 | 1 | 多 |    a third cell under two heads: reported as not printed
 *
 * Read from the source, line by line, since cmark keeps no trace of what it drops. */
#include "markdown/rows.h"

#include <string.h>

struct table_row {
    struct slice line; /* trimmed; empty: not a row */
    size_t at;         /* byte of the source */
};

bool row_is_rule(struct slice line)
{
    bool bar = false, dash = false;

    for (size_t at = 0; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        if (!cp_among(cp, "|｜-－—–:： \t\r"))
            return false;
        bar |= cp_among(cp, "|｜");
        dash |= cp_among(cp, "-－—–");
    }
    return bar && dash;
}

size_t row_bars(struct slice line)
{
    size_t n = 0;

    for (size_t at = 0; at < line.len;)
        n += cp_among(utf8_next(line, &at), "|｜");
    return n;
}

size_t row_cells(struct slice line)
{
    size_t bars = 0, start = 0, end;
    bool braces = false, outer[2];

    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
        line.len--;
    end = line.len;
    if (line.len == 0)
        return 0;
    outer[0] = cp_among(utf8_next(line, &start), "|｜");
    outer[1] = cp_among(utf8_prev(line, &end), "|｜");
    for (size_t at = 0; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        if (cp == '\\' && at < line.len)
            utf8_next(line, &at);
        else if (cp == '{' || cp == '}')
            braces = cp == '{';
        else
            bars += !braces && cp_among(cp, "|｜");
    }
    return bars + 1 - outer[0] - (outer[1] && line.len > 1);
}

bool row_is_barred(struct slice line)
{
    size_t at = 0;

    while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
        line.len--;
    return line.len > 1 && cp_among(utf8_next(line, &at), "|｜") && row_cells(line) > 1;
}

static bool is_row(struct slice line)
{
    size_t at = 0;

    return line.len > 1 && cp_among(utf8_next(line, &at), "|｜");
}

static struct span span_of(const struct source *src, const struct table_row *r)
{
    return (struct span){src, r->at, r->at + r->line.len};
}

/* Does the second row make the lines a table? False after reporting. */
static bool check_second(const struct source *src, const struct table_row *head,
                         const struct table_row *second, struct diag *d)
{
    bool rule = row_is_rule(second->line);
    if (!rule && row_is_barred(head->line) && row_is_barred(second->line) &&
        row_cells(head->line) == row_cells(second->line))
        return true; /* markdown/typed.h adds the rule */
    if (!rule) {
        diag_warn(d, span_of(src, second), "table-broken",
                  "这里像是表格，缺少第二行的 |---|，会原样印出来",
                  "no |---| in the second row: this is not a table");
        return diag_hint(d, "在第一行下面加一行，有几栏写几个 ---：|---|---|",
                         "add |---|---| below the first row");
    }
    if (row_cells(head->line) == row_cells(second->line))
        return true;
    diag_warn(d, span_of(src, second), "table-broken",
              "表头有 %zu 栏，这一行的 --- 有 %zu 栏，排不成表格",
              "%zu columns in the head and %zu here: this is not a table",
              row_cells(head->line), row_cells(second->line));
    return diag_hint(d, "表头有几栏，就写几个 ---",
                     "write as many --- as there are columns");
}

/* Reports a row with more cells than the head, as cmark drops them. */
static void check_width(const struct source *src, size_t columns,
                        const struct table_row *r, struct diag *d)
{
    if (row_cells(r->line) <= columns)
        return;
    diag_warn(d, span_of(src, r), "table-broken",
              "这一行有 %zu 格，表头只有 %zu 格，多出来的不会印出来",
              "%zu cells in a table of %zu columns: the rest is not printed",
              row_cells(r->line), columns);
    diag_hint(d, "给表头和第二行各加一栏；格子里的“|”写成“\\|”",
              "add columns to the head; a bar in a cell is \\|");
}

/* Runs over the lines, counting the rows of the table so far: the first is the head,
 * the second decides whether it is a table, the others must not be wider. Fenced code
 * is skipped. */
void rows_check(const struct source *src, size_t body, struct diag *d)
{
    struct table_row head = {0};
    size_t n = 0, eol; /* rows of the table so far; 0: we are in none */
    bool code = false, good = false;

    for (size_t at = body; at < src->text.len; at = eol + 1) {
        struct slice rest = slice_from(src->text, at);
        size_t found = slice_find(rest, SLICE("\n"));
        eol = found == SIZE_MAX ? src->text.len : at + found;
        struct slice line = slice_trim(slice_sub(src->text, at, eol));
        struct table_row r = {line, (size_t)(line.ptr - src->text.ptr)};

        code ^= slice_starts(line, SLICE("```"));
        if (code || !is_row(line)) {
            n = 0;
            continue;
        }
        if (n++ == 0)
            head = r;
        else if (n == 2)
            good = check_second(src, &head, &r, d);
        else if (good)
            check_width(src, row_cells(head.line), &r, d);
    }
}
