#include "draw/deflate.h"

#include <libdeflate.h>

/* libdeflate's own type, under a name of ours. */
static struct libdeflate_compressor *inside(struct deflater *d)
{
    return (struct libdeflate_compressor *)d;
}

struct deflater *deflater_open(enum deflate_level level)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);

    if (!c)
        die_oom();
    return (struct deflater *)c;
}

void deflater_close(struct deflater *d)
{
    libdeflate_free_compressor(inside(d));
}

void deflate_put(struct deflater *d, struct buf *out, struct slice data)
{
    size_t room = libdeflate_zlib_compress_bound(inside(d), data.len);

    buf_reserve(out, room);
    out->len += libdeflate_zlib_compress(inside(d), data.ptr, data.len,
                                         out->ptr + out->len, room);
    out->ptr[out->len] = '\0';
}

uint32_t deflate_crc(struct slice data)
{
    return libdeflate_crc32(0, data.ptr, data.len);
}
