/* plot.c - layout of columns, bars and lines: numbers in, marks with coordinates out.
 *
 * The tick texts are measured first, so the plot keeps room for them on the left; the
 * rest is shared equally among the entries (a slot each). Every value is printed at its
 * mark, in one line. Whatever does not fit sets `tight`; a layout then falls back on
 * something else (`choice`). Example, 12 and 30 in a plot 60 high
 * with an axis from 0 to 30: columns of 24 and 60; the values are printed above them.
 */
#include "chart/plot.h"

#include <string.h>

static pt64 larger(pt64 a, pt64 b)
{
    return a > b ? a : b;
}

static pt64 smaller(pt64 a, pt64 b)
{
    return a < b ? a : b;
}

/* ---- marks --------------------------------------------------------------- */

/* Straight line from (x0, y0) to (x1, y1). */
static void add_line(struct plot_marks *m, enum plot_look look, pt64 x0, pt64 y0,
                     pt64 x1, pt64 y1)
{
    const struct path_step steps[] = {{PATH_MOVE, {x0}, {y0}}, {PATH_LINE, {x1}, {y1}}};

    plot_path(m, look, 0, 0, steps, 2);
}

/* Filled rectangle: a column or a bar. */
static void add_area(struct plot_marks *m, size_t entry, size_t series, struct rect r)
{
    const struct path_step steps[] = {{PATH_MOVE, {r.x}, {r.y}},
                                      {PATH_LINE, {r.x + r.w}, {r.y}},
                                      {PATH_LINE, {r.x + r.w}, {r.y + r.h}},
                                      {PATH_LINE, {r.x}, {r.y + r.h}},
                                      {PATH_CLOSE, {0}, {0}}};

    plot_path(m, PLOT_AREA, entry, series, steps, 5);
}

/* ---- shared by all three ---------------------------------------------------- */

/* The plot while it is laid out. `plot` is the area of the marks alone, without ticks,
 * labels and values. */
struct plot_area {
    const struct plot *p;
    const struct plot_setter *s;
    struct plot_marks *m;
    struct rect plot;
    pt64 slot;  /* width of one entry, along their axis */
    pt64 below; /* height kept for values under the plot */
};

/* Width of the text unwrapped. */
static pt64 width_of(const struct plot_area *f, enum plot_text what, size_t i)
{
    size_t lines;

    return f->s->size(f->s->ctx, what, i, INT32_MAX / 16, &lines);
}

/* Index into values, absent and written: the value of series k in entry i. */
static size_t value_at(const struct plot_area *f, size_t i, size_t k)
{
    return i * f->p->series + k;
}

/* Scale a value to `length`: low is 0, high is all of it. With an axis from 0 to 40, 10
 * of 200 is 50. */
static pt64 share(const struct plot_area *f, int64_t value, pt64 length)
{
    return (pt64)((int64_t)length * (value - f->p->low) / (f->p->high - f->p->low));
}

/* y grows downwards: high is the top of the plot, low its bottom. */
static pt64 y_of(const struct plot_area *f, int64_t value)
{
    return f->plot.y + f->plot.h - share(f, value, f->plot.h);
}

/* Reserve the width of the widest tick on the left and divide the rest into slots. */
static void make_axis(struct plot_area *f, pt64 w)
{
    pt64 widest = 0;

    for (size_t i = 0; i < f->p->nticks; i++)
        widest = larger(widest, width_of(f, PLOT_TICK, i));
    f->plot.x = widest + f->s->leading / 3;
    f->plot.w = w - f->plot.x;
    f->slot = f->plot.w / (pt64)f->p->n;
}

/* Grid lines with their values at the left; the line at 0 is the base line. */
static void put_axis(const struct plot_area *f)
{
    for (size_t i = 0; i < f->p->nticks; i++) {
        int64_t value = f->p->low + (int64_t)i * f->p->step;
        pt64 y = y_of(f, value);

        add_line(f->m, value ? PLOT_GRID : PLOT_BASE, f->plot.x, y,
                 f->plot.x + f->plot.w, y);
        plot_words(f->m, PLOT_TICK, i,
                   (struct rect){0, y - f->s->leading / 2,
                                 f->plot.x - f->s->leading / 3, f->s->leading},
                   TEXT_END);
    }
}

/* Height of a value plus the gap between it and its mark. */
static pt64 value_room(const struct plot_area *f)
{
    return f->s->leading * 7 / 6;
}

/* Lines of the longest label when wrapped to the slot; more than 3 are too many. */
static size_t label_lines(const struct plot_area *f, pt64 measure)
{
    size_t most = 1, lines;

    for (size_t i = 0; i < f->p->n; i++) {
        if (f->s->size(f->s->ctx, PLOT_LABEL, i, measure, &lines) > measure)
            f->m->tight = true;
        most = lines > most ? lines : most;
    }
    if (most > 3)
        f->m->tight = true;
    return most;
}

/* Names of the entries under the plot, each centred in its slot. */
static void put_labels(const struct plot_area *f, pt64 measure)
{
    for (size_t i = 0; i < f->p->n; i++)
        plot_words(
            f->m, PLOT_LABEL, i,
            (struct rect){f->plot.x + (pt64)i * f->slot + (f->slot - measure) / 2,
                          f->plot.y + f->plot.h + f->below + f->s->leading / 4, measure,
                          0},
            TEXT_CENTER);
}

/* Give the plot the height that values (above and below it) and labels leave over. */
static void make_height(struct plot_area *f, pt64 h, pt64 measure, pt64 above)
{
    pt64 leading = f->s->leading;

    f->plot.y = above;
    f->plot.h =
        h - above - f->below - leading / 4 - leading * (pt64)label_lines(f, measure);
    if (f->plot.h < 2 * leading) {
        f->m->tight = true;
        f->plot.h = larger(f->plot.h, leading);
    }
}

/* One value centred on `center`; y is its top. */
static void put_value(const struct plot_area *f, size_t i, size_t k, pt64 center,
                      pt64 y)
{
    pt64 w = width_of(f, PLOT_VALUE, value_at(f, i, k)) + 1;

    plot_words(f->m, PLOT_VALUE, value_at(f, i, k),
               (struct rect){center - w / 2, y, w, f->s->leading}, TEXT_CENTER);
}

/* ---- columns --------------------------------------------------------------- */

/* Sizes of the columns of one entry. */
struct columns {
    pt64 width, gap, all; /* one column; between two; all columns of an entry */
    /* values too wide for their columns: printed in a stack above the entry */
    bool stacked;
};

/* Columns take 80 % of the slot, but are at most 1.8 lines wide. The values are stacked
 * when a text is wider than its column and the gap. */
static struct columns plan_columns(const struct plot_area *f)
{
    const pt64 n = (pt64)f->p->series;
    struct columns c = {.gap = f->s->leading / 5};

    c.width = (f->slot * 80 / 100 - (n - 1) * c.gap) / n;
    c.width = smaller(larger(c.width, 64), f->s->leading * 9 / 5);
    c.all = n * c.width + (n - 1) * c.gap;
    for (size_t i = 0; i < f->p->n; i++) {
        pt64 reach = 0;
        for (size_t k = 0; k < f->p->series; k++) {
            pt64 w = width_of(f, PLOT_VALUE, value_at(f, i, k));
            if (w > f->slot)
                f->m->tight = true;
            reach = larger(reach, w);
        }
        if (n > 1 && reach + f->s->leading / 8 > c.width + c.gap)
            c.stacked = true;
    }
    return c;
}

/* A negative column has its value below, any other above. Stacked values start over the
 * tallest column, first series on top. */
static void put_column_value(const struct plot_area *f, const struct columns *c,
                             size_t i, size_t k, pt64 x)
{
    const int64_t v = f->p->values[value_at(f, i, k)];
    const pt64 leading = f->s->leading;
    const pt64 air = leading / 10;
    pt64 y = v < 0 ? y_of(f, v) + air : y_of(f, v) - leading - air;

    if (c->stacked) {
        int64_t top = 0;
        for (size_t j = 0; j < f->p->series; j++)
            if (f->p->values[value_at(f, i, j)] > top)
                top = f->p->values[value_at(f, i, j)];
        y = y_of(f, top) - leading * (pt64)(f->p->series - k) - air;
        x = f->plot.x + (pt64)i * f->slot + f->slot / 2 - c->width / 2;
    }
    put_value(f, i, k, x + c->width / 2, y);
}

/* Columns side by side in the slot of their entry, growing up or down from 0. */
static void lay_columns(struct plot_area *f, pt64 w, pt64 h)
{
    make_axis(f, w);
    const struct columns c = plan_columns(f);
    const pt64 measure = f->slot - f->s->leading / 4;

    f->below = f->p->low < 0 && !c.stacked ? value_room(f) : 0;
    make_height(f, h, measure, value_room(f) * (pt64)(c.stacked ? f->p->series : 1));
    put_axis(f);
    for (size_t i = 0; i < f->p->n; i++)
        for (size_t k = 0; k < f->p->series; k++) {
            const int64_t v = f->p->values[value_at(f, i, k)];
            pt64 x = f->plot.x + (pt64)i * f->slot + (f->slot - c.all) / 2 +
                     (pt64)k * (c.width + c.gap);
            pt64 zero = y_of(f, 0), y = y_of(f, v);

            if (f->p->absent[value_at(f, i, k)])
                continue;
            if (y != zero)
                add_area(f->m, i, k,
                         (struct rect){x, smaller(y, zero), c.width,
                                       y < zero ? zero - y : y - zero});
            put_column_value(f, &c, i, k, x);
        }
    put_labels(f, measure);
}

/* ---- bars ------------------------------------------------------------------ */

/* Labels at the left (at most 2/5 of the width), values at the ends of the bars. As
 * every value is printed there, no grid is drawn. */
static void lay_bars(struct plot_area *f, pt64 w, pt64 h)
{
    const pt64 leading = f->s->leading, gap = leading / 3, n = (pt64)f->p->series;
    const pt64 most = w * 2 / 5;
    pt64 names = 0, before = 0, after = 0;
    size_t lines;

    f->slot = h / (pt64)f->p->n;
    for (size_t i = 0; i < f->p->n; i++) {
        pt64 wide = f->s->size(f->s->ctx, PLOT_LABEL, i, most, &lines);
        if (wide > most || (pt64)lines * leading > f->slot || n * leading > f->slot)
            f->m->tight = true;
        names = larger(names, smaller(wide, most));
        for (size_t k = 0; k < f->p->series; k++) {
            pt64 *side = f->p->values[value_at(f, i, k)] < 0 ? &before : &after;
            *side = larger(*side, width_of(f, PLOT_VALUE, value_at(f, i, k)) + gap);
        }
    }
    f->plot =
        (struct rect){names + gap + before, 0, w - names - gap - before - after, h};
    if (f->plot.w < 2 * leading) {
        f->m->tight = true;
        f->plot.w = larger(f->plot.w, leading);
    }
    const pt64 thick =
        smaller(larger((f->slot - leading / 3) / n - leading / 6, 64), leading);
    const pt64 zero = f->plot.x + share(f, 0, f->plot.w);
    for (size_t i = 0; i < f->p->n; i++) {
        pt64 middle = (pt64)i * f->slot + f->slot / 2,
             pitch = larger(thick + leading / 6, leading);

        f->s->size(f->s->ctx, PLOT_LABEL, i, names + 1, &lines);
        plot_words(f->m, PLOT_LABEL, i,
                   (struct rect){0, middle - (pt64)lines * leading / 2, names + 1, 0},
                   TEXT_START);
        for (size_t k = 0; k < f->p->series; k++) {
            const size_t at = value_at(f, i, k);
            pt64 y = middle + (2 * (pt64)k - n + 1) * pitch / 2;
            pt64 end = f->plot.x + share(f, f->p->values[at], f->plot.w);
            pt64 text = width_of(f, PLOT_VALUE, at) + 1;
            bool minus = f->p->values[at] < 0;

            if (f->p->absent[at])
                continue;
            if (end != zero)
                add_area(f->m, i, k,
                         (struct rect){smaller(zero, end), y - thick / 2,
                                       end > zero ? end - zero : zero - end, thick});
            plot_words(f->m, PLOT_VALUE, at,
                       (struct rect){minus ? end - gap - text : end + gap,
                                     y - leading / 2, text, leading},
                       TEXT_START);
        }
    }
    add_line(f->m, PLOT_BASE, zero, 0, zero, h);
}

/* ---- lines ----------------------------------------------------------------- */

/* With two series the higher value is printed above its dot, the lower below it; if
 * they are equal, the second series goes below. */
static bool value_below(const struct plot_area *f, size_t i, size_t k)
{
    if (f->p->series < 2 || f->p->absent[value_at(f, i, 1 - k)])
        return f->p->values[value_at(f, i, k)] < 0;
    int64_t own = f->p->values[value_at(f, i, k)];
    int64_t other = f->p->values[value_at(f, i, 1 - k)];

    return own != other ? own < other : k == 1;
}

/* The line of series k. Absent values are skipped: the line joins their neighbours. */
static void put_trace(const struct plot_area *f, size_t k)
{
    struct path_step steps[PLOT_ENTRIES_MAX];
    size_t n = 0;

    for (size_t i = 0; i < f->p->n; i++) {
        if (f->p->absent[value_at(f, i, k)])
            continue;
        steps[n] = (struct path_step){n ? PATH_LINE : PATH_MOVE,
                                      {f->plot.x + (pt64)i * f->slot + f->slot / 2},
                                      {y_of(f, f->p->values[value_at(f, i, k)])}};
        n++;
    }
    if (n > 1)
        plot_path(f->m, PLOT_TRACE, 0, k, steps, n);
}

/* A dot for each value in the middle of its slot, joined by a line per series; the
 * first series is painted last, on top. */
static void lay_lines(struct plot_area *f, pt64 w, pt64 h)
{
    const pt64 leading = f->s->leading;

    make_axis(f, w);
    const pt64 measure = f->slot - leading / 4;
    /* Room for the values of the lower line. */
    f->below = f->p->series > 1 || f->p->low < 0 ? value_room(f) : 0;
    make_height(f, h, measure, value_room(f));
    put_axis(f);
    for (size_t k = f->p->series; k-- > 0;)
        put_trace(f, k);
    for (size_t i = 0; i < f->p->n; i++)
        for (size_t k = 0; k < f->p->series; k++) {
            const size_t at = value_at(f, i, k);
            pt64 x = f->plot.x + (pt64)i * f->slot + f->slot / 2;
            pt64 y = y_of(f, f->p->values[at]);

            if (f->p->absent[at])
                continue;
            if (width_of(f, PLOT_VALUE, at) > f->slot)
                f->m->tight = true;
            plot_dot(f->m, i, k, x, y, leading / 6);
            put_value(f, i, k, x,
                      value_below(f, i, k) ? y + leading / 6 : y - leading * 7 / 6);
        }
    put_labels(f, measure);
}

/* ---- do texts overlap? ----------------------------------------------------- */

/* The box that the text really covers within its measure. */
static struct rect words_box(const struct plot_setter *s, const struct plot_mark *m)
{
    size_t lines;
    pt64 w = s->size(s->ctx, m->what, m->text, m->measure, &lines);
    pt64 x = m->anchor == TEXT_CENTER ? m->x + (m->measure - w) / 2
             : m->anchor == TEXT_END  ? m->x + m->measure - w
                                      : m->x;

    return (struct rect){x, m->y, w, (pt64)lines * s->leading};
}

/* Do the two rectangles overlap? Touching edges do not count. */
static bool meet(struct rect a, struct rect b)
{
    return a.x + a.w > b.x && b.x + b.w > a.x && a.y + a.h > b.y && b.y + b.h > a.y;
}

/* Any two labels or values that overlap; ticks have a column of their own. Quadratic,
 * but there are at most 24 entries of 3 series. */
static bool words_meet(const struct plot_setter *s, const struct plot_marks *m)
{
    struct rect *boxes = arena_array(m->arena, struct rect, m->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < m->n; i++) {
        if (m->marks[i].look != PLOT_WORDS || m->marks[i].what == PLOT_TICK)
            continue;
        boxes[n] = words_box(s, &m->marks[i]);
        for (size_t k = 0; k < n; k++)
            if (meet(boxes[k], boxes[n]))
                return true;
        n++;
    }
    return false;
}

void plot_lay(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
              struct plot_marks *out)
{
    struct plot_area f = {.p = p, .s = s, .m = out};

    switch (p->type) {
    case PLOT_COLUMNS:
        lay_columns(&f, w, h);
        break;
    case PLOT_BARS:
        lay_bars(&f, w, h);
        break;
    case PLOT_LINE:
        lay_lines(&f, w, h);
        break;
    case PLOT_DONUT:
    case PLOT_RADAR:
        plot_lay_round(p, s, w, h, out);
        break;
    }
    if (!out->tight && words_meet(s, out))
        out->tight = true;
}
