#include "base/map.h"

struct map_slot {
    struct slice key;
    void *value; /* NULL: free */
};

/* FNV-1a, 64 bit. */
static uint64_t hash_of(struct slice s)
{
    uint64_t h = 0xcbf29ce484222325u;

    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
    return h;
}

/* The slot of the key, or the free one where it belongs. Linear probing: a taken slot
 * sends the search to the next, so at most 3/4 of the slots may be used. */
static struct map_slot *slot_of(const struct map *m, struct slice key)
{
    size_t i = (size_t)hash_of(key) & (m->cap - 1);

    while (m->slots[i].value && !slice_eq(m->slots[i].key, key))
        i = (i + 1) & (m->cap - 1);
    return &m->slots[i];
}

void *map_find(const struct map *m, struct slice key)
{
    return m->cap ? slot_of(m, key)->value : NULL;
}

static void grow(struct map *m)
{
    struct map old = *m;

    m->cap = old.cap ? old.cap * 2 : 16;
    m->slots = arena_array(m->arena, struct map_slot, m->cap);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].value)
            *slot_of(m, old.slots[i].key) = old.slots[i];
}

void *map_set(struct map *m, struct slice key, void *value)
{
    if ((m->n + 1) * 4 > m->cap * 3)
        grow(m);
    struct map_slot *s = slot_of(m, key);
    void *former = s->value;
    if (!former)
        m->n++;
    *s = (struct map_slot){key, value};
    return former;
}
