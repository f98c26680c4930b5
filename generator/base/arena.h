/* arena.h - memory that is freed together.
 *
 * An arena hands out memory and frees all of it at once. Everything a build
 * makes lives in one of three arenas: the run's, a document's, or a scratch arena
 * that a function opens and closes itself. Objects are never freed one by one, and
 * no pointer into an arena may outlive it.
 *
 * Allocation never returns NULL: a batch program that runs out of memory can do
 * nothing better than report it and stop.
 */
#ifndef BANBAO_BASE_ARENA_H
#define BANBAO_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
    struct arena_block *head;
};

/* clang-format off */
#define ARENA_INIT {0}
/* clang-format on */

/* Report "out of memory" on stderr and exit 2. */
_Noreturn void die_oom(void);

/* A library that runs out of memory has its own way to report it, or carries on with
 * less; either way malloc sets errno to ENOMEM. memory_watch clears errno,
 * memory_check dies if it has been set. Put nothing but library calls between them. */
void memory_watch(void);
/* Call first, while single-threaded: finds out whether ENOMEM in errno can be trusted.
 */
void memory_start(void);
void memory_check(void);

/* The machine failed (disk, memory, option): message on stderr, exit 2. */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* true: the work is published and cannot be undone. die() still reports the failure,
 * but exits 0, since exit 2 would mean that the previous output is still in place. */
void die_late(bool is_late);

/* Zeroed memory from malloc, for the few objects outside any arena: free() it. */
void *heap_alloc(size_t n, size_t size);

/* Zeroed memory for n objects of size bytes each, aligned for anything. */
void *arena_alloc(struct arena *a, size_t n, size_t size);

#define arena_new(a, T) ((T *)arena_alloc((a), 1, sizeof(T)))
#define arena_array(a, T, n) ((T *)arena_alloc((a), (n), sizeof(T)))

/* The same, not zeroed: for memory that is written before it is read. */
void *arena_room(struct arena *a, size_t n, size_t size);

/* Copies; the first two add a NUL after the last byte. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_strdup(struct arena *a, const char *s);
void *arena_memdup(struct arena *a, const void *p, size_t n);

char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Give everything back; the arena is empty and usable again. */
void arena_free(struct arena *a);

/* Grow an array in the arena by doubling: room for one more element at v[n].
 * The old block stays until the arena dies, so old pointers stay readable. */
void *arena_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

#define arena_push(a, v, n, cap)                                                       \
    ((n) == (cap) ? (void)((v) = arena_grow((a), (v), (n), &(cap), sizeof *(v)))       \
                  : (void)0)

#endif
