/* markdown.h - Markdown to a document tree (cmark-gfm behind it).
 *
 * CommonMark with tables, strikethrough, footnotes and autolinks; raw HTML is
 * dropped with a warning. Chinese is treated as doc.h promises. Links with a
 * dangerous scheme, pictures that are not there and nesting beyond 100 are
 * reported; the rest of the tree is still made.
 */
#ifndef BANBAO_MARKDOWN_MARKDOWN_H
#define BANBAO_MARKDOWN_MARKDOWN_H

#include "model/doc.h"

/* Who finds the pictures. NULL: pictures are reported as not allowed here. */
struct picture_finder {
    const struct picture *(*find)(void *ctx, struct slice url, struct span at,
                                  struct diag *d); /* NULL after reporting */
    void *ctx;
};

/* text was written at `at`: either it is a piece of at.src, or a YAML scalar whose
 * lines are looked up there, so that every node knows where it stands. Never
 * NULL: any text is a document. */
struct node *markdown_parse(struct arena *a, struct slice text, struct span at,
                            const struct picture_finder *pictures, struct diag *d);

#endif
