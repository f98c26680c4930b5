/* paste_table.c - tables that lost their frames.
 *
 *     楼号<Tab>时间       楼号 | 时间 |       楼号      时间       序号
 *     1<Tab>9:00          1 | 9:00 |          1号楼     9:00       楼号
 *                                             2号楼     10:00      1
 *                                                                  3号楼 …
 * Rows become lines with Tabs between the cells (ROLE_ROW). Cells one a line are a
 * table only where their columns repeat: numbers that count on, or times and amounts
 * that come back at the same distance.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"

enum {
    ROWS_MIN = 2,
    BLANK_ROWS_MIN = 3, /* columns of blanks are easily chance */
    COLUMNS_MAX = 12,
    CELL_MAX = 24, /* code points of a cell alone on its line */
    CELLS_MIN = 6,
    CELLS_MAX = 3000,
};

static void tell(struct paper *p, size_t i, size_t n)
{
    diag_note(p->diag, p->lines[i].at, "paste-list",
              "这 %zu 行排成了表格，第一行当表头",
              "these %zu lines became a table with the first as its head", n);
}

/* ---- rows between bars or Tabs ---- */

static bool is_bar(uint32_t cp)
{
    return cp == '|' || cp == 0xFF5C || cp == 0x2502 || cp == 0x2503 || cp == 0x4E28;
}

static size_t count_bars(struct slice s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        n += is_bar(cp) && cp != 0x4E28; /* 丨 is a character, too */
    }
    return n;
}

/* |---|:--|, +----+: the rule below a head. */
static bool is_rule(struct slice s)
{
    bool line = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (!is_bar(cp) && !cp_among(cp, " -:+=—─━┼├┤┌┐└┘┬┴╋\t"))
            return false;
        line |= cp_among(cp, "-=—─━");
    }
    return line;
}

/* | 甲 | 乙 | or 甲 | 乙 -> 甲<Tab>乙 */
static struct slice tabbed(struct arena *a, struct slice s)
{
    struct buf out = BUF_INIT;
    bool first = true;

    s = slice_trim(s);
    for (size_t at = 0, start = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : (at++, '|');
        if (!is_bar(cp))
            continue;
        struct slice cell = slice_trim(slice_sub(s, start, end));
        bool outer = (start == 0 || end >= s.len) && cell.len == 0;
        if (!outer) {
            if (!first)
                buf_char(&out, '\t');
            buf_slice(&out, cell);
            first = false;
        }
        start = at;
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

static size_t cells_of(struct slice row)
{
    size_t n = 1;

    for (size_t i = 0; i < row.len; i++)
        n += row.ptr[i] == '\t';
    return n;
}

static bool is_barred(struct slice s)
{
    return count_bars(s) > 0;
}

static bool has_tab(struct slice s)
{
    return s.len && memchr(s.ptr, '\t', s.len);
}

/* Empty cells at both ends. */
static struct slice without_tabs(struct slice s)
{
    while (s.len && strchr(" \t", s.ptr[0]))
        s = slice_from(s, 1);
    while (s.len && strchr(" \t", s.ptr[s.len - 1]))
        s = slice_sub(s, 0, s.len - 1);
    return slice_trim(s);
}

/* A row with text in one cell only, above the table: its caption. */
static bool is_caption_row(struct slice row)
{
    struct slice cell;
    size_t filled = 0;

    while (slice_cut(&row, '\t', &cell))
        filled += slice_trim(cell).len > 0;
    return filled == 1;
}

/* 打印 | 关闭 has bars, too, but stands alone or is a button. */
static size_t barred_rows(struct paper *p, size_t i)
{
    size_t rows = 0, first = i, n = 0;

    for (; i < p->n && p->lines[i].role == ROLE_TEXT && is_barred(p->lines[i].text);
         i = paper_next(p, i + 1), rows++)
        if (line_is_button(p->lines[i].text) || line_is_source(p->lines[i].text))
            break;
    if (rows == 1 && is_caption_row(tabbed(p->arena, p->lines[first].text)))
        p->lines[first].text = without_tabs(tabbed(p->arena, p->lines[first].text));
    if (rows < ROWS_MIN)
        return 0;
    for (size_t k = 0; k < rows; k++, first = paper_next(p, first + 1)) {
        struct pasted_line *l = &p->lines[first];
        bool rule = is_rule(l->text);
        l->text = tabbed(p->arena, l->text);
        if (rule || !slice_trim(l->text).len) {
            l->role = ROLE_GONE;
        } else if (n == 0 && is_caption_row(l->text)) {
            l->text = without_tabs(l->text);
        } else {
            l->role = ROLE_ROW;
            if (n++ == 0)
                tell(p, first, rows);
        }
    }
    return rows;
}

/* A row that is a body, a date, or both: it signs, below a table. */
static bool signs_below(struct slice row)
{
    size_t tab;

    row = without_tabs(row);
    for (tab = row.len; tab > 0 && row.ptr[tab - 1] != '\t';)
        tab--;
    struct slice who = without_tabs(slice_sub(row, 0, tab)),
                 last = slice_from(row, tab);
    return is_only_date(slice_trim(last)) ? !who.len || line_is_body(who)
                                          : !who.len && line_is_body(last);
}

static size_t tabbed_rows(struct paper *p, size_t i)
{
    size_t rows = 0, k = i;

    p->lines[i].text = has_tab(p->lines[i].text) && signs_below(p->lines[i].text)
                           ? without_tabs(p->lines[i].text)
                           : p->lines[i].text;
    for (; k < p->n && p->lines[k].role == ROLE_TEXT && has_tab(p->lines[k].text) &&
           !(rows && signs_below(p->lines[k].text));
         k = paper_next(p, k + 1))
        rows++;
    if (rows < ROWS_MIN)
        return 0;
    tell(p, i, rows);
    for (k = 0; k < rows; k++, i = paper_next(p, i + 1))
        p->lines[i].role = ROLE_ROW;
    return rows;
}

/* ---- columns of blanks ---- */

/* Does a blank or the end follow the character before `at`? */
static bool is_alone(struct slice s, size_t at)
{
    return at == s.len || cp_among(utf8_next(s, &at), " \u00A0\u3000");
}

/* The text with Tabs for runs of at least `least` blanks; U+3000 counts as two. */
static struct slice unspaced(struct arena *a, struct slice s, size_t least)
{
    struct buf out = BUF_INIT;
    size_t blanks = 0, length = 0; /* of the cell, in code points */

    s = slice_trim(s);
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        size_t width = cp == ' ' || cp == 0xA0 ? 1 : cp == 0x3000 ? 2 : 0;
        bool inside = length == 1 && is_alone(s, at); /* 甄  珍 is one name */
        if (!width && blanks)
            buf_char(&out, blanks >= least && !inside ? '\t' : ' ');
        if (!width)
            length = blanks && !inside ? 1 : length + 1;
        if (!width)
            buf_cp(&out, cp);
        blanks = width ? blanks + width : 0;
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* A row of short cells without the marks of sentences. */
static bool is_cells(struct slice row)
{
    struct slice cell;
    struct list_mark mark;

    if (cells_of(row) < 2 || list_mark_read(row, LIST_MARK_ANY, &mark))
        return false;
    for (; slice_cut(&row, '\t', &cell);)
        if (utf8_count(cell) > CELL_MAX || line_is_label(cell) ||
            slice_find(cell, SLICE("。")) != SIZE_MAX ||
            slice_find(cell, SLICE("，")) != SIZE_MAX)
            return false;
    return true;
}

static struct slice cell_of(struct slice row, size_t column)
{
    struct slice cell = SLICE("");

    for (size_t c = 0; c <= column; c++)
        if (!slice_cut(&row, '\t', &cell))
            return SLICE("");
    return cell;
}

/* Is there a column with nothing but persons in these rows? Then they have no head, so
 * are a list. */
static bool are_persons(struct paper *p, size_t i, size_t rows, size_t least)
{
    struct slice head = unspaced(p->arena, p->lines[i].text, least);

    for (size_t c = 0, n; c < cells_of(head); c++) {
        size_t k = i;
        for (n = 0;
             n < rows &&
             line_are_names(cell_of(unspaced(p->arena, p->lines[k].text, least), c));
             n++)
            k = paper_next(p, k + 1);
        if (n == rows)
            return true;
    }
    return false;
}

/* Two blanks part two columns, single ones at least three. *persons: the line below
 * rows that are a list of persons. */
static size_t spaced_rows(struct paper *p, size_t i, size_t *persons)
{
    for (size_t least = 2; least >= 1; least--) {
        size_t rows = 0, columns = 0;
        for (size_t k = i; k < p->n && p->lines[k].role == ROLE_TEXT;
             k = paper_next(p, k + 1), rows++) {
            struct slice row = unspaced(p->arena, p->lines[k].text, least);
            if (!is_cells(row) || (rows && cells_of(row) != columns) ||
                cells_of(row) < (least > 1 ? 2u : 3u) || (rows && signs_below(row)))
                break;
            columns = cells_of(row);
        }
        if (rows < BLANK_ROWS_MIN)
            continue;
        if (are_persons(p, i, rows, least)) {
            for (*persons = i; rows > 0; rows--)
                *persons = paper_next(p, *persons + 1);
            return 0;
        }
        tell(p, i, rows);
        for (size_t k = 0; k < rows; k++, i = paper_next(p, i + 1)) {
            p->lines[i].text = unspaced(p->arena, p->lines[i].text, least);
            p->lines[i].role = ROLE_ROW;
        }
        return rows;
    }
    return 0;
}

/* ---- a cell a line ---- */

enum sort { SORT_TEXT, SORT_FIGURE, SORT_TIME, SORT_DAY };

/* 12, 3200.50元, 40% are figures; 9:00—17:00 a time; 10月20日 a day. */
static enum sort sort_of(struct slice s)
{
    bool digit = false, other = false, colon = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        digit |= cp >= '0' && cp <= '9';
        colon |= cp_among(cp, ":：");
        other |= !(cp >= '0' && cp <= '9') && !cp_among(cp, ".,，%％元+-—~～至:： ");
    }
    if (!digit)
        return SORT_TEXT;
    if (!other)
        return colon ? SORT_TIME : SORT_FIGURE;
    return slice_find(s, SLICE("月")) != SIZE_MAX &&
                   slice_find(s, SLICE("日")) != SIZE_MAX
               ? SORT_DAY
               : SORT_TEXT;
}

/* The lines from i on that may be cells: short, no sentences. barred: each ends with a
 * bar, which is cut. */
static size_t gather(struct paper *p, size_t i, bool barred, size_t *at,
                     struct slice *cells)
{
    size_t n = 0;

    for (; i < p->n && n < CELLS_MAX && p->lines[i].role == ROLE_TEXT;
         i = paper_next(p, i + 1)) {
        struct slice s = p->lines[i].text;
        struct list_mark mark;
        if (barred && (count_bars(s) == 0 || cells_of(tabbed(p->arena, s)) > 1))
            break;
        if (!barred &&
            (utf8_count(s) > CELL_MAX || line_is_ended(s) ||
             (list_mark_read(s, LIST_MARK_ANY, &mark) && !list_mark_is_bare(s, &mark))))
            break;
        at[n] = i;
        cells[n++] = barred ? tabbed(p->arena, s) : s;
    }
    return n;
}

static long counted(struct slice s)
{
    long n = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (!char_is_digit(s.ptr[i]) || i > 3)
            return -1;
        n = n * 10 + (s.ptr[i] - '0');
    }
    return s.len ? n : -1;
}

/* 序号 … 1 … 2 …: the distance of 1 and 2, if as many cells stand above the 1. */
static size_t columns_by_count(const struct slice *cells, size_t n, size_t *rows)
{
    size_t one = 0, two;

    while (one < n && counted(cells[one]) != 1)
        one++;
    for (two = one + 1; two < n && counted(cells[two]) != 2;)
        two++;
    size_t columns = two - one;
    if (two >= n || columns < 2 || columns > COLUMNS_MAX || one != columns)
        return 0;
    for (*rows = 1; (*rows) * columns < n &&
                    counted(cells[*rows * columns]) == (long)*rows &&
                    (*rows + 1) * columns <= n;)
        ++*rows;
    return *rows > 2 ? columns : 0;
}

/* Do the cells repeat their sorts at this distance below a head of texts? Returns the
 * rows with the head; 0: they do not. */
static size_t rows_that_repeat(const struct slice *cells, size_t n, size_t columns)
{
    size_t rows = n / columns, typed = 0;

    for (size_t c = 0; c < columns; c++) {
        enum sort sort = sort_of(cells[columns + c]);
        if (sort_of(cells[c]) != SORT_TEXT)
            return 0;
        typed += sort != SORT_TEXT;
        for (size_t r = 2; r < rows; r++)
            if (sort_of(cells[r * columns + c]) != sort)
                rows = r;
    }
    return typed ? rows : 0;
}

static size_t columns_by_sort(const struct slice *cells, size_t n, size_t *rows)
{
    for (size_t columns = 2; columns <= COLUMNS_MAX && columns * 3 <= n; columns++) {
        *rows = rows_that_repeat(cells, n, columns);
        if (*rows >= 3)
            return columns;
    }
    return 0;
}

/* Join each row's cells on the line of its first. */
static void set_rows(struct paper *p, const size_t *at, const struct slice *cells,
                     size_t columns, size_t rows)
{
    for (size_t r = 0; r < rows; r++) {
        struct buf row = BUF_INIT;
        for (size_t c = 0; c < columns; c++) {
            if (c)
                buf_char(&row, '\t');
            buf_slice(&row, cells[r * columns + c]);
            p->lines[at[r * columns + c]].role = ROLE_GONE;
        }
        struct pasted_line *l = &p->lines[at[r * columns]];
        l->text = slice_dup(p->arena, buf_view(&row));
        l->role = ROLE_ROW;
        buf_release(&row);
    }
    tell(p, at[0], rows);
}

/* For the cells that are looked at, made once. */
struct room {
    size_t *at; /* their lines */
    struct slice *cells;
};

/* Returns how many lines were looked at: they are no table at another start either. */
static size_t scattered_rows(struct paper *p, struct room *room, size_t i, bool barred,
                             bool *found)
{
    size_t *at = room->at, rows = 0, columns = 0;
    struct slice *cells = room->cells;
    size_t n = gather(p, i, barred, at, cells);

    if (n >= CELLS_MIN)
        columns = columns_by_count(cells, n, &rows);
    if (n >= CELLS_MIN && !columns)
        columns = columns_by_sort(cells, n, &rows);
    if (columns)
        set_rows(p, at, cells, columns, rows);
    for (size_t k = 0; barred && !columns && n > 1 && k < n; k++) {
        p->lines[at[k]].text = slice_trim(cells[k]);
        if (!p->lines[at[k]].text.len)
            p->lines[at[k]].role = ROLE_GONE;
    }
    *found = columns > 0;
    return n;
}

void paper_find_tables(struct paper *p)
{
    enum { STARTS = 4 };        /* a caption or two may stand above the first cell */
    size_t persons = 0;         /* until which line there are rows of persons */
    size_t run = 0, starts = 0; /* until which line there are single cells */
    bool found;
    struct room room = {arena_array(p->arena, size_t, CELLS_MAX),
                        arena_array(p->arena, struct slice, CELLS_MAX)};

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        if (p->lines[i].role != ROLE_TEXT || tabbed_rows(p, i))
            continue;
        if (is_barred(p->lines[i].text) &&
            ((scattered_rows(p, &room, i, true, &found) && found) || barred_rows(p, i)))
            continue;
        if (i >= persons && spaced_rows(p, i, &persons))
            continue;
        starts = i < run ? starts + 1 : 0;
        if (i < run && starts >= STARTS)
            continue;
        size_t n = scattered_rows(p, &room, i, false, &found);
        run = i < run ? run : i + n;
    }
}
