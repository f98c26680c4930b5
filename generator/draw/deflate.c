#include "draw/deflate.h"

#include <libdeflate.h>

enum { LEVEL = 6 }; /* 9 saves 1 % of a font and costs four times as long */

void deflate_put(struct buf *out, struct slice data)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);

    if (!c)
        die_oom();
    size_t room = libdeflate_zlib_compress_bound(c, data.len);
    buf_reserve(out, room);
    out->len +=
        libdeflate_zlib_compress(c, data.ptr, data.len, out->ptr + out->len, room);
    out->ptr[out->len] = '\0';
    libdeflate_free_compressor(c);
}

uint32_t deflate_crc(struct slice data)
{
    return libdeflate_crc32(0, data.ptr, data.len);
}
