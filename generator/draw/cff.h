/* cff.h - a CFF program cut again: outlines are copied, not read.
 *
 * hb-subset cuts a face once to what all documents use and leaves it without
 * subroutines; then a glyph's outline depends on nothing but its own bytes, and a
 * document's program is the union's with fewer of them (Adobe Technical Note 5176).
 * That takes a tenth of the time of a second cut by hb-subset.
 */
#ifndef CFF_H
#define CFF_H

#include "base/buf.h"

struct cff; /* a program, read once; read-only, for any thread */

/* NULL: not CID-keyed, not without subroutines, or not sound. The program is borrowed.
 */
struct cff *cff_open(struct slice program);
void cff_close(struct cff *c); /* or NULL */

/* The CID of one of its glyphs, by which a PDF names it. */
uint32_t cff_cid(const struct cff *c, uint32_t glyph);
/* Append a program with .notdef and these glyphs (ascending, no repeats); their CIDs
 * stay. */
void cff_cut(const struct cff *c, const uint32_t *glyphs, size_t n, struct buf *out);

#endif
