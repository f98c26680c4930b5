/* collate.c - sort keys of names, from ICU's collation for zh.
 *
 * A key is the concatenation of ICU's keys of the surname (for pinyin first of a
 * character with its reading as a surname), then of the given name; each ends with a 0,
 * which is less than any other byte, so a shorter surname comes first.
 *
 *     by strokes: 丁一, 王五, 王小明, 李四 (2, 4, 4, 7 strokes; 王五: one character)
 *     by pinyin: 单立 is sorted under shàn, not under dān
 */
#include "data/collate.h"
#include "base/buf.h"
#include "base/lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { NAME_UNITS_MAX = 256 }; /* UTF-16 units that are compared */

struct collation {
    UCollator *icu;
    enum name_order order;
};

struct collation *collation_open(enum name_order order)
{
    UErrorCode status = U_ZERO_ERROR;
    struct collation *c = malloc(sizeof *c);

    if (!c)
        die_oom();
    c->order = order;
    c->icu = ucol_open(order == NAMES_STROKES ? "zh-u-co-stroke" : "zh-u-co-pinyin",
                       &status);
    if (U_FAILURE(status))
        die("ICU has no Chinese collation: %s", u_errorName(status));
    return c;
}

void collation_close(struct collation *c)
{
    ucol_close(c->icu);
    free(c);
}

/* Appends ICU's key of a text, which contains no 0 but its last byte. */
static void append_key(struct buf *out, const struct collation *c, struct slice text)
{
    UChar units[NAME_UNITS_MAX];
    uint8_t key[NAME_UNITS_MAX * 8];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;

    u_strFromUTF8WithSub(units, NAME_UNITS_MAX, &n, text.ptr, (int32_t)text.len, 0xFFFD,
                         NULL, &status);
    if (U_FAILURE(status) || n > NAME_UNITS_MAX)
        n = NAME_UNITS_MAX; /* the rest is ignored */
    memory_watch();
    int32_t length = ucol_getSortKey(c->icu, units, n, key, (int32_t)sizeof key);
    memory_check();
    if (length > (int32_t)sizeof key)
        length = (int32_t)sizeof key;
    buf_put(out, key, (size_t)length);
}

/* A character whose usual reading is that of the surname, for ICU only knows the usual
 * reading of each character: 单 (shàn) -> one that is read shàn. */
static struct slice as_read(struct slice family)
{
    struct surname s;
    bool known = surname_find(family, 0, false, &s) && s.name.len == family.len;

    return known && s.read_as[0] ? slice_of(s.read_as) : family;
}

struct slice collation_key(struct arena *a, const struct collation *c,
                           struct slice name, struct slice family)
{
    struct slice given = slice_from(name, family.len);
    struct buf b = BUF_INIT;

    append_key(&b, c, c->order == NAMES_PINYIN ? as_read(family) : family);
    append_key(&b, c, family);
    if (c->order == NAMES_STROKES)
        buf_char(&b, utf8_count(given) > 1 ? '2' : '1');
    append_key(&b, c, given);
    struct slice key = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return key;
}
