/* subset.h - a face cut down to the glyphs that are used (hb-subset behind it).
 *
 * Cutting 120 glyphs out of a 65,535-glyph face costs 4-8 ms, out of a face that
 * was cut before under 1 ms, and a tenth of that where outlines need only be copied
 * (cff.h); so a full build cuts each face once to what all its documents use, and
 * every document out of that.
 */
#ifndef SUBSET_H
#define SUBSET_H

#include "base/buf.h"

struct cut {
    void *owner;          /* what holds the bytes ... */
    struct buf made;      /* ... or they are here */
    void *again;          /* the face read and ready to be cut once more, or NULL ... */
    struct cff *outlines; /* ... or its outlines, to be copied */
    struct slice sfnt;    /* a whole font file; empty of copied outlines */
    struct slice program; /* what a PDF embeds: the bare CFF table, or sfnt */
    bool cff, deflated;   /* of the program; copied outlines are deflated */
    uint32_t *ids;   /* id of each glyph that was asked for, in the cut or, of copied
                      * outlines, in the former one */
    uint32_t *codes; /* by which a PDF names them; NULL: not known yet (cff_codes) */
    int *widths;     /* their advances, 1/1000 em */
    size_t n;
    int ascent, descent; /* 1/1000 em, descent positive */
    int box[4];          /* of the font, 1/1000 em: left bottom right top */
};

/* Cut the face at index of the font file to the glyphs (ascending, no repeats).
 * Layout tables, names and the character map are left out. NULL: the file is
 * broken. */
struct cut *cut_face(struct slice file, unsigned index, const uint32_t *glyphs,
                     size_t n);
/* From now on it can be cut again, by any thread: what is read of it for that is
 * read once. Its i-th glyph will be in weights[i] of those cuts. */
void cut_prepare(struct cut *c, const uint32_t *weights);
/* The same of a prepared cut; places are those in its list of glyphs. */
struct cut *cut_again(const struct cut *c, const size_t *places, size_t n);
void cut_free(struct cut *c);

/* The codes by which a PDF names the glyphs of a CFF program: CIDs for a
 * CID-keyed one, glyph ids else (FreeType behind it). False: broken. */
bool cff_codes(struct slice program, const uint32_t *ids, size_t n, uint32_t *codes);

#endif
