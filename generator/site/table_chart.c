/* table_chart.c - the numbers of a table as an SVG chart on a page.
 *
 * The layout is that of the sheets (chart/plot.h), made three times: for a telephone
 * with large type (15 em), a telephone (22 em) and a page (44 em); the style sheet
 * shows the one that fits. Widths are in em, so that they grow with the page's type.
 * Texts remain text in the page's fonts, and their widths are estimated; colours are
 * classes, so that the night mode can change them. The table follows in a <details>,
 * for those who cannot see the chart.
 *
 *     {{{收支.柱图}}}: rows [{项目: 电费, 金额: 1200}, ...] -> <figure class="chart">
 * with svg.tiny, svg.slim, svg.wide and the table
 */
#include "chart/plot.h"
#include "data/decimal.h"
#include "site/web.h"

enum {
    EM = 14 * 64, /* 64 units per px; text is 14 px */
    LINES_MAX = 6
};

static const int64_t WAN = 10000 * 100; /* 万, in hundredths */

/* A chart and the texts that it names by index. */
struct chart_sketch {
    struct arena *a;
    struct plot plot;
    struct slice *labels;
};

/* ---- texts ------------------------------------------------------------------ */

/* Estimated: Han an em, marks that combine 0, all others 0.58 em. */
static pt64 cp_advance(uint32_t cp)
{
    return cp_width(cp) == 2 ? EM : cp_width(cp) == 0 ? 0 : EM * 58 / 100;
}

/* May a label be broken between a and b? Beside Han; not before 、，） or after （. */
static bool breaks_between(uint32_t a, uint32_t b)
{
    return (cp_width(a) == 2 || cp_width(b) == 2) && b != 0x3001 && b != 0xFF0C &&
           b != 0xFF09 && a != 0xFF08;
}

/* First fit: cuts s into lines no wider than the measure, as far as it can be cut.
 * Returns the width of the widest. */
static pt64 wrap_first(struct slice s, pt64 measure, struct slice lines[LINES_MAX],
                       size_t *n)
{
    size_t start = 0, cut = 0, at = 0;
    bool space = false; /* the last place to cut is after a space: the best one */
    pt64 width = 0, at_cut = 0, widest = 0;
    uint32_t before = 0;

    for (*n = 0; at < s.len;) {
        size_t here = at;
        uint32_t cp = utf8_next(s, &at);

        if (before == ' ' || (before && !space && breaks_between(before, cp))) {
            space = before == ' ';
            cut = here;
            at_cut = width;
        }
        width += cp_advance(cp);
        before = cp;
        if (width > measure && cut > start && *n + 1 < LINES_MAX) {
            lines[(*n)++] = slice_sub(s, start, cut);
            widest = at_cut > widest ? at_cut : widest;
            width -= at_cut;
            start = cut;
            space = false;
        }
    }
    if (s.len > start)
        lines[(*n)++] = slice_from(s, start);
    return width > widest ? width : widest;
}

/* As many lines as wrap_first makes, but of similar length: 客户|服务, not 客户服|务.
 */
static pt64 wrap(struct slice s, pt64 measure, struct slice lines[LINES_MAX], size_t *n)
{
    pt64 w = wrap_first(s, measure, lines, n), all = 0;
    const size_t first = *n;

    if (first < 2)
        return w;
    for (size_t at = 0; at < s.len;)
        all += cp_advance(utf8_next(s, &at));
    pt64 even = wrap_first(s, all / (pt64)first + EM * 6 / 10, lines, n);
    return *n == first && even <= measure ? even : wrap_first(s, measure, lines, n);
}

static struct slice text_of(const struct chart_sketch *k, enum plot_text what, size_t i)
{
    switch (what) {
    case PLOT_LABEL:
        return k->labels[i];
    case PLOT_VALUE:
        return k->plot.written[i];
    case PLOT_TICK:
        break;
    }
    return k->plot.ticks[i];
}

static pt64 text_size(void *ctx, enum plot_text what, size_t i, pt64 measure,
                      size_t *lines)
{
    struct slice cut[LINES_MAX];

    return wrap(text_of(ctx, what, i), measure, cut, lines);
}

/* ---- marks ------------------------------------------------------------------ */

/* Units as px with one decimal: 96 -> 1.5. */
static void put_px(struct buf *b, const char *before, pt64 v)
{
    buf_str(b, before);
    buf_fixed(b, ((int64_t)v * 10 + (v < 0 ? -32 : 32)) / 64, 1);
}

static void put_words(struct buf *b, const struct chart_sketch *k,
                      const struct plot_mark *m, pt64 leading)
{
    static const char *const classes[] = {
        [PLOT_LABEL] = "k", [PLOT_VALUE] = "v", [PLOT_TICK] = "x"};
    static const char *const anchors[] = {[TEXT_START] = "",
                                          [TEXT_CENTER] = " text-anchor=\"middle\"",
                                          [TEXT_END] = " text-anchor=\"end\"",
                                          [TEXT_JUSTIFY] = ""};
    struct slice lines[LINES_MAX];
    size_t n;
    pt64 x = m->anchor == TEXT_CENTER ? m->x + m->measure / 2
             : m->anchor == TEXT_END  ? m->x + m->measure
                                      : m->x;

    wrap(text_of(k, m->what, m->text), m->measure, lines, &n);
    for (size_t i = 0; i < n; i++) {
        buf_printf(b, "<text class=\"%s\"%s", classes[m->what], anchors[m->anchor]);
        put_px(b, " x=\"", x);
        put_px(b, "\" y=\"", m->y + (pt64)i * leading + leading * 3 / 4);
        buf_str(b, "\">");
        mustache_escape(b, lines[i]);
        buf_str(b, "</text>");
    }
}

static void put_steps(struct buf *b, const struct plot_mark *m)
{
    static const char verbs[] = "MLCZ";

    for (size_t i = 0; i < m->nsteps; i++) {
        const struct path_step *s = &m->steps[i];
        int n = s->verb == PATH_CLOSE ? 0 : s->verb == PATH_CURVE ? 3 : 1;

        buf_char(b, verbs[s->verb]);
        for (int p = 0; p < n; p++) {
            put_px(b, p ? " " : "", s->x[p]);
            put_px(b, " ", s->y[p]);
        }
    }
}

static void put_mark(struct buf *b, const struct chart_sketch *k,
                     const struct plot_mark *m, pt64 leading)
{
    static const char *const classes[] = {
        [PLOT_GRID] = "grid", [PLOT_BASE] = "base", [PLOT_AREA] = "a",
        [PLOT_TRACE] = "l",   [PLOT_DOT] = "d",     [PLOT_WORDS] = ""};

    if (m->look == PLOT_WORDS) {
        put_words(b, k, m, leading);
        return;
    }
    buf_printf(b, "<path class=\"%s", classes[m->look]);
    if (m->look != PLOT_GRID && m->look != PLOT_BASE)
        buf_printf(b, " s%zu", m->series + 1);
    buf_str(b, "\" d=\"");
    put_steps(b, m);
    buf_str(b, "\"/>");
}

static pt64 height_of(const struct plot *p, int ems)
{
    switch (p->type) {
    case PLOT_BARS:
        return (pt64)(p->n * (p->series * 5 + 2)) * EM / 4;
    case PLOT_DONUT:
        return (ems > 30 ? 20 : 15) * EM;
    case PLOT_RADAR:
        return (ems > 30 ? 24 : 20) * EM;
    case PLOT_COLUMNS:
    case PLOT_LINE:
        break;
    }
    return (ems > 30 ? 17 : 16) * EM;
}

/* A chart that is too crowded at this width is drawn as bars. label: for screen
 * readers. */
static bool put_svg(struct buf *b, struct chart_sketch *k, int ems, struct slice label)
{
    const pt64 leading = EM * 5 / 4, w = ems * EM, h = height_of(&k->plot, ems);
    const struct plot_setter setter = {k, leading, text_size};
    struct plot_marks marks = {.arena = k->a};

    plot_lay(&k->plot, &setter, w, h, &marks);
    if (marks.tight && k->plot.type != PLOT_BARS) {
        struct chart_sketch bars = *k;
        bars.plot.type = PLOT_BARS;
        return put_svg(b, &bars, ems, label);
    }
    buf_printf(b, "<svg class=\"%s\" role=\"img\" aria-label=\"",
               ems > 30   ? "wide"
               : ems > 18 ? "slim"
                          : "tiny");
    mustache_escape(b, label);
    buf_printf(b, "\" style=\"max-width:%dem\" viewBox=\"-4 -4", ems * 5 / 4);
    put_px(b, " ", w + 8 * 64);
    put_px(b, " ", h + 8 * 64);
    buf_str(b, "\">");
    for (size_t i = 0; i < marks.n; i++)
        put_mark(b, k, &marks.marks[i], leading);
    buf_str(b, "</svg>");
    return true;
}

/* ---- the table ------------------------------------------------------------------ */

/* The columns of written numbers; computed ones (shares, ranks) are not drawn. */
static size_t number_columns(const struct value *table,
                             struct slice out[PLOT_SERIES_MAX])
{
    const struct value *row = table->n ? table->items[0] : NULL;
    struct decimal d;
    size_t n = 0;

    for (size_t i = 0; row && i < row->nmembers && n < PLOT_SERIES_MAX; i++)
        if (row->members[i].value->at.src && value_decimal(row->members[i].value, &d))
            out[n++] = row->members[i].key;
    return n;
}

/* The label of a row: its first plain text. */
static struct slice first_text(const struct value *row)
{
    for (size_t i = 0; i < row->nmembers; i++)
        if (row->members[i].value->type == VALUE_TEXT &&
            row->members[i].value->payload == PAYLOAD_NONE)
            return row->members[i].value->text;
    return SLICE("");
}

/* WAN if some sum of money is 10,000 yuan or more, else 100 (hundredths). */
static int64_t unit_of(const struct value *table, const struct slice *series, size_t n)
{
    const struct decimal wan = {WAN, 2};
    struct decimal d;

    for (size_t i = 0; i < table->n; i++)
        for (size_t k = 0; k < n; k++) {
            const struct value *v = value_find_slice(table->items[i], series[k]);
            if (v && value_is_money(v) && value_decimal(v, &d) &&
                decimal_cmp(d, wan) >= 0)
                return WAN;
        }
    return 100;
}

bool chart_in_wan(const struct value *table)
{
    struct slice series[PLOT_SERIES_MAX];

    return unit_of(table, series, number_columns(table, series)) == WAN;
}

/* The table below the chart, with exact sums where the chart rounds to 万. */
static void put_table(struct buf *b, const struct chart_sketch *k,
                      const struct value *table, const struct slice *series)
{
    buf_str(b, "<details><summary>图中的数</summary><table class=\"t num\"><thead><tr>"
               "<td></td>");
    for (size_t i = 0; i < k->plot.series; i++) {
        buf_str(b, "<th scope=\"col\" class=\"r\">");
        mustache_escape(b, series[i]);
        buf_str(b, k->plot.unit == WAN ? "（元）</th>" : "</th>");
    }
    buf_str(b, "</tr></thead><tbody>");
    for (size_t i = 0; i < k->plot.n; i++) {
        buf_str(b, "<tr><th scope=\"row\">");
        mustache_escape(b, k->labels[i]);
        buf_str(b, "</th>");
        for (size_t s = 0; s < k->plot.series; s++) {
            buf_str(b, "<td class=\"r\">");
            if (!k->plot.absent[i * k->plot.series + s])
                mustache_escape(b, value_find_slice(table->items[i], series[s])->text);
            buf_str(b, "</td>");
        }
        buf_str(b, "</tr>");
    }
    buf_str(b, "</tbody></table></details>");
}

bool chart_type_named(struct slice facet, enum plot_type *type)
{
    static const char *const names[] = {"柱图", "条图", "折线图", "环图", "雷达图"};

    for (int i = 0; i < 5; i++)
        if (slice_is(facet, names[i])) {
            *type = (enum plot_type)i;
            return true;
        }
    return false;
}

struct slice chart_figure(struct arena *a, const struct value *table, struct slice name,
                          enum plot_type type)
{
    struct slice series[PLOT_SERIES_MAX];
    size_t n = number_columns(table, series);
    struct chart_sketch k = {.a = a, .plot = {.type = type}};
    struct buf b = BUF_INIT, label = BUF_INIT;

    k.plot.unit = unit_of(table, series, n);
    if (n == 0 || plot_read(a, &k.plot, table, series, n))
        return SLICE("");
    k.labels = arena_array(a, struct slice, k.plot.n);
    for (size_t i = 0; i < k.plot.n; i++)
        k.labels[i] = first_text(table->items[i]);
    buf_slice(&label, name);
    for (size_t i = 0; i < k.plot.series; i++) {
        buf_str(&label, i ? "、" : "：");
        buf_slice(&label, series[i]);
    }
    buf_str(&b, "<figure class=\"chart\">");
    put_svg(&b, &k, 15, buf_view(&label));
    put_svg(&b, &k, 22, buf_view(&label));
    put_svg(&b, &k, 44, buf_view(&label));
    put_table(&b, &k, table, series);
    buf_str(&b, "</figure>");
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    buf_release(&label);
    return s;
}
