/* pictures.h - finds the pictures that items name, and loads each once. */
#ifndef BANBAO_CONTENT_PICTURES_H
#define BANBAO_CONTENT_PICTURES_H

#include "base/map.h"
#include "markdown/markdown.h"

struct pictures {
    struct arena *arena;
    const char *content;         /* the folder on disk */
    struct slice section;        /* of the item being read: searched first */
    struct map found;            /* path below content/ -> struct picture */
    const struct picture **list; /* the same, in the order of reading */
    size_t n, cap;
};

/* For struct picture_finder; ctx is a struct pictures. */
const struct picture *pictures_find(void *ctx, struct slice url, struct span at,
                                    struct diag *d);

#endif
