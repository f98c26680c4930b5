/* outline.h - numbers of headings and lists, and the annexes of a text.
 *
 * GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）; ① goes on from there.
 * What stands before a heading or an item is written into its node (mark), so that
 * paper and web print the same. Where the writer has typed a number nothing is put
 * before it, and it counts.
 */
#ifndef BANBAO_MARKDOWN_OUTLINE_H
#define BANBAO_MARKDOWN_OUTLINE_H

#include "model/doc.h"

/* Ordered lists, by how deep they stand in each other: 1. then （1） then ①. */
void outline_number_lists(struct arena *a, struct node *doc);

/* Headings too, counted from the highest one of the text; a list goes on below the
 * heading it stands under. Each annex counts anew. Returns how many of the highest
 * there are before the first annex. */
int outline_number_all(struct arena *a, struct node *doc);

/* 一、 for 1 at rank 1. */
struct slice outline_mark(struct arena *a, int rank, int n);

/* The text's pieces: what stands before the first heading “附件…” at the top of the
 * text, and from each such heading on. Copies; marks are kept. */
struct annex {
    struct slice title; /* what follows 附件1： */
    struct node *doc;   /* without that heading */
};
struct outline_parts {
    struct node *main;
    struct annex *annexes;
    size_t n;
};
struct outline_parts outline_parts(struct arena *a, const struct node *doc);

#endif
