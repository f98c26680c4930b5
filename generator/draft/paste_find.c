/* paste_find.c - what only several lines together show: lists, tables, joints. */
#include "draft/paste_lines.h"
#include "draft/paste_paper.h"

#include <string.h>

enum { RUN_MIN = 2 }; /* one line alone may begin with a bullet or hold a tab */

/* The lines from i on for which is() holds, each the next of the one before. */
static size_t run_of(const struct paper *p, size_t i,
                     bool (*is)(const struct line *first, const struct line *l,
                                size_t nth))
{
    size_t n = 0;
    const struct line *first = &p->lines[i];

    while (i < p->n && is(first, &p->lines[i], n)) {
        i = paper_next(p, i + 1);
        n++;
    }
    return n;
}

static bool is_point(const struct line *first, const struct line *l, size_t nth)
{
    size_t x = 0, y = 0;

    (void)nth;
    return line_bullet(l->text) > 0 && line_bullet(first->text) > 0 &&
           utf8_next(l->text, &x) == utf8_next(first->text, &y);
}

static bool is_numbered(const struct line *first, const struct line *l, size_t nth)
{
    size_t body;

    (void)first;
    return line_number(l->text, &body) == nth + 1;
}

static bool is_row(const struct line *first, const struct line *l, size_t nth)
{
    (void)first;
    (void)nth;
    return l->text.len && memchr(l->text.ptr, '\t', l->text.len);
}

static void set_roles(struct paper *p, size_t i, size_t n, enum role role)
{
    for (; n > 0; n--, i = paper_next(p, i + 1)) {
        struct line *l = &p->lines[i];
        size_t body = line_bullet(l->text);

        l->role = role;
        if (role == ROLE_NUMBERED)
            l->number = (unsigned)line_number(l->text, &body);
        if (role != ROLE_ROW)
            l->text = slice_trim(slice_from(l->text, body));
    }
}

static void tell(struct paper *p, const struct line *l, enum role role, size_t n)
{
    if (role == ROLE_ROW)
        diag_note(p->diag, l->at, "paste-list", "这 %zu 行排成了表格，第一行当表头",
                  "these %zu lines became a table, the first its head", n);
    else
        diag_note(p->diag, l->at, "paste-list", "这 %zu 行排成了列表",
                  "these %zu lines became a list", n);
}

void paper_find_lists(struct paper *p)
{
    static const struct {
        bool (*is)(const struct line *, const struct line *, size_t);
        enum role role;
    } shapes[] = {
        {is_row, ROLE_ROW}, {is_point, ROLE_POINT}, {is_numbered, ROLE_NUMBERED}};

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1))
        for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
            size_t n = p->lines[i].role == ROLE_TEXT ? run_of(p, i, shapes[s].is) : 0;
            if (n < RUN_MIN)
                continue;
            set_roles(p, i, n, shapes[s].role);
            tell(p, &p->lines[i], shapes[s].role, n);
        }
}

/* ---- joints ---- */

enum { COLUMN = 20 }; /* code points of a line that may be a column's */

/* 「…小区。去」「年以来，…」: a column ended, the sentence did not. */
static bool is_broken(const struct line *l, const struct line *next)
{
    if (l->role != ROLE_TEXT || next->role != ROLE_TEXT || line_is_ended(l->text) ||
        next->indented)
        return false;
    if (line_goes_on(next->text))
        return true;
    bool long_enough =
        utf8_count(l->text) > COLUMN || slice_find(l->text, SLICE("。")) != SIZE_MAX;
    return long_enough && !line_is_heading(l->text) && !line_is_heading(next->text) &&
           !line_is_label(l->text) && !line_is_label(next->text);
}

/* The first characters of l, for a message. */
static struct span beginning(const struct line *l)
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

/* Characters of the paragraph that begins with line i. */
static size_t paragraph_length(const struct paper *p, size_t i)
{
    size_t n = utf8_count(p->lines[i].text);

    while ((i = paper_next(p, i + 1)) < p->n && p->lines[i].joined)
        n += utf8_count(p->lines[i].text);
    return n;
}

/* 把楼道腾出来。上个月…: where there are several, the author meant them. */
void paper_find_leads(struct paper *p)
{
    enum { LONG = 100, LEADS_MIN = 3 };
    size_t leads = 0, found = 0, paragraphs = 0;
    struct span first = {0};

    for (size_t i = paper_next(p, 0); i < p->n; i = paper_next(p, i + 1)) {
        const struct line *l = &p->lines[i];
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
