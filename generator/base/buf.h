/* buf.h - a growing string of bytes that output is written into.
 *
 * ptr is never NULL and always NUL-terminated at len, so it can be read as a
 * string at any time. Allocated by malloc: buf_release frees it.
 */
#ifndef BANBAO_BASE_BUF_H
#define BANBAO_BASE_BUF_H

#include "base/slice.h"

struct buf {
    char *ptr;
    size_t len, cap; /* bytes; cap 0: ptr is buf_empty, nothing to free */
};

/* clang-format off */
#define BUF_INIT {buf_empty, 0, 0}
/* clang-format on */
extern char buf_empty[1];

void buf_release(struct buf *b); /* free; usable again */
void buf_clear(struct buf *b);   /* len = 0, memory kept */
/* Make room for `more` bytes after len, and the NUL. */
void buf_reserve(struct buf *b, size_t more);

void buf_put(struct buf *b, const void *p, size_t n);
void buf_slice(struct buf *b, struct slice s);
void buf_str(struct buf *b, const char *cstr);
void buf_char(struct buf *b, char c);
void buf_cp(struct buf *b, uint32_t cp); /* as UTF-8 */
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* n / 10^places without trailing zeros, '.' in every locale: (1250, 2) = 12.5 */
void buf_fixed(struct buf *b, int64_t n, int places);
/* The lowest `digits` (at most 8) hexadecimal digits of n, upper case: (0xAB, 4) = 00AB
 */
void buf_hex(struct buf *b, uint32_t n, int digits);

struct slice buf_view(const struct buf *b); /* borrowed until the next write */

#endif
