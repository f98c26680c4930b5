/* typed_list.h - lines of a paragraph that somebody numbered by hand become a list.
 *
 * 1、甲 / 2、乙, also with lines before them and below each, and lists in lists:
 * （1） below 1、. What was typed as the number is printed. Items of Markdown's own
 * lists whose text begins with a box keep that as their mark. */
#ifndef BANBAO_MARKDOWN_TYPED_LIST_H
#define BANBAO_MARKDOWN_TYPED_LIST_H

#include "model/doc.h"

/* Blanks that stand in the file between a line's start and `at`: Han ones count two. */
size_t typed_indent(struct span at);

void typed_lists_find(struct arena *a, struct node *doc);

#endif
