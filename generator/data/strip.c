/* strip.c - copying a picture without its metadata.
 *
 * The lists below contain what is kept, not what is removed, so that an unknown kind of
 * segment counts as private.
 *
 *     SOI APP0(JFIF) APP1(Exif, XMP) APP2(ICC) DQT SOF SOS ... EOI trailer
 *       -> SOI APP0 APP2 DQT SOF SOS ... EOI, with a new APP1 for the orientation
 */
#include "data/strip.h"
#include "base/buf.h"
#include "data/png_chunks.h"

#include <string.h>

/* ---- JPEG ---- */

enum {
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP2 = 0xE2,
    APP14 = 0xEE,
    APP15 = 0xEF,
    JPG0 = 0xF0, /* to JPG13, reserved */
    COM = 0xFE,
    TEM = 0x01,
    RST0 = 0xD0,
    RST7 = 0xD7,
};

static const char jfif[] = "JFIF"; /* and the NUL after it */
static const char icc[] = "ICC_PROFILE";
static const char adobe[] = "Adobe";

static unsigned byte_at(struct slice s, size_t at)
{
    return (unsigned char)s.ptr[at];
}

/* Length of the segment at `at`, including its own two bytes; 0: cut short. */
static size_t segment_length(struct slice s, size_t at)
{
    size_t n = at + 2 <= s.len ? byte_at(s, at) << 8 | byte_at(s, at + 1) : 0;

    return n >= 2 && n <= s.len - at ? n : 0;
}

static bool is_named(struct slice segment, const char *name, size_t size)
{
    return slice_starts(slice_from(segment, 2), (struct slice){name, size});
}

/* Writes a JFIF header without its thumbnail, which may show what was cropped. */
static void put_jfif(struct buf *out, struct slice segment)
{
    enum { HEADER = 14, THUMBNAIL = 2 };
    static const char head[] = {'\xFF', '\xE0', 0, HEADER + THUMBNAIL};
    static const char none[THUMBNAIL] = {0, 0};

    buf_put(out, head, sizeof head);
    buf_slice(out, slice_sub(segment, 2, HEADER));
    buf_put(out, none, sizeof none);
}

/* Writes a segment if it is needed: of the APPn only JFIF, ICC profiles and Adobe's
 * colour transform; no comments. */
static void put_segment(struct buf *out, unsigned marker, struct slice segment)
{
    bool app = marker >= APP0 && marker <= APP15;
    bool kept = (marker == APP2 && is_named(segment, icc, sizeof icc)) ||
                (marker == APP14 && is_named(segment, adobe, sizeof adobe - 1));

    if (marker == APP0 && is_named(segment, jfif, sizeof jfif) && segment.len >= 16)
        put_jfif(out, segment);
    if ((app && !kept) || (marker >= JPG0 && marker <= COM))
        return;
    buf_char(out, '\xFF');
    buf_char(out, (char)marker);
    buf_slice(out, segment);
}

/* The end of a scan's coded data: the next marker, except stuffed bytes (FF 00) and
 * restarts. s.len: there is none. */
static size_t scan_end(struct slice s, size_t at)
{
    while (at + 1 < s.len) {
        const char *ff = memchr(s.ptr + at, 0xFF, s.len - at - 1);
        if (!ff)
            break;
        at = (size_t)(ff - s.ptr);
        unsigned next = byte_at(s, at + 1);
        if (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7))
            return at;
        at += next == 0xFF ? 1 : 2;
    }
    return s.len;
}

/* Writes an APP1 segment with an Exif of a single entry, the orientation (exif.c). */
static void put_turn(struct buf *out, int turn)
{
    char exif[] =
        "\xFF\xE1\0\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0\0";

    exif[29] = (char)turn;
    buf_put(out, exif, sizeof exif - 1);
}

/* Marker by marker; the entropy-coded data after each SOS is copied up to the next
 * marker. False: a segment is cut short, or there is no EOI. */
static bool copy_jpeg(struct buf *out, struct slice s, int turn)
{
    bool turned = turn == 1;
    size_t at = 2;

    buf_put(out, "\xFF\xD8", 2);
    while (at + 2 <= s.len) {
        if (byte_at(s, at) != 0xFF) { /* stray bytes, which all decoders skip */
            at++;
            continue;
        }
        unsigned marker = byte_at(s, ++at);
        if (marker == 0xFF || marker == 0)
            continue;
        at++;
        if (marker == SOI || marker == TEM || (marker >= RST0 && marker <= RST7))
            continue;
        if (!turned && marker != APP0) { /* JFIF must come first */
            put_turn(out, turn);
            turned = true;
        }
        if (marker == EOI) {
            buf_put(out, "\xFF\xD9", 2);
            return true;
        }
        size_t n = segment_length(s, at);
        if (n == 0)
            return false;
        put_segment(out, marker, slice_sub(s, at, at + n));
        at += n;
        if (marker == SOS) {
            size_t end = scan_end(s, at);
            buf_slice(out, slice_sub(s, at, end));
            at = end;
        }
    }
    return false;
}

/* ---- PNG ---- */

/* Chunks with pixels, colours and resolution, and those of animations (APNG). */
static bool chunk_stays(struct slice type)
{
    static const char *const ancillary[] = {
        "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV",
        "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"};

    if ((type.ptr[0] & 0x20) == 0) /* critical */
        return true;
    for (size_t i = 0; i < sizeof ancillary / sizeof *ancillary; i++)
        if (slice_is(type, ancillary[i]))
            return true;
    return false;
}

static bool copy_png(struct buf *out, struct slice s)
{
    enum { HEAD = 8 };
    struct png_chunk c;

    buf_slice(out, slice_sub(s, 0, HEAD));
    for (size_t at = 0; png_next(s, &at, &c);) {
        if (chunk_stays(c.type))
            buf_slice(out, c.whole);
        if (slice_is(c.type, "IEND"))
            return true;
    }
    return false;
}

/* ---- both ---- */

static struct slice result(struct arena *a, struct buf *out, bool good)
{
    struct slice made = good ? slice_dup(a, buf_view(out)) : SLICE("");

    buf_release(out);
    return made;
}

struct slice strip_jpeg(struct arena *a, struct slice bytes, int turn)
{
    struct buf out = BUF_INIT;

    buf_reserve(&out, bytes.len + 64);
    return result(a, &out, copy_jpeg(&out, bytes, turn));
}

struct slice strip_png(struct arena *a, struct slice bytes)
{
    struct buf out = BUF_INIT;

    buf_reserve(&out, bytes.len);
    return result(a, &out, copy_png(&out, bytes));
}
