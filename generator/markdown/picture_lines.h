/* picture_lines.h - pictures between the lines of a paragraph. */
#ifndef BANBAO_MARKDOWN_PICTURE_LINES_H
#define BANBAO_MARKDOWN_PICTURE_LINES_H

#include "model/doc.h"

/* Splits a paragraph in which a picture has a line of its own, with text before or
 * after it: text below the picture must not end up above it on paper. */
void picture_lines_part(struct arena *a, struct node *doc);

#endif
