/* typed_frames.c - tables drawn with characters, as by terminals and on old forms:
 *
 *     +------+--------+      ┌────┬─────┐
 *     | 姓名 | 楼号   |      │姓名│楼号 │
 *     +------+--------+      ├────┼─────┤
 *     | 王强 | 3 号楼 |      │王强│3 号楼│
 *     +------+--------+      └────┴─────┘
 *
 * A frame begins with a rule (two corners at least) and holds two rows or more. Rules
 * are dropped, rows are written with |, and |---|---| is added below the first. */
#include "markdown/typed_state.h"

static bool is_drawn(uint32_t cp)
{
    return cp >= 0x2500 && cp <= 0x257F; /* ─ │ ┌ ┼ */
}

static bool is_corner(uint32_t cp)
{
    return cp == '+' || (is_drawn(cp) && !cp_among(cp, "─━═┄┈╌│┃║┆┊╎"));
}

/* A border between cells: | or │. */
static bool is_border(uint32_t cp)
{
    return cp == '|' || cp_among(cp, "│┃║┆┊");
}

/* +----+, ├──┼──┤ */
static bool is_frame_rule(struct slice line)
{
    size_t corners = 0;

    line = slice_trim(line);
    for (size_t at = 0; at < line.len;) {
        size_t start = at;
        uint32_t cp = utf8_next(line, &at);
        bool edge = start == 0 || at == line.len;
        if (!is_drawn(cp) && !(cp && cp_among(cp, "+-=| ")))
            return false;
        if (edge && !is_corner(cp) && !is_border(cp))
            return false;
        corners += is_corner(cp);
    }
    return corners >= 2;
}

static bool is_frame_row(struct slice line)
{
    size_t first = 0, last;

    line = slice_trim(line);
    last = line.len;
    return line.len > 2 && is_border(utf8_next(line, &first)) &&
           is_border(utf8_prev(line, &last)) && last > first;
}

size_t frame_rows_end(struct slice text, size_t at)
{
    size_t rows = 0, end = 0;
    bool closed = false;

    if (!is_frame_rule(line_at(text, at)))
        return 0;
    for (struct slice line; at < text.len; at += line.len + 1) {
        line = line_at(text, at);
        bool rule = is_frame_rule(line);
        if ((!rule && !is_frame_row(line)) || (rule && closed))
            break; /* another frame may begin right below */
        closed = rule && rows > 0;
        rows += !rule;
        end = at + line.len;
    }
    return rows >= 2 ? end : 0;
}

/* Counts the cells of the line at `at`, and writes them if `write`. */
static size_t take_cells(struct typing *t, size_t at, bool write)
{
    struct slice line = slice_trim(line_at(t->text, at));
    size_t base = (size_t)(line.ptr - t->text.ptr), start = 0, n = 0;

    for (size_t i = 0; i < line.len;) {
        size_t here = i;
        if (!is_border(utf8_next(line, &i)))
            continue;
        if (here > 0 && write)
            cell_write(t, base + start, base + here);
        n += here > 0;
        start = i;
    }
    return n;
}

void frame_rows_write(struct typing *t, size_t at, size_t end)
{
    size_t columns = 0;
    bool head = true;

    for (size_t i = at; i < end; i += line_at(t->text, i).len + 1) {
        size_t n = is_frame_rule(line_at(t->text, i)) ? 0 : take_cells(t, i, false);
        columns = n > columns ? n : columns;
    }
    for (struct slice line; at < end; at += line.len + 1) {
        line = line_at(t->text, at);
        if (is_frame_rule(line))
            continue;
        size_t n = take_cells(t, at, true);
        for (; n < columns; n++)
            signs_put(&t->out, at + line.len, SLICE("| "));
        signs_put(&t->out, at + line.len, SLICE("|\n"));
        for (size_t i = 0; head && i < columns; i++)
            signs_put(&t->out, at + line.len,
                      i + 1 < columns ? SLICE("|---") : SLICE("|---|\n"));
        head = false;
    }
}
