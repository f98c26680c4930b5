#include "draft/paste_paper.h"

size_t paper_next(const struct paper *p, size_t i)
{
    while (i < p->n && p->lines[i].role == ROLE_GONE)
        i++;
    return i;
}
