/* pdf_structure.h - the tree of a PDF's structure elements (ISO 32000-1, 14.7).
 */
#ifndef BANBAO_DRAW_PDF_STRUCTURE_H
#define BANBAO_DRAW_PDF_STRUCTURE_H

#include "draw/pdf_page.h"

struct pdf_writer;
struct pdf_dict;

/* Make the structure tree from the tags of all pages; pages: their n dictionaries. */
struct pdf_dict *pdf_structure(struct pdf_writer *w, struct pdf_content *c,
                               struct pdf_dict *const *pages, size_t n);

#endif
