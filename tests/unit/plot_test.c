/* Charts of random numbers: texts stand beside each other, marks where their values
 * are, everything on its ground; ticks are round and hold 0. */
#include "chart/plot.h"
#include "data/decimal.h"
#include "tap.h"

#include <stdlib.h>

enum { LETTER = 10 * 64, LEADING = 16 * 64 };

static struct arena arena;
static uint32_t seed = 7;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* Letters of one width that may be parted anywhere; a label has so many. */
struct words {
    const struct plot *p;
    size_t label[PLOT_ENTRIES_MAX];
};

static size_t letters(const struct words *w, enum plot_text what, size_t i)
{
    return what == PLOT_LABEL   ? w->label[i]
           : what == PLOT_VALUE ? w->p->written[i].len
                                : w->p->ticks[i].len;
}

static pt64 size(void *ctx, enum plot_text what, size_t i, pt64 measure, size_t *lines)
{
    size_t n = letters(ctx, what, i), fit = (size_t)(measure / LETTER);

    if (n == 0)
        return (pt64)(*lines = 0);
    if (what != PLOT_LABEL || fit == 0) {
        *lines = 1;
        return (pt64)n * LETTER;
    }
    *lines = (n + fit - 1) / fit;
    return (pt64)(n < fit ? n : fit) * LETTER;
}

static struct rect place_of(const struct words *w, const struct plot_mark *m)
{
    size_t lines;
    pt64 wide = size((void *)(uintptr_t)w, m->what, m->text, m->measure, &lines);
    pt64 x = m->anchor == TEXT_CENTER ? m->x + (m->measure - wide) / 2
             : m->anchor == TEXT_END  ? m->x + m->measure - wide
                                      : m->x;

    return (struct rect){x, m->y, wide, (pt64)lines * LEADING};
}

static bool meet(struct rect a, struct rect b)
{
    const pt64 slack = 2;

    return a.w && b.w && a.h && b.h && a.x + a.w > b.x + slack &&
           b.x + b.w > a.x + slack && a.y + a.h > b.y + slack &&
           b.y + b.h > a.y + slack;
}

static bool inside(struct rect r, pt64 w, pt64 h)
{
    return r.x >= -LEADING / 4 && r.y >= -LEADING && r.x + r.w <= w + LEADING / 4 &&
           r.y + r.h <= h + LEADING;
}

static struct value *table(size_t rows, size_t series, bool negative, int64_t most)
{
    struct value *list = value_list(&arena);

    for (size_t i = 0; i < rows; i++) {
        struct value *row = value_map(&arena);
        for (size_t k = 0; k < series; k++) {
            int64_t n = (int64_t)any((uint32_t)most) - (negative ? most / 3 : 0);
            value_set(&arena, row,
                      k == 0   ? "a"
                      : k == 1 ? "b"
                               : "c",
                      number_value(&arena, (struct decimal){n, 1}));
        }
        value_push(&arena, list, row);
    }
    return list;
}

static const struct slice names[] = {{"a", 1}, {"b", 1}, {"c", 1}};

/* Overlaps and what leaves the ground; 0 also when the plot says it is tight. */
static size_t faults(const struct words *w, const struct plot_marks *m, pt64 wide,
                     pt64 high)
{
    size_t n = 0;

    for (size_t i = 0; i < m->n; i++) {
        const struct plot_mark *a = &m->marks[i];
        if (a->look != PLOT_WORDS) {
            for (size_t k = 0; k < a->nsteps; k++)
                n += a->steps[k].verb != PATH_CLOSE &&
                     !inside((struct rect){a->steps[k].x[0], a->steps[k].y[0], 0, 0},
                             wide, high);
            continue;
        }
        n += !inside(place_of(w, a), wide, high);
        for (size_t k = i + 1; k < m->n; k++)
            if (m->marks[k].look == PLOT_WORDS)
                n += meet(place_of(w, a), place_of(w, &m->marks[k]));
    }
    return n;
}

static void test_random(enum plot_type type, const char *name)
{
    const struct plot_limits limits = plot_limits(type);
    size_t bad = 0, loose = 0;

    for (int round = 0; round < 600; round++) {
        size_t rows = limits.least + any((uint32_t)(limits.most - limits.least + 1));
        size_t series = 1 + any((uint32_t)limits.series);
        struct plot p = {.type = type, .unit = 100};
        struct words w = {.p = &p};
        struct plot_marks m = {.arena = &arena};
        const struct plot_setter s = {&w, LEADING, size};
        pt64 wide = (pt64)(300 + any(900)) * 64, high = (pt64)(200 + any(500)) * 64;

        if (plot_read(&arena, &p,
                      table(rows, series, limits.negative && any(2), 10 + any(100000)),
                      names, series))
            bad++;
        for (size_t i = 0; i < rows; i++)
            w.label[i] = 1 + any(8);
        plot_lay(&p, &s, wide, high, &m);
        loose += !m.tight;
        if (!m.tight && faults(&w, &m, wide, high)) {
            if (bad++ == 0)
                printf("# %s: %zu rows, %zu series, %d x %d: %zu\n", name, rows, series,
                       wide / 64, high / 64, faults(&w, &m, wide, high));
        }
    }
    ok(bad == 0 && loose > 100, "%s: 600 charts, %zu of them roomy, %zu faults", name,
       loose, bad);
}

static void test_axis(void)
{
    static const struct {
        int64_t values[2], low, high, step;
    } cases[] = {
        {{950, 10}, 0, 10000, 2500},   {{86, 40}, 0, 900, 300},
        {{-40, 120}, -500, 1500, 500}, {{-10, -40}, -400, 0, 100},
        {{0, 0}, 0, 100, 25},          {{1000000, 1}, 0, 10000000, 2500000},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plot p = {.type = PLOT_COLUMNS, .unit = 100};
        struct value *list = value_list(&arena);
        for (int k = 0; k < 2; k++) {
            struct value *row = value_map(&arena);
            value_set(&arena, row, "a",
                      number_value(&arena, (struct decimal){cases[i].values[k], 1}));
            value_push(&arena, list, row);
        }
        plot_read(&arena, &p, list, names, 1);
        ok(p.low == cases[i].low && p.high == cases[i].high && p.step == cases[i].step,
           "axis %zu: %ld to %ld by %ld", i, (long)p.low, (long)p.high, (long)p.step);
    }
}

static void test_limits(void)
{
    struct plot p = {.type = PLOT_RADAR, .unit = 100};
    struct value *list = table(11, 1, false, 50);

    ok(plot_read(&arena, &p, list, names, 1) == list->items[10],
       "radar: the eleventh row is one too many");
    list = table(2, 1, false, 50);
    ok(plot_read(&arena, &p, list, names, 1) == list, "radar: two rows are too few");
    list = table(3, 1, false, 50);
    value_set(&arena, list->items[1], "a",
              number_value(&arena, (struct decimal){-1, 0}));
    p.type = PLOT_DONUT;
    ok(plot_read(&arena, &p, list, names, 1) == list->items[1],
       "donut: a negative part is refused");
    p.type = PLOT_COLUMNS;
    ok(!plot_read(&arena, &p, list, names, 1) && p.low < 0, "columns: it hangs");
}

/* Twice as much is twice as high, from 0 on. */
static void test_heights(void)
{
    struct plot p = {.type = PLOT_COLUMNS, .unit = 100};
    struct words w = {.p = &p, .label = {1, 1}};
    struct plot_marks m = {.arena = &arena};
    struct value *list = table(2, 1, false, 50);
    pt64 high[2];

    value_set(&arena, list->items[0], "a",
              number_value(&arena, (struct decimal){40, 0}));
    value_set(&arena, list->items[1], "a",
              number_value(&arena, (struct decimal){80, 0}));
    plot_read(&arena, &p, list, names, 1);
    plot_lay(&p, &(struct plot_setter){&w, LEADING, size}, 400 * 64, 300 * 64, &m);
    for (size_t i = 0; i < m.n; i++)
        if (m.marks[i].look == PLOT_AREA)
            high[m.marks[i].entry] =
                m.marks[i].steps[2].y[0] - m.marks[i].steps[0].y[0];
    ok(abs(high[1] - 2 * high[0]) <= 1, "80 is twice as high as 40 (%d, %d)", high[1],
       high[0]);
}

int main(void)
{
    test_axis();
    test_limits();
    test_heights();
    test_random(PLOT_COLUMNS, "columns");
    test_random(PLOT_BARS, "bars");
    test_random(PLOT_LINE, "line");
    test_random(PLOT_DONUT, "donut");
    test_random(PLOT_RADAR, "radar");
    arena_free(&arena);
    return done();
}
