/* lines.c - where the lines of a paragraph end: total fit.
 *
 * Every allowed break is a candidate; the cheapest way to each candidate is found
 * from the cheapest ways to those before it (Knuth and Plass, without their list
 * of active nodes: a line holds some forty candidates, so the few that can begin
 * it are simply tried, and the result is optimal). The price of a line is how far
 * it must be squeezed or stretched, and more beside a line that is the contrary (Knuth
 * and Plass's adjacent demerits); of ragged lines how much is left free; of
 * balanced ones how far it is from the mean. All in integers.
 *
 * Beside a drop initial the first lines are shorter, so a way there is known by its
 * number of lines too, and the result stays optimal.
 *
 * What must not be comes in ranks, each dearer than any number of lower ones can be
 * in a notice: too wide, a word parted anywhere, looser than EVEN_MAX, a lone last
 * character, a parted address, a parted date; then a line that not even EVEN_LIMIT
 * fills, left ragged. So a rule is broken only where no other way to set the
 * paragraph keeps it.
 */
#include "text/unit.h"

#include <assert.h>

enum {
    COST_UNLIKE = 100,     /* a squeezed line beside a stretched one */
    TIGHT = 10,            /* squeezing costs so much from half of the early gaps on */
    LOOSE = 22,            /* stretching: from 1/70 em a gap on */
    COST_LINE = 10,        /* fewer lines, when all else is equal */
    COST_PAIR = 150,       /* a last line of two characters */
    COST_PHRASE = 60,      /* of each degree of cjk_phrase_cost */
    COST_UNMARKED = 20000, /* a title parted elsewhere than the writer marked */
    EVEN_MAX = 160,        /* looser than this a gap is only for want of another way */
    EVEN_LIMIT = 280,      /* what would be looser than this is left ragged */
    BALANCE_LINES = 8,     /* longer texts are no titles */
    BALANCE_CANDIDATES = 400,
};
static const int64_t COST_RAGGED_LINE = 1000 * 1000;  /* the fewest lines come first */
static const int64_t COST_BREAK = 100 * 1000;         /* of each degree of break_cost */
static const int64_t COST_RAGGED = 1000 * 1000;       /* beyond what is loose alone */
static const int64_t COST_LONE = 100 * 1000 * 1000;   /* GB/T 15834 5.1.11 */
static const int64_t COST_STIFF = 1000 * 1000 * 1000; /* it cannot be justified */
static const int64_t COST_ANY = INT64_C(1000) * 1000 * 1000 * 1000;
static const int64_t COST_OVERFULL = INT64_C(1) << 50;
static const int64_t COST_NONE = INT64_C(1) << 60;

/* How a line is set, as far as the next one should not be the contrary. */
enum form { FORM_EVEN, FORM_TIGHT, FORM_LOOSE, FORMS };

/* The cheapest setting of the text up to a candidate. */
struct way {
    int64_t cost;
    size_t from;  /* candidate before it + 1; 0: the text's start */
    size_t state; /* of the way to that one */
};

struct breaker {
    const struct para *para;
    const struct para_style *style;
    int32_t measure, indent; /* 1/1000 em */
    int32_t beside;          /* measure of the lines beside a drop initial */
    size_t drop;             /* how many they are */
    size_t *ends;            /* candidates: units after which a line may end */
    size_t n;
    size_t states;    /* forms of the last line; before line `drop`, for each number */
    struct way *ways; /* to each candidate, one for each state */
    int64_t *own;     /* cost of the cheapest way to each; beside an initial at least */
    size_t forms;     /* that a line of this style can have */
    size_t longest;   /* from which a line may still reach the candidate at hand */
};

/* A line that was chosen. */
struct choice {
    size_t end; /* a candidate */
    int64_t cost;
};

/* Candidates i (0: the start) and j as line number `line`. */
struct fit {
    size_t first, last;
    int32_t natural, free; /* free < 0: too wide by so much */
    bool final;            /* last of the text, or before a newline */
    bool opening;          /* first of the text */
};

/* i: where it begins, as fit_line has it. */
static inline int32_t line_measure(const struct breaker *b, size_t i, size_t line)
{
    return line < b->drop ? b->beside : b->measure - (i ? 0 : b->indent);
}

static inline struct fit fit_line(const struct breaker *b, size_t i, size_t j,
                                  size_t line)
{
    const struct para *p = b->para;
    size_t first = i ? b->ends[i - 1] + 1 : 0, last = b->ends[j];
    int32_t natural = para_width(p, first, last);
    bool final = last + 1 == p->n || p->units[last].must_break;

    return (struct fit){
        .first = first,
        .last = last,
        .natural = natural,
        .free = line_measure(b, i, line) - natural,
        .final = final,
        .opening = final && (i == 0 || p->units[first - 1].must_break),
    };
}

/* What the gaps of a line hold; its edges have none. */
static inline struct sums line_sums(const struct para *p, size_t first, size_t last)
{
    size_t end = p->visible[last];
    const struct sums *a = &p->sums[first], *z;

    if (end <= first)
        return (struct sums){0};
    z = &p->sums[end - 1];
    return (struct sums){
        .width = z->width - a->width,
        .shrink = {z->shrink[0] - a->shrink[0], z->shrink[1] - a->shrink[1]},
        .stretch = z->stretch - a->stretch,
        .even = z->even - a->even,
        .solid = z[1].solid - a->solid,
    };
}
_Static_assert(SHRINK_LEVELS == 2, "line_sums and squeeze_cost name both");

static int64_t square(int64_t x)
{
    return x * x;
}

/* Squeezing costs 40 when the early gaps are used up, 160 when all are. */
static int64_t squeeze_cost(const struct sums *s, int32_t over)
{
    int64_t early = s->shrink[0], late = s->shrink[1];

    if (over <= early)
        return 40 * square(over) / square(early);
    return 40 + 120 * square(over - early) / square(late);
}

static bool is_loose(const struct sums *s, int32_t free)
{
    return free - s->stretch > EVEN_MAX * s->even;
}

static bool is_ragged(const struct sums *s, int32_t free)
{
    return free - s->stretch > EVEN_LIMIT * s->even;
}

/* Wider word spaces and Latin gaps cost up to 20; then every gap grows: by 1/100
 * em costs 1, by 1/10 em 100. A line that is left ragged counts for two when a third
 * of the measure stays free, for three when two thirds do. */
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

static int32_t shrinkable(const struct sums *s)
{
    return s->shrink[0] + s->shrink[1];
}

/* What a line costs by itself, and its form; COST_NONE: it does not fit. */
static int64_t line_cost(const struct breaker *b, const struct fit *f,
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
    /* In tenths of an em; the last line may be short. */
    return cost + COST_RAGGED_LINE + (f->final ? 0 : square(f->free / 100) / 4);
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
    /* What stands on one line costs least so: every line has its price. */
    if (p->n && p->natural <= line_measure(b, 0, 0) && !has_newline(p)) {
        b->ends[b->n++] = p->n - 1;
        return;
    }
    for (size_t i = 0; i < p->n; i++)
        if (p->units[i].cost != BREAK_NEVER || i + 1 == p->n)
            b->ends[b->n++] = i;
}

/* What is too long for candidate j is too long for all after it. An em more than
 * the gaps can give, since tracking may make a gap narrower than what it gives. */
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

/* A line of this cost from candidate i (0: the start) to j, after `line` others and
 * each form that the one before it can have. Returns the least cost up to j. */
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

/* The same for the units from i to j as line number `line`, unless shorter ones than
 * that need not be tried: false. *best is the cheapest way to j. */
static inline bool try_line(struct breaker *b, size_t i, size_t j, size_t line,
                            int64_t *best)
{
    bool justify = b->style->align == TEXT_JUSTIFY;
    struct fit f = fit_line(b, i, j, line);
    struct sums s = line_sums(b->para, f.first, f.last);
    enum form form;
    int64_t cost = line_cost(b, &f, &s, &form);

    if (cost == COST_NONE && i == j) /* one unbreakable part */
        cost = COST_OVERFULL - f.free;
    if (cost == COST_NONE)
        return true;
    if (!f.final && cost > *best + COST_UNLIKE && (!justify || is_loose(&s, f.free)))
        return false;
    if (cost + (i ? b->own[i - 1] : 0) > *best + COST_UNLIKE)
        return true; /* no use to any later line */
    cost = add_ways(b, i, j, line, cost, form);
    *best = cost < *best ? cost : *best;
    return true;
}

/* The cheapest lines that end at candidate j, one of each state, and what stood before
 * them. Shorter and shorter ones are tried, until one costs more by itself than the
 * best in all: a line that is loose, or ragged, only costs more when it is shorter.
 * Beside an initial all are, for what is dear there may be cheap below it. */
static void reach(struct breaker *b, size_t j)
{
    int64_t best = COST_NONE;
    bool more = true;

    for (size_t k = 0; k < b->states; k++)
        way_to(b, j, k)->cost = COST_NONE;
    skip_too_long(b, j);
    for (size_t i = b->longest; more && i <= j; i++) {
        if (!b->drop) {
            more = try_line(b, i, j, 0, &best);
            continue;
        }
        for (size_t line = 0; line < (i ? b->drop + 1 : 1); line++) {
            int64_t none = COST_NONE;
            try_line(b, i, j, line, &none);
        }
    }
    b->own[j] = b->drop ? 0 : best;
}

/* The lines in order; *n of them. */
static struct choice *total_fit(struct arena *a, struct breaker *b, size_t *n)
{
    struct choice *out = arena_array(a, struct choice, b->n + 1);
    size_t state = FORM_EVEN;

    b->forms = b->style->align == TEXT_JUSTIFY ? FORMS : 1;
    b->states = FORMS * (b->drop + 1);
    b->ways = arena_array(a, struct way, b->n * b->states);
    b->own = arena_array(a, int64_t, b->n);
    for (size_t j = 0; j < b->n; j++)
        reach(b, j);
    for (size_t k = 1; k < b->states; k++)
        if (way_to(b, b->n - 1, k)->cost < way_to(b, b->n - 1, state)->cost)
            state = k;
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

/* ------------------------------------------------------------ balance */

/* A title in exactly `lines` lines of about equal length. */
struct balance {
    const struct breaker *b;
    size_t lines;
    int32_t mean;
};

static const bool *word_ends(const struct para *p)
{
    if (!p->words->end) {
        p->words->end = arena_array(p->arena, bool, p->text.len + 1);
        text_word_ends(font_breaks(p->spans[0].font), p->text, p->words->end);
    }
    return p->words->end;
}

static int64_t phrase_cost(const struct para *p, const struct unit *u)
{
    int64_t degree = u->phrase;

    if (degree == PHRASE_INSIDE && word_ends(p)[u->end])
        degree = PHRASE_WORD;
    return degree * COST_PHRASE + u->cost +
           (p->marked && degree != 0 ? COST_UNMARKED : 0);
}

static int64_t balance_cost(const struct balance *t, const struct fit *f, size_t line)
{
    const struct unit *u = &t->b->para->units[f->last];
    int64_t away = (f->natural - t->mean) / 100;
    int64_t cost = square(away);

    if (f->free < 0)
        return COST_NONE;
    /* The longer line stands below (DESIGN: second longer or equal). */
    if ((line == 0 && away > 0) || (line + 1 == t->lines && away < 0))
        cost += 30 + cost / 2;
    return f->final ? cost : cost + phrase_cost(t->b->para, u);
}

static bool balance_lines(struct arena *a, const struct breaker *b, struct choice *out,
                          size_t lines)
{
    struct balance t = {b, lines, para_width(b->para, 0, b->para->n - 1) / (int)lines};
    int64_t *best = arena_array(a, int64_t, lines * b->n);
    size_t *from = arena_array(a, size_t, lines * b->n);

    for (size_t l = 0; l < lines; l++)
        for (size_t j = 0; j < b->n; j++) {
            best[l * b->n + j] = COST_NONE;
            for (size_t i = j + 1; i-- > 0;) {
                struct fit f = fit_line(b, i, j, l);
                int64_t before = l == 0   ? (i == 0 ? 0 : COST_NONE)
                                 : i == 0 ? COST_NONE
                                          : best[(l - 1) * b->n + i - 1];
                int64_t cost = balance_cost(&t, &f, l);

                if (f.free < -4000)
                    break;
                if (cost == COST_NONE || before == COST_NONE)
                    continue;
                if (before + cost < best[l * b->n + j]) {
                    best[l * b->n + j] = before + cost;
                    from[l * b->n + j] = i;
                }
            }
        }
    if (best[lines * b->n - 1] == COST_NONE)
        return false;
    for (size_t l = lines, j = b->n - 1; l-- > 0;) {
        size_t before = from[l * b->n + j];
        out[l] = (struct choice){j, best[l * b->n + j]};
        if (l > 0)
            out[l].cost -= best[(l - 1) * b->n + before - 1];
        j = before - 1;
    }
    return true;
}

/* ------------------------------------------------------------ results */

/* 均排: a short name takes the width of so many characters. */
static int32_t spread_target(const struct breaker *b, const struct fit *f)
{
    struct sums s = line_sums(b->para, f->first, f->last);
    int32_t want = b->style->spread * 1000;

    if (s.solid < 2 || s.solid >= b->style->spread || s.even != s.solid - 1 ||
        f->natural != s.solid * 1000 || want > b->measure)
        return f->natural;
    return want;
}

/* What a line grows by when its characters stand on the grid. */
static int32_t grid_growth(const struct para_style *s, int32_t gaps)
{
    int64_t solid = (int64_t)s->cells * s->size;

    if (s->cells == 0 || s->grid <= solid)
        return 0;
    return (int32_t)((gaps * 1000 * (s->grid - solid) + solid / 2) / solid);
}

/* The blank half that was cut off the mark at the line's end. */
static int32_t end_blank(const struct para *p, const struct fit *f)
{
    size_t end = p->visible[f->last];
    const struct unit *u = end > f->first ? &p->units[end - 1] : NULL;

    return u && cjk_trims_right(u->class) ? p->spans[u->span].scale - u->body : 0;
}

/* On the grid a line that is full, but for the blank half of its last mark, stays
 * as it is. */
static int32_t on_grid(const struct breaker *b, const struct fit *f, bool justify)
{
    struct sums s = line_sums(b->para, f->first, f->last);
    int32_t growth = grid_growth(b->style, s.even);
    int32_t slack = grid_growth(b->style, 6); /* marks keep to their neighbours */
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

/* Line number `line`, from candidate i on (0: the start). */
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

/* Rounded up, as para_natural_width is: what was measured must fit. */
static int32_t to_milli(pt64 length, pt64 size)
{
    return (int32_t)(((int64_t)length * 1000 + size - 1) / size);
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
    find_ends(&scratch, &b);
    if (b.n) {
        size_t n;
        struct choice *chosen = total_fit(&scratch, &b, &n);

        if (style->balance && !b.drop && n > 1 && n <= BALANCE_LINES &&
            b.n <= BALANCE_CANDIDATES && !has_newline(p))
            balance_lines(&scratch, &b, chosen, n);
        out->lines = arena_array(a, struct text_line, n);
        out->n = n;
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
