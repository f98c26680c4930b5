/* picture_fuzz.c - any bytes as a picture: as they are, and, of a PNG, with checksums
 * made right, so that what is inside its chunks is looked at, too.
 *
 * A picture that is taken keeps nothing of where it was made, loses nothing by being
 * stripped twice, and shows the pixels that its file shows.
 */
#include "data/exif.h"
#include "data/picture.h"
#include "data/png_chunks.h"
#include "data/strip.h"
#include "draw/deflate.h"
#include "fuzz.h"

enum { PIXELS_LOOKED_AT = 1 << 18 };

static bool same_pixels(const struct pixels *a, const struct pixels *b)
{
    size_t n = (size_t)a->width * (size_t)a->height;

    return a->width == b->width && a->height == b->height && !a->alpha == !b->alpha &&
           memcmp(a->rgb, b->rgb, n * 3) == 0 &&
           (!a->alpha || memcmp(a->alpha, b->alpha, n) == 0);
}

/* The file before it was stripped. */
static void check_pixels(struct arena *a, const struct picture *p, struct slice bytes)
{
    struct picture whole = *p;
    struct pixels before, after;

    if ((int64_t)p->width * p->height > PIXELS_LOOKED_AT)
        return;
    whole.bytes = bytes;
    bool shown = picture_screen_pixels(a, p, 40, &after);
    if (picture_screen_pixels(a, &whole, 40, &before))
        assert(shown && same_pixels(&before, &after));
    const unsigned char *alpha;
    bool opaque;
    if (picture_colors(a, p, &after, &opaque))
        assert(picture_alpha(a, p, &alpha));
}

static void check_rows(struct arena *a, const struct picture *p)
{
    struct picture_rows rows;

    if (!picture_rows(a, p, &rows))
        return;
    assert(rows.width == p->width && rows.height == p->height);
    assert(rows.row ==
           1 + ((size_t)rows.width * (size_t)(rows.bits * rows.samples) + 7) / 8);
    assert(rows.size == rows.row * (size_t)rows.height);
    assert(rows.palette.len % 3 == 0 && rows.palette.len <= 768);
    if (rows.size <= PIXELS_LOOKED_AT)
        inflates_to(rows.zlib, rows.size, rows.row, 4);
}

static void check(struct arena *a, struct slice bytes)
{
    struct diag d = {.arena = a};
    const char *path = fuzz_file(a, "a.jpg", bytes);
    struct picture *p =
        picture_load(a, fuzz_folder(), SLICE("a.jpg"), (struct span){0}, &d);

    assert(!p == (d.errors > 0));
    if (!p)
        return;
    assert(p->width > 0 && p->height > 0 && p->turn >= 1 && p->turn <= 8);
    assert(p->width <= PICTURE_PIXELS_MAX / p->height);
    check_pixels(a, p, bytes);
    check_rows(a, p);
    fuzz_file(a, "a.jpg", p->bytes);
    struct picture *again =
        picture_load(a, fuzz_folder(), SLICE("a.jpg"), (struct span){0}, &d);
    assert(again && !again->placed && slice_eq(again->bytes, p->bytes));
    assert(again->width == p->width && again->height == p->height);
    assert(again->turn == p->turn && again->stamp == p->stamp);
    (void)path;
}

static struct slice with_checksums(struct arena *a, struct slice png)
{
    struct buf b = BUF_INIT;
    struct png_chunk chunk;
    size_t at = 0;

    buf_slice(&b, slice_sub(png, 0, 8));
    while (png_next(png, &at, &chunk)) {
        uint32_t crc = deflate_crc(slice_sub(chunk.whole, 4, chunk.whole.len - 4));
        const char end[] = {(char)(crc >> 24), (char)(crc >> 16), (char)(crc >> 8),
                            (char)crc};
        buf_slice(&b, slice_sub(chunk.whole, 0, chunk.whole.len - 4));
        buf_put(&b, end, 4);
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct slice bytes = fuzz_bytes(&a, data, size);

    check(&a, bytes);
    if (slice_starts(bytes, SLICE("\x89PNG\r\n\x1a\n")))
        check(&a, with_checksums(&a, bytes));
    exif_turn(bytes);
    exif_has_place(bytes);
    strip_jpeg(&a, bytes, 1 + (int)(size % 8));
    strip_png(&a, bytes);
    arena_free(&a);
    return 0;
}
