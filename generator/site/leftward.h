/* leftward.h - blocks of a page with text from right to left (data/direction.h).
 */
#ifndef LEFTWARD_H
#define LEFTWARD_H

#include "base/buf.h"
#include "model/doc.h"

struct leftward {
    bool some;  /* there is such a text in it: its figures are kept in their order */
    bool whole; /* all of it runs so */
};

/* block: a paragraph, heading, cell or item. */
struct leftward leftward_look(const struct node *block);
/* Running text (site/parting.h), each figure (next_figure) in an element of its own
 * direction. dial: telephone numbers become some. */
void leftward_text(struct buf *out, struct slice text, bool dial);

/* A field's text, escaped: the same where it stands between tags, not in one. */
void leftward_field(struct buf *out, struct slice text);

#endif
