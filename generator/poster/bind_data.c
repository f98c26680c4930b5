/* bind_data.c - tables, charts and QR codes of a layout.
 */
#include "data/decimal.h"
#include "poster/bind.h"

/* In hundredths: what is beyond is drawn as high, and its arithmetic stays sound. */
static const int64_t CHART_MAX = INT64_C(1000000000000);

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

/* One row: what = "head", "text" or "sum" (the column's key). */
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
}

static const struct para *chart_text(struct binder *b, struct slice s,
                                     const struct style *style, struct span at)
{
    struct box *box = bind_string(b, s, style, at);

    return box ? box->para : NULL;
}

/* The least of 1, 2, 3, 5 x 10^n that spans `top` in at most 4 steps. */
static int64_t round_step(int64_t top)
{
    for (int64_t unit = 1; unit <= INT64_MAX / 100; unit *= 10) {
        static const int nice[] = {1, 2, 3, 5};
        for (int i = 0; i < 4; i++)
            if (unit * nice[i] * 4 >= top &&
                (top + unit * nice[i] - 1) / (unit * nice[i]) <= 4)
                return unit * nice[i];
    }
    return top;
}

static int64_t plain_number(const struct value *v)
{
    const struct decimal *d = v && v->payload == PAYLOAD_DECIMAL ? v->data : NULL;
    struct decimal cents;

    if (!d || !decimal_round(*d, 2, &cents))
        return 0;
    return cents.n < CHART_MAX ? cents.n : CHART_MAX;
}

/* A value above its column: from 1000 units on without decimals, which nobody could
 * read off a column and eight periods have no room for. */
static const struct para *chart_value(struct binder *b, const struct value *v,
                                      int64_t number, int64_t unit,
                                      const struct style *style, struct span at)
{
    struct slice s = value_str(v, "万");

    if (number / unit >= 1000)
        s = slice_of(arena_printf(b->arena, "%ld", (long)((number + unit / 2) / unit)));
    return chart_text(b, s, style, at);
}

/* chart: {of: 往期, label: "{{期}}", a: 收入, b: 支出, unit: 1000000}: the unit
 * (in hundredths of the value) is what the axis counts in. */
void bind_chart(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *spec = value_find(v, "chart");
    const struct value *of = value_find(spec, "of"), *label = value_find(spec, "label");
    const struct value *list = of ? bind_lookup(b, of->text) : NULL;
    const struct style *style = bind_style(b, spec, "style", "chart");
    const struct style *strong = bind_style(b, spec, "strong-style", "chart-strong");
    struct chart *c = arena_new(b->arena, struct chart);
    int64_t unit = value_long(spec, "unit", 1000000), most = 0;

    box->chart = c;
    unit = unit < 1 ? 1 : unit > CHART_MAX ? CHART_MAX : unit;
    if (!of || !label)
        diag_error(b->diag, v->at, "theme-chart", "图表要有 of（哪张表）和 label",
                   "a chart needs `of` and `label`");
    if (!list || !label || !style || !strong) {
        box->type = BOX_SPACE; /* nothing to draw, or reported */
        return;
    }
    c->style = style;
    c->n = list->n;
    c->pairs = arena_array(b->arena, struct chart_pair, list->n);
    theme_color(b->theme, SLICE("accent"), v->at, &c->solid, b->diag);
    theme_color(b->theme, SLICE("ink"), v->at, &c->outline, b->diag);
    theme_color(b->theme, SLICE("hair"), v->at, &c->grid, b->diag);
    for (size_t i = 0; i < list->n; i++) {
        const struct value *row = list->items[i];
        const struct value *va = value_find_slice(row, value_str(spec, "a"));
        const struct value *vb = value_find_slice(row, value_str(spec, "b"));
        bool last = i + 1 == list->n;
        if (!bind_push(b, row, v->at))
            return;
        c->pairs[i].label =
            chart_text(b, bind_render(b, label), last ? strong : style, v->at);
        b->depth_stack--;
        c->pairs[i].va = plain_number(va);
        c->pairs[i].vb = plain_number(vb);
        c->pairs[i].a = chart_value(b, va, c->pairs[i].va, unit, strong, v->at);
        c->pairs[i].b = chart_value(b, vb, c->pairs[i].vb, unit, style, v->at);
        most = c->pairs[i].va > most ? c->pairs[i].va : most;
        most = c->pairs[i].vb > most ? c->pairs[i].vb : most;
    }
    int64_t steps = most > 0 ? (most + unit - 1) / unit : 1;
    int64_t step = round_step(steps);
    c->step = step * unit;
    c->naxis = (size_t)((steps + step - 1) / step) + 1;
    c->top = (int64_t)(c->naxis - 1) * c->step;
    c->axis = arena_array(b->arena, const struct para *, c->naxis);
    for (size_t i = 0; i < c->naxis; i++)
        c->axis[i] = chart_text(
            b, slice_of(arena_printf(b->arena, "%ld", (long)((int64_t)i * step))),
            style, v->at);
}

void bind_qr(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *text = value_find(v, "qr");
    struct slice url = bind_render(b, text);

    box->qr = qr_encode(b->arena, url);
    box->link = url;
    box->color = (struct color){0, 0, 0, 0, 0, 0, 100, 0};
    if (!box->alt.len)
        box->alt = url;
    if (!box->qr) {
        diag_error(b->diag, text->at, "qr-too-long", "网址太长，做不成二维码：%.*s",
                   "too long for a QR code: %.*s", SLICE_FMT(url));
        box->type = BOX_SPACE;
        return;
    }
    /* A long address has more modules; none under 0.5 mm (DESIGN-SPEC 5.18). */
    pt64 least = (pt64)(box->qr->size + 8) * um_to_pt64(500);
    if (box->width.unit == DIM_FIXED && box->width.lo < least)
        box->width.lo = box->width.hi = least;
}
