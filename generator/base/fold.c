/* fold.c - case folding and normalization (Unicode Standard Annex 15), by ICU.
 *
 * A file name is case-folded, then decomposed (NFD); a word goes through NFKC_Casefold.
 * ASCII is lowered without ICU. Buffers have room for the longest expansion Unicode
 * allows, so no call is made twice.
 */
#include "base/fold.h"
#include "base/buf.h"

#include <unicode/ucasemap.h>
#include <unicode/unorm2.h>

static void check(UErrorCode error)
{
    if (U_FAILURE(error))
        die("ICU: %s", u_errorName(error));
}

static bool is_ascii(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static struct slice lower(struct arena *a, struct slice s)
{
    char *copy = arena_strndup(a, s.ptr, s.len);

    for (size_t i = 0; i < s.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + 'a' - 'A');
    return (struct slice){copy, s.len};
}

static int32_t to_utf16(struct slice s, UChar *out)
{
    int32_t n = 0;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp < 0x10000) {
            out[n++] = (UChar)cp;
        } else {
            out[n++] = (UChar)(0xD7C0 + (cp >> 10));
            out[n++] = (UChar)(0xDC00 + (cp & 0x3FF));
        }
    }
    return n;
}

static struct slice to_utf8(struct arena *a, const UChar *s, int32_t n)
{
    struct buf out = BUF_INIT;

    for (int32_t i = 0; i < n; i++) {
        uint32_t cp = s[i];
        if (cp >= 0xD800 && cp < 0xDC00 && i + 1 < n)
            cp = (cp - 0xD7C0) << 10 | (s[++i] & 0x3FFu);
        buf_cp(&out, cp);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

static struct slice normal(struct arena *a, struct slice s, const UNormalizer2 *form)
{
    enum { LONGEST = 18 }; /* UTF-16 units from one (NFKC): ﷺ becomes 18 letters */
    struct arena scratch = ARENA_INIT;
    UErrorCode error = U_ZERO_ERROR;
    UChar *units = arena_array(&scratch, UChar, s.len + 1);
    int32_t n = to_utf16(s, units), room = n * LONGEST + 1;
    UChar *made = arena_array(&scratch, UChar, (size_t)room);

    n = unorm2_normalize(form, units, n, made, room, &error);
    check(error);
    struct slice out = to_utf8(a, made, n);
    arena_free(&scratch);
    return out;
}

struct slice fold_file(struct arena *a, struct slice name)
{
    enum { LONGEST = 3 }; /* bytes after case folding for each byte before */
    UErrorCode error = U_ZERO_ERROR;

    if (is_ascii(name))
        return lower(a, name);
    UCaseMap *map = ucasemap_open("", 0, &error);
    check(error);
    int32_t room = (int32_t)name.len * LONGEST + 1;
    char *folded = arena_alloc(a, (size_t)room, 1);
    int32_t n =
        ucasemap_utf8FoldCase(map, folded, room, name.ptr, (int32_t)name.len, &error);
    ucasemap_close(map);
    check(error);
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    check(error);
    return normal(a, (struct slice){folded, (size_t)n}, nfd);
}

struct slice fold_word(struct arena *a, struct slice word)
{
    UErrorCode error = U_ZERO_ERROR;

    if (is_ascii(word))
        return lower(a, word);
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&error);
    check(error);
    return normal(a, word, form);
}

/* U+FF01 to U+FF5E are the ASCII characters 0x21 to 0x7E in the same order. */
static uint32_t half(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return cp - 0xFF01 + '!';
    return cp == 0x3000 || cp == 0xA0 || cp == '\t' || (cp >= 0x2000 && cp <= 0x200A)
               ? ' '
               : cp;
}

struct slice half_width(struct arena *a, struct slice s)
{
    struct buf out = BUF_INIT;

    if (is_ascii(s) && slice_find(s, SLICE("\t")) == SIZE_MAX)
        return s;
    for (size_t at = 0; at < s.len;)
        buf_cp(&out, half(utf8_next(s, &at)));
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

uint32_t cp_compatible(uint32_t cp)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    UChar out[8];

    check(error);
    int32_t n = unorm2_getDecomposition(nfkc, (UChar32)cp, out, 8, &error);
    check(error);
    return n == 1 ? out[0] : 0;
}

/* A digit 1 to 9, or one of the superscripts that Windows treats as digits. */
static bool is_port(struct slice s)
{
    return (s.len == 1 && s.ptr[0] >= '1' && s.ptr[0] <= '9') || slice_is(s, "¹") ||
           slice_is(s, "²") || slice_is(s, "³");
}

/* Windows ignores blanks around the stem and all after the first dot: "aux .c" is aux.
 */
bool name_is_device(struct slice s)
{
    static const char *const devices[] = {"con", "prn",    "aux",
                                          "nul", "conin$", "conout$"};
    static const char *const ports[] = {"com", "lpt"};
    char name[8] = "";

    s = slice_trim(slice_sub(s, 0, slice_find(s, SLICE("."))));
    if (s.len >= sizeof name)
        return false;
    for (size_t i = 0; i < s.len; i++)
        name[i] =
            (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] | 0x20 : s.ptr[i]);
    s = slice_of(name);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (slice_is(s, devices[i]))
            return true;
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
        if (slice_starts(s, slice_of(ports[i])) &&
            is_port(slice_from(s, strlen(ports[i]))))
            return true;
    return false;
}
