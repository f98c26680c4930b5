/* example.h - a compound with next to nothing in it, and items that are sound. */
#ifndef BANBAO_TESTS_EXAMPLE_H
#define BANBAO_TESTS_EXAMPLE_H

#include "compound.h"

static const char site_yaml[] =
    "名称: 示例小区\n简介: 一个示例小区\n网址: https://a.example/\n报修电话: 0000-0000001\n"
    "机构: [示例小区业委会]\n宣传栏:\n  - {名称: 东门, 栏位: [A-1]}\n  - {名称: 门厅}\n"
    "栏目:\n  - {目录: 公示}\n  - {目录: 通知, 名称: 消息}\n  - {目录: 志愿服务}\n"
    "  - {目录: 收支公示}\n";

static const char calendar_yaml[] =
    "2026:\n  放假: [10-01 至 10-07]\n  上班: [10-10]\n";

#define TAIL "落款: 示例小区业委会\n日期: 2026-09-28\n"
#define PHONES "受理部门: 业委会\n受理电话: 0000-0000002\n监督电话: 0000-0000003\n"
#define NOTICE                                                                         \
    "---\n类型: 公示\n标题: 两行|标题\n公示期: {起: 2026-09-28, 工作日: 5}\n" PHONES   \
        TAIL
#define NEWS                                                                           \
    "---\n类型: 通知\n标题: 停水通知\n咨询电话: 0000-0000001\n撤下: 2026-12-01\n" TAIL

static inline void clear(void)
{
    file_remove_tree(root);
    put("content/site.yaml", site_yaml);
    put("content/calendar.yaml", calendar_yaml);
}

static inline struct site *load(void)
{
    return compound_load((struct date){2026, 9, 30});
}

/* One item, with text as its file: code at line:column. */
static inline void item_fails(const char *text, const char *code, size_t line,
                              size_t column)
{
    clear();
    put("content/公示/a.md", text);
    load();
    expect(code, "content/公示/a.md", line, column);
}

/* The same, where it is the one message, and its cure says `cure`. */
static inline void told(const char *text, const char *code, size_t line, size_t column,
                        const char *cure)
{
    item_fails(text, code, line, column);
    if (!ok(diag.n == 1 && diag.messages[0].hint_zh &&
                strstr(diag.messages[0].hint_zh, cure),
            "one message, which says: %s", cure))
        printf("# got %zu: %s\n", diag.n, diag.n ? diag.messages[0].hint_zh : "");
}

/* The lines below a sound head, wrong at line:column. */
static inline void slip(const char *lines, const char *code, size_t line, size_t column,
                        const char *cure)
{
    told(arena_printf(&arena, "%s%s\n---\n正文\n", NEWS, lines), code, line, column,
         cure);
}

#endif
