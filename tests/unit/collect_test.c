/* Items that take in others, and months that show what happens. */
#include "base/file.h"
#include "content/load.h"
#include "tap.h"

#include <stdlib.h>

static struct arena arena;
static struct diag diag;
static char root[] = "/tmp/banbao-collect-XXXXXX";

static void put(const char *name, const char *text)
{
    char *path = file_join(&arena, root, name);

    file_remove_tree(path);
    file_make_parents(path);
    file_write(path, slice_of(text));
}

#define NEWS(title, date, rest)                                                          \
    "---\n类型: 通知\n标题: " title "\n咨询电话: 0000-0000001\n撤下: 2026-12-31\n" \
    "落款: 示例小区业委会\n日期: " date "\n" rest "---\n正文\n"

static void compound(void)
{
    put("content/site.yaml",
        "名称: 示例小区\n简介: 一个小区\n网址: https://a.example/\n"
        "报修电话: 0000-0000001\n机构: [示例小区业委会]\n栏目:\n  - {目录: 通知}\n");
    put("content/kinds/issue.yaml",
        "类型: 集子\n英文: issue\n说明: 收别的\n栏目: 通知\n标记: 集\n版名: 集\n"
        "网页: announcement\n海报: announcement\n摘要: 第一期\n字段:\n"
        "  收: {型: 收录, 英文: items, 条数: [0, 3]}\n"
        "  月: {型: 月份, 英文: month, 日程: 日程}\n"
        "  日程:\n    型: 表\n    列:\n      日期: {型: 日期, 必填: 是}\n"
        "      事: {型: 文字, 必填: 是}\n");
    put("content/通知/甲.md", NEWS("停水|通知", "2026-11-03", "标签: [水]\n"));
    put("content/通知/乙.md", NEWS("停电通知", "2026-11-05", "标签: [电]\n"));
    put("content/通知/丙.md", NEWS("供暖通知", "2026-10-05", "标签: [水, 暖]\n"));
}

/* The collecting item with these lines in its head; NULL: something was reported. */
static const struct value *collected(const char *lines)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 23}};

    put("content/通知/集.md",
        arena_printf(&arena,
                     "---\n类型: 集子\n标题: 合订\n撤下: 2026-12-31\n落款: "
                     "示例小区业委会\n日期: 2026-11-20\n%s---\n正文\n",
                     lines));
    diag = (struct diag){.arena = &arena};
    struct site *s = site_load(&arena, &o, &diag);
    for (size_t i = 0; s && i < s->n; i++)
        if (slice_is(s->items[i]->name, "集"))
            return s->items[i]->root;
    return NULL;
}

/* Lines of YAML as the name of a test. */
static const char *in_one_line(const char *lines)
{
    char *name = arena_strndup(&arena, lines, strlen(lines));

    for (char *c = name; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return name;
}

static void finds(const char *lines, const char *want)
{
    const struct value *item = collected(lines), *list = value_find(item, "收");
    char *got = arena_printf(&arena, "%s", "");

    for (size_t i = 0; list && i < list->n; i++)
        got = arena_printf(&arena, "%s%.*s ", got,
                           SLICE_FMT(value_str(list->items[i], "短标题")));
    is(got, want, in_one_line(lines));
}

static void fails(const char *lines, const char *code)
{
    collected(lines);
    is(diag.n ? diag.messages[0].code : "nothing", code, in_one_line(lines));
}

int main(void)
{
    if (!mkdtemp(root))
        return 1;
    compound();
    finds("收: [通知/丙, 通知/甲.md]\n", "供暖通知 停水通知 ");
    finds("收:\n  - {标签: 水}\n", "停水通知 供暖通知 ");
    finds("收:\n  - {期间: 2026年11月}\n", "停电通知 停水通知 ");
    finds("收:\n  - 通知/甲\n  - {类型: 通知, 最多: 1}\n", "停水通知 停电通知 ");
    finds("收:\n  - {栏目: 通知}\n", "停电通知 停水通知 供暖通知 ");
    const struct value *entry = value_find(collected("收: 通知/甲\n"), "收")->items[0];
    is(value_str(entry, "链接").ptr, "%E9%80%9A%E7%9F%A5/%E7%94%B2.html",
       "an entry leads to its page");
    is(value_str(entry, "标记").ptr, "通知", "and says its kind");

    fails("收: [通知/丁]\n", "collect-missing");
    fails("收: [通知/集, 通知/甲]\n", "collect-self");
    fails("收:\n  - {标签: 火}\n", "collect-nothing");
    fails("收:\n  - [通知/甲]\n", "wrong-type");
    fails("收:\n  - {标题: 水}\n", "unknown-key");
    put("content/通知/己.md", NEWS("腊八通知", "2026-12-15", "标签: [火]\n"));
    fails("收:\n  - {标签: 火}\n", "collect-nothing"); /* not before it is public */
    finds("收: 通知/己\n", "腊八通知 ");
    finds("张贴: 2026-12-20\n收:\n  - {标签: 火}\n", "腊八通知 ");
    put("content/通知/己.md", NEWS("腊八通知", "2026-12-15", "草稿: 是\n"));
    put("content/通知/戊.md", NEWS("除雪通知", "2026-11-06", ""));
    fails("收:\n  - {栏目: 通知}\n", "too-many-items");

    const struct value *month =
        value_find(collected("月: 2026年12月\n日程:\n  - {日期: 2026-12-05, 事: 义诊}\n"
                             "  - {日期: 2026-12-05, 事: 晚会}\n"),
                   "月");
    const struct value *days = value_find(value_find(month, "周表")->items[0], "格");
    ok(slice_is(value_str(value_find(days->items[5], "事"), "事"), "义诊"),
       "the first event of a day stands in its cell");
    fails("月: 2026年13月\n", "bad-month");
    fails("月: 2026年12月\n日程:\n  - {日期: 2026-11-05, 事: 义诊}\n", "other-month");
    file_remove_tree(root);
    arena_free(&arena);
    return done();
}
