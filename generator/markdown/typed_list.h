/* typed_list.h - turns lines of a paragraph numbered by hand into a list.
 *
 * 1、甲 / 2、乙, also with lines before them and below each, and lists in lists:
 * （1） below 1、. The number is printed as typed. Items of Markdown's own lists whose
 * text begins with a box keep the box as their mark. */
#ifndef BANBAO_MARKDOWN_TYPED_LIST_H
#define BANBAO_MARKDOWN_TYPED_LIST_H

#include "model/doc.h"

/* Columns of blanks in the file between a line's start and `at`; U+3000 counts two. */
size_t typed_indent(struct span at);

void typed_lists_find(struct arena *a, struct node *doc);

#endif
