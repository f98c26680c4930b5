/* markdown.h - Markdown to a document tree, by cmark-gfm.
 *
 * CommonMark with tables, strikethrough, footnotes and autolinks; raw HTML is
 * dropped with a warning. Chinese is treated as doc.h promises. Links with a
 * dangerous scheme, missing pictures and nesting beyond 100 are reported; the rest of
 * the tree is still made.
 */
#ifndef BANBAO_MARKDOWN_MARKDOWN_H
#define BANBAO_MARKDOWN_MARKDOWN_H

#include "model/doc.h"

/* Finds the pictures of a text. NULL: pictures are reported as not allowed here. */
struct picture_finder {
    const struct picture *(*find)(void *ctx, struct slice url, struct span at,
                                  struct diag *d); /* NULL after reporting */
    void *ctx;
};

/* text was written at `at`: it is either a piece of at.src or a YAML scalar whose lines
 * are looked up there, so that every node knows its place in the file. Never NULL: any
 * text is a document. */
struct node *markdown_parse(struct arena *a, struct slice text, struct span at,
                            const struct picture_finder *pictures, struct diag *d);

#endif
