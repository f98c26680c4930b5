/* runs.c - from a broken line to placed glyphs.
 *
 * Three steps: share_out gives each gap of the line its part of what the line is
 * stretched or squeezed by; turn reorders stretches of right-to-left text (UAX 9, L2);
 * make_runs collects the glyphs of neighbours with the same look into runs.
 *
 *     甲，乙丙 set 200 narrower than natural: the gap after ， shrinks 500 -> 300
 *     set 100 wider: the two even gaps, after ， and after 乙, grow by 50 each
 *
 * A unit's place is computed from prefix sums, never by adding to the last place, so
 * that rounding errors do not add up along the line.
 */
#include "text/notes.h"
#include "text/unit.h"

#include <assert.h>

enum {
    MIDDLE = 380, /* middle of the em square above the baseline, 1/1000 em */
    ABOVE = 880,  /* top of the em square */
};

/* By how much the line's gaps shrink or grow, and the totals over which each amount is
 * shared out in proportion. */
struct gap_shares {
    int32_t shrink[SHRINK_LEVELS], stretch, even; /* amounts, 1/1000 em */
    struct sums first, all; /* sums before the line; totals within it */
    const int64_t
        *turned; /* places of the line's units if some text is reordered ... */
    size_t base; /* ... beginning with this unit; else NULL */
};

/* Growing: the stretch of Latin gaps first, all even gaps then. Shrinking: level by
 * level. */
static struct gap_shares share_gaps(const struct para *p, const struct text_line *l)
{
    struct gap_shares s = {.first = p->sums[l->first]};
    size_t end = p->visible[l->last];

    if (end <= l->first)
        return s;
    const struct sums *z = &p->sums[end - 1];
    int32_t more = l->target - para_width(p, l->first, l->last);

    s.all.stretch = z->stretch - s.first.stretch;
    s.all.even = z->even - s.first.even;
    if (more >= 0) {
        s.stretch = more < s.all.stretch ? more : s.all.stretch;
        s.even = more - s.stretch;
        return s;
    }
    for (int k = 0; k < SHRINK_LEVELS; k++) {
        s.all.shrink[k] = z->shrink[k] - s.first.shrink[k];
        s.shrink[k] = -more < s.all.shrink[k] ? -more : s.all.shrink[k];
        more += s.shrink[k];
    }
    return s;
}

/* The part of `amount` that falls to gaps first..upto of `of`. */
static int64_t part(int32_t amount, int32_t of, int32_t upto, int32_t first)
{
    return of ? (int64_t)amount * (upto - first) / of : 0;
}

/* Where unit i begins without reordering, in 1/1000 em from the line's start. */
static int64_t straight_place(const struct para *p, const struct gap_shares *s,
                              size_t i)
{
    const struct sums *at = &p->sums[i];
    int64_t x = at->width - s->first.width;

    x += part(s->stretch, s->all.stretch, at->stretch, s->first.stretch);
    x += part(s->even, s->all.even, at->even, s->first.even);
    for (int k = 0; k < SHRINK_LEVELS; k++)
        x -= part(s->shrink[k], s->all.shrink[k], at->shrink[k], s->first.shrink[k]);
    return x;
}

/* Mirrors units first..last about the middle of their extent, gaps included. */
static void mirror(const struct para *p, const struct gap_shares *s, int64_t *places,
                   size_t first, size_t last)
{
    int64_t sum =
        straight_place(p, s, first) + straight_place(p, s, last) + p->units[last].body;

    for (size_t i = first; i <= last; i++) {
        int64_t wide = p->units[i].body;

        if (p->units[i].class == CJK_SPACE && i < last) /* its width is in its gap */
            wide = straight_place(p, s, i + 1) - straight_place(p, s, i);
        places[i - s->base] = sum - places[i - s->base] - wide;
    }
}

/* UAX 9, L2: from the highest level down, every stretch of at least that level is
 * reversed. Spaces at the end of the line stay there (L1). */
static const int64_t *turn(struct arena *a, const struct para *p,
                           const struct gap_shares *s, const struct text_line *l)
{
    int64_t *places = arena_array(a, int64_t, l->last - l->first + 1);
    size_t end = p->visible[l->last];
    int level = 0;

    for (size_t i = l->first; i <= l->last; i++) {
        places[i - l->first] = straight_place(p, s, i);
        if (i < end && p->units[i].level > level)
            level = p->units[i].level;
    }
    for (; level > 0; level--)
        for (size_t i = l->first, next; i < end; i = next) {
            for (next = i; next < end && p->units[next].level >= level; next++)
                continue;
            if (next > i)
                mirror(p, s, places, i, next - 1);
            else
                next++;
        }
    return places;
}

static struct gap_shares share_out(struct arena *a, const struct para *p,
                                   const struct text_line *l)
{
    struct gap_shares s = share_gaps(p, l);

    s.base = l->first;
    if (p->turns)
        s.turned = turn(a, p, &s, l);
    return s;
}

/* Where unit i begins, in 1/1000 em from the line's start. */
static int64_t unit_place(const struct para *p, const struct gap_shares *s, size_t i)
{
    return s->turned ? s->turned[i - s->base] : straight_place(p, s, i);
}

static pt64 to_pt64(int64_t milli, pt64 size)
{
    int64_t n = milli * size;

    return (pt64)((n + (n < 0 ? -500 : 500)) / 1000);
}

struct line_maker {
    struct arena *arena;
    const struct para *para;
    pt64 size, x, baseline; /* of a column: its top is x, its middle is baseline */
    struct glyph_run *runs;
    size_t n, cap;
    struct glyph *glyphs; /* of the last run, with room for the line's others */
    uint32_t end;         /* of the line, in the paragraph's glyphs */
    uint32_t start;       /* byte where the last run's text begins */
    uint32_t span;
    uint8_t level;
};

/* x of a run's origin in a column. Rotated text is shifted so that the middle of its em
 * square lies on the column's centre line. */
static pt64 column_x(const struct line_maker *m, const struct unit *u)
{
    const struct text_span *s = &m->para->spans[u->span];
    int64_t middle = u->set == SET_TURNED ? MIDDLE * s->scale / 1000 : 0;

    return m->baseline - to_pt64(middle, m->size) + to_pt64(s->rise, m->size);
}

/* Moves the origin of a run with reordered glyphs to the foremost of them. */
static void close_run(struct line_maker *m)
{
    struct glyph_run *run = m->n ? &m->runs[m->n - 1] : NULL;
    bool level = run && run->set == SET_LEVEL;
    pt64 least = 0;

    if (!run || !run->backward)
        return;
    for (size_t i = 0; i < run->n; i++) {
        pt64 along = level ? m->glyphs[i].x : m->glyphs[i].y;
        least = along < least ? along : least;
    }
    for (size_t i = 0; i < run->n; i++)
        *(level ? &m->glyphs[i].x : &m->glyphs[i].y) -= least;
    *(level ? &run->x : &run->y) += least;
}

/* at: position of the run's start along the line. */
static void open_run(struct line_maker *m, const struct unit *u, uint32_t start,
                     pt64 at)
{
    const struct text_span *s = &m->para->spans[u->span];
    bool level = u->set == SET_LEVEL;

    close_run(m);
    arena_push(m->arena, m->runs, m->n, m->cap);
    m->runs[m->n++] = (struct glyph_run){
        .face = u->face,
        .size = to_pt64(s->scale, m->size),
        .color = s->color,
        .set = u->set,
        .x = level ? at : column_x(m, u),
        .y = level ? m->baseline - to_pt64(s->rise, m->size) : at,
        .link = s->link,
        .strike = s->strike,
        .backward = u->level > 0,
    };
    m->glyphs = arena_array(m->arena, struct glyph, m->end - u->glyph);
    m->start = start;
    m->span = u->span;
    m->level = u->level;
}

/* The glyph's origin relative to the run's; pen: its place in 1/1000 em from the start
 * of the line. */
static void place_glyph(const struct line_maker *m, const struct unit *u,
                        const struct shaped *g, int64_t pen, struct glyph *out)
{
    const struct glyph_run *run = &m->runs[m->n - 1];

    if (u->set == SET_UPRIGHT) {
        out->x = to_pt64(g->dx, m->size);
        out->y = m->x + to_pt64(pen - g->dy, m->size) - run->y;
    } else if (u->set == SET_TURNED) {
        out->x = to_pt64(g->dy, m->size);
        out->y = m->x + to_pt64(pen + g->dx, m->size) - run->y;
    } else {
        out->x = m->x + to_pt64(pen + g->dx, m->size) - run->x;
        out->y = -to_pt64(g->dy, m->size);
    }
}

/* The glyphs of a short number (12 of 12月), side by side and centred in the column. */
static void place_together(const struct line_maker *m, const struct unit *u,
                           int64_t place, struct glyph *out)
{
    const struct shaped *g = &m->para->glyphs[u->glyph];
    int64_t scale = m->para->spans[u->span].scale, x = 0;

    for (uint32_t i = 0; i < u->nglyphs; i++)
        x -= g[i].advance;
    x /= 2;
    for (uint32_t i = 0; i < u->nglyphs; x += g[i++].advance) {
        out[i].x = to_pt64(x + g[i].dx, m->size);
        out[i].y = m->x - m->runs[m->n - 1].y +
                   to_pt64(place + ABOVE * scale / 1000 - g[i].dy, m->size);
        out[i].advance = to_pt64(scale, m->size);
    }
}

/* HarfBuzz returns right-to-left glyphs in visual order; runs keep text order. */
static void reverse(struct glyph *g, size_t n)
{
    for (size_t l = 0; l + 1 < n - l; l++) {
        struct glyph swap = g[l];
        g[l] = g[n - 1 - l];
        g[n - 1 - l] = swap;
    }
}

static void put_unit(struct line_maker *m, const struct unit *u, int64_t place)
{
    struct glyph_run *run = &m->runs[m->n - 1];
    int64_t pen = place - u->left;

    for (uint32_t i = 0; i < u->nglyphs; i++) {
        const struct shaped *g = &m->para->glyphs[u->glyph + i];

        m->glyphs[run->n++] = (struct glyph){
            .id = g->glyph,
            .cluster = (u->level % 2 ? g->cluster : u->start) - m->start,
            .advance = to_pt64(g->advance, m->size),
        };
        place_glyph(m, u, g, pen, &m->glyphs[run->n - 1]);
        pen += g->advance;
    }
    if (u->together)
        place_together(m, u, place, m->glyphs + run->n - u->nglyphs);
    if (u->level % 2)
        reverse(m->glyphs + run->n - u->nglyphs, u->nglyphs);
    run->glyphs = m->glyphs;
    run->text = slice_sub(m->para->text, m->start, u->end);
}

/* Does u continue the last run? Each right-to-left unit is a run of its own. */
static bool same_run(const struct line_maker *m, const struct unit *u)
{
    const struct glyph_run *run = m->n ? &m->runs[m->n - 1] : NULL;

    return run && run->face == u->face && m->span == u->span && run->set == u->set &&
           m->level == u->level && u->level % 2 == 0;
}

/* The runs of a line. The text of units without glyphs goes to the run before them, or
 * to the first run, so that the text of all runs together is the line's. */
static void make_runs(struct line_maker *m, const struct text_line *l)
{
    const struct para *p = m->para;
    struct gap_shares shares = share_out(m->arena, p, l);
    uint32_t start = p->units[l->first].start;
    const struct unit *last = &p->units[l->last];

    m->end = last->glyph + last->nglyphs;
    for (size_t i = l->first; i <= l->last; i++) {
        const struct unit *u = &p->units[i];

        if (u->class == CJK_NEWLINE)
            break;
        int64_t place = unit_place(p, &shares, i);
        if (u->nglyphs && !same_run(m, u))
            open_run(m, u, start, m->x + to_pt64(place - u->left, m->size));
        if (m->n)
            put_unit(m, u, place);
        if (m->n)
            start = u->end;
    }
    close_run(m);
}

pt64 line_baseline(const struct text_lines *l)
{
    const struct para *p = l->para;
    const struct font *font = p->nspans ? p->spans[0].font : NULL;

    if (!font)
        return 0;
    int32_t scale = p->spans[0].scale;
    int64_t ascent = (int64_t)font_ascent(font) * scale / 1000;
    int64_t descent = (int64_t)font_descent(font) * scale / 1000;
    return (l->style.leading - to_pt64(ascent + descent, l->style.size)) / 2 +
           to_pt64(ascent, l->style.size);
}

/* TEXT_START of a right-to-left line is its right end. */
static enum text_align align_of(const struct text_lines *l)
{
    enum text_align align = l->style.align;
    bool start = align == TEXT_START || align == TEXT_JUSTIFY;

    return l->para->leftward && start ? TEXT_END : align;
}

static struct line_maker start_line(struct arena *a, const struct text_lines *l,
                                    size_t i, pt64 x, pt64 y)
{
    const struct text_line *line = &l->lines[i];
    const struct para_style *style = &l->style;
    struct line_maker m = {.arena = a, .para = l->para, .size = style->size};
    pt64 indent = i == 0 ? to_pt64(style->indent, style->size) : 0;
    pt64 beside = i < (size_t)style->drop ? style->drop_width : 0;
    pt64 room = style->measure - indent - beside - line->width;

    assert(i < l->n);
    room = room > 0 ? room : 0; /* an overfull line protrudes at its end only */
    m.x = (l->para->vertical ? y : x) + (l->para->leftward ? beside : beside + indent);
    enum text_align align = align_of(l);
    if (align == TEXT_CENTER)
        m.x += room / 2;
    if (align == TEXT_END)
        m.x += room;
    m.baseline =
        l->para->vertical ? x + style->leading / 2 : y + line->above + line_baseline(l);
    return m;
}

struct glyph_run *lines_runs(struct arena *a, const struct text_lines *l, size_t i,
                             pt64 x, pt64 y, size_t *n)
{
    const struct text_line *line = &l->lines[i];
    struct line_maker m = start_line(a, l, i, x, y);

    make_runs(&m, line);
    if (m.n) {
        struct line_note *note = arena_new(a, struct line_note);
        *note = (struct line_note){line->natural, line->width, line->give, line->cost};
        m.runs[0].line = note;
    }
    *n = m.n;
    return m.runs;
}

/* ------------------------------------------------------------ notes */

/* Left end and width of units first..last, in 1/1000 em from the line's start. */
static int64_t stretch_place(const struct para *p, const struct gap_shares *s,
                             size_t first, size_t last, int64_t *width)
{
    int64_t x = unit_place(p, s, first);
    int64_t end = unit_place(p, s, last) + p->units[last].body;

    for (size_t i = first; s->turned && i <= last; i++) {
        int64_t at = unit_place(p, s, i);

        x = at < x ? at : x;
        end = at + p->units[i].body > end ? at + p->units[i].body : end;
    }
    *width = end - x;
    return x;
}

static struct glyph_run reading_run(const struct line_maker *m, const struct reading *r,
                                    int64_t place)
{
    const struct text_span *s = &m->para->spans[m->para->units[r->first].span];
    struct glyph *glyphs = arena_array(m->arena, struct glyph, r->n);
    int64_t pen = 0;

    for (size_t k = 0; k < r->n; k++) {
        const struct shaped *g = &r->glyphs[k];
        glyphs[k] =
            (struct glyph){g->glyph, g->cluster, to_pt64(pen + g->dx, m->size),
                           -to_pt64(g->dy, m->size), to_pt64(g->advance, m->size)};
        pen += g->advance;
    }
    return (struct glyph_run){
        .face = r->face,
        .size = to_pt64(s->scale / 2, m->size),
        .color = s->color,
        .x = m->x + to_pt64(place, m->size),
        .y = m->baseline - to_pt64(s->rise + s->scale, m->size),
        .glyphs = glyphs,
        .n = r->n,
        .text = r->text,
        .silent = true,
    };
}

struct glyph_run *lines_readings(struct arena *a, const struct text_lines *l, size_t i,
                                 pt64 x, pt64 y, size_t *n)
{
    const struct text_line *line = &l->lines[i];
    const struct para *p = l->para;
    struct glyph_run *out = NULL;
    size_t cap = 0;

    *n = 0;
    if (!p->nreadings)
        return NULL;
    struct line_maker m = start_line(a, l, i, x, y);
    struct gap_shares shares = share_out(a, p, line);
    for (size_t k = 0; k < p->nreadings; k++) {
        const struct reading *r = &p->readings[k];
        int64_t width;

        if (r->first < line->first || r->last > line->last)
            continue;
        int64_t place = stretch_place(p, &shares, r->first, r->last, &width);
        arena_push(a, out, *n, cap);
        out[(*n)++] = reading_run(&m, r, place + (width - r->width) / 2);
    }
    return out;
}

static bool takes_mark(enum text_mark mark, enum cjk_class k)
{
    bool letter = k == CJK_HAN || k == CJK_LATIN || k == CJK_DIGIT;

    return letter || (mark != MARK_DOTS && (k == CJK_CONNECTOR || k == CJK_SPACE));
}

/* The last unit of the mark that begins at `first`: a line or wave runs to the end of
 * its span, a dot belongs to a single character. */
static size_t mark_end(const struct para *p, size_t first, size_t last)
{
    const struct unit *u = p->units;
    enum text_mark mark = p->spans[u[first].span].mark;
    size_t end = first;

    while (mark != MARK_DOTS && end < last && u[end + 1].span == u[first].span &&
           u[end + 1].level == u[first].level && takes_mark(mark, u[end + 1].class))
        end++;
    while (end > first && u[end].class == CJK_SPACE)
        end--;
    return end;
}

struct mark_place *lines_marks(struct arena *a, const struct text_lines *l, size_t i,
                               pt64 x, pt64 y, size_t *n)
{
    const struct text_line *line = &l->lines[i];
    const struct para *p = l->para;
    struct mark_place *out = NULL;
    size_t cap = 0;

    *n = 0;
    if (!p->noted)
        return NULL;
    struct line_maker m = start_line(a, l, i, x, y);
    struct gap_shares shares = share_out(a, p, line);
    for (size_t k = line->first; k <= line->last; k++) {
        const struct unit *u = &p->units[k];
        const struct text_span *s = &p->spans[u->span];

        if (s->mark == MARK_NONE || u->class == CJK_SPACE || !u->nglyphs ||
            !takes_mark(s->mark, u->class))
            continue;
        int64_t width;
        size_t end = mark_end(p, k, line->last);
        int64_t place = stretch_place(p, &shares, k, end, &width);
        arena_push(a, out, *n, cap);
        out[(*n)++] = (struct mark_place){
            s->mark,    m.x + to_pt64(place, m.size), to_pt64(width, m.size),
            m.baseline, to_pt64(s->scale, m.size),    s->color};
        k = end;
    }
    return out;
}

int32_t para_tail(const struct para *p, size_t from)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->units[i].start >= from)
            return para_width(p, i, p->n - 1);
    return 0;
}
