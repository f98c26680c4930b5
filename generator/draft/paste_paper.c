#include "draft/paste_paper.h"

#include <string.h>

size_t paper_next(const struct paper *p, size_t i)
{
    while (i < p->n && p->lines[i].role == ROLE_GONE)
        i++;
    return i;
}

void paper_double(struct paper *p, size_t i)
{
    arena_push(p->arena, p->lines, p->n, p->cap);
    memmove(p->lines + i + 1, p->lines + i, (p->n - i) * sizeof *p->lines);
    p->n++;
}
