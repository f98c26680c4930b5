/* svg.h - write a page as an SVG file: for web pages, and for people who will edit it.
 *
 * Glyphs are outlines, so that the page looks the same on every machine; each glyph is
 * defined once. Invisible text covers each line, stretched to the line's width: it can
 * be selected, searched and read aloud. Colours are those for screens. Pictures are
 * embedded, links work, a Figure has its description as label. Lengths are points with
 * two decimals; the same frame gives the same bytes.
 */
#ifndef BANBAO_DRAW_SVG_H
#define BANBAO_DRAW_SVG_H

#include "base/buf.h"
#include "draw/frame.h"

/* Append one page. ground: colour of the background, painted even if it is `none` on
 * paper; NULL: transparent. */
void svg_write(const struct frame *f, struct slice title, const struct color *ground,
               struct buf *out);

#endif
