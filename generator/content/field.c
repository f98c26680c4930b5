/* field.c - decodes records, lists and tables; scalars are scalar.c's.
 *
 * A value of the wrong shape is read as what it obviously is, with a note:
 *   标签: 停水、维修          -> [停水, 维修]
 *   标签: 停水 维修           -> [停水, 维修], words of 2 to 8 Han characters only
 *   宣传栏: 东门              -> a table with one row, if one column is enough
 * Anything less certain is an error with the corrected text (row_slip.c, keys.c).
 */
#include "content/field.h"
#include "base/buf.h"
#include "content/collect.h"
#include "content/issuers.h"
#include "content/keys.h"
#include "content/one_line.h"
#include "content/remark.h"
#include "content/row_meant.h"
#include "content/row_pieces.h"
#include "content/row_slip.h"

#include <string.h>

static struct span first_character(struct span at)
{
    return (struct span){at.src, at.start, at.start};
}

/* 落款 must be a body of the compound, so the kind's example is no help. */
static bool is_issuer(const struct decoder *dec, const struct field *f)
{
    return slice_is(f->name, "落款") && dec->bodies.len;
}

/* 内容: …, as a cure shows what is to be filled in. */
static bool is_dots(const struct value *v)
{
    if (v && v->type == VALUE_LIST && v->n == 1)
        v = v->items[0];
    if (!v || v->type != VALUE_TEXT || v->quoted || slice_trim(v->text).len == 0)
        return false;
    struct slice s = slice_trim(v->text);
    for (size_t at = 0; at < s.len;)
        if (!cp_among(utf8_next(s, &at), "…."))
            return false;
    return true;
}

/* `标题:` without a value. Always false. */
static bool report_empty(struct decoder *dec, const struct field *f,
                         const struct member *m)
{
    if (remark_swallows(m->value)) /* reported already */
        return false;
    diag_error(dec->diag, m->key_at, "missing-field", "“%.*s”还没有填",
               "'%.*s' is empty", SLICE_FMT(f->name));
    struct slice typed = remark_typed(m->value);
    if (typed.len)
        return diag_hint(dec->diag,
                         "“#”后面的字是说明，不算填了；去掉“#”，写成  %.*s: %.*s",
                         "text after '#' is a comment; without the '#':  %.*s: %.*s",
                         SLICE_FMT(f->name), SLICE_FMT(typed));
    if (is_issuer(dec, f))
        return diag_hint(dec->diag, "写在冒号后面，是这里面的一个：%.*s",
                         "after the colon, one of: %.*s", SLICE_FMT(dec->bodies));
    if (slice_starts(f->example, SLICE("- ")))
        return diag_hint(dec->diag, "写在下一行，前面空两格，例如   %.*s",
                         "on the next line, as   %.*s", SLICE_FMT(f->example));
    return diag_hint(dec->diag, "写在冒号后面%s%.*s", "after the colon%s%.*s",
                     f->example.len ? "，例如 " : "", SLICE_FMT(f->example));
}

/* The missing fields of a record, reported in one message. */
struct absent {
    struct buf names;
    const struct field *first;
    size_t n;
};

static void note_absent(struct absent *a, const struct field *f)
{
    buf_printf(&a->names, "%s%.*s", a->n ? "、" : "", SLICE_FMT(f->name));
    if (a->n++ == 0)
        a->first = f;
}

/* The hint fits the field's type and the style of the record, block or braces. */
static bool report_absent(struct decoder *dec, const struct absent *a, struct span head)
{
    const struct field *f = a->first;

    if (a->n > 1) {
        diag_error(dec->diag, head, "missing-field", "缺少 %zu 栏：%s",
                   "%zu fields are missing: %s", a->n, a->names.ptr);
        return diag_hint(dec->diag, "一栏写一行，例如  %.*s: %.*s",
                         "a line each, as  %.*s: %.*s", SLICE_FMT(f->name),
                         SLICE_FMT(f->example.len ? f->example : f->help));
    }
    diag_error(dec->diag, head, "missing-field", "缺少“%.*s”", "'%.*s' is missing",
               SLICE_FMT(f->name));
    if (f->type == FIELD_TABLE || f->type == FIELD_RECORD)
        return diag_hint(dec->diag, "加上“%.*s”%s%.*s", "add '%.*s'%s%.*s",
                         SLICE_FMT(f->name), f->help.len ? "：" : "",
                         SLICE_FMT(f->help));
    if (is_issuer(dec, f))
        return diag_hint(dec->diag, "加一行  落款: …，是这里面的一个：%.*s",
                         "add a line 落款: ..., one of: %.*s", SLICE_FMT(dec->bodies));
    if (head.src && head.start < head.src->text.len &&
        head.src->text.ptr[head.start] == '{')
        return diag_hint(dec->diag, "在右花括号 } 前面加上  , %.*s: …，例如 %.*s",
                         "add  , %.*s: ...  before the '}', as %.*s",
                         SLICE_FMT(f->name),
                         SLICE_FMT(f->example.len ? f->example : f->help));
    return diag_hint(dec->diag, "加一行  %.*s: …，例如 %.*s",
                     "add a line  %.*s: ..., as %.*s", SLICE_FMT(f->name),
                     SLICE_FMT(f->example.len ? f->example : f->help));
}

/* Neither empty nor the draft's 请填. */
static bool is_written(const struct value *v)
{
    return v && v->type != VALUE_NULL &&
           !(v->type == VALUE_TEXT && (slice_trim(v->text).len == 0 ||
                                       (!v->quoted && slice_is(v->text, "请填"))));
}

/* ---- lists and tables ---- */

/* Is it a table with sums of money, such as accounts? */
static bool holds_money(const struct field *f)
{
    for (size_t i = 0; i < f->ncolumns; i++)
        if (f->columns[i].type == FIELD_MONEY)
            return true;
    return false;
}

/* A cure that loses nothing: accounts still add up. */
static bool hint_too_many(struct decoder *dec, const struct field *f)
{
    if (f->tree_by.len)
        return diag_hint(dec->diag, "把最下面的一层并成几行，或把其中一支另写一篇",
                         "join rows of the lowest level, or write one branch as an "
                         "item of its own");
    if (holds_money(f))
        return diag_hint(dec->diag,
                         "把小额的几笔合成一条（如“其他 6 笔”），合计不变；"
                         "明细写进正文的表里，一样会印出来",
                         "join small sums in one entry, so that the total stays; "
                         "a table in the text can list them, and is printed too");
    if (dec->pictures)
        return diag_hint(dec->diag, "这里留最要紧的 %ld 条，其余的写进正文",
                         "keep the %ld that matter most, and write the others into "
                         "the text",
                         f->max);
    return diag_hint(dec->diag, "留下 %ld 条", "keep %ld", f->max);
}

static bool check_count(struct decoder *dec, const struct field *f,
                        const struct value *v)
{
    if (f->max >= 0 && v->n > (size_t)f->max) {
        diag_error(dec->diag, v->items[f->max]->at, "too-many-items",
                   "“%.*s”最多 %ld 条，这里有 %zu 条",
                   "'%.*s' takes at most %ld, here are %zu", SLICE_FMT(f->name), f->max,
                   v->n);
        return hint_too_many(dec, f);
    }
    if (f->min < 0 || v->n >= (size_t)f->min)
        return true;
    diag_error(dec->diag, first_character(v->at), "too-few-items",
               "“%.*s”至少 %ld 条，这里有 %zu 条",
               "'%.*s' needs at least %ld, here are %zu", SLICE_FMT(f->name), f->min,
               v->n);
    return diag_hint(dec->diag, "再添几条；实在不够，换一种类型，比如“通知”里写一段",
                     "add some, or write them as a paragraph of another kind");
}

/* One value; NULL after reporting. Not for an absent one. */
static struct value *field_decode(struct decoder *dec, const struct field *f,
                                  const struct value *written);

/* 停水、维修 and 【停水，维修】 -> [停水, 维修], if the parts are short words and not a
 * sentence. NULL: it is one text. */
static struct value *split_list(struct arena *a, const struct value *written)
{
    enum { WORD = 12 };
    struct slice whole = slice_trim(written->text), s = unbracketed(whole);
    struct value *list = value_list(a);
    size_t start = 0;

    list->at = written->at;
    for (size_t at = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : 0;
        if (cp && !cp_among(cp, "、，；,;")) {
            if (cp_among(cp, "。！？：“”《》（）"))
                return NULL;
            continue;
        }
        struct value *piece = value_text(a, slice_trim(slice_sub(s, start, end)));
        if (piece->text.len == 0 || utf8_count(piece->text) > WORD)
            return NULL;
        piece->at = written->at;
        size_t shift = (size_t)(piece->text.ptr - written->text.ptr);
        if (written->at.src && /* the file spells it like the value: give each part its
                                  place */
            slice_eq(
                slice_sub(written->at.src->text, written->at.start, written->at.end),
                written->text)) {
            piece->at.start = written->at.start + shift;
            piece->at.end = piece->at.start + piece->text.len;
        }
        value_push(a, list, piece);
        start = at;
        at += cp == 0;
    }
    return list->n > 1 || s.len < whole.len ? list : NULL;
}

/* 停水 维修, 停水/维修 -> [停水, 维修]: Han words separated only by blanks or slashes.
 * An address has digits, and the parts of a name are too short. NULL: it is one text.
 */
static struct value *split_words(struct arena *a, const struct value *written)
{
    enum { LEAST = 2, WORD = 8 };
    struct slice s = slice_trim(written->text);
    struct value *list = value_list(a);
    size_t start = 0;

    list->at = written->at;
    for (size_t at = 0; at <= s.len;) {
        size_t end = at;
        uint32_t cp = at < s.len ? utf8_next(s, &at) : 0;
        if (cp_is_han(cp))
            continue;
        struct slice word = slice_sub(s, start, end);
        size_t n = utf8_count(word);
        if ((cp && !cp_among(cp, " 　/／")) || (n && (n < LEAST || n > WORD)))
            return NULL;
        if (n) {
            struct value *piece = value_text(a, word);
            piece->at = written->at;
            value_push(a, list, piece);
        }
        start = at;
        at += cp == 0;
    }
    return list->n > 1 ? list : NULL;
}

/* A value over several lines that all begin with a mark is a list whose - lacks a
 * blank. Unless `marks` is set, lines of short words without marks are a list, too. */
static struct value *split_lines(struct arena *a, const struct value *written,
                                 bool marks)
{
    enum { WORD = 12 };
    struct value *list = value_list(a);
    size_t marked = 0;

    if (!written->at.src || written->at.end <= written->at.start)
        return NULL;
    struct slice rest =
        slice_sub(written->at.src->text, written->at.start, written->at.end);
    struct slice text = rest, line;
    list->at = written->at;
    while (slice_cut(&rest, '\n', &line)) {
        line = slice_trim(line);
        if (line.len == 0)
            continue;
        bool mark = row_cut_mark(&line);
        if (!mark && (marks || marked || utf8_count(line) > WORD))
            return NULL;
        marked += mark;
        struct value *piece = value_text(a, line);
        size_t start = written->at.start + (size_t)(line.ptr - text.ptr);
        piece->at = (struct span){written->at.src, start, start + line.len};
        value_push(a, list, piece);
    }
    return list->n > (marked ? 0 : 1) ? list : NULL;
}

/* Split a text into the entries it was meant as, and report it; else `written`. */
static const struct value *list_of(struct decoder *dec, const struct field *f,
                                   const struct value *written)
{
    const struct value *one =
        written->type == VALUE_LIST && written->n == 1 ? written->items[0] : written;
    bool words = f->of == FIELD_TEXT || f->of == FIELD_PERSON;
    struct value *list = NULL;

    if (!words || one->type != VALUE_TEXT || one->quoted)
        return written;
    if (written->type != VALUE_LIST)
        list = split_lines(dec->arena, one, false);
    if (!list)
        list = split_list(dec->arena, one);
    if (!list && !slice_is(f->name, "栏位")) /* 中心花园 东侧栏 is one place */
        list = split_words(dec->arena, one);
    if (!list)
        return written;
    list_split_tell(dec, f, one, list);
    return list;
}

/* `- 停水` followed by `-维修`: YAML joins the lines. False after reporting. */
static bool check_dash(struct decoder *dec, const struct value *entry)
{
    if (entry->type != VALUE_TEXT || entry->quoted || !entry->at.src)
        return true;
    struct slice text = slice_sub(entry->at.src->text, 0, entry->at.end);
    for (size_t at = entry->at.start; at < text.len; at++) {
        if (text.ptr[at] != '\n')
            continue;
        size_t word = at + 1;
        while (word < text.len && text.ptr[word] == ' ')
            word++;
        if (word + 1 >= text.len || text.ptr[word] != '-')
            continue;
        diag_error(dec->diag, (struct span){entry->at.src, word, 0}, "yaml-dash",
                   "“-”后面要空一格，不然和上一条连成一条",
                   "'-' and a space, or it goes on from the entry above");
        return diag_hint(dec->diag, "写成“- 内容”", "write '- entry'");
    }
    return true;
}

/* A single value needs no brackets; empty entries ([停水, , 维修]) are skipped. */
static struct value *decode_list(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    struct value *out = value_list(dec->arena);
    struct field item = *f;
    bool good = true;

    item.type = f->of;
    item.min = f->of_min;
    item.max = f->of_max;
    written = list_of(dec, f, written);
    out->at = written->at;
    if (written->type == VALUE_MAP) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应是一串，写在方括号里",
                   "'%.*s' must be a list", SLICE_FMT(f->name));
        diag_hint(dec->diag, "写成 [甲, 乙]", "write [a, b]");
        return NULL;
    }
    if (written->type != VALUE_LIST) { /* one alone needs no brackets */
        struct value *v = field_decode(dec, &item, written);
        if (v)
            value_push(dec->arena, out, v);
        return v ? out : NULL;
    }
    if (!check_count(dec, f, written) && !dec->partial)
        return NULL;
    for (size_t i = 0; i < written->n; i++) {
        if (!is_written(written->items[i])) /* [停水, , 维修] */
            continue;
        good &= check_dash(dec, written->items[i]);
        struct value *v = field_decode(dec, &item, written->items[i]);
        if (v)
            value_push(dec->arena, out, v);
        good &= v != NULL;
    }
    return good || dec->partial ? out : NULL;
}

/* In a table with the day's calendar beside each row, no day may occur twice. */
static bool check_days(struct decoder *dec, const struct field *f,
                       const struct value *rows)
{
    struct map days = MAP_INIT(dec->arena);
    bool good = true;

    if (f->ncolumns == 0 || f->columns[0].type != FIELD_DATE || !f->columns[0].almanac)
        return true;
    for (size_t i = 0; i < rows->n; i++) {
        struct value *day = value_find_slice(rows->items[i], f->columns[0].name);
        const struct value *before = day ? map_find(&days, day->text) : NULL;
        size_t line, column;
        if (day && !before)
            map_set(&days, day->text, day);
        if (!before)
            continue;
        span_position(before->at, &line, &column);
        diag_error(dec->diag, day->at, "day-twice", "“%.*s”里这一天写了两次",
                   "'%.*s' has this day twice", SLICE_FMT(f->name));
        good = diag_hint(dec->diag, "第一次在第 %zu 行；改成对的日子，或者删掉一条",
                         "first on line %zu; write the right day, or remove one", line);
    }
    return good;
}

/* -柳荫里小区业主委员会, · 停水时间：12月3日: the mark of a list is another one. */
static bool report_marks(struct decoder *dec, const struct field *f,
                         const struct value *written)
{
    struct value *lines = written->type == VALUE_TEXT && !written->quoted
                              ? split_lines(dec->arena, written, true)
                              : NULL;
    if (!lines)
        return false;
    struct span at = {written->at.src, written->at.start, written->at.start};
    diag_error(dec->diag, at, "yaml-dash", "每一条要用半角的“-”开头，后面空一格",
               "'-' and a space begin an entry");
    bool word = row_needs_one(f) && !row_holds_more(dec, f, lines->items[0]);
    const char *first = word ? slice_cstr(dec->arena, lines->items[0]->text)
                             : row_meant(dec, f, lines->items[0], false);
    diag_hint(dec->diag, lines->n > 1 ? "写成  - %s；下面的也这样写" : "写成  - %s",
              lines->n > 1 ? "write  - %s, and the others likewise" : "write  - %s",
              first);
    return true;
}

/* [｛名: 停水, 内容: 明天｝]: YAML reads the braces as text. One message for the table.
 */
static bool report_wide_braces(struct decoder *dec, const struct value *rows)
{
    for (size_t i = 0; rows->type == VALUE_LIST && i < rows->n; i++) {
        const struct value *row = rows->items[i];
        if (row->nmembers == 0 || !slice_starts(row->members[0].key, SLICE("｛")))
            continue;
        diag_error(dec->diag, row->members[0].key_at, "yaml-syntax", "这里应是半角的 {",
                   "a half-width { belongs here");
        diag_hint(dec->diag, "把“｛”换成 {，“｝”换成 }", "write { for ｛ and } for ｝");
        return true;
    }
    return false;
}

/* Rows with a slip are reported together by row_slip.c and not decoded. */
static struct value *decode_table(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    struct value *out = value_list(dec->arena);
    bool good = true;

    out->at = written->at;
    if (report_marks(dec, f, written) || report_wide_braces(dec, written))
        return NULL;
    written = row_alone(dec->arena, f, rows_of_line(dec, f, written));
    if (written->type != VALUE_LIST) {
        row_slip_report_table(dec, f, written);
        return NULL;
    }
    bool *slip = arena_array(dec->arena, bool, written->n);
    if (!row_slip_report(dec, f, written, slip)) {
        if (!check_count(dec, f, written) && !dec->partial)
            return NULL;
    } else {
        good = false;
    }
    for (size_t i = 0; i < written->n; i++) {
        const struct value *row = row_of_word(dec->arena, f, written->items[i]);
        if (slip[i])
            continue;
        struct value *v =
            record_decode(dec, f->columns, f->ncolumns, row, first_character(row->at));
        if (v)
            value_push(dec->arena, out, v);
        good &= v != NULL;
    }
    return (check_days(dec, f, out) && good) || dec->partial ? out : NULL;
}

/* Free keys, each with one of the choices: 检查: {P7: 警告}. */
static struct value *decode_choices(struct decoder *dec, const struct field *f,
                                    const struct value *written)
{
    struct value *out = value_map(dec->arena);
    struct field one = *f;
    bool good = written->type == VALUE_MAP;

    one.type = FIELD_ENUM;
    out->at = written->at;
    if (!good) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应写成 {名: 值}",
                   "'%.*s' must be {name: value}", SLICE_FMT(f->name));
        diag_hint(dec->diag, "例如  %.*s: %.*s", "for example  %.*s: %.*s",
                  SLICE_FMT(f->name), SLICE_FMT(f->example));
    }
    for (size_t i = 0; good && i < written->nmembers; i++) {
        const struct member *m = &written->members[i];
        struct value *v = scalar_decode(dec, &one, m->value);
        if (!v)
            return NULL;
        value_set_slice(dec->arena, out, m->key, v);
        out->members[out->nmembers - 1].key_at = m->key_at;
    }
    return good ? out : NULL;
}

static struct value *field_decode(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    if (f->privacy >= PRIVACY_SECRET) /* even if it turns out to be wrong */
        diag_hide(dec->diag, written->at, written->text);
    if (f->type == FIELD_LIST)
        return decode_list(dec, f, written);
    if (f->type == FIELD_COLLECT)
        return collect_decode(dec, written, record_decode);
    if (f->type == FIELD_TABLE)
        return decode_table(dec, f, written);
    if (f->type == FIELD_CHOICES)
        return decode_choices(dec, f, written);
    if ((f->type == FIELD_RECORD || f->type == FIELD_PERIOD) &&
        row_slip_report_record(dec, f, written))
        return NULL;
    if (f->type == FIELD_RECORD)
        return record_decode(dec, f->columns, f->ncolumns, written,
                             first_character(written->at));
    if (slice_is(f->name, "落款"))
        return issuers_decode(dec, f, written);
    return scalar_decode(dec, f, written);
}

/* ---- records ---- */

/* The default of a field; a text may depend on how days are counted (公示计数). */
static const struct value *otherwise_of(const struct decoder *dec,
                                        const struct field *f)
{
    const struct value *by_counting =
        value_find(f->otherwise, dec->counting == COUNT_CIVIL ? "不含首日" : "含首日");

    return by_counting ? by_counting : f->otherwise;
}

/* All fields are decoded, so that one run reports all faults. */
struct value *record_decode(struct decoder *dec, const struct field *fields, size_t n,
                            const struct value *written, struct span head)
{
    struct value *out = value_map(dec->arena);

    if (remark_swallows(written)) /* reported already */
        return NULL;
    if (written->type != VALUE_MAP) {
        diag_error(dec->diag, written->at, "wrong-type", "这里应写成“键: 值”",
                   "expected 'key: value'");
        if (written->type == VALUE_LIST && written->n && written->items[0]->nmembers)
            diag_hint(dec->diag, "把方括号换成花括号：{%.*s: …}",
                      "braces instead of brackets: {%.*s: ...}",
                      SLICE_FMT(written->items[0]->members[0].key));
        else if (n)
            diag_hint(dec->diag, "写成  %.*s: …", "write  %.*s: ...",
                      SLICE_FMT(fields[0].name));
        return NULL;
    }
    struct written *found = arena_array(dec->arena, struct written, n);
    bool good = keys_assign(dec, fields, n, written, found);
    struct absent absent = {.names = BUF_INIT};
    out->at = written->at;
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct member *m = found[i].member;
        const struct value *v = m ? m->value : NULL;
        if (m && is_dots(v)) {
            good = report_empty(dec, f, m);
            continue;
        }
        if (!is_written(v)) {
            v = otherwise_of(dec, f);
            if (f->required && !v && m)
                good = report_empty(dec, f, m);
            else if (f->required && !v && !found[i].misspelt)
                note_absent(&absent, f);
            else if (m)
                remark_tell_empty(m, dec->diag);
        }
        if (!is_written(v))
            continue;
        size_t errors = dec->diag->errors;
        struct value *decoded = field_decode(dec, f, v);
        good &= decoded != NULL;
        dec->torn |= dec->diag->errors > errors;
        if (!decoded)
            continue;
        value_set_slice(dec->arena, out, f->name, decoded);
        if (m)
            out->members[out->nmembers - 1].key_at = m->key_at;
    }
    if (absent.n)
        good = report_absent(dec, &absent, head);
    buf_release(&absent.names);
    return good || dec->partial ? out : NULL;
}

struct value *record_decode_partly(struct decoder *dec, const struct field *fields,
                                   size_t n, const struct value *written)
{
    struct diag silent = {.arena = dec->arena};
    struct decoder again = *dec;

    again.diag = &silent;
    again.partial = true;
    again.torn = false;
    struct value *out = record_decode(&again, fields, n, written, written->at);
    dec->torn = again.torn;
    return out ? out : value_map(dec->arena);
}
