/* plot_read.c - a table's numbers, and the axis that holds them.
 */
#include "chart/plot.h"
#include "data/decimal.h"

/* In hundredths: what is beyond is drawn as high, and its arithmetic stays sound. */
static const int64_t VALUE_MOST = INT64_C(1000000000000);

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

/* n hundredths counted in units; no zeros at the end. */
static struct slice count_text(struct arena *a, int64_t n, int64_t unit, int places)
{
    struct decimal d;

    if (!decimal_div((struct decimal){n, 0}, (struct decimal){unit, 0}, places, &d))
        return SLICE("");
    return decimal_text(a, decimal_trim(d), false);
}

/* As it was written; in larger units with two places, and from 1000 of them on with
 * none, which nobody could read off a column. */
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

/* Of 1, 2, 2.5, 3, 5 x 10^n that which spans it in 2 to 4 steps with the least left
 * over; the smaller one of two. */
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

static int64_t down_to(int64_t n, int64_t step)
{
    int64_t whole = n / step * step;

    return whole > n ? whole - step : whole;
}

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
        high = p->unit; /* all are 0: an axis all the same */
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
