/* typed_list.c - turns lines of a paragraph with marks into nested lists.
 *
 *     1、甲 / （1）乙 / （2）丙 / 2、丁 -> list 1[甲, list [乙, 丙]], 2[丁]
 *
 * The open lists form a stack, one per level (list_for). A mark of a family that is
 * open closes the levels below it; a new family opens a level below the last item,
 * unless it outranks all open ones by GB/T 9704 (is_above): 二、 after 1、 does. Lines
 * without a mark belong to the item above them, unless they leave it (leaves): a label
 * after □, or 特此通知。 at the margin. After the last item, only lines indented
 * deeper belong to it, or as many as each other item has. */
#include "markdown/typed_list.h"
#include "markdown/list_mark.h"

#include <string.h>

enum {
    LISTS_MAX = 8, /* levels */
    FAR = 10,      /* columns beyond an item's indent at which signatures begin */
};

/* The inlines of one line of a paragraph. */
struct list_row {
    struct node *first, *last;
    struct list_mark mark; /* family FAMILY_NONE: it has none */
    size_t indent;         /* columns of blanks before it in the file */
};

struct rows {
    struct arena *arena;
    struct list_row *v;
    size_t n, cap;
};

size_t typed_indent(struct span at)
{
    size_t n = 0;

    while (at.src && at.start > 0) {
        uint32_t cp = utf8_prev(at.src->text, &at.start);
        if (!cp_among(cp, " \t　\u00A0"))
            return cp == '\n' ? n : 0;
        n += cp < 0x80 ? 1 : 2;
    }
    return n;
}

/* - 甲: a mark of Markdown's, which markdown/typed_block left to this file. */
static bool is_markdown(struct slice s)
{
    return s.len > 0 && strchr("-+*", s.ptr[0]);
}

static bool begins_line(struct span at)
{
    while (at.src && at.start > 0) {
        uint32_t cp = utf8_prev(at.src->text, &at.start);
        if (!cp_among(cp, " \t　\u00A0"))
            return cp == '\n';
    }
    return true;
}

/* The first figure: 2 of 2.1 甲 and of 2 甲; -1: none. */
static int chapter_of(struct slice s)
{
    int n = 0;
    size_t at = 0;

    for (; at < s.len && at < 3 && char_is_digit(s.ptr[at]); at++)
        n = n * 10 + (s.ptr[at] - '0');
    return at ? n : -1;
}

static void push(struct rows *rows, struct node *first, struct node *last)
{
    struct list_row r = {first, last, {FAMILY_NONE, 0, 0, 0}, typed_indent(first->at)};
    int expected = 0;

    for (size_t i = rows->n; i-- > 0 && !expected;) {
        const struct list_mark *mark = &rows->v[i].mark;
        expected = mark->family == FAMILY_LEVEL /* 2 甲 after 1.3 */
                       ? chapter_of(rows->v[i].first->text) + 1
                       : mark->number ? mark->number + 1 : 0;
    }
    if (first->type == NODE_TEXT &&
        (!list_mark_read(first->text, expected, &r.mark) ||
         (is_markdown(first->text) && !begins_line(first->at)))) /* \* 甲 */
        r.mark.family = FAMILY_NONE;
    arena_push(rows->arena, rows->v, rows->n, rows->cap);
    rows->v[rows->n++] = r;
}

/* 1 总则 / 1.1 目的: the bare figure of a chapter is a mark, too. */
static void find_chapters(struct rows *rows)
{
    for (size_t i = 0; i + 1 < rows->n; i++) {
        struct list_row *r = &rows->v[i];
        const struct list_row *next = &rows->v[i + 1];
        if (r->mark.family != FAMILY_NONE || r->first->type != NODE_TEXT ||
            next->mark.family != FAMILY_LEVEL)
            continue;
        struct slice s = r->first->text;
        size_t digits = 0, body;
        while (digits < s.len && char_is_digit(s.ptr[digits]))
            digits++;
        for (body = digits; body < s.len && s.ptr[body] == ' ';)
            body++;
        int n = chapter_of(s);
        if (body > digits && body < s.len && n > 0 &&
            n == chapter_of(next->first->text))
            r->mark = (struct list_mark){FAMILY_FIGURE, n, digits, body};
    }
}

/* 1、3 号楼 / 2、5 号楼: a doubtful mark is one if the next number follows. */
static void look_ahead(struct rows *rows)
{
    for (size_t i = rows->n; i-- > 1;) {
        struct list_row *r = &rows->v[i - 1], *next = &rows->v[i];
        struct list_mark own, other;
        bool counts = r->mark.family == FAMILY_NONE && r->first->type == NODE_TEXT &&
                      next->first->type == NODE_TEXT &&
                      list_mark_read(r->first->text, LIST_MARK_ANY, &own) &&
                      list_mark_read(next->first->text, LIST_MARK_ANY, &other) &&
                      own.family == other.family && own.number + 1 == other.number;
        if (counts) {
            r->mark = own;
            next->mark = other;
        }
    }
}

/* The lines of a paragraph, without the breaks between them. */
static struct rows rows_of(struct arena *a, const struct node *paragraph)
{
    struct rows rows = {.arena = a};
    struct node *first = paragraph->child, *last = NULL;

    for (struct node *c = first; c; c = c->next) {
        if (c->type != NODE_BREAK) {
            last = c;
            continue;
        }
        if (last)
            push(&rows, first, last);
        first = c->next;
        last = NULL;
    }
    if (first && last)
        push(&rows, first, last);
    look_ahead(&rows);
    find_chapters(&rows);
    return rows;
}

/* ---- nodes ---- */

static struct node *new_node(struct arena *a, enum node_type type, struct node *parent,
                             struct span at)
{
    struct node *n = arena_new(a, struct node);

    n->type = type;
    n->at = at;
    n->parent = parent;
    n->text = n->url = n->title = n->id = n->mark = SLICE("");
    return n;
}

static void append(struct node *parent, struct node *n)
{
    if (parent->last)
        parent->last->next = n;
    else
        parent->child = n;
    parent->last = n;
    n->parent = parent;
}

/* Moves a row's inlines to the end of a paragraph, after a break if it is not empty. */
static void move_row(struct arena *a, struct node *paragraph, const struct list_row *r)
{
    if (paragraph->child)
        append(paragraph, new_node(a, NODE_BREAK, paragraph, r->first->at));
    for (struct node *c = r->first, *next; c; c = next) {
        next = c == r->last ? NULL : c->next;
        c->next = NULL;
        append(paragraph, c);
    }
}

/* Takes the mark off the text 1、甲. Returns it: 1、 */
static struct slice cut_mark(struct node *text, const struct list_mark *mark)
{
    struct slice typed = slice_sub(text->text, 0, mark->len);

    if (text->at.end - text->at.start == text->text.len)
        text->at.start += mark->body;
    text->text = slice_from(text->text, mark->body);
    return typed;
}

/* ---- lists ---- */

struct open_list {
    enum list_family family;
    size_t indent; /* of its first item, columns */
    struct node *list;
};

struct list_builder {
    struct arena *arena;
    struct node *top; /* the parent of outermost lists and paragraphs */
    struct open_list open[LISTS_MAX];
    int depth; /* lists now open */
    const struct rows *rows;
};

static struct node *last_item(const struct list_builder *b)
{
    return b->depth ? b->open[b->depth - 1].list->last : NULL;
}

enum { RANK_NONE = 9 };

/* The rank of a family by GB/T 9704 7.3.3: 一、 （一） 1. （1） */
static int rank_of(enum list_family family)
{
    switch (family) {
    case FAMILY_HAN:
        return 0;
    case FAMILY_HAN_BRACKET:
        return 1;
    case FAMILY_FIGURE:
        return 2;
    case FAMILY_BRACKET:
    case FAMILY_CIRCLE:
        return 3;
    default:
        return RANK_NONE;
    }
}

/* ○ below ● and indented is a list in its item. An indented line with the same mark is
 * not, as paragraphs are indented, unless the mark is Markdown's. */
static bool is_deeper(const struct open_list *open, const struct list_row *r)
{
    return r->mark.family == FAMILY_BULLET && r->first->type == NODE_TEXT &&
           r->indent > open->indent + 1 &&
           (is_markdown(r->first->text) ||
            !slice_starts(r->first->text, open->list->last->mark));
}

/* ● 缴费 / 1、现金 / 2、微信 / ● 地点: does the list of bullets go on after r? */
static bool goes_on_after(const struct list_builder *b, const struct list_row *r)
{
    const struct open_list *top = &b->open[0];

    if (top->family != FAMILY_BULLET || rank_of(r->mark.family) < 2)
        return false;
    for (const struct list_row *k = r + 1; k < b->rows->v + b->rows->n; k++)
        if (k->mark.family == FAMILY_BULLET && k->indent <= top->indent + 1 &&
            slice_starts(k->first->text, top->list->last->mark))
            return true;
    return false;
}

/* Does the family outrank all open lists? 一、 > （一） > 1、 > （1） and ① */
static bool is_above(enum list_family family, const struct list_builder *b)
{
    int rank = rank_of(family);

    for (int i = 0; i < b->depth; i++)
        if (rank_of(b->open[i].family) <= rank)
            return false;
    return rank < RANK_NONE;
}

/* The list that takes row r: an open one of its family, or else a new one, below the
 * last item if it begins to count. After 1、甲, （1）乙 opens a list in 甲. */
static struct node *list_for(struct list_builder *b, const struct list_row *r)
{
    int i = b->depth;

    while (i > 0 && (b->open[i - 1].family != r->mark.family ||
                     (i > 1 && b->open[i - 2].family == r->mark.family &&
                      b->open[i - 1].indent > r->indent)))
        i--;
    if (i > 0 && !is_deeper(&b->open[i - 1], r)) {
        b->depth = i;
        return b->open[i - 1].list;
    }
    bool begins = r->mark.number <= 1;
    /* 二、 after 1、: its 一、 was not an item. 一. and ⒈ at the indent of 2、 and ④ */
    if (b->depth && is_above(r->mark.family, b) &&
        (!begins || r->indent <= b->open[0].indent) && !goes_on_after(b, r))
        b->depth = 0;
    if (b->depth && (!begins || b->depth == LISTS_MAX))
        return b->open[b->depth - 1].list;
    struct node *into = b->depth ? last_item(b) : b->top;
    struct node *list = new_node(b->arena, NODE_LIST, into, r->first->at);
    append(into, list);
    list->tight = list->typed = true;
    list->ordered = r->mark.family != FAMILY_BULLET;
    list->number = r->mark.number;
    list->level = 1;
    for (const struct node *n = into; n; n = n->parent)
        list->level += n->type == NODE_LIST;
    b->open[b->depth++] = (struct open_list){r->mark.family, r->indent, list};
    return list;
}

static void add_item(struct list_builder *b, const struct list_row *r)
{
    struct node *list = list_for(b, r);
    struct node *item = new_node(b->arena, NODE_ITEM, list, r->first->at);
    struct node *paragraph = new_node(b->arena, NODE_PARAGRAPH, item, r->first->at);

    append(list, item);
    append(item, paragraph);
    item->typed = true;
    item->number = r->mark.number;
    item->mark = cut_mark(r->first, &r->mark);
    move_row(b->arena, paragraph, r);
}

/* Appends a paragraph of the rows [from, to), which have no list marks. */
static void add_plain(struct list_builder *b, struct node *into,
                      const struct rows *rows, size_t from, size_t to)
{
    struct node *paragraph =
        from < to ? new_node(b->arena, NODE_PARAGRAPH, into, rows->v[from].first->at)
                  : NULL;

    for (size_t i = from; i < to; i++)
        move_row(b->arena, paragraph, &rows->v[i]);
    if (paragraph)
        append(into, paragraph);
}

static bool is_marked(const struct list_row *r)
{
    return r->mark.family != FAMILY_NONE;
}

static bool ends_with_colon(const struct list_row *r)
{
    size_t end = r->last->text.len;

    return r->last->type == NODE_TEXT && end > 0 &&
           cp_among(utf8_prev(r->last->text, &end), "：:");
}

/* Does row leave item i? Below □ 甲, a label (押金：…) belongs to the form again; below
 * 2、甲 it belongs to the item, but not 附件：… or 特此…, nor 下午： before another
 * 1、. */
static bool leaves(const struct rows *rows, size_t i, size_t row, size_t next)
{
    const struct list_row *item = &rows->v[i], *r = &rows->v[row];
    bool text = r->first->type == NODE_TEXT;

    if (item->mark.family == FAMILY_BULLET)
        return text && label_begins(r->first->text);
    return r->indent <= item->indent &&
           ((text && line_is_closing(r->first->text)) ||
            (row + 1 == next && next < rows->n && rows->v[next].mark.number == 1 &&
             rows->v[next].mark.family == item->mark.family && ends_with_colon(r)));
}

/* The end of the rows of [i, next) that belong to item i. */
static size_t own_rows(const struct rows *rows, size_t i, size_t next)
{
    size_t own = i + 1;

    while (own < next && !leaves(rows, i, own, next))
        own++;
    return own;
}

/* The number of lines without a mark below each item but the last; 0: it varies. */
static size_t lines_below(const struct rows *rows, size_t first, size_t last)
{
    size_t below = 0, n = 0;

    for (size_t i = first; i < last; i++) {
        n = is_marked(&rows->v[i]) ? 0 : n + 1;
        if (!is_marked(&rows->v[i + 1]))
            continue;
        if (n == 0 || (below && n != below))
            return 0;
        below = n;
    }
    return below;
}

/* Builds paragraphs and lists of the rows below `holder`. Lines after the last mark do
 * not belong to its item unless they are indented deeper, or each item has as many. */
static void build(struct arena *a, struct node *holder, const struct rows *rows)
{
    struct list_builder b = {.arena = a, .top = holder, .rows = rows};
    size_t first = 0, end = rows->n;

    while (!is_marked(&rows->v[first]))
        first++;
    while (!is_marked(&rows->v[end - 1]))
        end--;
    size_t last = end - 1, below = lines_below(rows, first, last);
    while (end - 1 - last < below && end < rows->n && !leaves(rows, last, end, rows->n))
        end++;
    for (size_t indent = rows->v[last].indent; end < rows->n &&
                                               rows->v[end].indent > indent &&
                                               rows->v[end].indent < indent + FAR;)
        end++;
    add_plain(&b, holder, rows, 0, first);
    for (size_t i = first; i < end;) {
        size_t next = i + 1;
        add_item(&b, &rows->v[i]);
        while (next < end && !is_marked(&rows->v[next]))
            next++;
        size_t own = own_rows(rows, i, next);
        for (size_t k = i + 1; k < own; k++)
            move_row(a, last_item(&b)->child, &rows->v[k]);
        if (own < next) {
            add_plain(&b, holder, rows, own, next);
            b.depth = 0;
        }
        i = next;
    }
    add_plain(&b, holder, rows, end, rows->n);
}

/* Items with Markdown's marks become like those of its lists, even among others. */
static void settle_marks(struct node *parent)
{
    for (struct node *c = parent->child; c; c = c->next) {
        if (c->type == NODE_ITEM && is_markdown(c->mark)) {
            parent->typed = c->typed = false;
            c->mark = SLICE("");
        }
        if (c->type == NODE_LIST || c->type == NODE_ITEM)
            settle_marks(c);
    }
}

/* Are all marks *? Such lines reach this file only if the text explains its stars
 * (带*的必填), so the stars are printed. */
static bool are_stars(const struct rows *rows)
{
    for (const struct list_row *r = rows->v; r < rows->v + rows->n; r++)
        if (is_marked(r) && !slice_starts(r->first->text, SLICE("*")))
            return false;
    return true;
}

static size_t marks_in(const struct rows *rows)
{
    size_t n = 0;

    for (size_t i = 0; i < rows->n; i++)
        n += is_marked(&rows->v[i]);
    return n;
}

/* Replaces n by the children of `made`. */
static void replace(struct node *n, struct node *made)
{
    struct node *parent = n->parent, **link = &parent->child;

    while (*link != n)
        link = &(*link)->next;
    for (struct node *c = made->child; c; c = c->next)
        c->parent = parent;
    made->last->next = n->next;
    *link = made->child;
    if (parent->last == n)
        parent->last = made->last;
}

/* - [x] 甲, written as - ☑ 甲: the box becomes the mark. */
static void take_box(struct node *item)
{
    struct node *text = item->child ? item->child->child : NULL;
    struct list_mark mark;

    if (item->parent->ordered || !text || text->type != NODE_TEXT ||
        !(slice_starts(text->text, SLICE("□ ")) ||
          slice_starts(text->text, SLICE("☑ "))) ||
        !list_mark_read(text->text, 0, &mark))
        return;
    item->mark = cut_mark(text, &mark);
    item->typed = true;
}

/* Replaces each paragraph with two marks or more (in an item, with one and another
 * line) by what build makes of it; recursive in lists, items, quotes and footnotes. */
static void find_in(struct arena *a, struct node *parent)
{
    struct arena scratch = ARENA_INIT;

    for (struct node *c = parent->child, *next; c; c = next) {
        next = c->next;
        if (c->type == NODE_PARAGRAPH) {
            struct rows rows = rows_of(&scratch, c);
            if (marks_in(&rows) < 2 &&
                !(marks_in(&rows) && parent->type == NODE_ITEM && rows.n > 1))
                continue;
            struct node made = {.parent = parent->parent};
            bool explained = are_stars(&rows); /* 带*的必填 */
            build(a, &made, &rows);
            if (!explained)
                settle_marks(&made);
            replace(c, &made);
            continue;
        }
        if (c->type == NODE_ITEM)
            take_box(c);
        if (c->type == NODE_LIST || c->type == NODE_ITEM || c->type == NODE_QUOTE ||
            c->type == NODE_FOOTNOTE)
            find_in(a, c);
    }
    arena_free(&scratch);
}

void typed_lists_find(struct arena *a, struct node *doc)
{
    find_in(a, doc);
}
