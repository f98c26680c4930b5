/* markdown.c - runs cmark-gfm and copies its tree into ours.
 *
 *     停水**通知** -> paragraph[text 停水, strong[text 通知]], each with its span
 *
 * In order: typed_mark rewrites what office people type as CommonMark, cmark parses it,
 * walk_children copies the tree, and a few passes over our tree find what cmark does
 * not know (bare links, lists numbered by hand, signatures, columns, indents).
 *
 * cmark gives lines and byte columns of the text it was fed; here they become bytes of
 * the file. Where it gives none or wrong ones (text on the second line of a list
 * item), the text itself is searched for on its line. */
#include "markdown/markdown.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/noted.h"
#include "data/decimal.h"
#include "markdown/annotate.h"
#include "markdown/emphasis.h"
#include "markdown/heading_id.h"
#include "markdown/indents.h"
#include "markdown/link.h"
#include "markdown/markup.h"
#include "markdown/outline.h"
#include "markdown/picture_lines.h"
#include "markdown/set_right.h"
#include "markdown/source_lines.h"
#include "markdown/typed.h"
#include "markdown/typed_columns.h"
#include "markdown/typed_list.h"
#include "markdown/typed_report.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <string.h>

enum {
    NESTING_MAX = 100,
    LINE_MAX_BYTES = 1000,            /* how far a text is searched for */
    MARKDOWN_BYTES_MAX = 1024 * 1024, /* 1 MiB: about 350,000 Han characters */
};

struct walk {
    struct arena *arena;
    struct span at;
    struct lines lines;
    const struct picture_finder *pictures;
    struct diag *diag;
    struct map ids; /* anchors already taken by headings */
    int footnotes;  /* so far */
    bool too_deep;  /* nesting-depth has been reported */
    /* A line end that waits for the character after it. */
    struct node *pending, *pending_prev;
    uint32_t last; /* the character before it; 0: none in this block */
    size_t placed; /* byte after the last text whose place in the file is known */
};

static void walk_children(struct walk *w, cmark_node *from, struct node *to, int depth);

/* ---- places ---- */

static struct span span_of(const struct walk *w, cmark_node *n)
{
    int line = cmark_node_get_start_line(n);
    size_t start = line > 0
                       ? lines_source(&w->lines, line, cmark_node_get_start_column(n))
                       : w->placed;
    return (struct span){w->at.src, start, start};
}

/* Where to search for a text that is not where cmark says: after the last one whose
 * place is known, or from the beginning of its line. */
static size_t search_start(const struct walk *w, size_t at)
{
    const char *src = w->at.src->text.ptr;
    size_t start = at;

    while (start > w->at.start && start > w->placed && at - start < LINE_MAX_BYTES &&
           src[start - 1] != '\n')
        start--;
    return w->placed > at && w->placed - at < LINE_MAX_BYTES ? w->placed : start;
}

/* If n's text is found on its line, byte for byte, sets n's span to it; the text then
 * points into the file. */
static void place_text(struct walk *w, struct node *n)
{
    if (!w->at.src || n->text.len == 0)
        return;
    struct slice src = w->at.src->text;
    if (n->at.start < w->placed ||
        !slice_starts(slice_from(src, n->at.start), n->text)) {
        size_t start = search_start(w, n->at.start);
        struct slice line = slice_sub(src, start, start + n->text.len + LINE_MAX_BYTES);
        const char *eol = line.len ? memchr(line.ptr, '\n', line.len) : NULL;
        size_t found = slice_find(
            slice_sub(line, 0, eol ? (size_t)(eol - line.ptr) : line.len), n->text);
        if (found == SIZE_MAX)
            return;
        n->at.start = start + found;
    }
    w->placed = n->at.end = n->at.start + n->text.len;
    n->text = slice_sub(src, n->at.start, n->at.end);
}

/* ---- nodes ---- */

/* cmark-gfm 0.29 miscounts when it cuts the text of a footnote mark that it cannot
 * resolve, and may cut through a character: such a half is dropped. */
static struct slice whole_characters(struct arena *a, struct slice s)
{
    char *out = NULL;
    size_t n = 0;

    for (size_t bad; (bad = utf8_invalid(s)) != SIZE_MAX; s = slice_from(s, bad + 1)) {
        if (!out)
            out = arena_alloc(a, s.len + 1, 1);
        memcpy(out + n, s.ptr, bad);
        n += bad;
    }
    if (!out)
        return s;
    memcpy(out + n, s.ptr, s.len);
    return (struct slice){out, n + s.len};
}

static struct slice clean(struct walk *w, const char *s)
{
    struct slice text = signs_clean(w->arena, slice_of(s ? s : ""));

    return whole_characters(w->arena, text);
}

static struct node *add_node(struct walk *w, enum node_type type, struct node *parent,
                             struct span at)
{
    struct node *n = arena_new(w->arena, struct node);

    n->type = type;
    n->at = at;
    n->parent = parent;
    n->text = n->url = n->title = n->id = n->mark = SLICE("");
    if (parent->last)
        parent->last->next = n;
    else
        parent->child = n;
    parent->last = n;
    return n;
}

static void drop_pending(struct walk *w)
{
    struct node *p = w->pending;
    struct node **link = w->pending_prev ? &w->pending_prev->next : &p->parent->child;

    *link = p->next;
    if (p->parent->last == p)
        p->parent->last = w->pending_prev;
}

/* A character follows: now it is known whether the line end before it is a space or
 * nothing. */
static void settle(struct walk *w, uint32_t first)
{
    if (w->pending) {
        if (!w->last || line_end_is_nothing(w->last, first))
            drop_pending(w);
        else
            w->pending->text = SLICE(" ");
    }
    w->pending = NULL;
}

static void settle_text(struct walk *w, struct slice text)
{
    text = noted_plain(w->arena, text); /* readings do not count, their characters do */
    size_t start = 0, end = text.len;

    if (text.len == 0)
        return;
    settle(w, utf8_next(text, &start));
    w->last = utf8_prev(text, &end);
}

/* A line end with no text after it vanishes. */
static void end_block(struct walk *w)
{
    if (w->pending)
        drop_pending(w);
    w->pending = NULL;
    w->last = 0;
}

/* A [^1] that cmark left in the text refers to no note. */
static void warn_footnote(struct walk *w, const struct node *n)
{
    size_t found = slice_find(n->text, SLICE("[^"));
    struct slice rest = slice_from(n->text, found == SIZE_MAX ? n->text.len : found);
    size_t close = slice_find(rest, SLICE("]"));

    if (close == SIZE_MAX || slice_starts(slice_from(rest, close), SLICE("]:")))
        return; /* [^1]: … is an unused note, and reported as such */
    diag_warn(w->diag, (struct span){n->at.src, n->at.start + found, 0},
              "footnote-undefined", "没有这个脚注，会原样印出来", "no such footnote");
    diag_hint(w->diag, "在正文末尾另起一段写  [^1]: 注释的内容",
              "write  [^1]: the note  as a paragraph of its own");
}

static void add_break(struct walk *w, struct span at, struct node *to)
{
    end_block(w); /* to line ends, a new line is the same as a new block */
    add_node(w, NODE_BREAK, to, at);
}

static void add_piece(struct walk *w, struct slice literal, struct span at,
                      struct node *to)
{
    struct slice text =
        annotate_split(w->arena, clean(w, slice_cstr(w->arena, literal)), at, w->diag);

    if (text.len == 0)
        return;
    settle_text(w, text);
    struct node *before = to->last;
    struct node *n = add_node(w, NODE_TEXT, to, at);
    n->text = text;
    place_text(w, n);
    annotate_warn(n->text, n->at, w->diag);
    stars_warn(n, w->diag);
    warn_footnote(w, n);
    /* cmark cuts text at every special character: join pieces adjacent in the file. */
    if (before && before->type == NODE_TEXT && before->at.end > before->at.start &&
        before->at.end == n->at.start && n->at.end > n->at.start) {
        before->at.end = n->at.end;
        before->text = slice_sub(w->at.src->text, before->at.start, before->at.end);
        before->next = NULL;
        to->last = before;
    }
}

/* SIGN_BREAK in a text is a line break, from an HTML tag that was removed. */
static void add_text(struct walk *w, cmark_node *from, struct node *to)
{
    struct slice rest = slice_of(cmark_node_get_literal(from));
    struct span at = span_of(w, from);

    for (;;) {
        size_t end = slice_find(rest, SLICE(SIGN_BREAK));
        add_piece(w, slice_sub(rest, 0, end), at, to);
        if (end == SIZE_MAX)
            break;
        add_break(w, at, to);
        rest = slice_from(rest, end + sizeof SIGN_BREAK - 1);
    }
}

/* A line end becomes an empty text node; settle makes it a space or removes it. */
static void add_soft_break(struct walk *w, struct node *to)
{
    if (w->pending)
        return;
    w->pending_prev = to->last;
    w->pending = add_node(w, NODE_TEXT, to, (struct span){0});
}

static void add_code(struct walk *w, cmark_node *from, struct node *to)
{
    struct node *n = add_node(w, NODE_CODE, to, span_of(w, from));

    n->text = annotate_undo(w->arena, clean(w, cmark_node_get_literal(from)));
    settle_text(w, n->text);
    place_text(w, n);
}

/* ---- links and pictures ---- */

static void add_link(struct walk *w, cmark_node *from, struct node *to, int depth)
{
    struct node *n = add_node(w, NODE_LINK, to, span_of(w, from));

    n->url = annotate_undo(w->arena, clean(w, cmark_node_get_url(from)));
    n->title = noted_plain(w->arena, clean(w, cmark_node_get_title(from)));
    link_check(n->url, n->at, w->diag);
    walk_children(w, from, n, depth);
}

/* Appends the text below n without its markup: ![**正门**](a.jpg) -> 正门 */
static void plain_text(cmark_node *n, struct buf *out)
{
    cmark_iter *it = cmark_iter_new(n);

    for (cmark_event_type e; (e = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *at = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(at);
        if (e == CMARK_EVENT_ENTER &&
            (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
            buf_str(out, cmark_node_get_literal(at));
    }
    cmark_iter_free(it);
}

static void add_image(struct walk *w, cmark_node *from, struct node *to)
{
    struct node *n = add_node(w, NODE_IMAGE, to, span_of(w, from));
    struct buf alt = BUF_INIT;

    plain_text(from, &alt);
    n->text = noted_plain(w->arena, clean(w, alt.ptr));
    buf_release(&alt);
    n->url = annotate_undo(w->arena, clean(w, cmark_node_get_url(from)));
    n->title = noted_plain(w->arena, clean(w, cmark_node_get_title(from)));
    settle(w, 0xFFFC);
    w->last = 0xFFFC; /* object replacement character, which is not Han */
    if (w->pictures)
        n->picture = w->pictures->find(w->pictures->ctx, n->url, n->at, w->diag);
    else
        diag_error(w->diag, n->at, "picture-here", "这里不能放图片",
                   "no pictures are allowed here");
}

static void add_note_ref(struct walk *w, cmark_node *from, struct node *to)
{
    struct node *n = add_node(w, NODE_NOTE_REF, to, span_of(w, from));
    struct decimal number; /* cmark has numbered the notes: its text is digits */

    if (decimal_parse(slice_of(cmark_node_get_literal(from)), &number))
        n->number = (int)number.n;
}

/* ---- blocks ---- */

/* 1 for an outermost list, 2 for a list in an item of it, … */
static int list_level(const struct node *parent)
{
    int level = 1;

    for (; parent; parent = parent->parent)
        level += parent->type == NODE_LIST;
    return level;
}

static void set_list(struct node *n, cmark_node *from)
{
    n->level = list_level(n->parent);
    n->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    n->number = cmark_node_get_list_start(from);
    n->tight = cmark_node_get_list_tight(from);
}

/* Reads an item's number as typed; 0: a bullet, or unknown. If one item of a list is
 * typed 1) or 08., all are printed as typed. */
static void set_item(const struct walk *w, struct node *n)
{
    enum { DIGITS_MAX = 3 };
    struct slice src = w->at.src ? w->at.src->text : SLICE("");
    size_t at = n->at.start;
    int number = 0;

    while (at < src.len && char_is_digit(src.ptr[at]) && at - n->at.start <= DIGITS_MAX)
        number = number * 10 + (src.ptr[at++] - '0');
    size_t digits = at - n->at.start;
    n->number = digits <= DIGITS_MAX ? number : 0;
    if (digits == 0 || digits > DIGITS_MAX || at >= src.len)
        return;
    n->parent->typed |= src.ptr[at] == ')' || src.ptr[n->at.start] == '0';
    n->mark = slice_sub(src, n->at.start, at + 1);
}

/* Either all items of a list are printed as typed, or none is. */
static void settle_items(struct node *list)
{
    for (struct node *i = list->child; i; i = i->next) {
        i->typed = list->typed;
        i->mark = list->typed ? i->mark : SLICE("");
    }
}

static void set_cell(struct node *n, cmark_node *from)
{
    cmark_node *table = cmark_node_parent(cmark_node_parent(from));
    uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(table);
    size_t column = 0, columns = cmark_gfm_extensions_get_table_columns(table);

    for (const struct node *c = n->parent->child; c != n; c = c->next)
        column++;
    uint8_t align = aligns && column < columns ? aligns[column] : 0;
    n->align = align == 'l'   ? ALIGN_LEFT
               : align == 'c' ? ALIGN_CENTER
               : align == 'r' ? ALIGN_RIGHT
                              : ALIGN_NONE;
}

static void add_block(struct walk *w, enum node_type type, cmark_node *from,
                      struct node *to, int depth)
{
    struct node *n = add_node(w, type, to, span_of(w, from));

    end_block(w);
    if (type == NODE_LIST)
        set_list(n, from);
    if (type == NODE_CELL)
        set_cell(n, from);
    if (type == NODE_FOOTNOTE)
        n->number = ++w->footnotes;
    if (type == NODE_ITEM)
        set_item(w, n);
    if (type == NODE_CODE_BLOCK) {
        n->text = annotate_undo(w->arena, clean(w, cmark_node_get_literal(from)));
        place_text(w, n);
    }
    walk_children(w, from, n, depth);
    end_block(w);
    if (type == NODE_LIST)
        settle_items(n);
    if (type == NODE_HEADING) {
        n->level = cmark_node_get_heading_level(from);
        n->id = heading_id(w->arena, &w->ids, node_plain(w->arena, n));
    }
}

static void add_span(struct walk *w, enum node_type type, cmark_node *from,
                     struct node *to, int depth)
{
    walk_children(w, from, add_node(w, type, to, span_of(w, from)), depth);
}

/* Extensions get their type numbers when they register, so they go by name. */
static void add_extension(struct walk *w, cmark_node *from, struct node *to, int depth)
{
    const char *type = cmark_node_get_type_string(from);

    if (strcmp(type, "table") == 0)
        add_block(w, NODE_TABLE, from, to, depth);
    else if (strcmp(type, "table_row") == 0 || strcmp(type, "table_header") == 0)
        add_block(w, NODE_ROW, from, to, depth);
    else if (strcmp(type, "table_cell") == 0)
        add_block(w, NODE_CELL, from, to, depth);
    else if (strcmp(type, "strikethrough") == 0)
        add_span(w, NODE_STRIKE, from, to, depth);
    else
        walk_children(w, from, to, depth);
}

static enum node_type block_type(cmark_node_type type)
{
    static const struct {
        const cmark_node_type from;
        enum node_type to;
    } types[] = {
        {CMARK_NODE_BLOCK_QUOTE, NODE_QUOTE},
        {CMARK_NODE_LIST, NODE_LIST},
        {CMARK_NODE_ITEM, NODE_ITEM},
        {CMARK_NODE_CODE_BLOCK, NODE_CODE_BLOCK},
        {CMARK_NODE_PARAGRAPH, NODE_PARAGRAPH},
        {CMARK_NODE_HEADING, NODE_HEADING},
        {CMARK_NODE_THEMATIC_BREAK, NODE_RULE},
        {CMARK_NODE_FOOTNOTE_DEFINITION, NODE_FOOTNOTE},
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i].from == type)
            return types[i].to;
    return NODE_DOCUMENT;
}

static void add_any(struct walk *w, cmark_node *from, struct node *to, int depth)
{
    cmark_node_type type = cmark_node_get_type(from);
    enum node_type block = block_type(type);

    if (block != NODE_DOCUMENT)
        add_block(w, block, from, to, depth);
    else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_BLOCK ||
             type == CMARK_NODE_HTML_INLINE) /* markdown/typed.h has removed tags */
        add_text(w, from, to);
    else if (type == CMARK_NODE_SOFTBREAK)
        add_soft_break(w, to);
    else if (type == CMARK_NODE_LINEBREAK)
        add_break(w, span_of(w, from), to);
    else if (type == CMARK_NODE_CODE)
        add_code(w, from, to);
    else if (type == CMARK_NODE_EMPH)
        add_span(w, NODE_EMPH, from, to, depth);
    else if (type == CMARK_NODE_STRONG)
        add_span(w, NODE_STRONG, from, to, depth);
    else if (type == CMARK_NODE_LINK)
        add_link(w, from, to, depth);
    else if (type == CMARK_NODE_IMAGE)
        add_image(w, from, to);
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        add_note_ref(w, from, to);
    else
        add_extension(w, from, to, depth);
}

static void walk_children(struct walk *w, cmark_node *from, struct node *to, int depth)
{
    if (depth > NESTING_MAX) {
        if (!w->too_deep) {
            diag_error(w->diag, span_of(w, from), "nesting-depth",
                       "列表、引用或强调嵌套太深，最多 %d 层",
                       "nested too deeply, at most %d levels", NESTING_MAX);
            diag_hint(w->diag, "拆成几段来写", "break it up");
        }
        w->too_deep = true;
        return;
    }
    for (cmark_node *c = cmark_node_first_child(from); c; c = cmark_node_next(c))
        add_any(w, c, to, depth + 1);
}

/* ---- the whole ---- */

static cmark_node *parse(struct slice text)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static const char *const names[] = {"table", "strikethrough"};
    cmark_parser *parser;

    /* cmark's registry of extensions is a global: fill it once. */
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
    parser =
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cmark_parser_attach_syntax_extension(parser,
                                             cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *doc = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return doc;
}

struct node *markdown_parse(struct arena *a, struct slice text, struct span at,
                            const struct picture_finder *pictures, struct diag *d)
{
    struct walk w = {
        .arena = a, .at = at, .pictures = pictures, .diag = d, .placed = at.start};
    struct node *doc = arena_new(a, struct node);

    doc->type = NODE_DOCUMENT;
    doc->at = at;
    doc->text = doc->url = doc->title = doc->id = SLICE("");
    w.ids = (struct map)MAP_INIT(a);
    if (text.len > MARKDOWN_BYTES_MAX) {
        diag_error(d, (struct span){at.src, at.start, 0}, "markdown-too-large",
                   "正文太长，最多 %d 字节", "the text is too long, at most %d bytes",
                   MARKDOWN_BYTES_MAX);
        return doc;
    }
    struct typed typed = typed_mark(a, text);
    w.lines = lines_find(a, text, at, &typed.marked);
    typed_report(&typed, &w.lines, d);
    cmark_node *tree = parse(typed.marked.text);
    walk_children(&w, tree, doc, 0);
    end_block(&w);
    cmark_node_free(tree);
    links_find(a, doc, d);
    picture_lines_part(a, doc);
    typed_lists_find(a, doc);
    set_right_find(a, doc);
    columns_narrow(a, doc);
    indents_keep(a, doc);
    outline_number_lists(a, doc);
    return doc;
}
