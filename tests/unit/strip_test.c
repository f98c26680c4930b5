/* What a camera tells about itself goes; the picture stays, bit by bit. */
#include "chunks.h"
#include "data/exif.h"
#include "data/strip.h"
#include "tap.h"

#include "base/buf.h"

#include <string.h>

static struct arena arena;

static const char secret[] = "N31.2304 E121.4737 张三的手机";

static void segment(struct buf *b, int marker, const char *name, size_t name_len,
                    const char *rest, size_t rest_len)
{
    size_t n = 2 + name_len + rest_len;

    buf_char(b, '\xFF');
    buf_char(b, (char)marker);
    buf_char(b, (char)(n >> 8));
    buf_char(b, (char)n);
    buf_put(b, name, name_len);
    buf_put(b, rest, rest_len);
}

#define SEGMENT(b, marker, name, rest)                                                 \
    segment(b, marker, name, sizeof(name) - 1, rest, sizeof(rest) - 1)

/* Coded data with a stuffed byte, a restart and a filled marker. */
static const char coded[] = "\x12\xFF\0\x34\xFF\xD0\x56\x78\xFF";

static void picture(struct buf *b)
{
    SEGMENT(b, 0xDB, "table", "");
    SEGMENT(b, 0xC2, "frame", "");
    SEGMENT(b, 0xDA, "scan 1", "");
    buf_put(b, coded, sizeof coded - 1);
    SEGMENT(b, 0xC4, "codes", "");
    SEGMENT(b, 0xDA, "scan 2", "");
    buf_put(b, coded, sizeof coded - 2);
    buf_put(b, "\xFF\xD9", 2);
}

static struct slice camera(void)
{
    struct buf b = BUF_INIT;

    buf_put(&b, "\xFF\xD8", 2);
    SEGMENT(&b, 0xE0, "JFIF\0\x01\x02\x01\0\x48\0\x48\x02\x01", "THUMBS");
    SEGMENT(&b, 0xE1, "Exif\0\0", secret);
    SEGMENT(&b, 0xE1, "http://ns.adobe.com/xap/1.0/\0", secret);
    SEGMENT(&b, 0xE2, "ICC_PROFILE\0\x01\x01", "profile");
    SEGMENT(&b, 0xE2, "MPF\0", secret);
    SEGMENT(&b, 0xED, "Photoshop 3.0\0", secret);
    SEGMENT(&b, 0xEE, "Adobe", "\0\x64\0\0\0\0\x01");
    SEGMENT(&b, 0xE7, "Vendor", secret);
    SEGMENT(&b, 0xFE, "", secret);
    picture(&b);
    buf_str(&b, secret); /* a film behind the picture */
    struct slice made = slice_dup(&arena, buf_view(&b));
    buf_release(&b);
    return made;
}

static struct slice expected(int turn)
{
    struct buf b = BUF_INIT;

    buf_put(&b, "\xFF\xD8", 2);
    SEGMENT(&b, 0xE0, "JFIF\0\x01\x02\x01\0\x48\0\x48\0\0", "");
    if (turn != 1) {
        char exif[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        exif[19] = (char)turn;
        segment(&b, 0xE1, "Exif\0\0", 6, exif, sizeof exif - 1);
    }
    SEGMENT(&b, 0xE2, "ICC_PROFILE\0\x01\x01", "profile");
    SEGMENT(&b, 0xEE, "Adobe", "\0\x64\0\0\0\0\x01");
    picture(&b);
    struct slice made = slice_dup(&arena, buf_view(&b));
    buf_release(&b);
    return made;
}

static void jpegs(void)
{
    struct slice whole = camera();

    for (int turn = 1; turn <= 8; turn++) {
        struct slice got = strip_jpeg(&arena, whole, turn);
        ok(slice_eq(got, expected(turn)), "turned %d: picture, profile, orientation",
           turn);
        ok(slice_eq(strip_jpeg(&arena, got, turn), got), "twice is once");
        if (turn > 1)
            ok(exif_turn(slice_sub(got, 24, 56)) == turn, "and is read back as %d",
               turn);
    }
    bool refused = true;
    size_t end = whole.len - (sizeof secret - 1);
    for (size_t n = 3; n < end; n++)
        refused = refused && strip_jpeg(&arena, slice_sub(whole, 0, n), 1).len == 0;
    ok(refused, "cut short anywhere it is refused");
    ok(strip_jpeg(&arena, slice_sub(whole, 0, end), 1).len > 0, "but not at its end");
}

/* The GPS list says more than its version; both byte orders, also without a head. */
static void places(void)
{
#define GPS(n)                                                                         \
    "II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0" n                \
    "\0\0\0\x01\0\x04\0\0\0\x02\x03\0\0"
    static const char tiff[] = GPS("\x02"), version[] = GPS("\x01"),
                      exif[] = "Exif\0\0" GPS("\x02"),
                      none[] = "Exif\0\0MM\0*\0\0\0\x08";

    ok(exif_has_place((struct slice){tiff, sizeof tiff - 1}), "a place, in a PNG");
    ok(exif_has_place((struct slice){exif, sizeof exif - 1}), "a place, in a JPEG");
    ok(!exif_has_place((struct slice){version, sizeof version - 1}),
       "a version alone is no place");
    ok(!exif_has_place((struct slice){none, sizeof none - 1}), "cut short");
    ok(exif_has_place(SLICE("<rdf exif:GPSLatitude='31,13N'/>")), "a place, in XMP");
    for (size_t n = 0; n < sizeof exif; n++)
        exif_has_place((struct slice){exif, n}); /* reads nothing beyond */
}

static void pngs(void)
{
    static const char *const kept[] = {"IHDR", "PLTE", "tRNS", "iCCP", "pHYs",
                                       "gAMA", "acTL", "IDAT", "fdAT", "IDAT"};
    static const char *const gone[] = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "vpAg"};
    struct buf b = BUF_INIT, want = BUF_INIT;

    buf_put(&b, "\x89PNG\r\n\x1a\n", 8);
    buf_put(&want, "\x89PNG\r\n\x1a\n", 8);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        put_chunk(&b, kept[i], "data", 4);
        put_chunk(&want, kept[i], "data", 4);
        if (i < sizeof gone / sizeof *gone)
            put_chunk(&b, gone[i], secret, sizeof secret - 1);
    }
    put_chunk(&b, "IEND", "", 0);
    put_chunk(&want, "IEND", "", 0);
    buf_str(&b, secret);
    ok(slice_eq(strip_png(&arena, buf_view(&b)), buf_view(&want)),
       "chunks that show the picture stay, what is told beside it goes");
    bool refused = true;
    for (size_t n = 8; n < b.len - (sizeof secret - 1); n++)
        refused = refused && strip_png(&arena, slice_sub(buf_view(&b), 0, n)).len == 0;
    ok(refused, "cut short anywhere it is refused");
    buf_release(&b);
    buf_release(&want);
}

int main(void)
{
    jpegs();
    places();
    pngs();
    arena_free(&arena);
    return done();
}
