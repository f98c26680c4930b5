/* pdf_words.h - the parts of a line in a PDF, and which of them need ActualText.
 *
 * A viewer guesses spaces from gaps. Where it would see a space that was not written
 * (between Chinese and Latin, in a stretched line), or miss a space that has become a
 * narrow gap, the parts are joined under one ActualText, so that copied text is what
 * was written:
 *     11月8日, set with quarter-em gaps -> copied as 11月8日, not 11 月 8 日
 */
#ifndef BANBAO_DRAW_PDF_WORDS_H
#define BANBAO_DRAW_PDF_WORDS_H

#include "draw/pdf_font.h"

/* A cluster of a line: its position, and whether a viewer that sees only the glyphs
 * would read it, and the gap after it, correctly. */
struct word_part {
    const struct glyph_run *run;
    struct run_cluster cluster;
    pt64 x, end;   /* of its box, along the line */
    bool odd;      /* ToUnicode gives another text for its glyphs */
    bool joined;   /* shares an ActualText with the next part */
    size_t turned; /* a right-to-left word of so many parts begins; 0: none */
};

/* The op after the line that begins with the run at op i. */
size_t line_end(const struct frame *f, size_t i);
/* The *n parts of the line in ops [from, to). */
struct word_part *line_parts(struct arena *a, const struct pdf_font_list *fonts,
                             const struct frame *f, size_t from, size_t to, size_t *n);

/* From the top of an upright character to its baseline: 0.88 em, PDF's default DW2. */
pt64 upright_above(const struct glyph_run *run);

#endif
