/* plot_round.c - layout of donuts and radars.
 *
 * Angles are counted in 1/2^20 turns, clockwise from the top, and sines are computed in
 * integers, so that every machine draws the same. Arcs are chords of 1/128 turn: 0.03 %
 * of the radius off, which nobody sees. Example: 30, 50 and 20 are sectors of 0 to 108,
 * 108 to 288 and 288 to 360 degrees; the middle of the first (54) is in the right half,
 * so its text goes to the right of the ring. */
#include "chart/plot.h"

enum { TURN = 1 << 20, CHORDS = 128 };

/* The fixed-point 1 of sines. */
static const int64_t ONE = INT64_C(1) << 30;

/* Sine of 0 to a quarter turn, in 1/2^30: the Taylor series up to x^11. */
static int64_t quarter_sine(int64_t turn)
{
    const int64_t two_pi = INT64_C(6746518852); /* in 1/2^30 */
    int64_t x = two_pi / 1024 * turn / (TURN / 1024);
    const int64_t xx = x * (x / 32768) / 32768;
    int64_t term = x, sum = x;

    for (int64_t k = 2; k <= 10; k += 2) {
        term = -(term / 256 * (xx / 256) / 16384) / (k * (k + 1));
        sum += term;
    }
    return sum;
}

/* Any angle, folded into the first quarter by symmetry. */
static int64_t sine(int64_t turn)
{
    turn &= TURN - 1;
    if (turn >= TURN / 2)
        return -sine(turn - TURN / 2);
    return quarter_sine(turn > TURN / 4 ? TURN / 2 - turn : turn);
}

struct ring {
    const struct plot *p;
    const struct plot_setter *s;
    struct plot_marks *m;
    pt64 x, y, r; /* centre and outer radius */
};

/* The point at this angle, r from the centre. */
static pt64 ring_x(const struct ring *c, int64_t turn, pt64 r)
{
    return c->x + (pt64)(r * sine(turn) / ONE);
}

static pt64 ring_y(const struct ring *c, int64_t turn, pt64 r)
{
    return c->y - (pt64)(r * sine(turn + TURN / 4) / ONE);
}

/* Width of the widest line of an entry: its name, then each of its values in a line of
 * its own. lines: how many there are. */
static pt64 entry_size(const struct ring *c, size_t i, pt64 measure, size_t *lines)
{
    pt64 wide = c->s->size(c->s->ctx, PLOT_LABEL, i, measure, lines);

    for (size_t k = 0; k < c->p->series; k++) {
        size_t n;
        pt64 w = c->s->size(c->s->ctx, PLOT_VALUE, i * c->p->series + k, measure, &n);
        wide = w > wide ? w : wide;
        *lines += 1;
    }
    return wide;
}

/* Name and values of an entry, one under the other. */
static void put_entry(const struct ring *c, size_t i, pt64 x, pt64 y, pt64 measure,
                      enum text_align anchor)
{
    size_t lines;

    c->s->size(c->s->ctx, PLOT_LABEL, i, measure, &lines);
    plot_words(c->m, PLOT_LABEL, i, (struct rect){x, y, measure, 0}, anchor);
    y += (pt64)lines * c->s->leading;
    for (size_t k = 0; k < c->p->series; k++, y += c->s->leading)
        plot_words(c->m, PLOT_VALUE, i * c->p->series + k,
                   (struct rect){x, y, measure, 0}, anchor);
}

/* ---- donut ----------------------------------------------------------------- */

/* A sector of the ring: the outer arc clockwise, the inner arc back. The hole is 56 %
 * of the radius. */
static void put_sector(const struct ring *c, size_t i, size_t look, int64_t from,
                       int64_t to)
{
    struct path_step steps[2 * CHORDS + 8];
    const pt64 inner = c->r * 56 / 100;
    size_t n = 0;

    for (int64_t at = from;; at += TURN / CHORDS) {
        int64_t t = at < to ? at : to;
        steps[n] = (struct path_step){
            n ? PATH_LINE : PATH_MOVE, {ring_x(c, t, c->r)}, {ring_y(c, t, c->r)}};
        n++;
        if (t == to)
            break;
    }
    for (int64_t at = to;; at -= TURN / CHORDS) {
        int64_t t = at > from ? at : from;
        steps[n++] =
            (struct path_step){PATH_LINE, {ring_x(c, t, inner)}, {ring_y(c, t, inner)}};
        if (t == from)
            break;
    }
    steps[n++] = (struct path_step){.verb = PATH_CLOSE};
    plot_path(c->m, PLOT_AREA, i, look, steps, n);
}

/* 0 1 2 0 1 2 ...; neighbours differ, the last and the first included: 4 entries get 0
 * 1 2 1. */
static size_t sector_look(size_t i, size_t n)
{
    return i + 1 == n && n > 1 && i % 3 == 0 ? 1 : i % 3;
}

/* Text of a sector, to be placed beside the ring. */
struct sector_label {
    size_t entry, lines;
    pt64 y;       /* of its middle; ideally that of its sector */
    int64_t turn; /* angle of the middle of its sector */
};

/* Spread the texts of one side, which are sorted from the top, so that none overlaps
 * the next: push down from the top, then up from the bottom edge h. Tight if they do
 * not all fit. */
static void spread_tags(const struct ring *c, struct sector_label *tags, size_t n,
                        pt64 h)
{
    pt64 next = 0, gap = c->s->leading / 4;

    for (size_t i = 0; i < n; i++) {
        pt64 tall = (pt64)tags[i].lines * c->s->leading;
        if (tags[i].y - tall / 2 < next)
            tags[i].y = next + tall / 2;
        next = tags[i].y + tall / 2 + gap;
    }
    pt64 floor = h;
    for (size_t i = n; i-- > 0;) {
        pt64 tall = (pt64)tags[i].lines * c->s->leading;
        if (tags[i].y + tall / 2 > floor)
            tags[i].y = floor - tall / 2;
        floor = tags[i].y - tall / 2 - gap;
    }
    if (floor + gap < 0)
        c->m->tight = true;
}

/* Texts of one side, each with a leader line: from the ring to an elbow, then level. */
static void put_tags(const struct ring *c, struct sector_label *tags, size_t n,
                     bool right, pt64 w, pt64 measure)
{
    const pt64 arm = c->s->leading / 2;

    for (size_t i = 0; i < n; i++) {
        const struct sector_label *t = &tags[i];
        pt64 elbow = right ? c->x + c->r + arm : c->x - c->r - arm;
        pt64 end = right ? elbow + arm / 2 : elbow - arm / 2;
        const struct path_step leader[] = {
            {PATH_MOVE, {ring_x(c, t->turn, c->r)}, {ring_y(c, t->turn, c->r)}},
            {PATH_LINE, {elbow}, {t->y}},
            {PATH_LINE, {end}, {t->y}},
        };

        plot_path(c->m, PLOT_GRID, t->entry, 0, leader, 3);
        put_entry(c, t->entry, right ? w - measure : 0,
                  t->y - (pt64)t->lines * c->s->leading / 2, measure,
                  right ? TEXT_START : TEXT_END);
    }
}

/* The radius is what the widest text on both sides and the height leave over. A sector
 * of size 0 is not drawn, but its text is. */
static void lay_donut(struct ring *c, pt64 w, pt64 h)
{
    struct sector_label left[PLOT_ENTRIES_MAX], right[PLOT_ENTRIES_MAX];
    size_t nleft = 0, nright = 0;
    int64_t all = 0, sum = 0;
    pt64 most = (w - h / 2) / 2 - c->s->leading, widest = 0;
    size_t lines;

    for (size_t i = 0; i < c->p->n; i++) {
        pt64 wide = entry_size(c, i, most, &lines);
        all += c->p->values[i];
        widest = wide > widest ? wide : widest;
        if (wide > most)
            c->m->tight = true;
    }
    widest += 1;
    c->x = w / 2;
    c->y = h / 2;
    c->r = w / 2 - widest - c->s->leading;
    c->r = c->r > h / 2 - 64 ? h / 2 - 64 : c->r;
    if (c->r < 2 * c->s->leading || all == 0) {
        c->m->tight = true;
        c->r = c->r < c->s->leading ? c->s->leading : c->r;
    }
    for (size_t i = 0; i < c->p->n && all > 0; i++) {
        int64_t from = TURN * sum / all, to = TURN * (sum + c->p->values[i]) / all;
        int64_t mid = (from + to) / 2;
        struct sector_label t = {.entry = i, .turn = mid, .y = ring_y(c, mid, c->r)};

        sum += c->p->values[i];
        if (from < to)
            put_sector(c, i, sector_look(i, c->p->n), from, to);
        entry_size(c, i, widest, &t.lines);
        if (mid < TURN / 2) {
            right[nright++] = t;
        } else { /* clockwise, so the last entry of the left side is its highest */
            for (size_t k = nleft; k > 0; k--)
                left[k] = left[k - 1];
            left[0] = t;
            nleft++;
        }
    }
    spread_tags(c, right, nright, h);
    spread_tags(c, left, nleft, h);
    pt64 room = w / 2 - c->r - c->s->leading;
    put_tags(c, right, nright, true, w, room);
    put_tags(c, left, nleft, false, w, room);
}

/* ---- radar ----------------------------------------------------------------- */

/* Angle of the i-th axis of n. */
static int64_t spoke(const struct ring *c, size_t i)
{
    return (int64_t)TURN * (int64_t)i / (int64_t)c->p->n;
}

/* Closed polygon through one value on each axis; stride 1 and equal values give a ring.
 */
static void put_web(const struct ring *c, enum plot_look look, size_t series,
                    const int64_t *values, size_t stride)
{
    struct path_step steps[PLOT_ENTRIES_MAX + 1];

    for (size_t i = 0; i < c->p->n; i++) {
        pt64 r = (pt64)(c->r * values[i * stride] / c->p->high);
        steps[i] = (struct path_step){i ? PATH_LINE : PATH_MOVE,
                                      {ring_x(c, spoke(c, i), r)},
                                      {ring_y(c, spoke(c, i), r)}};
    }
    steps[c->p->n] = (struct path_step){.verb = PATH_CLOSE};
    plot_path(c->m, look, 0, series, steps, c->p->n + 1);
}

/* Grid: a polygon at each tick and a line along each axis. */
static void put_rings(const struct ring *c)
{
    int64_t same[PLOT_ENTRIES_MAX];

    for (size_t k = 1; k < c->p->nticks; k++) {
        for (size_t i = 0; i < c->p->n; i++)
            same[i] = c->p->low + (int64_t)k * c->p->step;
        put_web(c, PLOT_GRID, 0, same, 1);
    }
    for (size_t i = 0; i < c->p->n; i++) {
        const struct path_step line[] = {{PATH_MOVE, {c->x}, {c->y}},
                                         {PATH_LINE,
                                          {ring_x(c, spoke(c, i), c->r)},
                                          {ring_y(c, spoke(c, i), c->r)}}};
        plot_path(c->m, PLOT_GRID, 0, 0, line, 2);
    }
}

/* Names outside the web: to the right of it, to the left, or centred above and below.
 */
static void put_names(const struct ring *c, pt64 measure)
{
    const pt64 away = c->r + c->s->leading / 2, leading = c->s->leading;

    for (size_t i = 0; i < c->p->n; i++) {
        int64_t across = sine(spoke(c, i)), up = sine(spoke(c, i) + TURN / 4);
        pt64 x = ring_x(c, spoke(c, i), away), y = ring_y(c, spoke(c, i), away);
        size_t lines;

        entry_size(c, i, measure, &lines);
        pt64 tall = (pt64)lines * leading;
        enum text_align anchor = across > ONE / 64    ? TEXT_START
                                 : across < -ONE / 64 ? TEXT_END
                                                      : TEXT_CENTER;
        /* entirely above the point at the top, below it at the bottom */
        y -= (pt64)(tall * (up + ONE) / (2 * ONE));
        put_entry(c, i,
                  anchor == TEXT_START ? x
                  : anchor == TEXT_END ? x - measure
                                       : x - measure / 2,
                  y, measure, anchor);
    }
}

/* Texts may take 28 % of the width on each side. The first series is painted last, on
 * top. */
static void lay_radar(struct ring *c, pt64 w, pt64 h)
{
    const pt64 most = w * 28 / 100;
    pt64 widest = 0, tall = 0;
    size_t lines;

    for (size_t i = 0; i < c->p->n; i++) {
        pt64 wide = entry_size(c, i, most, &lines);
        if (wide > most)
            c->m->tight = true;
        widest = wide > widest ? wide : widest;
        pt64 high = (pt64)lines * c->s->leading;
        tall = high > tall ? high : tall;
    }
    widest += 1;
    c->r = w / 2 - widest - c->s->leading / 2;
    if (c->r > h / 2 - tall - c->s->leading / 2)
        c->r = h / 2 - tall - c->s->leading / 2;
    if (c->r < 3 * c->s->leading) {
        c->m->tight = true;
        c->r = c->r < c->s->leading ? c->s->leading : c->r;
    }
    c->x = w / 2;
    c->y = h / 2;
    put_rings(c);
    for (size_t k = c->p->series; k-- > 0;) {
        put_web(c, PLOT_TRACE, k, c->p->values + k, c->p->series);
        for (size_t i = 0; i < c->p->n; i++) {
            pt64 r = (pt64)(c->r * c->p->values[i * c->p->series + k] / c->p->high);
            plot_dot(c->m, i, k, ring_x(c, spoke(c, i), r), ring_y(c, spoke(c, i), r),
                     c->s->leading / 6);
        }
    }
    put_names(c, widest);
}

void plot_lay_round(const struct plot *p, const struct plot_setter *s, pt64 w, pt64 h,
                    struct plot_marks *out)
{
    struct ring c = {.p = p, .s = s, .m = out};

    if (p->type == PLOT_DONUT)
        lay_donut(&c, w, h);
    else
        lay_radar(&c, w, h);
}
