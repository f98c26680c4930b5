/* breaker.h - a paragraph while its lines are chosen, shared by lines.c and balance.c.
 *
 * Candidates are the units after which a line may end, in order. A line starts after
 * candidate i - 1 (i = 0: at the start of the text) and ends with candidate j. Lengths
 * are in 1/1000 em.
 */
#ifndef BANBAO_TEXT_BREAKER_H
#define BANBAO_TEXT_BREAKER_H

#include "text/unit.h"

static const int64_t COST_NONE = INT64_C(1) << 60;

/* The cheapest setting of the text up to a candidate. */
struct way {
    int64_t cost;
    size_t from;  /* index of the previous candidate + 1; 0: start of the text */
    size_t state; /* state of the way to that candidate */
};

struct breaker {
    const struct para *para;
    const struct para_style *style;
    int32_t measure, indent; /* 1/1000 em */
    int32_t beside;          /* measure of the lines beside a drop initial */
    size_t drop;             /* number of such lines */
    size_t *ends;            /* candidates: units after which a line may end */
    size_t n;
    size_t states;    /* forms of the last line, times line numbers up to `drop` */
    struct way *ways; /* n * states: a way to each candidate in each state */
    int64_t *own;     /* cost of the cheapest way to each; with an initial 0, which is
                         a lower bound */
    size_t forms;     /* number of forms that a line of this style can have */
    size_t longest;   /* earliest start of a line that can still reach candidate j */
    int64_t limit;    /* a way that costs this much or more is dropped */
    size_t *live;     /* possible starts of lines: candidates + 1 that have a way */
    size_t nlive;
    size_t from;          /* index of the first of `live` not before `longest` */
    bool parted;          /* balancing had to put a word on two lines */
    const uint8_t *words; /* para_word_ends; NULL: words may be broken freely */
};

/* A line that was chosen. */
struct choice {
    size_t end; /* a candidate */
    int64_t cost;
};

/* The line from candidate i (0: the start) to j, as line number `line`. */
struct fit {
    size_t first, last;    /* units */
    int32_t natural, free; /* free: measure - natural; < 0: too wide */
    bool final;            /* last of the text, or before a newline */
    bool opening;          /* first of the text */
};

/* i: candidate at which the line starts, as in fit_line. */
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

/* Totals over the gaps inside a line; those at its edges do not count. */
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

#endif
