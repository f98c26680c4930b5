/* mask.h - what may be printed of a person who must not be named.
 *
 * Plain text in, text in the arena out. Which function applies is decided by the
 * field's privacy class (generator/kinds/README.md); protect.c applies them.
 */
#ifndef BANBAO_CONTENT_MASK_H
#define BANBAO_CONTENT_MASK_H

#include "base/arena.h"
#include "base/slice.h"

/* 志愿者 017, 居民 12, 匿名: a number instead of a name. */
bool name_is_nameless(struct slice s);

/* 王某某: the surname stays, and the length of the name is hidden (遮名). */
struct slice mask_name(struct arena *a, struct slice name, struct slice family);

/* 王小明 -> 王*明, 王明 -> 王*; of a longer name the surname and * (遮字). */
struct slice mask_character(struct arena *a, struct slice name, struct slice family);

/* 13812345678 -> 138****5678; of other numbers the area code and the last two digits
 * stay (遮号). */
struct slice mask_phone(struct arena *a, struct slice number);

/* 3 号楼 2 单元 501 室 -> 3 号楼; empty if building and room cannot be told apart
 * (遮址). */
struct slice mask_place(struct slice place);

#endif
