/* pack.h - make zlib streams by copying pieces compressed earlier (RFC 1950, 1951).
 *
 * Glyph outlines are most of a PDF, and the documents of a build share them. So each
 * outline is compressed once: one Huffman code for all, every piece as literals, and a
 * list of its parts that also occur in an earlier piece. A stream is then put together
 * by copying bits; a repeat is used if the piece it refers to is in the stream, too.
 * The result is as small as a quick search for repeats makes it, in 1/20 of the time.
 */
#ifndef BANBAO_DRAW_PACK_H
#define BANBAO_DRAW_PACK_H

#include "base/buf.h"

struct pack; /* read-only once made: any thread may use it */

/* Piece i will be in weights[i] streams; head: bytes like those that most of them will
 * start with. The pieces are copied as needed. */
struct pack *pack_make(const struct slice *pieces, const uint32_t *weights, size_t n,
                       struct slice head);
void pack_free(struct pack *p); /* or NULL */

/* Append a zlib stream of head and then the pieces with these indexes (ascending, none
 * twice). */
void pack_put(const struct pack *p, struct slice head, const uint32_t *places, size_t n,
              struct buf *out);

#endif
