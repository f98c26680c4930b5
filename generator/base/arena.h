/* arena.h - memory that dies together.
 *
 * An arena hands out blocks and takes them back all at once. Everything a
 * build makes lives in one of three: the run's, a document's, or a scratch
 * arena that a function opens and closes itself. Nothing in an arena is ever
 * freed alone, so no pointer into it may outlive it.
 *
 * Allocation never returns NULL: a batch program that is out of memory has
 * nothing better to do than say so and stop.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
    struct arena_block *head;
};

/* clang-format off */
#define ARENA_INIT {0}
/* clang-format on */

/* Say so on stderr and exit 2. */
_Noreturn void die_oom(void);

/* A library that runs out of memory says so in a way of its own, or goes on with less;
 * malloc leaves its mark in errno all the same. Dies if there is one; between the two
 * stands nothing but the library. */
void memory_watch(void);
/* Before all else, while there is one thread: finds out what that mark is worth. */
void memory_start(void);
void memory_check(void);

/* The machine failed (disk, memory, option): message on stderr, exit 2. */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* From here on what was asked for is done, and cannot be undone: a failure is told, but
 * the exit status is 0, as a 2 would say that the former output stands. */
void die_late(bool is_late);

/* Zeroed memory from malloc, for the few things that are no arena's: free it. */
void *heap_alloc(size_t n, size_t size);

/* Zeroed memory for n objects of size bytes each, aligned for anything. */
void *arena_alloc(struct arena *a, size_t n, size_t size);

#define arena_new(a, T) ((T *)arena_alloc((a), 1, sizeof(T)))
#define arena_array(a, T, n) ((T *)arena_alloc((a), (n), sizeof(T)))

/* The same, not zeroed: for what is written before it is read. */
void *arena_room(struct arena *a, size_t n, size_t size);

/* Copies; the first two are NUL-terminated beyond their length. */
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
