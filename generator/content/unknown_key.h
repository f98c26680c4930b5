/* unknown_key.h - a key that names no field: which field was meant, or where its text
 * belongs. No hint discards the value.
 */
#ifndef BANBAO_CONTENT_UNKNOWN_KEY_H
#define BANBAO_CONTENT_UNKNOWN_KEY_H

#include "content/keys.h"

/* Report once. Fields that may have been meant are marked misspelt, so that they are
 * not also reported as missing. */
void unknown_key_report(struct decoder *dec, const struct field *fields, size_t n,
                        const struct member *m, struct written *found);

/* Could v have been meant for f? Any text may stand for any text field. */
enum likeness { UNLIKE, MAY_BE, IS_ONE };
enum likeness likeness_of(struct decoder *dec, const struct field *f,
                          const struct value *v);
/* The missing required field whose type v certainly has; NULL: none. */
const struct field *absent_field_like(struct decoder *dec, const struct field *fields,
                                      size_t n, const struct value *v,
                                      const struct written *found);

#endif
