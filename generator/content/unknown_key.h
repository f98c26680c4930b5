/* unknown_key.h - what is told of a key that names no field: which was meant, and where
 * its text belongs. No cure throws away what stands behind it.
 */
#ifndef BANBAO_CONTENT_UNKNOWN_KEY_H
#define BANBAO_CONTENT_UNKNOWN_KEY_H

#include "content/keys.h"

/* One message; the fields that were meant by it are marked misspelt, so that none is
 * missing as well. */
void unknown_key_report(struct decoder *dec, const struct field *fields, size_t n,
                        const struct member *m, struct written *found);

/* Might v have been meant for f? A text may stand for any text. */
enum likeness { UNLIKE, MAY_BE, IS_ONE };
enum likeness likeness_of(struct decoder *dec, const struct field *f,
                          const struct value *v);
/* The field that must be there, is not, and surely takes v; NULL: none. */
const struct field *absent_field_like(struct decoder *dec, const struct field *fields,
                                      size_t n, const struct value *v,
                                      const struct written *found);

#endif
