/* box.c - the gaps and margins of boxes in one trial, and appending a child.
 *
 *     gap 4..6 mm: space 1000 -> 6, space 0 -> 4, squeezed to space -1000 -> 2.8 */
#include "poster/box.h"

pt64 gap_at(struct dim d, int per_mille)
{
    const int gives = 300; /* a fully squeezed gap loses 30 % */

    if (per_mille < 0 && d.lo > 0)
        return (pt64)(d.lo + (int64_t)d.lo * gives / 1000 * per_mille / 1000);
    return dim_at(d, per_mille);
}

pt64 margin_above(const struct box *b, const struct trial *t)
{
    return gap_at(b->margin[SIDE_TOP], t->space);
}

pt64 margin_below(const struct box *b, const struct trial *t)
{
    return gap_at(b->margin[SIDE_BOTTOM], t->space);
}

void box_append(struct box *parent, struct box *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->nchildren++;
}
