#include "data/decimal.h"
#include "model/qr.h"
#include "site/web.h"

enum { QUIET = 4 }; /* modules of white around a code (ISO/IEC 18004) */

/* Dark modules as one path, runs joined: a path of a few kilobytes. */
struct slice svg_qr(struct arena *a, struct slice text)
{
    const struct qr *qr = qr_encode(a, text);
    struct buf b = BUF_INIT;

    if (!qr)
        return SLICE("");
    int side = qr->size + 2 * QUIET;
    buf_printf(&b,
               "<svg class=\"qr\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" "
               "role=\"img\" aria-label=\"二维码\"><rect width=\"%d\" height=\"%d\" "
               "fill=\"#fff\"/><path fill=\"#000\" d=\"",
               side, side, side, side);
    for (int y = 0; y < qr->size; y++)
        for (int x = 0; x < qr->size; x++) {
            int from = x;

            while (x < qr->size && qr->dark[y * qr->size + x])
                x++;
            if (x > from)
                buf_printf(&b, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from,
                           x - from);
        }
    buf_str(&b, "\"/></svg>");
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* --- columns --------------------------------------------------------------
 * The frame is a percentage grid without a viewBox: columns stretch with the page
 * while the text keeps the size of the page's type, also in the large mode. */

enum { SERIES_MAX = 3, ROWS_MAX = 12, PLOT_TOP = 8, PLOT_BASE = 88 };
static const int64_t WAN = 10000 * 100; /* 万, in hundredths */

struct chart {
    const struct value *table;
    struct slice series[SERIES_MAX];
    size_t nseries;
    int64_t max, step; /* axis, in hundredths */
};

static bool hundredths(const struct value *v, int64_t *out)
{
    const struct decimal *d = v && v->payload == PAYLOAD_DECIMAL ? v->data : NULL;
    struct decimal r;

    if (!d || !decimal_round(*d, 2, &r) || r.n < 0)
        return false;
    *out = r.n;
    for (int i = r.places; i < 2; i++)
        *out *= 10;
    return true;
}

/* The columns of numbers in the first row. */
static void find_series(struct chart *c)
{
    const struct value *row = c->table->n ? c->table->items[0] : NULL;
    int64_t n;

    for (size_t i = 0; row && i < row->nmembers && c->nseries < SERIES_MAX; i++)
        if (hundredths(row->members[i].value, &n))
            c->series[c->nseries++] = row->members[i].key;
}

/* A round step (1, 2, 2.5, 5 times a power of ten) that gives 3 or 4 lines. */
static void find_axis(struct chart *c)
{
    static const int nice[] = {10, 20, 25, 50};
    int64_t top = 1, n;

    for (size_t i = 0; i < c->table->n; i++)
        for (size_t k = 0; k < c->nseries; k++)
            if (hundredths(value_find_slice(c->table->items[i], c->series[k]), &n) &&
                n > top)
                top = n;
    for (int64_t unit = 1;; unit *= 10)
        for (size_t i = 0; i < sizeof nice / sizeof *nice; i++)
            if (unit * nice[i] * 4 >= top) {
                c->step = unit * nice[i];
                c->max = (top + c->step - 1) / c->step * c->step;
                return;
            }
}

/* Where a value stands, as a percentage of the height times 100. */
static int64_t height_of(const struct chart *c, int64_t n)
{
    return n * (PLOT_BASE - PLOT_TOP) * 100 / c->max;
}

static void percent(struct buf *b, const char *attribute, int64_t hundredth)
{
    buf_printf(b, " %s=\"", attribute);
    buf_fixed(b, hundredth, 2);
    buf_str(b, "%\"");
}

/* 5240000 -> 5.24 (万) when the axis is in ten thousands, else the number. */
static void value_label(struct buf *b, const struct chart *c, int64_t n)
{
    int64_t wan = (n + 5000) / 10000;

    if (c->max >= WAN)
        buf_printf(b, "%lld.%02lld", (long long)(wan / 100), (long long)(wan % 100));
    else
        buf_fixed(b, n, 2);
}

static void axis(struct buf *b, const struct chart *c)
{
    for (int64_t n = 0; n <= c->max; n += c->step) {
        int64_t y = PLOT_BASE * 100 - height_of(c, n);

        buf_printf(b, "<line class=\"%s\"", n ? "grid" : "base");
        percent(b, "x1", 0);
        percent(b, "x2", 10000);
        percent(b, "y1", y);
        percent(b, "y2", y);
        buf_str(b, "/>");
    }
}

static void columns(struct buf *b, const struct chart *c, size_t row, bool last)
{
    int64_t slot = 10000 / (int64_t)c->table->n, left = slot * (int64_t)row;
    int64_t width = slot * (c->nseries > 2 ? 24 : 36) / 100, gap = slot * 6 / 100, n;
    int64_t start =
        left +
        (slot - (int64_t)c->nseries * width - ((int64_t)c->nseries - 1) * gap) / 2;
    const struct value *v = c->table->items[row];

    for (size_t k = 0; k < c->nseries; k++) {
        if (!hundredths(value_find_slice(v, c->series[k]), &n))
            continue;
        int64_t x = start + (int64_t)k * (width + gap), high = height_of(c, n);
        buf_printf(b, "<rect class=\"s%zu%s\"", k + 1, last ? " now" : "");
        percent(b, "x", x);
        percent(b, "width", width);
        percent(b, "y", PLOT_BASE * 100 - high);
        percent(b, "height", high);
        buf_str(b, "/><text class=\"v\" text-anchor=\"middle\" dy=\"-.4em\"");
        percent(b, "x", x + width / 2);
        percent(b, "y", PLOT_BASE * 100 - high);
        buf_char(b, '>');
        value_label(b, c, n);
        buf_str(b, "</text>");
    }
    buf_printf(b, "<text class=\"%s\" text-anchor=\"middle\"", last ? "k now" : "k");
    percent(b, "x", left + slot / 2);
    percent(b, "y", 9800);
    buf_char(b, '>');
    for (size_t i = 0; i < v->nmembers; i++)
        if (v->members[i].value->type == VALUE_TEXT &&
            v->members[i].value->payload == PAYLOAD_NONE) {
            mustache_escape(b, v->members[i].value->text);
            break;
        }
    buf_str(b, "</text>");
}

bool svg_columns_in_wan(const struct value *table)
{
    struct chart c = {.table = table};

    find_series(&c);
    if (c.nseries == 0)
        return false;
    find_axis(&c);
    return c.max >= WAN;
}

struct slice svg_columns(struct arena *a, const struct value *table)
{
    struct chart c = {.table = table};
    struct buf b = BUF_INIT;

    find_series(&c);
    if (c.nseries == 0 || table->n > ROWS_MAX)
        return SLICE("");
    find_axis(&c);
    buf_str(&b, "<svg class=\"columns\" role=\"img\" aria-label=\"柱图：");
    for (size_t k = 0; k < c.nseries; k++) {
        buf_str(&b, k ? "、" : "");
        mustache_escape(&b, c.series[k]);
    }
    buf_str(&b, "\">");
    axis(&b, &c);
    for (size_t i = 0; i < table->n; i++)
        columns(&b, &c, i, i + 1 == table->n);
    buf_str(&b, "</svg>");
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}
