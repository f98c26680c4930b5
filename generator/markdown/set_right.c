/* set_right.c - finds the signature lines that blanks push to the right.
 *
 *     特此通知。                     p[特此通知。]
 *                 物业服务中心   →    p right[物业服务中心 br 2026年11月18日]
 *               2026年11月18日
 *
 * Only lines at the end of the last ordinary block and after it count, and those that
 * begin with ——; others stay where they are. Lines with a wide gap inside are two
 * signatures side by side, which typed_columns.h sees to. */
#include "markdown/set_right.h"
#include "markdown/typed_list.h"

enum { LEAST = 8 }; /* columns (half ems); paragraphs are indented by two or four */

static bool is_far(const struct node *first)
{
    return first && first->type == NODE_TEXT && typed_indent(first->at) >= LEAST;
}

/* A gap of two ems in a line: it is set in columns, below others. */
static bool has_columns(struct slice line)
{
    return slice_find(line, SLICE("　　")) != SIZE_MAX;
}

/* The first of the lines at the end that were pushed to the right; NULL: none. */
static struct node *far_lines(const struct node *paragraph)
{
    struct node *from = NULL;

    for (struct node *n = paragraph->child, *first = n; n; n = n->next) {
        if (n->type == NODE_BREAK)
            first = n->next;
        if (n != first)
            continue;
        if (!is_far(n) || has_columns(n->text))
            from = NULL;
        else if (!from)
            from = n;
    }
    return from;
}

static void align_right(struct node *paragraph)
{
    paragraph->align = ALIGN_RIGHT;
    if (paragraph->child->type == NODE_TEXT)
        paragraph->child->text = slice_trim(paragraph->child->text);
}

/* Moves the lines from `first` on into a new paragraph after theirs. Returns it. */
static struct node *cut_at(struct arena *a, struct node *paragraph, struct node *first)
{
    struct node *before = NULL;

    for (struct node *n = paragraph->child; n->next != first; n = n->next)
        before = n;
    if (!before) { /* only a break comes before them */
        paragraph->child = first;
        return paragraph;
    }
    struct node *tail = arena_memdup(a, paragraph, sizeof *tail);
    before->next = NULL; /* the break goes */
    paragraph->last = before;
    tail->child = first;
    tail->at = first->at;
    for (struct node *n = first; n; n = n->next)
        n->parent = tail;
    paragraph->next = tail;
    if (paragraph->parent->last == paragraph)
        paragraph->parent->last = tail;
    return tail;
}

static bool is_attribution(const struct node *first)
{
    return first->type == NODE_TEXT && slice_starts(first->text, SLICE("——"));
}

void set_right_find(struct arena *a, struct node *doc)
{
    struct node *last = NULL; /* last block of the text that is not a signature */

    for (struct node *n = doc->child; n; n = n->next)
        if (n->type != NODE_FOOTNOTE &&
            (n->type != NODE_PARAGRAPH || far_lines(n) != n->child))
            last = n;
    for (struct node *n = doc->child, *next; n; n = next) {
        next = n->next;
        struct node *from = n->type == NODE_PARAGRAPH ? far_lines(n) : NULL;
        if (n == last)
            last = NULL; /* signatures follow */
        if (!from || (last && !is_attribution(from)))
            continue;
        align_right(from == n->child ? n : cut_at(a, n, from));
    }
}
