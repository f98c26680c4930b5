/* new.h - `banbao new`: an item to fill in, every field explained. */
#ifndef NEW_H
#define NEW_H

#include "content/load.h"

/* The text: what is required first, then the rest behind #. */
struct slice new_text(struct arena *a, const struct kind *k, struct slice title,
                      struct date today);

/* Write content/<section>/<title>.md and return its path. NULL after reporting: no
 * such kind, no title, the file is there already. */
const char *new_item(struct arena *a, const struct load_options *o, struct slice kind,
                     struct slice title, struct diag *d);

#endif
