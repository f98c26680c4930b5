/* keys.h - which field a key of a record means, and what is told of one that means
 * none: a word too much, a colon or a comma of a Chinese keyboard.
 */
#ifndef BANBAO_CONTENT_KEYS_H
#define BANBAO_CONTENT_KEYS_H

#include "content/field.h"

/* What was written for a field; a misspelt key is not also a missing one. */
struct written {
    const struct member *member;
    bool misspelt;
};

/* The written value of each field, in the order of fields: found has room for n. False
 * after reporting. */
bool keys_assign(struct decoder *dec, const struct field *fields, size_t n,
                 const struct value *written, struct written *found);

#endif
