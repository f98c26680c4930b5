/* png_file.c - choose a palette in one pass, then write the chunks of a PNG.
 *
 * A run of 16 equal pixels or more is an area: its colour gets an entry of its own. All
 * other pixels are edge shades: those that agree in the four highest bits of each
 * channel share a bucket, and the bucket's entry is the colour that most of them have.
 *     #1D1815 in runs of 40, #2A2622 once, #2B2723 three times
 *     -> entries #1D1815 and #2B2723 (both shades have the leading bits 2 2 2)
 * If a 257th entry is needed, the file is true colour, rows filtered by "up".
 */
#include "draw/png_file.h"
#include "draw/deflate.h"

#include <stdlib.h>
#include <string.h>

enum {
    PALETTE_MAX = 256,
    AREA = 16, /* equal pixels in a row that make an area, not an edge shade */
    SLOTS = 1024,
    SHADE_BITS = 4, /* leading bits per channel that distinguish shades */
    BUCKETS = 1 << (3 * SHADE_BITS),
};

struct pixmap {
    const uint32_t *at;           /* 0x00RRGGBB */
    size_t width, height, stride; /* pixels */
};

/* The shades of one bucket, represented by the colour of most of its pixels: majority
 * vote in one pass (Boyer and Moore). Pixels a a b a b b b -> b is left with a vote. */
struct bucket {
    uint32_t color, votes;
    uint8_t entry; /* of the palette */
    bool used;
};

/* A colour with its own entry. Open addressing; at most a quarter of the slots is used.
 */
struct slot {
    uint32_t color;
    uint8_t entry;
    bool used;
};

struct palette {
    struct bucket buckets[BUCKETS];
    struct slot slots[SLOTS];
    uint32_t colors[PALETTE_MAX];
    size_t n;
};

/* The four highest bits of each channel as a 12-bit number: #2B2723 -> 0x222. */
static struct bucket *bucket_of(struct palette *p, uint32_t c)
{
    unsigned b = SHADE_BITS, drop = 8 - b, mask = (1U << b) - 1;

    return &p->buckets[(c >> (16 + drop) & mask) << (2 * b) |
                       (c >> (8 + drop) & mask) << b | (c >> drop & mask)];
}

static struct slot *slot_of(struct palette *p, uint32_t color)
{
    size_t i = color * 2654435761U >> 22; /* Knuth's multiplicative hash, 10 bits */

    while (p->slots[i].used && p->slots[i].color != color)
        i = (i + 1) % SLOTS;
    return &p->slots[i];
}

static bool add_area(struct palette *p, uint32_t color)
{
    struct slot *s = slot_of(p, color);

    if (s->used)
        return true;
    if (p->n == PALETTE_MAX)
        return false;
    *s = (struct slot){color, (uint8_t)p->n, true};
    p->colors[p->n++] = color;
    return true;
}

/* n pixels of an edge shade vote in their bucket, unless the colour has its own entry.
 * False: the palette is full. */
static bool add_shade(struct palette *p, uint32_t color, uint32_t n)
{
    struct bucket *b = bucket_of(p, color);

    if (slot_of(p, color)->used)
        return true;
    if (!b->used) {
        if (p->n == PALETTE_MAX)
            return false;
        b->used = true;
        b->entry = (uint8_t)p->n++;
    }
    if (b->color == color)
        b->votes += n;
    else if (b->votes >= n)
        b->votes -= n;
    else {
        b->votes = n - b->votes;
        b->color = color;
    }
    p->colors[b->entry] = b->color;
    return true;
}

/* Much of a page is empty rows: process only the first of equal ones. */
static bool same_as_above(const struct pixmap *m, size_t y)
{
    const uint32_t *row = m->at + y * m->stride;

    return y > 0 && memcmp(row, row - m->stride, m->width * sizeof *row) == 0;
}

/* False: more than 256 entries are needed. */
static bool palette_make(struct palette *p, const struct pixmap *m)
{
    for (size_t y = 0; y < m->height; y++) {
        const uint32_t *row = m->at + y * m->stride;

        if (same_as_above(m, y))
            continue;
        for (size_t x = 0, start = 0; x < m->width; start = x) {
            uint32_t color = row[x];

            while (x < m->width && row[x] == color)
                x++;
            if (!(x - start >= AREA
                      ? add_area(p, color & 0xFFFFFF)
                      : add_shade(p, color & 0xFFFFFF, (uint32_t)(x - start))))
                return false;
        }
    }
    return true;
}

static unsigned char entry_of(struct palette *p, uint32_t color)
{
    const struct slot *s = slot_of(p, color);

    return s->used ? s->entry : bucket_of(p, color)->entry;
}

/* ---- the file ------------------------------------------------------------ */

static void put_u32(struct buf *out, uint32_t n)
{
    const unsigned char b[4] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16),
                                (unsigned char)(n >> 8), (unsigned char)n};

    buf_put(out, b, sizeof b);
}

/* Length, type, data, and the CRC of type and data (PNG 3rd edition, 5.3). */
static void put_chunk(struct buf *out, const char *type, struct slice data)
{
    put_u32(out, (uint32_t)data.len);
    size_t start = out->len;
    buf_str(out, type);
    buf_slice(out, data);
    put_u32(out, deflate_crc((struct slice){out->ptr + start, out->len - start}));
}

static void put_rgb(unsigned char *out, uint32_t c)
{
    out[0] = (unsigned char)(c >> 16);
    out[1] = (unsigned char)(c >> 8);
    out[2] = (unsigned char)c;
}

static void put_header(struct buf *out, const struct pixmap *m, const struct palette *p)
{
    struct buf head = BUF_INIT;
    unsigned char colors[PALETTE_MAX * 3];

    buf_put(out, "\x89PNG\r\n\x1a\n", 8);
    put_u32(&head, (uint32_t)m->width);
    put_u32(&head, (uint32_t)m->height);
    buf_char(&head, 8);         /* bits */
    buf_char(&head, p ? 3 : 2); /* palette or RGB */
    buf_put(&head, "\0\0", 3);  /* compression 0, filter 0, not interlaced */
    put_chunk(out, "IHDR", buf_view(&head));
    buf_release(&head);
    put_chunk(out, "sRGB", (struct slice){"\0", 1});
    if (!p)
        return;
    for (size_t i = 0; i < p->n; i++)
        put_rgb(colors + i * 3, p->colors[i]);
    put_chunk(out, "PLTE", (struct slice){(const char *)colors, p->n * 3});
}

/* Each row: filter 0 (none), then one palette index per pixel. */
static void fill_indexed(unsigned char *to, const struct pixmap *m, struct palette *p)
{
    for (size_t y = 0; y < m->height; y++) {
        const uint32_t *row = m->at + y * m->stride;
        uint32_t last = ~row[0];
        unsigned char entry = 0;

        if (same_as_above(m, y)) {
            memcpy(to, to - 1 - m->width, 1 + m->width);
            to += 1 + m->width;
            continue;
        }
        *to++ = 0;
        for (size_t x = 0; x < m->width; x++) {
            if (row[x] != last) {
                last = row[x];
                entry = entry_of(p, last & 0xFFFFFF);
            }
            *to++ = entry;
        }
    }
}

/* Filter 2 (up), the difference to the row above: good for areas and photographs. */
static void fill_rgb(unsigned char *to, const struct pixmap *m)
{
    for (size_t y = 0; y < m->height; y++) {
        const uint32_t *row = m->at + y * m->stride;

        *to++ = y ? 2 : 0;
        for (size_t x = 0; x < m->width; x++, to += 3) {
            unsigned char above[3] = {0};

            put_rgb(to, row[x]);
            if (y)
                put_rgb(above, row[x - m->stride]);
            for (int i = 0; i < 3; i++)
                to[i] = (unsigned char)(to[i] - above[i]);
        }
    }
}

void png_file_put(struct buf *out, const uint32_t *pixels, int width, int height,
                  size_t stride)
{
    const struct pixmap m = {pixels, (size_t)width, (size_t)height, stride};
    struct palette *p = heap_alloc(1, sizeof *p);

    bool few = palette_make(p, &m);
    size_t len = (1 + m.width * (few ? 1 : 3)) * m.height;
    unsigned char *rows = heap_alloc(len, 1);
    if (few)
        fill_indexed(rows, &m, p);
    else
        fill_rgb(rows, &m);
    struct deflater *d = deflater_open();
    put_header(out, &m, few ? p : NULL);
    put_chunk(out, "IDAT", deflate(d, WELL, (struct slice){(char *)rows, len}));
    put_chunk(out, "IEND", SLICE(""));
    deflater_close(d);
    free(rows);
    free(p);
}
