/* slice.c - searching and trimming slices; UTF-8; classes of characters.
 *
 * Decoding trusts its input (see slice.h); utf8_sequence is the one place that checks,
 * by table 3-7 of the Unicode Standard. Character classes are ranges in the code, since
 * these few must be fast; everything else about characters is ICU's (base/fold, text/).
 */
#include "base/slice.h"

int slice_cmp(struct slice a, struct slice b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

    return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool slice_starts(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len && slice_eq(slice_sub(s, 0, prefix.len), prefix);
}

bool slice_ends(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len && slice_eq(slice_from(s, s.len - suffix.len), suffix);
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x3000 ||
           cp == 0xFEFF;
}

struct slice slice_trim(struct slice s)
{
    size_t start = 0, end = s.len;
    unsigned char first = s.len ? (unsigned char)s.ptr[0] : 0;
    unsigned char last = s.len ? (unsigned char)s.ptr[s.len - 1] : 0;

    /* Fast path: the first byte is ASCII or of a Han character, and the last byte is
     * not the end of any blank (U+00A0, U+3000 and U+FEFF end in A0, 80 and BF). */
    if ((first > ' ' && first < 0x80) || (first >= 0xE4 && first < 0xEF)) {
        if ((last > ' ' && last < 0x80) ||
            (last > 0x80 && last != 0xA0 && last != 0xBF))
            return s;
    }
    for (size_t at = 0; at < s.len && is_blank(utf8_next(s, &at));)
        start = at;
    for (size_t at = end; at > start && is_blank(utf8_prev(s, &at));)
        end = at;
    return s.ptr ? slice_sub(s, start, end) : s;
}

size_t slice_find(struct slice s, struct slice needle)
{
    if (needle.len == 0)
        return 0;
    /* Search for the third byte of a Han character: the first is one of a few (E4 to
     * E9), and would match far too often. 水 = E6 B0 B4: look for B4. */
    size_t key = needle.len >= 3 && (unsigned char)needle.ptr[0] >= 0xE0 ? 2 : 0;
    for (size_t i = 0; i + needle.len <= s.len; i++) {
        const char *p =
            memchr(s.ptr + i + key, needle.ptr[key], s.len - needle.len + 1 - i);
        if (!p)
            return SIZE_MAX;
        i = (size_t)(p - s.ptr) - key;
        if (memcmp(p - key, needle.ptr, needle.len) == 0)
            return i;
    }
    return SIZE_MAX;
}

bool slice_cut(struct slice *rest, char sep, struct slice *piece)
{
    if (!rest->ptr)
        return false;
    const char *p = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
    size_t n = p ? (size_t)(p - rest->ptr) : rest->len;
    *piece = slice_sub(*rest, 0, n);
    *rest = p ? slice_from(*rest, n + 1) : (struct slice){0};
    return true;
}

char *slice_cstr(struct arena *a, struct slice s)
{
    return arena_strndup(a, s.ptr, s.len);
}

struct slice slice_dup(struct arena *a, struct slice s)
{
    return (struct slice){arena_strndup(a, s.ptr, s.len), s.len};
}

uint32_t utf8_next_other(struct slice s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;

    if (n > s.len - *at || n == 3) {
        *at = s.len;
        return 0xFFFD;
    }
    *at += n;
    if (n == 2)
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
           (p[3] & 0x3Fu);
}

uint32_t utf8_prev(struct slice s, size_t *at)
{
    size_t i = *at - 1;

    while (i > 0 && ((unsigned char)s.ptr[i] & 0xC0) == 0x80)
        i--;
    *at = i;
    return utf8_next(s, &i);
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* Length of the valid sequence at p, or 0 (Unicode 15, table 3-7). */
static size_t utf8_sequence(const unsigned char *p, size_t left)
{
    unsigned char c = p[0];
    unsigned char lo = 0x80, hi = 0xBF;
    size_t n;

    if (c >= 0xE1 && c <= 0xEC && left >= 3) /* fast path: most Han characters */
        return (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    if (c < 0x80)
        return 1;
    if (c < 0xC2 || c > 0xF4)
        return 0;
    n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (c == 0xE0)
        lo = 0xA0;
    if (c == 0xED)
        hi = 0x9F;
    if (c == 0xF0)
        lo = 0x90;
    if (c == 0xF4)
        hi = 0x8F;
    if (left < n || p[1] < lo || p[1] > hi)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

size_t utf8_invalid(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        const unsigned char *p = (const unsigned char *)s.ptr + at;
        size_t n = p[0] < 0x80 ? 1 : utf8_sequence(p, s.len - at);
        if (n == 0)
            return at;
        at += n;
    }
    return SIZE_MAX;
}

bool cp_is_command(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

/* False: a character that acts, or broken UTF-8. *n: its bytes. */
static bool is_shown(struct slice s, size_t at, size_t *n)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    *n = p[0] < 0x80 ? 1 : utf8_sequence(p, s.len - at);
    if (*n > 0)
        return !cp_is_command(utf8_next(s, &at));
    *n = 1;
    return false;
}

struct slice slice_shown(struct arena *a, struct slice s)
{
    static const char instead[] = "\xEF\xBF\xBD"; /* U+FFFD */
    size_t at = 0, n, len = 0;

    while (at < s.len && is_shown(s, at, &n))
        at += n;
    if (at == s.len)
        return s;
    char *out = arena_alloc(a, s.len, strlen(instead));
    for (at = 0; at < s.len; at += n) {
        bool good = is_shown(s, at, &n);
        size_t more = good ? n : strlen(instead);
        memcpy(out + len, good ? s.ptr + at : instead, more);
        len += more;
    }
    return (struct slice){out, len};
}

size_t utf8_count(struct slice s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

bool slice_holds(struct slice chars, uint32_t cp)
{
    for (size_t at = 0; at < chars.len;)
        if (utf8_next(chars, &at) == cp)
            return true;
    return false;
}

int cp_width(uint32_t cp)
{
    if (cp == 0 || (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x200B && cp <= 0x200F) ||
        (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF)
        return 0;
    if ((cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0x303E) ||
        (cp >= 0x3041 && cp <= 0xA4CF) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
        (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFE30 && cp <= 0xFE6F) ||
        (cp >= 0xFF00 && cp <= 0xFF60) || (cp >= 0xFFE0 && cp <= 0xFFE6) ||
        (cp >= 0x1F300 && cp <= 0x1FAFF) || (cp >= 0x20000 && cp <= 0x3FFFD))
        return 2;
    return 1;
}

bool cp_is_han(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
           (cp >= 0x20000 && cp <= 0x3FFFD) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           cp == 0x3005 || cp == 0x3007 || cp == 0x303B;
}

bool cp_is_emoji(uint32_t cp)
{
    /* below U+1F000: those that are drawn as pictures unless told otherwise */
    static const uint16_t ranges[][2] = {
        {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
        {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F},
        {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
        {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA},
        {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
        {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C},
        {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
        {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50},
        {0x2B55, 0x2B55}};

    if (cp < 0x231A || (cp > 0x2B55 && cp < 0x1F1E6))
        return false;
    if (cp >= 0x1F1E6)
        return cp <= 0x1FAFF;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    return false;
}
