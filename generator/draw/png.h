/* png.h - render a page as a picture for screens and chats, with cairo.
 *
 * Uses the colours for screens, where the PDF uses those for paper. Structure and links
 * are ignored.
 */
#ifndef BANBAO_DRAW_PNG_H
#define BANBAO_DRAW_PNG_H

#include "base/buf.h"
#include "base/diag.h"
#include "draw/frame.h"

/* Draw the page, `width` pixels wide, on a background of colour ground; append a PNG
 * file to out. False after reporting. Deterministic; callable from any thread. */
bool png_write(const struct frame *f, int width, struct color ground, struct buf *out,
               struct diag *d);

#endif
