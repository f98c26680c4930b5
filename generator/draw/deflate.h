/* deflate.h - zlib streams for PDF and PNG (libdeflate behind it).
 */
#ifndef DEFLATE_H
#define DEFLATE_H

#include "base/buf.h"

/* How long to look for repeats. QUICK makes a notice's PDF 1.4 % larger than WELL and
 * takes a third of the time: outlines of glyphs hold few repeats, and operators are
 * little beside them. */
enum effort { QUICK = 1, WELL = 6 };

/* The working memory; for one thread and any number of streams. */
struct deflater;
struct deflater *deflater_open(void);
void deflater_close(struct deflater *d);

/* data as a zlib stream; the deflater's, until the next one. The same bytes always
 * give the same bytes. */
struct slice deflate(struct deflater *d, enum effort level, struct slice data);
/* Do those bytes inflate to so many, row after row of `row` bytes, each beginning with
 * a number up to `most`? */
bool inflates_to(struct slice zlib, size_t size, size_t row, unsigned most);
/* The CRC-32 of PNG chunks. */
uint32_t deflate_crc(struct slice data);

#endif
