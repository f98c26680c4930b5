/* arena.c - bump allocation in a list of blocks, and the end of the program.
 *
 * Objects are cut from the front of the newest block, rounded up for alignment. When
 * one does not fit, a new block of twice the size is opened, 2 KiB to 64 KiB; an object
 * larger than a quarter of that gets a block to itself, and the current block stays in
 * use. With 100 bytes left of a 2 KiB block:
 *     200 bytes  -> a 4 KiB block becomes the current one
 *     1500 bytes -> its own block of 1504 bytes; the 100 are still free
 * Under AddressSanitizer every object is a block, so that overruns are caught.
 */
#include "base/arena.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_LONE_OBJECTS 1 /* one block per object, so that ASan sees overruns */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_LONE_OBJECTS 1
#endif
#endif
#ifndef ARENA_LONE_OBJECTS
#define ARENA_LONE_OBJECTS 0
#endif

/* Blocks double, so that a scratch arena for three small arrays costs little and a
 * run's arena has few blocks. */
#ifdef HARD
enum { BLOCK_LEAST = 64, BLOCK_MOST = 64 };
#else
enum { BLOCK_LEAST = 2 * 1024, BLOCK_MOST = 64 * 1024 };
#endif

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) char data[];
};

static bool late;

void die_late(bool is_late)
{
    late = is_late;
}

enum { TEXT_MAX = 16 * 1024 }; /* static: there may be no memory left to allocate */

/* Print a message that may contain a file's name: control characters in the name become
 * '?', but the line ends of fmt are kept. They are marked with \1 before formatting:
 *     ("%s: gone\n", "a\nb") -> "a?b: gone\n" */
static void say(const char *fmt, va_list ap)
{
    const char line = '\1';
    static char form[TEXT_MAX], text[TEXT_MAX];
    size_t n = 0;

    for (; fmt[n] && n + 1 < sizeof form; n++)
        form[n] = fmt[n] == '\n' ? line : fmt[n];
    form[n] = '\0';
    vsnprintf(text, sizeof text, form, ap);
    for (char *p = text; *p; p++)
        if (*p == line)
            *p = '\n';
        else if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    fputs(text, stderr);
}

void die(const char *fmt, ...)
{
    va_list ap;

    fputs(late ? "banbao: 已经发布，之后出错（published; then）：" : "banbao: ",
          stderr);
    va_start(ap, fmt);
    say(fmt, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(late ? 0 : 2);
}

void die_oom(void)
{
    die("内存不足 (out of memory)");
}

void memory_watch(void)
{
    errno = 0;
}

/* malloc first tries to grow the heap and, if that fails, maps memory elsewhere. errno
 * still holds ENOMEM from the first attempt, although malloc succeeded. If the heap
 * cannot grow by 1 GiB, memory_check therefore allocates as a second test. */
static bool heap_is_narrow;

void memory_start(void)
{
    const intptr_t room = 1 << 30;

    heap_is_narrow = sbrk(room) == (void *)-1;
    if (!heap_is_narrow)
        sbrk(-room);
}

void memory_check(void)
{
    enum { SOME = 1 << 20 };
    int found = errno;

    if (found != ENOMEM)
        return;
    void *p = heap_is_narrow ? malloc(SOME) : NULL;
    if (!p)
        die_oom();
    free(p);
}

void *heap_alloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);

    if (!p)
        die_oom();
    return p;
}

static struct arena_block *block_new(struct arena_block *next, size_t size)
{
    struct arena_block *b = malloc(sizeof *b + size);

    if (!b)
        die_oom();
    b->used = 0;
    b->next = next;
    b->size = size;
    return b;
}

/* `want` bytes, not zeroed. */
static void *take(struct arena *a, size_t want)
{
    const size_t align = _Alignof(max_align_t);

    if (ARENA_LONE_OBJECTS) {
        a->head = block_new(a->head, want);
        return a->head->data;
    }
    want = (want + align - 1) / align * align;
    if (!a->head || a->head->size - a->head->used < want) {
        size_t next = a->head ? a->head->size * 2 : BLOCK_LEAST;
        if (next > BLOCK_MOST)
            next = BLOCK_MOST;
        if (want > next / 4 && a->head) {
            /* Inserted after the current block, whose free part stays in use. */
            struct arena_block *b = block_new(a->head->next, want);
            b->used = want;
            a->head->next = b;
            return b->data;
        }
        a->head = block_new(a->head, want > next ? want : next);
    }
    void *p = a->head->data + a->head->used;
    a->head->used += want;
    return p;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
    if (size && n > (SIZE_MAX / 2) / size)
        die_oom();
    return memset(take(a, n * size), 0, n * size);
}

void *arena_room(struct arena *a, size_t n, size_t size)
{
    if (size && n > (SIZE_MAX / 2) / size)
        die_oom();
    return take(a, n * size);
}

void *arena_memdup(struct arena *a, const void *p, size_t n)
{
    void *copy = take(a, n);

    if (n)
        memcpy(copy, p, n);
    return copy;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *copy = take(a, n + 1);

    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    int n;

    va_start(ap, fmt);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    char *s = arena_alloc(a, (size_t)n + 1, 1);
    vsnprintf(s, (size_t)n + 1, fmt, again);
    va_end(again);
    return s;
}

void *arena_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
#ifdef HARD
    size_t more = n + 1 + n / 8; /* moves often, but still takes O(n) in all */
#else
    size_t more = n < 8 ? 8 : n * 2;
#endif
    if (size && more > (SIZE_MAX / 2) / size)
        die_oom();
    char *bigger = take(a, more * size);

    if (n)
        memcpy(bigger, v, n * size);
    memset(bigger + n * size, 0, (more - n) * size);
    *cap = more;
    return bigger;
}

void arena_free(struct arena *a)
{
    while (a->head) {
        struct arena_block *next = a->head->next;
        free(a->head);
        a->head = next;
    }
}
