/* svg.h - a page as an SVG file: for web pages, and for hands that will change it.
 *
 * Glyphs are outlines, so that the page looks the same on every machine; each glyph
 * is defined once. Over each line lies its text, unseen, stretched to the line's
 * width: it can be selected, searched and read aloud. Colours are those for screens.
 * Pictures are inside, links are links, a Figure says its description. Lengths are
 * points with two decimals; the same frame gives the same bytes.
 */
#ifndef SVG_H
#define SVG_H

#include "base/buf.h"
#include "draw/frame.h"

/* Append one page. ground: painted first, whatever it is on paper; NULL: none, what
 * lies below shows. */
void svg_write(const struct frame *f, struct slice title, const struct color *ground,
               struct buf *out);

#endif
