#include "model/kind.h"

const struct field *field_find(const struct field *fields, size_t n, struct slice key)
{
    for (size_t i = 0; key.len && i < n; i++)
        if (slice_eq(fields[i].name, key) || slice_eq(fields[i].alias, key))
            return &fields[i];
    return NULL;
}

bool kind_prints(const struct kind *k, struct slice form, struct slice field)
{
    const struct value *own = value_find_slice(value_find(k->root, "版式"), form);
    const struct value *list = value_find(form.len && own ? own : k->root, "不印");

    for (size_t i = 0; list && i < list->n; i++)
        if (slice_eq(list->items[i]->text, field))
            return false;
    return true;
}
