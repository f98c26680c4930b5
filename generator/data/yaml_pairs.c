/* yaml_pairs.c - puts braces around keys and values on one line.
 *
 *   公示期: 起: 2026-11-27, 工作日: 5     -> 公示期: {起: 2026-11-27, 工作日: 5}
 *   公示期: （起：2026-11-27，工作日：5） -> the same
 *   - 名: 时间, 内容: 9:00                -> - {名: 时间, 内容: 9:00}
 * A comma ends a value only if a key follows, so values may hold commas.
 */
#include "data/yaml_pairs.h"
#include "data/yaml_write.h"

#include <string.h>

/* The key at the start of text, with either colon; *rest: the text after it. Empty:
 * none. */
static struct slice key_of(struct slice text, struct slice *rest)
{
    enum { KEY = 8 }; /* code points: a longer one is a sentence */
    size_t at = 0, n = 0;

    for (size_t start = 0; at < text.len; start = at, n++) {
        uint32_t cp = utf8_next(text, &at);
        if (cp == ':' || cp == 0xFF1A) {
            *rest = slice_trim(slice_from(text, at));
            return n && n <= KEY ? slice_trim(slice_sub(text, 0, start)) : SLICE("");
        }
        if ((cp < 0x80 && ((cp | 0x20) < 'a' || (cp | 0x20) > 'z')) ||
            cp_among(cp, "，、；。“”（）"))
            break;
    }
    return SLICE("");
}

/* The comma or the blank that ends the value beginning at `at`: the next one followed
 * by a key. *next: the byte after it. */
static size_t value_end(struct slice text, size_t at, size_t *next)
{
    struct slice rest;

    while (at < text.len) {
        size_t comma = at;
        if (!cp_among(utf8_next(text, &at), ",，;； 　"))
            continue;
        *next = at;
        if (key_of(slice_trim(slice_from(text, at)), &rest).len)
            return comma;
    }
    return *next = text.len;
}

bool yaml_pairs_put(struct buf *out, struct slice text)
{
    size_t n = 0, next = 0;
    struct slice rest;

    for (size_t at = 0; at < text.len; at = next, n++) {
        while (text.ptr[at] == ' ' && at + 1 < text.len)
            at++;
        size_t end = value_end(text, at, &next);
        struct slice key = key_of(slice_trim(slice_sub(text, at, end)), &rest);
        if (key.len == 0 || rest.len == 0)
            return false;
        buf_printf(out, "%s%.*s: ", n ? ", " : "{", SLICE_FMT(key));
        if (strchr("\"'[", rest.ptr[0]))
            buf_slice(out, rest);
        else
            yaml_put_flow(out, rest);
    }
    buf_str(out, "}");
    return n > 1;
}

/* （起: …, 止: …） -> 起: …, 止: …: cut brackets that are not braces. */
struct slice yaml_pairs_bare(struct slice text)
{
    static const char *const pairs[][2] = {{"（", "）"}, {"(", ")"},   {"｛", "｝"},
                                           {"【", "】"}, {"《", "》"}, {"<", ">"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (slice_starts(text, slice_of(pairs[i][0])) &&
            slice_ends(text, slice_of(pairs[i][1])))
            return slice_trim(
                slice_sub(text, strlen(pairs[i][0]), text.len - strlen(pairs[i][1])));
    return text;
}

/* First the value alone is tried, then the whole entry with its first key. */
bool yaml_pairs_report(const struct yaml_stop *s, struct slice key, struct slice value,
                       bool entry, struct diag *d)
{
    struct buf row = BUF_INIT;
    struct slice all = {key.ptr, (size_t)(value.ptr - key.ptr) + value.len};
    bool own = yaml_pairs_put(&row, yaml_pairs_bare(value));

    if (!own) {
        buf_clear(&row);
        if (!entry || !yaml_pairs_put(&row, yaml_pairs_bare(all))) {
            buf_release(&row);
            return false;
        }
    }
    struct slice wrong = own ? value : all;
    size_t at = (size_t)(wrong.ptr - s->src->text.ptr);
    diag_error(d, (struct span){s->src, at, at + wrong.len}, "yaml-syntax",
               "写法错误：一行里写几项，要放在半角的 { } 里",
               "bad YAML: several keys on one line need { }");
    if (own)
        diag_hint(d, "写成 %.*s: %s", "write %.*s: %s", SLICE_FMT(key), row.ptr);
    else
        diag_hint(d, "写成 - %s", "write - %s", row.ptr);
    buf_release(&row);
    return true;
}
