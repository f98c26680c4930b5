/* slice.h - a borrowed piece of UTF-8 text: pointer and length.
 *
 * Text in the model points into its document's source or arena; a slice owns
 * nothing. All text is checked once where it enters the program (file, YAML,
 * Markdown) with utf8_invalid, so the decoders here need no error path.
 */
#ifndef BANBAO_BASE_SLICE_H
#define BANBAO_BASE_SLICE_H

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

/* Inline: keys are compared with literals everywhere, whose length is then a constant.
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

/* The bytes [start, end), both cut to the length of s: never out of bounds. */
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
/* Is cp one of the characters in the string? */
bool slice_holds(struct slice chars, uint32_t cp);
static inline bool cp_among(uint32_t cp, const char *chars)
{
    return slice_holds(slice_of(chars), cp);
}
static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
/* Take the piece before the next sep off *rest; false when *rest is used up:
 * "a,,b" -> "a", "", "b"; "" -> "" (one empty piece). */
bool slice_cut(struct slice *rest, char sep, struct slice *piece);

/* Copy into the arena: as a C string, as a slice (also NUL-terminated). */
char *slice_cstr(struct arena *a, struct slice s);
struct slice slice_dup(struct arena *a, struct slice s);

/* The cases utf8_next does not handle: two or four bytes, or cut off (then U+FFFD). */
uint32_t utf8_next_other(struct slice s, size_t *at);

/* Decode the code point at s[*at] and step over it; s[*at..] must be valid. Inline, as
 * every character of every text is decoded here. */
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
/* Write cp to out as UTF-8; returns the number of bytes, 1 to 4. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* Offset of the first byte that is not valid UTF-8, or SIZE_MAX. */
size_t utf8_invalid(struct slice s);
size_t utf8_count(struct slice s); /* code points */

/* Width in terminal cells: 2 for Han and full-width, 0 for combining marks, else 1. */
int cp_width(uint32_t cp);
/* Han ideographs of all blocks, and 〇々〻. */
bool cp_is_han(uint32_t cp);
/* A picture that telephones draw in colours: 😀 ✅ ⭐; not ★ ☎ ①. */
bool cp_is_emoji(uint32_t cp);

/* A character that acts instead of being shown: control characters (terminals), line
 * and paragraph separators of Unicode, and controls of the writing direction. */
bool cp_is_command(uint32_t cp);

/* For showing file names and command lines: each such character, and each byte of
 * broken UTF-8, becomes U+FFFD. s itself if there is none. */
struct slice slice_shown(struct arena *a, struct slice s);

#endif
