/* pdf_font.h - the fonts of one PDF: which glyphs, by which codes, and what text
 * each code stands for.
 *
 * A code's text is what the first run that used it said; it is never guessed from
 * the font's character map. Where the same glyph stands for another text, or
 * several glyphs for one, the page says so itself (ActualText, pdf_page.c).
 */
#ifndef PDF_FONT_H
#define PDF_FONT_H

#include "base/buf.h"
#include "draw/pdf.h"
#include "draw/subset.h"

struct pdf_glyph {
    uint32_t id;       /* in the face */
    uint32_t code;     /* in the PDF's text */
    int width;         /* 1/1000 em */
    struct slice text; /* what it stands for; empty: nothing of its own */
};

struct pdf_font {
    const struct face *face;
    struct pdf_glyph *glyphs; /* ascending ids */
    size_t n;
    bool upright; /* used in columns: /V1 beside /F1 */
    struct cut *cut;
    struct glyph_set *used;
    char name[160]; /* ABCDEF+NotoSerifCJKsc-Regular */
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

/* Place of the face's font in the list; it must be there. */
size_t pdf_font_of(const struct pdf_font_list *l, const struct face *face);
const struct pdf_glyph *pdf_glyph_of(const struct pdf_font *f, uint32_t id);

/* The texts that a run's glyphs stand for. */
struct run_cluster {
    size_t first, n;   /* glyphs of the run */
    struct slice text; /* without characters that draw nothing */
};

/* The run's clusters in the order of their glyphs; *n of them. */
struct run_cluster *run_clusters(struct arena *a, const struct glyph_run *run,
                                 size_t *n);

/* The font's glyphs in the order of their codes: n of them, to be freed. */
const struct pdf_glyph **pdf_font_by_code(const struct pdf_font *f);

/* The ToUnicode CMap of the font. */
void pdf_font_cmap(const struct pdf_font *f, struct buf *out);
/* UTF-8 as hexadecimal UTF-16BE. */
void put_utf16_hex(struct buf *out, struct slice text);

/* UTF-16BE with its mark; whole characters, `most` bytes at most. */
void put_utf16(struct buf *out, struct slice text, size_t most);

#endif
