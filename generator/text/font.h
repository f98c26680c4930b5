/* font.h - which font file draws which character.
 *
 * fonts.yaml names roles (宋 黑 楷 仿宋 标题宋); a font is a role at a weight: an
 * ordered list of faces to try, character by character. Faces are opened when
 * first needed and shared by all threads from then on.
 */
#ifndef BANBAO_TEXT_FONT_H
#define BANBAO_TEXT_FONT_H

#include "base/units.h"
#include "data/value.h"

struct fontset; /* the run's: all roles, all open faces */
struct font;    /* a role at a weight */
struct face;    /* one face of one file */

/* config: parsed fonts/fonts.yaml. dir: the project's fonts folder, searched
 * first. NULL after reporting an error (a role with no installed font). */
struct fontset *fontset_open(struct arena *a, const struct value *config,
                             const char *dir, struct diag *d);
void fontset_close(struct fontset *f);

/* The role at the available weight nearest to this one (100-900). NULL: unknown role.
 */
const struct font *fontset_find(const struct fontset *f, struct slice role, int weight);

/* The first face's extent above and below the baseline, both positive, 1/1000 em. */
int font_ascent(const struct font *f);
int font_descent(const struct font *f);

const char *face_name(const struct face *f); /* PostScript name: NotoSerifCJKsc-Black */

#endif
