/* repair.h - how `banbao fix` rewrites one file: the safe cures of language.h at their
 * exact bytes, everything else unchanged.
 */
#ifndef BANBAO_LANGUAGE_REPAIR_H
#define BANBAO_LANGUAGE_REPAIR_H

#include "base/slice.h"
#include "language/language.h"

/* text with the safe cures among f applied, of findings that begin at `from` or later.
 */
struct slice repair_text(struct arena *a, struct slice text, const struct findings *f,
                         size_t from);

/* The new bytes of a file whose text (no BOM, lines ending in \n) changes from `before`
 * to `after`: BOM and line ends stay, equal lines are copied. Both texts must have the
 * same number of lines. */
struct slice repair_bytes(struct arena *a, struct slice bytes, struct slice before,
                          struct slice after);

/* Appends a unified diff of two texts with the same number of lines, with three lines
 * of context. color: for a terminal. */
struct buf;
void repair_diff(const char *path, struct slice before, struct slice after, bool color,
                 struct buf *out);

/* Is the head unchanged but for the cures of f? Keys, types of values and quotes must
 * be the same, and every value at the place to which the cures have moved it. */
struct value;
bool repair_same_head(const struct value *before, const struct value *after,
                      const struct findings *f);

#endif
