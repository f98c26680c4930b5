/* pdf_embed.h - make the PDF objects of fonts and pictures.
 */
#ifndef BANBAO_DRAW_PDF_EMBED_H
#define BANBAO_DRAW_PDF_EMBED_H

#include "base/diag.h"
#include "data/picture.h"
#include "draw/pdf_font.h"

struct pdf_writer;
struct pdf_dict;

/* The font for horizontal lines; *columns: for vertical columns, NULL if unused. */
struct pdf_dict *pdf_embed_font(struct pdf_writer *w, const struct pdf_font *f,
                                struct pdf_dict **columns);
/* NULL after reporting. */
struct pdf_dict *pdf_embed_picture(struct pdf_writer *w, const struct picture *p,
                                   struct diag *d);

#endif
