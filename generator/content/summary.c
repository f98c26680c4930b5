/* summary.c - renders a kind's one-line texts over an item.
 *   摘要: "{{时间}}停水"  ->  12月3日 9:00停水
 */
#include "content/summary.h"

#include "base/buf.h"
#include "data/mustache.h"
#include "model/title.h"

/* Render one of the kind's templates (摘要, 首页数字). NULL: the kind has none. */
static struct value *kind_text(struct arena *a, const struct item *item,
                               const struct value *text, bool *sound, struct diag *d)
{
    struct mustache_host host = {.plain = true};
    const struct value *stack[] = {item->root};
    struct buf out = BUF_INIT;

    if (!text)
        return NULL;
    struct mustache *m = mustache_compile_text(a, text->text, text->at, d);
    if (!m || !mustache_render(m, stack, 1, &host, &out, d))
        *sound = false;
    struct value *v = value_text(a, title_parse(a, buf_view(&out)).plain);
    buf_release(&out);
    return v;
}

/* 公　示 -> 公示: the space is only for the sheet. */
static struct slice without_spaces(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp != 0x3000 && cp != ' ')
            buf_cp(&b, cp);
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return made;
}

/* 数字 is the figure shown on the home page, with label, unit and note. */
bool summary_set(struct arena *a, struct item *item, struct diag *d)
{
    static const char *const keys[] = {"标签", "值", "单位", "附注"};
    const struct value *kind = item->kind->root;
    const struct value *wanted = value_find(kind, "首页数字");
    struct value *lede, *figure;
    bool sound = true;

    value_set(a, item->root, "标记",
              value_text(a, without_spaces(a, value_str(kind, "标记"))));
    lede = kind_text(a, item, value_find(kind, "摘要"), &sound, d);
    value_set(a, item->root, "摘要", lede ? lede : value_text(a, SLICE("")));
    if (!wanted)
        return sound;
    figure = value_map(a);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct value *v = kind_text(a, item, value_find(wanted, keys[i]), &sound, d);
        if (v)
            value_set(a, figure, keys[i], v);
    }
    value_set(a, item->root, "数字", figure);
    return sound;
}
