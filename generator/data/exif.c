/* A TIFF file in small: byte order, the place of a list, entries of 12 bytes. */
#include "data/exif.h"

#include <stdint.h>

enum { ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };

/* n bytes at `at` as a number; 0 beyond the end. */
static uint32_t number(struct slice tiff, size_t at, size_t n, bool big)
{
    uint32_t v = 0;

    if (at > tiff.len || n > tiff.len - at)
        return 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | (unsigned char)tiff.ptr[at + (big ? i : n - 1 - i)];
    return v;
}

int exif_turn(struct slice app1)
{
    struct slice head = {"Exif\0", 6};
    struct slice tiff = slice_starts(app1, head) ? slice_from(app1, 6) : SLICE("");
    bool big = slice_starts(tiff, SLICE("MM"));

    if (!big && !slice_starts(tiff, SLICE("II")))
        return 1;
    size_t list = number(tiff, 4, 4, big), n = number(tiff, list, 2, big);
    for (size_t at = list + 2; n > 0 && at < tiff.len; n--, at += ENTRY) {
        uint32_t turn = number(tiff, at + 8, 2, big);

        if (number(tiff, at, 2, big) != ORIENTATION)
            continue;
        bool sound = number(tiff, at + 2, 2, big) == SHORT && turn >= 1 && turn <= 8;
        return sound ? (int)turn : 1;
    }
    return 1;
}
