#include "model/kind.h"

const struct field *field_find(const struct field *fields, size_t n, struct slice key)
{
    for (size_t i = 0; key.len && i < n; i++)
        if (slice_eq(fields[i].name, key) || slice_eq(fields[i].alias, key))
            return &fields[i];
    return NULL;
}
