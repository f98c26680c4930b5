#include "content/rows.h"

#include <string.h>

struct row {
    struct slice line; /* trimmed; empty: not a row */
    size_t at;         /* byte of the source */
};

static bool is_row(struct slice line)
{
    return line.len > 1 && line.ptr[0] == '|';
}

/* |---|:--:| */
static bool is_rule(struct slice line)
{
    bool dash = false;

    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("|:- \t", line.ptr[i]))
            return false;
        dash |= line.ptr[i] == '-';
    }
    return dash;
}

/* Between its bars; \| and the bar of a reading {龘|dá} part nothing. */
static size_t cells(struct slice line)
{
    size_t n = 0;
    bool braces = false;

    for (size_t i = 1; i < line.len; i++) {
        char c = line.ptr[i];
        if (c == '\\')
            i++;
        else if (c == '{' || c == '}')
            braces = c == '{';
        else if (c == '|' && !braces)
            n++;
    }
    return line.ptr[line.len - 1] == '|' ? n : n + 1;
}

static struct span span_of(const struct source *src, const struct row *r)
{
    return (struct span){src, r->at, r->at + r->line.len};
}

/* The second row of a table: what makes it one. False after reporting. */
static bool check_second(const struct source *src, const struct row *head,
                         const struct row *second, struct diag *d)
{
    if (!is_rule(second->line)) {
        diag_warn(d, span_of(src, second), "table-broken",
                  "这里像是表格，缺少第二行的 |---|，会原样印出来",
                  "no |---| in the second row: this is no table");
        return diag_hint(d, "在第一行下面加一行，有几栏写几个 ---：|---|---|",
                         "add |---|---| below the first row");
    }
    if (cells(head->line) == cells(second->line))
        return true;
    diag_warn(d, span_of(src, second), "table-broken",
              "表头有 %zu 栏，这一行的 --- 有 %zu 栏，排不成表格",
              "%zu columns in the head and %zu here: this is no table",
              cells(head->line), cells(second->line));
    return diag_hint(d, "表头有几栏，就写几个 ---", "as many --- as columns");
}

static void check_width(const struct source *src, size_t columns, const struct row *r,
                        struct diag *d)
{
    if (cells(r->line) <= columns)
        return;
    diag_warn(d, span_of(src, r), "table-broken",
              "这一行有 %zu 格，表头只有 %zu 格，多出来的不会印出来",
              "%zu cells in a table of %zu columns: the rest is not printed",
              cells(r->line), columns);
    diag_hint(d, "给表头和第二行各加一栏；格子里的“|”写成“\\|”",
              "add columns to the head; a bar in a cell is \\|");
}

void rows_check(const struct source *src, size_t body, struct diag *d)
{
    struct row head = {0};
    size_t n = 0, eol; /* rows of the table so far; 0: we are in none */
    bool code = false, good = false;

    for (size_t at = body; at < src->text.len; at = eol + 1) {
        struct slice rest = slice_from(src->text, at);
        size_t found = slice_find(rest, SLICE("\n"));
        eol = found == SIZE_MAX ? src->text.len : at + found;
        struct slice line = slice_trim(slice_sub(src->text, at, eol));
        struct row r = {line, (size_t)(line.ptr - src->text.ptr)};

        code ^= slice_starts(line, SLICE("```")) || slice_starts(line, SLICE("~~~"));
        if (code || !is_row(line) || r.at - at > 3) {
            n = 0;
            continue;
        }
        if (n++ == 0)
            head = r;
        else if (n == 2)
            good = check_second(src, &head, &r, d);
        else if (good)
            check_width(src, cells(head.line), &r, d);
    }
}
