/* theme.h - a theme, themes/NAME, read once: tokens, papers, styles, panels, layouts.
 *
 * Lengths in a theme are millimetres, type sizes points. `8 [6]` is 8 on A3 and 6 on
 * A4, scaled to the size of other papers; {A3: 8, A4: 6, A5: 5} gives them one by one;
 * `1.7..3.4` is chosen by the fit; `2fr` is a share of the space left over; `content`
 * is as wide as the content (length.c). A panel maps colours of tokens to others on a
 * solid or tinted background.
 */
#ifndef BANBAO_POSTER_THEME_H
#define BANBAO_POSTER_THEME_H

#include "base/map.h"
#include "data/layers.h"
#include "data/mustache.h"
#include "poster/box.h"
#include "poster/poster.h"

struct paper_size {
    pt64 width, height;
    struct dim margin[4];
    pt64 floor; /* the smallest type size allowed */
};

struct theme {
    struct arena *arena;
    const struct fontset *fonts;
    struct layers layers;         /* its folder, and those of its base themes */
    const struct value *root;     /* theme.yaml */
    struct map layouts;           /* name -> struct value, posters/NAME.yaml */
    struct map parts;             /* name -> struct value, of posters/parts/ */
    struct map templates;         /* mustache text -> struct mustache */
    struct map words;             /* keys of layout nodes (layout_node.c) */
    struct map styles[PAPER_ALL]; /* name -> struct style */
    struct map shapes;            /* name -> struct shape */
    struct paper_size papers[PAPER_ALL];
    enum cjk_level level; /* which marks may not begin or end a line */
};

/* Read a length of the theme for one paper; false, without a report, if it is not one,
 * if its range is backwards or if it is more than 5 m. */
enum length_unit {
    LENGTH_MM,
    LENGTH_PT,
    LENGTH_COUNT /* a number, which is not scaled to other papers */
};
bool length_parse(struct slice s, enum paper paper, enum length_unit unit,
                  struct dim *out);
/* The same for a value, which may be a map with a length per paper. */
bool length_read(const struct value *v, enum paper paper, enum length_unit unit,
                 struct dim *out);
/* The same; false after reporting [theme-length]. */
bool theme_length(const struct value *v, enum paper paper, enum length_unit unit,
                  struct dim *out, struct diag *d);

/* A style or colour by name; NULL or false after reporting, with the most similar name
 * as a hint. */
const struct style *theme_style(const struct theme *t, enum paper paper,
                                struct slice name, struct span at, struct diag *d);
bool theme_color(const struct theme *t, struct slice name, struct span at,
                 struct color *out, struct diag *d);

/* The template of a text in the theme, compiled by theme_load; NULL: it has no tags. */
const struct mustache *theme_template(const struct theme *t, struct slice text);

/* Read the layouts that the site's items need (all if site is NULL) and their parts
 * (layouts.c). */
void theme_read_layouts(struct theme *t, const struct site *site, struct diag *d);

/* Report unknown keys of theme.yaml [theme-key]. */
void theme_check_keys(const struct value *root, struct diag *d);

/* Put the keys that a layout node may have into an empty map (layout_node.c). */
void theme_words(struct map *out);

#endif
