/* draw_notes.c - draws what is above and below the characters of a text: readings,
 * emphasis dots, the lines under names and the waves under book titles
 * (CLREQ 3.3, 3.4).
 *
 *     {王䶮|wáng yǎn}  -> pinyin above the two characters, as glyph runs
 *     dots under 务必  -> a circle under each character, as a path
 *     a wave, 红楼梦   -> one path of half waves as wide as the three characters
 *
 * text/runs.c computes the places (lines_readings, lines_marks); here they are drawn.
 * In the PDF they are tagged as artifacts, so that copied text is only the text. */
#include "poster/box.h"

/* In 1/1000 of the character's size. */
enum {
    DOT_RADIUS = 70,
    DOT_BELOW = 270, /* its centre under the baseline */
    LINE_BELOW = 190,
    LINE_WIDTH = 45,
    NAMES_APART = 60, /* left blank at each end, so that two names do not join */
    WAVE_BELOW = 220,
    WAVE_LENGTH = 250,
    WAVE_HEIGHT = 60, /* distance of the control points from the middle line */
};

static pt64 of(pt64 size, int32_t milli)
{
    return (pt64)((int64_t)size * milli / 1000);
}

/* A circle of four cubic curves, a quarter each; k is the distance of a control point
 * from its end point. */
static void draw_dot(const struct mark_place *m, struct placer *p)
{
    pt64 r = of(m->size, DOT_RADIUS), k = r * 5523 / 10000;
    pt64 x = m->x + m->w / 2, y = m->y + of(m->size, DOT_BELOW);
    const struct path_step circle[] = {
        {PATH_MOVE, {x + r}, {y}},
        {PATH_CURVE, {x + r, x + k, x}, {y + k, y + r, y + r}},
        {PATH_CURVE, {x - k, x - r, x - r}, {y + r, y + k, y}},
        {PATH_CURVE, {x - r, x - k, x}, {y - k, y - r, y - r}},
        {PATH_CURVE, {x + k, x + r, x + r}, {y - r, y - k, y}},
        {PATH_CLOSE, {0}, {0}},
    };
    struct path path = {
        .steps = circle,
        .n = sizeof circle / sizeof *circle,
        .fill = m->color,
        .stroke = {.none = 1},
    };

    frame_path(p->frame, &path);
}

/* Half waves up and down by turns. Their number is such that they fill the width at
 * about half of WAVE_LENGTH each: 3 characters of 1 em -> 23 of 0.125 em (0.12 em is
 * cut off at the ends). */
static void draw_wave(const struct mark_place *m, pt64 x, pt64 w, struct placer *p)
{
    pt64 y = m->y + of(m->size, WAVE_BELOW), up = of(m->size, WAVE_HEIGHT);
    pt64 length = of(m->size, WAVE_LENGTH);
    int halves = length > 0 ? (int)(2 * (int64_t)w / length) : 2;
    struct path_step *steps;
    struct path path = {
        .fill = {.none = 1}, .stroke = m->color, .width = of(m->size, LINE_WIDTH)};

    halves = halves < 2 ? 2 : halves;
    steps = arena_array(p->arena, struct path_step, (size_t)halves + 1);
    path.steps = steps;
    steps[path.n++] = (struct path_step){PATH_MOVE, {x}, {y}};
    for (int i = 0; i < halves; i++) {
        pt64 a = x + (pt64)((int64_t)w * i / halves);
        pt64 b = x + (pt64)((int64_t)w * (i + 1) / halves);
        pt64 at = i % 2 ? y + up : y - up;
        steps[path.n++] = (struct path_step){
            PATH_CURVE, {a + (b - a) / 3, b - (b - a) / 3, b}, {at, at, y}};
    }
    frame_path(p->frame, &path);
}

static void draw_mark(const struct mark_place *m, struct placer *p)
{
    pt64 apart = of(m->size, NAMES_APART), x = m->x + apart, w = m->w - 2 * apart;
    pt64 thick = of(m->size, LINE_WIDTH);

    if (m->mark == MARK_DOTS)
        draw_dot(m, p);
    else if (m->mark == MARK_WAVE)
        draw_wave(m, x, w, p);
    else
        frame_rect(p->frame, (struct rect){x, m->y + of(m->size, LINE_BELOW), w, thick},
                   m->color);
}

void notes_place(const struct text_lines *l, size_t from, size_t to, pt64 x, pt64 y,
                 struct placer *p)
{
    bool open = false;

    for (size_t i = from; i < to && i < l->n; i++) {
        size_t nreadings, nmarks;
        struct glyph_run *r = lines_readings(p->arena, l, i, x, y, &nreadings);
        struct mark_place *m = lines_marks(p->arena, l, i, x, y, &nmarks);

        if (!open && nreadings + nmarks) {
            frame_tag(p->frame, "Artifact", (struct slice){0});
            open = true;
        }
        for (size_t k = 0; k < nreadings; k++)
            frame_glyphs(p->frame, &r[k]);
        for (size_t k = 0; k < nmarks; k++)
            draw_mark(&m[k], p);
        y += lines_height(l, i, i + 1);
    }
    if (open)
        frame_end(p->frame);
}
