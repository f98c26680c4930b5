/* png.h - a page as a picture for screens and chats (cairo behind it).
 *
 * Draws with the colours for screens, where the PDF has those for paper. What only
 * a document has (structure, links) is left out.
 */
#ifndef PNG_H
#define PNG_H

#include "base/buf.h"
#include "base/diag.h"
#include "draw/frame.h"

/* Draw the page, so many pixels wide, on the ground; append a PNG file to out. False
 * after reporting. Deterministic; callable from any thread. */
bool png_write(const struct frame *f, int width, struct color ground, struct buf *out,
               struct diag *d);

#endif
