/* pdf_page.c - frames to page operators (ISO 32000-1, 8 and 9).
 *
 * Here coordinates are flipped: in PDF y grows upwards from the bottom of the page. All
 * marks are in a marked content sequence: of a structure element, or an artifact. A
 * heading of two glyphs, and a word whose gap is no blank (pdf_words.h):
 *     /H1 <</MCID 0>> BDC BT /F1 21 Tf 1 0 0 1 121.969 684.453 Tm[<00030002>]TJ ET EMC
 *     /Span <</ActualText <FEFF00316708>>> BDC 1 0 0 1 307.875 599.781 Tm[<0005>-254
 *     <005D>]TJ EMC            (1月: after 1, move right by 254/1000 em)
 */
#include "draw/pdf_page.h"
#include "data/picture.h"
#include "draw/pdf_words.h"

#include <stdlib.h>
#include <string.h>

enum {
    NESTING_MAX = 100, /* open tags and clips */
    RECT_STEPS = 5,    /* move, three lines, close */
};

struct nest {
    enum { NEST_CLIP, NEST_TAG, NEST_ARTIFACT } kind;
    struct pdf_tag *tag; /* the element that drawing inside it belongs to; or NULL */
};

struct page_job {
    struct pdf_content *content;
    const struct frame *frame;
    size_t number; /* from 0 */
    struct buf *out;
    struct nest nests[NESTING_MAX];
    size_t depth;
    bool marked; /* a marked content sequence is open */
    /* The graphics state, so as not to set it again; Q makes it unknown. */
    struct color color; /* for filling, if colored */
    bool colored;
    size_t font; /* index plus 1, as in its name /F1; 0: none set */
    bool upright;
    pt64 size;
    bool typing; /* inside BT ... ET */
    size_t parent_cap;
};

/* 1/64 pt to 1/1000 pt, the precision of the file: 100 -> 1563 (1.563 pt). */
static int64_t printed(int64_t v)
{
    int64_t scaled = v * 1000;

    return (scaled + (scaled < 0 ? -32 : 32)) / 64;
}

static void put_milli(struct buf *out, int64_t v)
{
    buf_fixed(out, v, 3);
    buf_char(out, ' ');
}

static void put_pt(struct buf *out, pt64 v)
{
    put_milli(out, printed(v));
}

static void put_point(struct page_job *p, pt64 x, pt64 y)
{
    put_pt(p->out, x);
    put_pt(p->out, p->frame->height - y);
}

static void put_color(struct page_job *p, struct color c, const char *op)
{
    const uint8_t parts[] = {c.c, c.m, c.y, c.k};

    for (int i = 0; i < 4; i++) {
        buf_fixed(p->out, parts[i], 2);
        buf_char(p->out, ' ');
    }
    buf_str(p->out, op);
}

static void set_fill(struct page_job *p, struct color c)
{
    if (p->colored && memcmp(&p->color, &c, sizeof c) == 0)
        return;
    put_color(p, c, "k\n");
    p->color = c;
    p->colored = true;
}

/* ------------------------------------------------------------ structure */

static struct pdf_tag *current_tag(const struct page_job *p)
{
    return p->depth ? p->nests[p->depth - 1].tag : NULL;
}

static void add_kid(struct arena *a, struct pdf_tag *tag, struct pdf_kid kid)
{
    arena_push(a, tag->kids, tag->n, tag->cap);
    tag->kids[tag->n++] = kid;
}

static void close_text(struct page_job *p)
{
    if (p->typing)
        buf_str(p->out, "ET\n");
    p->typing = false;
}

/* Consecutive lines share one text object. */
static void open_text(struct page_job *p)
{
    if (p->typing)
        return;
    buf_str(p->out, "BT\n");
    p->typing = true;
}

static void close_mark(struct page_job *p)
{
    close_text(p);
    if (p->marked)
        buf_str(p->out, "EMC\n");
    p->marked = false;
}

/* Tagged PDF: everything drawn belongs to an element or is an artifact. */
static void open_mark(struct page_job *p)
{
    struct pdf_content *c = p->content;
    struct pdf_tag *tag = current_tag(p);

    if (p->marked)
        return;
    p->marked = true;
    if (!tag) {
        buf_str(p->out, "/Artifact BMC\n");
        return;
    }
    size_t mcid = c->nparents[p->number];
    buf_printf(p->out, "/%s <</MCID %zu>> BDC\n", tag->role, mcid);
    arena_push(c->arena, c->parents[p->number], mcid, p->parent_cap);
    c->parents[p->number][mcid] = tag;
    c->nparents[p->number]++;
    add_kid(c->arena, tag, (struct pdf_kid){NULL, p->number, mcid});
}

static void nest(struct page_job *p, struct nest n)
{
    if (p->depth == NESTING_MAX)
        die("draw: boxes nested too deeply");
    p->nests[p->depth++] = n;
}

/* Inside an artifact all tags are artifacts: a decoration has no headings. */
static void open_tag(struct page_job *p, const struct op *op)
{
    struct pdf_content *c = p->content;
    struct pdf_tag *outer = current_tag(p);
    bool artifact = p->depth && p->nests[p->depth - 1].kind == NEST_ARTIFACT;

    close_mark(p);
    if (artifact || strcmp(op->tag.role, "Artifact") == 0) {
        nest(p, (struct nest){NEST_ARTIFACT, NULL});
        return;
    }
    struct pdf_tag *tag = arena_new(c->arena, struct pdf_tag);
    tag->role = op->tag.role;
    tag->alt = op->tag.alt;
    add_kid(c->arena, outer ? outer : &c->root, (struct pdf_kid){tag, 0, 0});
    nest(p, (struct nest){NEST_TAG, tag});
}

/* `q … re W n` saves the graphics state and clips; Q in close_nest restores it. Marked
 * content is closed at both, so that sequences and clips nest. */
static void open_clip(struct page_job *p, struct rect r)
{
    close_mark(p);
    buf_str(p->out, "q ");
    put_point(p, r.x, r.y + r.h);
    put_pt(p->out, r.w);
    put_pt(p->out, r.h);
    buf_str(p->out, "re W n\n");
    bool artifact = p->depth && p->nests[p->depth - 1].kind == NEST_ARTIFACT;
    nest(p, (struct nest){NEST_CLIP, artifact ? NULL : current_tag(p)});
}

static void close_nest(struct page_job *p)
{
    if (p->depth == 0)
        return;
    close_mark(p);
    if (p->nests[--p->depth].kind == NEST_CLIP) {
        buf_str(p->out, "Q\n");
        p->colored = false;
        p->font = 0;
    }
}

/* ------------------------------------------------------------ graphics */

/* If the n steps begin with an axis-parallel rectangle, write it as one `re`; false:
 * they do not. */
static bool put_rect(struct page_job *p, const struct path_step *s, size_t n)
{
    static const enum path_verb verbs[RECT_STEPS] = {PATH_MOVE, PATH_LINE, PATH_LINE,
                                                     PATH_LINE, PATH_CLOSE};

    if (n < RECT_STEPS)
        return false;
    for (int i = 0; i < RECT_STEPS; i++)
        if (s[i].verb != verbs[i])
            return false;
    if (s[1].y[0] != s[0].y[0] || s[2].x[0] != s[1].x[0] || s[3].y[0] != s[2].y[0] ||
        s[3].x[0] != s[0].x[0])
        return false;
    int64_t left = printed(s[0].x[0]), top = printed(p->frame->height - s[0].y[0]);
    put_milli(p->out, left);
    put_milli(p->out, top);
    put_milli(p->out, printed(s[1].x[0]) - left);
    put_milli(p->out, printed(p->frame->height - s[2].y[0]) - top);
    buf_str(p->out, "re\n");
    return true;
}

/* A curve of length 0, from a corner with radius 0. It is kept as a line, so that the
 * path is no `re`: viewers snap those to pixels, which makes small squares uneven. */
static bool is_point(const struct path_step *s)
{
    return s->verb == PATH_CURVE && s->x[0] == s->x[2] && s->x[1] == s->x[2] &&
           s->y[0] == s->y[2] && s->y[1] == s->y[2];
}

static void put_steps(struct page_job *p, const struct path_step *steps, size_t n)
{
    static const char *const ops[] = {"m\n", "l\n", "c\n", "h\n"};

    for (size_t i = 0; i < n; i++) {
        const struct path_step *s = &steps[i];
        enum path_verb verb = is_point(s) ? PATH_LINE : s->verb;
        int points = verb == PATH_CURVE ? 3 : verb == PATH_CLOSE ? 0 : 1;

        if (put_rect(p, s, n - i)) {
            i += RECT_STEPS - 1;
            continue;
        }
        for (int k = 0; k < points; k++)
            put_point(p, s->x[k], s->y[k]);
        buf_str(p->out, ops[verb]);
    }
}

/* f fills, S strokes, B does both; a path must not be inside BT … ET. */
static void put_path(struct page_job *p, const struct path *path)
{
    const char *paint = path->stroke.none ? "f\n" : path->fill.none ? "S\n" : "B\n";

    if (path->fill.none && path->stroke.none)
        return;
    close_text(p);
    open_mark(p);
    if (!path->fill.none)
        set_fill(p, path->fill);
    if (!path->stroke.none) {
        put_color(p, path->stroke, "K ");
        put_pt(p->out, path->width);
        buf_str(p->out, "w\n");
    }
    put_steps(p, path->steps, path->n);
    buf_str(p->out, paint);
}

/* The matrices from the unit square of an image to the box, by Exif orientation 1 to 8:
 * a c e in widths of the box, b d f in heights. */
static const int8_t turns[][6] = {
    {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},  {-1, 0, 0, -1, 1, 1},
    {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
    {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
};

/* An image fills the unit square; `cm` maps the square to the box. A picture that is
 * drawn twice is one object. Upright, 100 x 50 pt: q 100 0 0 50 x y cm /Im1 Do Q */
static void put_image(struct page_job *p, const struct picture *picture, struct rect r)
{
    const int8_t *m = turns[picture->turn > 0 ? picture->turn - 1 : 0];
    struct pdf_content *c = p->content;
    size_t i = 0;

    while (i < c->npictures && c->pictures[i] != picture)
        i++;
    if (i == c->npictures) {
        arena_push(c->arena, c->pictures, c->npictures, c->picture_cap);
        c->pictures[c->npictures++] = picture;
    }
    close_text(p);
    open_mark(p);
    buf_str(p->out, "q ");
    for (int k = 0; k < 4; k++)
        put_pt(p->out, m[k] * (k % 2 ? r.h : r.w));
    put_point(p, r.x + m[4] * r.w, r.y + r.h - m[5] * r.h);
    buf_printf(p->out, "cm /Im%zu Do Q\n", i + 1);
}

void put_uri(struct buf *out, struct slice url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];

        if (c <= ' ' || c >= 0x7F)
            buf_printf(out, "%%%02X", c);
        else
            buf_char(out, (char)c);
    }
}

static void add_link(struct page_job *p, struct rect box, struct slice url)
{
    struct pdf_content *c = p->content;

    arena_push(c->arena, c->links, c->nlinks, c->link_cap);
    c->links[c->nlinks++] = (struct pdf_link){p->number, box, url};
}

/* ------------------------------------------------------------ text */

/* Writes glyphs as TJ arrays, and keeps track of the viewer's pen. A glyph that is not
 * where the pen is gets an adjustment in 1/1000 em: <0005>-254<005D> */
struct typist {
    struct page_job *page;
    const struct pdf_font *font;
    const struct glyph_run *run;
    bool open;       /* inside [< */
    int64_t pen;     /* distance along the line from the last Tm, 1/1000 em */
    pt64 from, side; /* the position of that Tm: along the line, and across it */
};

static void stop_typing(struct typist *t)
{
    if (t->open)
        buf_str(t->page->out, ">]TJ\n");
    t->open = false;
}

/* Set colour and font of the run, if they differ from what is set. */
static void begin_run(struct typist *t, const struct glyph_run *run)
{
    struct page_job *p = t->page;
    size_t font = pdf_font_of(p->content->fonts, run->face);

    bool upright = run->set == SET_UPRIGHT;

    stop_typing(t);
    set_fill(p, run->color);
    t->run = run;
    t->font = &p->content->fonts->fonts[font];
    if (p->font == font + 1 && p->upright == upright && p->size == run->size)
        return;
    buf_str(p->out, upright ? "/V" : "/F");
    buf_fixed(p->out, (int64_t)font + 1, 0);
    buf_char(p->out, ' ');
    put_pt(p->out, run->size);
    buf_str(p->out, "Tf\n");
    p->font = font + 1;
    p->upright = upright;
    p->size = run->size;
}

/* Write one glyph: a new Tm if it is off the line, an adjustment if it is not where the
 * last advance left the pen, then its code. Adjustments are rounded from the position
 * since Tm, not from glyph to glyph, so that errors do not add up. */
static void type_glyph(struct typist *t, const struct glyph *g)
{
    const struct pdf_glyph *known = pdf_glyph_of(t->font, g->id);
    struct buf *out = t->page->out;
    pt64 x = t->run->x + g->x, y = t->run->y + g->y, size = t->run->size;
    bool level = t->run->set == SET_LEVEL, upright = t->run->set == SET_UPRIGHT;

    if (!known || size <= 0)
        return;
    if (upright) { /* in vertical writing, PDF places the top middle of a glyph */
        x += (pt64)((int64_t)known->width * size / 2000);
        y -= upright_above(t->run);
    }
    /* Rounding half the width may shift x by 1: still the same column. */
    pt64 along = level ? x : y, aside = (level ? y : x) - t->side;
    if (t->open && (upright ? abs(aside) > 1 : aside != 0))
        stop_typing(t);
    if (!t->open) {
        buf_str(out, t->run->set == SET_TURNED ? "0 -1 1 0 " : "1 0 0 1 ");
        put_point(t->page, x, y);
        buf_str(out, "Tm[<");
        t->open = true;
        t->pen = 0;
        t->from = along;
        t->side = level ? y : x;
    }
    int64_t want = (int64_t)(along - t->from) * 1000;
    want = (want + (want < 0 ? -size / 2 : size / 2)) / size;
    if (want != t->pen) {
        /* A positive number moves the pen back; in a column up, where y grows. */
        int64_t by = upright ? want - t->pen : t->pen - want;
        buf_char(out, '>');
        buf_fixed(out, by, 0);
        buf_char(out, '<');
    }
    buf_hex(out, known->code, 4);
    t->pen = want + (upright ? 1000 : known->width);
}

static void put_actual_text(struct buf *out, const struct word_part *parts, size_t n)
{
    buf_str(out, "/Span <</ActualText <FEFF");
    for (size_t i = 0; i < n; i++)
        put_utf16_hex(out, parts[i].cluster.text);
    buf_str(out, ">>> BDC\n");
}

static void type_part(struct typist *t, const struct word_part *part)
{
    if (t->run != part->run)
        begin_run(t, part->run);
    for (size_t k = 0; k < part->cluster.n; k++)
        type_glyph(t, &part->run->glyphs[part->cluster.first + k]);
}

static void end_mark(struct typist *t)
{
    stop_typing(t);
    buf_str(t->page->out, "EMC\n");
}

/* Write the parts of a line; those joined, or odd, inside a /Span with ActualText. */
static void type_parts(struct page_job *p, const struct word_part *parts, size_t n)
{
    struct typist t = {.page = p};
    size_t word = 0; /* the end of the right-to-left word being written */

    open_text(p);
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;

        if (parts[i].turned) {
            stop_typing(&t);
            buf_str(p->out, "/ReversedChars BMC\n");
            word = i + parts[i].turned;
        }
        while (parts[end - 1].joined)
            end++;
        bool span = end > i + 1 || parts[i].odd;
        if (span) {
            stop_typing(&t);
            put_actual_text(p->out, parts + i, end - i);
        }
        for (; i < end; i++)
            type_part(&t, &parts[i]);
        if (span)
            end_mark(&t);
        if (i == word)
            end_mark(&t);
    }
    stop_typing(&t);
}

static void link_run(struct page_job *p, const struct glyph_run *run)
{
    if (run->link.len)
        add_link(p, run_box(run), run->link);
}

/* Write the line that begins with op i; returns the op after it. */
static size_t put_line(struct page_job *p, size_t i)
{
    struct arena scratch = ARENA_INIT;
    const struct op *ops = p->frame->ops;
    size_t end = line_end(p->frame, i), n;

    for (size_t k = i; k < end; k++)
        if (ops[k].glyphs.n)
            link_run(p, &ops[k].glyphs);
    struct word_part *parts =
        line_parts(&scratch, p->content->fonts, p->frame, i, end, &n);
    if (n && !ops[i].glyphs.color.none) {
        open_mark(p);
        type_parts(p, parts, n);
    }
    arena_free(&scratch);
    return end;
}

void pdf_page_write(struct pdf_content *c, const struct frame *f, size_t page,
                    struct buf *out)
{
    struct page_job p = {.content = c, .frame = f, .number = page, .out = out};

    for (size_t i = 0; i < f->n;) {
        const struct op *op = &f->ops[i++];

        switch (op->type) {
        case OP_GLYPHS:
            i = put_line(&p, i - 1);
            break;
        case OP_PATH:
            put_path(&p, &op->path);
            break;
        case OP_IMAGE:
            put_image(&p, op->image.picture, op->image.box);
            break;
        case OP_LINK:
            add_link(&p, op->link.box, op->link.url);
            break;
        case OP_TAG:
            open_tag(&p, op);
            break;
        case OP_CLIP:
            open_clip(&p, op->tag.box);
            break;
        case OP_END:
            close_nest(&p);
            break;
        }
    }
    while (p.depth)
        close_nest(&p);
    close_mark(&p);
}
