/* leftward.h - blocks of a page that contain right-to-left text (data/direction.h).
 */
#ifndef BANBAO_SITE_LEFTWARD_H
#define BANBAO_SITE_LEFTWARD_H

#include "base/buf.h"
#include "model/doc.h"

struct leftward {
    bool some;  /* it contains such text: its figures must be isolated */
    bool whole; /* the block itself runs from right to left */
};

/* block: a paragraph, heading, cell or item. */
struct leftward leftward_look(const struct node *block);
/* Running text (site/parting.h) with each figure (next_figure) in a <bdi dir="ltr">.
 * dial: telephone numbers become links. */
void leftward_text(struct buf *out, struct slice text, bool dial);

/* The text of a template's field, escaped; figures as above, unless it is in a tag. */
void leftward_field(struct buf *out, struct slice text);

#endif
