/* yaml_write.c - texts as YAML scalars, plain where possible.
 *   停水 -> 停水;  9:00 -> "9:00";  null -> "null", which would be read as nothing
 */
#include "data/yaml_write.h"

#include <string.h>

/* What YAML forbids or reads as a line end (YAML 1.1, 5.1 and 5.4). */
static bool is_escaped(uint32_t cp)
{
    return (cp >= 0x7F && cp <= 0x9F) || cp == 0x2028 || cp == 0x2029 || cp == 0xFEFF ||
           cp == 0xFFFE || cp == 0xFFFF;
}

/* Letters, digits, characters beyond ASCII, and inside a text | - and blanks: fewer
 * than YAML allows, so the rules for the first character need not be known. */
static bool is_plain(struct slice s)
{
    /* These are read as null (yaml.c). */
    bool plain = s.len > 0 && !slice_is(s, "null") && !slice_is(s, "Null") &&
                 !slice_is(s, "NULL");

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        plain &= c >= 0x80 || (c >= '0' && c <= '9') ||
                 ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                 (i > 0 && (c == '|' || (c == '-' && s.ptr[i - 1] != ' '))) ||
                 (i > 0 && i + 1 < s.len && c == ' ');
    }
    for (size_t at = 0; at < s.len;)
        plain &= !is_escaped(utf8_next(s, &at));
    return plain;
}

/* Other control characters become blanks. */
void yaml_put_scalar(struct buf *out, struct slice s)
{
    if (is_plain(s)) {
        buf_slice(out, s);
        return;
    }
    buf_char(out, '"');
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == '"' || cp == '\\')
            buf_char(out, '\\');
        if (is_escaped(cp))
            buf_printf(out, "\\u%04X", cp);
        else
            buf_cp(out, cp < ' ' ? ' ' : cp);
    }
    buf_char(out, '"');
}

/* Only what ends a value in braces, or starts something else, needs quotes: 9:30 is
 * written as it is. */
void yaml_put_flow(struct buf *out, struct slice s)
{
    bool plain =
        s.len > 0 && !strchr("-*&!%@`|>?'\" ", s.ptr[0]) && s.ptr[s.len - 1] != ':';

    for (size_t i = 0; i < s.len; i++) {
        bool colon = s.ptr[i] == ':' && i + 1 < s.len && s.ptr[i + 1] == ' ';
        plain &= !colon && !strchr(",[]{}#\"\\\n", s.ptr[i]);
    }
    if (plain)
        buf_slice(out, s);
    else
        yaml_put_scalar(out, s);
}
