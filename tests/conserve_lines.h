/* conserve_lines.h - what kind of line each typed line of a body is, and which begin a
 * line on the page, too.
 *
 * A line is kept: after an empty one, a heading, a rule, a table, code; when it is one
 * of these itself or an item; behind 。！？；：; before U+3000, blanks or a Tab, the
 * number or mark of a list, 标签：内容, a date; behind two blanks or \. Lines of which
 * an outside reader cannot say are neither kept nor joined here: what is below is all
 * that is held.
 */
#ifndef BANBAO_TESTS_CONSERVE_LINES_H
#define BANBAO_TESTS_CONSERVE_LINES_H

#include "conserve_marks.h"

enum line_kind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_HEADING,
    LINE_RULE, /* only - = _ * ~ */
    LINE_FENCE,
    LINE_CODE,
    LINE_FENCE_END,
    LINE_TABLE,
    LINE_TABLE_RULE, /* |---| */
    LINE_TABS,       /* pasted from a sheet */
};

enum line_start { START_UNSAID, START_KEPT, START_JOINED };

struct typed_line {
    enum line_kind kind;
    size_t start, end, text;   /* text: behind indents, > and marks of items */
    size_t number, number_end; /* the digits of an item's number; equal: none */
    int quotes, indent;        /* blanks before the text, behind the last > */
    int open_quotes;           /* of its paragraph */
    int outer;                 /* blanks before everything */
    bool wide, tab;            /* begins with U+3000, with a Tab */
    bool item;                 /* a mark of CommonMark and a blank */
    bool in_list;              /* indents mean nesting here */
    enum line_start begins;
};

/* --- kinds ------------------------------------------------------------------ */

/* How many # or ＃ open the line; *at behind them. */
static inline int heading_marks(struct slice s, size_t *at)
{
    int n = 0;

    while (*at < s.len && (s.ptr[*at] == '#' || cp_at(s, *at) == 0xFF03)) {
        *at += cp_len(s, *at);
        n++;
    }
    return n;
}

static inline bool is_heading(struct slice line)
{
    size_t at = 0;
    int n = heading_marks(line, &at);

    if (n < 1 || n > 6)
        return false;
    if (n > 1 || at_blank(line, at))
        return true;
    bool second = false;
    for (size_t i = at; i < line.len; i++)
        second |= line.ptr[i] == '#' || cp_at(line, i) == 0xFF03;
    return cp_is_han(cp_at(line, at)) && !second;
}

/* Only one of these, three times or more: a rule. 0: none. */
static inline char rule_of(struct slice line)
{
    int n = 0;
    char of = 0;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (c == ' ' || c == '\t')
            continue;
        if (!strchr("-=_*~", c) || (of && c != of))
            return 0;
        of = c;
        n++;
    }
    return n >= 3 ? of : 0;
}

/* ``` and more, no ` behind: how many; 0: no fence. */
static inline int fence_of(struct slice line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] == '`')
        n++;
    if (n < 3 || memchr(line.ptr + n, '`', line.len - n))
        return 0;
    return (int)n;
}

static inline size_t cells_of(struct slice line)
{
    size_t n = 1, at = 0;
    bool bar = false;

    line = slice_trim(line);
    while (at < line.len) {
        uint32_t cp = utf8_next(line, &at);
        if (cp == '\\' && at < line.len)
            utf8_next(line, &at);
        bar = cp == '|' || cp == 0xFF5C;
        n += bar && at < line.len;
    }
    uint32_t first = cp_at(line, 0);
    return n - ((first == '|' || first == 0xFF5C) && n > 1);
}

static inline bool holds_bar(struct slice line)
{
    return memchr(line.ptr, '|', line.len) || slice_find(line, SLICE("｜")) != SIZE_MAX;
}

static inline bool is_table_rule(struct slice line)
{
    bool dash = false;
    size_t at = 0;

    while (at < line.len) {
        uint32_t cp = utf8_next(line, &at);
        dash |= cp_among(cp, "-—－");
        if (!cp_among(cp, "|｜-—－:： \t"))
            return false;
    }
    return dash && holds_bar(line);
}

/* Tabs between what is not blank. */
static inline int inner_tabs(struct slice line)
{
    int n = 0;

    line = slice_trim(line);
    while (line.len && line.ptr[0] == '\t')
        line = slice_from(line, 1);
    while (line.len && line.ptr[line.len - 1] == '\t')
        line.len--;
    for (size_t i = 0; i < line.len; i++)
        n += line.ptr[i] == '\t';
    return n;
}

/* --- reading ---------------------------------------------------------------- */

static inline struct slice line_text(struct slice body, const struct typed_line *l)
{
    return slice_sub(body, l->text, l->end);
}

/* - * + 1. 1) and a blank: step over it. */
static inline bool take_item(struct slice line, size_t base, struct typed_line *l)
{
    size_t at = 0;

    if (line.len && strchr("-*+", line.ptr[0]) && at_blank(line, 1)) {
        at = 1;
    } else {
        int n = digit_run(line, &at);
        bool dot = at < line.len && line.ptr[at] == '.';
        if (n < 1 || n > 9 || (dot && n > 3) || at >= line.len ||
            (!dot && line.ptr[at] != ')') || !at_blank(line, at + 1))
            return false;
        l->number = base;
        l->number_end = base + at++;
    }
    l->item = true;
    l->text = base + at;
    return true;
}

/* > of more than so many: >60 岁; but a quote's where one goes on below it. */
static inline bool is_more(struct slice body, const struct typed_line *l)
{
    struct slice line = line_text(body, l), rest = slice_from(body, l->end + 1), below;

    slice_cut(&rest, '\n', &below);
    below = slice_trim(below);
    return line.len > 1 && char_is_digit(line.ptr[1]) &&
           !(below.len > 1 && below.ptr[0] == '>' && !char_is_digit(below.ptr[1]) &&
             below.ptr[1] != '=');
}

/* Indents, > and marks of items, however many. */
static inline void take_prefix(struct slice body, struct typed_line *l)
{
    l->text = l->start;
    for (;;) {
        struct slice rest = line_text(body, l);
        if (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '\t')) {
            l->tab |= rest.ptr[0] == '\t';
            l->indent += l->item ? 0 : rest.ptr[0] == '\t' ? 4 : 1;
            l->outer = l->quotes ? l->outer : l->indent;
            l->text++;
        } else if (cp_at(rest, 0) == 0x3000) {
            l->wide = true;
            l->text += 3;
        } else if (rest.len && rest.ptr[0] == '>' && !is_more(body, l)) {
            l->quotes++;
            l->indent = 0;
            l->tab = false;
            l->text++;
        } else if (rule_of(rest) || !take_item(rest, l->text, l)) {
            return;
        }
    }
}

/* 1.甲 1)甲: an item without its blank; its number may become ① as well. */
static inline void note_number(struct slice body, struct typed_line *l)
{
    struct slice line = line_text(body, l);
    size_t at = 0;

    if (l->item || digit_run(line, &at) < 1 || at > 2 || at >= line.len ||
        !(line.ptr[at] == '.' || line.ptr[at] == ')') || cp_at(line, at + 1) < 0x80)
        return;
    l->number = l->text;
    l->number_end = l->text + at;
}

/* The fence that closes the one at line i, which has `ticks`; n: there is none. */
static inline size_t fence_end(struct slice body, const struct typed_line *v, size_t n,
                               size_t i, int ticks)
{
    for (size_t j = i + 1; j < n; j++) {
        struct slice line = slice_trim(line_text(body, &v[j]));
        int more = fence_of(line);
        if (v[j].quotes < v[i].quotes)
            return n;
        if (more >= ticks && (size_t)more == line.len)
            return j;
    }
    return n;
}

static inline void find_fences(struct slice body, struct typed_line *v, size_t n)
{
    int hopeless = INT32_MAX; /* no fence of so many is closed any more */

    for (size_t i = 0; i < n; i++) {
        int ticks = v[i].kind == LINE_BLANK ? 0 : fence_of(line_text(body, &v[i]));
        if (!ticks || ticks >= hopeless)
            continue;
        size_t end = fence_end(body, v, n, i, ticks);
        if (end == n) {
            hopeless = v[i].quotes ? hopeless : ticks;
            continue;
        }
        v[i].kind = LINE_FENCE;
        for (size_t j = i + 1; j < end; j++)
            v[j].kind = LINE_CODE;
        v[end].kind = LINE_FENCE_END;
        i = end;
    }
}

static inline void find_tables(struct slice body, struct typed_line *v, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct slice rule = line_text(body, &v[i]), head = line_text(body, &v[i - 1]);
        if (v[i].kind != LINE_TEXT || v[i - 1].kind != LINE_TEXT ||
            !is_table_rule(rule) || !holds_bar(head) ||
            v[i].quotes != v[i - 1].quotes || cells_of(rule) != cells_of(head))
            continue;
        v[i - 1].kind = LINE_TABLE;
        v[i].kind = LINE_TABLE_RULE;
        int quotes = v[i].quotes;
        for (i++; i < n && v[i].kind == LINE_TEXT && v[i].quotes == quotes &&
                  holds_bar(line_text(body, &v[i]));
             i++)
            v[i].kind = LINE_TABLE;
    }
    for (size_t i = 0; i < n; i++) {
        size_t to = i;
        int tabs = v[i].kind == LINE_TEXT ? inner_tabs(line_text(body, &v[i])) : 0;
        while (tabs && to < n && v[to].kind == LINE_TEXT && !v[to].in_list) {
            int here = inner_tabs(line_text(body, &v[to]));
            if (here < 1 || here > tabs)
                break;
            to++;
        }
        for (size_t j = i; to > i + 1 && j < to; j++)
            v[j].kind = LINE_TABS;
        i = to > i ? to - 1 : i;
    }
}

static inline bool is_mark(struct slice line)
{
    return mark_with_dot(line) || mark_other(line);
}

/* The same, and what an outside reader cannot be sure of: -“甲”, 3.**甲**, 二、[ ]. */
static inline bool may_be_mark(struct slice line)
{
    size_t at = 0;
    bool number = digit_run(line, &at) > 0 || han_number(line, &at);

    if (cp_at(line, 0) == L'第' ||
        (line.len > 1 && line.ptr[0] == '-' && line.ptr[1] != '-'))
        return true;
    return is_mark(line) || (number && among_at(line, &at, ".、．)）"));
}

/* Where indents mean nesting: from an item to what is not indented after a blank. */
static inline void find_lists(struct slice body, struct typed_line *v, size_t n)
{
    bool in = false;

    for (size_t i = 0; i < n; i++) {
        bool after_blank = i == 0 || v[i - 1].kind == LINE_BLANK;
        if (v[i].kind == LINE_BLANK)
            continue;
        if (v[i].item || may_be_mark(line_text(body, &v[i])))
            in = true;
        else if (v[i].kind != LINE_TEXT || (after_blank && v[i].outer < 1))
            in = in && v[i].outer > 0;
        v[i].in_list = in;
    }
}

static inline void set_kinds(struct slice body, struct typed_line *v, size_t n)
{
    find_fences(body, v, n);
    for (size_t i = 0; i < n; i++) {
        struct slice line = line_text(body, &v[i]);
        char rule = rule_of(line);
        if (v[i].kind != LINE_TEXT)
            continue;
        bool below = i > 0 && v[i - 1].kind == LINE_TEXT;
        if (rule && (rule != '=' || below))
            v[i].kind = LINE_RULE;
        else if (is_heading(line))
            v[i].kind = LINE_HEADING;
    }
    find_lists(body, v, n);
    find_tables(body, v, n);
}

/* --- which are kept --------------------------------------------------------- */

/* Ends in 。 and the like; closing marks and emphasis may follow. */
static inline bool ends_sentence(struct slice line)
{
    line = slice_trim(line);
    size_t at = line.len;
    while (at > 0) {
        size_t before = at;
        uint32_t cp = utf8_prev(line, &before);
        if (!cp_among(cp, "*＊~”’」』）)】》〉]〕\"'"))
            return cp_among(cp, "。！？；：…～!?:") ||
                   (cp == ';' && !memchr(line.ptr, '&', line.len));
        at = before;
    }
    return false;
}

static inline bool breaks_hard(struct slice body, const struct typed_line *l)
{
    struct slice line = line_text(body, l);
    size_t slashes = 0;

    while (slashes < line.len && line.ptr[line.len - 1 - slashes] == '\\')
        slashes++;
    return slashes % 2 == 1 || (line.len > 2 && line.ptr[line.len - 1] == ' ' &&
                                line.ptr[line.len - 2] == ' ');
}

/* Begins and ends in Han (or ，、) and holds nothing that may make it a line: then it
 * is part of a sentence that was wrapped by hand. */
static inline bool plain_han(struct slice line)
{
    size_t end = line.len, at = 0;
    uint32_t first = cp_at(line, 0), last = line.len ? utf8_prev(line, &end) : 0;

    if (!line.len || !cp_is_han(first) || cp_among(first, "々〇特") ||
        may_be_mark(line) || !(cp_is_han(last) || cp_among(last, "，、")) ||
        holds_bar(line))
        return false;
    while (at < line.len)
        if (cp_among(utf8_next(line, &at), "：:\t<!"))
            return false;
    return true;
}

/* Behind the number and 、 or the like of a mark; what of, and which: the family. 0: it
 * is none of these. */
static inline uint32_t mark_family(struct slice line, size_t *at)
{
    uint32_t kind = 1;

    *at = 0;
    if (han_number(line, at))
        kind = 2;
    else if (digit_run(line, at) == 0)
        kind = 3 * (*at = line.len > 1);
    uint32_t sign = cp_at(line, *at);
    return kind && among_at(line, at, ".、．)）") ? sign << 2 | kind : 0;
}

/* The number at `at` of a line, which goes behind it; 0: none. */
static inline unsigned long number_at(struct slice line, size_t *at)
{
    const char *from = line.ptr + *at;

    return digit_run(line, at) > 0 ? strtoul(from, NULL, 10) : 0;
}

static inline unsigned long line_number(struct slice body, const struct typed_line *l)
{
    size_t at = 0;

    return l ? number_at(line_text(body, l), &at) : 0;
}

/* 4、5 元: four or five, 5、8~10 号: those of a list that goes on counting, unless what
 * stands around it is 3、 or 5、. */
static inline bool may_be_amount(struct slice body, const struct typed_line *l,
                                 const struct typed_line *next)
{
    struct slice line = line_text(body, l);
    size_t at = 0;
    unsigned long n = number_at(line, &at);

    if (!n || cp_at(line, at) != 0x3001)
        return false;
    at += strlen("、");
    return number_at(line, &at) > n && line_number(body, l - 1) + 1 != n &&
           line_number(body, next) != n + 1;
}

/* A mark before a figure or Latin (5、8 栋, A、App, 一、二号楼) is one in the company
 * of another. */
static inline bool is_mark_here(struct slice body, const struct typed_line *l,
                                const struct typed_line *next)
{
    struct slice line = line_text(body, l);
    size_t at, other;
    uint32_t family = mark_family(line, &at);

    if (!is_mark(line) || l->item || !family)
        return is_mark(line);
    while (at < line.len && line.ptr[at] == ' ')
        at++;
    uint32_t cp = cp_at(line, at);
    return !cp_among(cp, HAN_NUMBERS) && !may_be_amount(body, l, next) &&
           (cp >= 0x80 || mark_family(line_text(body, l - 1), &other) == family ||
            (next && mark_family(line_text(body, next), &other) == family));
}

/* In halves of a character of Han. */
static inline size_t line_width(struct slice line)
{
    size_t ascii = 0;

    for (size_t i = 0; i < line.len; i++)
        ascii += (unsigned char)line.ptr[i] < 0x80;
    return 2 * utf8_count(line) - ascii;
}

/* see the / notice, and what may look so behind its signs */
static inline bool may_be_english(struct slice before, struct slice next)
{
    before = slice_trim(before);
    return before.len && next.len && (unsigned char)before.ptr[before.len - 1] < 0x80 &&
           (unsigned char)next.ptr[0] < 0x80;
}

/* Clearly shorter than a line that a program wraps (twenty characters), with all its
 * signs: ended by hand. */
static inline bool was_ended(struct slice before, struct slice next)
{
    return line_width(before) < 36 && !may_be_english(before, next);
}

/* Filled, and the next line is not much longer, whatever signs there are: wrapped, if
 * that ends a sentence. (Else it may be: a signature below a long line is none.) */
static inline bool was_wrapped(struct slice before, struct slice next)
{
    size_t width = line_width(before);

    return width >= 52 && width + 8 > line_width(next) && ends_sentence(next);
}

/* Does l, which is behind p, begin a line? next: behind it; NULL: none. */
static inline enum line_start line_begins(struct slice body, const struct typed_line *l,
                                          const struct typed_line *next)
{
    const struct typed_line *p = l - 1;
    struct slice line = line_text(body, l), before = line_text(body, p);

    if (l->kind == LINE_CODE || l->kind == LINE_TABLE || l->kind == LINE_TABS ||
        l->kind == LINE_HEADING)
        return START_KEPT;
    if (p->kind != LINE_TEXT) /* 注：A|B类 below a table may be text */
        return p->kind == LINE_TABLE && !cp_among(cp_at(before, 0), "|｜")
                   ? START_UNSAID
                   : START_KEPT;
    if (l->wide || l->quotes > p->open_quotes || (l->item && content_follows(line, 0)))
        return START_KEPT;
    if (!l->in_list && (l->tab || l->indent >= 2))
        return START_KEPT;
    if (ends_sentence(before) || breaks_hard(body, p) || is_mark_here(body, l, next) ||
        label_begins(line) || date_alone(line))
        return START_KEPT;
    if (!l->in_list && !l->item && l->quotes == p->quotes && was_ended(before, line))
        return START_KEPT;
    if (!p->wide && !p->indent && !l->indent && !l->item && l->quotes == p->quotes &&
        plain_han(before) && plain_han(line) && was_wrapped(before, line))
        return START_JOINED;
    return START_UNSAID;
}

/* The lines of a body; how many. */
static inline size_t read_lines(struct arena *a, struct slice body,
                                struct typed_line **out)
{
    size_t n = 1, at = 0;

    for (size_t i = 0; i < body.len; i++)
        n += body.ptr[i] == '\n';
    struct typed_line *v = arena_array(a, struct typed_line, n);
    for (size_t i = 0; i < n; i++) {
        const char *nl = memchr(body.ptr + at, '\n', body.len - at);
        v[i].start = at;
        v[i].end = nl ? (size_t)(nl - body.ptr) : body.len;
        v[i].kind = LINE_TEXT;
        take_prefix(body, &v[i]);
        note_number(body, &v[i]);
        if (v[i].text >= v[i].end && !v[i].item)
            v[i].kind = LINE_BLANK;
        at = v[i].end + 1 < body.len ? v[i].end + 1 : body.len;
    }
    set_kinds(body, v, n);
    for (size_t i = 0; i < n; i++) {
        bool goes_on =
            i > 0 && v[i].kind != LINE_BLANK && v[i - 1].open_quotes > v[i].quotes;
        v[i].open_quotes = goes_on ? v[i - 1].open_quotes : v[i].quotes;
        v[i].begins = i == 0 || v[i - 1].kind == LINE_BLANK ? START_KEPT
                      : v[i].kind == LINE_BLANK
                          ? START_UNSAID
                          : line_begins(body, &v[i], i + 1 < n ? &v[i + 1] : NULL);
    }
    *out = v;
    return n;
}

#endif
