/* pdf.h - frames to a PDF file (libharu's object layer).
 *
 * Fonts are embedded, subset and carry an exact ToUnicode map. In a full build
 * every poster is laid out first; pdf_fonts_add collects the glyphs of all of
 * them, pdf_fonts_cut cuts each face once to their union, and each document is
 * cut from that.
 */
#ifndef PDF_H
#define PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "draw/frame.h"

struct pdf_fonts;

struct pdf_fonts *pdf_fonts_open(void);
void pdf_fonts_add(struct pdf_fonts *p, const struct frames *doc);
/* After the last add, before the first write: each face is cut, in any order, by any
 * thread; read-only from then on. */
size_t pdf_fonts_count(const struct pdf_fonts *p);
void pdf_fonts_cut_face(struct pdf_fonts *p, size_t i);
void pdf_fonts_cut(struct pdf_fonts *p); /* all of them, here */
void pdf_fonts_close(struct pdf_fonts *p);

/* Write doc, which was added to fonts, as a PDF file to out; with fonts NULL those of
 * doc alone. False after reporting. Deterministic. */
bool pdf_write(const struct frames *doc, const struct pdf_fonts *fonts, struct buf *out,
               struct diag *d);

#endif
