/* typed_columns.c - keeps columns of blanks, such as two signatures, aligned.
 *
 *     gaps of 15 and 16 ems in two lines, the wider 27 ems -> gaps of 8 and 9, 20 ems
 *
 * A run of three or more U+3000 inside a line is a gap (typed_blanks.c has made them of
 * blanks). When the widest line of a paragraph is wider than 20 ems, the gaps are
 * narrowed an em at a time, the widest first and equally in all lines, so that columns
 * stay straight. A line that is still too wide is then narrowed by itself. */
#include "markdown/typed_columns.h"
#include "base/buf.h"
#include "markdown/typed_list.h"

enum {
    GAPS_MAX = 12,
    GAP = 3,        /* ems: anything less separates words */
    EM = 100,       /* widths are in hundredths of an em */
    ROOM = 20 * EM, /* a line of A4 in large type, or on a telephone */
    LEAST = 1,      /* ems to which the only gap of a line is narrowed */
    LEAST_EACH = 2, /* ems to which each of several is */
};

/* A line in columns: its only text node, the widths of its gaps in ems, and its own
 * width in 1/EM. */
struct column_line {
    struct node *text;
    size_t gaps[GAPS_MAX], n, width;
};

struct column_lines {
    struct column_line *v;
    size_t n, cap;
    size_t least[GAPS_MAX]; /* ems: the narrowest i-th gap of all lines */
    size_t widest;          /* width of the widest line, 1/EM */
    bool alike;             /* all lines have the same number of gaps */
};

/* The U+3000 at s[at], in ems. */
static size_t blanks_at(struct slice s, size_t at)
{
    size_t n = 0;

    while (at < s.len && utf8_next(s, &at) == 0x3000)
        n++;
    return n;
}

/* The offset after the U+3000 at `at`, or after another character. */
static size_t skip(struct slice s, size_t at)
{
    size_t n = blanks_at(s, at);

    if (n)
        return at + n * (sizeof "　" - 1);
    utf8_next(s, &at);
    return at;
}

/* Approximately the width as set, in 1/EM: a Latin letter is taken as 0.56 em, with
 * 0.17 em between it and Han. */
static size_t width_of(struct slice s)
{
    enum { LATIN = 56, BESIDE = 17 };
    uint32_t before = 0;
    size_t n = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool latin = cp < 0x80 && cp != ' ', after = before < 0x80 && before > ' ';
        n += cp == 0x2002 || cp == ' ' ? EM / 2 : cp < 0x80 ? LATIN : EM;
        n += (latin && cp_is_han(before)) || (after && cp_is_han(cp)) ? BESIDE : 0;
        before = cp;
    }
    return n;
}

static struct column_line read_line(struct node *text)
{
    struct column_line line = {
        .text = text, .width = width_of(text->text) + typed_indent(text->at) * EM / 2};

    for (size_t at = 0; at < text->text.len; at = skip(text->text, at)) {
        size_t n = blanks_at(text->text, at);
        if (n >= GAP && line.n < GAPS_MAX)
            line.gaps[line.n++] = n;
    }
    return line;
}

static void add(struct arena *a, struct column_lines *lines, struct node *text)
{
    struct column_line line = read_line(text);

    if (line.n == 0)
        return;
    for (size_t i = 0; i < line.n; i++)
        if (lines->n == 0 || line.gaps[i] < lines->least[i])
            lines->least[i] = line.gaps[i];
    lines->alike = lines->n == 0 || (lines->alike && line.n == lines->v[0].n);
    lines->widest = line.width > lines->widest ? line.width : lines->widest;
    arena_push(a, lines->v, lines->n, lines->cap);
    lines->v[lines->n++] = line;
}

static struct column_lines lines_of(struct arena *a, const struct node *paragraph)
{
    struct column_lines lines = {0};

    for (struct node *n = paragraph->child, *first = n; n; n = n->next) {
        bool alone = n == first && (!n->next || n->next->type == NODE_BREAK);
        if (n->type == NODE_TEXT && alone)
            add(a, &lines, n);
        if (n->type == NODE_BREAK)
            first = n->next;
    }
    return lines;
}

/* The widest of the gaps that may still be narrowed; n: there is none. */
static size_t widest_gap(const size_t *gaps, const size_t *less, size_t n, size_t least)
{
    size_t most = 0;

    for (size_t i = 1; i < n; i++)
        if (gaps[i] - less[i] > gaps[most] - less[most])
            most = i;
    return gaps[most] - less[most] > least ? most : n;
}

/* Rewrites the line with gap i narrowed by less[i] ems; tight: narrows the two-em
 * blanks meant for filling in, too. */
static void write_line(struct arena *a, const struct column_line *line,
                       const size_t *less, bool tight)
{
    struct buf out = BUF_INIT;
    struct slice s = line->text->text;
    size_t gap = 0;

    for (size_t at = 0, end; at < s.len; at = end) {
        size_t n = blanks_at(s, at), cut = 0;
        end = skip(s, at);
        if (n >= GAP && gap < line->n)
            cut = less[gap++];
        else if (tight && n == 2)
            cut = 1;
        at += cut * (sizeof "　" - 1);
        buf_slice(&out, slice_sub(s, at, end));
        if (tight && n && slice_starts(slice_from(s, end), SLICE("\u2002")))
            end += sizeof "\u2002" - 1;
    }
    line->text->text = slice_of(slice_cstr(a, buf_view(&out)));
    buf_release(&out);
}

/* Narrows the gaps by `all` as in every line, and further while the line is too wide.
 */
static void narrow(struct arena *a, const struct column_line *line, const size_t *all)
{
    size_t less[GAPS_MAX], width = line->width;

    for (size_t i = 0; i < line->n; i++) {
        less[i] = all[i];
        width -= all[i] * EM;
    }
    while (width > ROOM + EM / 2) {
        size_t most = widest_gap(line->gaps, less, line->n, LEAST);
        if (most == line->n)
            break;
        less[most]++;
        width -= EM;
    }
    write_line(a, line, less, width > ROOM + EM / 2);
}

static void narrow_all(struct arena *a, const struct column_lines *lines)
{
    size_t less[GAPS_MAX] = {0}, gaps = lines->v[0].n;
    size_t least = gaps > 1 ? LEAST_EACH : LEAST;

    for (size_t width = lines->widest; lines->alike && width > ROOM; width -= EM) {
        size_t most = widest_gap(lines->least, less, gaps, least);
        if (most == gaps)
            break;
        less[most]++;
    }
    for (size_t i = 0; i < lines->n; i++)
        narrow(a, &lines->v[i], less);
}

void columns_narrow(struct arena *a, struct node *doc)
{
    struct arena scratch = ARENA_INIT;

    for (struct node *n = doc->child; n; n = n->next) {
        if (n->type != NODE_PARAGRAPH || n->align == ALIGN_RIGHT)
            continue;
        struct column_lines lines = lines_of(&scratch, n);
        if (lines.n && lines.widest > ROOM)
            narrow_all(a, &lines);
    }
    arena_free(&scratch);
}
