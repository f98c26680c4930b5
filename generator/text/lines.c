/* lines.c - where the lines of a paragraph end: total fit.
 *
 * Every allowed break is a candidate; the cheapest way to each candidate is found
 * from the cheapest ways to those before it (Knuth and Plass, without their list
 * of active nodes: a line holds some forty candidates, so the few that can begin
 * it are simply tried, and the result is optimal). A justified line costs how far it
 * is squeezed or stretched, and more next to a line of the opposite kind (Knuth and
 * Plass's adjacent demerits); a ragged one how much is left free; a balanced one how
 * far it is from the mean. All in integers.
 *
 *     measure 10 em: 一二三四五六七八九十百 -> 一二三四五六七八九|十百
 *       (ten characters would fit, but leave 百 alone on the last line: COST_LONE)
 *
 * The first lines beside a drop initial are shorter, so there the state of a way
 * includes its number of lines, and the result stays optimal.
 *
 * Faults are ranked, each dearer than any number of lower ones in a notice: too wide,
 * a break inside a word, looser than EVEN_MAX, a lone last character, a broken
 * address, a broken date; then a line that not even EVEN_LIMIT fills, left ragged. So
 * a rule is broken only where no other setting of the paragraph keeps it.
 */
#include "text/balance.h"
#include "text/breaker.h"
#include "text/notes.h"

#include <assert.h>
#include <string.h>

enum {
    COST_UNLIKE = 100, /* a squeezed line next to a stretched one */
    TIGHT = 10,        /* a line squeezed at this cost (half the early gaps) is tight */
    LOOSE = 22,        /* a line stretched at this cost (1/70 em a gap) is loose */
    COST_LINE = 10,    /* per line: fewer lines, when all else is equal */
    COST_PAIR = 150,   /* a last line of two characters */
    COST_WORD = 250,   /* a broken word in short ragged lines: as dear as 3 em free */
    SHORT_CELL = 14000, /* texts up to this width keep their words whole in a table */
    SHORT_LINE = 12000, /* measure up to which broken words matter, 1/1000 em */
    EVEN_MAX = 160,     /* widest growth of a gap that counts as good, 1/1000 em */
    EVEN_LIMIT = 280,   /* a line whose gaps would grow more is left ragged */
    BALANCE_LINES = 8,  /* texts with more lines are not titles */
    BALANCE_CANDIDATES = 400,
};
static const int64_t COST_RAGGED_LINE = 1000 * 1000;  /* the fewest lines come first */
static const int64_t COST_BREAK = 100 * 1000;         /* per unit of break_cost */
static const int64_t COST_RAGGED = 1000 * 1000;       /* on top of COST_STIFF */
static const int64_t COST_LONE = 100 * 1000 * 1000;   /* GB/T 15834 5.1.11 */
static const int64_t COST_STIFF = 1000 * 1000 * 1000; /* gaps grow beyond EVEN_MAX */
static const int64_t COST_ANY = INT64_C(1000) * 1000 * 1000 * 1000;
static const int64_t COST_OVERFULL = INT64_C(1) << 50;

/* Fitness class (Knuth and Plass): neighbours should not be TIGHT and LOOSE. */
enum form { FORM_EVEN, FORM_TIGHT, FORM_LOOSE, FORMS };

_Static_assert(SHRINK_LEVELS == 2, "line_sums and squeeze_cost name both");

static int64_t square(int64_t x)
{
    return x * x;
}

/* Quadratic: 40 when the early gaps are used up, 160 when all are. */
static int64_t squeeze_cost(const struct sums *s, int32_t over)
{
    int64_t early = s->shrink[0], late = s->shrink[1];

    if (over <= early)
        return 40 * square(over) / square(early);
    return 40 + 120 * square(over - early) / square(late);
}

static inline bool is_loose(const struct sums *s, int32_t free)
{
    return free - s->stretch > EVEN_MAX * s->even;
}

static bool is_ragged(const struct sums *s, int32_t free)
{
    return free - s->stretch > EVEN_LIMIT * s->even;
}

/* Wider word spaces and Latin gaps cost up to 20; then every gap grows: by 1/100
 * em costs 1, by 1/10 em 100. A ragged line counts twice when a third of the measure
 * stays free, three times when two thirds do. */
static int64_t stretch_cost(const struct sums *s, int32_t free, int32_t measure)
{
    if (free <= s->stretch)
        return s->stretch ? 20 * square(free) / square(s->stretch) : 0;
    if (is_ragged(s, free))
        return COST_STIFF * (1 + 3 * (int64_t)free / measure) + COST_RAGGED +
               50 * square(free / 100);
    int64_t each = (free - s->stretch) / s->even;
    return (is_loose(s, free) ? COST_STIFF : 0) + 20 + square(each) / 100;
}

static int64_t lone_cost(const struct fit *f, const struct sums *s)
{
    if (!f->final || f->opening || s->solid > 2)
        return 0;
    return s->solid == 2 ? COST_PAIR : COST_LONE;
}

static inline int64_t word_cost(const struct breaker *b, const struct fit *f)
{
    const struct unit *u = &b->para->units[f->last];

    if (!b->words || f->final || b->words[u->end] || u->cost == BREAK_URL)
        return 0;
    return b->style->cell && b->para->natural <= SHORT_CELL ? 2 * COST_RAGGED_LINE
                                                            : COST_WORD;
}

static inline int32_t shrinkable(const struct sums *s)
{
    return s->shrink[0] + s->shrink[1];
}

/* The cost of a line by itself, and its form; COST_NONE: it does not fit. */
static inline int64_t line_cost(const struct breaker *b, const struct fit *f,
                                const struct sums *s, enum form *form)
{
    int16_t end = f->final ? 0 : b->para->units[f->last].cost;
    int64_t cost = (end == BREAK_ANY ? COST_ANY : end * COST_BREAK) + lone_cost(f, s);
    bool justify = b->style->align == TEXT_JUSTIFY;

    *form = FORM_EVEN;
    if (f->free < 0) {
        if (!justify || -f->free > shrinkable(s))
            return COST_NONE;
        int64_t squeezed = squeeze_cost(s, -f->free);
        *form = squeezed >= TIGHT ? FORM_TIGHT : FORM_EVEN;
        return cost + COST_LINE + squeezed;
    }
    if (justify) {
        int64_t stretched = f->final ? 0 : stretch_cost(s, f->free, b->measure);
        if (stretched >= LOOSE && stretched < COST_STIFF + COST_RAGGED)
            *form = FORM_LOOSE;
        return cost + COST_LINE + stretched;
    }
    /* Ragged: the square of 1/10 em, over 4; the last line may be short. */
    return cost + COST_RAGGED_LINE + word_cost(b, f) +
           (f->final ? 0 : square(f->free / 100) / 4);
}

static bool has_newline(const struct para *p)
{
    for (size_t i = 0; i + 1 < p->n; i++)
        if (p->units[i].must_break)
            return true;
    return false;
}

static void find_ends(struct arena *a, struct breaker *b)
{
    const struct para *p = b->para;

    b->ends = arena_array(a, size_t, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        if (p->units[i].cost != BREAK_NEVER || i + 1 == p->n)
            b->ends[b->n++] = i;
}

/* Advances `longest`: a start too far from candidate j is too far from all later ones.
 * An em beyond what the gaps can give, since negative tracking may leave a gap narrower
 * than what it gives. */
static void skip_too_long(struct breaker *b, size_t j)
{
    if (j > 0 && b->para->units[b->ends[j - 1]].must_break)
        b->longest = j;
    for (; b->longest < j; b->longest++) {
        struct fit f = fit_line(b, b->longest, j, b->drop);
        struct sums s;

        if (f.free >= -1000)
            return;
        s = line_sums(b->para, f.first, f.last);
        if (-f.free <= 1000 + shrinkable(&s))
            return;
    }
}

static struct way *way_to(const struct breaker *b, size_t j, size_t state)
{
    return &b->ways[j * b->states + state];
}

static size_t cheapest_state(const struct breaker *b, size_t j)
{
    size_t state = FORM_EVEN;

    for (size_t k = 1; k < b->states; k++)
        if (way_to(b, j, k)->cost < way_to(b, j, state)->cost)
            state = k;
    return state;
}

/* Extends every way to candidate i (0: the start) by a line to j of this cost and form;
 * `line` lines precede it. Keeps the cheapest; returns its cost up to j. */
static int64_t add_ways(struct breaker *b, size_t i, size_t j, size_t line,
                        int64_t cost, enum form form)
{
    static const struct way start[FORMS] = {
        {0, 0, FORM_EVEN}, {COST_NONE, 0, FORM_EVEN}, {COST_NONE, 0, FORM_EVEN}};
    static const int64_t unlike[FORMS][FORMS] = {
        [FORM_TIGHT][FORM_LOOSE] = COST_UNLIKE, [FORM_LOOSE][FORM_TIGHT] = COST_UNLIKE};
    const struct way *before = i ? way_to(b, i - 1, line * FORMS) : start;
    size_t lines = line < b->drop ? line + 1 : line;
    struct way *to = way_to(b, j, lines * FORMS + form);

    for (size_t k = 0; k < b->forms; k++) {
        int64_t sum = before[k].cost + cost + unlike[form][k];

        if (before[k].cost != COST_NONE && sum <= to->cost)
            *to = (struct way){sum, i, line * FORMS + k};
    }
    return to->cost;
}

/* Tries the line from i to j as line number `line`. False: shorter lines need not be
 * tried. *best: cost of the cheapest way to j so far. */
static inline bool try_line(struct breaker *b, size_t i, size_t j, size_t line,
                            int64_t *best)
{
    bool justify = b->style->align == TEXT_JUSTIFY;
    struct fit f = fit_line(b, i, j, line);
    struct sums s = line_sums(b->para, f.first, f.last);
    enum form form;
    int64_t cost = line_cost(b, &f, &s, &form);

    if (cost == COST_NONE && i == j) /* a single unbreakable part */
        cost = COST_OVERFULL - f.free;
    if (cost == COST_NONE)
        return true;
    if (!f.final && cost > *best + COST_UNLIKE && (!justify || is_loose(&s, f.free)))
        return false;
    if (cost + (i ? b->own[i - 1] : 0) > *best + COST_UNLIKE)
        return true; /* dominated, whatever line follows */
    cost = add_ways(b, i, j, line, cost, form);
    *best = cost < *best ? cost : *best;
    return true;
}

/* The cheapest way to candidate j in each state. Ever shorter last lines are tried,
 * until one costs more by itself than the best way in total: a loose or ragged line
 * only gets dearer as it gets shorter. Beside an initial all are tried, for a start
 * that is dear there may be cheap below it. */
static void reach(struct breaker *b, size_t j)
{
    int64_t best = b->limit - COST_UNLIKE - 1;
    bool more = true;

    for (size_t k = 0; k < b->states; k++)
        way_to(b, j, k)->cost = COST_NONE;
    skip_too_long(b, j);
    while (b->from < b->nlive && b->live[b->from] < b->longest)
        b->from++;
    for (size_t l = b->from; more && l < b->nlive; l++) {
        size_t i = b->live[l];
        if (!b->drop) {
            more = try_line(b, i, j, 0, &best);
            continue;
        }
        for (size_t line = 0; line < (i ? b->drop + 1 : 1); line++) {
            int64_t none = COST_NONE;
            try_line(b, i, j, line, &none);
        }
    }
    b->own[j] = 0;
    if (!b->drop)
        b->own[j] = way_to(b, j, cheapest_state(b, j))->cost;
    if (b->own[j] < b->limit)
        b->live[b->nlive++] = j + 1;
}

/* Ways to all candidates, each cheaper than `limit`; false: none reaches the end. */
static bool reach_all(struct breaker *b, int64_t limit)
{
    b->limit = limit;
    b->longest = b->from = 0;
    b->live[0] = 0;
    b->nlive = 1;
    for (size_t j = 0; j < b->n; j++)
        reach(b, j);
    return b->own[b->n - 1] < limit;
}

/* The lines in order; *n of them. Most texts can be set without a loose line, so a
 * first pass drops every way that contains one (COST_STIFF). */
static struct choice *total_fit(struct arena *a, struct breaker *b, size_t *n)
{
    struct choice *out = arena_array(a, struct choice, b->n + 1);
    bool justify = b->style->align == TEXT_JUSTIFY;

    b->forms = justify ? FORMS : 1;
    b->states = FORMS * (b->drop + 1);
    b->ways = arena_array(a, struct way, b->n * b->states);
    b->own = arena_array(a, int64_t, b->n);
    b->live = arena_array(a, size_t, b->n + 1);
    if (!justify || b->drop || !reach_all(b, COST_STIFF))
        reach_all(b, COST_NONE + COST_UNLIKE + 1);
    size_t state = cheapest_state(b, b->n - 1);
    *n = 0;
    for (size_t j = b->n; j > 0;) {
        const struct way *w = way_to(b, j - 1, state);
        int64_t before = w->from ? way_to(b, w->from - 1, w->state)->cost : 0;

        out[(*n)++] = (struct choice){j - 1, w->cost - before};
        j = w->from;
        state = w->state;
    }
    for (size_t i = 0; i < *n / 2; i++) {
        struct choice swap = out[i];
        out[i] = out[*n - 1 - i];
        out[*n - 1 - i] = swap;
    }
    return out;
}

/* ------------------------------------------------------------ results */

/* 均排: 张三 with spread 3 is set as wide as 张三丰. Else the natural width. */
static int32_t spread_target(const struct breaker *b, const struct fit *f)
{
    struct sums s = line_sums(b->para, f->first, f->last);
    int32_t want = b->style->spread * 1000;

    if (s.solid < 2 || s.solid >= b->style->spread || s.even != s.solid - 1 ||
        f->natural != s.solid * 1000 || want > b->measure)
        return f->natural;
    return want;
}

/* How much wider `gaps` gaps are on the grid than set solid, 1/1000 em. */
static int32_t grid_growth(const struct para_style *s, int32_t gaps)
{
    int64_t solid = (int64_t)s->cells * s->size;

    if (s->cells == 0 || s->grid <= solid)
        return 0;
    return (int32_t)((gaps * 1000 * (s->grid - solid) + solid / 2) / solid);
}

/* The blank half trimmed from the mark at the end of the line. */
static int32_t end_blank(const struct para *p, const struct fit *f)
{
    size_t end = p->visible[f->last];
    const struct unit *u = end > f->first ? &p->units[end - 1] : NULL;

    return u && cjk_trims_right(u->class) ? p->spans[u->span].scale - u->body : 0;
}

/* The width of a line on the grid: its natural width plus grid_growth. A line that is
 * full but for the blank half of its last mark is not justified further. */
static int32_t on_grid(const struct breaker *b, const struct fit *f, bool justify)
{
    struct sums s = line_sums(b->para, f->first, f->last);
    int32_t growth = grid_growth(b->style, s.even);
    int32_t slack = grid_growth(b->style, 6); /* gaps that marks leave solid */
    int32_t left = f->free - growth;

    if (left < 0)
        return f->natural + f->free;
    bool full = left <= end_blank(b->para, f) + slack;
    return justify && !f->final && !full && !is_ragged(&s, left) ? f->natural + f->free
                                                                 : f->natural + growth;
}

/* The width that a justified line is set to. */
static int32_t justified(const struct breaker *b, const struct fit *f)
{
    struct sums s = line_sums(b->para, f->first, f->last);
    int32_t shrink = shrinkable(&s);

    if (f->free < 0)
        return f->natural - (-f->free < shrink ? -f->free : shrink);
    if (f->final)
        return f->natural;
    if (is_ragged(&s, f->free))
        return f->natural;
    return f->natural + f->free;
}

static pt64 to_pt64(int32_t milli, pt64 size)
{
    int64_t n = (int64_t)milli * size;

    return (pt64)((n + (n < 0 ? -500 : 500)) / 1000);
}

/* Line number `line`, which starts at candidate i (0: the start). */
static struct text_line make_line(const struct breaker *b, size_t i, size_t line,
                                  const struct choice *c)
{
    const struct para *p = b->para;
    struct fit f = fit_line(b, i, c->end, line);
    int32_t target = f.natural;

    if (b->style->spread > 1)
        target = spread_target(b, &f);
    else if (b->style->cells && f.free >= 0)
        target = on_grid(b, &f, b->style->align == TEXT_JUSTIFY);
    else if (b->style->align == TEXT_JUSTIFY)
        target = justified(b, &f);
    return (struct text_line){
        .start = p->units[f.first].start,
        .end = p->units[f.last].end,
        .first = f.first,
        .last = f.last,
        .target = target,
        .give = target - f.natural,
        .cost = c->cost,
        .width = to_pt64(target, b->style->size),
        .natural = to_pt64(f.natural, b->style->size),
        .overfull = target > line_measure(b, i, line),
    };
}

/* Rounded up, as para_natural_width is: a text must fit the width measured for it. */
static int32_t to_milli(pt64 length, pt64 size)
{
    return (int32_t)(((int64_t)length * 1000 + size - 1) / size);
}

/* A text that fits on one line is cheapest that way, since every line costs. */
static struct choice one_line(struct breaker *b, size_t *end)
{
    const struct sums none = {0};
    enum form form;

    *end = b->para->n - 1;
    b->ends = end;
    struct fit f = fit_line(b, 0, 0, 0);
    return (struct choice){0, line_cost(b, &f, &none, &form)};
}

/* Balances *n lines; adds one more line rather than break a word. */
static void balance_title(struct arena *a, struct breaker *b, struct choice *chosen,
                          size_t *n)
{
    size_t more = *n + 1;

    if (*n > BALANCE_LINES)
        return;
    b->parted = balance_lines(a, b, chosen, *n) == BALANCED_PARTED;
    if (!b->parted || more > b->n || (b->style->most && more > b->style->most))
        return;
    struct choice *instead = arena_array(a, struct choice, more);
    if (balance_lines(a, b, instead, more) == BALANCED) {
        memcpy(chosen, instead, more * sizeof *chosen);
        *n = more;
        b->parted = false;
    }
}

/* The lines in order; *n of them. */
static struct choice *choose_lines(struct arena *a, struct breaker *b, size_t *n)
{
    struct choice *chosen;

    find_ends(a, b);
    if (b->style->align != TEXT_JUSTIFY && b->measure <= SHORT_LINE)
        b->words = para_word_ends(b->para);
    chosen = total_fit(a, b, n);
    if (b->style->balance && !b->drop && *n > 1 && b->n <= BALANCE_CANDIDATES &&
        !has_newline(b->para))
        balance_title(a, b, chosen, n);
    return chosen;
}

struct text_lines *para_break(struct arena *a, const struct para *p,
                              const struct para_style *style)
{
    struct arena scratch = ARENA_INIT;
    struct text_lines *out = arena_new(a, struct text_lines);
    struct breaker b = {.para = p, .style = style, .indent = style->indent};

    assert(style->size > 0);
    b.measure = to_milli(style->measure, style->size);
    b.beside = to_milli(style->measure - style->drop_width, style->size);
    b.drop = (size_t)style->drop;
    *out = (struct text_lines){.para = p, .style = *style};
    if (p->n) {
        size_t n = 1, end;
        struct choice whole, *chosen = &whole;

        if (p->natural <= line_measure(&b, 0, 0) && !has_newline(p))
            whole = one_line(&b, &end);
        else
            chosen = choose_lines(&scratch, &b, &n);
        out->lines = arena_array(a, struct text_line, n);
        out->n = n;
        out->parted = b.parted;
        for (size_t l = 0; l < n; l++) {
            struct text_line *line = &out->lines[l];

            *line = make_line(&b, l ? chosen[l - 1].end + 1 : 0, l, &chosen[l]);
            out->width = line->width > out->width ? line->width : out->width;
            out->overfull |= line->overfull;
        }
    }
    if (p->noted && out->n)
        notes_room(out);
    out->height = lines_height(out, 0, out->n);
    arena_free(&scratch);
    return out;
}
