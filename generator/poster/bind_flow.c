/* bind_flow.c - turns a Markdown text into boxes, one below the other in a column.
 *
 *     ## 一、停水时间      -> BOX_TEXT in flow.h2, kept with what follows
 *     7 日 **9:00** 起。   -> BOX_TEXT in flow.p, a span of it in flow.strong
 *     - 关好水龙头         -> BOX_ROW: the mark ・ and a column with the text, flow.li
 *     ![泵房](泵房.jpg)    -> BOX_GALLERY with a figure of a picture and a caption
 *
 * Each block has the style `prefix.name`; a name that the theme does not define for a
 * prefix is taken from `flow`: quote.p, else flow.p. Emphasis keeps the size of the
 * text around it. Pictures inside a paragraph follow it as blocks of their own.
 */
#include "data/direction.h"
#include "poster/builder.h"

#include <string.h>

static struct slice style_name(struct binder *b, struct slice prefix, const char *name)
{
    size_t n = strlen(name);
    char *s = arena_alloc(b->arena, prefix.len + 1 + n, 1);

    memcpy(s, prefix.ptr, prefix.len);
    s[prefix.len] = '.';
    memcpy(s + prefix.len + 1, name, n);
    return (struct slice){s, prefix.len + 1 + n};
}

/* The style `prefix.name`, or `flow.name` if the theme does not have it. */
static const struct style *flow_style(struct binder *b, struct slice prefix,
                                      const char *name, struct span at)
{
    const struct style *s =
        map_find(&b->theme->styles[b->paper], style_name(b, prefix, name));

    if (s)
        return s;
    return theme_style(b->theme, b->paper, style_name(b, SLICE("flow"), name), at,
                       b->diag);
}

struct flow {
    struct binder *b;
    struct slice prefix;
    struct box *into;
    int initial; /* lines beside a drop initial of the first paragraph; 0: none */
    struct box *gallery; /* which the next picture joins; NULL: it begins a new one */
};

/* The style of emphasis: another face at the size of the text around it; its digits are
 * of equal width if those around it are. */
static const struct style *inline_style(struct builder *w, struct flow *f,
                                        const char *name, struct span at)
{
    const struct style *s = flow_style(f->b, f->prefix, name, at);
    struct style *same = s ? arena_memdup(f->b->arena, s, sizeof *s) : NULL;

    if (same) {
        same->lo = w->base->lo;
        same->hi = w->base->hi;
        same->tabular |= w->base->tabular;
    }
    return same ? same : w->base;
}

/* Append the inlines below n to the paragraph, each span in its own look. */
static void add_inlines(struct builder *w, struct flow *f, const struct node *n,
                        struct look look)
{
    for (const struct node *c = n->child; c; c = c->next) {
        size_t start = w->text.len;
        struct look inner = look;
        switch (c->type) {
        case NODE_TEXT:
            builder_text(w, c->text, look);
            break;
        case NODE_CODE:
            buf_slice(&w->text, c->text);
            inner.style = inline_style(w, f, "code", n->at);
            builder_span(w, start, inner);
            break;
        case NODE_BREAK:
            buf_char(&w->text, '\n');
            builder_span(w, start, look);
            break;
        case NODE_NOTE_REF:
            buf_printf(&w->text, "〔%d〕", c->number);
            builder_span(w, start, look);
            break;
        case NODE_STRONG:
            inner.style = inline_style(w, f, "strong", n->at);
            add_inlines(w, f, c, inner);
            break;
        case NODE_EMPH:
            inner.style = inline_style(w, f, "emph", n->at);
            add_inlines(w, f, c, inner);
            break;
        case NODE_STRIKE:
            inner.strike = true;
            add_inlines(w, f, c, inner);
            break;
        case NODE_LINK:
            inner.link = c->url;
            add_inlines(w, f, c, inner);
            break;
        case NODE_IMAGE:
            break; /* a block of its own, after the paragraph */
        default:
            add_inlines(w, f, c, look);
        }
    }
}

/* A text box with `mark` and the inlines of n, in the style `name`: for a numbered
 * heading 一、 and its words. NULL if nothing is printed. */
static struct box *marked_box(struct flow *f, const struct node *n, const char *name,
                              struct slice mark)
{
    struct builder w = {.b = f->b, .text = BUF_INIT};
    struct box *box = bind_box(f->b, BOX_TEXT, n->at);

    w.base = flow_style(f->b, f->prefix, name, n->at);
    if (!w.base)
        return NULL;
    if (n->type == NODE_PARAGRAPH && n->align == ALIGN_RIGHT) {
        struct style *end = arena_memdup(f->b->arena, w.base, sizeof *end);
        end->align = TEXT_END;
        end->indent = 0;
        w.base = end;
    }
    box->margin[SIDE_TOP] = w.base->before;
    box->margin[SIDE_BOTTOM] = w.base->after;
    buf_slice(&w.text, mark);
    builder_span(&w, 0, (struct look){.style = w.base});
    add_inlines(&w, f, n, (struct look){.style = w.base});
    builder_finish(&w, box);
    if (f->initial && !f->into->child && n->type == NODE_PARAGRAPH && box->para)
        drop_cap_bind(&w, box, f->initial,
                      flow_style(f->b, f->prefix, "initial", n->at));
    return box->para ? box : NULL;
}

static struct box *inline_box(struct flow *f, const struct node *n, const char *name)
{
    return marked_box(f, n, name, n->mark);
}

static void add_box(struct flow *f, struct box *box)
{
    if (!box)
        return;
    box_append(f->into, box);
    f->gallery = NULL;
}

/* A column of a picture and its caption. */
static struct box *figure_box(struct flow *f, const struct node *n)
{
    struct box *figure = bind_box(f->b, BOX_COLUMN, n->at);
    struct box *picture = bind_box(f->b, BOX_PICTURE, n->at);
    const struct style *s = flow_style(f->b, f->prefix, "caption", n->at);
    struct slice caption = node_caption(n);

    picture->picture = n->picture;
    picture->alt = n->text;
    box_append(figure, picture);
    struct box *below = caption.len && s ? bind_string(f->b, caption, s, n->at) : NULL;
    if (below) {
        below->margin[SIDE_TOP] = s->before;
        box_append(figure, below);
    }
    return figure;
}

/* Consecutive pictures form one gallery; on a telephone each has one to itself. */
static void add_figure(struct flow *f, const struct node *n)
{
    const struct style *s = flow_style(f->b, f->prefix, "picture", n->at);
    bool alone = f->b->paper == PAPER_CHAT;

    if (alone || !f->gallery || f->gallery->nchildren == GALLERY_MOST) {
        struct box *gallery = bind_box(f->b, BOX_GALLERY, n->at);
        const struct value *look = value_find(f->b->theme->root, "flow-pictures");
        gallery->gap = bind_dim(f->b, look, "gap");
        gallery->gap_cross = bind_dim(f->b, look, "gap-cross");
        if (s) {
            gallery->margin[SIDE_TOP] = s->before;
            gallery->margin[SIDE_BOTTOM] = s->after;
        }
        add_box(f, gallery);
        f->gallery = gallery;
    }
    box_append(f->gallery, figure_box(f, n));
}

static void add_pictures(struct flow *f, const struct node *n)
{
    for (const struct node *c = n->child; c; c = c->next) {
        if (c->type == NODE_IMAGE && c->picture)
            add_figure(f, c);
        add_pictures(f, c);
    }
}

/* Recurses as deep as the text is nested, which markdown/markdown.c limits. */
static void flow_blocks(struct flow *f, const struct node *n);

/* Is the item's text written from right to left? */
static bool item_is_leftward(const struct node *item)
{
    struct arena scratch = ARENA_INIT;
    bool leftward = item->child && text_is_leftward(node_plain(&scratch, item->child));

    arena_free(&scratch);
    return leftward;
}

/* Put the mark to the right of a text that is written from right to left. */
static void put_leftward_mark(struct binder *b, struct box *row, struct box *marker,
                              struct box *body)
{
    struct style *s = arena_memdup(b->arena, marker->style, sizeof *s);

    s->align = TEXT_END;
    marker->style = s;
    box_append(row, body);
    box_append(row, marker);
}

/* A row of a hanging mark, `width` thousandths of an em wide, and the blocks beside it
 * in the style `name`. */
static void flow_hanging(struct flow *f, const struct node *item, const char *mark,
                         int width, const char *name)
{
    struct binder *b = f->b;
    const struct style *s = flow_style(b, f->prefix, name, item->at);
    struct box *row = bind_box(b, BOX_ROW, item->at);
    struct box *body = bind_box(b, BOX_COLUMN, item->at);
    struct flow inner = {b, f->prefix, body, 0, NULL};
    struct box *marker = s ? bind_string(b, slice_of(mark), s, item->at) : NULL;

    if (!marker)
        return;
    marker->hang = width;
    row->valign = BOX_START;
    row->margin[SIDE_TOP] = s->before;
    row->margin[SIDE_BOTTOM] = s->after;
    if (item_is_leftward(item)) {
        put_leftward_mark(b, row, marker, body);
    } else {
        box_append(row, marker);
        box_append(row, body);
    }
    for (const struct node *c = item->child; c; c = c->next)
        if (c->type == NODE_PARAGRAPH) {
            add_box(&inner, inline_box(&inner, c, name));
            if (body->last && body->last->para)
                body->last->margin[SIDE_TOP] = body->last->margin[SIDE_BOTTOM] =
                    (struct dim){0};
            add_pictures(&inner, c);
        } else {
            struct node one = *c;
            one.next = NULL;
            struct node holder = {.type = NODE_ITEM, .child = &one};
            flow_blocks(&inner, &holder);
        }
    add_box(f, row);
}

/* A list item set as paragraphs that begin with its mark, for themes whose li has an
 * indent, as official documents (公文) have: 　　1．报名…, the next line flush left. */
static void flow_run_in(struct flow *f, const struct node *item)
{
    struct slice mark = item->mark;

    for (const struct node *c = item->child; c; c = c->next) {
        struct node one = *c;
        one.next = NULL;
        if (c->type == NODE_PARAGRAPH) {
            add_box(f, marked_box(f, c, "li", mark));
            add_pictures(f, c);
            mark = SLICE("");
        } else {
            flow_blocks(f, &(struct node){.type = NODE_ITEM, .child = &one});
        }
    }
}

/* The width of the widest mark that was typed in the list, in thousandths of an em: an
 * ASCII character counts 560, a full-width one 1000, an 、 ． or ） at the end 700, and
 * 300 are left before the text. 1. -> 1420, （一） -> 3000. */
static int typed_width(const struct node *list)
{
    int widest = 1000;

    for (const struct node *i = list->child; i; i = i->next) {
        int width = 300;
        for (size_t at = 0; at < i->mark.len;) {
            uint32_t cp = utf8_next(i->mark, &at);
            bool ends = at == i->mark.len && cp_among(cp, "、．）");
            width += cp < 0x80 ? 560 : ends ? 700 : 1000;
        }
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Has an item a mark of its own, as in `- 甲`, `● 乙`? */
static bool has_own_marks(const struct node *list)
{
    for (const struct node *i = list->child; i; i = i->next)
        if (i->typed)
            return true;
    return false;
}

/* Room for the mark: as computed if all were typed, 2 ems for （1） (rank 4), 1.5 for
 * other numbers and for marks among which some were typed, 1 for ・. */
static void flow_item(struct flow *f, const struct node *list, const struct node *item)
{
    const struct style *s = flow_style(f->b, f->prefix, "li", item->at);
    const char *mark =
        item->mark.len ? slice_cstr(f->b->arena, item->mark) : "\xC2\xA0";

    if (s && s->indent > 0)
        flow_run_in(f, item);
    else if (list->typed || item->typed)
        flow_hanging(f, item, mark, list->typed ? typed_width(list) : 1500, "li");
    else if (list->ordered)
        flow_hanging(f, item, mark, list->rank == 4 ? 2000 : 1500, "li");
    else
        flow_hanging(f, item, "・", has_own_marks(list) ? 1500 : 1000, "li");
}

/* A hairline between two gaps. */
static struct box *rule_box(struct flow *f, const struct node *n)
{
    struct box *rule = bind_box(f->b, BOX_SPACE, n->at);
    const struct dim gap = {DIM_FIXED, PT(5), PT(7), 0};

    rule->height = (struct dim){DIM_FIXED, 0, 0, 0};
    rule->margin[SIDE_TOP] = rule->margin[SIDE_BOTTOM] = gap;
    rule->border[SIDE_TOP].width = PT(1) / 2;
    theme_color(f->b->theme, SLICE("line"), n->at, &rule->border[SIDE_TOP].color,
                f->b->diag);
    return rule;
}

/* Align columns of figures and their heads at the right, unless the writer aligned the
 * column. */
static void end_figures(struct binder *b, struct box *table, const struct node *n)
{
    const struct node *mark = n->child ? n->child->child : NULL;
    bool *figures = figure_columns(b->arena, table);

    for (size_t i = 0; i < table->ncols && mark; i++, mark = mark->next)
        figures[i] = figures[i] && mark->align == ALIGN_NONE;
    for (struct box *row = table->child; row; row = row->next) {
        size_t i = 0;
        for (struct box *cell = row->child; cell && i < table->ncols;
             cell = cell->next, i++) {
            if (!figures[i] || !cell->style)
                continue;
            struct style *s = arena_memdup(b->arena, cell->style, sizeof *s);
            s->align = TEXT_END;
            cell->style = s;
        }
    }
}

static bool shows_pictures(const struct node *n)
{
    for (const struct node *c = n->child; c; c = c->next)
        if ((c->type == NODE_IMAGE && c->picture) || shows_pictures(c))
            return true;
    return false;
}

/* A cell of a Markdown table: its text, with pictures below it. */
static struct box *table_cell(struct flow *f, const struct node *n, const char *style)
{
    struct box *cell = inline_box(f, n, style);

    if (shows_pictures(n)) {
        struct box *column = bind_box(f->b, BOX_COLUMN, n->at);
        struct flow inner = {f->b, f->prefix, column, 0, NULL};
        add_box(&inner, cell);
        add_pictures(&inner, n);
        return column;
    }
    return cell ? cell : bind_box(f->b, BOX_SPACE, n->at);
}

/* A Markdown table. If all cells of its first row are empty it has no head, and the
 * first column is set like one: | | | / | 时间 | 9:00 |. */
static void flow_table(struct flow *f, const struct node *n)
{
    struct binder *b = f->b;
    struct box *table = bind_box(b, BOX_TABLE, n->at);
    const struct style *td = flow_style(b, f->prefix, "td", n->at);
    const struct value *look = value_find(b->theme->root, "flow-table");
    bool first = true, headless = true;

    if (!td)
        return;
    for (const struct node *c = n->child ? n->child->child : NULL; c; c = c->next) {
        table->ncols++;
        headless = headless && !c->child;
    }
    if (table->ncols > TABLE_COLUMNS_MOST) {
        report_columns(b, n->at, table->ncols);
        return;
    }
    table->cols = arena_array(b->arena, struct dim, table->ncols);
    table->gap_cross = bind_dim(b, look, "gap");
    table->margin[SIDE_TOP] = td->before;
    table->margin[SIDE_BOTTOM] = td->after;
    for (const struct node *r = n->child; r; r = r->next, first = false) {
        struct box *row = bind_box(b, BOX_ROW, r->at);
        size_t i = 0;
        if (first && headless)
            continue;
        for (const struct node *c = r->child; c; c = c->next, i++) {
            bool strong = first || (headless && i == 0);
            struct box *cell = table_cell(f, c, strong ? "th" : "td");
            cell->margin[SIDE_TOP] = cell->margin[SIDE_BOTTOM] = (struct dim){0};
            cell->pad[SIDE_TOP] = cell->pad[SIDE_BOTTOM] = bind_dim(b, look, "pad");
            if (cell->style && c->align != ALIGN_NONE && c->align != ALIGN_LEFT) {
                struct style *s = arena_memdup(b->arena, cell->style, sizeof *s);
                s->align = c->align == ALIGN_RIGHT ? TEXT_END : TEXT_CENTER;
                cell->style = s;
            }
            box_append(row, cell);
        }
        row->valign = BOX_CENTER;
        bind_border(b, look,
                    !r->next ? "foot-border"
                    : first  ? "head-border"
                             : "row-border",
                    &row->border[SIDE_BOTTOM]);
        if (!table->child && !first)
            bind_border(b, look, "head-border", &row->border[SIDE_TOP]);
        box_append(table, row);
    }
    table->heads = headless ? 0 : 1;
    end_figures(b, table, n);
    align_decimals(b->arena, table);
    add_box(f, table);
}

/* A line of a code block, exactly as written: `|` is printed, and an empty line keeps
 * its height. */
static struct box *code_line(struct flow *f, struct slice line, const struct style *s,
                             struct span at)
{
    struct builder w = {.b = f->b, .text = BUF_INIT, .base = s};
    struct box *box = bind_box(f->b, BOX_TEXT, at);

    buf_slice(&w.text, line.len ? line : SLICE("\xC2\xA0"));
    builder_span(&w, 0, (struct look){.style = s});
    builder_finish(&w, box);
    return box;
}

/* A code block: a box per line. */
static void flow_code(struct flow *f, const struct node *n)
{
    const struct style *s = flow_style(f->b, f->prefix, "code", n->at);
    struct slice rest = n->text, line;

    while (s && rest.len && slice_cut(&rest, '\n', &line))
        add_box(f, code_line(f, line, s, n->at));
}

static void flow_footnote(struct flow *f, const struct node *n)
{
    flow_hanging(f, n, arena_printf(f->b->arena, "〔%d〕", n->number), 2200, "note");
}

/* The style of a heading: by the form of its number if it has one (一、 is rank 1,
 * （一） rank 2), else by its level. Ranks 3 and 4 are set like h3 if the theme has no
 * style of their own for them. */
static const char *heading_style(const struct flow *f, const struct node *n)
{
    static const char *const names[] = {"h2", "h2", "h3", "h4", "h5"};
    int rank = n->rank ? n->rank : n->level <= 2 ? 1 : 2;
    const char *own =
        arena_printf(f->b->arena, "%.*s.%s", SLICE_FMT(f->prefix), names[rank]);

    return rank <= 2 || map_find(&f->b->theme->styles[f->b->paper], slice_of(own))
               ? names[rank]
               : "h3";
}

static void flow_blocks(struct flow *f, const struct node *n)
{
    for (const struct node *c = n->child; c; c = c->next) {
        switch (c->type) {
        case NODE_PARAGRAPH:
            add_box(f, inline_box(f, c, "p"));
            add_pictures(f, c);
            break;
        case NODE_HEADING:
            add_box(f, inline_box(f, c, heading_style(f, c)));
            if (f->into->last)
                f->into->last->keep_next = true;
            add_pictures(f, c);
            break;
        case NODE_LIST:
            for (const struct node *i = c->child; i; i = i->next)
                flow_item(f, c, i);
            break;
        case NODE_QUOTE: {
            struct box *quote = bind_box(f->b, BOX_COLUMN, c->at);
            const struct value *look = value_find(f->b->theme->root, "flow-quote");
            struct flow inner = {f->b, SLICE("quote"), quote, 0, NULL};
            quote->pad[SIDE_LEFT] = bind_dim(f->b, look, "pad");
            quote->margin[SIDE_TOP] = quote->margin[SIDE_BOTTOM] =
                bind_dim(f->b, look, "margin");
            bind_border(f->b, look, "border-left", &quote->border[SIDE_LEFT]);
            flow_blocks(&inner, c);
            add_box(f, quote);
            break;
        }
        case NODE_TABLE:
            flow_table(f, c);
            break;
        case NODE_CODE_BLOCK:
            flow_code(f, c);
            break;
        case NODE_FOOTNOTE:
            flow_footnote(f, c);
            break;
        case NODE_RULE:
            add_box(f, rule_box(f, c));
            break;
        default:
            flow_blocks(f, c);
        }
    }
}

void bind_flow(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *path = value_find(v, "flow");
    const struct value *field = bind_lookup(b, path->text);
    struct flow f = {b, SLICE("flow"), box, (int)value_long(v, "initial", 0), NULL};

    if (value_find(v, "prefix"))
        f.prefix = value_str(v, "prefix");
    if (field && field->payload == PAYLOAD_DOC)
        flow_blocks(&f, field->data);
    else if (field)
        diag_error(b->diag, path->at, "theme-flow", "%.*s 不是正文（Markdown）字段",
                   "%.*s is not a Markdown field", SLICE_FMT(path->text));
}
