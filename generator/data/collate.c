#include "data/collate.h"
#include "base/buf.h"
#include "base/lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { NAME_UNITS_MAX = 256 };

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

/* ICU's key of a text, which holds no 0 but its last byte. */
static void append_key(struct buf *out, const struct collation *c, struct slice text)
{
    UChar units[NAME_UNITS_MAX];
    uint8_t key[NAME_UNITS_MAX * 8];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;

    u_strFromUTF8WithSub(units, NAME_UNITS_MAX, &n, text.ptr, (int32_t)text.len, 0xFFFD,
                         NULL, &status);
    if (U_FAILURE(status) || n > NAME_UNITS_MAX)
        n = NAME_UNITS_MAX; /* as far as it goes */
    memory_watch();
    int32_t length = ucol_getSortKey(c->icu, units, n, key, (int32_t)sizeof key);
    memory_check();
    if (length > (int32_t)sizeof key)
        length = (int32_t)sizeof key;
    buf_put(out, key, (size_t)length);
}

/* A character that is read as the surname is; ICU goes by the usual reading of the
 * character alone. */
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
