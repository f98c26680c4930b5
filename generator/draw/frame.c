/* frame.c - append operations to a display list.
 *
 * Rectangles and lines are paths like any other, so a backend draws only glyphs, paths
 * and images. ops grows in `growing`, a scratch arena, since an array that doubles
 * leaves its old blocks in the arena; frame_close copies the final one.
 */
#include "draw/frame.h"

#include <assert.h>
#include <string.h>

static struct op *add_op(struct frame *f, enum op_type type)
{
    arena_push(f->growing ? f->growing : f->arena, f->ops, f->n, f->cap);
    struct op *op = &f->ops[f->n++];
    memset(op, 0, sizeof *op);
    op->type = type;
    return op;
}

/* Copies all that the run points to, except its face. */
void frame_glyphs(struct frame *f, const struct glyph_run *run)
{
    struct glyph_run *own = &add_op(f, OP_GLYPHS)->glyphs;

    *own = *run;
    own->glyphs = arena_memdup(f->arena, run->glyphs, run->n * sizeof *run->glyphs);
    own->text = slice_dup(f->arena, run->text);
    own->link = slice_dup(f->arena, run->link);
    own->before = slice_dup(f->arena, run->before);
    if (run->line)
        own->line = arena_memdup(f->arena, run->line, sizeof *run->line);
}

/* The glyph that reaches farthest along the line: the last one, unless the run is
 * written from right to left. */
static const struct glyph *last_glyph(const struct glyph_run *run)
{
    const struct glyph *last = &run->glyphs[run->n ? run->n - 1 : 0];

    for (size_t i = 0; run->backward && i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        pt64 more = run->set == SET_LEVEL ? g->x - last->x : g->y - last->y;
        if (more + g->advance > last->advance)
            last = g;
    }
    return last;
}

/* A box as high as a line of text, whatever the glyphs: 0.9 em above the baseline and
 * 0.3 em below it; in a column one em wide, or 1.2 em if the run is turned. */
struct rect run_box(const struct glyph_run *run)
{
    const struct glyph *last = last_glyph(run);
    pt64 size = run->size;

    if (run->n == 0)
        return (struct rect){run->x, run->y, 0, 0};
    switch (run->set) {
    case SET_UPRIGHT: /* each glyph's origin is on its own baseline, 0.88 em down */
        return (struct rect){run->x - size / 2, run->y, size,
                             last->y - size * 88 / 100 + last->advance};
    case SET_TURNED:
        return (struct rect){run->x - size * 3 / 10, run->y, size * 6 / 5,
                             last->y + last->advance};
    default:
        return (struct rect){run->x, run->y - size * 9 / 10, last->x + last->advance,
                             size * 6 / 5};
    }
}

void frame_path(struct frame *f, const struct path *path)
{
    struct path *own = &add_op(f, OP_PATH)->path;

    *own = *path;
    own->steps = arena_memdup(f->arena, path->steps, path->n * sizeof *path->steps);
}

/* A path through n points, at most four; look: its colours and line width. */
static void add_polygon(struct frame *f, const pt64 (*points)[2], size_t n, bool close,
                        const struct path *look)
{
    enum { CORNERS_MAX = 4 };
    struct path_step steps[CORNERS_MAX + 1];
    struct path path = *look;

    assert(n <= CORNERS_MAX);
    path.n = n + close;
    path.steps = steps;
    for (size_t i = 0; i < n; i++)
        steps[i] = (struct path_step){.verb = i ? PATH_LINE : PATH_MOVE,
                                      .x = {points[i][0]},
                                      .y = {points[i][1]}};
    if (close)
        steps[n] = (struct path_step){.verb = PATH_CLOSE};
    frame_path(f, &path);
}

void frame_rect(struct frame *f, struct rect box, struct color fill)
{
    const pt64 points[][2] = {{box.x, box.y},
                              {box.x + box.w, box.y},
                              {box.x + box.w, box.y + box.h},
                              {box.x, box.y + box.h}};

    add_polygon(f, points, 4, true, &(struct path){.fill = fill, .stroke.none = 1});
}

void frame_line(struct frame *f, pt64 x1, pt64 y1, pt64 x2, pt64 y2, pt64 width,
                struct color stroke)
{
    const pt64 points[][2] = {{x1, y1}, {x2, y2}};

    add_polygon(f, points, 2, false,
                &(struct path){.fill.none = 1, .stroke = stroke, .width = width});
}

void frame_image(struct frame *f, const struct picture *p, struct rect box)
{
    struct op *op = add_op(f, OP_IMAGE);

    op->image.picture = p;
    op->image.box = box;
}

void frame_link(struct frame *f, struct rect box, struct slice url)
{
    struct op *op = add_op(f, OP_LINK);

    op->link.box = box;
    op->link.url = slice_dup(f->arena, url);
}

void frame_tag(struct frame *f, const char *role, struct slice alt)
{
    struct op *op = add_op(f, OP_TAG);

    op->tag.role = role;
    op->tag.alt = slice_dup(f->arena, alt);
}

void frame_clip(struct frame *f, struct rect box)
{
    add_op(f, OP_CLIP)->tag.box = box;
}

void frame_end(struct frame *f)
{
    add_op(f, OP_END);
}

void frame_close(struct frame *f)
{
    f->ops = arena_memdup(f->arena, f->ops, f->n * sizeof *f->ops);
    f->cap = f->n;
    f->growing = NULL;
}
