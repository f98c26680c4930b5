/* row_slip.c - rebuilds rows from texts.
 *
 *     停水时间：12月3日 -> 停水时间, 12月3日 -> {名: 停水时间, 内容: 12月3日}
 *     电梯广告 1200元   -> 电梯广告, 1200元  -> {项目: 电梯广告, 金额: 1200元}
 *
 * A text is cut at its colon, else at blanks and marks. Numbers are placed first, from
 * the right; then each other piece goes to the free column it fits best. What fits no
 * column is joined to the piece before it.
 */
#include "content/row_slip.h"
#include "base/buf.h"
#include "base/lexicon.h"
#include "content/unknown_key.h"
#include "data/yaml_write.h"
#include "prose/meant.h"

#include <string.h>

/* ---- a text in pieces ---- */

enum { PIECES = 6 }; /* more columns than that are not rebuilt */

struct pieces {
    struct slice list[PIECES];
    size_t n;
    bool apart; /* not parts of one text */
};

/* How many digits end at byte `at`. */
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

/* The colon after a name, not that of 9:30. SIZE_MAX: none. */
static size_t name_colon(struct slice s, size_t *after)
{
    enum { NAME = 16 }; /* code points */

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

/* Cut at the colon, else at blanks and marks; the last piece takes the rest. */
static struct pieces pieces_of(struct slice s, size_t most)
{
    struct pieces p = {0};
    size_t after, colon = name_colon(s, &after), start = 0;

    most = most < PIECES ? most : PIECES;
    if (colon != SIZE_MAX) {
        p.list[p.n++] = slice_trim(slice_sub(s, 0, colon));
        p.list[p.n++] = slice_trim(slice_from(s, after));
        p.n -= p.list[1].len == 0;
        return p;
    }
    for (size_t at = 0; at < s.len && p.n + 1 < most;) {
        size_t end = at;
        if (!cp_among(utf8_next(s, &at), " \t　，,、；;|｜/"))
            continue;
        struct slice piece = slice_trim(slice_sub(s, start, end));
        if (piece.len)
            p.list[p.n++] = piece;
        start = at;
    }
    struct slice rest = slice_trim(slice_from(s, start));
    if (rest.len)
        p.list[p.n++] = rest;
    return p;
}

/* 签到、拔河 -> 签到; a text with a colon is one entry and stays whole. */
static struct slice first_of_list(struct slice s)
{
    enum { SHORT = 12 };
    size_t after;

    if (name_colon(s, &after) != SIZE_MAX)
        return s;
    for (size_t at = 0, n = 0; at < s.len && n <= SHORT; n++) {
        size_t end = at;
        uint32_t cp = utf8_next(s, &at);
        if (n && cp_among(cp, "、；;\n"))
            return slice_sub(s, 0, end);
    }
    return s;
}

/* ---- the row that was meant ---- */

enum { SURE = 3 }; /* of suits(): the piece has the column's very type */

static bool takes_words(const struct field *f)
{
    return f->type == FIELD_TEXT || f->type == FIELD_MARKDOWN ||
           f->type == FIELD_PERSON;
}

/* Must a row have it? */
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

/* 高秀兰: a surname and one or two more characters. */
static bool is_name(struct slice s)
{
    struct surname found;
    size_t n = utf8_count(s);

    return n >= 2 && n <= 4 && s.len == 3 * n && surname_find(s, 0, false, &found);
}

/* How well a piece fits a column: 9:30 fits a time, any text a required text column. 0:
 * not at all. */
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

static bool is_amount(const struct field *f)
{
    return f->type == FIELD_MONEY || f->type == FIELD_NUMBER;
}

/* The free column that a piece fits best: of its type, or a required one of text.
 * SIZE_MAX: none. */
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

/* A cell as YAML; 周远、韩磊 in a list column becomes [周远, 韩磊]. */
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

/* Two pieces as one cell, with the text between them if they are from one text. */
static struct slice joined(struct arena *a, const struct pieces *p, struct slice cell,
                           struct slice piece)
{
    if (p->apart)
        return slice_of(
            arena_printf(a, "%.*s，%.*s", SLICE_FMT(cell), SLICE_FMT(piece)));
    return (struct slice){cell.ptr, (size_t)(piece.ptr + piece.len - cell.ptr)};
}

/* {时间: 9:30, 内容: 拔河比赛}; a required column without a piece gets …. */
static const char *row_meant(struct decoder *dec, const struct field *f,
                             const struct pieces *p)
{
    struct slice *cells = arena_array(dec->arena, struct slice, f->ncolumns);
    struct buf row = BUF_INIT;
    size_t last = SIZE_MAX; /* takes pieces that have no column */
    bool taken[PIECES];

    for (size_t i = p->n; i-- > 0;) { /* 居民 012 500元: the last number is the sum */
        size_t column = column_for(dec, f, p->list[i], cells);
        taken[i] = column != SIZE_MAX && is_amount(&f->columns[column]);
        if (taken[i])
            cells[column] = p->list[i];
    }
    for (size_t i = 0; i < p->n; i++) {
        size_t column = taken[i] ? SIZE_MAX : column_for(dec, f, p->list[i], cells);
        if (column != SIZE_MAX)
            cells[last = column] = p->list[i];
        else if (!taken[i] && last != SIZE_MAX)
            cells[last] = joined(dec->arena, p, cells[last], p->list[i]);
    }
    for (size_t i = 0; i < f->ncolumns; i++) {
        if (!cells[i].len && !is_needed(&f->columns[i]))
            continue;
        buf_printf(&row, "%s%.*s: ", row.len ? ", " : "{",
                   SLICE_FMT(f->columns[i].name));
        put_cell(&row, &f->columns[i], cells[i].len ? cells[i] : SLICE("…"));
    }
    buf_str(&row, "}");
    const char *text = slice_cstr(dec->arena, buf_view(&row));
    buf_release(&row);
    return text;
}

/* {9:30, 包饺子}: YAML reads texts in braces as keys without values. */
static bool has_no_values(const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++)
        if (row->members[i].value->type != VALUE_NULL)
            return false;
    return row->nmembers > 1;
}

/* [炖牛肉, 炒鸡蛋] -> 炖牛肉、炒鸡蛋; anything else as it is. */
static struct slice text_of(struct arena *a, const struct value *v)
{
    const char *all = "";

    if (v->type != VALUE_LIST)
        return slice_trim(v->text);
    for (size_t i = 0; i < v->n; i++)
        all = arena_printf(a, "%s%s%.*s", all, i ? "、" : "",
                           SLICE_FMT(v->items[i]->text));
    return slice_of(all);
}

/* The pieces of a row that is a text, or a pair `名: 值`. */
static struct pieces pieces_of_row(struct arena *a, const struct field *f,
                                   const struct value *row)
{
    struct pieces p = {0};

    if (row->type != VALUE_MAP)
        return pieces_of(slice_trim(row->text), f->ncolumns);
    p.apart = true;
    if (has_no_values(row)) { /* {9:30, 包饺子} */
        for (size_t i = 0; i < row->nmembers && p.n < PIECES; i++)
            p.list[p.n++] = row->members[i].key;
        return p;
    }
    if (row->nmembers != 1)
        return p;
    p.list[p.n++] = row->members[0].key;
    p.list[p.n++] = text_of(a, row->members[0].value);
    p.n -= p.list[1].len == 0;
    return p;
}

/* ---- which rows are wrong ---- */

static bool is_scalar(const struct value *v)
{
    return v->type == VALUE_TEXT || v->type == VALUE_BOOL;
}

/* Is it a record of columns of f? */
static bool all_known(const struct field *f, const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++)
        if (!field_find(f->columns, f->ncolumns, row->members[i].key))
            return false;
    return row->type == VALUE_MAP && row->nmembers > 0;
}

/* Does no key name a column, not even as 时间:9:30 does without its blank? */
static bool none_known(const struct field *f, const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++) {
        struct slice key = row->members[i].key;
        size_t after, colon = name_colon(key, &after); /* 时间:9:30 names it as well */

        if (field_find(f->columns, f->ncolumns, slice_trim(slice_sub(key, 0, colon))))
            return false;
    }
    return true;
}

static bool all_scalar(const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++)
        if (!is_scalar(row->members[i].value))
            return false;
    return true;
}

/* 居民 012 500元 where a name alone would do: a piece clearly belongs to another
 * column. */
static bool holds_more(struct decoder *dec, const struct field *f,
                       const struct value *row)
{
    struct pieces p = pieces_of_row(dec->arena, f, row);

    for (size_t i = 1; i < p.n; i++)
        for (size_t c = 1; c < f->ncolumns; c++)
            if (suits(dec, &f->columns[c], p.list[i]) >= SURE)
                return true;
    return false;
}

/* 9:30 拔河比赛, or 停水时间: 上午 whose key is not similar to any column's name. */
static bool is_bare(struct decoder *dec, const struct field *f, const struct value *row)
{
    struct slice names[PIECES * 4];
    size_t n = 0;

    if (row_needs_one(f) && !holds_more(dec, f, row))
        return false;
    if (row->type != VALUE_MAP)
        return is_scalar(row);
    if (has_no_values(row))
        return f->ncolumns > 1 && none_known(f, row);
    if (row->nmembers != 1 || f->ncolumns < 2 || all_known(f, row) ||
        (!is_scalar(row->members[0].value) &&
         row->members[0].value->type != VALUE_LIST))
        return false;
    for (size_t i = 0; i < f->ncolumns && n < sizeof names / sizeof *names; i++)
        names[n++] = f->columns[i].name;
    struct slice key = row->members[0].key;
    return slice_find(key, SLICE(":")) == SIZE_MAX &&
           slice_find(key, SLICE("：")) == SIZE_MAX &&
           nearest_word(key, names, n).len == 0;
}

/* Does the row continue the one above, which lacks a required column, without repeating
 * any? */
static bool goes_on(const struct field *f, const struct value *above,
                    const struct value *row)
{
    bool lacks = false;

    if (!all_known(f, above) || !all_known(f, row))
        return false;
    for (size_t i = 0; i < f->ncolumns; i++) {
        bool in_above = value_find_slice(above, f->columns[i].name) != NULL;
        bool in_row = value_find_slice(row, f->columns[i].name) != NULL;

        if (in_above && in_row)
            return false;
        lacks |= !in_above && is_needed(&f->columns[i]);
    }
    return lacks;
}

/* n: how many rows lack their columns; the hint shows the first. */
static void report_bare(struct decoder *dec, const struct field *f,
                        const struct value *row, size_t n)
{
    struct pieces p = pieces_of_row(dec->arena, f, row);
    const char *meant = row_meant(dec, f, &p);

    diag_error(dec->diag,
               row->type == VALUE_MAP ? row->members[0].key_at
                                      : (struct span){row->at.src, row->at.start, 0},
               "wrong-type", "“%.*s”的每一条要写明是哪一栏",
               "an entry of '%.*s' must name its columns", SLICE_FMT(f->name));
    if (n > 1)
        diag_hint(dec->diag, "写成  - %s；下面的也这样写",
                  "write  - %s, and the others likewise", meant);
    else
        diag_hint(dec->diag, "写成  - %s", "write  - %s", meant);
}

/* `- 名: 范围` and `- 内容: 5 号楼`: the second dash is one too many. */
static void report_parted(struct decoder *dec, const struct field *f,
                          const struct value *row)
{
    diag_error(dec->diag, row->members[0].key_at, "yaml-dash",
               "“%.*s”和上一行是同一条，前面不用“-”",
               "'%.*s' belongs to the entry above: no '-'",
               SLICE_FMT(row->members[0].key));
    diag_hint(dec->diag,
              "一条只在第一行（%.*s）写“-”；这一行的“-”换成一个空格，下面的也一样",
              "only the first line (%.*s) of an entry has a '-': put a blank in "
              "its place here, and likewise below",
              SLICE_FMT(f->columns[0].name));
}

/* A row split by a second dash makes all rows doubtful, so it is reported alone. */
bool row_slip_report(struct decoder *dec, const struct field *f,
                     const struct value *rows, bool *slip)
{
    size_t bare = 0, first = 0;

    for (size_t i = 1; i < rows->n; i++)
        if (goes_on(f, rows->items[i - 1], rows->items[i])) {
            report_parted(dec, f, rows->items[i]);
            memset(slip, true, rows->n * sizeof *slip);
            return true;
        }
    for (size_t i = rows->n; i-- > 0;) {
        slip[i] = is_bare(dec, f, rows->items[i]);
        bare += slip[i];
        first = slip[i] ? i : first;
    }
    if (bare)
        report_bare(dec, f, rows->items[first], bare);
    return bare > 0;
}

/* ---- tables and records of the wrong shape ---- */

/* 支出: 无: a required table gets a row that says so, {项目: 无, 金额: 0}. */
static void hint_nothing(struct decoder *dec, const struct field *f)
{
    struct pieces p = {{SLICE("无"), SLICE("0")}, 2, true};

    if (is_needed(f))
        diag_hint(dec->diag, "没有的，另起一行，前面空两格，写成  - %s",
                  "if there is nothing: a line of its own, after two blanks: - %s",
                  row_meant(dec, f, &p));
    else
        diag_hint(dec->diag, "没有的，删掉“%.*s”这一行",
                  "if there is nothing, remove '%.*s'", SLICE_FMT(f->name));
}

void row_slip_report_table(struct decoder *dec, const struct field *f,
                           const struct value *written)
{
    struct buf row = BUF_INIT;
    const char *meant;

    diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应是“- ”开头的一条条",
               "'%.*s' must be a list of records", SLICE_FMT(f->name));
    if (f->ncolumns == 0)
        return;
    if (written->type == VALUE_TEXT && meant_nothing(written->text)) {
        hint_nothing(dec, f);
        return;
    }
    if (all_known(f, written) && all_scalar(written)) { /* the dash is missing */
        for (size_t i = 0; i < written->nmembers; i++) {
            buf_printf(&row, "%s%.*s: ", i ? ", " : "{",
                       SLICE_FMT(written->members[i].key));
            yaml_put_flow(&row, written->members[i].value->text);
        }
        buf_str(&row, "}");
        meant = slice_cstr(dec->arena, buf_view(&row));
    } else {
        struct pieces p = {0};
        if (written->type == VALUE_TEXT)
            p = pieces_of(first_of_list(slice_trim(written->text)), f->ncolumns);
        else if (written->nmembers && is_scalar(written->members[0].value))
            p = pieces_of_row(dec->arena, f, written);
        meant = row_meant(dec, f, &p);
    }
    diag_hint(dec->diag, "另起一行，前面空两格，写成  - %s；一条写一行",
              "on a line of its own, after two blanks: - %s; a line each", meant);
    buf_release(&row);
}

bool row_slip_report_record(struct decoder *dec, struct slice name,
                            const struct value *written)
{
    if (written->type != VALUE_LIST || written->n == 0 ||
        written->items[0]->type != VALUE_MAP || written->items[0]->nmembers == 0)
        return false;
    diag_error(dec->diag, written->items[0]->members[0].key_at, "wrong-type",
               "“%.*s”只有一条，各行前面不用“-”", "'%.*s' is one record: no '-'",
               SLICE_FMT(name));
    diag_hint(dec->diag, "把这几行的“-”都换成一个空格",
              "put a blank in place of each '-'");
    return true;
}
