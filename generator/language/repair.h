/* repair.h - what `banbao fix` makes of one file: the safe cures of language.h at their
 * exact bytes, everything else as it was.
 */
#ifndef BANBAO_LANGUAGE_REPAIR_H
#define BANBAO_LANGUAGE_REPAIR_H

#include "base/slice.h"
#include "language/language.h"

/* text with the safe cures among f in it, of findings that begin at `from` or later. */
struct slice repair_text(struct arena *a, struct slice text, const struct findings *f,
                         size_t from);

/* The bytes of a file whose text (no BOM, line ends \n) was `before` and shall be
 * `after`, line by line: BOM and line ends stay, lines that are equal are copied. Both
 * have the same number of lines, or the program is wrong. */
struct slice repair_bytes(struct arena *a, struct slice bytes, struct slice before,
                          struct slice after);

/* A unified diff of two texts with the same number of lines, three around each change.
 * color: for a terminal. */
struct buf;
void repair_diff(const char *path, struct slice before, struct slice after, bool color,
                 struct buf *out);

/* Does the head still say what it said, but for the cures of f? Keys, kinds of values
 * and quotes must be the same, and every value stand where the cures have moved it. */
struct value;
bool repair_same_head(const struct value *before, const struct value *after,
                      const struct findings *f);

#endif
