/* deflate.h - zlib streams for PDF and PNG (libdeflate behind it).
 */
#ifndef DEFLATE_H
#define DEFLATE_H

#include "base/buf.h"

/* How long to look for repeats. Outlines of glyphs hold few: QUICK makes a notice's
 * fonts 0.2 % larger than WELL in half the time. */
enum deflate_level { DEFLATE_QUICK = 1, DEFLATE_WELL = 6 };

/* The working memory, some 100 kB; for one thread and any number of streams. */
struct deflater;
struct deflater *deflater_open(enum deflate_level level);
void deflater_close(struct deflater *d);

/* Append data, compressed as a zlib stream, to out. The same bytes always give
 * the same bytes. */
void deflate_put(struct deflater *d, struct buf *out, struct slice data);
/* The CRC-32 of PNG chunks. */
uint32_t deflate_crc(struct slice data);

#endif
