/* deflate.c - the one file that calls libdeflate.
 *
 * A compressor belongs to one level and needs much memory, so it is allocated at its
 * first use and kept for all streams of the deflater. libdeflate takes the whole input
 * at once and an output buffer for the worst case: our files are built in memory
 * anyway.
 */
#include "draw/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

struct deflater {
    struct libdeflate_compressor *at[WELL + 1]; /* by effort; NULL: not used yet */
    struct buf out;
};

struct deflater *deflater_open(void)
{
    struct deflater *d = heap_alloc(1, sizeof *d);

    d->out = (struct buf)BUF_INIT;
    return d;
}

void deflater_close(struct deflater *d)
{
    for (size_t i = 0; i < sizeof d->at / sizeof *d->at; i++)
        libdeflate_free_compressor(d->at[i]);
    buf_release(&d->out);
    free(d);
}

struct slice deflate(struct deflater *d, enum effort level, struct slice data)
{
    if (!d->at[level])
        d->at[level] = libdeflate_alloc_compressor(level);
    if (!d->at[level])
        die_oom();
    buf_clear(&d->out);
    buf_reserve(&d->out, libdeflate_zlib_compress_bound(d->at[level], data.len));
    d->out.len = libdeflate_zlib_compress(d->at[level], data.ptr, data.len, d->out.ptr,
                                          d->out.cap);
    return buf_view(&d->out);
}

/* Rows that a PDF embeds as they are have been decoded by nobody else, so they are
 * inflated once to check their size and filters; the result is thrown away. */
bool inflates_to(struct slice zlib, size_t size, size_t row, unsigned most)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    unsigned char *bytes = heap_alloc(size, 1);
    size_t got = 0;

    if (!d)
        die_oom();
    bool good = libdeflate_zlib_decompress(d, zlib.ptr, zlib.len, bytes, size, &got) ==
                    LIBDEFLATE_SUCCESS &&
                got == size;
    for (size_t at = 0; good && at < size; at += row)
        good = bytes[at] <= most;
    free(bytes);
    libdeflate_free_decompressor(d);
    return good;
}

uint32_t deflate_crc(struct slice data)
{
    return libdeflate_crc32(0, data.ptr, data.len);
}
