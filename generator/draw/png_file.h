/* png_file.h - write pixels as a PNG file, with a palette if 256 entries are enough.
 *
 * A page of text has few colours and the shades between them. Shades that the eye
 * cannot tell apart become one entry; colours of whole areas stay exact. Pages with
 * photographs need more and are written in full colour.
 */
#ifndef BANBAO_DRAW_PNG_FILE_H
#define BANBAO_DRAW_PNG_FILE_H

#include "base/buf.h"

/* Append the file. pixels: 0x00RRGGBB, a new row every `stride` pixels. */
void png_file_put(struct buf *out, const uint32_t *pixels, int width, int height,
                  size_t stride);

#endif
