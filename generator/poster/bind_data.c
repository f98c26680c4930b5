/* bind_data.c - binds the tables and QR codes of a layout.
 *
 *     table: {of: 台账, columns: [{width: content, head: 编号, text: "{{编号}}"},
 *                                 {width: 1fr, head: 事项, text: "{{事项}}"}]}
 *       -> BOX_TABLE of BOX_ROWs: the heads 编号, 事项, then a row of cells for each
 *          entry of the item's table 台账
 *
 * A column of the layout describes all its cells: `head`, `text` and `sum` are the
 * texts of the head row, of each entry and of the sum row (`sum: 是`). Instead of
 * `text` it may have `box`, a whole node. Tables of Markdown are in bind_flow.c; how
 * wide the columns become is decided in table.c, for each trial.
 */
#include "poster/bind.h"

/* The cell of a column in one row: its text under text_key or, in the body (node is not
 * NULL), its `box`. A cell without a text is an empty BOX_SPACE, for a row has one cell
 * per column. */
static struct box *table_cell(struct binder *b, const struct value *column,
                              const struct value *node, const char *text_key,
                              const struct style *style)
{
    const struct value *inner = value_find(column, "box");
    struct box *holder = bind_box(b, BOX_COLUMN, column->at);

    if (inner && node) {
        bind_node(b, inner, holder);
        return holder;
    }
    const struct value *text = value_find(column, text_key);
    struct box *cell =
        text ? bind_string(b, bind_render(b, text), style, column->at) : NULL;
    if (!cell)
        return bind_box(b, BOX_SPACE, column->at);
    cell->nowrap = value_flag(column, "nowrap", false);
    if (slice_is(value_str(column, "align"), "end")) {
        struct style *s = arena_memdup(b->arena, style, sizeof *s);
        s->align = TEXT_END;
        cell->style = s;
    }
    return cell;
}

struct table_look {
    const struct value *v;
    const struct value *columns;
};

/* One row; `what` is "head", "text" or "sum", the column's key for its text. The style
 * is the column's own (style_key) or the theme's style `otherwise`. NULL after
 * reporting a style that the theme does not have. */
static struct box *table_row(struct binder *b, const struct table_look *t,
                             const char *what, const char *style_key,
                             const char *otherwise, const char *pad_key)
{
    struct box *row = bind_box(b, BOX_ROW, t->v->at);
    struct dim pad = bind_dim(b, t->v, pad_key);

    row->valign = BOX_CENTER;
    for (size_t i = 0; i < t->columns->n; i++) {
        const struct value *c = t->columns->items[i];
        bool body = slice_is(slice_of(what), "text");
        const struct style *s =
            body || value_find(c, style_key)
                ? bind_style(b, c, style_key, otherwise)
                : theme_style(b->theme, b->paper, slice_of(otherwise), c->at, b->diag);
        if (!s)
            return NULL;
        struct box *cell = table_cell(b, c, body ? t->v : NULL, what, s);
        if (!slice_is(slice_of(what), "head"))
            cell->pad[SIDE_TOP] = pad;
        cell->pad[SIDE_BOTTOM] = pad;
        cell->self = BOX_STRETCH;
        box_append(row, cell);
    }
    return row;
}

/* Borders: below the head, between rows, above the sum, below the last row. */
void bind_table(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *spec = value_find(v, "table");
    const struct table_look t = {spec, value_find(spec, "columns")};
    const struct value *of = value_find(spec, "of");
    const struct value *rows = of ? bind_lookup(b, of->text) : NULL;

    if (!t.columns || t.columns->n == 0 || !of) {
        diag_error(b->diag, v->at, "theme-table",
                   "表格要有 of（哪张表）和 columns（各列）",
                   "a table needs `of` and `columns`");
        return;
    }
    box->ncols = t.columns->n;
    box->cols = arena_array(b->arena, struct dim, box->ncols);
    for (size_t i = 0; i < box->ncols; i++)
        box->cols[i] = bind_dim(b, t.columns->items[i], "width");
    box->gap_cross = bind_dim(b, spec, "gap");
    if (value_flag(spec, "head", true)) {
        struct box *head =
            table_row(b, &t, "head", "head-style", "table-head", "head-pad");
        if (!head)
            return;
        bind_border(b, spec, "head-border", &head->border[SIDE_BOTTOM]);
        head->valign = BOX_END;
        box_append(box, head);
        box->heads = 1;
    }
    bool sum = value_flag(spec, "sum", false);
    for (size_t i = 0; rows && i < rows->n; i++) {
        if (!bind_push(b, rows->items[i], v->at))
            return;
        struct box *row = table_row(b, &t, "text", "style", "table-cell", "pad");
        b->depth_stack--;
        if (!row)
            return;
        bind_border(b, spec, i + 1 == rows->n && !sum ? "foot-border" : "row-border",
                    &row->border[SIDE_BOTTOM]);
        if (i + 1 == rows->n && sum)
            bind_border(b, spec, "sum-border", &row->border[SIDE_BOTTOM]);
        box_append(box, row);
    }
    if (sum) {
        struct box *row = table_row(b, &t, "sum", "sum-style", "table-sum", "pad");
        if (!row)
            return;
        bind_border(b, spec, "foot-border", &row->border[SIDE_BOTTOM]);
        box_append(box, row);
        box->sum = true;
    }
    align_decimals(b->arena, box);
}

/* A code of no address leaves box->qr NULL; bind_content then drops the box. */
void bind_qr(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *text = value_find(v, "qr");
    struct slice url = bind_plain(b, text);

    if (!url.len)
        return;
    box->qr = qr_encode(b->arena, url);
    box->link = url;
    box->color = (struct color){0, 0, 0, 0, 0, 0, 100, 0};
    if (!box->alt.len)
        box->alt = url;
    if (!box->qr) {
        diag_error(b->diag, text->at, "qr-too-long", "网址太长，做不成二维码：%.*s",
                   "the address is too long for a QR code: %.*s", SLICE_FMT(url));
        box->type = BOX_SPACE;
        return;
    }
    /* A long address has more modules; none may be under QR_MODULE_UM. */
    pt64 least = (pt64)(box->qr->size + 2 * QR_QUIET) * um_to_pt64(QR_MODULE_UM);
    if (box->width.unit == DIM_FIXED && box->width.lo < least)
        box->width.lo = box->width.hi = least;
}
