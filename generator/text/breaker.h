/* breaker.h - a paragraph while its lines are chosen, shared by lines.c and balance.c.
 *
 * Candidates are the units after which a line may end, in order. A line goes from
 * candidate i (0: the text's start) to candidate j, its last one. Lengths are in 1/1000
 * em.
 */
#ifndef BREAKER_H
#define BREAKER_H

#include "text/unit.h"

static const int64_t COST_NONE = INT64_C(1) << 60;

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
    int64_t limit;    /* what costs as much is no way */
    size_t *live;     /* where a line may begin: candidates + 1 that have a way */
    size_t nlive;
    size_t from;          /* the first one of `live` that is not before `longest` */
    bool parted;          /* a balanced word is on two lines */
    const uint8_t *words; /* para_word_ends; NULL: it does not matter */
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

/* balance.c: a text in exactly `lines` lines of about equal length. */
enum balanced {
    BALANCED_NOT,    /* there is no such way, and `out` is as it was */
    BALANCED_PARTED, /* but a word had to be parted */
    BALANCED,
};
enum balanced balance_lines(struct arena *a, const struct breaker *b,
                            struct choice *out, size_t lines);

#endif
