/* kind_read.h - from a kind's parsed file to a struct kind: its fields, formulas and
 * checks. Formulas may use only names that come before them. The format is described in
 * generator/kinds/README.md.
 */
#ifndef BANBAO_CONTENT_KIND_READ_H
#define BANBAO_CONTENT_KIND_READ_H

#include "base/diag.h"
#include "model/kind.h"

/* The fields that every item has, whatever its kind (_envelope.yaml). */
struct envelope {
    const struct field *fields;
    size_t n;
};

/* Fill k from k->root; everything is allocated in a. False after reporting. */
bool kind_read(struct arena *a, struct kind *k, const struct envelope *every,
               struct diag *d);
/* The same, but only its fields. */
bool kind_read_fields(struct arena *a, struct kind *k, const struct envelope *every,
                      struct diag *d);

#endif
