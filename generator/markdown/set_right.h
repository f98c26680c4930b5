/* set_right.h - signatures that were pushed to the right with blanks. */
#ifndef BANBAO_MARKDOWN_SET_RIGHT_H
#define BANBAO_MARKDOWN_SET_RIGHT_H

#include "model/doc.h"

/* Aligns right the last lines of a text, and lines that begin with ——, if they are
 * indented by eight columns or more (GB/T 9704 7.3.5 sets a signature at the right).
 * They become paragraphs of their own. */
void set_right_find(struct arena *a, struct node *doc);

#endif
