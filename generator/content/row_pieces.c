#include "content/row_pieces.h"
#include "base/buf.h"

#include <string.h>

bool row_is_amount(const struct field *f)
{
    return f->type == FIELD_MONEY || f->type == FIELD_NUMBER;
}

static bool has_column(const struct field *f, bool (*is)(const struct field *))
{
    for (size_t i = 0; i < f->ncolumns; i++)
        if (is(&f->columns[i]))
            return true;
    return false;
}

static bool is_clock(const struct field *f)
{
    return f->type == FIELD_TIME;
}

bool row_cut_mark(struct slice *line)
{
    static const char *const marks[] = {"-", "－", "—", "–", "·", "•", "●", "*", "■"};
    size_t digits = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (slice_starts(*line, slice_of(marks[i]))) {
            *line = slice_trim(slice_from(*line, strlen(marks[i])));
            return line->len > 0;
        }
    while (digits < line->len && char_is_digit(line->ptr[digits]))
        digits++;
    struct slice rest = slice_from(*line, digits);
    bool dot = slice_starts(rest, SLICE(". ")) || slice_starts(rest, SLICE("、"));
    if (digits == 0 || digits > 2 || !dot)
        return false;
    *line = slice_trim(slice_from(rest, strlen(". ")));
    *line = slice_starts(rest, SLICE("、")) ? slice_from(rest, strlen("、")) : *line;
    return line->len > 0;
}

static size_t digits_before(struct slice s, size_t at)
{
    size_t n = 0;

    while (n < at && char_is_digit(s.ptr[at - n - 1]))
        n++;
    return n;
}

size_t row_digits_at(struct slice s, size_t at)
{
    size_t n = 0;

    while (at + n < s.len && char_is_digit(s.ptr[at + n]))
        n++;
    return n;
}

/* The colon that parts a name from the rest, not one of 9:30; SIZE_MAX: none. */
static size_t name_colon(struct slice s, size_t *after)
{
    enum { NAME = 16 };

    for (size_t at = 0, n = 0; at < s.len && n <= NAME; n++) {
        size_t start = at;
        uint32_t cp = utf8_next(s, &at);
        size_t hours = digits_before(s, start), minutes = row_digits_at(s, at);
        bool clock = hours > 0 && hours < 3 && minutes == 2;
        if ((cp != ':' && cp != 0xFF1A) || clock)
            continue;
        *after = at;
        return start ? start : SIZE_MAX;
    }
    return SIZE_MAX;
}

/* 9:00签到领号, 电梯广告1200元: where the time ends or the amount begins; 0: nowhere.
 */
static size_t glued_at(const struct field *f, struct slice s)
{
    size_t hours = row_digits_at(s, 0), after = hours;
    struct slice sum = s;

    if (hours > 0 && hours < 3 && after < s.len && has_column(f, is_clock)) {
        uint32_t cp = utf8_next(s, &after);
        size_t end = after + row_digits_at(s, after), next = end;
        if ((cp == ':' || cp == 0xFF1A) && end == after + 2 && end < s.len &&
            cp_is_han(utf8_next(s, &next)))
            return end;
    }
    if (!has_column(f, row_is_amount))
        return 0;
    if (slice_ends(sum, SLICE("元")))
        sum.len -= strlen("元");
    if (slice_ends(sum, SLICE("万")))
        sum.len -= strlen("万");
    size_t at = sum.len;
    while (at > 0 && (char_is_digit(s.ptr[at - 1]) || strchr(".,", s.ptr[at - 1])))
        at--;
    return at < sum.len && char_is_digit(s.ptr[at]) ? at : 0;
}

/* 3 号楼, 20 根: a blank within a quantity. */
static bool is_quantity(struct slice s, size_t start, size_t blank, size_t next)
{
    while (next < s.len && s.ptr[next] == ' ')
        next++;
    return blank > start && digits_before(s, blank) == blank - start && next < s.len &&
           cp_among(utf8_next(s, &next),
                    "号元万天日个户栋楼层单根件份套桶人次分点小月年"
                    "米吨公斤千盒箱袋瓶张台盏");
}

/* 1,200 元: a comma within a number. */
static bool is_thousands(struct slice s, size_t comma, size_t next)
{
    return s.ptr[comma] == ',' && comma > 0 && char_is_digit(s.ptr[comma - 1]) &&
           row_digits_at(s, next) == 3;
}

/* At blanks and marks; the last piece holds all the rest. */
void row_add_words(struct pieces *p, struct slice s)
{
    size_t start = 0;

    for (size_t at = 0; at < s.len && p->n + 1 < PIECES;) {
        size_t end = at;
        if (!cp_among(utf8_next(s, &at), " \t\n　，,、；;|｜/") ||
            is_quantity(s, start, end, at) || is_thousands(s, end, at))
            continue;
        struct slice piece = slice_trim(slice_sub(s, start, end));
        if (piece.len)
            p->list[p->n++] = piece;
        start = at;
    }
    struct slice rest = slice_trim(slice_from(s, start));
    if (rest.len)
        p->list[p->n++] = rest;
}

/* At its colon, else at blanks and marks, else where figures begin or end. */
struct pieces row_pieces_of(const struct field *f, struct slice s)
{
    struct pieces p = {0};
    size_t after, colon = name_colon(s, &after);

    if (colon != SIZE_MAX) {
        p.list[p.n++] = slice_trim(slice_sub(s, 0, colon));
        p.list[p.n++] = slice_trim(slice_from(s, after));
        p.n -= p.list[1].len == 0;
        p.named = true;
        return p;
    }
    row_add_words(&p, s);
    size_t glued = p.n == 1 && f->ncolumns > 1 ? glued_at(f, p.list[0]) : 0;
    if (glued) {
        struct slice both = p.list[0];
        p.list[0] = slice_trim(slice_sub(both, 0, glued));
        p.list[p.n++] = slice_trim(slice_from(both, glued));
    }
    return p;
}

/* Pieces that stand apart become one text's. */
struct pieces row_pieces_joined(struct arena *a, const struct slice *parts, size_t n)
{
    struct pieces p = {.n = n < PIECES ? n : PIECES};
    struct buf all = BUF_INIT;
    size_t at = 0;

    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(parts[i]));
    struct slice text = slice_of(slice_cstr(a, buf_view(&all)));
    buf_release(&all);
    for (size_t i = 0; i < p.n; i++) {
        p.list[i] = slice_sub(text, at, at + parts[i].len);
        at += parts[i].len + strlen("、");
    }
    if (n > p.n)
        p.list[p.n - 1].len = (size_t)(text.ptr + text.len - p.list[p.n - 1].ptr);
    return p;
}

/* ---- the first row of several ---- */

static bool is_short(struct slice s)
{
    enum { SHORT = 12 };

    for (size_t at = 0; at < s.len;)
        if (cp_among(utf8_next(s, &at), " 　，,：:"))
            return false;
    return utf8_count(s) <= SHORT;
}

/* What stands before the first of the marks, if each part between them may be a row:
 * has pieces of its own, or (words) is one short word. */
static struct slice row_before(const struct field *f, struct slice s, const char *marks,
                               bool words)
{
    struct slice first = s;
    size_t start = 0, parts = 0;
    bool rows = true, shorts = words;

    for (size_t at = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : (uint32_t)marks[0];
        if (end < s.len && !cp_among(cp, marks))
            continue;
        struct slice part = slice_trim(slice_sub(s, start, end));
        if (part.len && parts++ == 0)
            first = part;
        bool glued = row_pieces_of(f, part).n > 1 &&
                     (marks[0] != ' ' || slice_find(part, SLICE("，")) == SIZE_MAX);
        rows &= part.len == 0 || glued;
        shorts &= is_short(part);
        start = at;
        at += end == s.len;
    }
    return parts > 1 && (rows || shorts) ? first : s;
}

/* Does 时间： stand at `at`, the name of a column? Then *after is behind its colon. */
const struct field *row_label_at(const struct field *f, struct slice s, size_t at,
                                 size_t *after)
{
    struct slice rest = slice_from(s, at);
    size_t wide = slice_find(rest, SLICE("：")), colon = slice_find(rest, SLICE(":"));
    size_t mark = wide < colon ? wide : colon;

    if (mark == SIZE_MAX)
        return NULL;
    *after = at + mark + (mark == wide ? strlen("：") : 1);
    return field_find(f->columns, f->ncolumns, slice_trim(slice_sub(rest, 0, mark)));
}

/* The text of a row, of lines as they were typed; `all`: of all the table's. */
struct slice row_text(const struct field *f, const struct value *row, bool all)
{
    struct slice s = slice_trim(row->text), typed, line;

    if (all && !row->quoted && row->at.src && row->at.end > row->at.start) {
        typed = slice_sub(row->at.src->text, row->at.start, row->at.end);
        bool folded = slice_find(s, SLICE("\n")) == SIZE_MAX;
        if (folded && slice_cut(&typed, '\n', &line) && slice_trim(typed).len &&
            f->type != FIELD_RECORD)
            s = slice_trim(line);
    }
    if (f->type == FIELD_TABLE) {
        struct slice whole = s;
        if (slice_cut(&whole, '\n', &line))
            s = slice_trim(line);
        bool labelled = row_label_at(f, s, 0, &(size_t){0}) != NULL;
        if (!labelled)
            s = row_before(f, s, "；;", all);
        if (!labelled && all) {
            s = row_before(f, s, "，,", false);
            s = row_before(f, s, "、", true);
            s = row_before(f, s, " ", false);
        }
    }
    row_cut_mark(&s);
    return s;
}

bool row_is_several(const struct field *f, const struct value *row)
{
    enum { MARK = 6 }; /* at most, of an entry's */

    return row->type == VALUE_TEXT &&
           row_text(f, row, false).len + MARK < slice_trim(row->text).len;
}
