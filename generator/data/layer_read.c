#include "data/layer_read.h"

#include "base/encoding.h"
#include "base/file.h"

/* Names the encoding that the file seems to have; Windows' 记事本 calls GB18030 ANSI.
 */
static void report_encoding(struct arena *a, struct source *src, struct diag *d)
{
    const char *name;
    struct slice text = encoding_to_utf8(a, src->text, &name);

    if (name)
        src->text = text; /* so that the message can quote the line */
    else
        src->text = SLICE("");
    diag_error(d, (struct span){src, 0, 0}, "theme-encoding",
               "主题文件不是 UTF-8 编码，是 %s", "not valid UTF-8 but %s",
               !name                                 ? "别的（unknown）"
               : slice_is(slice_of(name), "GB18030") ? "GBK（ANSI）"
                                                     : name);
    diag_hint(d, "用记事本打开，“另存为”时“编码”选 UTF-8", "save it as UTF-8");
}

struct source *layer_read(struct arena *a, const char *path, size_t most,
                          struct diag *d)
{
    struct source *src = arena_new(a, struct source);

    src->path = path;
    if (file_read(a, path, most, &src->text) != FILE_OK) {
        diag_error(d, (struct span){0}, "theme-missing", "读不到主题文件 %s",
                   "cannot read the theme's file %s", path);
        return NULL;
    }
    if (utf8_invalid(src->text) == SIZE_MAX)
        return src;
    report_encoding(a, src, d);
    return NULL;
}

bool layer_is_map(const struct value *v, struct diag *d)
{
    if (v->type == VALUE_MAP)
        return true;
    diag_error(d, v->at, "theme-map", "这里应是几行“键: 内容”",
               "lines of 'key: value' are expected here");
    if (v->type == VALUE_TEXT && slice_find(v->text, SLICE("：")) != SIZE_MAX)
        return diag_hint(d, "冒号改成半角的“:”，后面空一格",
                         "use a half-width ':' followed by a space");
    return diag_hint(d, "照 themes/README.md 写", "see themes/README.md");
}
