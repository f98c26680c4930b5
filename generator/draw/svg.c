/* The page is written in one pass into two buffers: what is used (glyphs, clips)
 * and what uses it. Glyphs are in units of 1/1000 em, y upwards, as fonts have them;
 * a group for each run turns and scales them. */
#include "draw/svg.h"
#include "base/map.h"
#include "data/picture.h"
#include "text/face.h"

#include <inttypes.h>
#include <string.h>

enum {
    NESTING_MAX = 100, /* of tags and clips */
    EM = 1000
};

struct sketch {
    struct buf *out; /* the page */
    struct buf defs; /* glyphs and clips */
    struct arena scratch;
    struct map glyphs; /* engine and glyph -> its number; 0: blank */
    size_t nglyphs, nclips;
    bool groups[NESTING_MAX]; /* each open nest: is it a <g>? */
    size_t depth;
};

/* ---- numbers and texts --------------------------------------------------- */

static int64_t rounded(int64_t n, int64_t by)
{
    return (n + (n < 0 ? -by : by) / 2) / by;
}

static void put_length(struct buf *b, pt64 v)
{
    buf_fixed(b, rounded((int64_t)v * 100, 64), 2);
}

static void put_attribute(struct buf *b, const char *name, pt64 v)
{
    buf_printf(b, " %s=\"", name);
    put_length(b, v);
    buf_char(b, '"');
}

static void put_rect(struct buf *b, struct rect r)
{
    buf_str(b, "<rect");
    put_attribute(b, "x", r.x);
    put_attribute(b, "y", r.y);
    put_attribute(b, "width", r.w);
    put_attribute(b, "height", r.h);
}

static void put_color(struct buf *b, const char *name, struct color c)
{
    if (c.none)
        buf_printf(b, " %s=\"none\"", name);
    else
        buf_printf(b, " %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
}

/* Characters that XML 1.0 forbids are left out: they draw nothing either. */
static void put_text(struct buf *b, struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c == '&')
            buf_str(b, "&amp;");
        else if (c == '<')
            buf_str(b, "&lt;");
        else if (c == '>')
            buf_str(b, "&gt;");
        else if (c == '"')
            buf_str(b, "&quot;");
        else if (c >= 0x20 || c == '\t' || c == '\n')
            buf_char(b, (char)c);
    }
}

static void put_base64(struct buf *b, struct slice s)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = (const unsigned char *)s.ptr;

    buf_reserve(b, s.len / 3 * 4 + 4);
    for (size_t i = 0; i < s.len; i += 3) {
        size_t n = s.len - i < 3 ? s.len - i : 3;
        uint32_t w = (uint32_t)p[i] << 16;

        if (n > 1)
            w |= (uint32_t)p[i + 1] << 8;
        if (n > 2)
            w |= p[i + 2];
        buf_char(b, digits[w >> 18]);
        buf_char(b, digits[w >> 12 & 63]);
        buf_char(b, n > 1 ? digits[w >> 6 & 63] : '=');
        buf_char(b, n > 2 ? digits[w & 63] : '=');
    }
}

/* ---- outlines: absolute moves, relative lines and curves --------------------- */

struct outline {
    struct buf *out;
    int64_t x, y; /* where the pen is: rounded, so that errors do not add up */
};

static int64_t whole(double v)
{
    return (int64_t)(v < 0 ? v - 0.5 : v + 0.5);
}

/* A number after a letter or another number: a minus sign parts them as well. */
static void put_whole(struct buf *b, int64_t n, bool first)
{
    buf_printf(b, "%s%" PRId64, first || n < 0 ? "" : " ", n);
}

static void outline_move(void *ctx, double x, double y)
{
    struct outline *o = ctx;

    o->x = whole(x);
    o->y = whole(y);
    buf_char(o->out, 'M');
    put_whole(o->out, o->x, true);
    put_whole(o->out, o->y, false);
}

static void outline_line(void *ctx, double x, double y)
{
    struct outline *o = ctx;
    int64_t dx = whole(x) - o->x, dy = whole(y) - o->y;

    if (dy == 0) {
        buf_char(o->out, 'h');
        put_whole(o->out, dx, true);
    } else if (dx == 0) {
        buf_char(o->out, 'v');
        put_whole(o->out, dy, true);
    } else {
        buf_char(o->out, 'l');
        put_whole(o->out, dx, true);
        put_whole(o->out, dy, false);
    }
    o->x += dx;
    o->y += dy;
}

static void outline_curve(void *ctx, const double x[3], const double y[3])
{
    struct outline *o = ctx;

    buf_char(o->out, 'c');
    for (int i = 0; i < 3; i++) {
        put_whole(o->out, whole(x[i]) - o->x, i == 0);
        put_whole(o->out, whole(y[i]) - o->y, false);
    }
    o->x = whole(x[2]);
    o->y = whole(y[2]);
}

static void outline_close(void *ctx)
{
    struct outline *o = ctx;

    buf_char(o->out, 'z');
}

/* The glyph's number; 0: it draws nothing. Defined when it is first asked for. */
static size_t glyph_number(struct sketch *s, const struct engine *e, uint32_t id)
{
    char bytes[sizeof e + sizeof id];
    struct slice key = {bytes, sizeof bytes};
    struct buf d = BUF_INIT;
    struct outline o = {.out = &d};

    memcpy(bytes, &e, sizeof e);
    memcpy(bytes + sizeof e, &id, sizeof id);
    size_t *number = map_find(&s->glyphs, key);
    if (number)
        return *number;
    engine_outline(
        e, id,
        &(struct pen){outline_move, outline_line, outline_curve, outline_close, &o});
    number = arena_new(&s->scratch, size_t);
    if (d.len) {
        *number = ++s->nglyphs;
        buf_printf(&s->defs, "<path id=\"g%zu\" d=\"%s\"/>", *number, d.ptr);
    }
    buf_release(&d);
    map_set(&s->glyphs, slice_dup(&s->scratch, key), number);
    return *number;
}

/* ---- operations ---------------------------------------------------------- */

static void put_outlines(struct sketch *s, const struct glyph_run *run,
                         const struct engine *e)
{
    bool open = false, turned = run->set == SET_TURNED;

    for (size_t i = 0; i < run->n; i++) {
        size_t number = glyph_number(s, e, run->glyphs[i].id);

        if (number == 0)
            continue;
        if (!open) {
            buf_str(s->out, "<g aria-hidden=\"true\" transform=\"translate(");
            put_length(s->out, run->x);
            buf_char(s->out, ' ');
            put_length(s->out, run->y);
            buf_str(s->out, turned ? ") rotate(90) scale(" : ") scale(");
            /* The size in points over the em: 5 decimals are 1/1000 of a glyph. */
            buf_fixed(s->out, rounded((int64_t)run->size * 1000000, (int64_t)64 * EM),
                      6);
            buf_str(s->out, " -");
            buf_fixed(s->out, rounded((int64_t)run->size * 1000000, (int64_t)64 * EM),
                      6);
            buf_str(s->out, ")\"");
            put_color(s->out, "fill", run->color);
            buf_char(s->out, '>');
            open = true;
        }
        buf_printf(s->out, "<use href=\"#g%zu\"", number);
        /* Along the glyph's own baseline, and down from it. */
        pt64 along = turned ? run->glyphs[i].y : run->glyphs[i].x;
        pt64 down = turned ? -run->glyphs[i].x : run->glyphs[i].y;
        if (along) {
            buf_str(s->out, " x=\"");
            buf_fixed(s->out, rounded((int64_t)along * EM, run->size), 0);
            buf_char(s->out, '"');
        }
        if (down) {
            buf_str(s->out, " y=\"");
            buf_fixed(s->out, -rounded((int64_t)down * EM, run->size), 0);
            buf_char(s->out, '"');
        }
        buf_str(s->out, "/>");
    }
    if (open)
        buf_str(s->out, "</g>");
}

/* The run's text, unseen, as wide as its glyphs. */
static void put_glyphs(struct sketch *s, const struct glyph_run *run)
{
    const struct engine *e = face_engine(run->face);
    pt64 width = 0;

    if (run->n == 0 || run->size <= 0)
        return;
    if (!run->color.none && e)
        put_outlines(s, run, e);
    for (size_t i = 0; i < run->n; i++)
        if (run->glyphs[i].x + run->glyphs[i].advance > width)
            width = run->glyphs[i].x + run->glyphs[i].advance;
    if (run->link.len) {
        buf_str(s->out, "<a href=\"");
        put_text(s->out, run->link);
        buf_str(s->out, "\">");
    }
    buf_str(s->out, "<text fill-opacity=\"0\"");
    if (run->set != SET_LEVEL) {
        struct rect r = run_box(run);
        buf_str(s->out, " writing-mode=\"vertical-rl\"");
        put_attribute(s->out, "x", r.x + r.w / 2);
        width = r.h;
    } else {
        put_attribute(s->out, "x", run->x);
    }
    put_attribute(s->out, "y", run->y);
    put_attribute(s->out, "font-size", run->size);
    put_attribute(s->out, "textLength", width);
    buf_char(s->out, '>');
    put_text(s->out, run->text);
    buf_str(s->out, run->link.len ? "</text></a>" : "</text>");
}

static void put_path(struct sketch *s, const struct path *path)
{
    static const char verbs[] = "MLCz";
    struct buf *b = s->out;

    buf_str(b, "<path d=\"");
    for (size_t i = 0; i < path->n; i++) {
        const struct path_step *step = &path->steps[i];
        int n = step->verb == PATH_CLOSE ? 0 : step->verb == PATH_CURVE ? 3 : 1;

        buf_char(b, verbs[step->verb]);
        for (int k = 0; k < n; k++) {
            if (k)
                buf_char(b, ' ');
            put_length(b, step->x[k]);
            buf_char(b, ' ');
            put_length(b, step->y[k]);
        }
    }
    buf_char(b, '"');
    put_color(b, "fill", path->fill);
    if (!path->stroke.none) {
        put_color(b, "stroke", path->stroke);
        put_attribute(b, "stroke-width", path->width);
    }
    buf_str(b, "/>");
}

/* The box as the picture lies in its file, turned upright by Exif's Orientation:
 * a viewer that would turn it itself is told not to. */
static void put_image(struct sketch *s, const struct picture *p, struct rect r)
{
    static const signed char turns[8][6] = {
        {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1},
        {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
        {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
    };
    const signed char *t = turns[p->turn >= 1 && p->turn <= 8 ? p->turn - 1 : 0];
    const pt64 w = r.w, h = r.h;

    if (w <= 0 || h <= 0)
        return;
    /* Each turn is of the unit square: its columns are scaled to the box, and the
     * image is as wide and high as it lies. */
    bool lying = p->turn >= 5 && p->turn <= 8;
    buf_str(s->out, "<g transform=\"translate(");
    put_length(s->out, r.x + t[4] * w);
    buf_char(s->out, ' ');
    put_length(s->out, r.y + t[5] * h);
    buf_printf(s->out, ") matrix(%d %d %d %d 0 0)\"><image", t[0], t[1], t[2], t[3]);
    put_attribute(s->out, "width", lying ? h : w);
    put_attribute(s->out, "height", lying ? w : h);
    buf_printf(s->out,
               " preserveAspectRatio=\"none\" style=\"image-orientation:none\" "
               "href=\"data:image/%s;base64,",
               p->format == PICTURE_PNG ? "png" : "jpeg");
    put_base64(s->out, p->bytes);
    buf_str(s->out, "\"/></g>");
}

static void put_link(struct sketch *s, struct rect box, struct slice url)
{
    buf_str(s->out, "<a href=\"");
    put_text(s->out, url);
    buf_str(s->out, "\">");
    put_rect(s->out, box);
    buf_str(s->out, " fill-opacity=\"0\"/></a>");
}

static void nest(struct sketch *s, bool group)
{
    if (s->depth == NESTING_MAX)
        die("draw: boxes nested too deeply");
    s->groups[s->depth++] = group;
}

static void open_tag(struct sketch *s, const char *role, struct slice alt)
{
    bool figure = strcmp(role, "Figure") == 0 && alt.len;

    nest(s, figure);
    if (figure) {
        buf_str(s->out, "<g role=\"img\" aria-label=\"");
        put_text(s->out, alt);
        buf_str(s->out, "\">");
    }
}

static void open_clip(struct sketch *s, struct rect r)
{
    nest(s, true);
    buf_printf(&s->defs, "<clipPath id=\"c%zu\">", ++s->nclips);
    put_rect(&s->defs, r);
    buf_str(&s->defs, "/></clipPath>");
    buf_printf(s->out, "<g clip-path=\"url(#c%zu)\">", s->nclips);
}

static void put_op(struct sketch *s, const struct op *op)
{
    switch (op->type) {
    case OP_GLYPHS:
        put_glyphs(s, &op->glyphs);
        break;
    case OP_PATH:
        put_path(s, &op->path);
        break;
    case OP_IMAGE:
        put_image(s, op->image.picture, op->image.box);
        break;
    case OP_LINK:
        put_link(s, op->link.box, op->link.url);
        break;
    case OP_TAG:
        open_tag(s, op->tag.role, op->tag.alt);
        break;
    case OP_CLIP:
        open_clip(s, op->tag.box);
        break;
    case OP_END:
        if (s->depth && s->groups[--s->depth])
            buf_str(s->out, "</g>");
        break;
    }
}

void svg_write(const struct frame *f, struct slice title, const struct color *ground,
               struct buf *out)
{
    struct buf page = BUF_INIT;
    struct sketch s = {.out = &page, .defs = BUF_INIT};

    s.glyphs = (struct map)MAP_INIT(&s.scratch);
    if (ground) {
        put_rect(&page, (struct rect){0, 0, f->width, f->height});
        buf_printf(&page, " fill=\"#%02x%02x%02x\"/>", ground->r, ground->g, ground->b);
    }
    for (size_t i = 0; i < f->n; i++)
        put_op(&s, &f->ops[i]);
    buf_str(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    put_length(out, f->width);
    buf_char(out, ' ');
    put_length(out, f->height);
    buf_str(out, "\" width=\"");
    put_length(out, f->width);
    buf_str(out, "pt\" height=\"");
    put_length(out, f->height);
    buf_str(out, "pt\"><title>");
    put_text(out, title);
    buf_str(out, "</title><defs>");
    buf_slice(out, buf_view(&s.defs));
    buf_str(out, "</defs>");
    buf_slice(out, buf_view(&page));
    buf_str(out, "</svg>\n");
    buf_release(&page);
    buf_release(&s.defs);
    arena_free(&s.scratch);
}
