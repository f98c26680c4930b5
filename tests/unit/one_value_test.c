/* A value that is no value: filled in behind the #, several in one line, words for a
 * number, a period as papers write it. What is meant is taken where it is sure; else
 * one message, whose cure works when it is followed.
 */
#include "compound.h"
#include "example.h"
#include "prose/written.h"

#define EVENT                                                                                              \
    "---\n类型: 活动预告\n标题: 饺子宴\n地点: 花园\n对象: 居民\n报名方式: 到场\n" \
    "主办: 业委会\n咨询电话: 0000-0000001\n撤下: 2026-12-31\n" TAIL

static const struct value *field_of(const char *name)
{
    return site && site->n ? value_find(site->items[0]->root, name) : NULL;
}

/* The lines below a sound head are taken, and the field prints as `want`. */
static void taken(const char *head, const char *lines, const char *name,
                  const char *want)
{
    clear();
    put("content/通知/a.md", arena_printf(&arena, "%s%s\n---\n正文\n", head, lines));
    load();
    const struct value *v =
        value_path(site && site->n ? site->items[0]->root : NULL, slice_of(name));
    if (!ok(v && slice_is(v->text, want), "%s is %s", name, want))
        printf("# got %s; %s\n", v ? slice_cstr(&arena, v->text) : "none",
               diag.n ? diag.messages[0].zh : "no message");
}

static void told_event(const char *lines, const char *code, size_t line, size_t column,
                       const char *cure)
{
    told(arena_printf(&arena, "%s%s\n---\n正文\n", EVENT, lines), code, line, column,
         cure);
}

/* 请填 of the draft was replaced, and the # left. */
static void behind_a_remark(void)
{
    told(
        "---\n类型: 通知\n标题: 停水\n咨询电话:    # 0000-0000001\n撤下: 2026-12-01\n" TAIL
        "---\n正文\n",
        "missing-field", 4, 1, "去掉“#”，写成  咨询电话: 0000-0000001");
    told("---\n类型: 通知\n标题: 停水\n咨询电话:    # 请填 0000-0000001\n"
         "撤下: 2026-12-01\n" TAIL "---\n正文\n",
         "missing-field", 4, 1, "去掉“#”，写成  咨询电话: 0000-0000001");
    slip("导语:   # 请储水", "yaml-remark", 8, 1, "写成  导语: 请储水 ；");
    slip("咨询单位:  # 物业\n导语: 请储水", "yaml-remark", 8, 1, "咨询单位: 物业");
    told("---\n类型: 通知\n标题: 停水\n咨询电话:    # 请填\n撤下: 2026-12-01\n" TAIL
         "---\n正文\n",
         "missing-field", 4, 1, "写在冒号后面，例如 0000-0000001");
}

/* 时间 for 开始 and 结束. */
static void hours(void)
{
    told_event("活动日期: 2026-10-19\n时间: 9:00-11:30", "unknown-key", 13, 1,
               "“开始: 9:00”、“结束: 11:30”");
    told_event("活动日期: 2026-10-19\n活动时间: 下午2点—4点", "unknown-key", 13, 1,
               "“开始: 14:00”、“结束: 16:00”");
    told_event("活动时间: 2026年10月19日9:00—11:30", "unknown-key", 12, 1,
               "3 行：“活动日期: 2026-10-19”、“开始: 9:00”、“结束: 11:30”");
    told_event("时间: 2026-10-19 上午9点半至11点", "unknown-key", 12, 1,
               "“活动日期: 2026-10-19”、“开始: 9:30”、“结束: 11:00”");
    told_event("活动日期: 10月19日（周一）9：00－11：30", "bad-date", 12, 1,
               "“活动日期: 2026-10-19”、“开始: 9:00”、“结束: 11:30”");
}

#define WHEN "活动日期: 2026-10-19\n开始: 9:00\n结束: 11:30\n"

static void numbers(void)
{
    told_event(WHEN "名额: 不限", "bad-number", 15, 5, "没有准数的，删掉这一项“名额”");
    told_event(WHEN "名额: 若干", "bad-number", 15, 5, "删掉这一项“名额”");
    told_event(WHEN "名额: 约60", "bad-number", 15, 5, "写成 60");
    told_event(WHEN "名额: 三千五", "bad-number", 15, 5, "42");
    taken(EVENT, WHEN "名额: 六十", "名额", "60");
    taken(EVENT, WHEN "名额: 一百二十人", "名额", "120");
    taken(EVENT, WHEN "名额: 两千", "名额", "2000");
    taken(EVENT, WHEN "名额: 十二", "名额", "12");
    taken(EVENT, WHEN "名额: 一百零五", "名额", "105");
}

/* A unit that the field itself asks for. */
static void units(void)
{
    struct decimal d;

    ok(slice_is(without_unit(SLICE("4分钟"), SLICE("minutes"), SLICE("")), "4"),
       "minutes of a field of minutes");
    ok(slice_is(without_unit(SLICE("1.2 分"), SLICE("points"), SLICE("")), "1.2"),
       "points");
    ok(slice_is(without_unit(SLICE("30分"), SLICE("sent"), SLICE("发出几分")), "30"),
       "what the help asks for");
    ok(slice_is(without_unit(SLICE("90分钟"), SLICE("hours"), SLICE("")), "90分钟"),
       "minutes are no hours");
    ok(!written_number(&arena, SLICE("一百二"), false, false, &d), "120 or 102");
}

#define PAPER "---\n类型: 公示\n标题: 两行|标题\n" PHONES TAIL

static void periods(void)
{
    taken(PAPER, "公示期: 2026年9月28日—10月9日（5个工作日）", "公示期.共",
          "5 个工作日");
    taken(PAPER, "公示期: 2026年9月28日—10月7日（共10天）", "公示期.共", "10 日");
    taken(PAPER, "公示期: 2026年9月—2027年2月", "公示期.止", "2027年2月28日");
    taken(PAPER, "公示期: 2026.09-2026.12", "公示期.止", "2026年12月31日");
    taken(PAPER, "公示期: 2026Q4", "公示期.起", "2026年10月1日");
    taken(PAPER, "公示期: 2026年Q4", "公示期.止", "2026年12月31日");
    taken(PAPER, "公示期: 2026年度", "公示期.止", "2026年12月31日");
    told(PAPER "公示期: 5个工作日\n---\n正文\n", "bad-period", 9, 6,
         "写成 {起: 2026-09-28, 工作日: 5}");
    told(PAPER "公示期: 2026年9月28日—9月30日（5个工作日）\n---\n正文\n", "bad-period",
         9, 6, "{起: 2026-09-28, 工作日: 5} 或 {起: 2026-09-28, 止: 2026-09-30}");
}

/* Rows in one line of site.yaml. */
static void rows_in_a_line(void)
{
    static const char *const bodies[] = {
        "甲小区业委会、示例小区业委会", "[甲小区业委会，示例小区业委会]",
        "【甲小区业委会、示例小区业委会】", "甲小区业委会 示例小区业委会"};
    struct slice whole = slice_of(site_yaml);
    size_t at = slice_find(whole, SLICE("[示例小区业委会]"));

    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        clear();
        put("content/site.yaml",
            arena_printf(&arena, "%.*s%s%s", (int)at, site_yaml, bodies[i],
                         site_yaml + at + strlen("[示例小区业委会]")));
        put("content/通知/a.md", NEWS "---\n正文\n");
        load();
        const struct value *list = site ? value_find(site->root, "机构") : NULL;
        ok(list && list->n == 2 && slice_is(list->items[1]->text, "示例小区业委会"),
           "%s: two bodies", bodies[i]);
        ok(diag.n == 1 && strcmp(diag.messages[0].code, "list-split") == 0,
           "and it is told");
    }
    clear();
    at = slice_find(whole, SLICE("宣传栏:\n"));
    put("content/site.yaml", arena_printf(&arena, "%.*s宣传栏: 东门、西门\n%s", (int)at,
                                          site_yaml, strstr(site_yaml, "栏目:\n")));
    put("content/通知/a.md", NEWS "栏位: 东门\n---\n正文\n");
    load();
    ok(site && value_find(site->root, "宣传栏")->n == 2 && field_of("栏位"),
       "two boards in a line");
}

#define CHART(row)                                                                     \
    "---\n类型: 组织架构\n标题: 组织架构\n撤下: 2026-12-01\n" TAIL "组织:\n"         \
    "  - {名称: 总支, 职务: 书记, 负责人: 陈立新}\n"                     \
    "  - {名称: 微网格, 上级: 总支, 中心户: " row "}\n---\n正文\n"

/* The cure is the whole row where there is no more than a name. */
static void consent(void)
{
    told(CHART("孙国强"), "P12", 9, 28, "写成  中心户: [{姓名: 孙国强, 同意: 是}] ；");
    told(CHART("[孙国强]"), "P12", 9, 29, "写成  {姓名: 孙国强, 同意: 是} ；");
    told(CHART("[{姓名: 孙国强}]"), "P12", 9, 34, "在 } 前面加上“, 同意: 是”");
    taken(CHART("[{姓名: 孙国强, 同意: 是}]"), "", "标题", "组织架构");
}

/* A key by another word for it. */
static void synonyms(void)
{
    slip("关键词: [停水]", "unknown-key", 8, 1, "是不是“标签”？");
    told(
        "---\n类型: 通知\n标题: 停水\n咨询电话: 0000-0000001\n有效期至: 2026-12-01\n" TAIL
        "---\n正文\n",
        "unknown-key", 5, 1, "是不是“撤下”？");
    told("---\n类型: 通知\n标题: 停水\n咨询电话: 0000-0000001\n下架: 2026-12-01\n" TAIL
         "---\n正文\n",
         "unknown-key", 5, 1, "是不是“撤下”？");
}

/* 图片/工具.png is there. */
static void picture(const char *path, const char *cure)
{
    clear();
    put_data("content/图片/工具.png", slurp("content/图片/修家电工具.png"));
    put("content/通知/a.md",
        arena_printf(&arena, "%s---\n![修家电的工具](%s)\n", NEWS, path));
    load();
    if (cure)
        ok(diag.n == 1 && strcmp(diag.messages[0].code, "picture-missing") == 0 &&
               strstr(diag.messages[0].hint_zh, cure),
           "%s: %s", path, cure);
    else
        ok(site && site->n == 1 && diag.n == 0, "%s: taken", path);
}

static void pictures(void)
{
    picture("图片/工具.png", NULL);
    picture("工具.png", NULL);
    picture("content/图片/工具.png", NULL);
    picture("工具.PNG", "写成 图片/工具.png");
    picture("工具.jpg", "写成 图片/工具.png");
    picture("图片/工具.jpeg", "写成 图片/工具.png");
    picture("别的.png", "路径从本文件");
}

int main(void)
{
    compound_open("one-value");
    behind_a_remark();
    hours();
    numbers();
    units();
    periods();
    rows_in_a_line();
    consent();
    synonyms();
    pictures();
    compound_close();
    return done();
}
