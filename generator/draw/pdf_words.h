/* pdf_words.h - the parts of a line that a PDF's page writes, and which of them must
 * say their text.
 *
 * A viewer guesses spaces from gaps; where a gap would be taken for a space that was
 * not written (between Chinese and Latin, in a stretched line), or a typed space has
 * become a narrow gap, the line's characters are given as ActualText, so that copied
 * text is what was written.
 */
#ifndef PDF_WORDS_H
#define PDF_WORDS_H

#include "draw/pdf_font.h"

/* A cluster of a line: where it stands, and whether a viewer that knows only the
 * glyphs would read it, and the gap after it, as they were written. */
struct word_part {
    const struct glyph_run *run;
    struct run_cluster cluster;
    pt64 x, end;   /* of its box, along the line */
    bool odd;      /* its glyphs say another text */
    bool joined;   /* to the next one: one ActualText over both */
    size_t turned; /* the first of so many that are a word from right to left */
};

/* The op after the runs from op i on that make one line. */
size_t line_end(const struct frame *f, size_t i);
/* The parts of the runs in ops from..to, a line; *n of them. */
struct word_part *line_parts(struct arena *a, const struct pdf_font_list *fonts,
                             const struct frame *f, size_t from, size_t to, size_t *n);

/* From an upright character's top to its origin, as the font's DW2 says it. */
pt64 upright_above(const struct glyph_run *run);

#endif
