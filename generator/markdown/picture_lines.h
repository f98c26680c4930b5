/* picture_lines.h - pictures that stand between a paragraph's lines. */
#ifndef BANBAO_MARKDOWN_PICTURE_LINES_H
#define BANBAO_MARKDOWN_PICTURE_LINES_H

#include "model/doc.h"

/* A paragraph in which a picture has a line of its own, with text before or behind it,
 * becomes several: what stood below the picture must not stand above it on paper. */
void picture_lines_part(struct arena *a, struct node *doc);

#endif
