/* pack.h - a zlib stream of pieces that were coded before (RFC 1950, 1951).
 *
 * Outlines are most of a PDF, and the documents of a build share them. So they are
 * coded once: one Huffman code for all, every piece as literals, and which of its parts
 * stand in a piece before it. A stream is then bits copied; a repeat is taken where the
 * piece that it repeats is in the stream, too. That is as small as what a quick search
 * for repeats makes, in a twentieth of its time.
 */
#ifndef PACK_H
#define PACK_H

#include "base/buf.h"

struct pack; /* read-only, for any thread */

/* Piece i will be in weights[i] streams; head: what most of them will begin with. The
 * pieces need not stay. */
struct pack *pack_make(const struct slice *pieces, const uint32_t *weights, size_t n,
                       struct slice head);
void pack_free(struct pack *p); /* or NULL */

/* Append a stream of head and then the pieces with these places (ascending, no
 * repeats). */
void pack_put(const struct pack *p, struct slice head, const uint32_t *places, size_t n,
              struct buf *out);

#endif
