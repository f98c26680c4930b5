/* typed_block.c - lists that mix Markdown's marks with others:
 *
 *     1、申请              - 带证件
 *        - 身份证          ● 早到
 *     2、审批              - 带笔
 *
 * cmark knows only its own marks. Such a block is written as text, and
 * markdown/typed_list makes one list of all its lines. Nor is a remark an item if a
 * star in the text refers to it:
 *
 *     疏通下水 60 元起*
 *     * 视情况加收
 *
 * If the text explains what a star means (带*的必填), stars stay as they are. */
#include "markdown/list_mark.h"
#include "markdown/typed_reader.h"

#include <string.h>

/* What the lines of a block have shown so far. */
struct seen {
    struct list_mark last; /* the last number */
    size_t numbers;        /* how many, typed by hand or Markdown's */
    int number, dash;      /* indents in columns: of the last number, of the first - */
    bool by_hand;          /* a number other than 1. or 1) */
    bool dashed, bulleted; /* a -, a bullet that is not Markdown's */
    bool below;            /* a - below a number in which it does not nest */
    bool mixed;            /* the result: cmark would not see one list */
};

static int indent_of_line(struct slice line, size_t *at)
{
    int columns = 0;

    for (size_t next = 0; next < line.len; *at = next) {
        uint32_t cp = utf8_next(line, &next);
        if (!cp_among(cp, " \t　\u00A0"))
            break;
        columns += cp == '\t' ? TAB : cp < 0x80 ? 1 : 2;
    }
    return columns;
}

/* - 甲, * 甲, -甲 */
static bool is_dash(struct slice s)
{
    struct list_mark mark;
    bool blank = s.len > 1 && strchr(" \t", s.ptr[1]);

    return s.len > 1 &&
           ((strchr("-+*", s.ptr[0]) && blank && !line_is_page_number(s)) ||
            (s.ptr[0] == '-' && list_mark_read(s, 0, &mark)));
}

static void see_dash(struct seen *seen, int indent)
{
    bool deeper = indent > seen->number + 1;
    bool nests = !seen->by_hand && deeper; /* cmark agrees */

    if (!seen->dashed)
        seen->dash = indent;
    seen->dashed = true;
    seen->below |= seen->numbers > 0 && !nests;
    seen->mixed |= seen->numbers > 1 && !nests && deeper;
    seen->mixed |= seen->bulleted;
}

static void see_bullet(struct seen *seen, int indent)
{
    seen->bulleted = true;
    seen->mixed |= seen->dashed && indent <= seen->dash + 1;
}

/* 2、 after 1、 with a - between them; or 3 甲 after 2. 乙, which continues the list
 * without a mark. */
static void see_number(struct seen *seen, struct slice s, const struct list_mark *mark,
                       int indent)
{
    seen->mixed |= seen->below || list_mark_is_bare(s, mark);
    seen->last = *mark;
    seen->by_hand |= !char_is_digit(s.ptr[0]) || !strchr(".)", s.ptr[mark->len - 1]);
    seen->number = indent;
    seen->numbers++;
}

/* Headings, quotes, rows, fences and empty lines end a block. */
static bool is_block(struct slice s)
{
    return s.len == 0 || strchr("#>|`", s.ptr[0]) || slice_starts(s, SLICE("＃")) ||
           slice_starts(s, SLICE("｜"));
}

static bool block_is_mixed(struct slice text, size_t at, size_t *end)
{
    struct seen seen = {.last = {.family = FAMILY_NONE}};

    for (struct slice line; at < text.len; at += line.len + 1) {
        size_t start = 0;
        struct list_mark mark;
        line = line_at(text, at);
        int indent = indent_of_line(line, &start);
        struct slice s = slice_trim(slice_from(line, start));
        if (is_block(s))
            break;
        if (is_dash(s))
            see_dash(&seen, indent);
        else if (!list_mark_read(s, seen.numbers ? seen.last.number + 1 : 0, &mark))
            continue;
        else if (mark.family == FAMILY_BULLET)
            see_bullet(&seen, indent);
        else
            see_number(&seen, s, &mark, indent);
    }
    *end = at;
    return seen.mixed;
}

bool line_is_of_mixed(struct reader *r)
{
    size_t start = r->at;

    if (r->matched > 0)
        return false;
    if (r->at < r->block_end)
        return r->mixed;
    while (start > 0 && r->t.text.ptr[start - 1] != '\n')
        start--;
    r->mixed = block_is_mixed(r->t.text, start, &r->block_end);
    return r->mixed;
}

/* ---- remarks ---- */

static uint32_t cp_before(struct slice s, size_t at)
{
    return at > 0 ? utf8_prev(s, &at) : 0;
}

/* 60 元起*: a star that refers to a remark below, not one that opens emphasis. */
static bool points_below(struct slice line)
{
    bool points = false;

    for (size_t at = 0; at < line.len; at++) {
        size_t after = at + 1;
        if (line.ptr[at] != '*')
            continue;
        uint32_t before = cp_before(line, at);
        uint32_t cp = after < line.len ? utf8_next(line, &after) : ' ';
        if (before == 0 || !cp_among(cp, " \t\r|｜，。；、）)：,;"))
            return false;
        points |= !cp_among(before, " \t|｜");
    }
    return points;
}

/* 带*的必填, *为必填: the stars below are marks in their own right. */
static bool explains_stars(struct slice line)
{
    for (size_t at = 0; at < line.len; at++) {
        size_t after = at + 1;
        uint32_t cp = after < line.len ? utf8_next(line, &after) : 0;
        if (line.ptr[at] == '*' &&
            (cp_among(cp_before(line, at), "带标加有打") || cp_among(cp, "号为")))
            return true;
    }
    return false;
}

static bool is_star_item(struct slice line)
{
    line = slice_trim(line);
    return slice_starts(line, SLICE("* "));
}

static struct slice text_below(struct slice text, size_t at)
{
    struct slice line = SLICE("");

    while (at < text.len && line_is_blank(line)) {
        line = line_at(text, at);
        at += line.len + 1;
    }
    return line;
}

bool line_is_remark(const struct reader *r)
{
    struct slice line = slice_sub(r->t.text, r->at, r->end);

    return r->starred && !r->stars_stay && !r->star_item && is_star_item(line) &&
           !is_star_item(text_below(r->t.text, r->end + 1));
}

void remark_stars_see(struct reader *r, struct slice line)
{
    if (line_is_blank(line))
        return;
    r->star_item = is_star_item(line);
    if (!memchr(line.ptr, '*', line.len))
        return;
    r->starred |= points_below(line);
    r->stars_stay |= explains_stars(line);
}
