/* svg.c - frames to SVG.
 *
 * The page is written in one pass into two buffers: definitions (glyphs, clips) and the
 * page that uses them. Glyphs are in 1/1000 em, y upwards, as in fonts; a group for
 * each run scales and, in columns, turns them. A run of 水水, 12 pt: <defs><path
 * id="g1" d="M…z"/></defs> <g aria-hidden="true"
 * transform="translate(42.52 71.81) scale(0.012 -0.012)" fill="#1d1815"><use
 * href="#g1"/><use href="#g1" x="1000"/></g> <text fill-opacity="0" x="42.52" y="71.81"
 * font-size="12" textLength="24">水水</text>
 */
#include "draw/svg.h"
#include "base/map.h"
#include "data/picture.h"
#include "text/face.h"

#include <inttypes.h>
#include <string.h>

enum {
    NESTING_MAX = 100, /* open tags and clips */
    EM = 1000          /* units of a glyph */
};

struct sketch {
    struct buf *out; /* the page */
    struct buf defs; /* glyphs and clips */
    struct arena scratch;
    struct map glyphs; /* engine and glyph id -> number in id="g1"; 0: blank */
    size_t nglyphs, nclips;
    bool groups[NESTING_MAX]; /* for each open nest: is it a <g>? */
    size_t depth;
};

/* ---- numbers and texts --------------------------------------------------- */

/* n / by, rounded to nearest, halves away from 0. */
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

/* Escape text. Control characters, which XML 1.0 forbids, are dropped. */
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

/* Relative steps are shorter: a line from 394,750 to 394,326 is v-424. */
struct outline {
    struct buf *out;
    int64_t x, y; /* the pen, rounded like the output: errors do not add up */
};

static int64_t whole(double v)
{
    return (int64_t)(v < 0 ? v - 0.5 : v + 0.5);
}

/* A number after a letter or another number. A minus sign separates, too: c10-5 3 4. */
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

/* The glyph's number; 0: it draws nothing. Writes its definition at the first use. */
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

/* The visible glyphs of a run, as <use> elements in a group that is opened at the first
 * glyph which draws anything: a run of blanks gets none. */
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
            /* Points per unit, 6 decimals: 12 pt -> 0.012. */
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
        /* The glyph's offset along the baseline of the run, and down from it. */
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

/* Draw the run, and cover it with its text, invisible and as wide as its glyphs. */
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

/* Path data are in points: a line of 4 pt is d="M0 0L4 0" with stroke and width. */
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

/* Place the picture as stored in its file, and turn it upright by its Exif orientation;
 * image-orientation: none keeps a viewer from turning it again. */
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
    /* The matrices turn the unit square: their offsets are scaled to the box, and the
     * image has the width and height it has in the file. */
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

/* The only structure written to SVG is a Figure's description: role="img", a label. */
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

/* The page has a buffer of its own, as the definitions are written before it, but are
 * complete only when the last operation has been seen. */
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
