/* paste_find.c - what shows only across several lines: lists, broken lines.
 *
 *   ● 关好窗 / ● 收好花盆             two points of a list
 *   1、登记 / 2、缴费                 a numbered list: the numbers must follow
 *   …打扫了小区。去 / 年以来，…       a sentence that the newspaper's column broke
 * A single such line proves nothing and stays text.
 */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"
#include "markdown/list_mark.h"
#include "words/paste.h"

#include <string.h>

enum { RUN_MIN = 2 }; /* a single line may start with a bullet by chance */

/* How many lines from i on satisfy is(). nth: the number of the line in the run. */
static size_t run_of(const struct paper *p, size_t i,
                     bool (*is)(const struct pasted_line *first,
                                const struct pasted_line *l, size_t nth))
{
    size_t n = 0;
    const struct pasted_line *first = &p->lines[i];

    while (i < p->n && is(first, &p->lines[i], n)) {
        i = paper_next(p, i + 1);
        n++;
    }
    return n;
}

static bool is_point(const struct pasted_line *first, const struct pasted_line *l,
                     size_t nth)
{
    size_t x = 0, y = 0;

    (void)nth;
    return line_bullet(l->text) > 0 && line_bullet(first->text) > 0 &&
           utf8_next(l->text, &x) == utf8_next(first->text, &y);
}

/* The numbers must be 1, 2, 3 …; so a line that starts with a year is none. */
static bool is_numbered(const struct pasted_line *first, const struct pasted_line *l,
                        size_t nth)
{
    size_t body;

    (void)first;
    return line_number(l->text, &body) == nth + 1;
}

/* Give n lines a role and cut their marks: "● 关好窗" -> 关好窗, "2、缴费" -> 缴费 and
 * number 2. */
static void set_roles(struct paper *p, size_t i, size_t n, enum role role)
{
    for (; n > 0; n--, i = paper_next(p, i + 1)) {
        struct pasted_line *l = &p->lines[i];
        size_t body = line_bullet(l->text);

        l->role = role;
        if (role == ROLE_NUMBERED)
            l->number = (unsigned)line_number(l->text, &body);
        l->text = slice_trim(slice_from(l->text, body));
    }
}

/* 附件：1.甲表 above 2.乙表: the first point gets a line of its own. */
static void part_attachments(struct paper *p)
{
    static const char *const heads[] = {WORDLIST_ATTACHMENT_HEADS, NULL};
    enum { MOST = 20 };
    size_t parted = 0;

    for (size_t i = paper_next(p, 0); i < p->n && parted < MOST;
         i = paper_next(p, i + 1)) {
        struct slice s = p->lines[i].text;
        size_t colon = slice_find(s, SLICE("：")), k = paper_next(p, i + 1), body, end;
        end = colon == SIZE_MAX ? slice_find(s, SLICE(":")) : colon;
        if (p->lines[i].role != ROLE_TEXT || !starts_with_any(s, heads) ||
            end == SIZE_MAX)
            continue;
        end += colon == SIZE_MAX ? 1 : strlen("：");
        struct slice rest = slice_trim(slice_from(s, end));
        if (k == p->n || line_number(rest, &body) != 1 ||
            line_number(p->lines[k].text, &body) != 2)
            continue;
        paper_double(p, i);
        parted++;
        p->lines[i].text = slice_sub(s, 0, end);
        p->lines[i + 1].text = rest;
    }
}

/* Where the mark of number n of the family stands in s behind ； or 。, from byte `at`
 * on; SIZE_MAX: nowhere. */
static size_t find_mark(struct slice s, size_t at, enum list_family family, int n)
{
    struct list_mark mark;

    while (at < s.len) {
        if (!cp_among(utf8_next(s, &at), "；;。：:"))
            continue;
        struct slice rest = slice_from(s, at);
        size_t blank = rest.len - slice_trim(rest).len;
        if (list_mark_read(slice_from(rest, blank), n, &mark) &&
            mark.family == family && mark.number == n)
            return at + blank;
    }
    return SIZE_MAX;
}

/* 请注意：一、关窗；二、锁门；三、断电。: three and more get a line each. */
static void part_inline(struct paper *p)
{
    enum { MOST = 40, LEAST = 3 };
    static const enum list_family families[] = {
        FAMILY_HAN, FAMILY_HAN_BRACKET, FAMILY_FIGURE, FAMILY_BRACKET, FAMILY_CIRCLE};
    size_t parted = 0;

    for (size_t i = paper_next(p, 0); i < p->n && parted < MOST;
         i = paper_next(p, i + 1))
        for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
            struct slice s = p->lines[i].text;
            struct list_mark mark;
            bool begins = list_mark_read(s, 1, &mark) && mark.family == families[f] &&
                          mark.number == 1;
            size_t first = begins ? 0 : find_mark(s, 0, families[f], 1), at = first;
            int n = 1;
            if (p->lines[i].role != ROLE_TEXT || first == SIZE_MAX)
                continue;
            while (at != SIZE_MAX && ++n <= LEAST)
                at = find_mark(s, at, families[f], n);
            if (at == SIZE_MAX)
                continue;
            for (n = begins ? 2 : 1; parted < MOST; n++, parted++) {
                s = p->lines[i].text;
                at = find_mark(s, 0, families[f], n);
                if (at == SIZE_MAX)
                    break;
                paper_double(p, i);
                p->lines[i].text = slice_trim(slice_sub(s, 0, at));
                p->lines[++i].text = slice_from(s, at);
                p->lines[i].indented = true;
            }
            break;
        }
}

void paper_find_lists(struct paper *p)
{
    static const struct {
        bool (*is)(const struct pasted_line *, const struct pasted_line *, size_t);
        enum role role;
    } shapes[] = {{is_point, ROLE_POINT}, {is_numbered, ROLE_NUMBERED}};

    size_t last = 0, body; /* number of the list begun last */

    part_attachments(p);
    part_inline(p);
    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1))
        for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
            bool text = p->lines[i].role == ROLE_TEXT;
            size_t n = text ? run_of(p, i, shapes[s].is) : 0;
            size_t number = text && last ? line_number(p->lines[i].text, &body) : 0;
            if (shapes[s].role == ROLE_NUMBERED && number && number == last + 1) {
                set_roles(p, i, 1, ROLE_NUMBERED); /* below a remark on the last one */
                last = number;
                break;
            }
            if (n < RUN_MIN)
                continue;
            last = shapes[s].role == ROLE_NUMBERED ? n : last;
            set_roles(p, i, n, shapes[s].role);
            diag_note(p->diag, p->lines[i].at, "paste-list", "这 %zu 行排成了列表",
                      "these %zu lines became a list", n);
        }
}

/* ---- broken lines ---- */

enum { COLUMN = 20 }; /* code points; a newspaper's column is at least as wide */

/* 「…小区。去」「年以来，…」: the column ended, but the sentence did not. */
static bool is_broken(const struct pasted_line *l, const struct pasted_line *next)
{
    if (l->role != ROLE_TEXT || next->role != ROLE_TEXT || line_is_ended(l->text) ||
        next->indented)
        return false;
    if (line_goes_on(next->text))
        return true;
    bool long_enough =
        utf8_count(l->text) > COLUMN || slice_find(l->text, SLICE("。")) != SIZE_MAX;
    bool head =
        line_is_heading(l->text) && slice_find(l->text, SLICE("，")) == SIZE_MAX;
    return long_enough && !head && !line_is_heading(next->text) &&
           !line_is_label(l->text) && !line_is_label(next->text);
}

/* The first characters of l, to be marked in a message. */
static struct span beginning(const struct pasted_line *l)
{
    enum { SHOWN = 10 };
    size_t end = 0;

    for (int n = 0; n < SHOWN && end < l->text.len; n++)
        utf8_next(l->text, &end);
    return (struct span){l->at.src, l->at.start, l->at.start + end};
}

void paper_find_joins(struct paper *p)
{
    for (size_t i = paper_next(p, 0), k; i < p->n; i = k) {
        k = paper_next(p, i + 1);
        if (k == p->n || !is_broken(&p->lines[i], &p->lines[k]))
            continue;
        p->lines[k].joined = true;
        diag_note(p->diag, beginning(&p->lines[k]), "paste-joined", "和上一行接成一句",
                  "joined with the line before");
    }
}

/* ---- leads ---- */

/* Code points of the paragraph that begins at line i, with the lines joined to it. */
static size_t paragraph_length(const struct paper *p, size_t i)
{
    size_t n = utf8_count(p->lines[i].text);

    while ((i = paper_next(p, i + 1)) < p->n && p->lines[i].joined)
        n += utf8_count(p->lines[i].text);
    return n;
}

/* 把楼道腾出来。上个月…: a short first sentence that sums up a long paragraph is set in
 * bold, if at least LEADS_MIN and half of the long paragraphs have one: then the author
 * meant them as headings. */
void paper_find_leads(struct paper *p)
{
    enum { LONG = 100, LEADS_MIN = 3 };
    size_t leads = 0, found = 0, paragraphs = 0;
    struct span first = {0};

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        const struct pasted_line *l = &p->lines[i];
        if (l->role != ROLE_TEXT || l->joined)
            continue;
        bool counts = paragraph_length(p, i) >= LONG;
        size_t lead = line_lead(l->text);

        if (lead && found++ == 0)
            first = (struct span){l->at.src, l->at.start, l->at.start + lead};
        paragraphs += counts;
        leads += counts && lead;
    }
    p->leads = leads >= LEADS_MIN && leads * 2 >= paragraphs;
    if (p->leads)
        diag_note(p->diag, first, "paste-lead", "%zu 段开头的一句话是提纲，加粗了",
                  "%zu lead sentences are bold now", found);
}
