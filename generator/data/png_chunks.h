/* png_chunks.h - a PNG's chunks, and what of one can go into a PDF as it is.
 *
 * Sources: PNG 3rd edition, 5.3 (chunks), 7.2, 9 and 10; ISO 32000-1, 7.4.4.4
 * (predictor 15 is PNG's filters).
 */
#ifndef PNG_CHUNKS_H
#define PNG_CHUNKS_H

#include "base/arena.h"
#include "base/slice.h"

struct png_chunk {
    struct slice type, data;
    struct slice whole; /* with length, type and CRC */
};

/* The chunk at *at (0: the first), and *at behind it. False: none, or cut short. */
bool png_next(struct slice png, size_t *at, struct png_chunk *out);

struct png_raw {
    int width, height;
    int bits;             /* of a sample */
    int samples;          /* of a pixel: 1 gray or place in the palette, 3 light */
    struct slice palette; /* RGB triples; empty: none */
    struct slice zlib;    /* rows, each with its filter before it */
    size_t row, size;     /* bytes of a row with its filter; of all when inflated */
};

/* False: its pixels must be worked out first (transparency, 16 bits, interlacing, a
 * profile or a gamma that is not sRGB's), or it is broken. The rows are not looked at.
 */
bool png_raw(struct arena *a, struct slice png, struct png_raw *out);

#endif
