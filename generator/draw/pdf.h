/* pdf.h - write frames as a PDF file, with libharu's object layer.
 *
 * Fonts are subset and embedded, with an exact ToUnicode map. In a full build all
 * posters are laid out first; pdf_fonts_add collects their glyphs, pdf_fonts_cut cuts
 * each face once to the union, and each document's fonts are cut from that.
 */
#ifndef BANBAO_DRAW_PDF_H
#define BANBAO_DRAW_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "draw/frame.h"

struct pdf_fonts;

struct pdf_fonts *pdf_fonts_open(void);
void pdf_fonts_add(struct pdf_fonts *p, const struct frames *doc);
/* After the last add and before the first write: cut face i of `count`, in any order,
 * by any thread; read-only afterwards. */
size_t pdf_fonts_count(const struct pdf_fonts *p);
void pdf_fonts_cut_face(struct pdf_fonts *p, size_t i);
void pdf_fonts_cut(struct pdf_fonts *p); /* cut all faces in this thread */
void pdf_fonts_close(struct pdf_fonts *p);

/* Append doc as a PDF file to out. doc must have been added to fonts; fonts NULL: cut
 * fonts for doc alone. False after reporting. Deterministic. */
bool pdf_write(const struct frames *doc, const struct pdf_fonts *fonts, struct buf *out,
               struct diag *d);

#endif
