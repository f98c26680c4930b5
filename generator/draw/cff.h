/* cff.h - subset a CFF font by copying outlines, without interpreting them.
 *
 * hb-subset first cuts a face to the glyphs that all documents use, and removes its
 * subroutines. After that an outline is self-contained, and a document's font is the
 * same program with fewer outlines (Adobe Technical Note 5176). The outlines are
 * compressed once for all documents (pack.h).
 */
#ifndef BANBAO_DRAW_CFF_H
#define BANBAO_DRAW_CFF_H

#include "base/buf.h"

struct cff; /* a parsed program; read-only once prepared: any thread may use it */

/* NULL: not CID-keyed, has subroutines, or is broken. The program is borrowed. */
struct cff *cff_open(struct slice program);
void cff_close(struct cff *c); /* or NULL */
size_t cff_count(const struct cff *c);

/* Call before the first cut: glyph i will be in weights[i] cuts. */
void cff_prepare(struct cff *c, const uint32_t *weights);

/* Append a program with .notdef and these glyphs (ascending, none twice, without
 * .notdef), as a zlib stream. Their CIDs are 1, 2, 3 … */
void cff_cut(const struct cff *c, const uint32_t *glyphs, size_t n, struct buf *out);

#endif
