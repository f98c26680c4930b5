/* new.h - `banbao new`: an item to fill in, every field explained. */
#ifndef NEW_H
#define NEW_H

#include "content/load.h"

/* What is known of the item already. */
struct draft {
    struct slice title;
    struct slice body;   /* Markdown; empty: to be written */
    struct slice source; /* who published it first; may be empty */
    struct date date;
    bool dated; /* date was found, else it is today */
};

/* The text: what is required first, then the rest behind #, then the body. What the
 * body says of fields is filled in (content/guess.h) and told, and so is what is left
 * to fill in. */
struct slice new_text(struct arena *a, const struct kind *k, const struct draft *draft,
                      struct date today, struct diag *d);

/* Write content/<section>/<title>.md and return its path. NULL after reporting: no
 * such kind, no title, the file is there already. */
const char *new_item(struct arena *a, const struct load_options *o, struct slice kind,
                     const struct draft *draft, struct diag *d);

#endif
