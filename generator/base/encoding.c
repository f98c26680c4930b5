/* encoding.c - guess the encoding by its marks and its statistics, convert with iconv.
 *
 * In order: a BOM names UTF-16; valid UTF-8 is UTF-8; then is_big5 tells Big5 from
 * GB 18030 by the ranges of the bytes.
 *     FF FE 60 4F       -> 你  (UTF-16LE)
 *     C4 E3 BA C3 0D 0A -> 你好 and one line feed  (GB18030)
 */
#include "base/encoding.h"
#include "base/buf.h"

#include <errno.h>
#include <iconv.h>

/* False: the bytes are not valid in that encoding. */
static bool convert(struct buf *out, struct slice bytes, const char *from)
{
    iconv_t with = iconv_open("UTF-8", from);
    char *in = (char *)(uintptr_t)bytes.ptr; /* iconv only reads it */
    size_t left = bytes.len;
    bool good = true;

    if (with == (iconv_t)-1)
        die("iconv 不认识 %s（unknown encoding）", from);
    while (left && good) {
        char piece[4096], *to = piece;
        size_t room = sizeof piece;

        good = iconv(with, &in, &left, &to, &room) != (size_t)-1 || errno == E2BIG;
        buf_put(out, piece, (size_t)(to - piece));
    }
    iconv_close(with);
    return good;
}

/* Without BOM and NULs; CR LF and a lone CR become LF. */
static struct slice tidy(struct arena *a, struct slice s)
{
    struct buf out = BUF_INIT;

    if (slice_starts(s, SLICE("\xEF\xBB\xBF")))
        s = slice_from(s, 3);
    for (size_t i = 0; i < s.len; i++) {
        bool lone = s.ptr[i] == '\r' && !(i + 1 < s.len && s.ptr[i + 1] == '\n');
        if (lone)
            buf_char(&out, '\n'); /* line end of an old Mac */
        else if (s.ptr[i] != '\r' && s.ptr[i] != '\0')
            buf_char(&out, s.ptr[i]);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* Big5 or GBK? Both use two bytes per character, the first above 0x80. In Big5 about
 * every third second byte is ASCII (0x40 to 0x7E), and no byte of a pair is in 0x80 to
 * 0xA0. In GB 2312, the common characters, no second byte is below 0xA1; the other
 * characters of GBK have a first byte below 0xA1 or a second byte below it. */
static bool is_big5(struct slice bytes)
{
    enum { OFTEN = 8 }; /* Big5: at least one in 8 second bytes is ASCII */
    size_t pairs = 0, low = 0;

    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char first = (unsigned char)bytes.ptr[i];
        if (first < 0x80)
            continue;
        unsigned char second = i + 1 < bytes.len ? (unsigned char)bytes.ptr[++i] : 0;
        if (first < 0xA1 || first > 0xF9 || second < 0x40 ||
            (second > 0x7E && second < 0xA1) || second == 0xFF)
            return false;
        pairs++;
        low += second < 0x7F;
    }
    return pairs > 0 && low * OFTEN >= pairs;
}

struct slice encoding_to_utf8(struct arena *a, struct slice bytes, const char **name)
{
    struct buf out = BUF_INIT;
    struct slice made = SLICE("");

    *name = slice_starts(bytes, SLICE("\xFF\xFE"))   ? "UTF-16LE"
            : slice_starts(bytes, SLICE("\xFE\xFF")) ? "UTF-16BE"
            : utf8_invalid(bytes) == SIZE_MAX        ? "UTF-8"
            : is_big5(bytes)                         ? "BIG5"
                                                     : "GB18030";
    if (slice_is(slice_of(*name), "UTF-8"))
        return tidy(a, bytes);
    if (convert(&out, bytes, *name) && utf8_invalid(buf_view(&out)) == SIZE_MAX)
        made = tidy(a, buf_view(&out));
    else
        *name = NULL;
    buf_release(&out);
    return made;
}
