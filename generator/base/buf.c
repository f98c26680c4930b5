/* buf.c - the growing buffer: capacity doubles, so n writes cost O(n) in all.
 *
 * Numbers of a PDF page are formatted without printf (buf_fixed, buf_hex), and
 * buf_printf formats short texts straight into the buffer. With HARD (the test build
 * that moves memory at every chance) the buffer grows byte by byte.
 */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char buf_empty[1]; /* every empty buffer points here; never written */

void buf_release(struct buf *b)
{
    if (b->cap)
        free(b->ptr);
    *b = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    if (b->cap)
        b->ptr[0] = '\0';
}

void buf_reserve(struct buf *b, size_t more)
{
    size_t want = b->len + more + 1;

    if (want < more)
        die_oom();
    if (want <= b->cap)
        return;
#ifndef HARD
    if (want < b->cap * 2)
        want = b->cap * 2;
    if (want < 64)
        want = 64;
#endif
    char *p = realloc(b->cap ? b->ptr : NULL, want);
    if (!p)
        die_oom();
    b->ptr = p;
    b->cap = want;
    b->ptr[b->len] = '\0';
}

void buf_put(struct buf *b, const void *p, size_t n)
{
    if (n == 0)
        return;
    buf_reserve(b, n);
    memcpy(b->ptr + b->len, p, n);
    b->len += n;
    b->ptr[b->len] = '\0';
}

void buf_slice(struct buf *b, struct slice s)
{
    buf_put(b, s.ptr, s.len);
}

void buf_str(struct buf *b, const char *cstr)
{
    buf_put(b, cstr, strlen(cstr));
}

void buf_char(struct buf *b, char c)
{
    buf_put(b, &c, 1);
}

void buf_cp(struct buf *b, uint32_t cp)
{
    char out[4];

    buf_put(b, out, utf8_encode(cp, out));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    const size_t few = 64; /* most texts fit, and are formatted only once */
    va_list ap, again;
    int n;

    va_start(ap, fmt);
    va_copy(again, ap);
    buf_reserve(b, few);
    n = vsnprintf(b->ptr + b->len, few + 1, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    if ((size_t)n > few) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, again);
    }
    va_end(again);
    b->len += (size_t)n;
}

/* Without printf, which costs ten times as much: a PDF page is mostly numbers. Digits
 * are made from the last to the first: (-1250, 2) -> "5", ".5", "2.5", "12.5", "-12.5"
 */
void buf_fixed(struct buf *b, int64_t n, int places)
{
    char digits[32];
    size_t end = sizeof digits, at = end;
    uint64_t abs = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

    for (int i = 0; i < places; i++, abs /= 10) {
        char digit = (char)('0' + abs % 10);
        if (digit != '0' || at < end)
            digits[--at] = digit;
    }
    if (at < end)
        digits[--at] = '.';
    do
        digits[--at] = (char)('0' + abs % 10);
    while (abs /= 10);
    if (n < 0)
        digits[--at] = '-';
    buf_put(b, digits + at, end - at);
}

void buf_hex(struct buf *b, uint32_t n, int digits)
{
    char out[8];

    for (int i = digits; i-- > 0; n >>= 4)
        out[i] = "0123456789ABCDEF"[n & 0xF];
    buf_put(b, out, (size_t)digits);
}

struct slice buf_view(const struct buf *b)
{
    return (struct slice){b->ptr, b->len};
}
