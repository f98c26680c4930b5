/* png_file.h - pixels to a PNG file, with a palette where one will do.
 *
 * A page of text has few colours and the shades between them, so it is written with
 * a palette wherever 256 entries will do: shades that differ by less than an eye
 * sees become one, colours of whole areas stay exact. Pages with photographs are
 * written in full colour.
 */
#ifndef PNG_FILE_H
#define PNG_FILE_H

#include "base/buf.h"

/* Append the file. pixels: 0x00RRGGBB, `stride` of them from row to row. */
void png_file_put(struct buf *out, const uint32_t *pixels, int width, int height,
                  size_t stride);

#endif
