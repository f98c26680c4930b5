/* theme.h - themes/NAME, read once: tokens, papers, styles, panels, layouts.
 *
 * Lengths in a theme are millimetres, type sizes points. The notation is that of
 * the design specification: `8 [6]` is 8 on A3 and 6 on A4, and on other papers as much
 * smaller or larger as they are; {A3: 8, A4: 6, A5: 5} says more of them; `1.7..3.4`
 * may be chosen by the fit; `2fr` is a share of what is left; `content` hugs the
 * content. A panel says how token colours change on a solid or tinted ground.
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
    pt64 floor; /* no type under this */
};

struct theme {
    struct arena *arena;
    const struct fontset *fonts;
    struct layers layers;         /* its folders, and those it stands on */
    const struct value *root;     /* theme.yaml */
    struct map layouts;           /* name -> struct value, posters/NAME.yaml */
    struct map parts;             /* name -> struct value, of posters/parts/ */
    struct map templates;         /* mustache text -> struct mustache */
    struct map words;             /* of layouts (layout_node.c) */
    struct map styles[PAPER_ALL]; /* name -> struct style */
    struct map shapes;            /* name -> struct shape */
    struct paper_size papers[PAPER_ALL];
    enum cjk_level level; /* what may not stand at lines' edges */
};

/* A length of the theme at one paper; false when it is none, or a range backwards,
 * or beyond 5 m (not reported). */
enum length_unit {
    LENGTH_MM,
    LENGTH_PT,
    LENGTH_COUNT /* no length: as many on any paper */
};
bool length_parse(struct slice s, enum paper paper, enum length_unit unit,
                  struct dim *out);
/* The same of a value, which may be a map by paper. */
bool length_read(const struct value *v, enum paper paper, enum length_unit unit,
                 struct dim *out);
/* The same; false after reporting [theme-length]. */
bool theme_length(const struct value *v, enum paper paper, enum length_unit unit,
                  struct dim *out, struct diag *d);

/* NULL after reporting with the nearest name as hint. */
const struct style *theme_style(const struct theme *t, enum paper paper,
                                struct slice name, struct span at, struct diag *d);
bool theme_color(const struct theme *t, struct slice name, struct span at,
                 struct color *out, struct diag *d);

/* The compiled template of a text in the theme; compiled by theme_load. */
const struct mustache *theme_template(const struct theme *t, struct slice text);

/* Layouts that the site's items need, all where there is no site, and their parts
 * (layouts.c). */
void theme_read_layouts(struct theme *t, const struct site *site, struct diag *d);

/* Words of theme.yaml that nobody reads are told [theme-key]. */
void theme_check_keys(const struct value *root, struct diag *d);

/* The words that a node of a layout may hold, into an empty map (layout_node.c). */
void theme_words(struct map *out);

#endif
