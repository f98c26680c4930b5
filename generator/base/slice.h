/* slice.h - a borrowed piece of text: pointer and length, UTF-8.
 *
 * Text in the model points into its document's source or arena; a slice owns
 * nothing. All text beyond the border (file, YAML, Markdown) is valid UTF-8:
 * utf8_invalid is asked there once, so the decoders here need no error path.
 */
#ifndef SLICE_H
#define SLICE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *ptr;
    size_t len;
};

#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})
#define SLICE_FMT(s) (int)(s).len, (s).ptr /* for "%.*s" */

/* Inline: keys are looked up by words all over, and a literal's length is known then.
 */
static inline struct slice slice_of(const char *cstr)
{
    return (struct slice){cstr, cstr ? strlen(cstr) : 0};
}

static inline bool slice_eq(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool slice_is(struct slice a, const char *cstr)
{
    return slice_eq(a, slice_of(cstr));
}

static inline struct slice slice_sub(struct slice s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (struct slice){s.ptr + start, end - start};
}

static inline struct slice slice_from(struct slice s, size_t start)
{
    return slice_sub(s, start, s.len);
}

int slice_cmp(struct slice a, struct slice b); /* by bytes = by code point */
bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);
struct slice slice_trim(struct slice s); /* ASCII space, NBSP, U+3000 */

/* Offset of the first needle in s, or SIZE_MAX. */
size_t slice_find(struct slice s, struct slice needle);
/* Is cp one of these characters? */
bool slice_holds(struct slice chars, uint32_t cp);
static inline bool cp_among(uint32_t cp, const char *chars)
{
    return slice_holds(slice_of(chars), cp);
}
static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
/* Take what stands before the next sep off *rest; false when *rest is used up. */
bool slice_cut(struct slice *rest, char sep, struct slice *piece);

/* A NUL-terminated copy; a slice copied into the arena. */
char *slice_cstr(struct arena *a, struct slice s);
struct slice slice_dup(struct arena *a, struct slice s);

/* Of two or four bytes, or cut off: U+FFFD. */
uint32_t utf8_next_other(struct slice s, size_t *at);

/* Decode the code point at s[*at] and step over it; s[*at..] must be valid. Inline, as
 * every character of every text comes through here. */
static inline uint32_t utf8_next(struct slice s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;

    if (p[0] < 0x80) {
        ++*at;
        return p[0];
    }
    if ((p[0] & 0xF0) == 0xE0 && s.len - *at >= 3) {
        *at += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    return utf8_next_other(s, at);
}

/* Decode the code point that ends before *at and step back over it. */
uint32_t utf8_prev(struct slice s, size_t *at);
/* Write cp to out (4 bytes at most); the number of bytes. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* Offset of the first byte that is not valid UTF-8, or SIZE_MAX. */
size_t utf8_invalid(struct slice s);
size_t utf8_count(struct slice s);

/* Cells on a terminal: 2 for Han and full-width forms, 0 for marks, else 1. */
int cp_width(uint32_t cp);
/* Han ideographs, all blocks, and 〇々. */
bool cp_is_han(uint32_t cp);

/* A sign that is obeyed instead of shown: controls (terminals), the ends of lines of
 * Unicode, and what turns the direction of the text after it. */
bool cp_is_command(uint32_t cp);

/* s without such signs and without broken UTF-8, U+FFFD for each: what comes from a
 * file's name or a command line and is to be shown. s itself where it has none. */
struct slice slice_shown(struct arena *a, struct slice s);

/* A sign that is obeyed instead of shown: controls (terminals), the ends of lines of
 * Unicode, and what turns the direction of the text after it. */
bool cp_is_command(uint32_t cp);

/* s without such signs and without broken UTF-8, U+FFFD for each: what comes from a
 * file's name or a command line and is to be shown. s itself where it has none. */
struct slice slice_shown(struct arena *a, struct slice s);

#endif
