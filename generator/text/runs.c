/* runs.c - a broken line to placed glyphs. */
#include "text/unit.h"

#include <assert.h>

enum {
    MIDDLE = 380, /* of the em square, above the baseline */
    ABOVE = 880,  /* its top */
};

/* How the line's gaps give or grow: amounts to share, and what there is to share
 * them over. A unit's place is its natural place and its part of each share, taken
 * from sums, so that rounding never adds up. */
struct shares {
    int32_t shrink[SHRINK_LEVELS], stretch, even; /* amounts */
    struct sums first, all;                       /* at the line's start; in it */
};

static struct shares share_out(const struct para *p, const struct text_line *l)
{
    struct shares s = {.first = p->sums[l->first]};
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

static int64_t part(int32_t amount, int32_t of, int32_t upto, int32_t first)
{
    return of ? (int64_t)amount * (upto - first) / of : 0;
}

/* Where unit i begins, in 1/1000 em from the line's start. */
static int64_t unit_place(const struct para *p, const struct shares *s, size_t i)
{
    const struct sums *at = &p->sums[i];
    int64_t x = at->width - s->first.width;

    x += part(s->stretch, s->all.stretch, at->stretch, s->first.stretch);
    x += part(s->even, s->all.even, at->even, s->first.even);
    for (int k = 0; k < SHRINK_LEVELS; k++)
        x -= part(s->shrink[k], s->all.shrink[k], at->shrink[k], s->first.shrink[k]);
    return x;
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
    struct glyph *glyphs; /* of the last run */
    size_t glyph_cap;
    uint32_t start; /* byte where the last run's text begins */
    uint32_t span;
};

/* A turned line's baseline stands so that its characters' middles are the column's. */
static pt64 column_x(const struct line_maker *m, const struct unit *u)
{
    const struct text_span *s = &m->para->spans[u->span];
    int64_t middle = u->set == SET_TURNED ? MIDDLE * s->scale / 1000 : 0;

    return m->baseline - to_pt64(middle, m->size) + to_pt64(s->rise, m->size);
}

/* at: where the run begins, along the line. */
static void open_run(struct line_maker *m, const struct unit *u, uint32_t start,
                     pt64 at)
{
    const struct text_span *s = &m->para->spans[u->span];
    bool level = u->set == SET_LEVEL;

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
    };
    m->glyphs = NULL;
    m->glyph_cap = 0;
    m->start = start;
    m->span = u->span;
}

/* The glyph's origin when the pen stands at `pen` (1/1000 em from the line's start),
 * from the run's. */
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

/* The glyphs of a short number, from left to right in the column. */
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

static void put_unit(struct line_maker *m, const struct unit *u, int64_t place)
{
    struct glyph_run *run = &m->runs[m->n - 1];
    int64_t pen = place - u->left;

    for (uint32_t i = 0; i < u->nglyphs; i++) {
        const struct shaped *g = &m->para->glyphs[u->glyph + i];

        arena_push(m->arena, m->glyphs, run->n, m->glyph_cap);
        m->glyphs[run->n++] = (struct glyph){
            .id = g->glyph,
            .cluster = u->start - m->start,
            .advance = to_pt64(g->advance, m->size),
        };
        place_glyph(m, u, g, pen, &m->glyphs[run->n - 1]);
        pen += g->advance;
    }
    if (u->together)
        place_together(m, u, place, m->glyphs + run->n - u->nglyphs);
    run->glyphs = m->glyphs;
    run->text = slice_sub(m->para->text, m->start, u->end);
}

/* Characters that draw nothing belong to the run before them, or to the next. */
static void make_runs(struct line_maker *m, const struct text_line *l)
{
    const struct para *p = m->para;
    struct shares shares = share_out(p, l);
    uint32_t start = p->units[l->first].start;

    for (size_t i = l->first; i <= l->last; i++) {
        const struct unit *u = &p->units[i];

        if (u->class == CJK_NEWLINE)
            break;
        int64_t place = unit_place(p, &shares, i);
        if (u->nglyphs && (m->n == 0 || m->runs[m->n - 1].face != u->face ||
                           m->span != u->span || m->runs[m->n - 1].set != u->set)) {
            open_run(m, u, start, m->x + to_pt64(place - u->left, m->size));
        }
        if (m->n)
            put_unit(m, u, place);
        if (m->n)
            start = u->end;
    }
}

struct glyph_run *lines_runs(struct arena *a, const struct text_lines *l, size_t i,
                             pt64 x, pt64 y, size_t *n)
{
    const struct text_line *line = &l->lines[i];
    const struct para_style *style = &l->style;
    struct line_maker m = {.arena = a, .para = l->para, .size = style->size};
    pt64 indent = i == 0 ? to_pt64(style->indent, style->size) : 0;
    pt64 room = style->measure - indent - line->width;

    assert(i < l->n);
    room = room > 0 ? room : 0; /* what is too wide hangs out at the end only */
    m.x = (l->para->vertical ? y : x) + indent;
    if (style->align == TEXT_CENTER)
        m.x += room / 2;
    if (style->align == TEXT_END)
        m.x += room;
    const struct font *font = l->para->nspans ? l->para->spans[0].font : NULL;
    int32_t scale = l->para->nspans ? l->para->spans[0].scale : 1000;
    if (l->para->vertical) {
        m.baseline = x + style->leading / 2;
    } else if (font) {
        int64_t ascent = (int64_t)font_ascent(font) * scale / 1000;
        int64_t descent = (int64_t)font_descent(font) * scale / 1000;
        m.baseline = y + (style->leading - to_pt64(ascent + descent, style->size)) / 2 +
                     to_pt64(ascent, style->size);
    }
    make_runs(&m, line);
    if (m.n) {
        struct line_note *note = arena_new(a, struct line_note);
        *note = (struct line_note){line->natural, line->width, line->give, line->cost};
        m.runs[0].line = note;
    }
    *n = m.n;
    return m.runs;
}
