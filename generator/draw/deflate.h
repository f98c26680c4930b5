/* deflate.h - zlib streams for PDF and PNG, by libdeflate.
 */
#ifndef BANBAO_DRAW_DEFLATE_H
#define BANBAO_DRAW_DEFLATE_H

#include "base/buf.h"

/* Levels of libdeflate. QUICK makes a notice's PDF 1.4 % larger than WELL in a third of
 * the time: glyph outlines have few repeats, and page operators are few in comparison.
 */
enum effort { QUICK = 1, WELL = 6 };

/* Working memory for any number of streams, by one thread. */
struct deflater;
struct deflater *deflater_open(void);
void deflater_close(struct deflater *d);

/* data as a zlib stream, in the deflater's memory until the next call. The same input
 * always gives the same bytes. */
struct slice deflate(struct deflater *d, enum effort level, struct slice data);
/* Does the stream inflate to exactly `size` bytes, and does each row of `row` bytes
 * start with a number up to `most`? (A PNG row starts with its filter, 0 to 4.) */
bool inflates_to(struct slice zlib, size_t size, size_t row, unsigned most);
/* The CRC-32 of PNG chunks. */
uint32_t deflate_crc(struct slice data);

#endif
