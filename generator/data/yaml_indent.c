/* yaml_indent.c - a small reader of block style, for texts that libyaml has refused.
 *
 * It follows keys and entries line by line with a stack of levels, and reports the
 * first line that fits no level:
 *
 *   要点:
 *     - {名: 时间, 内容: 9:00}
 *    - {名: 地点, 内容: 东门}    -> 2 blanks before it, as before the line above
 *
 * Which line is wrong is judged by its neighbours: if the next lines are aligned with
 * this one, the one above is. What it does not know (quotes over several lines,
 * anchors) ends it without a report.
 */
#include "data/yaml_indent.h"
#include "data/yaml_flow.h"
#include "data/yaml_pairs.h"

#include <string.h>

enum { DEEPEST = 32 }; /* levels; deeper texts are given up */

enum level_kind { KEYS, ENTRIES };

/* Keys or entries that are aligned with one another. */
struct level {
    enum level_kind kind;
    size_t column;
    struct yaml_line line; /* its last line */
    size_t lines;          /* how many lines it has */
    bool pairs;            /* its entries are 键: 值 without braces */
};

/* What the following lines may be. */
enum below {
    SIBLING, /* another key or entry */
    CHILD,   /* the value of a key or a dash that has none yet */
    TEXT,    /* lines indented more continue a text */
    BLOCK,   /* lines indented more belong to | or > */
};

/* The state of the reader. */
struct trace {
    const struct yaml_stop *s;
    struct diag *d;
    struct level levels[DEEPEST];
    size_t depth, seen; /* seen: with those that this line has just left */
    enum below below;
    size_t owner;          /* column of the key or dash whose value is read */
    struct yaml_line text; /* where a text began */
    struct yaml_line out;  /* what left it */
    struct level left; /* - 时间: 9:00 in the column of its key, when it is left */
    struct yaml_line bare; /* brackets on a line of their own, or empty */
    size_t next;           /* where the next line begins */
};

/* GIVE_UP: this reader cannot judge the text. */
enum step { GO_ON, TOLD, GIVE_UP };

/* ---- messages ---- */

/* The start of the line's text. */
static struct span at_line(const struct trace *w, const struct yaml_line *l)
{
    return (struct span){w->s->src, l->at, l->at};
}

/* What a message calls a line: its key, or its first characters. */
static struct slice name_of(struct slice text)
{
    enum { FEW = 10 };
    size_t end = yaml_is_entry(text) ? SIZE_MAX : yaml_key_end(text), at = 0, n = 0;

    if (end != SIZE_MAX)
        return slice_sub(text, 0, end);
    while (at < text.len && n++ < FEW)
        utf8_next(text, &at);
    return slice_sub(text, 0, at);
}

/* The key that a line begins with, after its dash and its brace: "- {名: 时间" -> 名.
 */
static struct slice first_key(struct slice text)
{
    if (yaml_is_entry(text))
        text = slice_trim(slice_from(text, 1));
    if (slice_starts(text, SLICE("{")))
        text = slice_trim(slice_from(text, 1));
    return slice_sub(text, 0, yaml_key_end(text) == SIZE_MAX ? 0 : yaml_key_end(text));
}

/* Do both lines begin with the same key, as rows of one table do? */
static bool begins_alike(struct slice a, struct slice b)
{
    return first_key(a).len && slice_eq(first_key(a), first_key(b));
}

/* The level nearest to a column, and one equally near on the other side. NULL: none. */
struct around {
    const struct level *near, *other; /* other: equally near, on the other side */
};

/* Among the levels of that kind before this line. */
static struct around around(const struct trace *w, enum level_kind kind, size_t column)
{
    struct around best = {0};
    size_t least = SIZE_MAX;

    for (size_t i = 0; i < w->seen; i++) {
        const struct level *l = &w->levels[i];
        size_t away = l->column > column ? l->column - column : column - l->column;
        if (l->kind != kind || away > least)
            continue;
        best.other = away == least ? best.near : NULL;
        best.near = l;
        least = away;
    }
    return best;
}

/* The nearest level of that kind; NULL: none. */
static const struct level *nearest(const struct trace *w, enum level_kind kind,
                                   size_t column)
{
    return around(w, kind, column).near;
}

/* Does the next line with content begin in the same column, and as the same kind? */
static bool goes_on(const struct trace *w, const struct yaml_line *l)
{
    for (size_t at = w->next; at < w->s->end; at = yaml_line_next(w->s, at)) {
        struct yaml_line next = yaml_line_at(w->s, at);
        if (next.text.len)
            return next.column == l->column &&
                   yaml_is_entry(next.text) == yaml_is_entry(l->text);
    }
    return false;
}

/* Two levels are equally near: only the writer knows which one was meant. */
static enum step report_between(struct trace *w, const struct yaml_line *l,
                                const struct level *deep, const struct level *high)
{
    struct slice inner = name_of(deep->line.text), outer = name_of(high->line.text);

    diag_error(w->d, at_line(w, l), "yaml-syntax", "写法错误：这一行的缩进对不齐",
               "bad YAML: the indent of this line fits no other");
    diag_hint(w->d, "和“%.*s”同一层的，行首写 %zu 个空格；和“%.*s”同一层的，写 %zu 个",
              "with '%.*s' %zu blanks before it, with '%.*s' %zu", SLICE_FMT(inner),
              deep->column, SLICE_FMT(outer), high->column);
    return TOLD;
}

/* The line belongs to the nearest level of its kind: one of the two is misplaced, and
 * if the lines below are aligned with the second, it is the first. */
static enum step report_uneven(struct trace *w, const struct yaml_line *l)
{
    enum level_kind kind = yaml_is_entry(l->text) ? ENTRIES : KEYS;
    struct around to = around(w, kind, l->column);

    for (size_t i = 0; kind == ENTRIES && i < w->seen; i++)
        if (w->levels[i].kind == ENTRIES &&
            begins_alike(w->levels[i].line.text, l->text))
            to = (struct around){&w->levels[i], NULL};
    if (!to.near)
        return GIVE_UP;
    if (to.other)
        return report_between(w, l, to.near, to.other);
    bool first = to.near->lines == 1 && l->column && goes_on(w, l);
    const struct yaml_line *wrong = first ? &to.near->line : l,
                           *model = first ? l : &to.near->line;
    struct slice name = name_of(model->text);
    size_t number = yaml_line_number(w->s, model->start);

    diag_error(w->d, at_line(w, wrong), "yaml-syntax", "写法错误：这一行的缩进对不齐",
               "bad YAML: the indent of this line fits no other");
    if (model->column)
        diag_hint(w->d, "行首改成 %zu 个空格，和第 %zu 行的“%.*s”左边对齐",
                  "begin with %zu blanks, as line %zu ('%.*s')", model->column, number,
                  SLICE_FMT(name));
    else
        diag_hint(w->d, "删掉行首的空格，和第 %zu 行的“%.*s”左边对齐",
                  "no blanks before it, as line %zu ('%.*s')", number, SLICE_FMT(name));
    return TOLD;
}

/* `- 日期: …` among keys. */
static enum step report_spare_dash(struct trace *w, const struct yaml_line *l)
{
    diag_error(w->d, at_line(w, l), "yaml-syntax", "键前面多了“- ”",
               "a '- ' before a key");
    diag_hint(w->d, "删掉键前面的“-”和空格，左边和别的键对齐",
              "remove it; keys of one level line up");
    return TOLD;
}

/* A row of a list that begins with `mark` instead of a dash, or (empty) with nothing.
 */
static enum step report_mark(struct trace *w, const struct yaml_line *l,
                             struct slice mark)
{
    diag_error(w->d, at_line(w, l), "yaml-syntax", "列表的每一条要用半角的“- ”开头",
               "an entry begins with '- '");
    if (mark.len)
        diag_hint(w->d, "把“%.*s”换成半角减号 -，后面空一格",
                  "'%.*s' becomes '-' and a space", SLICE_FMT(mark));
    else
        diag_hint(w->d, "在这一行前面加上“- ”，左边和别的条对齐",
                  "'- ' before it, in line with the others");
    return TOLD;
}

/* -停水: the blank after the dash is missing. */
static enum step report_close_dash(struct trace *w, const struct yaml_line *l)
{
    const struct level *list = nearest(w, ENTRIES, l->column);
    struct slice rest = slice_from(l->text, 1);
    bool brace = strchr("{[", rest.ptr[0]) != NULL;
    struct slice name = brace ? slice_sub(rest, 0, 1) : name_of(rest);

    diag_error(w->d, at_line(w, l), "yaml-syntax", "写法错误：“-”后面要空一格",
               "bad YAML: '-' and a space");
    const char *more = name.len < rest.len ? "…" : "";
    if (list && list->column != l->column)
        diag_hint(w->d, "写成“- %.*s%s”，行首 %zu 个空格，和上面的“-”左边对齐",
                  "write '- %.*s%s', with %zu blanks before it", SLICE_FMT(name), more,
                  list->column);
    else
        diag_hint(w->d, "写成“- %.*s%s”", "write '- %.*s%s'", SLICE_FMT(name), more);
    return TOLD;
}

/* Tabs or full-width blanks in the indent: n bytes that look like `width` columns. The
 * hint gives the column of similar lines. */
static enum step report_blanks(struct trace *w, const struct yaml_line *l, size_t n,
                               size_t width)
{
    struct slice rest = slice_from(l->text, n);
    bool entry = yaml_is_entry(rest) || rest.ptr[0] == '-';
    bool first = w->below == CHILD && w->depth;
    const struct level *like = nearest(w, entry ? ENTRIES : KEYS, l->column + width);
    size_t want = first ? w->owner + 2 : like ? like->column : 0;

    diag_error(w->d, at_line(w, l), "yaml-syntax",
               l->text.ptr[0] == '\t' ? "写法错误：行首的缩进用了制表符（Tab）"
                                      : "写法错误：行首的空格不是半角的",
               l->text.ptr[0] == '\t' ? "bad YAML: a tab in the indent"
                                      : "bad YAML: the blanks are no ASCII ones");
    if (want)
        diag_hint(w->d, "删掉行首的空白，按空格键重打 %zu 个空格",
                  "remove it, and type %zu blanks", want);
    else
        diag_hint(w->d, "删掉行首的空白，一个空格也不留", "remove it, and leave none");
    return TOLD;
}

/* The first key is indented and the others are not. */
static enum step report_first(struct trace *w, const struct yaml_line *l)
{
    diag_error(w->d, (struct span){w->s->src, l->start, l->start}, "yaml-syntax",
               "写法错误：行首多了空格", "bad YAML: a blank before the first key");
    diag_hint(w->d, "删掉行首的空格", "remove it");
    return TOLD;
}

/* ---- signs typed for a dash ---- */

/* The same, if it cannot be anything else: a brace or a key follows. */
static struct slice false_mark(const struct trace *w, struct slice text)
{
    struct slice mark = yaml_dash_mark(text);
    struct slice rest = slice_trim(slice_from(text, mark.len));

    if (mark.len && (slice_starts(rest, SLICE("{")) || yaml_key_end(rest) != SIZE_MAX))
        return mark;
    return slice_starts(text, SLICE("* ")) && w->below != TEXT ? mark : SLICE("");
}

/* -甲: 乙 and -{甲: 乙}: no key begins with a dash. */
static bool is_close_dash(struct slice text)
{
    return text.len > 1 && text.ptr[0] == '-' && !strchr("- ", text.ptr[1]) &&
           (strchr("{[", text.ptr[1]) || yaml_key_end(text) != SIZE_MAX);
}

/* ---- levels ---- */

/* The innermost level; NULL: none yet. */
static struct level *top(struct trace *w)
{
    return w->depth ? &w->levels[w->depth - 1] : NULL;
}

/* Open a level; false: too deep. */
static bool push(struct trace *w, enum level_kind kind, size_t column,
                 const struct yaml_line *l)
{
    if (w->depth == DEEPEST)
        return false;
    w->levels[w->depth++] = (struct level){.kind = kind, .column = column, .line = *l};
    return true;
}

/* ---- a line that fits nowhere ---- */

/* 名：乙 or 名:乙: could it be a key whose colon is wrong? */
static bool may_be_key(struct slice text)
{
    enum { KEY = 16 };
    size_t wide = slice_find(text, SLICE("：")), colon = slice_find(text, SLICE(":"));

    colon = wide < colon ? wide : colon;
    return colon != SIZE_MAX && colon && !char_is_digit(text.ptr[0]) &&
           yaml_key_end(text) == SIZE_MAX &&
           utf8_count(slice_sub(text, 0, colon)) <= KEY;
}

/* 起：2026-11-27 above 工作日: 5: the line above was meant as a key, too. */
static enum step report_key_above(struct trace *w)
{
    struct slice text = w->text.text;
    size_t wide = slice_find(text, SLICE("：")), colon = slice_find(text, SLICE(":"));

    colon = wide < colon ? wide : colon;
    struct slice key = slice_trim(slice_sub(text, 0, colon));
    struct span at = {w->s->src, w->text.at + colon, w->text.at + colon};
    diag_error(w->d, at, "yaml-colon", "键后面要用半角冒号“:”，再空一格",
               "a key ends in ':' and a space");
    diag_hint(w->d, "写成：%.*s: …", "write: %.*s: ...", SLICE_FMT(key));
    return TOLD;
}

/* - 时间: 9:00 in the column of 流程, and 内容: 签到 there too, not below 时间. */
static enum step report_outdented(struct trace *w)
{
    struct slice first = first_key(w->left.line.text), key = name_of(w->out.text);

    diag_error(w->d, at_line(w, &w->out), "yaml-indent",
               "“%.*s”是上一条里的，前面少了空格",
               "'%.*s' is a part of the entry above: blanks are missing before it",
               SLICE_FMT(key));
    diag_hint(w->d, "行首写 %zu 个空格，和“%.*s”左边对齐；下面各条也这样",
              "%zu blanks before it, in line with '%.*s', and likewise below",
              w->left.column + 2, SLICE_FMT(first));
    return TOLD;
}

/* An entry that fits no level: misplaced, or a key with a dash too many. */
static enum step misfit_entry(struct trace *w, const struct yaml_line *l)
{
    if (w->left.pairs && w->left.column == l->column &&
        begins_alike(w->left.line.text, l->text))
        return report_outdented(w);
    struct slice entry = slice_trim(slice_from(l->text, 1));
    bool pair = yaml_key_end(entry) != SIZE_MAX;
    const struct level *list = nearest(w, ENTRIES, l->column);
    const struct level *keys = nearest(w, KEYS, l->column);

    if (list && pair && keys && keys->column == l->column &&
        !(list->pairs && begins_alike(l->text, list->line.text)))
        return report_spare_dash(w, l);
    if (list)
        return report_uneven(w, l);
    return pair && keys ? report_spare_dash(w, l) : GIVE_UP;
}

/* A key or text that fits no level: a row without its dash, or misplaced. */
static enum step misfit_key(struct trace *w, const struct yaml_line *l)
{
    const struct level *first = &w->levels[0];
    const struct level *list = nearest(w, ENTRIES, l->column);
    const struct level *keys = nearest(w, KEYS, l->column);

    bool bare = yaml_key_end(l->text) == SIZE_MAX; /* without a key: a row or a text */
    if (list && list->column == l->column &&
        (bare ? !list->pairs : begins_alike(l->text, list->line.text)))
        return slice_starts(l->text, SLICE("-"))
                   ? report_close_dash(w, l)
                   : report_mark(w, l, yaml_dash_mark(l->text));
    if (strchr("{[", l->text.ptr[0]))
        return GIVE_UP;
    if (first->kind == ENTRIES && first->column == l->column && first->pairs)
        return report_spare_dash(w, &first->line);
    if (w->seen && first->column > l->column)
        return report_first(w, &first->line);
    if (yaml_key_end(l->text) != SIZE_MAX && keys && keys->column != l->column)
        return report_uneven(w, l);
    return GIVE_UP;
}

/* A line that fits no level: find the cause, which may be the line above. */
static enum step misfit(struct trace *w, const struct yaml_line *l)
{
    bool row = yaml_is_entry(l->text) || strchr("{[", l->text.ptr[0]);

    bool below = w->below == TEXT && w->text.column == l->column &&
                 w->text.text.ptr == w->s->src->text.ptr + w->text.at;

    if (below && !row && may_be_key(w->text.text))
        return report_key_above(w);
    if (w->bare.text.len && w->bare.column == l->column && row)
        return report_mark(w, &w->bare, SLICE(""));
    if (yaml_is_entry(l->text))
        return misfit_entry(w, l);
    return misfit_key(w, l);
}

/* ---- reading ---- */

/* The value that begins at byte `at` of the source, of a key or dash in column
 * `owner`. */
static enum step read_value(struct trace *w, const struct yaml_line *l, size_t at,
                            size_t owner)
{
    struct slice text = slice_sub(l->text, at - l->at, l->text.len);

    w->owner = owner;
    w->below = text.len == 0 ? CHILD : SIBLING;
    if (text.len == 0)
        return GO_ON;
    if (strchr("|>", text.ptr[0])) {
        w->below = BLOCK;
        return GO_ON;
    }
    if (strchr("[{", text.ptr[0])) {
        size_t end = at;
        enum yaml_flow flow = yaml_flow_check(w->s, at, l->column, &end, w->d);
        w->next = yaml_line_next(w->s, end);
        return flow == YAML_FLOW_SOUND  ? GO_ON
               : flow == YAML_FLOW_TOLD ? TOLD
                                        : GIVE_UP;
    }
    if (strchr("\"'", text.ptr[0])) {
        size_t end = yaml_quote_end(text);
        return end != SIZE_MAX && end + 1 == text.len ? GO_ON : GIVE_UP;
    }
    if (strchr("*&!%@`", text.ptr[0]))
        return GIVE_UP;
    w->below = TEXT;
    w->text = *l;
    w->text.text = text;
    return GO_ON;
}

/* The part of line l from column `column` on: a key, an entry or a text. After a dash
 * it calls itself for the rest of the line. */
static enum step read_content(struct trace *w, const struct yaml_line *l, size_t column,
                              size_t owner)
{
    struct slice text = slice_from(l->text, column - l->column);
    size_t at = l->start + column, key = yaml_key_end(text);
    struct slice mark = false_mark(w, text);
    struct yaml_line rest = {l->start, column, at, text};

    if (mark.len)
        return report_mark(w, &rest, mark);
    if (is_close_dash(text))
        return report_close_dash(w, &rest);
    if (yaml_is_entry(text)) {
        struct slice entry = slice_from(text, 1);
        size_t gap = (size_t)(slice_trim(entry).ptr - entry.ptr);
        bool pair = yaml_key_end(slice_trim(entry)) != SIZE_MAX;
        struct level *list = top(w);
        bool same = list && list->kind == ENTRIES && list->column == column;
        if (!same && !push(w, ENTRIES, column, &rest))
            return GIVE_UP;
        top(w)->line = rest;
        top(w)->lines++;
        top(w)->pairs |= pair;
        if (slice_trim(entry).len == 0)
            return read_value(w, &rest, at + text.len, column);
        return read_content(w, l, column + 1 + gap, column);
    }
    if (key == SIZE_MAX) {
        w->bare = strchr("{[", text.ptr[0]) && column == l->column
                      ? rest
                      : (struct yaml_line){0};
        return read_value(w, l, at, owner);
    }
    w->bare.text.len = 0;
    struct level *keys = top(w);
    bool same = keys && keys->kind == KEYS && keys->column == column;
    if (!same && !push(w, KEYS, column, &rest))
        return GIVE_UP;
    top(w)->line = rest;
    top(w)->lines++;
    struct slice value = slice_from(text, key + 1);
    size_t gap = value.len ? (size_t)(slice_trim(value).ptr - value.ptr) : 0;
    if (yaml_key_end(slice_trim(value)) != SIZE_MAX &&
        yaml_pairs_report(w->s, slice_sub(text, 0, key), slice_trim(value),
                          column > l->column, w->d))
        return TOLD;
    return read_value(w, l, at + key + 1 + gap, column);
}

/* `- 新家物业` followed by 曾用名: …, which an entry without a key cannot have. */
static enum step report_below_entry(struct trace *w, const struct yaml_line *l)
{
    struct slice key = slice_sub(l->text, 0, yaml_key_end(l->text));
    const struct level *keys = nearest(w, KEYS, l->column);

    diag_error(
        w->d, at_line(w, l), "yaml-syntax",
        "写法错误：上一行“%.*s”没有键，下面不能接着写“%.*s: ”",
        "bad YAML: the entry above, '%.*s', has no key: '%.*s:' cannot follow it",
        SLICE_FMT(w->text.text), SLICE_FMT(key));
    diag_hint(
        w->d,
        "说的是这一条的，上一行也写上键，如“- 名称: %.*s”；和“%.*s”同一层的，行首写 %zu 个空格",
        "of that entry: it needs a key as '- 名称: %.*s'; with '%.*s' %zu blanks "
        "before it",
        SLICE_FMT(w->text.text), SLICE_FMT(keys ? name_of(keys->line.text) : key),
        keys ? keys->column : 0);
    return TOLD;
}

/* A line inside a text that looks like a key or an entry of its own. */
static enum step read_on(struct trace *w, const struct yaml_line *l)
{
    if (yaml_key_end(l->text) == SIZE_MAX || strchr("{[", l->text.ptr[0]))
        return GO_ON;
    if (w->text.column == l->column || may_be_key(w->text.text))
        return GIVE_UP;
    if (l->column > w->owner && w->depth && top(w)->kind == ENTRIES &&
        !yaml_is_entry(l->text))
        return report_below_entry(w, l);
    return report_uneven(w, l);
}

/* Does the line fit a level that is open? Leaves the levels that it ends. */
static bool fits(struct trace *w, const struct yaml_line *l)
{
    bool entry = yaml_is_entry(l->text);
    bool deeper = l->column > w->owner || (entry && l->column == w->owner);

    if (w->below == CHILD && deeper)
        return true;
    while (w->depth && top(w)->column > l->column)
        w->depth--;
    if (w->depth > 1 && !entry && top(w)->kind == ENTRIES &&
        top(w)->column == l->column && w->levels[w->depth - 2].column == l->column) {
        w->left = *top(w); /* dashes may be in the column of their key */
        w->out = *l;
        w->depth--;
    }
    return w->depth && top(w)->column == l->column &&
           top(w)->kind == (entry ? ENTRIES : KEYS);
}

/* Is it a key, an entry, or a row without its dash, rather than continued text? */
static bool is_own(struct slice text)
{
    return text.len && (yaml_is_entry(text) || is_close_dash(text) ||
                        yaml_key_end(text) != SIZE_MAX);
}

/* Read one line. */
static enum step step(struct trace *w, const struct yaml_line *l)
{
    bool deeper = w->depth == 0 ? w->below == TEXT : l->column > w->owner;

    size_t blanks, width = yaml_false_blanks(l->text, &blanks);

    w->seen = w->depth;
    if (w->below == BLOCK && deeper)
        return GO_ON;
    if (width && is_own(slice_from(l->text, blanks)))
        return report_blanks(w, l, blanks, width);
    if (l->text.ptr[0] == '\t')
        return GIVE_UP;
    if (w->below == TEXT && deeper)
        return read_on(w, l);
    if (w->depth && !fits(w, l)) {
        struct slice mark = false_mark(w, l->text);
        if (is_close_dash(l->text))
            return report_close_dash(w, l);
        return mark.len ? report_mark(w, l, mark) : misfit(w, l);
    }
    if (w->below != CHILD && w->depth && !yaml_is_entry(l->text) &&
        yaml_key_end(l->text) == SIZE_MAX)
        return GIVE_UP; /* a key without its colon */
    return read_content(w, l, l->column, l->column);
}

/* Lines below the place where libyaml stopped are not judged. */
bool yaml_indent_report(const struct yaml_stop *s, struct diag *d)
{
    struct trace w = {.s = s, .d = d, .below = CHILD};

    for (size_t at = s->start; at <= s->at && at < s->end; at = w.next) {
        struct yaml_line l = yaml_line_at(s, at);
        w.next = yaml_line_next(s, at);
        if (l.text.len == 0)
            continue;
        enum step is = step(&w, &l);
        if (is != GO_ON)
            return is == TOLD;
    }
    return false;
}
