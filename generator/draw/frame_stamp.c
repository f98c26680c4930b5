/* frame_stamp.c - serialize the inked operations of each page, and hash the bytes.
 *
 * Glyphs count by their text and positions, not by id, which depends on the version of
 * the font; numbers are written byte by byte, so that every machine gets the same
 * fingerprint (it is kept in output/.sheets between builds).
 */
#include "draw/frame_stamp.h"

#include "base/buf.h"
#include "data/picture.h"
#include "text/font.h"

/* Little-endian on every machine; the caller has reserved room. */
static void put_number(struct buf *b, pt64 number)
{
    uint32_t v = (uint32_t)number;

    b->ptr[b->len++] = (char)v;
    b->ptr[b->len++] = (char)(v >> 8);
    b->ptr[b->len++] = (char)(v >> 16);
    b->ptr[b->len++] = (char)(v >> 24);
}

static void put_numbers(struct buf *b, const pt64 *v, size_t n)
{
    buf_reserve(b, n * 4);
    for (size_t i = 0; i < n; i++)
        put_number(b, v[i]);
}

static void put_rect(struct buf *b, struct rect r)
{
    put_numbers(b, (pt64[]){r.x, r.y, r.w, r.h}, 4);
}

/* Screen and paper colour: the theme may change one without the other. CMYK percentages
 * need seven bits each. */
static void put_color(struct buf *b, struct color c)
{
    put_numbers(b,
                (pt64[]){c.none, c.r << 16 | c.g << 8 | c.b,
                         c.c << 21 | c.m << 14 | c.y << 7 | c.k},
                3);
}

static void put_glyphs(struct buf *b, const struct glyph_run *run)
{
    put_numbers(b, (pt64[]){run->size, (pt64)run->set, run->x, run->y}, 4);
    buf_str(b, face_name(run->face));
    put_color(b, run->color);
    buf_slice(b, run->text);
    buf_reserve(b, run->n * 8);
    for (size_t i = 0; i < run->n; i++) {
        put_number(b, run->glyphs[i].x);
        put_number(b, run->glyphs[i].y);
    }
}

static void put_path(struct buf *b, const struct path *p)
{
    put_color(b, p->fill);
    put_color(b, p->stroke);
    put_numbers(b, &p->width, 1);
    for (size_t i = 0; i < p->n; i++) {
        size_t n = p->steps[i].verb == PATH_CLOSE   ? 0
                   : p->steps[i].verb == PATH_CURVE ? 3
                                                    : 1;
        put_numbers(b, (pt64[]){(pt64)p->steps[i].verb}, 1);
        put_numbers(b, p->steps[i].x, n);
        put_numbers(b, p->steps[i].y, n);
    }
}

/* A digit for the type, then its numbers. OP_END is left out, as it does not say what
 * it ends, a tag or a clip: that a clip ends elsewhere goes unnoticed. */
static void put_op(struct buf *b, const struct op *op)
{
    if (op->type == OP_LINK || op->type == OP_TAG || op->type == OP_END)
        return;
    buf_char(b, (char)('0' + op->type));
    if (op->type == OP_GLYPHS)
        put_glyphs(b, &op->glyphs);
    else if (op->type == OP_PATH)
        put_path(b, &op->path);
    else if (op->type == OP_CLIP)
        put_rect(b, op->tag.box);
    else {
        put_rect(b, op->image.box);
        put_numbers(b,
                    (pt64[]){(pt64)(op->image.picture->stamp >> 32),
                             (pt64)(op->image.picture->stamp & UINT32_MAX)},
                    2);
    }
}

uint64_t frames_stamp(const struct frames *f)
{
    struct buf b = BUF_INIT;
    uint64_t stamp = 0;

    for (size_t i = 0; i < f->n; i++) {
        const struct frame *page = f->pages[i];
        buf_clear(&b);
        put_numbers(&b, (pt64[]){page->width, page->height}, 2);
        for (size_t k = 0; k < page->n; k++)
            put_op(&b, &page->ops[k]);
        stamp = fingerprint_add(stamp, buf_view(&b));
    }
    buf_release(&b);
    return stamp;
}
