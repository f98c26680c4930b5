/* poster.h - lays an item out on a paper by a theme's layout.
 */
#ifndef BANBAO_POSTER_POSTER_H
#define BANBAO_POSTER_POSTER_H

#include "draw/frame.h"
#include "model/site.h"
#include "text/font.h"

struct theme; /* tokens, styles and layouts of themes/NAME, compiled once */

/* dir: the theme's folder. Only the layouts that the site's items need are read
 * (reading all takes as long as laying out ten sheets); site NULL: all. NULL after
 * reporting. */
struct theme *theme_load(struct arena *a, const char *dir, const struct fontset *fonts,
                         const struct site *site, struct diag *d);

/* The same if files that the theme lacks may be in other places (data/layers.h). */
struct layer_places;
struct theme *theme_load_among(struct arena *a, const char *dir,
                               const struct layer_places *places,
                               const struct fontset *fonts, const struct site *site,
                               struct diag *d);

/* A cache of short texts that sheets share, shaped, for one thread and theme. */
struct phrases;
struct phrases *phrases_open(void);
void phrases_close(struct phrases *p);

/* Lay the item out on the paper. NULL after reporting (does not fit, a missing
 * glyph, a broken layout). phrases: the cache, filled by earlier sheets; or NULL. */
struct frames *poster_layout(struct arena *a, const struct theme *theme,
                             const struct site *site, const struct item *item,
                             enum paper paper, struct phrases *phrases, struct diag *d);

/* Has the theme a layout of such items for PAPER_CHAT (posters/NAME-chat.yaml)? Frames
 * of PAPER_CHAT have one width and the height of their content, at most that of
 * papers.chat; poster_layout is NULL after a warning if something is too wide. */
bool poster_has_chat(const struct theme *theme, const struct item *item);

#endif
