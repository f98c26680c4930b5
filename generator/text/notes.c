/* notes.c - readings above characters, and the room that readings and marks need
 * above and below a line (CLREQ 3.3 and 3.4).
 *
 * A reading is set at half the size of its characters and centred over them. One that
 * is wider than they are widens the first and the last of them, so it never overlaps a
 * neighbour and ends with the line at its edge:
 *
 *     装 (1000 wide) with a reading of 1400 -> body 1400, glyph shifted right by 200
 *
 * Lines keep their leading unless readings or marks would touch the line above; then
 * text_line.above holds what is missing.
 */
#include "text/notes.h"

enum {
    READING_TOP = 1430, /* top of a reading's ink above the baseline, 1/1000 em */
    APART = 130,        /* least space between two adjacent readings */
    INK_TOP = 880,      /* top of a character's ink above the baseline */
    INK_DEPTH = 120,    /* its depth below the baseline */
    CLEAR = 40,         /* least space between the ink of two lines */
};

/* How far a mark reaches below the baseline, 1/1000 em. */
static int32_t mark_depth(enum text_mark mark)
{
    return mark == MARK_DOTS ? 350 : mark == MARK_WAVE ? 290 : mark ? 240 : 0;
}

/* ---- shaping ---- */

/* The first face that has every character of the reading, so that it looks uniform. */
static const struct face *face_for(const struct font *font, struct slice text)
{
    size_t n;
    const struct face_choice *c = font_choices(font, &n);

    for (size_t i = 0; i < n; i++) {
        const struct engine *e = face_engine(c[i].face);
        bool all = e;

        for (size_t at = 0; all && at < text.len;)
            all = engine_has(e, utf8_next(text, &at));
        if (all)
            return c[i].face;
    }
    return NULL;
}

static void report(const struct text_span *s, struct diag *d)
{
    struct span at = {s->src, s->src_offset, 0};
    size_t found = s->src
                       ? slice_find(slice_from(s->src->text, s->src_offset), s->reading)
                       : SIZE_MAX;

    if (found != SIZE_MAX) {
        at.start = s->src_offset + found;
        at.end = at.start + s->reading.len;
    }
    diag_error(d, at, "G2", "没有字体能显示注音“%.*s”",
               "no font has the characters of the reading %.*s", SLICE_FMT(s->reading));
    diag_hint(d, "带声调的字母用一个字符的，例如 á ǎ ǜ",
              "write each letter and its tone as one character: á ǎ ǜ");
}

static void shape_reading(struct arena *a, struct shaper *shaper, const struct para *p,
                          struct reading *r)
{
    const struct text_span *s = &p->spans[p->units[r->first].span];
    struct arena scratch = ARENA_INIT;
    size_t clusters;
    struct shape_run run = {.engine = face_engine(r->face), .end = r->text.len};

    run.script =
        text_clusters(&scratch, font_breaks(s->font), r->text, NULL, &clusters)->script;
    const struct shaped *g = shaper_run(shaper, r->text, &run, &r->n);
    r->glyphs = arena_memdup(a, g, r->n * sizeof *g);
    for (size_t i = 0; i < r->n; i++) {
        r->glyphs[i].advance = r->glyphs[i].advance * s->scale / 2000;
        r->glyphs[i].dx = r->glyphs[i].dx * s->scale / 2000;
        r->glyphs[i].dy = r->glyphs[i].dy * s->scale / 2000;
        r->width += r->glyphs[i].advance;
    }
    arena_free(&scratch);
}

/* ---- widening ---- */

static int32_t width_of(const struct para *p, const struct reading *r)
{
    int32_t width = p->units[r->last].body;

    for (size_t i = r->first; i < r->last; i++)
        width += p->units[i].body + p->units[i].gap.natural;
    return width;
}

/* Widens the characters, half on either side, if the reading is wider than they are.
 * Returns the space that the reading leaves free over them, both sides together. */
static int32_t widen(struct para *p, const struct reading *r)
{
    int32_t slack = width_of(p, r) - r->width;

    if (slack >= 0)
        return slack;
    p->units[r->first].left += slack / 2;
    p->units[r->first].body -= slack / 2;
    p->units[r->last].body -= slack - slack / 2;
    return 0;
}

/* Keeps adjacent readings apart, so that they read as two words. slack: free space that
 * both readings leave. */
static void keep_apart(struct para *p, const struct reading *r, int32_t slack)
{
    const struct reading *before = r - 1;
    int32_t apart = APART * p->spans[p->units[r->first].span].scale / 1000;

    if (before->last + 1 == r->first && slack < 2 * apart) {
        struct cjk_gap *gap = &p->units[before->last].gap;
        gap->natural += apart - slack / 2;
    }
}

void notes_shape(struct arena *a, struct para *p, struct diag *d)
{
    struct shaper *shaper = NULL;
    size_t cap = 0;
    int32_t slack_before = 0;

    if (p->vertical)
        return; /* columns have no room for readings beside them */
    for (size_t i = 0; i < p->n; i++) {
        const struct text_span *s = &p->spans[p->units[i].span];
        struct reading r = {.first = i, .last = i, .text = s->reading};

        p->noted |= s->mark != MARK_NONE || s->reading.len;
        if (s->reading.len == 0)
            continue;
        while (r.last + 1 < p->n && p->units[r.last + 1].span == p->units[i].span)
            r.last++;
        i = r.last;
        r.face = face_for(s->font, s->reading);
        if (!r.face) {
            report(s, d);
            continue;
        }
        shaper = shaper ? shaper : shaper_open();
        shape_reading(a, shaper, p, &r);
        int32_t slack = widen(p, &r);
        arena_push(a, p->readings, p->nreadings, cap);
        p->readings[p->nreadings++] = r;
        if (p->nreadings > 1)
            keep_apart(p, &p->readings[p->nreadings - 1], slack + slack_before);
        slack_before = slack;
    }
    if (shaper)
        shaper_close(shaper);
}

/* ---- lines ---- */

/* How far a line's readings and marks reach above and below its baseline, 1/1000 em. */
struct reach {
    int32_t top, depth; /* 0: no readings; no marks */
};

static struct reach line_reach(const struct para *p, const struct text_line *l)
{
    struct reach r = {0};

    for (size_t i = l->first; i <= l->last; i++) {
        const struct text_span *s = &p->spans[p->units[i].span];
        int32_t top = s->reading.len ? READING_TOP * s->scale / 1000 + s->rise : 0;
        int32_t depth = mark_depth(s->mark) * s->scale / 1000;

        r.top = top > r.top ? top : r.top;
        r.depth = depth > r.depth ? depth : r.depth;
    }
    return r;
}

static pt64 to_pt64(int32_t milli, pt64 size)
{
    return (pt64)((int64_t)milli * size / 1000);
}

static pt64 more_than(pt64 need, pt64 have)
{
    return need > have ? need - have : 0;
}

/* Baseline to baseline a line needs this line's top, the marks of the line before and
 * CLEAR; `above` is what the leading lacks of that. */
void notes_room(struct text_lines *l)
{
    pt64 size = l->style.size, room = line_baseline(l);
    struct reach before = {0};

    for (size_t i = 0; i < l->n; i++) {
        struct reach r = line_reach(l->para, &l->lines[i]);
        int32_t top = r.top ? r.top : INK_TOP;
        int32_t depth = before.depth ? before.depth : INK_DEPTH;

        if (i == 0 && r.top)
            l->lines[i].above = more_than(to_pt64(r.top, size), room);
        else if (i > 0 && (r.top || before.depth))
            l->lines[i].above =
                more_than(to_pt64(top + depth + CLEAR, size), l->style.leading);
        before = r;
    }
    l->below = more_than(to_pt64(before.depth, size), l->style.leading - room);
}

pt64 lines_height(const struct text_lines *l, size_t from, size_t to)
{
    int64_t height = 0;

    for (size_t i = from; i < to && i < l->n; i++)
        height += l->style.leading + l->lines[i].above;
    if (to >= l->n && l->n)
        height += l->below;
    return (pt64)(height > INT32_MAX / 2 ? INT32_MAX / 2 : height);
}
