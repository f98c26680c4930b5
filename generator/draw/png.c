/* png.c - draw a frame with cairo.
 *
 * cairo only fills paths: glyphs come as outlines from the face, so no second library
 * opens font files; the file is written by png_file.c, not by cairo. The user unit is
 * 1/64 pt, so coordinates of a frame are passed on unchanged: a page of A4, 38,098
 * units wide, drawn 1080 pixels wide has scale 0.0283.
 */
#include "draw/png.h"
#include "data/picture.h"
#include "draw/png_file.h"
#include "text/face.h"

#include <cairo.h>
#include <string.h>

enum { NESTING_MAX = 100 }; /* open tags and clips */

struct canvas {
    cairo_t *cr;          /* user units: 1/64 pt */
    double scale;         /* pixels per unit */
    double x, y, em;      /* the current glyph: its origin, units in 1/1000 em ... */
    bool turned;          /* ... turned clockwise: its baseline goes down the page */
    struct arena scratch; /* decoded pictures; cairo reads them while it draws */
    struct diag *d;
    bool clips[NESTING_MAX]; /* for each open nest: is it a clip? */
    size_t depth;
    bool sound; /* false: a picture was broken */
};

static void set_color(struct canvas *c, struct color k)
{
    cairo_set_source_rgb(c->cr, k.r / 255.0, k.g / 255.0, k.b / 255.0);
}

/* ---- glyphs -------------------------------------------------------------- */

/* From the glyph's coordinates (1/1000 em, y up) to the page's (y down). */
static double page_x(const struct canvas *c, double x, double y)
{
    return c->x + (c->turned ? y : x) * c->em;
}

static double page_y(const struct canvas *c, double x, double y)
{
    return c->y + (c->turned ? x : -y) * c->em;
}

static void glyph_move(void *ctx, double x, double y)
{
    struct canvas *c = ctx;

    cairo_move_to(c->cr, page_x(c, x, y), page_y(c, x, y));
}

static void glyph_line(void *ctx, double x, double y)
{
    struct canvas *c = ctx;

    cairo_line_to(c->cr, page_x(c, x, y), page_y(c, x, y));
}

static void glyph_curve(void *ctx, const double x[3], const double y[3])
{
    struct canvas *c = ctx;

    cairo_curve_to(c->cr, page_x(c, x[0], y[0]), page_y(c, x[0], y[0]),
                   page_x(c, x[1], y[1]), page_y(c, x[1], y[1]), page_x(c, x[2], y[2]),
                   page_y(c, x[2], y[2]));
}

static void glyph_close(void *ctx)
{
    struct canvas *c = ctx;

    cairo_close_path(c->cr);
}

/* The whole run is one path: the rasterizer runs once per line, not per glyph. */
static void draw_glyphs(struct canvas *c, const struct glyph_run *run)
{
    const struct pen pen = {glyph_move, glyph_line, glyph_curve, glyph_close, c};
    const struct engine *e = face_engine(run->face);

    if (run->color.none || !e)
        return;
    c->em = run->size / 1000.0;
    c->turned = run->set == SET_TURNED;
    for (size_t i = 0; i < run->n; i++) {
        c->x = run->x + run->glyphs[i].x;
        c->y = run->y + run->glyphs[i].y;
        engine_outline(e, run->glyphs[i].id, &pen);
    }
    set_color(c, run->color);
    cairo_fill(c->cr);
}

/* ---- paths and clips ----------------------------------------------------- */

static void draw_path(struct canvas *c, const struct path *path)
{
    for (size_t i = 0; i < path->n; i++) {
        const struct path_step *s = &path->steps[i];

        switch (s->verb) {
        case PATH_MOVE:
            cairo_move_to(c->cr, s->x[0], s->y[0]);
            break;
        case PATH_LINE:
            cairo_line_to(c->cr, s->x[0], s->y[0]);
            break;
        case PATH_CURVE:
            cairo_curve_to(c->cr, s->x[0], s->y[0], s->x[1], s->y[1], s->x[2], s->y[2]);
            break;
        case PATH_CLOSE:
            cairo_close_path(c->cr);
            break;
        }
    }
    if (!path->fill.none) {
        set_color(c, path->fill);
        cairo_fill_preserve(c->cr);
    }
    if (!path->stroke.none) {
        set_color(c, path->stroke);
        cairo_set_line_width(c->cr, path->width);
        cairo_stroke_preserve(c->cr);
    }
    cairo_new_path(c->cr);
}

static void nest(struct canvas *c, bool clip)
{
    if (c->depth == NESTING_MAX)
        die("draw: boxes nested too deeply");
    c->clips[c->depth++] = clip;
}

static void open_clip(struct canvas *c, struct rect r)
{
    cairo_save(c->cr);
    cairo_rectangle(c->cr, r.x, r.y, r.w, r.h);
    cairo_clip(c->cr);
    nest(c, true);
}

static void close_nest(struct canvas *c)
{
    if (c->depth && c->clips[--c->depth])
        cairo_restore(c->cr);
}

/* ---- pictures ------------------------------------------------------------ */

/* cairo wants colours multiplied by alpha: 200 at alpha 128 -> 100. */
static unsigned premultiplied(unsigned channel, unsigned alpha)
{
    return (channel * alpha + 127) / 255;
}

/* Convert to cairo's format: a 32-bit word per pixel, 0xAARRGGBB. */
static cairo_surface_t *surface_of(const struct pixels *p)
{
    cairo_surface_t *s = cairo_image_surface_create(
        p->alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, p->width, p->height);
    int stride = cairo_image_surface_get_stride(s);
    unsigned char *data = cairo_image_surface_get_data(s);

    if (!data)
        die_oom();
    for (int y = 0; y < p->height; y++) {
        uint32_t *row = (uint32_t *)(void *)(data + (size_t)y * (size_t)stride);

        for (int x = 0; x < p->width; x++) {
            size_t at = (size_t)y * (size_t)p->width + (size_t)x;
            const unsigned char *rgb = p->rgb + at * 3;
            unsigned alpha = p->alpha ? p->alpha[at] : 255;

            row[x] = alpha << 24 | premultiplied(rgb[0], alpha) << 16 |
                     premultiplied(rgb[1], alpha) << 8 | premultiplied(rgb[2], alpha);
        }
    }
    cairo_surface_mark_dirty(s);
    return s;
}

/* Map the unit square as stored in the file to the upright one, by Exif orientation 1
 * to 8: 6, a telephone held upright, is turned by 90 degrees. */
static void turn_upright(cairo_t *cr, int turn)
{
    static const cairo_matrix_t turns[] = {
        {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1},
        {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
        {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
    };

    if (turn >= 1 && turn <= 8)
        cairo_transform(cr, &turns[turn - 1]);
}

static void draw_pixels(struct canvas *c, const struct picture *picture, struct rect r)
{
    struct pixels pixels;

    if (!picture_screen_pixels(&c->scratch, picture, (int)(r.w * c->scale + 0.5),
                               &pixels)) {
        c->sound = picture_report_broken(picture->path, (struct span){0}, c->d);
        return;
    }
    cairo_surface_t *s = surface_of(&pixels);
    cairo_save(c->cr);
    cairo_translate(c->cr, r.x, r.y);
    cairo_scale(c->cr, r.w, r.h);
    turn_upright(c->cr, picture->turn);
    cairo_scale(c->cr, 1.0 / pixels.width, 1.0 / pixels.height);
    cairo_set_source_surface(c->cr, s, 0, 0);
    /* Pad, or the edges of the picture fade into the background. */
    cairo_pattern_set_extend(cairo_get_source(c->cr), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(c->cr), CAIRO_FILTER_GOOD);
    cairo_rectangle(c->cr, 0, 0, pixels.width, pixels.height);
    cairo_fill(c->cr);
    cairo_restore(c->cr);
    cairo_surface_destroy(s);
}

/* Between picture_begin and picture_end a large picture is decoded alone, so that many
 * threads do not need the memory of many pictures at once. */
static void draw_image(struct canvas *c, const struct picture *picture, struct rect r)
{
    if (r.w <= 0 || r.h <= 0)
        return;
    picture_begin(picture);
    draw_pixels(c, picture, r);
    arena_free(&c->scratch);
    picture_end(picture);
}

/* ---- the page ------------------------------------------------------------ */

static void draw_op(struct canvas *c, const struct op *op)
{
    switch (op->type) {
    case OP_GLYPHS:
        draw_glyphs(c, &op->glyphs);
        break;
    case OP_PATH:
        draw_path(c, &op->path);
        break;
    case OP_IMAGE:
        draw_image(c, op->image.picture, op->image.box);
        break;
    case OP_LINK:
        break;
    case OP_TAG:
        nest(c, false);
        break;
    case OP_CLIP:
        open_clip(c, op->tag.box);
        break;
    case OP_END:
        close_nest(c);
        break;
    }
}

/* The height follows from the page's proportions: A4 at 1080 pixels -> 1080 x 1527. */
bool png_write(const struct frame *f, int width, struct color ground, struct buf *out,
               struct diag *d)
{
    struct canvas c = {.scale = (double)width / f->width, .d = d, .sound = true};
    int height = (int)(f->height * c.scale + 0.5);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

    c.cr = cairo_create(s);
    /* 17 grey levels at edges: a quarter faster, and no visible difference. */
    cairo_set_antialias(c.cr, CAIRO_ANTIALIAS_FAST);
    set_color(&c, ground);
    cairo_paint(c.cr);
    cairo_scale(c.cr, c.scale, c.scale);
    for (size_t i = 0; i < f->n; i++)
        draw_op(&c, &f->ops[i]);
    cairo_surface_flush(s);
    if (cairo_status(c.cr) != CAIRO_STATUS_SUCCESS)
        die("cairo: %s", cairo_status_to_string(cairo_status(c.cr)));
    png_file_put(out, (const uint32_t *)(void *)cairo_image_surface_get_data(s), width,
                 height, (size_t)cairo_image_surface_get_stride(s) / sizeof(uint32_t));
    cairo_destroy(c.cr);
    cairo_surface_destroy(s);
    return c.sound;
}
