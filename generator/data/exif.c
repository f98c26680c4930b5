/* exif.c - Exif is a small TIFF file: the byte order (II or MM), the offset of a list,
 * and there the number of entries and entries of 12 bytes: tag, type, count, value.
 *
 *     MM 002A 00000008 | 0001 | 0112 0003 00000001 0006 0000 -> orientation 6
 */
#include "data/exif.h"

#include <stdint.h>

enum { ENTRY = 12, ORIENTATION = 0x0112, PLACE = 0x8825, SHORT = 3 };

/* The n bytes at `at` as a number; 0 beyond the end. */
static uint32_t number(struct slice tiff, size_t at, size_t n, bool big)
{
    uint32_t v = 0;

    if (at > tiff.len || n > tiff.len - at)
        return 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | (unsigned char)tiff.ptr[at + (big ? i : n - 1 - i)];
    return v;
}

/* The TIFF in an APP1 segment or a PNG's eXIf chunk; empty: it is neither. */
static struct slice tiff_of(struct slice data, bool *big)
{
    struct slice head = {"Exif\0", 6};
    struct slice tiff = slice_starts(data, head) ? slice_from(data, 6) : data;

    *big = slice_starts(tiff, SLICE("MM"));
    return *big || slice_starts(tiff, SLICE("II")) ? tiff : SLICE("");
}

/* The offset of the tag's entry in the first list; 0: there is none. */
static size_t entry_of(struct slice tiff, bool big, uint32_t tag)
{
    size_t list = number(tiff, 4, 4, big), n = number(tiff, list, 2, big);

    for (size_t at = list + 2; n > 0 && at < tiff.len; n--, at += ENTRY)
        if (number(tiff, at, 2, big) == tag)
            return at;
    return 0;
}

int exif_turn(struct slice app1)
{
    bool big;
    struct slice tiff = tiff_of(app1, &big);
    size_t at = tiff.len ? entry_of(tiff, big, ORIENTATION) : 0;
    uint32_t turn = at ? number(tiff, at + 8, 2, big) : 0;

    return turn >= 1 && turn <= 8 && number(tiff, at + 2, 2, big) == SHORT ? (int)turn
                                                                           : 1;
}

/* The GPS list must have two entries or more: its version alone (2.3.0.0) gives no
 * place. */
bool exif_has_place(struct slice data)
{
    bool big;
    struct slice tiff = tiff_of(data, &big);
    size_t at = tiff.len ? entry_of(tiff, big, PLACE) : 0;

    if (at && number(tiff, number(tiff, at + 8, 4, big), 2, big) >= 2)
        return true;
    return slice_find(data, SLICE("GPSLatitude")) != SIZE_MAX;
}
