/* matter.h - the file of one item: a YAML head between lines ---, Markdown below. */
#ifndef BANBAO_CONTENT_MATTER_H
#define BANBAO_CONTENT_MATTER_H

#include "content/field.h"
#include "content/kinds.h"
#include "model/item.h"

struct matter {
    const struct source *src;
    struct span head;   /* the first --- */
    struct value *yaml; /* of the head */
    size_t body;        /* where the Markdown begins */
};

/* NULL after reporting: no head, an unclosed one, or bad YAML. */
struct matter *matter_parse(struct arena *a, const struct source *src, struct diag *d);

/* Validate and compute. section and name are the file's folder and stem. NULL if
 * the item is a draft (*draft). Not *sound: faults were reported, and the item holds
 * what could be read, for checks only. */
struct item *item_decode(struct decoder *dec, const struct kinds *kinds,
                         const struct matter *m, struct slice section,
                         struct slice name, bool *draft, bool *sound);

#endif
