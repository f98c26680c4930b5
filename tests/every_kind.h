/* every_kind.h - a compound for items of all kinds, whatever their numbers. */
#ifndef BANBAO_TESTS_EVERY_KIND_H
#define BANBAO_TESTS_EVERY_KIND_H

#include "content/kinds.h"
#include "draw/png_file.h"
#include "made.h"

/* The kind's file without what it checks: made-up numbers do not sum. */
static inline void put_kind(const char *name)
{
    struct slice all = {0}, line;
    struct buf kept = BUF_INIT;
    size_t skipped = SIZE_MAX; /* the indent of what is being left out */

    file_read(&run, file_join(&run, BANBAO_HOME "/generator/kinds", name), 1 << 20,
              &all);
    while (slice_cut(&all, '\n', &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        struct slice text = slice_from(line, indent);
        if (skipped != SIZE_MAX && (indent > skipped || text.len == 0))
            continue;
        skipped =
            slice_starts(text, SLICE("核对:")) || slice_starts(text, SLICE("行核对:"))
                ? indent
                : SIZE_MAX;
        if (skipped != SIZE_MAX)
            continue;
        buf_slice(&kept, line);
        buf_char(&kept, '\n');
    }
    put(arena_printf(&run, "kinds/%s", name), buf_view(&kept));
    buf_release(&kept);
}

static inline struct kinds *write_kinds(struct diag *d)
{
    struct kinds *kinds = arena_new(&run, struct kinds);
    struct file_entry *list = NULL;
    size_t n = 0;

    file_list(&run, BANBAO_HOME "/generator/kinds", &list, &n);
    for (size_t i = 0; i < n; i++)
        if (slice_ends(slice_of(list[i].name), SLICE(".yaml")))
            put_kind(list[i].name);
    kinds_load(&run, kinds, file_join(&run, root, "kinds"), "kinds", d);
    return kinds;
}

static inline void write_site(void)
{
    static const uint32_t pixels[6] = {0xB0281A, 0xFFFFFF, 0x333333,
                                       0xFFFFFF, 0xB0281A, 0x777777};
    static const char site[] =
        "名称: 江北新区滨河花园一期\n简介: 一个示例小区\n网址: https://a.example\n"
        "报修电话: 0000-0000001\n机构: [业主委员会]\n栏目:\n  - {目录: 试}\n"
        "  - {目录: 收录}\n";
    struct buf png = BUF_INIT;

    put("content/site.yaml", slice_of(site));
    put("content/calendar.yaml", SLICE("2026:\n  放假: []\n  上班: []\n"
                                       "2027:\n  放假: []\n  上班: []\n"));
    png_file_put(&png, pixels, 3, 2, 3);
    put("content/图.png", buf_view(&png));
    for (int i = 0; i < 2; i++)
        put(i ? "content/收录/一.md" : "content/收录/二.md",
            slice_of(arena_printf(&run,
                                  "---\n类型: 通知\n标题: 小消息\n落款: 业主委员会\n"
                                  "日期: 2026-11-2%d\n撤下: 2026-12-20\n"
                                  "咨询电话: 0000-0000001\n---\n\n%s\n",
                                  i, text(80, i))));
    buf_release(&png);
}

#endif
