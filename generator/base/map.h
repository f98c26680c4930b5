/* map.h - text to pointer, open addressing, in an arena.
 *
 * Keys are borrowed and must live as long as the map. There is no iteration:
 * whoever needs an order keeps a list beside it, so hash order can never reach
 * the output.
 */
#ifndef MAP_H
#define MAP_H

#include "base/arena.h"
#include "base/slice.h"

struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t n, cap; /* cap: a power of two, or 0 */
};

/* clang-format off */
#define MAP_INIT(a) {(a), NULL, 0, 0}
/* clang-format on */

void *map_find(const struct map *m, struct slice key); /* NULL: not there */
/* Set and return the former value (NULL: new). value must not be NULL. */
void *map_set(struct map *m, struct slice key, void *value);

#endif
