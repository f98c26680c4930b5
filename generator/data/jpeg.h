/* jpeg.h - JPEG files (ITU-T T.81) for picture.c: their heads, and pixels for screens.
 */
#ifndef JPEG_H
#define JPEG_H

#include "data/picture.h"

enum { SCREEN_PIXELS_MAX = 16 * 1000 * 1000 };

struct picture_size {
    unsigned long width, height; /* in the file */
    uint64_t kept;               /* bytes that reading it takes at once; 0: rows */
    uint64_t scans;              /* how often all of it is gone over */
};

/* What the head of p->bytes says: its size, and p's turn, parts, inverted and placed.
 * parts 0: of a kind that is not shown. False: broken. */
bool jpeg_size(struct picture *p, struct picture_size *size);

/* As picture_screen_pixels(). False: broken, or its data end before the picture does.
 */
bool jpeg_pixels(struct arena *a, const struct picture *p, int width,
                 struct pixels *out);

#endif
