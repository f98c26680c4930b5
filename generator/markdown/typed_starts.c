/* typed_starts.c - classifies the beginning of a line, by office habit.
 *
 *     ##标题  ＃ 标题         -> START_HEADING, level 2 and 1
 *     -甲  - 甲  * 甲         -> START_BULLET        -5℃  +86…        -> START_TEXT
 *     1.甲  1) 甲             -> START_NUMBER        2026. 年底       -> START_TEXT
 *     > 引文                  -> START_QUOTE         >60 岁  >>重要<< -> START_TEXT
 *     ---  ===  ~~~  ###      -> START_RULE          #5 楼  #话题#    -> START_TEXT
 *
 * start_read asks one reader for each kind in turn. A beginning that is text here but
 * means something to cmark is written as signs by start_write_text. */
#include "markdown/list_mark.h"
#include "markdown/typed_reader.h"

#include <string.h>

enum { LIST_DIGITS_MAX = 3, CMARK_DIGITS_MAX = 9, RULE_MIN = 3 };

static char byte_at(const struct reader *r, size_t at)
{
    return at < r->end ? r->t.text.ptr[at] : 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_blanks(const struct reader *r, size_t at)
{
    while (is_blank(byte_at(r, at)))
        at++;
    return at;
}

static uint32_t cp_at(const struct reader *r, size_t at)
{
    return at < r->end ? utf8_next(r->t.text, &at) : 0;
}

static bool goes_on(const struct reader *r)
{
    return r->leaf == LEAF_PARAGRAPH && r->matched == r->depth;
}

static size_t run_of(const struct reader *r, size_t at, char c)
{
    size_t n = 0;

    while (byte_at(r, at + n) == c && at + n < r->end)
        n++;
    return n;
}

/* The number of c, if the line holds only c and blanks from r->at on; else 0. */
static size_t only(const struct reader *r, char c)
{
    size_t n = 0;

    for (size_t at = r->at; at < r->end; at++)
        if (r->t.text.ptr[at] == c)
            n++;
        else if (!strchr(" \t\r", r->t.text.ptr[at]))
            return 0;
    return n;
}

/* --- === *** ~~~ ###, three or more; ___ is a blank to fill in. */
static bool is_rule(const struct reader *r)
{
    char c = byte_at(r, r->at);

    return c && strchr("-=*~#", c) && only(r, c) >= RULE_MIN &&
           (strchr("-*", c) || run_of(r, r->at, c) >= RULE_MIN);
}

/* Counts the hashes #### or ＃＃ at `at`; *end: the offset after them. */
static int hashes(const struct reader *r, size_t at, size_t *end)
{
    int n = 0;

    while (cp_at(r, at) == '#' || cp_at(r, at) == 0xFF03) {
        at += byte_at(r, at) == '#' ? 1 : 3;
        n++;
    }
    *end = at;
    return n;
}

/* ##标题, ＃ 标题; not #5 楼, #话题#, #1234#, nor #接龙, with which chats begin lists.
 */
static bool read_heading(struct reader *r, struct begun *out)
{
    size_t end;
    int n = hashes(r, r->at, &end);
    bool blank = is_blank(byte_at(r, end)) || cp_at(r, end) == 0x3000;
    bool ascii = byte_at(r, r->at) == '#';
    size_t text = skip_blanks(r, end);

    if (n < 1 || n > 6)
        return false;
    while (cp_at(r, text) == 0x3000)
        text = skip_blanks(r, text + 3);
    if (!blank && !(end == r->end && ascii)) {
        struct slice rest = slice_sub(r->t.text, text, r->end);
        bool again = slice_find(rest, SLICE("#")) != SIZE_MAX ||
                     slice_find(rest, SLICE("＃")) != SIZE_MAX;
        uint32_t cp = cp_at(r, text);
        bool word = cp_is_han(cp) || (cp && cp_among(cp, "“《（【"));
        if (text == r->end ||
            (n == 1 && (again || !word || slice_starts(rest, SLICE("接龙")))))
            return false;
    }
    *out = (struct begun){START_HEADING, r->at, end, text, n};
    return true;
}

static bool is_task(const struct reader *r, size_t at)
{
    return byte_at(r, at) == '[' && byte_at(r, at + 1) && byte_at(r, at + 2) == ']';
}

/* - - - 沿此线剪下 - - -: three spaced signs are a line to cut along. */
static bool is_cutting_line(const struct reader *r, char c)
{
    int n = 0;

    for (size_t at = r->at; byte_at(r, at) == c && is_blank(byte_at(r, at + 1)); n++)
        at = skip_blanks(r, at + 1);
    return n >= RULE_MIN;
}

/* +86, -10 */
static bool is_signed(struct slice line)
{
    line = slice_trim(line);
    return line.len > 1 && strchr("+-", line.ptr[0]) && char_is_digit(line.ptr[1]);
}

/* -10 高空抛物 / - 20 私拉电线: a minus sign, as in the line above or below. */
static bool is_minus(const struct reader *r)
{
    return char_is_digit(byte_at(r, skip_blanks(r, r->at + 1))) &&
           (is_signed(line_at(r->t.text, r->end + 1)) ||
            (r->pending &&
             is_signed(slice_sub(r->t.text, r->last_start, r->last_end))));
}

/* +新增 1件, =合计 3件: a plus or an equals sign, not a bullet. */
static bool is_plus(struct slice line)
{
    line = slice_trim(line);
    return line.len > 1 && strchr("+=", line.ptr[0]) && !strchr(" \t+=", line.ptr[1]);
}

/* -撤回 1件 above or below such a line: a minus sign. */
static bool is_less(const struct reader *r)
{
    return !is_blank(byte_at(r, r->at + 1)) &&
           (is_plus(line_at(r->t.text, r->end + 1)) ||
            (r->pending && is_plus(slice_sub(r->t.text, r->last_start, r->last_end))));
}

/* - 甲, and -甲 but not -5℃ */
static bool read_bullet(struct reader *r, struct begun *out)
{
    char c = byte_at(r, r->at);
    size_t next = r->at + 1, text = skip_blanks(r, next);
    uint32_t cp = cp_at(r, next);
    bool blank = is_blank(byte_at(r, next)) || next == r->end;
    bool close =
        c == '-' &&
        (cp_is_han(cp) || (cp && cp_among(cp, "　“《（【")) ||
         (byte_at(r, next) == '*' && byte_at(r, next + 1) == '*') || is_task(r, next));

    if (!c || !strchr("-+*", c) || !(blank || close) ||
        (text == r->end && goes_on(r)) || is_cutting_line(r, c) || is_minus(r) ||
        is_less(r) || line_is_page_number(slice_sub(r->t.text, r->at, r->end)) ||
        line_is_of_mixed(r) || line_is_remark(r) || (c == '*' && r->stars_stay))
        return false;
    *out = (struct begun){START_BULLET, r->at, next, text, 0};
    return true;
}

/* 一、楼道 / 1. 一层: after a line numbered by hand, this one is, too. */
static bool follows_mark(const struct reader *r)
{
    struct slice before = slice_sub(r->t.text, r->last_start, r->last_end);
    struct list_mark mark;

    return goes_on(r) && list_mark_read(before, 0, &mark) &&
           mark.family != FAMILY_BULLET;
}

/* 1. 甲, 1) 甲, and 1.甲; not 2026. 年底 */
static bool read_number(struct reader *r, struct begun *out)
{
    size_t at = r->at;
    int n = 0;

    for (; char_is_digit(byte_at(r, at)) && at - r->at < CMARK_DIGITS_MAX; at++)
        n = n * 10 + (byte_at(r, at) - '0');
    char c = byte_at(r, at);
    if (at == r->at || at - r->at > LIST_DIGITS_MAX || !c || !strchr(".)", c))
        return false;
    size_t next = at + 1, text = skip_blanks(r, next);
    uint32_t cp = cp_at(r, next);
    bool blank = is_blank(byte_at(r, next)) || next == r->end;
    bool close = cp_is_han(cp) || (cp && cp_among(cp, "　“《（【")) ||
                 (byte_at(r, next) == '*' && byte_at(r, next + 1) == '*');
    if (!(blank || close) || follows_mark(r) ||
        (goes_on(r) && (n != 1 || text == r->end)) || line_is_of_mixed(r))
        return false;
    *out = (struct begun){START_NUMBER, r->at, next, text, 0};
    return true;
}

static bool read_fence(struct reader *r, struct begun *out)
{
    size_t n = run_of(r, r->at, '`');
    struct slice info = slice_sub(r->t.text, r->at + n, r->end);

    if (n < FENCE_MIN || slice_find(info, SLICE("`")) != SIZE_MAX)
        return false;
    if (r->closing_ticks[r->line + 1] < n) {
        typing_note(&r->t, TYPED_FENCE, r->at, r->at + n);
        return false;
    }
    *out = (struct begun){START_FENCE, r->at, r->at + n, r->end, 0};
    return true;
}

static bool read_label(struct reader *r, struct begun *out)
{
    bool note, loses;
    size_t close;

    if (byte_at(r, r->at) != '[' || !label_defines(&r->t, r->at, &note, &loses))
        return false;
    if (!note && r->leaf == LEAF_PARAGRAPH)
        return false;
    close = slice_find(slice_sub(r->t.text, r->at, r->end), SLICE("]:"));
    size_t at = r->at + close + 2;
    *out = (struct begun){note ? START_NOTE : START_DEFINITION, r->at, at,
                          skip_blanks(r, at), 0};
    return true;
}

/* >60 岁, >=30 人: more than a number. */
static bool is_more(struct slice line)
{
    return line.len > 1 && (char_is_digit(line.ptr[1]) || line.ptr[1] == '=');
}

/* > of a quote, but not >60 岁, unless a quote goes on below it, nor >>重要<<. */
static bool read_quote(struct reader *r, struct begun *out)
{
    struct slice line = slice_sub(r->t.text, r->at, r->end);
    struct slice next = slice_trim(line_at(r->t.text, r->end + 1));

    if (!slice_starts(line, SLICE(">")) || slice_ends(slice_trim(line), SLICE("<")) ||
        slice_starts(line, SLICE(">=")) ||
        (is_more(line) && (!slice_starts(next, SLICE(">")) || is_more(next))))
        return false;
    *out = (struct begun){START_QUOTE, r->at, r->at + 1, r->at + 1, 0};
    return true;
}

struct begun start_read(struct reader *r)
{
    struct begun b = {START_TEXT, r->at, r->at, r->at, 0};

    if (r->at >= r->end)
        return b;
    line_is_of_mixed(r); /* a block is examined from its first line on */
    if (is_rule(r))
        b.type = START_RULE;
    else if (!read_quote(r, &b) && !read_heading(r, &b) && !read_fence(r, &b) &&
             !read_label(r, &b) && !read_bullet(r, &b))
        read_number(r, &b);
    return b;
}

/* ---- text ---- */

/* 2026. 年底: digits, a dot and a blank that are not a list; the dot becomes a sign. */
static size_t write_number(struct reader *r)
{
    size_t at = r->at;

    while (char_is_digit(byte_at(r, at)))
        at++;
    char c = byte_at(r, at), next = byte_at(r, at + 1);
    if (at == r->at || !c || !strchr(".)", c) || !(is_blank(next) || at + 1 == r->end))
        return r->at;
    signs_copy(&r->t.out, r->at, at);
    signs_literal(&r->t.out, at, c);
    return at + 1;
}

size_t start_write_text(struct reader *r)
{
    char c = byte_at(r, r->at);
    size_t n = 0;
    bool note, loses;

    if (char_is_digit(c))
        return write_number(r);
    if (c == '`' && run_of(r, r->at, c) >= FENCE_MIN)
        n = run_of(r, r->at, c);
    else if (c == '>' || c == '=')
        n = 1;
    else if (c && strchr("-+*", c) &&
             (is_blank(byte_at(r, r->at + 1)) || r->at + 1 == r->end || only(r, c)))
        n = 1;
    if (c == '[' && !label_defines(&r->t, r->at, &note, &loses) && loses) {
        if (note)
            typing_note(&r->t, TYPED_FOOTNOTE, r->at, r->at + 1);
        n = 1;
    }
    for (size_t i = 0; i < n; i++)
        signs_literal(&r->t.out, r->at + i, c);
    return r->at + n;
}

bool line_explains(struct reader *r, struct slice below)
{
    struct list_mark mark;
    size_t at = 0;

    while (at < below.len && is_blank(below.ptr[at]))
        at++;
    below = slice_from(below, at);
    bool bullet = below.len > 1 && strchr("-+*", below.ptr[0]) && below.ptr[1] == ' ';
    if (r->stack[r->depth - 1].type == HOLDER_ITEM &&
        (bullet || list_mark_read(below, LIST_MARK_ANY, &mark)))
        r->explained = true;
    return r->explained;
}

/* ---- fences ---- */

size_t *fences_find(struct arena *a, struct slice text)
{
    size_t lines = 1, n = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    size_t *out = arena_array(a, size_t, lines + 2);
    for (size_t at = 0; at < text.len; n++) {
        struct slice line = line_at(text, at);
        out[n] = closing_ticks(line);
        at += line.len + 1;
    }
    for (size_t i = lines; i-- > 0;)
        out[i] = out[i] > out[i + 1] ? out[i] : out[i + 1];
    return out;
}
