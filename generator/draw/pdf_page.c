/* pdf_page.c - frames to operators. Coordinates turn over here: PDF's y grows
 * upwards from the page's foot. */
#include "draw/pdf_page.h"
#include "data/picture.h"

#include <stdlib.h>
#include <string.h>

enum {
    NESTING_MAX = 100, /* of tags and clips */
    GAP_SEEN = 80,    /* 1/1000 em: viewers take wider gaps for spaces (poppler: 100) */
    SPACE_SEEN = 200, /* ... and may overlook a space that is narrower */
};

struct nest {
    enum { NEST_CLIP, NEST_TAG, NEST_ARTIFACT } kind;
    struct pdf_tag *tag; /* the element inside which things now stand */
};

struct page {
    struct pdf_content *content;
    const struct frame *frame;
    size_t number;
    struct buf *out;
    struct nest nests[NESTING_MAX];
    size_t depth;
    bool marked; /* a marked content sequence is open */
    struct color color;
    bool colored; /* color is what the page has set for filling */
    size_t parent_cap;
};

static void put_number(struct buf *out, int64_t n, int64_t of, int64_t times)
{
    int64_t scaled = n * times;

    buf_fixed(out, (scaled + (scaled < 0 ? -of / 2 : of / 2)) / of, 3);
    buf_char(out, ' ');
}

static void put_pt(struct buf *out, pt64 v)
{
    put_number(out, v, 64, 1000);
}

static void put_point(struct page *p, pt64 x, pt64 y)
{
    put_pt(p->out, x);
    put_pt(p->out, p->frame->height - y);
}

static void put_color(struct page *p, struct color c, const char *op)
{
    const uint8_t parts[] = {c.c, c.m, c.y, c.k};

    for (int i = 0; i < 4; i++) {
        buf_fixed(p->out, parts[i], 2);
        buf_char(p->out, ' ');
    }
    buf_str(p->out, op);
}

static void set_fill(struct page *p, struct color c)
{
    if (p->colored && memcmp(&p->color, &c, sizeof c) == 0)
        return;
    put_color(p, c, "k\n");
    p->color = c;
    p->colored = true;
}

/* ------------------------------------------------------------ structure */

static struct pdf_tag *current_tag(const struct page *p)
{
    return p->depth ? p->nests[p->depth - 1].tag : NULL;
}

static void add_kid(struct arena *a, struct pdf_tag *tag, struct pdf_kid kid)
{
    arena_push(a, tag->kids, tag->n, tag->cap);
    tag->kids[tag->n++] = kid;
}

static void close_mark(struct page *p)
{
    if (p->marked)
        buf_str(p->out, "EMC\n");
    p->marked = false;
}

/* Everything drawn belongs to an element or is an artifact. */
static void open_mark(struct page *p)
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

static void nest(struct page *p, struct nest n)
{
    if (p->depth == NESTING_MAX)
        die("draw: boxes nested too deeply");
    p->nests[p->depth++] = n;
}

static void open_tag(struct page *p, const struct op *op)
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

static void open_clip(struct page *p, struct rect r)
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

static void close_nest(struct page *p)
{
    if (p->depth == 0)
        return;
    close_mark(p);
    if (p->nests[--p->depth].kind == NEST_CLIP) {
        buf_str(p->out, "Q\n");
        p->colored = false;
    }
}

/* ------------------------------------------------------------ graphics */

static void put_path(struct page *p, const struct path *path)
{
    const char *paint = path->stroke.none ? "f\n" : path->fill.none ? "S\n" : "B\n";

    if (path->fill.none && path->stroke.none)
        return;
    open_mark(p);
    if (!path->fill.none)
        set_fill(p, path->fill);
    if (!path->stroke.none) {
        put_color(p, path->stroke, "K ");
        put_pt(p->out, path->width);
        buf_str(p->out, "w\n");
    }
    for (size_t i = 0; i < path->n; i++) {
        const struct path_step *s = &path->steps[i];
        static const char *const ops[] = {"m\n", "l\n", "c\n", "h\n"};
        int n = s->verb == PATH_CURVE ? 3 : s->verb == PATH_CLOSE ? 0 : 1;

        for (int k = 0; k < n; k++)
            put_point(p, s->x[k], s->y[k]);
        buf_str(p->out, ops[s->verb]);
    }
    buf_str(p->out, paint);
}

/* What takes the square that a picture is drawn on to the box, for each way it can
 * lie in its file: a c e in widths of the box, b d f in heights. */
static const int8_t turns[][6] = {
    {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},  {-1, 0, 0, -1, 1, 1},
    {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
    {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
};

static void put_image(struct page *p, const struct picture *picture, struct rect r)
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

static void add_link(struct page *p, struct rect box, struct slice url)
{
    struct pdf_content *c = p->content;

    arena_push(c->arena, c->links, c->nlinks, c->link_cap);
    c->links[c->nlinks++] = (struct pdf_link){p->number, box, url};
}

/* ------------------------------------------------------------ text */

/* A cluster of a line: where it stands, and whether a viewer that knows only the
 * glyphs would read it, and the gap after it, as they were written. */
struct word_part {
    const struct glyph_run *run;
    struct run_cluster cluster;
    pt64 x, end;   /* of its box, along the line */
    bool odd;      /* its glyphs say another text */
    bool joined;   /* to the next one: one ActualText over both */
    size_t turned; /* the first of so many that are a word from right to left */
};

static bool is_blank(struct slice s)
{
    return slice_is(s, " ") || slice_is(s, "\t") || slice_is(s, "\xC2\xA0");
}

/* From an upright character's top to its origin, as the font's DW2 says it. */
static pt64 above(const struct glyph_run *run)
{
    return (pt64)((int64_t)run->size * 880 / 1000);
}

static struct word_part make_part(const struct page *p, const struct glyph_run *run,
                                  const struct run_cluster *c)
{
    const struct pdf_font *f =
        &p->content->fonts->fonts[pdf_font_of(p->content->fonts, run->face)];
    const struct glyph *first = &run->glyphs[c->first];
    const struct glyph *last = &run->glyphs[c->first + c->n - 1];
    const struct pdf_glyph *g = pdf_glyph_of(f, first->id);

    bool level = run->set == SET_LEVEL;
    pt64 start = level ? run->x : run->y - (run->set == SET_UPRIGHT ? above(run) : 0);

    return (struct word_part){
        .run = run,
        .cluster = *c,
        .x = start + (level ? first->x : first->y),
        .end = start + (level ? last->x : last->y) + last->advance,
        .odd = c->n != 1 || !g || !slice_eq(g->text, c->text),
    };
}

static struct word_part *line_parts(struct arena *a, const struct page *p, size_t from,
                                    size_t to, size_t *n)
{
    struct word_part *parts = NULL;
    size_t cap = 0;

    *n = 0;
    for (size_t i = from; i < to; i++) {
        const struct glyph_run *run = &p->frame->ops[i].glyphs;
        size_t count;
        const struct run_cluster *c = run->n ? run_clusters(a, run, &count) : NULL;

        for (size_t k = 0; c && k < count; k++) {
            arena_push(a, parts, *n, cap);
            parts[*n] = make_part(p, run, &c[k]);
            if (k == 0 && run->before.len) {
                parts[*n].cluster.text = slice_of(arena_printf(
                    a, "%.*s%.*s", SLICE_FMT(run->before), SLICE_FMT(c[k].text)));
                parts[*n].odd = true;
            }
            if (run->silent) { /* one ActualText that says nothing */
                parts[*n].cluster.text = SLICE("");
                parts[*n].odd = true;
                parts[*n].joined = k + 1 < count;
            }
            (*n)++;
        }
    }
    return parts;
}

/* The blanks parts[i..end) and their neighbours: one text, unless they are a single
 * space as wide as a reader expects of one. */
static void join_blanks(struct word_part *parts, size_t n, size_t i, size_t end)
{
    int64_t em = parts[i].run->size;

    if (i == 0 || end == n)
        return; /* at a line's edge nobody misses it */
    if (parts[i - 1].run->backward || parts[end].run->backward)
        return; /* they do not stand beside it */
    int64_t wide = (int64_t)(parts[end].x - parts[i - 1].end) * 1000;
    if (end == i + 1 && wide >= SPACE_SEEN * em)
        return;
    for (size_t k = i - 1; k < end; k++)
        parts[k].joined = true;
}

static void join_parts(struct word_part *parts, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        struct word_part *a = &parts[i], *b = a + 1;
        int64_t em = a->run->size > b->run->size ? a->run->size : b->run->size;
        int64_t gap = (int64_t)(b->x - a->end) * 1000;
        size_t end = i;

        while (end < n && is_blank(parts[end].cluster.text))
            end++;
        if (end > i) {
            join_blanks(parts, n, i, end);
            i = end - 1;
        } else if (!is_blank(b->cluster.text) && !a->run->backward &&
                   !b->run->backward) {
            /* Boxes that overlap, of squeezed marks, are read as a new line. */
            a->joined |= gap > GAP_SEEN * em || gap < -GAP_SEEN * em;
        }
    }
}

/* Words from right to left. Viewers expect their letters from left to right, and turn
 * them round; the words are in the order of reading (ISO 32000-2, 14.8.2.5.3). */
static void turn_words(struct word_part *parts, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && parts[i].run->backward && parts[end].run == parts[i].run &&
               parts[end].x < parts[end - 1].x)
            end++;
        for (size_t l = i, r = end - 1; l < r; l++, r--) {
            struct word_part swap = parts[l];
            parts[l] = parts[r];
            parts[r] = swap;
        }
        parts[i].turned = end - i > 1 ? end - i : 0;
    }
}

/* A column in which not all stands upright is one text: to a viewer it would fall apart
 * where the direction changes. */
static void join_column(struct word_part *parts, size_t n)
{
    bool mixed = false;

    for (size_t i = 0; i < n; i++)
        mixed |= parts[i].run->set != parts[0].run->set || parts[i].cluster.n > 1;
    for (size_t i = 0; mixed && i + 1 < n; i++)
        parts[i].joined = true;
}

/* Writes glyphs as TJ arrays, keeping account of where the viewer's pen is. */
struct typist {
    struct page *page;
    const struct pdf_font *font;
    const struct glyph_run *run;
    bool open;       /* inside [< */
    int64_t pen;     /* 1/1000 em from the place that was set last, along the line */
    pt64 from, side; /* that place: along the line, and across */
};

static void stop_typing(struct typist *t)
{
    if (t->open)
        buf_str(t->page->out, ">]TJ\n");
    t->open = false;
}

static void begin_run(struct typist *t, const struct glyph_run *run)
{
    struct page *p = t->page;
    size_t font = pdf_font_of(p->content->fonts, run->face);

    stop_typing(t);
    set_fill(p, run->color);
    buf_printf(p->out, "/%c%zu ", run->set == SET_UPRIGHT ? 'V' : 'F', font + 1);
    put_pt(p->out, run->size);
    buf_str(p->out, "Tf\n");
    t->run = run;
    t->font = &p->content->fonts->fonts[font];
}

static void type_glyph(struct typist *t, const struct glyph *g)
{
    const struct pdf_glyph *known = pdf_glyph_of(t->font, g->id);
    struct buf *out = t->page->out;
    pt64 x = t->run->x + g->x, y = t->run->y + g->y, size = t->run->size;
    bool level = t->run->set == SET_LEVEL, upright = t->run->set == SET_UPRIGHT;

    if (!known || size <= 0)
        return;
    if (upright) { /* PDF's place is the top middle of the character */
        x += (pt64)((int64_t)known->width * size / 2000);
        y -= above(t->run);
    }
    /* Half the width is rounded: characters of one column do not stand apart for it. */
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
        /* A number moves the pen back: in a column upwards, where y grows. */
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

static void type_parts(struct page *p, const struct word_part *parts, size_t n)
{
    struct typist t = {.page = p};
    size_t word = 0; /* where the word that is turned ends */

    buf_str(p->out, "BT\n");
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
    buf_str(p->out, "ET\n");
}

static void link_run(struct page *p, const struct glyph_run *run)
{
    if (run->link.len)
        add_link(p, run_box(run), run->link);
}

/* Does run b go on in the line that a is part of? A line's first run has its note. */
static bool goes_on(const struct glyph_run *a, const struct glyph_run *b)
{
    if (b->line || a->silent || b->silent)
        return false;
    bool back = a->backward || b->backward;
    if (a->set == SET_LEVEL || b->set == SET_LEVEL)
        return a->set == b->set && a->y == b->y && (b->x >= a->x || back);
    pt64 aside = b->x - a->x, em = a->size > b->size ? a->size : b->size;
    return (b->y > a->y || back) && abs(aside) * 5 < em * 4;
}

/* The runs from op i on that make one line; returns the op after them. */
static size_t put_line(struct page *p, size_t i)
{
    struct arena scratch = ARENA_INIT;
    const struct op *ops = p->frame->ops;
    size_t end = i + 1, n;

    while (end < p->frame->n && ops[end].type == OP_GLYPHS &&
           goes_on(&ops[end - 1].glyphs, &ops[end].glyphs))
        end++;
    for (size_t k = i; k < end; k++)
        if (ops[k].glyphs.n)
            link_run(p, &ops[k].glyphs);
    struct word_part *parts = line_parts(&scratch, p, i, end, &n);
    if (n && !ops[i].glyphs.color.none) {
        join_parts(parts, n);
        if (ops[i].glyphs.set != SET_LEVEL)
            join_column(parts, n);
        else
            turn_words(parts, n);
        open_mark(p);
        type_parts(p, parts, n);
    }
    arena_free(&scratch);
    return end;
}

void pdf_page_write(struct pdf_content *c, const struct frame *f, size_t page,
                    struct buf *out)
{
    struct page p = {.content = c, .frame = f, .number = page, .out = out};

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
