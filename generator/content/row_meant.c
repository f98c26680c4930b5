#include "content/row_meant.h"
#include "base/buf.h"
#include "base/lexicon.h"
#include "content/unknown_key.h"
#include "data/yaml_write.h"

#include <limits.h>
#include <string.h>

enum { PIECES = 6 };

struct pieces {
    struct slice list[PIECES]; /* one text's, in its order */
    size_t n;
    bool named; /* the first names what the second says */
};

/* ---- columns ---- */

enum { SURE = 3 };

static bool takes_words(const struct field *f)
{
    return f->type == FIELD_TEXT || f->type == FIELD_MARKDOWN ||
           f->type == FIELD_PERSON;
}

static bool is_amount(const struct field *f)
{
    return f->type == FIELD_MONEY || f->type == FIELD_NUMBER;
}

static bool is_needed(const struct field *f)
{
    return f->required && !f->otherwise;
}

bool row_needs_one(const struct field *f)
{
    bool one = f->ncolumns > 0;

    for (size_t i = 1; i < f->ncolumns; i++)
        one &= !is_needed(&f->columns[i]);
    return one;
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

/* ---- a text in pieces ---- */

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

static size_t digits_from(struct slice s, size_t at)
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
        size_t hours = digits_before(s, start), minutes = digits_from(s, at);
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
    size_t hours = digits_from(s, 0), after = hours;
    struct slice sum = s;

    if (hours > 0 && hours < 3 && after < s.len && has_column(f, is_clock)) {
        uint32_t cp = utf8_next(s, &after);
        size_t end = after + digits_from(s, after), next = end;
        if ((cp == ':' || cp == 0xFF1A) && end == after + 2 && end < s.len &&
            cp_is_han(utf8_next(s, &next)))
            return end;
    }
    if (!has_column(f, is_amount))
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

/* At its colon, else at blanks and marks; the last piece holds all the rest. */
static struct pieces pieces_of(const struct field *f, struct slice s)
{
    struct pieces p = {0};
    size_t after, colon = name_colon(s, &after), start = 0;
    size_t most = f->ncolumns < PIECES ? f->ncolumns : PIECES;

    if (colon != SIZE_MAX) {
        p.list[p.n++] = slice_trim(slice_sub(s, 0, colon));
        p.list[p.n++] = slice_trim(slice_from(s, after));
        p.n -= p.list[1].len == 0;
        p.named = true;
        return p;
    }
    for (size_t at = 0; at < s.len && p.n + 1 < most;) {
        size_t end = at;
        if (!cp_among(utf8_next(s, &at), " \t\n　，,、；;|｜/") ||
            is_quantity(s, start, end, at))
            continue;
        struct slice piece = slice_trim(slice_sub(s, start, end));
        if (piece.len)
            p.list[p.n++] = piece;
        start = at;
    }
    struct slice rest = slice_trim(slice_from(s, start));
    if (rest.len)
        p.list[p.n++] = rest;
    size_t glued = p.n == 1 && most > 1 ? glued_at(f, rest) : 0;
    if (glued) {
        p.list[0] = slice_trim(slice_sub(rest, 0, glued));
        p.list[p.n++] = slice_trim(slice_from(rest, glued));
    }
    return p;
}

/* Pieces that stand apart become one text's. */
static struct pieces pieces_joined(struct arena *a, const struct slice *parts, size_t n)
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
        rows &= part.len == 0 || pieces_of(f, part).n > 1;
        shorts &= is_short(part);
        start = at;
        at += end == s.len;
    }
    return parts > 1 && (rows || shorts) ? first : s;
}

/* Does 时间： stand at `at`, the name of a column? Then *after is behind its colon. */
static const struct field *label_at(const struct field *f, struct slice s, size_t at,
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

/* The text of a row, of lines as they were typed. */
static struct slice text_of_row(const struct field *f, const struct value *row)
{
    struct slice s = slice_trim(row->text), typed, line;

    if (!row->quoted && row->at.src && row->at.end > row->at.start) {
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
        if (label_at(f, s, 0, &(size_t){0}) == NULL) {
            s = row_before(f, s, "；;", true);
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
           text_of_row(f, row).len + MARK < slice_trim(row->text).len;
}

/* ---- pieces in columns ---- */

/* 高秀兰: a surname and one or two characters more. */
static bool is_name(struct slice s)
{
    struct surname found;
    size_t n = utf8_count(s);

    return n >= 2 && n <= 4 && s.len == 3 * n && surname_find(s, 0, false, &found);
}

/* How well a piece suits a column; 0: not at all. */
static int suits(struct decoder *dec, const struct field *column, struct slice piece)
{
    enum likeness like = likeness_of(dec, column, value_text(dec->arena, piece));
    bool needed = is_needed(column);

    if (like == IS_ONE || (column->type == FIELD_PERSON && is_name(piece)))
        return SURE + needed;
    if (!needed || (!takes_words(column) && column->type != FIELD_LIST))
        return 0;
    return 1 + (like == MAY_BE);
}

/* The free column that a piece suits best: of its very type, or one of texts that must
 * be there; SIZE_MAX: none. */
static size_t column_for(struct decoder *dec, const struct field *f, struct slice piece,
                         const struct slice *cells)
{
    size_t best = SIZE_MAX;
    int most = 0;

    for (size_t i = 0; i < f->ncolumns; i++) {
        int rank = cells[i].len ? 0 : suits(dec, &f->columns[i], piece);

        if (rank > most) {
            most = rank;
            best = i;
        }
    }
    return best;
}

static long width_of(const struct field *column)
{
    return column->max < 0 ? LONG_MAX : column->max;
}

/* For what is said of a name where nothing else must be there: the free column of texts
 * that holds most. */
static size_t widest_column(const struct field *f, const struct slice *cells)
{
    size_t best = SIZE_MAX;

    for (size_t i = 1; i < f->ncolumns; i++)
        if (!cells[i].len && takes_words(&f->columns[i]) &&
            (best == SIZE_MAX ||
             width_of(&f->columns[i]) > width_of(&f->columns[best])))
            best = i;
    return best;
}

static void fill_cells(struct decoder *dec, const struct field *f,
                       const struct pieces *p, struct slice *cells)
{
    size_t last = SIZE_MAX; /* the column that takes what has none of its own */
    bool taken[PIECES];

    for (size_t i = p->n; i-- > 0;) { /* 居民 012 500元: the last number is the sum */
        size_t column = column_for(dec, f, p->list[i], cells);
        taken[i] = column != SIZE_MAX && is_amount(&f->columns[column]);
        if (taken[i])
            cells[column] = p->list[i];
    }
    for (size_t i = 0; i < p->n; i++) {
        size_t column = taken[i] ? SIZE_MAX : column_for(dec, f, p->list[i], cells);
        if (column == SIZE_MAX && !taken[i] && i && p->named && row_needs_one(f))
            column = widest_column(f, cells);
        if (column != SIZE_MAX)
            cells[last = column] = p->list[i];
        else if (!taken[i] && last != SIZE_MAX && cells[last].ptr < p->list[i].ptr)
            cells[last].len =
                (size_t)(p->list[i].ptr + p->list[i].len - cells[last].ptr);
    }
}

/* 时间：9:30，内容：拔河比赛: false if it does not begin with a column's name. */
static bool fill_labelled(const struct field *f, struct slice s, struct slice *cells)
{
    size_t after = 0, start = 0;
    const struct field *column = label_at(f, s, 0, &after);
    bool apart = false;

    if (!column)
        return false;
    start = after;
    for (size_t at = start; at <= s.len;) {
        size_t here = at;
        const struct field *next = apart ? label_at(f, s, here, &after) : NULL;
        bool end = here == s.len;
        if (next || end) {
            struct slice cell = slice_trim(slice_sub(s, start, here));
            while (cell.len &&
                   (slice_ends(cell, SLICE("，")) || slice_ends(cell, SLICE("、")) ||
                    slice_ends(cell, SLICE("；"))))
                cell = slice_trim(slice_sub(cell, 0, cell.len - strlen("，")));
            if (slice_ends(cell, SLICE(",")) || slice_ends(cell, SLICE(";")))
                cell.len--;
            cells[column - f->columns] = cell;
        }
        if (end)
            break;
        if (next) {
            column = next;
            start = at = after;
        }
        apart = at < s.len && cp_among(utf8_next(s, &at), " 　，,、；;\n");
    }
    return true;
}

/* 周远、韩磊 in a column of several: [周远, 韩磊]. */
static void put_cell(struct buf *row, const struct field *column, struct slice cell)
{
    size_t start = 0;

    if (column->type != FIELD_LIST) {
        yaml_put_flow(row, cell);
        return;
    }
    buf_char(row, '[');
    for (size_t at = 0; at <= cell.len;) {
        size_t end = at;
        uint32_t cp = at < cell.len ? utf8_next(cell, &at) : ',';
        if (!cp_among(cp, "、，,；; "))
            continue;
        struct slice word = slice_trim(slice_sub(cell, start, end));
        if (word.len) {
            buf_str(row, row->ptr[row->len - 1] == '[' ? "" : ", ");
            yaml_put_flow(row, word);
        }
        start = at;
        at += end == cell.len;
    }
    buf_char(row, ']');
}

/* ---- rows ---- */

/* 停水时间: 上午 and 12月2日: [周远, 韩磊]; {电梯广告, 1200} is keys alone. */
static struct pieces pieces_of_map(struct arena *a, const struct value *row)
{
    struct slice *parts = arena_array(a, struct slice, row->nmembers + PIECES);
    const struct value *said = row->nmembers ? row->members[0].value : NULL;
    size_t n = 0;

    for (size_t i = 0; i < row->nmembers; i++) {
        parts[n++] = row->members[i].key;
        if (i == 0 && said->type != VALUE_NULL)
            break;
    }
    if (said && said->type == VALUE_LIST)
        for (size_t i = 0; i < said->n && n < PIECES; i++)
            parts[n++] = said->items[i]->text;
    else if (said && said->text.len)
        parts[n++] = slice_trim(said->text);
    struct pieces p = pieces_joined(a, parts, n);
    p.named = n == 2 && said && said->type != VALUE_NULL;
    return p;
}

static struct pieces pieces_of_row(struct arena *a, const struct field *f,
                                   const struct value *row)
{
    if (row->type == VALUE_MAP)
        return pieces_of_map(a, row);
    if (row->type != VALUE_LIST)
        return pieces_of(f, text_of_row(f, row));
    struct slice *parts = arena_array(a, struct slice, row->n);
    for (size_t i = 0; i < row->n; i++)
        parts[i] = row->items[i]->text;
    return pieces_joined(a, parts, row->n);
}

bool row_holds_more(struct decoder *dec, const struct field *f, const struct value *row)
{
    struct pieces p = pieces_of_row(dec->arena, f, row);

    for (size_t i = 1; i < p.n; i++)
        for (size_t c = 1; c < f->ncolumns; c++)
            if (suits(dec, &f->columns[c], p.list[i]) >= SURE)
                return true;
    return false;
}

const char *row_meant(struct decoder *dec, const struct field *f,
                      const struct value *row)
{
    struct slice *cells = arena_array(dec->arena, struct slice, f->ncolumns);
    bool text = row->type != VALUE_MAP && row->type != VALUE_LIST;
    struct buf out = BUF_INIT;

    if (!text || !fill_labelled(f, text_of_row(f, row), cells)) {
        struct pieces p = pieces_of_row(dec->arena, f, row);
        fill_cells(dec, f, &p, cells);
    }
    for (size_t i = 0; i < f->ncolumns; i++) {
        if (!cells[i].len && !is_needed(&f->columns[i]))
            continue;
        buf_printf(&out, "%s%.*s: ", out.len ? ", " : "{",
                   SLICE_FMT(f->columns[i].name));
        put_cell(&out, &f->columns[i], cells[i].len ? cells[i] : SLICE("…"));
    }
    buf_str(&out, "}");
    const char *meant = slice_cstr(dec->arena, buf_view(&out));
    buf_release(&out);
    return meant;
}
