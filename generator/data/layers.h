/* layers.h - a theme's folder and the folders below it.
 *
 * theme.yaml may contain `base: ../zhusha`, relative to its own folder. Whatever a
 * theme lacks comes from there: whole files by name, theme.yaml key by key. A colour of
 * `tokens` is replaced as a whole, or it would keep the inks of the colour below.
 */
#ifndef BANBAO_DATA_LAYERS_H
#define BANBAO_DATA_LAYERS_H

#include "data/value.h"

enum { LAYERS_MAX = 6, LAYERS_SAID_MAX = 4 };

struct layers {
    const char *dirs[LAYERS_MAX]; /* the theme's own first */
    size_t n;
    struct value *root; /* theme.yaml merged over those of the layers below */
};

struct layer_file {
    const char *name, *path;
    size_t layer; /* index in dirs */
};

/* Further places of layers, outside the theme's folder. */
struct layer_places {
    const char *shipped; /* the program's themes/, searched for a base that is not found
                          * from the theme's folder; NULL: nowhere */
    const char *fallback; /* name of the shipped theme below all others: for missing
                           * entries of theme.yaml and files; NULL: none */
    const char *kinds;    /* files that kinds bring, below all themes; NULL: none */
};

/* false after reporting [theme-missing] or [theme-base]. */
bool layers_open(struct arena *a, const char *dir, struct layers *out, struct diag *d);
bool layers_open_among(struct arena *a, const char *dir, const struct layer_places *p,
                       struct layers *out, struct diag *d);

/* The files of the folder `sub` in all layers, sorted by name; of files with the same
 * name the uppermost. False: no layer has that folder. */
bool layers_list(struct arena *a, const struct layers *l, const char *sub,
                 struct layer_file **out, size_t *n);

#endif
