/* poster.h - an item, a theme's layout and a paper: laid-out pages.
 */
#ifndef BANBAO_POSTER_POSTER_H
#define BANBAO_POSTER_POSTER_H

#include "draw/frame.h"
#include "model/site.h"
#include "text/font.h"

struct theme; /* tokens, styles and layouts of themes/NAME, compiled once */

/* dir: the theme's folder. Only layouts that the site's items need are read (reading
 * all takes as long as laying out ten sheets); site NULL: all. NULL after reporting. */
struct theme *theme_load(struct arena *a, const char *dir, const struct fontset *fonts,
                         const struct site *site, struct diag *d);

/* The same where what the theme does not bring may be elsewhere (data/layers.h). */
struct layer_places;
struct theme *theme_load_among(struct arena *a, const char *dir,
                               const struct layer_places *places,
                               const struct fontset *fonts, const struct site *site,
                               struct diag *d);

/* Short texts that sheets have in common, shaped once; one thread's, of one theme. */
struct phrases;
struct phrases *phrases_open(void);
void phrases_close(struct phrases *p);

/* Lay the item out on the paper. NULL after reporting (does not fit, a missing
 * glyph, a broken layout). phrases: what sheets before it have left; or NULL. */
struct frames *poster_layout(struct arena *a, const struct theme *theme,
                             const struct site *site, const struct item *item,
                             enum paper paper, struct phrases *phrases, struct diag *d);

/* Does the theme lay such items out for PAPER_CHAT (posters/NAME-chat.yaml)? Their
 * frames are of one width and as high as what they hold, papers.chat at most; NULL
 * after a warning where something is too wide. */
bool poster_has_chat(const struct theme *theme, const struct item *item);

#endif
