/* chart_box.c - draws a plot on a sheet: sets its texts, draws its marks.
 *
 * chart/plot.c lays the plot out in the box and returns a list of marks: paths and
 * texts, relative to the box. It asks for the width of each text through text_size;
 * look_of gives each path its colours and line width.
 *
 *     columns of 收入 and 支出, two months -> 4 PLOT_AREA (fills: solid, paper, solid,
 *     paper), PLOT_GRID lines under them, PLOT_WORDS for labels, values and ticks
 *
 * The series are solid, outlined and tinted, never two fills of one darkness, so that
 * they can be told apart in grey as well; the first line is strong, the others thin.
 */
#include "poster/box.h"

struct drawing {
    const struct chart *c;
    struct arena *scratch;
    pt64 size, leading;
};

/* The shaped text that plot.c means by what and i; NULL: an empty one. */
static const struct para *para_of(const struct chart *c, enum plot_text what, size_t i)
{
    switch (what) {
    case PLOT_LABEL:
        return c->labels[i];
    case PLOT_VALUE:
        return c->values[i];
    case PLOT_TICK:
        break;
    }
    return c->ticks[i];
}

static struct text_lines *set_text(const struct drawing *d, const struct para *para,
                                   pt64 measure, enum text_align align)
{
    struct para_style ps = {.size = d->size,
                            .leading = d->leading,
                            .measure = measure,
                            .align = align,
                            .balance = true};

    return para_break(d->scratch, para, &ps);
}

/* plot_setter.size: the width of a text that is wrapped to the measure. */
static pt64 text_size(void *ctx, enum plot_text what, size_t i, pt64 measure,
                      size_t *lines)
{
    const struct drawing *d = ctx;
    const struct para *para = para_of(d->c, what, i);

    *lines = 0;
    if (!para)
        return 0;
    pt64 natural = para_natural_width(para, d->size);
    const struct text_lines *l = set_text(d, para, measure, TEXT_START);
    *lines = l->n;
    /* One unit more, so that rounding never makes it break. */
    return natural < measure || l->overfull ? natural + 1 : l->width;
}

/* Type size of this trial; the leading is 1.25 times that. */
static struct drawing drawing_of(const struct chart *c, const struct trial *t)
{
    struct drawing d = {.c = c, .scratch = t->arena};

    d.size =
        (pt64)(c->style->lo + (int64_t)(c->style->hi - c->style->lo) * t->size / 1000);
    d.leading = (pt64)((int64_t)d.size * 1250 / 1000);
    return d;
}

static struct plot_marks lay_out(struct drawing *d, pt64 w, pt64 h)
{
    const struct plot_setter setter = {d, d->leading, text_size};
    struct plot_marks marks = {.arena = d->scratch};

    plot_lay(&d->c->plot, &setter, w, h, &marks);
    return marks;
}

bool chart_is_tight(const struct box *b, pt64 w, pt64 h, struct trial *t)
{
    struct drawing d = drawing_of(b->chart, t);

    return lay_out(&d, w, h).tight;
}

static void draw_words(const struct drawing *d, const struct plot_mark *m,
                       struct rect r, struct placer *p)
{
    const struct para *para = para_of(d->c, m->what, m->text);

    if (!para)
        return;
    struct text_lines *l = set_text(d, para, m->measure, m->anchor);
    /* Cover the grid line behind a value. */
    if (m->what == PLOT_VALUE && d->c->plot.type == PLOT_COLUMNS)
        frame_rect(p->frame,
                   (struct rect){r.x + m->x + (m->measure - l->width) / 2,
                                 r.y + m->y + d->leading / 10, l->width,
                                 d->leading * 8 / 10},
                   d->c->paper);
    for (size_t i = 0; i < l->n; i++) {
        size_t n;
        struct glyph_run *runs = lines_runs(p->arena, l, i, r.x + m->x,
                                            r.y + m->y + (pt64)i * d->leading, &n);
        for (size_t k = 0; k < n; k++)
            frame_glyphs(p->frame, &runs[k]);
    }
}

static void shift(struct path_step *steps, size_t n, pt64 dx, pt64 dy)
{
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < 3; k++) {
            steps[i].x[k] += dx;
            steps[i].y[k] += dy;
        }
}

/* Fill, stroke and line width of a mark, by its kind and its series. */
static void look_of(const struct chart *c, const struct plot_mark *m, struct path *path)
{
    const struct color fills[] = {c->solid, c->paper, c->tint};

    path->fill = path->stroke = (struct color){.none = 1};
    switch (m->look) {
    case PLOT_GRID:
        path->stroke = c->grid;
        path->width = um_to_pt64(250);
        break;
    case PLOT_BASE:
        path->stroke = c->outline;
        path->width = um_to_pt64(400);
        break;
    case PLOT_AREA:
        path->fill = fills[m->series % 3];
        path->stroke = m->series % 3 ? c->outline : c->solid;
        path->width = um_to_pt64(450);
        break;
    case PLOT_TRACE:
        path->stroke = m->series ? c->outline : c->solid;
        path->width = um_to_pt64(m->series ? 350 : 900);
        break;
    case PLOT_DOT:
        path->fill = fills[m->series % 3];
        path->stroke = m->series % 3 ? c->outline : c->solid;
        path->width = um_to_pt64(350);
        break;
    case PLOT_WORDS:
        break;
    }
}

void chart_place(const struct box *b, struct rect r, struct placer *p)
{
    struct drawing d = drawing_of(b->chart, p->trial);
    struct plot_marks marks = lay_out(&d, r.w, r.h);

    frame_tag(p->frame, "Figure", b->alt);
    for (size_t i = 0; i < marks.n; i++) {
        const struct plot_mark *m = &marks.marks[i];
        struct path_step *steps;
        struct path path = {.n = m->nsteps};

        if (m->look == PLOT_WORDS) {
            draw_words(&d, m, r, p);
            continue;
        }
        steps = arena_memdup(p->arena, m->steps, m->nsteps * sizeof *m->steps);
        shift(steps, m->nsteps, r.x, r.y);
        path.steps = steps;
        look_of(b->chart, m, &path);
        frame_path(p->frame, &path);
    }
    frame_end(p->frame);
}
