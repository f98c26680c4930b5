#include "chart/plot_mark.h"

static struct plot_mark *add_mark(struct plot_marks *m)
{
    arena_push(m->arena, m->marks, m->n, m->cap);
    m->marks[m->n] = (struct plot_mark){0};
    return &m->marks[m->n++];
}

void plot_path(struct plot_marks *m, enum plot_look look, size_t entry, size_t series,
               const struct path_step *steps, size_t n)
{
    struct plot_mark *k = add_mark(m);

    k->look = look;
    k->entry = entry;
    k->series = series;
    k->steps = arena_memdup(m->arena, steps, n * sizeof *steps);
    k->nsteps = n;
}

void plot_words(struct plot_marks *m, enum plot_text what, size_t i, struct rect line,
                enum text_align anchor)
{
    struct plot_mark *k = add_mark(m);

    k->look = PLOT_WORDS;
    k->what = what;
    k->text = i;
    k->x = line.x;
    k->y = line.y;
    k->measure = line.w;
    k->anchor = anchor;
}

void plot_dot(struct plot_marks *m, size_t entry, size_t series, pt64 x, pt64 y, pt64 r)
{
    const pt64 k = (pt64)((int64_t)r * 5523 / 10000);
    const struct path_step steps[] = {
        {PATH_MOVE, {x, 0, 0}, {y - r, 0, 0}},
        {PATH_CURVE, {x + k, x + r, x + r}, {y - r, y - k, y}},
        {PATH_CURVE, {x + r, x + k, x}, {y + k, y + r, y + r}},
        {PATH_CURVE, {x - k, x - r, x - r}, {y + r, y + k, y}},
        {PATH_CURVE, {x - r, x - k, x}, {y - k, y - r, y - r}},
        {PATH_CLOSE, {0}, {0}},
    };

    plot_path(m, PLOT_DOT, entry, series, steps, sizeof steps / sizeof *steps);
}
