/* png_chunks.h - a PNG's chunks (PNG 3rd edition, 5.3). */
#ifndef BANBAO_DATA_PNG_CHUNKS_H
#define BANBAO_DATA_PNG_CHUNKS_H

#include "base/slice.h"

struct png_chunk {
    struct slice type, data;
    struct slice whole; /* with length, type and CRC */
};

/* Reads the chunk at *at (0: the first) and moves *at past it. False: no more, or cut
 * short. */
bool png_next(struct slice png, size_t *at, struct png_chunk *out);

#endif
