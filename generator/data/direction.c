/* direction.c - right-to-left letters and figures, by ranges of code points.
 *
 * A figure is a group of digits, then any number of further groups joined by a mark or
 * space that figures have inside. next_figure skips plain numbers (1,234.50, 9:00),
 * whose order UAX 9 keeps; it finds those whose groups would be reordered:
 *
 *     0000-0000001, （0351）1234567, +86 138 0000 0000, 2026-12-03, 11.23—12.4
 */
#include "data/direction.h"

/* Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko ... without their marks and digits.
 */
static bool is_leftward(uint32_t cp)
{
    return (cp >= 0x5BE && cp <= 0x8FF && !(cp >= 0x600 && cp <= 0x605) &&
            !(cp >= 0x610 && cp <= 0x61A) && !(cp >= 0x64B && cp <= 0x66C)) ||
           (cp >= 0xFB1D && cp <= 0xFDFD) || (cp >= 0xFE70 && cp <= 0xFEFC) ||
           (cp >= 0x10800 && cp <= 0x10FFF) || (cp >= 0x1E800 && cp <= 0x1EFFF);
}

/* Letters of all other scripts, Han among them. */
static bool is_other_letter(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < 0x2000 && !(cp >= 0x300 && cp <= 0x36F) &&
            !(cp >= 0x590 && cp <= 0x8FF)) ||
           (cp >= 0x3041 && cp <= 0xD7FF) || cp >= 0x20000;
}

/* Fast path: the first UTF-8 bytes of is_leftward's ranges. Chinese characters have E3
 * to E9, marks E2, E3 and EF. */
static bool may_be_leftward(unsigned char c)
{
    return (c >= 0xD6 && c <= 0xE0) || c == 0xEF || c == 0xF0;
}

bool text_has_leftward(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t at = i;

        if (may_be_leftward((unsigned char)text.ptr[i]) &&
            is_leftward(utf8_next(text, &at)))
            return true;
    }
    return false;
}

/* Stops at the first letter if it is another script's: so nearly always at once. */
bool text_is_leftward(struct slice text)
{
    size_t leftward = 0, others = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);

        if (is_leftward(cp))
            leftward++;
        else if (is_other_letter(cp))
            others++;
        if (others && !leftward)
            return false;
    }
    return leftward > others;
}

/* ---- figures ------------------------------------------------------------- */

enum { GROUP = 3 }; /* digits in the shortest group of a telephone number */

static size_t digits_end(struct slice t, size_t at)
{
    while (at < t.len && char_is_digit(t.ptr[at]))
        at++;
    return at;
}

/* The byte after the character at `at` if it is one of `chars`, else `at`. */
static size_t step_over(struct slice t, size_t at, const char *chars)
{
    size_t next = at;

    return at < t.len && cp_among(utf8_next(t, &next), chars) ? next : at;
}

/* The start of the next group of digits of a figure whose last group is from..at; `at`
 * itself: there is none. *open: the figure began with a bracket that is not closed. */
static size_t next_digits(struct slice t, size_t from, size_t at, bool abroad,
                          bool *open)
{
    size_t i = at;

    if (*open && (i = step_over(t, at, ")）")) > at) {
        *open = false;
        i = step_over(t, i, " -‐‑–—");
    } else if ((i = step_over(t, at, ".,:/：／")) == at) {
        size_t dash = step_over(t, at, " ");

        i = step_over(t, dash, "-‐‑–—―−－~～〜");
        if (i > dash)
            i = step_over(t, i, " ");
        else if (dash > at && (at - from >= GROUP || abroad) &&
                 digits_end(t, dash) - dash >= GROUP)
            i = dash;
        else
            return at;
    }
    return i < t.len && char_is_digit(t.ptr[i]) ? i : at;
}

/* Are the digits at `at`, which follow a bracket, an area code: 0351）1234567? */
static bool is_area_code(struct slice t, size_t at)
{
    size_t end = digits_end(t, at), i = step_over(t, end, ")）");
    size_t next = step_over(t, i, " -‐‑–—");

    return end - at >= GROUP && i > end && next < t.len && char_is_digit(t.ptr[next]);
}

/* The start of the figure whose first digit is at `at`, including a sign or bracket:
 * ±5, ￥100, -3 (but not 2-3), （0351. */
static size_t figure_start(struct slice t, size_t at, bool *open, bool *abroad)
{
    size_t before = at, second;

    if (at == 0)
        return at;
    uint32_t cp = utf8_prev(t, &before);
    *open = cp_among(cp, "(（") && is_area_code(t, at);
    *abroad = cp == '+';
    if (*open || cp_among(cp, "+±¥￥$＄€£"))
        return before;
    second = before;
    bool alone = before == 0 || cp_among(utf8_prev(t, &second), " (（");
    return alone && cp_among(cp, "-−") ? before : at;
}

/* Only digits and . , : / as in 1,234.50, 9:00 and 12/3? */
static bool is_one_number(struct slice t, size_t at, size_t end)
{
    for (; at < end; at++)
        if (!char_is_digit(t.ptr[at]) && !cp_among((unsigned char)t.ptr[at], ".,:/"))
            return false;
    return true;
}

bool next_figure(struct slice text, size_t at, size_t *start, size_t *end)
{
    while (at < text.len) {
        bool open = false, abroad = false;

        if (!char_is_digit(text.ptr[at])) {
            at++;
            continue;
        }
        *start = figure_start(text, at, &open, &abroad);
        *end = digits_end(text, at);
        for (size_t next; (next = next_digits(text, at, *end, abroad, &open)) > *end;
             at = next, *end = digits_end(text, next))
            continue;
        if (!is_one_number(text, *start, *end))
            return true;
        at = *end;
    }
    return false;
}
