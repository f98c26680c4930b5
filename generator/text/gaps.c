/* gaps.c - the space between shaped units, and its sums (text/unit.h).
 *
 * The blank half of a full-width mark is moved from its body into the gap beside it, so
 * that it vanishes at the edge of a line and can shrink inside one (CLREQ 3.1.6). Runs
 * of typed spaces become a single gap. Prefix sums then give the width of any line.
 *
 *     甲，乙 in 1/1000 em -> bodies 1000 500 1000, a gap of 500 after ，
 *     “（甲” -> bodies 500 500 1000 500, no gaps: the outer blanks are trimmed
 */
#include "text/gaps.h"

enum {
    FULL_WIDTH = 900, /* least advance of a full-width mark, 1/1000 em */
    HALF = 500,
    TIGHT_BLANK = 4, /* in titles marks keep a quarter of their blank halves */
    BLANKS_MOST = 1000 * 1000, /* cap for a run of spaces: wider than any line */
};

/* The blank half of a full-width mark with `free` 1/1000 em beside its ink: at least
 * about half an em free (480 and more) is exactly half an em, as the `halt` feature of
 * a Chinese face has it; else a margin of 60 stays with the ink: 300 -> 240. */
static int32_t blank_half(int free)
{
    return free >= HALF - 20 ? HALF : free > 100 ? free - 60 : 0;
}

/* The blank halves before and after a mark, in 1/1000 of its own em; 0 for anything
 * else. In right-to-left text the glyph's right side comes first. */
static void find_blanks(const struct para *p, const struct unit *u, int *left,
                        int *right)
{
    int l, r;

    *left = *right = 0;
    if (u->nglyphs != 1 || !u->face ||
        u->body < unit_scaled(FULL_WIDTH, p->spans[u->span].scale) ||
        !(cjk_trims_left(u->class) || cjk_trims_right(u->class)))
        return;
    if (u->set == SET_UPRIGHT)
        engine_bearings_upright(face_engine(u->face), p->glyphs[u->glyph].glyph, &l,
                                &r);
    else
        engine_bearings(face_engine(u->face), p->glyphs[u->glyph].glyph, &l, &r);
    if (cjk_trims_left(u->class))
        *left = blank_half(u->level % 2 ? r : l);
    else
        *right = blank_half(u->level % 2 ? l : r);
}

static struct cjk_gap scale_gap(struct cjk_gap g, int32_t scale)
{
    g.natural = unit_scaled(g.natural, scale);
    g.stretch = unit_scaled(g.stretch, scale);
    for (int i = 0; i < SHRINK_LEVELS; i++)
        g.shrink[i] = unit_scaled(g.shrink[i], scale);
    return g;
}

/* A unit's blank halves, kept until the gaps are made. */
struct blanks {
    int left, right;
};

static void cut_blanks(struct para *p, struct blanks *b)
{
    for (size_t i = 0; i < p->n; i++) {
        struct unit *u = &p->units[i];
        int32_t scale = p->spans[u->span].scale;

        find_blanks(p, u, &b[i].left, &b[i].right);
        u->left = unit_scaled(u->level % 2 ? b[i].right : b[i].left, scale);
        u->body -= unit_scaled(b[i].left, scale) + unit_scaled(b[i].right, scale);
    }
}

/* The gap after unit `before`, which directly precedes unit i. */
static void set_gap(struct para *p, const struct blanks *b, size_t before, size_t i)
{
    struct unit *u = &p->units[before];
    const struct text_span *s = &p->spans[u->span];
    int part = s->tight ? TIGHT_BLANK : 1;

    u->gap = scale_gap(
        cjk_gap(u->class, p->units[i].class, b[before].right / part, b[i].left / part),
        s->scale);
}

/* The gap after the last of the spaces between units `before` and i. It holds the width
 * of all of them; their bodies become 0. */
static void set_space_gap(struct para *p, const struct blanks *b, size_t before,
                          size_t i, size_t space)
{
    const struct unit *u = &p->units[before];
    int32_t scale = p->spans[u->span].scale;
    int64_t advance = 0;

    for (size_t k = before + 1; k <= space; k++) {
        advance += p->units[k].body;
        p->units[k].body = 0;
    }
    if (scale)
        advance = advance * 1000 / scale;
    if (advance > BLANKS_MOST)
        advance = BLANKS_MOST;
    p->units[space].gap =
        scale_gap(cjk_space_gap(u->class, p->units[i].class, b[before].right, b[i].left,
                                (int)advance),
                  scale);
}

static void make_gaps(struct para *p, const struct blanks *b)
{
    size_t before = SIZE_MAX; /* last visible unit of the line */
    size_t space = SIZE_MAX;  /* last space after it */

    for (size_t i = 0; i < p->n; i++) {
        enum cjk_class class = p->units[i].class;

        if (class == CJK_NOTHING)
            continue;
        if (class == CJK_SPACE) {
            space = i;
            continue;
        }
        if (class == CJK_NEWLINE) {
            before = space = SIZE_MAX;
            continue;
        }
        if (before != SIZE_MAX && space == SIZE_MAX)
            set_gap(p, b, before, i);
        else if (before != SIZE_MAX)
            set_space_gap(p, b, before, i, space);
        before = i;
        space = SIZE_MAX;
    }
}

void gaps_make(struct para *p)
{
    struct arena scratch = ARENA_INIT;
    struct blanks *blanks = arena_array(&scratch, struct blanks, p->n);

    cut_blanks(p, blanks);
    make_gaps(p, blanks);
    arena_free(&scratch);
}

static bool is_solid(enum cjk_class k)
{
    return k == CJK_HAN || k == CJK_LATIN || k == CJK_DIGIT;
}

/* Adds the tracking, then fills sums and visible. sums[i] excludes unit i itself, so
 * the difference of two sums covers the units in between. */
static void add_up(struct para *p)
{
    struct sums sum = {0};

    p->sums = arena_array(p->arena, struct sums, p->n + 1);
    p->visible = arena_array(p->arena, uint32_t, p->n + 1);
    for (size_t i = 0; i < p->n; i++) {
        struct unit *u = &p->units[i];

        if (u->nglyphs && i + 1 < p->n)
            u->gap.natural +=
                unit_scaled(p->spans[u->span].tracking, p->spans[u->span].scale);
        p->sums[i] = sum;
        sum.width += u->body + u->gap.natural;
        for (int k = 0; k < SHRINK_LEVELS; k++)
            sum.shrink[k] += u->gap.shrink[k];
        sum.stretch += u->gap.stretch;
        sum.even += u->gap.even;
        sum.solid += is_solid(u->class);
        bool seen = unit_draws(u->class) && u->class != CJK_SPACE;
        p->visible[i] = seen ? (uint32_t)i + 1 : i ? p->visible[i - 1] : 0;
    }
    p->sums[p->n] = sum;
}

/* natural: the widest stretch between newlines; least: the widest between breaks. */
static void find_extents(struct para *p)
{
    size_t line = 0, part = 0;

    for (size_t i = 0; i < p->n; i++) {
        const struct unit *u = &p->units[i];
        bool last = i + 1 == p->n;

        if (last || u->cost != BREAK_NEVER) {
            int32_t w = para_width(p, part, i);
            p->least = w > p->least ? w : p->least;
            part = i + 1;
        }
        if (last || u->must_break) {
            int32_t w = para_width(p, line, i);
            p->natural = w > p->natural ? w : p->natural;
            line = i + 1;
        }
    }
}

void gaps_add_up(struct para *p)
{
    add_up(p);
    find_extents(p);
}
