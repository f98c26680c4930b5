/* vertical.c - which characters of a column are upright, rotated or set in one em.
 *
 * Han and marks follow UAX 50 and are upright; a run of ASCII is rotated as a whole,
 * unless it is a short number or a capital by itself, which shares one em (纵中横):
 *
 *     12月3日 -> all upright, 12 side by side       2026年 -> 2026 rotated, 年 upright
 *     A座 -> both upright                           用NFC卡 -> NFC rotated
 */
#include "text/vertical.h"
#include "text/cjk.h"

#include <string.h>

/* Longer numbers are rotated, and so are three digits wider than TOGETHER_MAX. */
enum { TOGETHER_DIGITS = 3 };

static bool is_word_char(uint32_t cp)
{
    return cp > ' ' && cp < 0x7F;
}

static bool is_western(const struct cluster *c)
{
    enum cjk_class k = cjk_class(c->cp);

    return k == CJK_LATIN || k == CJK_DIGIT;
}

/* Dashes and ellipses are rotated, so that —— joins, whatever forms the face has. */
static enum glyph_stance set_of(const struct cluster *c)
{
    enum cjk_class k = cjk_class(c->cp);

    if (k == CJK_DASH || k == CJK_SPACE || c->rtl)
        return SET_TURNED;
    return text_is_upright(c->cp) ? SET_UPRIGHT : SET_TURNED;
}

/* Is the ASCII run from..to - 1 a short number or a single capital: 12月, A座? */
static bool is_together(const struct cluster *c, size_t from, size_t to, size_t n)
{
    size_t digits = 0;

    if ((from > 0 && is_western(&c[from - 1])) || (to < n && is_western(&c[to])))
        return false;
    for (size_t i = from; i < to; i++)
        digits += c[i].cp >= '0' && c[i].cp <= '9';
    return (digits == to - from && digits <= TOGETHER_DIGITS) ||
           (to - from == 1 && c[from].cp >= 'A' && c[from].cp <= 'Z');
}

struct stand *vertical_stands(struct arena *a, const struct cluster *c, size_t n)
{
    struct stand *out = arena_array(a, struct stand, n + 1);
    uint32_t numbers = 0;

    for (size_t i = 0; i < n;) {
        size_t end = i;

        while (end < n && is_word_char(c[end].cp))
            end++;
        if (end == i) {
            out[i] = (struct stand){set_of(&c[i]), 0};
            i++;
            continue;
        }
        struct stand s = {SET_TURNED, 0};
        if (is_together(c, i, end, n))
            s.together = ++numbers;
        for (; i < end; i++)
            out[i] = s;
    }
    return out;
}

bool stands_alike(struct stand a, struct stand b)
{
    return a.set == b.set && a.together == b.together;
}

struct slice vertical_text(struct arena *a, struct slice text)
{
    static const char *const quotes[][2] = {
        {"“", "『"}, {"”", "』"}, {"‘", "「"}, {"’", "」"}};
    char *copy = NULL;
    uint32_t before = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t cp = utf8_next(text, &at);
        size_t next = at;
        bool apostrophe = cp == 0x2019 && cjk_class(before) == CJK_LATIN &&
                          at < text.len &&
                          cjk_class(utf8_next(text, &next)) == CJK_LATIN;

        before = cp;
        for (size_t i = 0; !apostrophe && i < sizeof quotes / sizeof *quotes; i++) {
            if (at - from != strlen(quotes[i][0]) ||
                memcmp(text.ptr + from, quotes[i][0], at - from) != 0)
                continue;
            copy = copy ? copy : arena_strndup(a, text.ptr, text.len);
            memcpy(copy + from, quotes[i][1], at - from);
        }
    }
    return copy ? (struct slice){copy, text.len} : text;
}
