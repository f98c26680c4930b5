/* jpeg.h - JPEG files (ITU-T T.81) for picture.c: headers, and pixels for screens.
 */
#ifndef BANBAO_DATA_JPEG_H
#define BANBAO_DATA_JPEG_H

#include "data/picture.h"

enum { SCREEN_PIXELS_MAX = 16 * 1000 * 1000 };

struct picture_size {
    unsigned long width, height; /* in the file */
    uint64_t kept;               /* bytes in memory while it is read; 0: just rows */
    uint64_t scans;              /* passes over the whole picture */
};

/* Reads the headers of p->bytes: the size, and p's turn, parts, inverted and placed.
 * parts 0: a kind that cannot be shown. False: broken. */
bool jpeg_size(struct picture *p, struct picture_size *size);

/* As picture_screen_pixels(). False: broken, or the data end before the picture does.
 */
bool jpeg_pixels(struct arena *a, const struct picture *p, int width,
                 struct pixels *out);

#endif
