/* plot.h - charts: numbers in, marks out; the one layout for sheets and web pages.
 *
 * A plot reads a table's numbers, finds an axis of round steps that holds 0, and
 * says where areas, lines and texts stand. It knows neither fonts nor colours: who
 * asks brings a setter that measures texts, and draws the marks in its own way
 * (poster/chart_box.c into frames, site/table_chart.c as SVG). Every value is printed
 * at its mark; series differ by form, not by colour alone. Values are in hundredths,
 * lengths in 1/64 of the asker's unit, y grows downwards.
 */
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
    const bool *absent;          /* the same: nothing was written */
    const struct slice *written; /* the same, as they are printed */
    int64_t unit;                /* in hundredths: what the axis counts in */
    int64_t low, high, step;     /* of the axis; low <= 0 <= high */
    size_t nticks;
    struct slice ticks[PLOT_TICKS_MAX];
};

/* What a chart of this type may hold. */
struct plot_limits {
    size_t least, most, series;
    bool negative;
};
struct plot_limits plot_limits(enum plot_type type);
/* columns bars line donut radar; false: none of these. */
bool plot_type_named(struct slice name, enum plot_type *out);

/* Fill p from the list's columns named by series; p->type and p->unit are set. NULL
 * when it can be drawn, else the row that is one too many, or has a negative value
 * where there can be none, or the list, which is too short. */
const struct value *plot_read(struct arena *a, struct plot *p, const struct value *list,
                              const struct slice *series, size_t nseries);

struct plot_setter {
    void *ctx;
    pt64 leading;
    /* Width of the text i (of a value: entry * series + its series) set in lines not
     * wider than the measure; wider when it cannot be parted. */
    pt64 (*size)(void *ctx, enum plot_text what, size_t i, pt64 measure, size_t *lines);
};

/* Lay the plot out in w x h; out->arena is set. */
void plot_lay(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
              struct plot_marks *out);

/* plot_round.c: donut and radar. */
void plot_lay_round(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
                    struct plot_marks *out);

#endif
