/* png_chunks.c - chunks of a PNG, and its compressed rows for a PDF.
 *
 * After 8 bytes a PNG is a sequence of chunks: length (4 bytes, big-endian), type (4),
 * data, CRC (4). The IDAT chunks together are one zlib stream.
 *
 *     IHDR 100 x 50, 8 bits, RGB -> samples 3, row 301 (with the filter), size 15050
 */
#include "data/png_chunks.h"
#include "base/buf.h"
#include "data/picture.h"

/* Bytes of the signature; of a chunk's length and type; of all but its data. */
enum { HEAD = 8, CHUNK_HEAD = 8, CHUNK_MORE = 12 };

static size_t number_at(struct slice s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

bool png_next(struct slice png, size_t *at, struct png_chunk *out)
{
    if (*at == 0)
        *at = HEAD;
    if (*at + CHUNK_MORE > png.len || *at + CHUNK_MORE < CHUNK_MORE)
        return false;
    size_t n = number_at(png, *at);
    if (n > png.len - *at - CHUNK_MORE)
        return false;
    out->whole = slice_sub(png, *at, *at + CHUNK_MORE + n);
    out->type = slice_sub(out->whole, 4, CHUNK_HEAD);
    out->data = slice_sub(out->whole, CHUNK_HEAD, CHUNK_HEAD + n);
    *at += CHUNK_MORE + n;
    return true;
}

/* Reads IHDR. False: a kind that a PDF cannot contain as it is. */
static bool read_head(struct slice data, struct picture_rows *out)
{
    enum { GRAY = 0, LIGHT = 2, PALETTE = 3, BYTES = 13 };
    static const size_t most = 1 << 24; /* more than picture_load accepts */

    if (data.len != BYTES)
        return false;
    size_t width = number_at(data, 0), height = number_at(data, 4);
    int bits = data.ptr[8], color = data.ptr[9];
    if (!width || !height || width > most || height > most || bits < 1 || bits > 8 ||
        (color != GRAY && color != LIGHT && color != PALETTE) || data.ptr[10] ||
        data.ptr[11] || data.ptr[12])
        return false;
    out->width = (int)width;
    out->height = (int)height;
    out->bits = bits;
    out->samples = color == LIGHT ? 3 : 1;
    out->row = (width * (size_t)(bits * out->samples) + 7) / 8 + 1;
    out->size = out->row * height;
    return true;
}

/* Chunks that may be dropped, since they do not change colours. */
static bool is_harmless(struct slice type)
{
    return slice_is(type, "sRGB") || slice_is(type, "pHYs") || slice_is(type, "bKGD") ||
           slice_is(type, "hIST") || slice_is(type, "sBIT");
}

bool picture_rows(struct arena *a, const struct picture *p, struct picture_rows *out)
{
    struct buf rows = BUF_INIT;
    struct png_chunk c;
    bool plain = p->format == PICTURE_PNG, ended = false;
    size_t at = 0;

    *out = (struct picture_rows){0};
    while (plain && !ended && png_next(p->bytes, &at, &c)) {
        if (slice_is(c.type, "IHDR"))
            plain = !out->size && read_head(c.data, out); /* only one is allowed */
        else if (slice_is(c.type, "PLTE"))
            out->palette = c.data;
        else if (slice_is(c.type, "IDAT"))
            buf_slice(&rows, c.data);
        else if (slice_is(c.type, "IEND"))
            ended = true;
        else
            plain = is_harmless(c.type);
    }
    out->zlib = slice_dup(a, buf_view(&rows));
    buf_release(&rows);
    if (out->samples == 3)
        out->palette = SLICE("");
    return plain && ended && out->size && out->zlib.len && out->palette.len % 3 == 0 &&
           out->palette.len <= 768;
}
