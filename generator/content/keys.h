/* keys.h - which field each key of a record means, and what is reported of a key that
 * means none: a word too many, a colon or comma from a Chinese keyboard.
 */
#ifndef BANBAO_CONTENT_KEYS_H
#define BANBAO_CONTENT_KEYS_H

#include "content/field.h"

/* What was written for a field. A misspelt key is not also reported as missing. */
struct written {
    const struct member *member;
    bool misspelt;
};

/* Assign the written members to fields: found has room for n, in the order of fields.
 * False after reporting. */
bool keys_assign(struct decoder *dec, const struct field *fields, size_t n,
                 const struct value *written, struct written *found);

/* 【停水，维修】, (停水, 维修) and 停水, 维修] without the brackets. */
struct slice unbracketed(struct slice s);

#endif
