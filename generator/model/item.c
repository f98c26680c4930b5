#include "model/item.h"

int item_cmp(const void *a, const void *b)
{
    const struct item *x = *(const struct item *const *)a;
    const struct item *y = *(const struct item *const *)b;
    int c = date_cmp(y->date, x->date);

    if (c == 0)
        c = slice_cmp(x->section, y->section);
    return c ? c : slice_cmp(x->name, y->name);
}
