/* collate.h - the order in which lists of Chinese names are printed.
 *
 * By strokes (按姓氏笔画为序) or by pinyin, from ICU's collation for zh. Keys are
 * compared byte by byte: surnames first, then given names. Surnames with a reading of
 * their own (单 shàn, 仇 qiú) are sorted by that. By strokes, of one surname the given
 * names of one character come first. Equal numbers of strokes are in ICU's order (by
 * radical).
 */
#ifndef BANBAO_DATA_COLLATE_H
#define BANBAO_DATA_COLLATE_H

#include "base/arena.h"
#include "base/slice.h"

enum name_order {
    NAMES_STROKES,
    NAMES_PINYIN,
};

struct collation;

/* Released by collation_close. Dies if ICU has no Chinese collation. */
struct collation *collation_open(enum name_order order);
void collation_close(struct collation *c);

/* family is the beginning of name: 欧 or 欧阳. The key lives in a. */
struct slice collation_key(struct arena *a, const struct collation *c,
                           struct slice name, struct slice family);

#endif
