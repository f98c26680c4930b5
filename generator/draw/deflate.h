/* deflate.h - zlib streams for PDF and PNG (libdeflate behind it).
 */
#ifndef DEFLATE_H
#define DEFLATE_H

#include "base/buf.h"

/* Append data, compressed as a zlib stream, to out. The same bytes always give
 * the same bytes. */
void deflate_put(struct buf *out, struct slice data);
/* The CRC-32 of PNG chunks. */
uint32_t deflate_crc(struct slice data);

#endif
