/* paste_marks.c - headings that marks tell which are no numbers of a list.
 *
 *     01 活动时间     PART 01        【活动时间】     ◆ 活动时间     🎄活动时间
 *     12月5日上午。   活动时间       12月5日上午。    12月5日上午。  12月5日上午。
 *                     12月5日上午。
 * Official accounts set them so. Two at least must bear the same sort of mark, and all
 * of them stand above text that bears none of it. The mark goes.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"

#include <string.h>

enum sort {
    SORT_NONE,
    SORT_FRAME,
    SORT_ZERO,
    SORT_PART,
    SORT_SIGN,
    SORT_CHAPTER,
    SORTS
};

/* 01 or 1 at *at. */
static bool take_figure(struct slice s, size_t *at)
{
    size_t start = *at;

    while (*at < s.len && *at < start + 2 && char_is_digit(s.ptr[*at]))
        ++*at;
    return *at > start && (*at == s.len || !char_is_digit(s.ptr[*at]));
}

/* Behind a mark: a blank, a bar, a point. */
static struct slice behind(struct slice s, size_t at)
{
    for (size_t next = at; at < s.len; at = next)
        if (!cp_among(utf8_next(s, &next), " \t\u3000\u00A0.．、丨｜|/-—·:："))
            break;
    return slice_trim(slice_from(s, at));
}

/* PART 01, Part.1, P1 */
static size_t part_end(struct slice s)
{
    static const char *const words[] = {"PART", "Part", "part", "NO", "No", NULL};
    size_t at = starts_with_any(s, words);

    while (at > 0 && at < s.len && cp_among((unsigned char)s.ptr[at], " ."))
        at++;
    return at && take_figure(s, &at) ? at : 0;
}

/* 第一章　总则: it keeps its mark. */
static bool is_chapter(struct slice s)
{
    size_t at = strlen("第");
    uint32_t cp = 0;

    if (!slice_starts(s, SLICE("第")))
        return false;
    for (int n = 0; n < 4 && at < s.len; n++)
        if (!cp_among(cp = utf8_next(s, &at), "一二三四五六七八九十0123456789"))
            break;
    return cp_among(cp, "章节") && at < s.len;
}

/* The sort of mark that s begins with; *text is what stands behind it, empty if it
 * stands alone. */
static enum sort sort_of(struct slice s, struct slice *text)
{
    size_t at = 0;

    *text = line_without_frame(s);
    if (text->len < s.len && slice_starts(s, SLICE("【")))
        return SORT_FRAME;
    if (is_chapter(s)) {
        *text = s;
        return SORT_CHAPTER;
    }
    at = part_end(s);
    *text = behind(s, at);
    if (at)
        return SORT_PART;
    if (s.len > 1 && s.ptr[0] == '0' && take_figure(s, &at) &&
        (at == s.len || !cp_among((unsigned char)s.ptr[at], ":-/"))) {
        *text = behind(s, at);
        return SORT_ZERO;
    }
    uint32_t cp = s.len ? utf8_next(s, &at) : 0;
    while (at < s.len && slice_starts(slice_from(s, at), SLICE("\uFE0F")))
        at += strlen("\uFE0F");
    *text = behind(s, at);
    return cp_is_chat_sign(cp) || cp_among(cp, "▌▍▎▏▋▊▉█┃◆◇■□●★☆▶►❖✦◎") ? SORT_SIGN
                                                                        : SORT_NONE;
}

/* The line whose text is the heading that line i marks: the same, or the next below a
 * mark alone. p->n: there is none. */
static size_t heading_line(const struct paper *p, size_t i, struct slice *text)
{
    if (sort_of(p->lines[i].text, text) == SORT_NONE)
        return p->n;
    if (text->len)
        return i;
    size_t k = paper_next(p, i + 1);
    if (k < p->n)
        *text = p->lines[k].text;
    return k;
}

/* Does line i mark a heading: short, with unmarked text below it? */
static bool marks_heading(const struct paper *p, size_t i)
{
    struct slice text, other, whole = SLICE("");
    size_t k = heading_line(p, i, &whole);
    size_t below = k < p->n ? paper_next(p, k + 1) : p->n;

    return below < p->n && p->lines[k].role == ROLE_TEXT && line_is_heading(whole) &&
           !line_is_body(whole) && (is_chapter(whole) || !line_is_row(whole)) &&
           (p->lines[below].role != ROLE_TEXT ||
            sort_of(p->lines[below].text, &other) != sort_of(p->lines[i].text, &text));
}

static void set_heading(struct paper *p, size_t i)
{
    struct slice text;
    size_t k = heading_line(p, i, &text);

    if (k != i)
        p->lines[i].role = ROLE_GONE;
    p->lines[k].text = text;
    p->lines[k].role = ROLE_HEADING;
    p->headings++;
}

void paper_find_marked(struct paper *p)
{
    size_t lines[SORTS] = {0}, headings[SORTS] = {0};
    struct slice text;

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        enum sort sort = p->lines[i].role == ROLE_TEXT
                             ? sort_of(p->lines[i].text, &text)
                             : SORT_NONE;
        lines[sort]++;
        headings[sort] += sort != SORT_NONE && marks_heading(p, i);
    }
    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        enum sort sort = p->lines[i].role == ROLE_TEXT
                             ? sort_of(p->lines[i].text, &text)
                             : SORT_NONE;
        if (sort != SORT_NONE && lines[sort] == headings[sort] && lines[sort] > 1)
            set_heading(p, i);
        else if (sort == SORT_FRAME && headings[sort] > 1 && marks_heading(p, i))
            set_heading(p, i);
    }
}
