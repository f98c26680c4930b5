/* subset.h - cut a face down to the glyphs that are used, with hb-subset.
 *
 * Cutting 120 glyphs out of a 65,535-glyph face takes 4 to 8 ms, out of a face that
 * was cut before less than 1 ms, and a tenth of that if outlines are only copied
 * (cff.h). So a full build cuts each face once to the glyphs of all documents, and
 * each document's fonts out of that:
 *     65,535 glyphs -> cut_face: those of all sheets -> cut_again: 120 of one sheet
 */
#ifndef BANBAO_DRAW_SUBSET_H
#define BANBAO_DRAW_SUBSET_H

#include "base/buf.h"

struct cut {
    void *owner;          /* the blob that owns the bytes ... */
    struct buf made;      /* ... or the bytes themselves */
    void *again;          /* hb_face_t, preprocessed for further cuts, or NULL ... */
    struct cff *outlines; /* ... or outlines for cff_cut */
    struct slice sfnt;    /* the font file; empty if the outlines were copied */
    struct slice program; /* the bytes a PDF embeds: the CFF table, or sfnt */
    bool cff, deflated;   /* of the program: is it CFF, is it a zlib stream? */
    uint32_t *ids;   /* the requested glyphs' ids in this cut or, if the outlines were
                      * copied, in the cut they come from */
    uint32_t *codes; /* their codes in a PDF; NULL: not known yet (cff_codes) */
    int *widths;     /* their advances, 1/1000 em */
    size_t n;        /* requested glyphs */
    int ascent, descent; /* 1/1000 em, descent positive */
    int box[4];          /* of the font, 1/1000 em: left bottom right top */
};

/* Cut the face at index of the font file to the glyphs (ascending, none twice),
 * without layout tables, names and character map. NULL: the file is broken. */
struct cut *cut_face(struct slice file, unsigned index, const uint32_t *glyphs,
                     size_t n);
/* Prepare for further cuts by any thread. weights[i]: how many cuts will contain the
 * i-th glyph. */
void cut_prepare(struct cut *c, const uint32_t *weights);
/* Cut a prepared cut; places: indexes into the list of glyphs it was made with. */
struct cut *cut_again(const struct cut *c, const size_t *places, size_t n);
void cut_free(struct cut *c);

/* The codes of the glyphs of a CFF program in a PDF: CIDs if it is CID-keyed, else
 * glyph ids. False: the program is broken. */
bool cff_codes(struct slice program, const uint32_t *ids, size_t n, uint32_t *codes);

#endif
