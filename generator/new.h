/* new.h - the text of a new item: every field of its kind, explained in comments,
 * the required ones ready to be filled in, the others behind a `#`.
 */
#ifndef NEW_H
#define NEW_H

#include "base/buf.h"
#include "model/date.h"
#include "model/kind.h"

void new_item(struct buf *out, const struct kind *kind, struct slice title,
              struct date today);

#endif
