/* layers.h - a theme's folder and the folders that it stands on.
 *
 * theme.yaml may say `base: ../zhusha`, a folder seen from its own. What a theme
 * does not have comes from there: whole files by their names, theme.yaml key by
 * key. A colour of `tokens` is one thing, replaced whole: it must not keep the inks of
 * the colour it replaces.
 */
#ifndef LAYERS_H
#define LAYERS_H

#include "data/value.h"

enum { LAYERS_MAX = 6, LAYERS_SAID_MAX = 4 };

struct layers {
    const char *dirs[LAYERS_MAX]; /* the theme's own first */
    size_t n;
    struct value *root; /* theme.yaml over that of its base */
};

struct layer_file {
    const char *name, *path;
    size_t layer;
};

/* Where layers are looked for that a theme does not bring. */
struct layer_places {
    const char *shipped;  /* themes/ of the program: a base that is not beside its theme
                           * is there; NULL: nowhere */
    const char *fallback; /* the theme there that draws what one without a base does
                           * not: whole entries of theme.yaml, and files; NULL: none */
    const char *kinds;    /* what kinds bring of their own, below all; NULL: nothing */
};

/* false after reporting [theme-missing] or [theme-base]. */
bool layers_open(struct arena *a, const char *dir, struct layers *out, struct diag *d);
bool layers_open_among(struct arena *a, const char *dir, const struct layer_places *p,
                       struct layers *out, struct diag *d);

/* The files of sub in all layers, by name; of two with one name the upper one.
 * false: no layer has that folder. */
bool layers_list(struct arena *a, const struct layers *l, const char *sub,
                 struct layer_file **out, size_t *n);

#endif
