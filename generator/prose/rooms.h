/* rooms.h - flats as people write them: 3 号楼 2 单元 501 室, ９#楼302室, A座1502,
 * 七号楼一单元四〇二室, 3-2-501. A building alone (3 号楼) or a count (3 号楼 120 户)
 * is no flat.
 */
#ifndef BANBAO_PROSE_ROOMS_H
#define BANBAO_PROSE_ROOMS_H

#include "base/slice.h"

struct room {
    size_t start, end; /* bytes */
};

/* The first flat at byte `from` or later. */
bool room_next(struct slice s, size_t from, struct room *out);
/* 501, ５０１, 五〇一, 1502A: what a column of room numbers holds. */
bool is_room_number(struct slice s);

#endif
