/* bind_chart.c - binds a layout's chart: its table, its series, its texts.
 *
 *     chart: {of: 往期, type: columns, label: "{{期}}", series: [收入, 支出],
 *             unit: 1000000}
 *       -> a BOX_CHART: two columns for each row of 往期, with the row's 期 below, and
 *          an axis in 万元
 *
 * `unit` is what the axis counts in, in hundredths: 1000000 is 10,000 (万).
 * chart/plot_read.c reads the numbers; this file shapes every text of the chart, so
 * that a trial (poster/box.h) only has to place them.
 */
#include "poster/bind.h"

static const struct para *shaped(struct binder *b, struct slice s,
                                 const struct style *style, struct span at)
{
    struct box *box = s.len ? bind_string(b, s, style, at) : NULL;

    return box ? box->para : NULL;
}

/* Report data that cannot be drawn at the row `at` of the item, as plot_read returned
 * it: the list itself if it is too short. */
static void refuse(struct binder *b, const struct plot *p, const struct value *list,
                   const struct value *at)
{
    const struct plot_limits limits = plot_limits(p->type);

    if (at == list)
        diag_error(b->diag, list->at, "chart-short",
                   "画图至少要 %zu 行，这里只有 %zu 行",
                   "a chart of this type needs at least %zu rows, this one has %zu",
                   limits.least, list->n);
    else if (list->n > limits.most)
        diag_error(b->diag, at->at, "chart-long",
                   "画图最多 %zu 行，这里有 %zu 行；从这一行起画不下",
                   "a chart of this type has at most %zu rows, this one has %zu; there "
                   "is no room from this row on",
                   limits.most, list->n);
    else
        diag_error(b->diag, at->at, "chart-negative",
                   "这种图不能有负数；有负数的数据请用柱图、条图或折线图",
                   "a chart of this type cannot show negative values; use columns, "
                   "bars or a line");
}

/* The names of the columns to draw: series: 收入, or series: [收入, 支出]. Their
 * number; 0 after reporting that there is none. */
static size_t series_of(struct binder *b, const struct value *spec,
                        struct slice out[PLOT_SERIES_MAX])
{
    const struct value *list = value_find(spec, "series");
    size_t n = 0;

    for (size_t i = 0; list && i < list->n && n < PLOT_SERIES_MAX; i++)
        out[n++] = list->items[i]->text;
    if (list && list->type == VALUE_TEXT)
        out[n++] = list->text;
    if (n == 0 || (list && list->n > PLOT_SERIES_MAX))
        diag_error(b->diag, spec ? spec->at : (struct span){0}, "theme-chart",
                   "图表的 series 是一到 %d 列的名字",
                   "the series of a chart are the names of 1 to %d columns",
                   PLOT_SERIES_MAX);
    return n;
}

/* Areas that are only outlined are filled with the paper's colour, so that nothing
 * shows through; `none` would leave them unfilled. */
static bool chart_colors(struct binder *b, const struct value *v, struct chart *c)
{
    bool good = theme_color(b->theme, SLICE("accent"), v->at, &c->solid, b->diag) &&
                theme_color(b->theme, SLICE("ink"), v->at, &c->outline, b->diag) &&
                theme_color(b->theme, SLICE("tint2"), v->at, &c->tint, b->diag) &&
                theme_color(b->theme, SLICE("line"), v->at, &c->grid, b->diag) &&
                theme_color(b->theme, SLICE("paper"), v->at, &c->paper, b->diag);

    c->paper.none = 0;
    return good;
}

struct chart_styles {
    const struct style *plain, *strong;
    bool now; /* the last entry is the current one: its label is strong */
};

/* Shape all texts: a label per row, rendered from the layout's template, the values as
 * the plot writes them, the ticks of the axis. */
static bool shape_texts(struct binder *b, const struct value *label,
                        const struct value *list, const struct chart_styles *st,
                        struct chart *c)
{
    const struct plot *p = &c->plot;

    c->labels = arena_array(b->arena, const struct para *, p->n);
    c->values = arena_array(b->arena, const struct para *, p->n * p->series);
    c->ticks = arena_array(b->arena, const struct para *, p->nticks);
    for (size_t i = 0; i < p->n; i++) {
        bool strong = st->now && i + 1 == p->n;

        if (!bind_push(b, list->items[i], label->at))
            return false;
        c->labels[i] =
            shaped(b, bind_plain(b, label), strong ? st->strong : st->plain, label->at);
        b->depth_stack--;
        for (size_t k = 0; k < p->series; k++)
            c->values[i * p->series + k] =
                shaped(b, p->written[i * p->series + k],
                       k == 0 ? st->strong : st->plain, label->at);
    }
    for (size_t i = 0; i < p->nticks; i++)
        c->ticks[i] = shaped(b, p->ticks[i], st->plain, label->at);
    return true;
}

void bind_chart(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *spec = value_find(v, "chart");
    const struct value *of = value_find(spec, "of"), *label = value_find(spec, "label");
    const struct value *list = of ? bind_lookup(b, of->text) : NULL;
    const struct value *type = value_find(spec, "type"), *bad;
    struct chart_styles st = {bind_style(b, spec, "style", "chart"),
                              bind_style(b, spec, "strong-style", "chart-strong"),
                              false};
    struct chart *c = arena_new(b->arena, struct chart);
    struct slice series[PLOT_SERIES_MAX];

    box->chart = c;
    box->type = BOX_SPACE; /* replaced below if there is something to draw */
    if (!of || !label) {
        diag_error(b->diag, v->at, "theme-chart", "图表要有 of（哪张表）和 label",
                   "a chart needs `of` and `label`");
        return;
    }
    if (type && !plot_type_named(type->text, &c->plot.type)) {
        diag_error(b->diag, type->at, "theme-chart",
                   "图表的 type 是 columns、bars、line、donut 或 radar",
                   "the type of a chart is columns, bars, line, donut or radar");
        return;
    }
    size_t n = series_of(b, spec, series);
    /* Columns and lines usually show periods, the current one last. */
    st.now = value_flag(spec, "now",
                        c->plot.type == PLOT_COLUMNS || c->plot.type == PLOT_LINE);
    c->plot.unit = value_long(spec, "unit", 100);
    c->plot.unit = c->plot.unit < 1 ? 1 : c->plot.unit;
    c->style = st.plain;
    if (!list || list->type != VALUE_LIST || !n || !st.plain || !st.strong ||
        !chart_colors(b, v, c))
        return;
    bad = plot_read(b->arena, &c->plot, list, series, n);
    if (bad)
        refuse(b, &c->plot, list, bad);
    else if (shape_texts(b, label, list, &st, c))
        box->type = BOX_CHART;
    /* A chart that does not fit is reported at the text of its first row. */
    if (box->type == BOX_CHART && bind_push(b, list->items[0], v->at)) {
        box->text = bind_render(b, label);
        b->depth_stack--;
    }
}
