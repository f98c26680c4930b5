/* pdf_font.h - the fonts of one PDF: their glyphs, the glyphs' codes, and the text that
 * each code represents.
 *
 * The text of a code comes from the first run that uses the glyph, never from the
 * font's character map. Where a glyph represents another text, or several glyphs one
 * text, the page gives it as ActualText (pdf_page.c). Code 3, first used for 关: <0003>
 * <5173>.
 */
#ifndef BANBAO_DRAW_PDF_FONT_H
#define BANBAO_DRAW_PDF_FONT_H

#include "base/buf.h"
#include "draw/pdf.h"
#include "draw/subset.h"

struct pdf_glyph {
    uint32_t id;       /* in the face */
    uint32_t code;     /* two bytes in the page's strings: the CID */
    int width;         /* 1/1000 em */
    struct slice text; /* what it represents; empty: only part of a cluster */
};

struct pdf_font {
    const struct face *face;
    struct pdf_glyph *glyphs; /* ascending ids */
    size_t n;
    bool upright; /* used in columns: needs /V1 in addition to /F1 */
    struct cut *cut;
    struct glyph_set *used; /* glyphs of this document */
    char name[160];         /* ABCDEF+NotoSerifCJKsc-Regular */
};

struct pdf_font_list {
    struct arena *arena;
    struct pdf_font *fonts;
    size_t n, cap;
};

/* Collect doc's glyphs and cut its fonts. False after reporting. */
bool pdf_font_list_make(struct pdf_font_list *l, const struct frames *doc,
                        const struct pdf_fonts *shared, struct diag *d);
void pdf_font_list_free(struct pdf_font_list *l);

/* The index of the face's font in the list; l->n if it is missing. */
size_t pdf_font_of(const struct pdf_font_list *l, const struct face *face);
const struct pdf_glyph *pdf_glyph_of(const struct pdf_font *f, uint32_t id);

/* Glyphs that represent one text together: one for 水, two for é as e and an accent. */
struct run_cluster {
    size_t first, n;   /* glyphs of the run */
    struct slice text; /* without characters that are not drawn */
};

/* The run's *n clusters in the order of their glyphs. */
struct run_cluster *run_clusters(struct arena *a, const struct glyph_run *run,
                                 size_t *n);

/* The font's glyphs sorted by code: f->n pointers, to be freed. */
const struct pdf_glyph **pdf_font_by_code(const struct pdf_font *f);

/* The ToUnicode CMap of the font. */
void pdf_font_cmap(const struct pdf_font *f, struct buf *out);
/* UTF-8 as hexadecimal UTF-16BE. */
void put_utf16_hex(struct buf *out, struct slice text);

/* Append text as UTF-16BE with BOM: at most `most` bytes, no character cut in half. */
void put_utf16(struct buf *out, struct slice text, size_t most);

#endif
