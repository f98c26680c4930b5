/* cff.h - a CFF program cut again: outlines are copied, not read.
 *
 * hb-subset cuts a face once to what all documents use and leaves it without
 * subroutines; then a glyph's outline depends on nothing but its own bytes, and a
 * document's program is the union's with fewer of them (Adobe Technical Note 5176).
 * The outlines are coded once for all of these (pack.h).
 */
#ifndef CFF_H
#define CFF_H

#include "base/buf.h"

struct cff; /* a program, read once; read-only, for any thread */

/* NULL: not CID-keyed, not without subroutines, or not sound. The program is borrowed.
 */
struct cff *cff_open(struct slice program);
void cff_close(struct cff *c); /* or NULL */
size_t cff_count(const struct cff *c);

/* Before the first cut: glyph i will be in weights[i] of them. */
void cff_prepare(struct cff *c, const uint32_t *weights);

/* Append a program with .notdef and these glyphs (ascending, no repeats, none of them
 * .notdef), deflated. Their CIDs are 1, 2, 3 ... */
void cff_cut(const struct cff *c, const uint32_t *glyphs, size_t n, struct buf *out);

#endif
