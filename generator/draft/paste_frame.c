/* paste_frame.c - what stands around and between the words of a pasted line.
 *
 *     【停水通知】                   a frame
 *     （第3号）                      brackets around all of it
 *     大家晚上好🌙                   signs at its end
 *     周正　吴越　方若兰             a row of words between blanks
 */
#include "draft/paste_lines.h"

bool cp_is_chat_sign(uint32_t cp)
{
    return (cp >= 0x1F000 && cp <= 0x1FAFF) || cp == 0xFE0F || cp == 0x20E3 ||
           (cp >= 0x231A && cp <= 0x231B) || (cp >= 0x23E9 && cp <= 0x23FA) ||
           (cp >= 0x2600 && cp <= 0x27BF && !cp_among(cp, "☆★☑✓✔♀♂➢➤①②③④⑤❶❷❸")) ||
           (cp >= 0x2B00 && cp <= 0x2BFF);
}

struct slice line_without_signs(struct slice s)
{
    for (size_t end = s.len; end > 0;
         s = slice_trim(slice_sub(s, 0, end)), end = s.len) {
        uint32_t cp = utf8_prev(s, &end);
        if (!cp_is_chat_sign(cp) && !cp_among(cp, "！!～~"))
            break;
    }
    return slice_trim(s);
}

bool line_is_bracketed(struct slice s)
{
    size_t open = 0, close = s.len;

    if (!s.len || !cp_among(utf8_next(s, &open), "（(") ||
        !cp_among(utf8_prev(s, &close), "）)"))
        return false;
    for (size_t at = open; at < close;)
        if (cp_among(utf8_next(s, &at), "（(）)"))
            return false;
    return true;
}

struct slice line_without_frame(struct slice s)
{
    size_t open = 0, close;

    s = slice_trim(s);
    close = s.len;
    if (!s.len || !cp_among(utf8_next(s, &open), "【《[") ||
        !cp_among(utf8_prev(s, &close), "】》]"))
        return s;
    struct slice inside = slice_sub(s, open, close);
    for (size_t at = 0; at < inside.len;)
        if (cp_among(utf8_next(inside, &at), "【《[】》]"))
            return s; /* 《甲》和《乙》 */
    return slice_trim(inside);
}

bool line_is_row(struct slice s)
{
    enum { WORD_MAX = 10 }; /* code points */
    size_t words = 0, blanks = 0, length = 0, longest = 0;
    bool wide = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        size_t width = cp == ' ' || cp == 0xA0 ? 1 : cp == 0x3000 || cp == '\t' ? 2 : 0;
        blanks = width ? blanks + width : 0;
        wide |= blanks > 1;
        length = width ? 0 : length + 1;
        words += length == 1;
        longest = length > longest ? length : longest;
    }
    return longest <= WORD_MAX && (words > 2 || (words == 2 && wide));
}
