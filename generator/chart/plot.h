/* plot.h - charts: numbers in, marks out; one layout for sheets and web pages.
 *
 * A plot reads the numbers of a table, finds an axis of round steps that contains 0,
 * and computes where areas, lines and texts go. It knows neither fonts nor colours: the
 * caller brings a setter that measures texts, and draws the marks in its own way
 * (poster/chart_box.c into frames, site/table_chart.c as SVG). Every value is printed
 * at its mark; series differ by form, not by colour alone. Values are in hundredths,
 * lengths in 1/64 of the caller's unit, y grows downwards. */
#ifndef BANBAO_CHART_PLOT_H
#define BANBAO_CHART_PLOT_H

#include "chart/plot_mark.h"
#include "data/value.h"

enum plot_type { PLOT_COLUMNS, PLOT_BARS, PLOT_LINE, PLOT_DONUT, PLOT_RADAR };

enum { PLOT_SERIES_MAX = 3, PLOT_ENTRIES_MAX = 24, PLOT_TICKS_MAX = 12 };

struct plot {
    enum plot_type type;
    size_t n, series;            /* entries; values of each */
    const int64_t *values;       /* n x series, entry by entry */
    const bool *absent;          /* per value: the cell holds no number */
    const struct slice *written; /* per value: its text as printed */
    int64_t unit;            /* what the axis counts in, in hundredths (100: ones) */
    int64_t low, high, step; /* of the axis; low <= 0 <= high */
    size_t nticks;
    struct slice ticks[PLOT_TICKS_MAX];
};

/* What a chart of this type can hold: entries (least, most), series, negative values.
 */
struct plot_limits {
    size_t least, most, series;
    bool negative;
};
struct plot_limits plot_limits(enum plot_type type);
/* One of: columns bars line donut radar. False for any other name. */
bool plot_type_named(struct slice name, enum plot_type *out);

/* Fill p from the columns of the list that series names; p->type and p->unit must be
 * set. NULL if it can be drawn; else the row to blame (one too many, or a negative
 * value that this type cannot show), or the list itself if it has too few rows. */
const struct value *plot_read(struct arena *a, struct plot *p, const struct value *list,
                              const struct slice *series, size_t nseries);

/* How the caller sets texts. */
struct plot_setter {
    void *ctx;
    pt64 leading; /* distance of two lines */
    /* Width of text i (for a value i is entry * series + its series), wrapped to the
     * measure; larger than the measure if a word cannot be broken. */
    pt64 (*size)(void *ctx, enum plot_text what, size_t i, pt64 measure, size_t *lines);
};

/* Lay the plot out in w x h. out->arena must be set. */
void plot_lay(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
              struct plot_marks *out);

/* plot_round.c: donut and radar. */
void plot_lay_round(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
                    struct plot_marks *out);

#endif
