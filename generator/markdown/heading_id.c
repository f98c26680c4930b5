/* heading_id.c - an anchor for each heading, unique in its document.
 *
 *     ## 报名 方式 -> 报名-方式, the second one 报名-方式-2
 *     ## “！”      -> 节, since nothing is left of it
 *
 * Letters, digits and Han characters are kept, capitals become small, blanks become
 * hyphens; other characters are dropped. */
#include "markdown/heading_id.h"
#include "base/buf.h"

enum { ID_CHARACTERS_MAX = 60 };

static bool is_id_character(uint32_t cp)
{
    return cp == '-' || cp == '_' || (cp >= '0' && cp <= '9') ||
           (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7) || cp_is_han(cp) ||
           (cp >= 0x3040 && cp <= 0x312F);
}

struct slice heading_id(struct arena *a, struct map *taken, struct slice text)
{
    struct slice id;
    struct buf b = BUF_INIT;
    size_t count = 0;

    for (size_t at = 0; at < text.len && count < ID_CHARACTERS_MAX;) {
        uint32_t cp = utf8_next(text, &at);
        if (cp >= 'A' && cp <= 'Z')
            cp |= 0x20;
        if (cp == ' ' || cp == 0x3000)
            cp = '-';
        if (is_id_character(cp)) {
            buf_cp(&b, cp);
            count++;
        }
    }
    if (b.len == 0)
        buf_str(&b, "节");
    id = slice_dup(a, buf_view(&b));
    buf_release(&b);
    struct slice base = id;
    for (int i = 2; map_find(taken, id); i++)
        id = slice_of(arena_printf(a, "%.*s-%d", SLICE_FMT(base), i));
    map_set(taken, id, taken);
    return id;
}
