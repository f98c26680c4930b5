/* kind_read.h - a kind's file, parsed, to a struct kind: its fields, what is computed
 * of them, its checks. Formulas may name only what the kind has by then. The format
 * is in generator/kinds/README.md.
 */
#ifndef BANBAO_CONTENT_KIND_READ_H
#define BANBAO_CONTENT_KIND_READ_H

#include "base/diag.h"
#include "model/kind.h"

/* What every item has, whatever its kind (_envelope.yaml). */
struct envelope {
    const struct field *fields;
    size_t n;
};

/* Fill k from k->root; what is made lives in a. False after reporting. */
bool kind_read(struct arena *a, struct kind *k, const struct envelope *every,
               struct diag *d);
/* The same of its fields alone. */
bool kind_read_fields(struct arena *a, struct kind *k, const struct envelope *every,
                      struct diag *d);

#endif
