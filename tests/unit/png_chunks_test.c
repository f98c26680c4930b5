/* A PNG's rows as a PDF takes them, and which PNGs have others. */
#include "chunks.h"
#include "data/picture.h"
#include "draw/deflate.h"
#include "tap.h"

#include <string.h>

static struct arena arena;

/* 5 x 2; `more`: an ancillary chunk, or NULL; the rows in two IDATs. */
static struct slice made(int bits, int color, int interlace, const char *more,
                         struct slice zlib)
{
    const char head[] = {
        0, 0, 0, 5, 0, 0, 0, 2, (char)bits, (char)color, 0, 0, (char)interlace};
    struct buf b = BUF_INIT;
    size_t half = zlib.len / 2;

    buf_put(&b, "\x89PNG\r\n\x1a\n", 8);
    put_chunk(&b, "IHDR", head, sizeof head);
    if (color == 3)
        put_chunk(&b, "PLTE", "\0\0\0\xFF\xFF\xFF", 6);
    if (more)
        put_chunk(&b, more, "more", 4);
    put_chunk(&b, "IDAT", zlib.ptr, half);
    put_chunk(&b, "IDAT", zlib.ptr + half, zlib.len - half);
    put_chunk(&b, "IEND", "", 0);
    struct slice png = slice_dup(&arena, buf_view(&b));
    buf_release(&b);
    return png;
}

static bool rows_of(struct slice png, struct picture_rows *out)
{
    const struct picture p = {.format = PICTURE_PNG, .bytes = png};

    return picture_rows(&arena, &p, out);
}

static void plain(struct slice zlib)
{
    static const struct {
        int bits, color, samples;
        size_t row, palette;
    } kinds[] = {{8, 2, 3, 16, 0},
                 {8, 0, 1, 6, 0},
                 {1, 0, 1, 2, 0},
                 {4, 3, 1, 4, 6},
                 {8, 3, 1, 6, 6}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct slice png = made(kinds[i].bits, kinds[i].color, 0, "pHYs", zlib);
        struct picture_rows r;

        ok(rows_of(png, &r) && r.width == 5 && r.height == 2 &&
               r.bits == kinds[i].bits && r.samples == kinds[i].samples &&
               r.row == kinds[i].row && r.size == 2 * kinds[i].row &&
               r.palette.len == kinds[i].palette && slice_eq(r.zlib, zlib),
           "colour type %d, %d bits: rows of %zu bytes", kinds[i].color, kinds[i].bits,
           kinds[i].row);
        bool refused = true;
        for (size_t n = 0; n < png.len; n++)
            refused = refused && !rows_of(slice_sub(png, 0, n), &r);
        ok(refused, "cut short anywhere it is refused");
    }
}

static void others(struct slice zlib)
{
    static const char *const chunks[] = {"tRNS", "gAMA", "cHRM", "iCCP", "acTL"};
    struct picture_rows r;

    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++)
        ok(!rows_of(made(8, 2, 0, chunks[i], zlib), &r), "%s: decoded", chunks[i]);
    ok(!rows_of(made(16, 2, 0, NULL, zlib), &r), "16 bits: decoded");
    ok(!rows_of(made(8, 6, 0, NULL, zlib), &r), "with alpha: decoded");
    ok(!rows_of(made(8, 2, 1, NULL, zlib), &r), "interlaced: decoded");
}

int main(void)
{
    static const char rows[] = {0, 1, 2, 3, 4, 5, 4, 1, 2, 3, 4, 5};
    const struct slice bytes = {rows, sizeof rows};
    struct deflater *d = deflater_open();
    struct slice zlib = slice_dup(&arena, deflate(d, WELL, bytes));
    char *bad = arena_memdup(&arena, zlib.ptr, zlib.len);

    plain(zlib);
    others(zlib);
    ok(inflates_to(zlib, 12, 6, 4), "rows that are all there");
    ok(!inflates_to(zlib, 18, 6, 4), "a row is missing");
    ok(!inflates_to(zlib, 6, 6, 4), "a row too many");
    ok(!inflates_to(zlib, 12, 6, 3), "a filter that does not exist");
    bad[zlib.len - 1] ^= 1;
    ok(!inflates_to((struct slice){bad, zlib.len}, 12, 6, 4), "a byte is wrong");
    deflater_close(d);
    arena_free(&arena);
    return done();
}
