/* chunks.h - PNGs made chunk by chunk. */
#ifndef BANBAO_TESTS_CHUNKS_H
#define BANBAO_TESTS_CHUNKS_H

#include "base/buf.h"

/* Its CRC is wrong: nothing of ours looks at it. */
static inline void put_chunk(struct buf *b, const char *type, const char *data,
                             size_t n)
{
    const char head[] = {(char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};

    buf_put(b, head, sizeof head);
    buf_str(b, type);
    buf_put(b, data, n);
    buf_put(b, "CRC!", 4);
}

#endif
