/* draw_shape.c - draws the theme's own vector drawings: mark, bust, ticks, triangles.
 *
 *     mark: {view: [0, 0, 30, 30], draw: [{rect: [0, 0, 8, 8], fill: ink}]}
 *       in a box of 15 x 15 mm -> a square of 4 mm in its upper left corner
 *
 * A shape has units of its own; its view (struct shape.crop) is scaled to the box.
 * Circles and round corners are cubic Bézier curves, a quarter of a circle each, with
 * control points at 0.5523 of the radius, as is usual (the error is below 0.03 %).
 */
#include "poster/box.h"

struct mapping {
    const struct shape *shape;
    struct rect box;
};

/* From the shape's units (1/1000) to the page. */
static pt64 map_x(const struct mapping *m, int64_t v)
{
    return (pt64)(m->box.x + (v - m->shape->crop.x) * m->box.w / m->shape->crop.w);
}

static pt64 map_y(const struct mapping *m, int64_t v)
{
    return (pt64)(m->box.y + (v - m->shape->crop.y) * m->box.h / m->shape->crop.h);
}

/* A rectangle x, y, w, h with corners of radius r; with r = w/2 = h/2 it is a circle,
 * with r = 0 a plain rectangle. Ten steps: move, four times line and curve, close. */
static size_t round_steps(const struct mapping *m, const int32_t v[5],
                          struct path_step out[10])
{
    const int64_t x0 = v[0], y0 = v[1], x1 = x0 + v[2], y1 = y0 + v[3];
    const int64_t r = v[4], k = r * 5523 / 10000;
    const int64_t c[][6] = {
        /* control, control, end, once for each corner, clockwise from top right */
        {x1 - r + k, y0, x1, y0 + r - k, x1, y0 + r},
        {x1, y1 - r + k, x1 - r + k, y1, x1 - r, y1},
        {x0 + r - k, y1, x0, y1 - r + k, x0, y1 - r},
        {x0, y0 + r - k, x0 + r - k, y0, x0 + r, y0},
    };
    const int64_t line[][2] = {{x1 - r, y0}, {x1, y1 - r}, {x0 + r, y1}, {x0, y0 + r}};
    size_t n = 0;

    out[n++] = (struct path_step){PATH_MOVE, {map_x(m, x0 + r)}, {map_y(m, y0)}};
    for (int i = 0; i < 4; i++) {
        out[n++] = (struct path_step){
            PATH_LINE, {map_x(m, line[i][0])}, {map_y(m, line[i][1])}};
        out[n++] = (struct path_step){
            PATH_CURVE,
            {map_x(m, c[i][0]), map_x(m, c[i][2]), map_x(m, c[i][4])},
            {map_y(m, c[i][1]), map_y(m, c[i][3]), map_y(m, c[i][5])}};
    }
    out[n++] = (struct path_step){.verb = PATH_CLOSE};
    return n;
}

/* Points x, y, x, y ...; a polygon is closed, a line is not. */
static size_t polygon_steps(const struct mapping *m, const struct shape_part *part,
                            struct path_step out[10])
{
    size_t n = 0;

    for (size_t i = 0; i + 1 < part->n; i += 2)
        out[n++] = (struct path_step){i ? PATH_LINE : PATH_MOVE,
                                      {map_x(m, part->v[i])},
                                      {map_y(m, part->v[i + 1])}};
    if (part->type == PART_POLYGON)
        out[n++] = (struct path_step){.verb = PATH_CLOSE};
    return n;
}

static void draw_part(const struct mapping *m, const struct shape_part *part,
                      struct placer *p)
{
    struct path_step steps[10];
    const int32_t *v = part->v;
    size_t n;

    switch (part->type) {
    case PART_RECT:
        n = round_steps(m, (const int32_t[]){v[0], v[1], v[2], v[3], 0}, steps);
        break;
    case PART_ROUND:
        n = round_steps(m, v, steps);
        break;
    case PART_CIRCLE:
        n = round_steps(
            m, (const int32_t[]){v[0] - v[2], v[1] - v[2], v[2] * 2, v[2] * 2, v[2]},
            steps);
        break;
    case PART_POLYGON:
    case PART_LINE:
    default:
        n = polygon_steps(m, part, steps);
        break;
    }
    struct path path = {
        .steps = steps,
        .n = n,
        .fill = part->fill,
        .stroke = part->stroke,
        .width = (pt64)((int64_t)part->stroke_width * m->box.w / m->shape->crop.w),
    };
    frame_path(p->frame, &path);
}

void shape_place(const struct shape *s, struct rect r, struct placer *p)
{
    struct mapping m = {s, r};

    if (s->clip)
        frame_clip(p->frame, r);
    for (size_t i = 0; i < s->n; i++)
        draw_part(&m, &s->parts[i], p);
    if (s->clip)
        frame_end(p->frame);
}
