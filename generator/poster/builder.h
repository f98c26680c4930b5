/* builder.h - builds a paragraph: its text, and a span for each look.
 *
 * bind_text.c fills one from a layout's strings, bind_flow.c from Markdown.
 */
#ifndef BANBAO_POSTER_BUILDER_H
#define BANBAO_POSTER_BUILDER_H

#include "base/buf.h"
#include "poster/bind.h"

/* How a span of the text is set. */
struct look {
    const struct style *style;
    struct slice link;
    bool strike;
    struct slice reading;
    enum text_mark mark;
};

struct builder {
    struct binder *b;
    struct buf text;
    struct text_span *spans;
    size_t n, cap;
    const struct style *base;
    bool author_break;
};

/* Append a text with its readings and marks, in this look. */
void builder_text(struct builder *w, struct slice s, struct look look);
/* The same for a text of the layout or of a field: `|` becomes a zero-width break. */
void builder_line(struct builder *w, struct slice s, struct look look);
/* Give this look to everything that was appended to w->text since `start`. */
void builder_span(struct builder *w, size_t start, struct look look);
/* Make the first character of box's text, which w has shaped, a drop initial of that
 * many lines in that style (poster/drop_cap.c). Does nothing unless it is a Han
 * character. */
void drop_cap_bind(struct builder *w, struct box *box, int lines,
                   const struct style *style);
/* Shape the text into box and release it; an empty text leaves box->para NULL. */
void builder_finish(struct builder *w, struct box *box);

#endif
