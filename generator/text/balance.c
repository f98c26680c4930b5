/* balance.c - titles: lines of about equal length, broken between phrases.
 *
 * The number of lines is given, so the method is plain dynamic programming: best[l][j]
 * is the cheapest way to end line l at candidate j, over every start i of that line.
 * A line costs the square of its distance from the mean length (in 1/10 em), plus what
 * cjk_phrase_cost and the word ends say about breaking there. With a measure of 10 em:
 *
 *     关于公示三号楼电梯大修方案的通知 -> 关于公示三号楼|电梯大修方案的通知
 *     三月份、四月份表彰名单 -> 三月份、|四月份表彰名单   (after a mark)
 */
#include "text/balance.h"

enum {
    COST_PHRASE = 60,      /* per degree of cjk_phrase_cost */
    COST_UNMARKED = 20000, /* a break elsewhere than the writer marked (U+200B) */
    COST_SHORT = 3000,     /* a line of two characters */
    SHORT = 2500,          /* 1/1000 em */
};
static const int64_t COST_PARTED = 1000 * 1000 * 1000; /* a break inside a word */

/* A title in exactly `lines` lines of about equal length. */
struct balance {
    const struct breaker *b;
    size_t lines;
    int32_t mean;
};

/* Cost of ending a title's line after u. cjk_phrase_cost knows only the characters; the
 * dictionary's word ends correct its PHRASE_INSIDE: 电|梯 is dearer than 楼|电梯. */
static int64_t phrase_cost(const struct para *p, const struct unit *u)
{
    int64_t degree = u->phrase, parted = 0;
    uint8_t end = para_word_ends(p)[u->end];

    if (degree == PHRASE_INSIDE && end == END_WORD)
        degree = PHRASE_WORD;
    else if (degree != 0 && end == END_LOOSE)
        degree = PHRASE_LOOSE;
    else if (degree != 0 && end == END_INSIDE)
        parted = COST_PARTED;
    return degree * COST_PHRASE + u->cost + parted +
           (p->marked && degree != 0 ? COST_UNMARKED : 0);
}

static int64_t balance_cost(const struct balance *t, const struct fit *f, size_t line)
{
    const struct unit *u = &t->b->para->units[f->last];
    int64_t away = (f->natural - t->mean) / 100;
    int64_t cost = away * away;

    if (f->free < 0)
        return COST_NONE;
    /* The first line should not be longer than the mean, nor the last one shorter. */
    if ((line == 0 && away > 0) || (line + 1 == t->lines && away < 0))
        cost += 30 + cost / 2;
    if (f->natural < SHORT && t->mean > 2 * SHORT)
        cost += COST_SHORT;
    return f->final ? cost : cost + phrase_cost(t->b->para, u);
}

enum balanced balance_lines(struct arena *a, const struct breaker *b,
                            struct choice *out, size_t lines)
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
        return BALANCED_NOT;
    for (size_t l = lines, j = b->n - 1; l-- > 0;) {
        size_t before = from[l * b->n + j];
        out[l] = (struct choice){j, best[l * b->n + j]};
        if (l > 0)
            out[l].cost -= best[(l - 1) * b->n + before - 1];
        j = before - 1;
    }
    return best[lines * b->n - 1] < COST_PARTED ? BALANCED : BALANCED_PARTED;
}
