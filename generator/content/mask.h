/* mask.h - what may be printed of a person who is not to be named.
 *
 * Plain texts in, texts in the arena out. Which one a field gets is its privacy class
 * (generator/kinds/README.md); protect.c applies them.
 */
#ifndef BANBAO_CONTENT_MASK_H
#define BANBAO_CONTENT_MASK_H

#include "base/arena.h"
#include "base/slice.h"

/* 志愿者 017, 居民 12, 匿名: a number instead of a name. */
bool name_is_nameless(struct slice s);

/* 王某某: the surname stays, and nothing tells how long the name is (遮名). */
struct slice mask_name(struct arena *a, struct slice name, struct slice family);

/* 王*明, 王* of two characters, the surname and * of a longer name (遮字). */
struct slice mask_character(struct arena *a, struct slice name, struct slice family);

/* 138****5678; of another number all but the area code and the last two digits (遮号).
 */
struct slice mask_phone(struct arena *a, struct slice number);

/* 3 号楼 of 3 号楼 2 单元 501 室; empty where no building can be told from a room
 * (遮址). */
struct slice mask_place(struct slice place);

#endif
