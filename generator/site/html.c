/* html.c - a Markdown tree to HTML. The tree is walked by its own pointers and not by
 * recursion, so its depth does not matter.
 *
 *     - **3号楼** 停水 -> <ul><li><strong>3号楼</strong> 停水</li></ul> */
#include "site/html.h"
#include "data/mustache.h"
#include "data/picture.h"
#include "site/cells.h"
#include "site/leftward.h"
#include "site/parting.h"

/* Texts in cells from 4 to 20 em long break between words only; in half ems. */
enum { WORDS_LEAST = 8, WORDS_MOST = 40 };

struct writer {
    struct buf *out;
    const struct html_host *host;
    int shift;                /* added to every heading's level */
    struct buf noted;         /* noted.ptr[n] = 1: note n has been referred to */
    bool in_notes;            /* the list of notes is open */
    bool in_link;             /* <a> is open: links do not nest */
    bool in_text;             /* <p> is open */
    struct leftward leftward; /* direction of the last block opened */
    struct column_look columns[COLUMNS_MAX]; /* of the current table */
};

static void attribute(struct buf *out, const char *name, struct slice value)
{
    buf_printf(out, " %s=\"", name);
    mustache_escape(out, value);
    buf_char(out, '"');
}

static int highest_heading(const struct node *doc)
{
    int level = 7;

    for (const struct node *n = doc; n; n = node_following(n, doc))
        if (n->type == NODE_HEADING && n->level < level)
            level = n->level;
    return level;
}

static bool is_empty_row(const struct node *row)
{
    for (const struct node *c = row->child; c; c = c->next)
        if (c->child)
            return false;
    return true;
}

static int heading_level(const struct writer *w, const struct node *n)
{
    int level = n->level + w->shift;

    return level > 6 ? 6 : level;
}

static bool is_tight(const struct node *paragraph)
{
    const struct node *item = paragraph->parent;

    return item && item->type == NODE_ITEM && item->parent && item->parent->tight;
}

/* A first cell with only bold text is the header of its row. */
static bool heads_row(const struct node *cell)
{
    return cell == cell->parent->child && cell->child && !cell->child->next &&
           cell->child->type == NODE_STRONG;
}

static bool in_head(const struct node *cell)
{
    return cell->parent == cell->parent->parent->child;
}

static void put_direction(struct writer *w, const struct node *n)
{
    w->leftward = leftward_look(n);
    if (w->leftward.whole)
        buf_str(w->out, " dir=\"rtl\"");
}

/* Aligns figures at their points by adding the digits that they lack, invisibly: if the
 * column has 2 decimals at most, 86.5 -> data-tail="0", 86 -> data-tail=".00". */
static void put_tail(struct writer *w, const struct node *n, int most)
{
    struct arena scratch = ARENA_INIT;
    int has = figure_decimals(node_plain(&scratch, n));

    arena_free(&scratch);
    if (has < 0 || has >= most)
        return;
    buf_printf(w->out, " data-tail=\"%s", has ? "" : ".");
    for (; has < most; has++)
        buf_char(w->out, '0');
    buf_char(w->out, '"');
}

/* Columns of figures without an explicit alignment are set flush right, except the
 * first: there figures are usually row numbers. */
static void put_cell_classes(struct writer *w, const struct node *n,
                             const struct column_look *look, bool first)
{
    static const char *const sides[] = {"", "l", "c", "r"};
    enum { HEAD = 12, LONG = 32 };
    struct arena scratch = ARENA_INIT;
    bool right = n->align == ALIGN_NONE && look->figures && !first;
    const char *side = right ? "r" : sides[n->align], *room;

    if (in_head(n))
        room = text_halves(node_plain(&scratch, n)) <= HEAD ? "keep" : "wrap-s";
    else
        room = look->whole ? "nw" : look->widest <= LONG ? "wrap-s" : "wrap-l";
    arena_free(&scratch);
    buf_printf(w->out, " class=\"%s%s%s\"", side, *side ? " " : "", room);
}

static void open_cell(struct writer *w, const struct node *n)
{
    static const struct column_look unknown = {0};
    size_t column = cell_column(n);
    const struct column_look *look =
        column < COLUMNS_MAX ? &w->columns[column] : &unknown;

    buf_str(w->out, in_head(n)     ? "<th scope=\"col\""
                    : heads_row(n) ? "<th scope=\"row\""
                                   : "<td");
    put_cell_classes(w, n, look, column == 0);
    if (!in_head(n) && look->figures && column > 0)
        put_tail(w, n, look->decimals);
    put_direction(w, n);
    buf_char(w->out, '>');
}

/* The body cell that is the parent of a text or of its link; else NULL. */
static const struct node *cell_of(const struct node *text)
{
    const struct node *n = text->parent;

    n = n->type == NODE_LINK ? n->parent : n;
    return n->type == NODE_CELL && !in_head(n) ? n : NULL;
}

/* Text of a cell: addresses may break after their signs, short texts between words
 * only. False: it is nothing special. */
static bool put_cell_text(struct writer *w, const struct node *n)
{
    const struct node *cell = cell_of(n);

    if (!cell)
        return false;
    if (text_is_address(n->text)) {
        parting_address(w->out, n->text);
        return true;
    }
    size_t column = cell_column(cell);
    int halves = text_halves(n->text);
    bool words = w->host->breaks && n->parent == cell && column < COLUMNS_MAX &&
                 !w->columns[column].whole && halves >= WORDS_LEAST &&
                 halves <= WORDS_MOST && !text_dials(n->text);
    if (words) {
        buf_str(w->out, "<span class=\"keep\">");
        parting_title(w->out, w->host->breaks, n->text);
        buf_str(w->out, "</span>");
    }
    return words;
}

/* A header may break before a bracket: 单价<wbr/>（元）. */
static void put_text(struct writer *w, const struct node *n)
{
    struct slice rest = n->text, bracket = SLICE("（");
    size_t at;

    if (w->leftward.some) {
        leftward_text(w->out, n->text, !w->in_link);
        return;
    }
    if (put_cell_text(w, n))
        return;
    if (n->parent->type != NODE_CELL || !in_head(n->parent)) {
        parting_running(w->out, n->text, !w->in_link);
        return;
    }
    while ((at = slice_find(rest, bracket)) != SIZE_MAX) {
        mustache_escape(w->out, slice_sub(rest, 0, at));
        buf_str(w->out, at ? "<wbr/>（" : "（");
        rest = slice_from(rest, at + bracket.len);
    }
    mustache_escape(w->out, rest);
}

static void open_link(struct writer *w, const struct node *n)
{
    struct slice url = w->host->link(w->host->ctx, n);

    w->in_link = url.ptr != NULL;
    if (!w->in_link)
        return;
    buf_str(w->out, "<a");
    attribute(w->out, "href", url);
    if (n->title.len)
        attribute(w->out, "title", n->title);
    if (slice_starts(url, SLICE("http")))
        buf_str(w->out, " rel=\"external noopener\"");
    buf_char(w->out, '>');
}

static bool is_image(const struct node *n)
{
    return n->type == NODE_IMAGE || (n->type == NODE_LINK && n->child &&
                                     !n->child->next && n->child->type == NODE_IMAGE);
}

/* Is the image set as a block with a caption? It is if it is directly in a paragraph or
 * cell, or the only child of a link there. */
static bool is_figure(const struct node *image)
{
    const struct node *n =
        image->parent && image->parent->type == NODE_LINK && is_image(image->parent)
            ? image->parent
            : image;

    return n->parent &&
           (n->parent->type == NODE_PARAGRAPH || n->parent->type == NODE_CELL);
}

/* Spaces or a line break beside a figure, which are dropped. */
static bool is_nothing(const struct node *n)
{
    return n->type == NODE_BREAK ||
           (n->type == NODE_TEXT && slice_trim(n->text).len == 0);
}

/* Does the paragraph contain forced line breaks: a poem, or 时间：… / 地点：…? */
static bool has_lines(const struct node *paragraph)
{
    bool text = false, broken = false;

    for (const struct node *c = paragraph->child; c; c = c->next) {
        broken |= text && c->type == NODE_BREAK;
        if (is_image(c)) { /* a new <p> begins after it */
            text = broken = false;
        } else if (!is_nothing(c)) {
            if (broken)
                return true;
            text = true;
        }
    }
    return false;
}

/* The salutation of a letter, 各位居民： as its first paragraph. */
static bool is_address(const struct node *n)
{
    const struct node *text = n->child;

    return n->parent && n->parent->type == NODE_DOCUMENT && n == n->parent->child &&
           text && !text->next && text->type == NODE_TEXT &&
           slice_ends(text->text, SLICE("：")) && utf8_count(text->text) <= 20;
}

static void open_paragraph(struct writer *w, const struct node *n)
{
    buf_str(w->out, "<p");
    if (n->align == ALIGN_RIGHT)
        buf_str(w->out, " class=\"signed\"");
    else if (has_lines(n))
        buf_str(w->out, " class=\"lines\"");
    else if (is_address(n))
        buf_str(w->out, " class=\"to\"");
    put_direction(w, n);
    buf_char(w->out, '>');
}

/* Opens or closes <p> at a child of a paragraph, since a figure cannot be inside one:
 * text, image, text -> <p>..</p><figure>..</figure><p>..</p>. */
static void part_paragraph(struct writer *w, const struct node *n)
{
    if (!n->parent || n->parent->type != NODE_PARAGRAPH || is_tight(n->parent))
        return;
    bool text = !is_image(n);
    if (text && !w->in_text && !is_nothing(n))
        open_paragraph(w, n->parent);
    else if (!text && w->in_text)
        buf_str(w->out, "</p>\n");
    else if (text && !w->in_text)
        return;
    w->in_text = text;
}

static void write_img(struct writer *w, const struct node *n, struct slice src)
{
    buf_str(w->out, "<img");
    attribute(w->out, "src", src);
    attribute(w->out, "alt", n->text);
    if (n->title.len)
        attribute(w->out, "title", n->title);
    if (n->picture)
        buf_printf(w->out, " width=\"%d\" height=\"%d\"", n->picture->width,
                   n->picture->height);
    buf_str(w->out, " loading=\"lazy\"/>");
}

static void write_image(struct writer *w, const struct node *n)
{
    struct slice src = w->host->picture(w->host->ctx, n), caption = node_caption(n);
    bool figure = is_figure(n);

    if (!src.ptr)
        return;
    if (figure)
        buf_str(w->out, "<figure>");
    write_img(w, n, src);
    if (caption.len) {
        buf_str(w->out, figure ? "<figcaption>" : " <span class=\"cap\">");
        mustache_escape(w->out, caption);
        buf_str(w->out, figure ? "</figcaption>" : "</span>");
    }
    if (figure)
        buf_str(w->out, "</figure>\n");
}

static void write_note_ref(struct writer *w, const struct node *n)
{
    while (w->noted.len <= (size_t)n->number)
        buf_char(&w->noted, 0);
    buf_str(w->out, "<sup><a");
    if (!w->noted.ptr[n->number]) { /* the note links back to its first reference */
        buf_printf(w->out, " id=\"%.*snoteref-%d\"", SLICE_FMT(w->host->id_prefix),
                   n->number);
        w->noted.ptr[n->number] = 1;
    }
    buf_printf(w->out, " href=\"#%.*snote-%d\">%d</a></sup>",
               SLICE_FMT(w->host->id_prefix), n->number, n->number);
}

/* Width in ems of the widest mark that the list's writer typed. */
static int mark_width(const struct node *list)
{
    enum { WIDEST = 5 };
    size_t widest = 2; /* halves of an em */

    for (const struct node *i = list->child; i; i = i->next) {
        size_t halves = 1;
        for (size_t at = 0; at < i->mark.len;) {
            uint32_t cp = utf8_next(i->mark, &at);
            halves += cp < 0x80 || cp_among(cp, "、．）") ? 1 : 2;
        }
        widest = halves > widest ? halves : widest;
    }
    return widest / 2 < WIDEST ? (int)(widest / 2) : WIDEST;
}

/* Its marks stand at the right, where its items begin. */
static bool list_is_leftward(const struct node *list)
{
    for (const struct node *i = list->child; i; i = i->next)
        if (!leftward_look(i).whole)
            return false;
    return true;
}

static void open_list(struct writer *w, const struct node *n)
{
    const char *dir = list_is_leftward(n) ? " dir=\"rtl\"" : "";

    static const char *const classes[] = {
        "", "", "", "", " class=\"n4\"", " class=\"n5\""};

    if (n->typed) {
        buf_printf(w->out, "<%s class=\"typed m%d\"%s>\n", n->ordered ? "ol" : "ul",
                   mark_width(n), dir);
        return;
    }
    if (!n->ordered) {
        buf_printf(w->out, "<ul%s>\n", dir);
        return;
    }
    buf_printf(w->out, "<ol%s%s", classes[n->rank], dir);
    if (n->number != 1)
        buf_printf(w->out, " start=\"%d\"", n->number);
    buf_str(w->out, ">\n");
}

/* A mark typed by the writer is printed as text; an item whose text contains its number
 * gets no marker. */
static void open_item(struct writer *w, const struct node *n)
{
    bool own = n->typed ? !n->parent->typed : n->rank && n->mark.len == 0;

    buf_str(w->out, own ? "<li class=\"own\"" : "<li");
    if (n->parent->uneven)
        buf_printf(w->out, " value=\"%d\"", n->number);
    put_direction(w, n);
    buf_char(w->out, '>');
    if (n->typed) {
        buf_str(w->out, "<span class=\"mark\">");
        mustache_escape(w->out, n->mark);
        buf_str(w->out, "</span>");
    }
}

static void open_heading(struct writer *w, const struct node *n)
{
    buf_printf(w->out, "<h%d", heading_level(w, n));
    if (n->id.len) {
        buf_str(w->out, " id=\"");
        mustache_escape(w->out, w->host->id_prefix);
        mustache_escape(w->out, n->id);
        buf_char(w->out, '"');
    }
    put_direction(w, n);
    buf_char(w->out, '>');
    mustache_escape(w->out, n->mark);
}

static void open_row(struct writer *w, const struct node *n)
{
    bool head = n == n->parent->child;

    if (head)
        buf_str(w->out, "<thead>\n");
    else if (n == n->parent->child->next)
        buf_str(w->out, "<tbody>\n");
    buf_str(w->out, "<tr>");
}

static void open_footnote(struct writer *w, const struct node *n)
{
    if (!w->in_notes)
        buf_str(w->out, "<section class=\"notes\" aria-label=\"注释\">\n<ol>\n");
    w->in_notes = true;
    buf_printf(w->out, "<li id=\"%.*snote-%d\">", SLICE_FMT(w->host->id_prefix),
               n->number);
}

/* The tags of most types; the others are written by open_node and close_node. */
static const struct {
    const char *open, *close;
} wrap[] = {
    [NODE_ITEM] = {NULL, "</li>\n"},
    [NODE_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
    [NODE_CODE_BLOCK] = {"<pre><code>", "</code></pre>\n"},
    [NODE_RULE] = {"<hr/>\n", ""},
    [NODE_TABLE] = {"<div class=\"scroll\" role=\"region\" aria-label=\"表格\" "
                    "tabindex=\"0\">\n<table>\n",
                    "</table>\n</div>\n"},
    [NODE_BREAK] = {"<br/>\n", ""},
    [NODE_CODE] = {"<code>", "</code>"},
    [NODE_EMPH] = {"<em>", "</em>"},
    [NODE_STRONG] = {"<strong>", "</strong>"},
    [NODE_STRIKE] = {"<del>", "</del>"},
    [NODE_NOTE_REF] = {NULL, NULL}, /* the last type: every type has a row */
};

/* A line break before or after a figure is dropped. */
static bool is_beside_figure(const struct writer *w, const struct node *n)
{
    return n->parent->type == NODE_PARAGRAPH && !is_tight(n->parent) &&
           (!w->in_text || (n->next && is_image(n->next)));
}

static void open_node(struct writer *w, const struct node *n)
{
    part_paragraph(w, n);
    if (n->type == NODE_BREAK && is_beside_figure(w, n))
        return;
    if (wrap[n->type].open)
        buf_str(w->out, wrap[n->type].open);
    switch (n->type) {
    case NODE_HEADING:
        open_heading(w, n);
        break;
    case NODE_LIST:
        open_list(w, n);
        break;
    case NODE_ITEM:
        open_item(w, n);
        break;
    case NODE_ROW:
        open_row(w, n);
        break;
    case NODE_CELL:
        open_cell(w, n);
        break;
    case NODE_FOOTNOTE:
        open_footnote(w, n);
        break;
    case NODE_TEXT:
        put_text(w, n);
        break;
    case NODE_TABLE:
        columns_look(n, w->columns);
        break;
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        mustache_escape(w->out, n->text);
        break;
    case NODE_LINK:
        open_link(w, n);
        break;
    case NODE_IMAGE:
        write_image(w, n);
        break;
    case NODE_NOTE_REF:
        write_note_ref(w, n);
        break;
    default:
        break;
    }
}

static void close_row(struct writer *w, const struct node *n)
{
    buf_str(w->out, "</tr>\n");
    if (n == n->parent->child)
        buf_str(w->out, "</thead>\n");
    else if (!n->next)
        buf_str(w->out, "</tbody>\n");
}

static void close_node(struct writer *w, const struct node *n)
{
    struct buf *o = w->out;

    switch (n->type) {
    case NODE_PARAGRAPH:
        if (w->in_text)
            buf_str(o, "</p>\n");
        w->in_text = false;
        break;
    case NODE_HEADING:
        buf_printf(o, "</h%d>\n", heading_level(w, n));
        break;
    case NODE_LIST:
        buf_str(o, n->ordered ? "</ol>\n" : "</ul>\n");
        break;
    case NODE_ROW:
        close_row(w, n);
        break;
    case NODE_CELL:
        buf_str(o, in_head(n) || heads_row(n) ? "</th>" : "</td>");
        break;
    case NODE_FOOTNOTE:
        buf_printf(o,
                   "<a href=\"#%.*snoteref-%d\" aria-label=\"回到正文\">↩</a></li>\n",
                   SLICE_FMT(w->host->id_prefix), n->number);
        break;
    case NODE_LINK:
        if (w->in_link)
            buf_str(o, "</a>");
        break;
    default:
        if (wrap[n->type].close)
            buf_str(o, wrap[n->type].close);
    }
}

/* A table head that the writer left blank is omitted. */
static bool is_skipped(const struct node *n)
{
    return n->type == NODE_ROW && n == n->parent->child && is_empty_row(n);
}

void html_write(struct buf *out, const struct node *doc, const struct html_host *host)
{
    struct writer w = {.out = out, .host = host, .noted = BUF_INIT};
    const struct node *n = doc;
    int highest = highest_heading(doc);

    w.shift = highest < 7 ? host->heading - highest : 0;
    for (;;) {
        bool skipped = is_skipped(n);

        if (!skipped)
            open_node(&w, n);
        if (n->child && !skipped) {
            n = n->child;
            continue;
        }
        for (;;) {
            if (!is_skipped(n))
                close_node(&w, n);
            if (n == doc || n->next)
                break;
            n = n->parent;
        }
        if (n == doc)
            break;
        n = n->next;
    }
    if (w.in_notes)
        buf_str(out, "</ol>\n</section>\n");
    buf_release(&w.noted);
}
