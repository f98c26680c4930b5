/* map.h - a hash map from text to pointer, in an arena (open addressing).
 *
 * Keys are borrowed and must live as long as the map. There is no iteration:
 * callers that need an order keep a list as well, so hash order can never reach
 * the output.
 */
#ifndef BANBAO_BASE_MAP_H
#define BANBAO_BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t n, cap; /* used and all slots; cap is a power of two, or 0 */
};

/* clang-format off */
#define MAP_INIT(a) {(a), NULL, 0, 0}
/* clang-format on */

void *map_find(const struct map *m, struct slice key); /* NULL: missing */
/* Set the value and return the former one (NULL: new key). value must not be NULL. */
void *map_set(struct map *m, struct slice key, void *value);

#endif
