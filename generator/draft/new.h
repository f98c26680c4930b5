/* new.h - `banbao new`: an item to fill in, every field explained. */
#ifndef BANBAO_DRAFT_NEW_H
#define BANBAO_DRAFT_NEW_H

#include "content/load.h"

/* What is already known of the item. */
struct draft {
    struct slice title;  /* empty: it is asked for, if there is a body */
    struct slice hint;   /* what the title could be, as an example */
    struct slice name;   /* of the file, if there is no title */
    struct slice body;   /* Markdown; empty: to be written */
    struct slice source; /* who published it first; these four may be empty */
    struct slice issuer, to, number;
    struct date date;
    bool dated; /* date was found, else it is today, and asked for if there is a body */
    bool all;   /* also list the optional fields */
};

/* Write content/<section>/<title>.md and return its path. NULL after reporting: no
 * such kind, no title, or the file exists already. */
const char *new_item(struct arena *a, const struct load_options *o, struct slice kind,
                     const struct draft *draft, struct diag *d);

#endif
