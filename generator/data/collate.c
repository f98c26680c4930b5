#include "data/collate.h"
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

enum { NAME_UNITS_MAX = 256 };

struct collation {
    UCollator *icu;
    enum name_order order;
};

/* A surname and a character that is read as the surname is; ICU goes by the usual
 * reading of the character alone. */
static const char *const readings[][2] = {
    {"单", "善"}, {"解", "谢"}, {"仇", "求"},   {"查", "渣"},   {"曾", "增"},
    {"区", "欧"}, {"朴", "瓢"}, {"翟", "宅"},   {"盖", "葛"},   {"缪", "妙"},
    {"员", "运"}, {"乐", "月"}, {"繁", "婆"},   {"召", "绍"},   {"折", "舌"},
    {"种", "虫"}, {"洗", "显"}, {"万俟", "墨"}, {"尉迟", "玉"}, {"长孙", "掌"},
    {"冼", "显"}, {"晟", "成"}, {"宓", "密"},   {"令狐", "零"}, {"澹台", "谈"},
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

static struct slice as_read(struct slice family)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
        if (slice_is(family, readings[i][0]))
            return slice_of(readings[i][1]);
    return family;
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
