/* paste_clean.c - one pass over the characters of a pasted text.
 *
 *   ３号楼&nbsp;"停水"<U+200B>通知 -> 3号楼 “停水”通知    (*count 5)
 * Entities are those of HTML that occur in Chinese pages, and all numeric ones.
 */
#include "draft/paste_clean.h"
#include "base/buf.h"

enum { ENTITY_MAX = 10 }; /* bytes between & and ; */

static const struct {
    const char *name;
    uint32_t cp;
} entities[] = {
    {"nbsp", ' '},     {"ensp", ' '},     {"emsp", 0x3000},  {"thinsp", ' '},
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026},
    {"middot", 0xB7},  {"bull", 0x2022},  {"times", 0xD7},   {"deg", 0xB0},
    {"yen", 0xA5},     {"copy", 0xA9},    {"shy", 0xAD},     {"zwj", 0x200D},
    {"zwnj", 0x200C},
};

/* #8220 or #x201C without the #. 0: not a number, or not a character. */
static uint32_t number_of(struct slice s)
{
    bool hex = s.len > 1 && (s.ptr[0] | 0x20) == 'x';
    uint32_t cp = 0;

    for (size_t i = hex; i < s.len; i++) {
        char c = s.ptr[i], low = (char)(c | 0x20);
        uint32_t digit = c >= '0' && c <= '9'              ? (uint32_t)(c - '0')
                         : hex && low >= 'a' && low <= 'f' ? (uint32_t)(low - 'a') + 10
                                                           : UINT32_MAX;
        if (digit == UINT32_MAX || cp > 0x10FFFF)
            return 0;
        cp = cp * (hex ? 16 : 10) + digit;
    }
    return cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) ? 0 : cp;
}

/* The character of the entity at `at`, *end after its semicolon. 0: none. */
static uint32_t entity_at(struct slice text, size_t at, size_t *end)
{
    struct slice rest = slice_sub(text, at + 1, at + 1 + ENTITY_MAX + 1);
    size_t semicolon = slice_find(rest, SLICE(";"));

    if (semicolon == SIZE_MAX || semicolon == 0)
        return 0;
    struct slice name = slice_sub(rest, 0, semicolon);
    *end = at + 1 + semicolon + 1;
    if (name.ptr[0] == '#')
        return number_of(slice_from(name, 1));
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (slice_is(name, entities[i].name))
            return entities[i].cp;
    return 0;
}

/* What cp is replaced by; 0: it is removed. */
static uint32_t cleaned(uint32_t cp)
{
    if (cp < ' ')
        return cp == '\n' || cp == '\t' ? cp : 0;
    if (cp == 0xA0 || cp == 0x202F || cp == 0x205F || (cp >= 0x2000 && cp <= 0x200A))
        return ' ';
    if ((cp >= 0x7F && cp < 0xA0) || cp == 0xAD || cp == 0x2060 || cp == 0xFEFF ||
        (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E))
        return 0;
    if ((cp >= 0xFDD0 && cp <= 0xFDEF) || (cp >= 0xFFF9 && cp <= 0xFFFB) ||
        (cp & 0xFFFE) == 0xFFFE) /* noncharacters, interlinear annotation */
        return 0;
    if (cp >= 0x2776 && cp <= 0x2793) /* ❶ ➀ ➊ */
        return 0x2460 + (cp - 0x2776) % 10;
    if (cp_among(cp, "❌❎✖✗✘🚫⛔"))
        return 0xD7; /* ×: gone like a bullet, it would allow what it forbids */
    if ((cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) ||
        (cp >= 0xFF41 && cp <= 0xFF5A))
        return cp - 0xFEE0;
    return cp;
}

/* "好" as typed on a keyboard: where the closing mark is, if the text between has Han
 * and stays on the line; else SIZE_MAX. 27" is inches. */
static size_t quote_end(struct slice text, size_t at)
{
    bool han = false;

    if (at > 0 && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9')
        return SIZE_MAX;
    for (size_t i = at + 1; i < text.len;) {
        size_t start = i;
        uint32_t cp = utf8_next(text, &i);
        if (cp == '\n')
            break;
        if (cp == '"')
            return han ? start : SIZE_MAX;
        han |= cp_is_han(cp);
    }
    return SIZE_MAX;
}

/* 二O二六: a Latin O, or another circle, between Han figures. */
static bool is_zero(struct slice text, size_t start, size_t end)
{
    static const char *const figures = "〇一二三四五六七八九O○ＯoΟ0";
    size_t before = start, after = end;

    return start > 0 && end < text.len && cp_among(utf8_prev(text, &before), figures) &&
           cp_among(utf8_next(text, &after), figures) &&
           !char_is_digit(text.ptr[before]) && !char_is_digit(text.ptr[end]);
}

/* The bytes behind a digit that make it a keycap: 1️⃣. */
static size_t keycap(struct slice text, size_t at)
{
    size_t start = at;
    struct slice variation = SLICE("\uFE0F"), cap = SLICE("\u20E3");

    at += slice_starts(slice_from(text, at), variation) ? variation.len : 0;
    return slice_starts(slice_from(text, at), cap) ? at + cap.len - start : 0;
}

struct slice paste_clean(struct arena *a, struct slice text, size_t *count)
{
    struct buf out = BUF_INIT;

    size_t close = SIZE_MAX; /* where the open quotation ends */

    *count = 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at, end = at;
        uint32_t cp = utf8_next(text, &at);
        uint32_t decoded = cp == '&' ? entity_at(text, start, &end) : 0;
        uint32_t good = cleaned(decoded ? decoded : cp);

        if (cp == '"' && start == close)
            good = 0x201D;
        else if (cp == '"' && (close = quote_end(text, start)) != SIZE_MAX)
            good = 0x201C;

        else if (cp_among(cp, "OoＯ○Ο") && is_zero(text, start, at))
            good = 0x3007; /* 〇 */
        if (decoded)
            at = end;
        *count += good != cp;
        if (good)
            buf_cp(&out, good);
        if (cp >= '0' && cp <= '9' && keycap(text, at)) {
            buf_str(&out, "、");
            at += keycap(text, at);
            ++*count;
        }
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}
