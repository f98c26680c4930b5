#include "base/encoding.h"
#include "base/buf.h"

#include <errno.h>
#include <iconv.h>

/* False: a byte that the encoding has not. */
static bool convert(struct buf *out, struct slice bytes, const char *from)
{
    iconv_t with = iconv_open("UTF-8", from);
    char *in = (char *)(uintptr_t)bytes.ptr; /* iconv only reads it */
    size_t left = bytes.len;
    bool good = true;

    if (with == (iconv_t)-1)
        die("iconv 不认识 %s（has no such encoding）", from);
    while (left && good) {
        char piece[4096], *to = piece;
        size_t room = sizeof piece;

        good = iconv(with, &in, &left, &to, &room) != (size_t)-1 || errno == E2BIG;
        buf_put(out, piece, (size_t)(to - piece));
    }
    iconv_close(with);
    return good;
}

static struct slice tidy(struct arena *a, struct slice s)
{
    struct buf out = BUF_INIT;

    if (slice_starts(s, SLICE("\xEF\xBB\xBF")))
        s = slice_from(s, 3);
    for (size_t i = 0; i < s.len; i++) {
        bool lone = s.ptr[i] == '\r' && !(i + 1 < s.len && s.ptr[i + 1] == '\n');
        if (lone)
            buf_char(&out, '\n'); /* an old Mac's line end */
        else if (s.ptr[i] != '\r' && s.ptr[i] != '\0')
            buf_char(&out, s.ptr[i]);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

/* Big5 or GBK? Both write two bytes a character, the first above 0x80. In Big5 every
 * third character or so has a letter or the like as its second byte, and no byte of a
 * pair lies from 0x80 to 0xA0; in the GB 2312 of common characters no second byte is
 * below 0xA1, and GBK's further ones begin below 0xA1. */
static bool is_big5(struct slice bytes)
{
    enum { OFTEN = 8 }; /* one of so many, at least */
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
