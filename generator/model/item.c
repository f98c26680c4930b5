#include "model/item.h"

struct date item_published(const struct item *item)
{
    return date_cmp(item->post_from, item->date) > 0 ? item->post_from : item->date;
}

int item_cmp(const void *a, const void *b)
{
    const struct item *x = *(const struct item *const *)a;
    const struct item *y = *(const struct item *const *)b;
    int c = date_cmp(y->date, x->date);

    if (c == 0)
        c = slice_cmp(x->section, y->section);
    return c ? c : slice_cmp(x->name, y->name);
}

bool item_has_sheet(const struct item *item)
{
    for (int p = 0; p < PAPER_COUNT; p++)
        if (item->papers[p])
            return true;
    return false;
}
