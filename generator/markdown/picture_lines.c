/* picture_lines.c - parts a paragraph where lines of pictures and of text alternate.
 *
 *     活动照片                        p[活动照片]
 *     ![合影](图片/合影.jpg)     →    p[img]
 *     上午的活动结束。                p[上午的活动结束。]
 *
 * A line is what lies between two breaks; it is a picture line if it holds pictures and
 * otherwise only blanks. The inline nodes are relinked, not copied. */
#include "markdown/picture_lines.h"

/* ![图](a.jpg), or a link around it. */
static bool is_picture(const struct node *n)
{
    return n->type == NODE_IMAGE || (n->type == NODE_LINK && n->child &&
                                     n->child == n->last && is_picture(n->child));
}

static bool is_blank(const struct node *n)
{
    return n->type == NODE_TEXT && slice_trim(n->text).len == 0;
}

/* The end of the line that begins with n: a break, or NULL. *picture: the line holds
 * nothing but pictures. */
static struct node *line_end(struct node *n, bool *picture)
{
    *picture = false;
    bool text = false;

    for (; n && n->type != NODE_BREAK; n = n->next) {
        *picture |= is_picture(n);
        text |= !is_picture(n) && !is_blank(n);
    }
    *picture = *picture && !text;
    return n;
}

static bool is_mixed(const struct node *paragraph)
{
    bool pictures = false, texts = false, picture;

    for (struct node *n = paragraph->child, *end; n; n = end ? end->next : NULL) {
        end = line_end(n, &picture);
        pictures |= picture;
        texts |= !picture;
    }
    return pictures && texts;
}

static struct node *begin_paragraph(struct arena *a, struct node *after, struct span at)
{
    struct node *n = arena_memdup(a, after, sizeof *n);

    n->at = at;
    n->child = n->last = NULL;
    n->next = after->next;
    after->next = n;
    if (after->parent->last == after)
        after->parent->last = n;
    return n;
}

static void take(struct node *paragraph, struct node *n)
{
    n->parent = paragraph;
    n->next = NULL;
    if (paragraph->last)
        paragraph->last->next = n;
    else
        paragraph->child = n;
    paragraph->last = n;
}

/* The break between two lines of the same kind stays; one between two kinds becomes the
 * start of a paragraph. Returns the last paragraph. */
static struct node *part(struct arena *a, struct node *paragraph)
{
    struct node *n = paragraph->child, *into = paragraph, *end;
    struct node *broken = NULL;
    bool before = false, picture;

    paragraph->child = paragraph->last = NULL;
    for (; n; n = end ? end->next : NULL) {
        struct node *first = n;
        end = line_end(n, &picture);
        struct node *rest = end ? end->next : NULL;
        if (broken && picture == before)
            take(into, broken);
        else if (broken)
            into = begin_paragraph(a, into, first->at);
        for (struct node *next; n != end; n = next) {
            next = n->next;
            take(into, n);
        }
        before = picture;
        broken = end;
        if (end)
            end->next = rest;
    }
    return into;
}

void picture_lines_part(struct arena *a, struct node *doc)
{
    for (struct node *n = doc->child; n; n = n->next)
        if (n->type == NODE_PARAGRAPH && is_mixed(n))
            n = part(a, n);
        else if (n->type == NODE_QUOTE)
            picture_lines_part(a, n);
}
