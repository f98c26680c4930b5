/* typed_rows.c - tables as they are pasted (Tabs) and typed (bars without a rule).
 *
 *     姓名⇥楼号               项目 | 金额              ｜项目｜金额｜
 *     王强⇥3 号楼             灯 | 320                 ｜－－｜－－｜
 *        -> |姓名 |楼号 |        -> the same with         -> |项目|金额|
 *           |---|---|               |---|---| below          |--|--|
 *           |王强 |3 号楼 |         its first line
 *
 * Two rows make a table. Rows of Tabs that are all of a list or a form (1.⇥甲,
 * 时间：⇥周一) do not; nor do rows of bars whose cells have labels. */
#include "markdown/list_mark.h"
#include "markdown/rows.h"
#include "markdown/typed_state.h"

/* ---- Tabs ---- */

static size_t tabs_of(struct slice line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.len; i++)
        n += line.ptr[i] == '\t';
    return n;
}

/* Is there a Tab after some text, so that it is not an indent? */
static bool has_cells(struct slice line)
{
    bool text = false;

    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '\t' && text)
            return true;
        text |= line.ptr[i] != '\t' && line.ptr[i] != ' ';
    }
    return false;
}

/* 1.⇥甲 of a list, 时间：⇥周一 of a form. */
static bool is_list_or_form(struct slice line)
{
    struct slice rest = line, first;
    struct list_mark mark;

    if (tabs_of(line) != 1)
        return false;
    slice_cut(&rest, '\t', &first);
    first = slice_trim(first);
    bool listed = list_mark_read(line, 0, &mark) && mark.len >= first.len && first.len;
    /* Word's bullets are letters of a symbol font: l, n, u, Ø, §, q. */
    bool marked = (first.len == 1 && strchr("-*+lnuoqvp", first.ptr[0])) ||
                  slice_is(first, "Ø") || slice_is(first, "§") || slice_is(first, "ü");
    size_t digits = 0;
    while (digits < first.len && char_is_digit(first.ptr[digits]))
        digits++; /* 1⇥身份证: a number that Word made */
    bool counted = digits > 0 && digits <= 2 && digits == first.len;
    return listed || marked || counted || slice_ends(first, SLICE("：")) ||
           slice_ends(first, SLICE(":"));
}

/* 4号楼 alone between two rows: a row whose other cells are empty. */
static bool is_lone_cell(struct slice text, size_t at)
{
    enum { CELL_MAX = 12 };
    struct slice line = line_at(text, at);

    if (line_is_blank(line) || utf8_count(line) > CELL_MAX)
        return false;
    for (size_t i = 0; i < line.len;)
        if (cp_among(utf8_next(line, &i), "，。；：！？:"))
            return false;
    return has_cells(line_at(text, at + line.len + 1));
}

/* The offset after the " that closes the cell opened by the " at `at`, as Excel writes
 * cells with line ends: "甲⏎乙". 0: it is not such a cell. */
static size_t quoted_end(struct slice text, size_t at)
{
    enum { LONGEST = 1000 }; /* bytes */
    bool lines = false;

    for (size_t i = at + 1; i < text.len && i - at < LONGEST; i++) {
        lines |= text.ptr[i] == '\n';
        if (text.ptr[i] != '"')
            continue;
        if (i + 1 < text.len && text.ptr[i + 1] == '"')
            i++;
        else
            return lines && (i + 1 == text.len || strchr("\t\r\n", text.ptr[i + 1]))
                       ? i + 1
                       : 0;
    }
    return 0;
}

static bool begins_cell(struct slice text, size_t row, size_t i)
{
    return text.ptr[i] == '"' && (i == row || text.ptr[i - 1] == '\t');
}

/* The row at `at`: a line, or more if a cell holds line ends. */
static struct slice row_at(struct slice text, size_t at)
{
    size_t i = at;

    while (i < text.len && text.ptr[i] != '\n') {
        size_t end = begins_cell(text, at, i) ? quoted_end(text, i) : 0;
        i = end ? end : i + 1;
    }
    return slice_sub(text, at, i);
}

size_t rows_end(struct slice text, size_t at)
{
    size_t rows = 0, end = 0, listed = 0;

    for (struct slice line; at < text.len; at += line.len + 1) {
        line = row_at(text, at);
        bool row = rows == 0
                       ? has_cells(line)
                       : tabs_of(line) > 0 || (rows > 1 && is_lone_cell(text, at));
        if (line_is_blank(line) || !row)
            break;
        rows++;
        listed += is_list_or_form(line) || (listed > 0 && listed == rows - 1 &&
                                            !has_cells(line)); /* ⇥ of its item */
        end = at + line.len;
    }
    return rows >= 2 && listed < rows ? end : 0;
}

size_t row_apart_end(struct slice text, size_t at)
{
    enum { NEAR = 4, LEAST = 2 }; /* lines; Tabs of a row */
    size_t tabs = tabs_of(line_at(text, at));

    if (tabs < LEAST || !has_cells(line_at(text, at)))
        return 0;
    for (size_t i = 0; i < NEAR && at < text.len; i++) {
        at += line_at(text, at).len + 1;
        struct slice line = line_at(text, at);
        if (line_is_blank(line))
            return 0;
        if (tabs_of(line) == tabs && has_cells(line))
            return at + line.len;
    }
    return 0;
}

/* **1号楼** is bold in a pasted cell; all other Markdown is text there. */
static bool is_strong(struct slice cell)
{
    const struct slice stars = SLICE("**");
    size_t n = 0;

    for (size_t at = 0; at + 1 < cell.len; at++)
        if (slice_starts(slice_from(cell, at), stars)) {
            n++;
            at++;
        }
    return n > 0 && n % 2 == 0;
}

void cell_write(struct typing *t, size_t start, size_t end)
{
    signs_put(&t->out, start, SLICE("|"));
    struct slice cell = slice_trim(slice_sub(t->text, start, end));
    size_t from = (size_t)(cell.ptr - t->text.ptr), to = from + cell.len;

    bool strong = is_strong(cell), quoted = memchr(cell.ptr, '\n', cell.len) != NULL;
    for (size_t at = from + quoted; at < to - quoted; at++) {
        char c = t->text.ptr[at];
        if (strong && c == '*' && at + 1 < to && t->text.ptr[at + 1] == '*') {
            signs_put(&t->out, at++, SLICE(SIGN_NOTHING "**" SIGN_NOTHING));
            continue;
        }
        if (quoted && c == '\n') {
            signs_put(&t->out, at, SLICE(SIGN_BREAK));
            continue;
        }
        at += quoted && c == '"'; /* "" */
        bool note = c == '[' && at + 1 < to && t->text.ptr[at + 1] == '^';
        if (strchr("|_*~`<[", c) && c && !note)
            signs_literal(&t->out, at, c);
        else if (c == '\\')
            signs_put(&t->out, at, SLICE("\\\\"));
        else
            signs_copy(&t->out, at, at + 1);
    }
    signs_put(&t->out, end, SLICE(" "));
}

static void write_row(struct typing *t, size_t at, size_t end, size_t columns)
{
    size_t n = 0;

    for (size_t start = at, i = at; i <= end; i++)
        if (i < end && begins_cell(t->text, at, i) && quoted_end(t->text, i)) {
            i = quoted_end(t->text, i) - 1;
        } else if (i == end || t->text.ptr[i] == '\t') {
            if (n++ < columns)
                cell_write(t, start, i);
            start = i + 1;
        }
    for (; n < columns; n++)
        signs_put(&t->out, end, SLICE("| "));
    signs_put(&t->out, end, SLICE("|"));
}

/* Columns of the widest row; empty cells at the end of a row do not count. */
static size_t columns_of(struct slice text, size_t at, size_t end, size_t indent)
{
    size_t columns = 0;

    for (struct slice line; at < end; at += line.len + 1) {
        line = slice_from(row_at(text, at), indent);
        while (line.len && strchr("\t \r", line.ptr[line.len - 1]))
            line.len--;
        size_t n = tabs_of(line) + 1;
        columns = n > columns ? n : columns;
        line = row_at(text, at);
    }
    return columns;
}

/* 1: each row begins with a Tab, which is an indent; else 0. */
static size_t indent_of_rows(struct slice text, size_t at, size_t end)
{
    for (struct slice line; at < end; at += line.len + 1) {
        line = row_at(text, at);
        if (!slice_starts(line, SLICE("\t")))
            return 0;
    }
    return 1;
}

void rows_write(struct typing *t, size_t at, size_t end)
{
    size_t indent = indent_of_rows(t->text, at, end);
    size_t columns = columns_of(t->text, at, end, indent);
    bool head = true;

    for (struct slice line; at < end; at += line.len + 1) {
        line = row_at(t->text, at);
        write_row(t, at + indent, at + line.len, columns);
        signs_put(&t->out, at + line.len, SLICE("\n"));
        for (size_t i = 0; head && i < columns; i++)
            signs_put(&t->out, at + line.len,
                      i + 1 < columns ? SLICE("|---") : SLICE("|---|\n"));
        head = false;
    }
}

/* ---- full-width bars ---- */

/* A line with full-width bars that is a rule or has one below it. The rows below are
 * known by typed.c's state. */
bool row_has_wide_bars(struct slice text, size_t at)
{
    struct slice line = line_at(text, at);
    struct slice next = line_at(text, at + line.len + 1);

    return slice_find(line, SLICE("｜")) != SIZE_MAX &&
           (row_is_rule(line) || row_is_rule(next));
}

/* ---- no rule ---- */

/* The bar that separates a line's cells, with its blanks: | or ｜. Empty: neither does,
 * or both do. */
static struct slice open_bar(struct slice line)
{
    const struct slice bar = SLICE(" | "), wide = SLICE(" ｜ ");
    bool any = slice_find(line, bar) != SIZE_MAX;

    if (any == (slice_find(line, wide) != SIZE_MAX))
        return SLICE("");
    return any ? bar : wide;
}

size_t row_open_cells(struct slice line)
{
    struct list_mark mark;
    size_t cells = 0;

    line = slice_trim(line);
    struct slice bar = open_bar(line), rest = line;
    if (!bar.len || strchr("|#>`-+*=~\\<", line.ptr[0]) ||
        slice_find(line, SLICE("`")) != SIZE_MAX ||
        list_mark_read(line, LIST_MARK_ANY, &mark) || slice_ends(line, SLICE("|")) ||
        slice_starts(line, SLICE("｜")) || slice_ends(line, SLICE("｜")))
        return 0;
    for (size_t at = 0; at != SIZE_MAX; cells++) {
        at = slice_find(rest, bar);
        if (line_is_blank(slice_sub(rest, 0, at == SIZE_MAX ? rest.len : at)))
            return 0;
        rest = at == SIZE_MAX ? rest : slice_from(rest, at + bar.len);
    }
    return cells == row_cells(line) ? cells : 0;
}

bool row_leaves_open(struct slice line, size_t cells)
{
    size_t own = row_cells(line);

    return own > cells || (own < cells && open_bar(line).len == 0);
}

/* 电话：0000 | 时间：全天: if each cell has a label, the line is text. */
static bool is_labelled(struct slice line)
{
    struct slice bar = open_bar(line), rest = slice_trim(line);

    for (size_t at; (at = slice_find(rest, bar)) != SIZE_MAX;
         rest = slice_from(rest, at + bar.len))
        if (!label_begins(rest))
            return false;
    return label_begins(rest);
}

/* Are there only blanks before `at` in its line? */
static bool begins_line(struct slice text, size_t at)
{
    while (at > 0 && strchr(" \t", text.ptr[at - 1]))
        at--;
    return at == 0 || text.ptr[at - 1] == '\n';
}

static bool are_open_rows(struct slice text, size_t at, struct slice head,
                          struct slice next)
{
    size_t cells = row_open_cells(head);

    return cells > 1 && cells == row_open_cells(next) && begins_line(text, at) &&
           !is_labelled(head);
}

bool rows_are_wide(struct slice text, size_t at)
{
    struct slice head = line_at(text, at);
    struct slice bar = open_bar(head);

    return row_has_wide_bars(text, at) ||
           (rows_without_rule(text, at) &&
            (slice_starts(slice_trim(head), SLICE("｜")) ||
             slice_eq(bar, SLICE(" ｜ "))));
}

size_t rows_without_rule(struct slice text, size_t at)
{
    struct slice head = line_at(text, at);
    struct slice next = line_at(text, at + head.len + 1);

    while (next.len && strchr(" \t", next.ptr[0]))
        next = slice_from(next, 1);
    bool open = are_open_rows(text, at, head, next);
    bool rows = row_is_barred(head) && row_is_barred(next) && !row_is_rule(head) &&
                !row_is_rule(next) && row_cells(head) == row_cells(next);
    return rows || open ? row_cells(head) : 0;
}
