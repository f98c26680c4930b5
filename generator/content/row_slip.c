#include "content/row_slip.h"
#include "content/remark.h"
#include "content/row_meant.h"
#include "content/row_pieces.h"
#include "prose/meant.h"
#include "prose/written.h"

#include <string.h>

static bool is_needed(const struct field *f)
{
    return f->required && !f->otherwise;
}

static bool is_scalar(const struct value *v)
{
    return v->type == VALUE_TEXT || v->type == VALUE_BOOL;
}

static bool all_scalar(const struct value *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (!is_scalar(list->items[i]))
            return false;
    return list->type == VALUE_LIST && list->n > 0;
}

/* ---- which rows are slips ---- */

static size_t known_keys(const struct field *f, const struct value *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->nmembers; i++)
        n += field_find(f->columns, f->ncolumns, row->members[i].key) != NULL;
    return n;
}

static bool all_known(const struct field *f, const struct value *row)
{
    return row->nmembers > 0 && known_keys(f, row) == row->nmembers;
}

/* {电梯广告, 1200.00}: keys without values. */
static bool all_keys(const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++)
        if (row->members[i].value->type != VALUE_NULL)
            return false;
    return row->nmembers > 0;
}

/* 名：停水: the name of a column and a colon that YAML does not take for one. */
static bool names_column(const struct field *f, struct slice key)
{
    size_t wide = slice_find(key, SLICE("：")), colon = slice_find(key, SLICE(":"));
    struct slice name = slice_trim(slice_sub(key, 0, wide < colon ? wide : colon));

    return name.len < key.len && field_find(f->columns, f->ncolumns, name);
}

/* 停水时间: 上午, of which the key is no column's name, nor nearly. */
static bool is_named(const struct field *f, const struct member *m)
{
    enum { NAMES = 24 };
    struct slice names[NAMES];
    size_t n = 0;

    if ((!is_scalar(m->value) && !all_scalar(m->value)) || names_column(f, m->key))
        return false;
    for (; n < f->ncolumns && n < NAMES; n++)
        names[n] = f->columns[n].name;
    return nearest_word(m->key, names, n).len == 0;
}

/* A row that names no column at all. */
static bool is_bare(struct decoder *dec, const struct field *f, const struct value *row)
{
    if (is_scalar(row))
        return !row_needs_one(f) || row_holds_more(dec, f, row);
    if (row->type != VALUE_MAP)
        return row->type == VALUE_LIST && row->n > 0 &&
               row->items[0]->type != VALUE_MAP;
    if (f->ncolumns < 2 || known_keys(f, row) > 0)
        return false;
    return all_keys(row) || (row->nmembers == 1 && is_named(f, &row->members[0]));
}

/* Beside a bare row: is it another? */
static bool may_be_bare(const struct field *f, const struct value *row)
{
    return row->type != VALUE_MAP || known_keys(f, row) == 0;
}

/* Does row go on with the one above it, which lacks a column, and none twice? */
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

static void report_bare(struct decoder *dec, const struct field *f,
                        const struct value *row, size_t n)
{
    const char *meant = row_meant(dec, f, row, false);

    if (row->type == VALUE_MAP && names_column(f, row->members[0].key))
        diag_error(dec->diag, row->members[0].key_at, "yaml-colon",
                   "花括号里要用半角的冒号和逗号，后面各空一格",
                   "':' and ',' in braces, with a blank behind them");
    else
        diag_error(dec->diag,
                   row->type == VALUE_MAP
                       ? row->members[0].key_at
                       : (struct span){row->at.src, row->at.start, 0},
                   "wrong-type", "“%.*s”的每一条要写明是哪一栏",
                   "an entry of '%.*s' must name its columns", SLICE_FMT(f->name));
    if (row_is_several(f, row))
        diag_hint(dec->diag, "写成  - %s；一条写一行", "write  - %s; a line each",
                  meant);
    else if (n > 1)
        diag_hint(dec->diag, "写成  - %s；下面的也这样写",
                  "write  - %s, and the others likewise", meant);
    else
        diag_hint(dec->diag, "写成  - %s", "write  - %s", meant);
}

/* - 名: 范围 and - 内容: 5 号楼: the second dash is one too many. */
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

bool row_slip_report(struct decoder *dec, const struct field *f,
                     const struct value *rows, bool *slip)
{
    size_t bare = 0, first = SIZE_MAX;

    for (size_t i = 1; i < rows->n; i++)
        if (goes_on(f, rows->items[i - 1], rows->items[i])) {
            report_parted(dec, f, rows->items[i]);
            memset(slip, true, rows->n * sizeof *slip);
            return true;
        }
    for (size_t i = 0; i < rows->n && first == SIZE_MAX; i++)
        if (is_bare(dec, f, rows->items[i]))
            first = i;
    if (first == SIZE_MAX)
        return false;
    for (size_t i = 0; i < rows->n; i++) {
        slip[i] = i == first || may_be_bare(f, rows->items[i]);
        bare += slip[i];
    }
    report_bare(dec, f, rows->items[first], bare);
    return true;
}

/* ---- tables and records that are something else ---- */

/* 电梯广告: 1200 / 场地出租: 800: the first of them. */
static const struct value *first_named(struct arena *a, const struct value *written)
{
    if (written->type != VALUE_MAP || all_keys(written))
        return written;
    struct value *row = value_map(a);
    row->at = written->at;
    value_set_slice(a, row, written->members[0].key, written->members[0].value);
    return row;
}

/* 支出: 无: a required table gets a row that says so, {项目: 无, 金额: 0}. */
static void hint_nothing(struct decoder *dec, const struct field *f)
{
    struct value *row = value_list(dec->arena);

    value_push(dec->arena, row, value_text(dec->arena, SLICE("无")));
    value_push(dec->arena, row, value_text(dec->arena, SLICE("0")));
    if (is_needed(f))
        diag_hint(dec->diag, "没有的，另起一行，前面空两格，写成  - %s",
                  "if there is nothing: a line of its own, after two blanks: - %s",
                  row_meant(dec, f, row, false));
    else
        diag_hint(dec->diag, "没有的，删掉“%.*s”这一行",
                  "if there is nothing, remove '%.*s'", SLICE_FMT(f->name));
}

void row_slip_report_table(struct decoder *dec, const struct field *f,
                           const struct value *written)
{
    diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应是“- ”开头的一条条",
               "'%.*s' must be a list of records", SLICE_FMT(f->name));
    if (written->type == VALUE_TEXT && meant_nothing(written->text))
        hint_nothing(dec, f);
    else if (f->ncolumns)
        diag_hint(dec->diag, "另起一行，前面空两格，写成  - %s；一条写一行",
                  "on a line of its own, after two blanks: - %s; a line each",
                  row_meant(dec, f, first_named(dec->arena, written), true));
}

/* 2026-12-01 2026-12-03, on a line or on two: as a list. */
static const struct value *parted(struct arena *a, const struct value *written)
{
    struct slice rest = slice_trim(written->text);
    size_t blank = slice_find(rest, SLICE(" "));

    if (written->type != VALUE_TEXT || blank == SIZE_MAX)
        return written;
    struct slice to = slice_trim(slice_from(rest, blank));
    if (slice_find(to, SLICE(" ")) != SIZE_MAX || !char_is_digit(to.ptr[0]))
        return written;
    struct value *list = value_list(a);
    list->at = written->at;
    value_push(a, list, value_text(a, slice_sub(rest, 0, blank)));
    value_push(a, list, value_text(a, to));
    return list;
}

static struct slice part_text(const struct value *v, size_t i)
{
    if (v->type == VALUE_LIST)
        return v->items[i]->text;
    return v->members[i].key;
}

/* [12-01, 12-03], 12-01 12-03 and {12-01, 5}: is it a period without 起, 止, 工作日? */
static bool report_ends(struct decoder *dec, const struct field *f,
                        const struct value *written)
{
    struct date day;
    struct decimal count;

    written = parted(dec->arena, written);
    if ((written->type == VALUE_LIST ? written->n : written->nmembers) != 2)
        return false;
    struct slice from = part_text(written, 0), to = part_text(written, 1);
    if (written_day(dec->arena, from, dec->today, &day) == READ_NONE)
        return false;
    bool is_end = written_day(dec->arena, to, dec->today, &day) != READ_NONE;
    if (!is_end && !written_number(dec->arena, to, false, true, &count))
        return false;
    diag_error(dec->diag, written->at, "bad-period",
               "期间写得不对：没有写哪个是起、哪个是止", "which is the first day?");
    diag_hint(dec->diag, "写成  %.*s: {起: %.*s, %s: %.*s}",
              "write  %.*s: {起: %.*s, %s: %.*s}", SLICE_FMT(f->name), SLICE_FMT(from),
              is_end ? "止" : "工作日", SLICE_FMT(to));
    return true;
}

/* 对联: a text, several, or keys alone. */
static bool report_unnamed(struct decoder *dec, const struct field *f,
                           const struct value *written)
{
    bool keys =
        written->type == VALUE_MAP && all_keys(written) && known_keys(f, written) == 0;

    if (remark_swallows(written) || f->ncolumns == 0 ||
        (!is_scalar(written) && !all_scalar(written) && !keys))
        return false;
    diag_error(dec->diag, written->at, "wrong-type", "“%.*s”要写明各是哪一栏",
               "the parts of '%.*s' must be named", SLICE_FMT(f->name));
    diag_hint(dec->diag, "写成  %.*s: %s", "write  %.*s: %s", SLICE_FMT(f->name),
              row_meant(dec, f, written, false));
    return true;
}

static bool is_bracketed(const struct value *list)
{
    return list->at.src && list->at.start < list->at.src->text.len &&
           list->at.src->text.ptr[list->at.start] == '[';
}

bool row_slip_report_record(struct decoder *dec, const struct field *f,
                            const struct value *written)
{
    if (written->type != VALUE_LIST || written->n == 0 ||
        written->items[0]->type != VALUE_MAP || written->items[0]->nmembers == 0)
        return f->type == FIELD_PERIOD ? report_ends(dec, f, written)
                                       : report_unnamed(dec, f, written);
    if (is_bracketed(written)) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”要写在花括号里",
                   "'%.*s' stands in braces", SLICE_FMT(f->name));
        diag_hint(dec->diag, "把方括号 [ ] 换成花括号 { }",
                  "braces { } instead of the brackets [ ]");
        return true;
    }
    diag_error(dec->diag, written->items[0]->members[0].key_at, "wrong-type",
               "“%.*s”只有一条，各行前面不用“-”", "'%.*s' is one record: no '-'",
               SLICE_FMT(f->name));
    diag_hint(dec->diag, "把这几行的“-”都换成一个空格",
              "put a blank in place of each '-'");
    return true;
}
