/* outline.h - numbers of headings and lists, and the annexes of a text.
 *
 * GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）; ① continues from there.
 * The number of a heading or an item is written into its node (mark), so that paper and
 * web print the same. If the writer has typed a number, none is added, and it counts.
 */
#ifndef BANBAO_MARKDOWN_OUTLINE_H
#define BANBAO_MARKDOWN_OUTLINE_H

#include "model/doc.h"

/* Numbers ordered lists by their nesting: 1. then （1） then ①. */
void outline_number_lists(struct arena *a, struct node *doc);

/* Numbers headings too, ranked from the highest one of the text; a list continues the
 * ranks of the heading above it. Each annex counts anew. Returns the number of headings
 * of the highest rank before the first annex. */
int outline_number_all(struct arena *a, struct node *doc);

/* 一、 for 1 at rank 1. */
struct slice outline_mark(struct arena *a, int rank, int n);

/* The parts of a text: everything before its first heading 附件…, and from each such
 * heading on. Copies; marks are kept. */
struct annex {
    struct slice title; /* the text after 附件1： */
    struct node *doc;   /* without that heading */
};
struct outline_parts {
    struct node *main;
    struct annex *annexes;
    size_t n;
};
struct outline_parts outline_parts(struct arena *a, const struct node *doc);

#endif
