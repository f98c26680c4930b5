/* plot_read.c - reads the numbers of a table and finds an axis that contains them.
 *
 * Numbers are integers in hundredths throughout, so every machine computes the same
 * axis: 12.5 is 1250. Example: 3, 18 and 42 (300, 1800, 4200) need a span of 42. In
 * steps of 1, 2, 2.5, 3 or 5 times a power of ten, 3 x 20 leaves 18 over and 2 x 25
 * only 8: the ticks are 0, 25, 50.
 */
#include "chart/plot.h"
#include "data/decimal.h"

/* In hundredths. Larger values are drawn this high, so that the arithmetic cannot
 * overflow. */
static const int64_t VALUE_MOST = INT64_C(1000000000000);

/* Fewest and most entries, series, and whether negative values can be drawn, for each
 * type. */
struct plot_limits plot_limits(enum plot_type type)
{
    static const struct plot_limits limits[] = {
        [PLOT_COLUMNS] = {1, 12, 3, true}, [PLOT_BARS] = {1, 24, 3, true},
        [PLOT_LINE] = {2, 24, 2, true},    [PLOT_DONUT] = {1, 8, 1, false},
        [PLOT_RADAR] = {3, 10, 2, false},
    };

    return limits[type];
}

bool plot_type_named(struct slice name, enum plot_type *out)
{
    static const char *const names[] = {"columns", "bars", "line", "donut", "radar"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(name, names[i])) {
            *out = (enum plot_type)i;
            return true;
        }
    return false;
}

/* "12.346" -> 1235; false if the cell holds no number. */
static bool hundredths(const struct value *v, int64_t *out)
{
    struct decimal d, r;

    if (!v || !value_decimal(v, &d) || !decimal_round(d, 2, &r))
        return false;
    for (; r.places < 2; r.places++)
        r.n *= 10;
    *out = r.n > VALUE_MOST ? VALUE_MOST : r.n < -VALUE_MOST ? -VALUE_MOST : r.n;
    return true;
}

/* n hundredths in the axis unit, without trailing zeros: 250000 with unit 1000000 ->
 * 0.25. */
static struct slice count_text(struct arena *a, int64_t n, int64_t unit, int places)
{
    struct decimal d;

    if (!decimal_div((struct decimal){n, 0}, (struct decimal){unit, 0}, places, &d))
        return SLICE("");
    return decimal_text(a, decimal_trim(d), false);
}

/* The value as the editor wrote it. When the axis counts in larger units (万元): two
 * decimal places, from 1000 units on none, because nobody could read them off a column.
 */
static struct slice value_text_of(struct arena *a, const struct plot *p,
                                  const struct value *v, int64_t n)
{
    struct decimal d;

    if (p->unit == 100)
        return v->text;
    int64_t size = n < 0 ? -n : n;
    if (!decimal_div((struct decimal){n, 0}, (struct decimal){p->unit, 0},
                     size / p->unit >= 1000 ? 0 : 2, &d))
        return v->text;
    return decimal_text(a, d, false);
}

/* The step of the axis: 1, 2, 2.5, 3 or 5 x 10^n that covers the span in 2 to 4 steps
 * with the least left over; the smaller of two equally good ones. 4200 -> 2500. */
static int64_t round_step(int64_t span)
{
    static const int nice[] = {10, 20, 25, 30, 50};
    int64_t best = 0, least = INT64_MAX;

    for (int64_t ten = 1; ten <= span; ten *= 10)
        for (int i = 0; i < 5; i++) {
            int64_t step = ten * nice[i], n = (span + step - 1) / step;
            if (n >= 2 && n <= 4 && n * step - span < least) {
                best = step;
                least = n * step - span;
            }
        }
    return best ? best : 10;
}

/* Round down to a multiple of step, towards minus infinity: (-7, 5) -> -10. */
static int64_t down_to(int64_t n, int64_t step)
{
    int64_t whole = n / step * step;

    return whole > n ? whole - step : whole;
}

/* Set low, high, step and ticks. 0 is always on the axis, so that lengths can be
 * compared. */
static void find_axis(struct arena *a, struct plot *p)
{
    int64_t low = 0, high = 0;

    for (size_t i = 0; i < p->n * p->series; i++) {
        if (p->absent[i])
            continue;
        low = p->values[i] < low ? p->values[i] : low;
        high = p->values[i] > high ? p->values[i] : high;
    }
    if (low == 0 && high == 0)
        high = p->unit; /* all values are 0: draw an axis nevertheless */
    p->step = round_step(high - low);
    p->low = down_to(low, p->step);
    p->high = -down_to(-high, p->step);
    p->nticks = 0;
    for (int64_t v = p->low; v <= p->high && p->nticks < PLOT_TICKS_MAX; v += p->step)
        p->ticks[p->nticks++] = count_text(a, v, p->unit, 4);
}

const struct value *plot_read(struct arena *a, struct plot *p, const struct value *list,
                              const struct slice *series, size_t nseries)
{
    const struct plot_limits limits = plot_limits(p->type);
    const size_t all = list->n * nseries;
    int64_t *values = arena_array(a, int64_t, all);
    bool *absent = arena_array(a, bool, all);
    struct slice *written = arena_array(a, struct slice, all);

    if (list->n < limits.least)
        return list;
    if (list->n > limits.most)
        return list->items[limits.most];
    p->n = list->n;
    p->series = nseries < limits.series ? nseries : limits.series;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->series; k++) {
            const struct value *v = value_find_slice(list->items[i], series[k]);
            const size_t at = i * p->series + k;

            absent[at] = !hundredths(v, &values[at]);
            if (!absent[at] && values[at] < 0 && !limits.negative)
                return list->items[i];
            written[at] = absent[at] ? SLICE("") : value_text_of(a, p, v, values[at]);
        }
    p->values = values;
    p->absent = absent;
    p->written = written;
    find_axis(a, p);
    return NULL;
}
