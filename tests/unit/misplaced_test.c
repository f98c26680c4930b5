/* Lines of a head that stand where they should not, or lack what begins them: one
 * message, at the line that is wrong, with a cure that ends it.
 */
#include "compound.h"
#include "example.h"

#define PERIOD(lines)                                                                  \
    "---\n类型: 公示\n标题: 停车办法公示\n" PHONES TAIL lines "\n---\n正文\n"
#define HONOUR(lines)                                                                  \
    "---\n类型: 光荣榜\n标题: 年度光荣榜\n" TAIL                                       \
    "撤下: 2026-12-01\n评选单位: 业委会\n届次: 2026 年度\n" lines "\n---\n正文\n"
#define PERSON                                                                         \
    "    姓名: 高秀兰\n    事迹: 每天早上护学\n    授权: 2026-09-16 书面同意\n"

/* - without its blank, in any row. */
static void close_dashes(void)
{
    slip("要点:\n  - {名: 时间, 内容: 九点}\n  -{名: 范围, 内容: 五号}", "yaml-syntax",
         10, 3, "写成“- {…”");
    slip("要点:\n  - {名: 时间, 内容: 九点}\n -{名: 范围, 内容: 五号}", "yaml-syntax",
         10, 2, "行首 2 个空格");
    slip("要点:\n  -{名: 时间, 内容: 九点}\n  - {名: 范围, 内容: 五号}", "yaml-syntax",
         9, 3, "写成“- {…”");
    slip("标签:\n  - 停水\n  -维修\n副题: 明天", "yaml-syntax", 10, 3, "写成“- 维修”");
    told(HONOUR("人员:\n  - 称号: 好邻居\n" PERSON "  -称号: 最美邻居\n" PERSON),
         "yaml-syntax", 14, 3, "写成“- 称号…”");
}

/* Blanks of a Chinese keyboard, of a web page, and Tabs: how many are right. */
static void false_blanks(void)
{
    static const char *const blanks[] = {"\u3000\u3000", "\u00A0\u00A0", "\t", "\u3000",
                                         "\u2003"};

    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        const char *b = blanks[i];
        slip(arena_printf(&arena, "标签:\n%s- 停水\n%s- 维修", b, b), "yaml-syntax", 9,
             1, "重打 2 个空格");
        slip(arena_printf(&arena,
                          "要点:\n  - {名: 时间, 内容: 九点}\n"
                          "%s- {名: 范围, 内容: 五号}",
                          b),
             "yaml-syntax", 10, 1, "重打 2 个空格");
        told(arena_printf(
                 &arena,
                 HONOUR("人员:\n  - 称号: 好邻居\n%s姓名: 高秀兰\n    事迹: 护学"),
                 i < 3 ? "\t" : "\u3000\u3000"),
             "yaml-syntax", 11, 1, "重打 4 个空格");
    }
    slip("标签:\n  - 停水\n\t副题: 明天", "yaml-syntax", 10, 1, "一个空格也不留");
    slip("导语: 明天\n\t副题: 停水", "yaml-syntax", 9, 1, "一个空格也不留");
}

/* Another record begins with a dash. */
static void missing_dashes(void)
{
    told(HONOUR("人员:\n  - 称号: 好邻居\n" PERSON "    称号: 最美邻居\n" PERSON),
         "yaml-duplicate", 14, 5, "写成“- 称号: …”，“-”和第 10 行");
    told(HONOUR("人员:\n  - 称号: 好邻居\n" PERSON "\n    称号: 最美邻居\n" PERSON),
         "yaml-duplicate", 15, 5, "写成“- 称号: …”");
    slip("要点:\n  - {名: 时间, 名: 九点}", "yaml-duplicate", 9, 13, "留下一处");
    slip("导语: 甲\n导语: 乙", "yaml-duplicate", 9, 1, "留下一处");
}

/* The first of several lines has a full-width colon. */
static void wide_colons(void)
{
    told(PERIOD("公示期:\n  起：2026-09-28\n  工作日: 5"), "yaml-colon", 10, 4,
         "起: …");
    told(PERIOD("公示期:\n  起:2026-09-28\n  工作日: 5"), "yaml-colon", 10, 4, "起: …");
    told(HONOUR("人员:\n  - 称号: 好邻居\n    姓名：高秀兰\n    事迹: 护学"),
         "yaml-colon", 11, 7, "姓名: …");
    slip("副题 9:00", "yaml-colon", 8, 3, "副题: …");
    slip("副题=9:00", "yaml-colon", 8, 3, "副题: …");
}

/* A record in one line without its braces. */
static void bare_records(void)
{
    told(PERIOD("公示期: 起: 2026-09-28, 工作日: 5"), "yaml-syntax", 9, 6,
         "写成 公示期: {起: 2026-09-28, 工作日: 5}");
    told(PERIOD("公示期: 起: 2026-09-28， 工作日: 5"), "yaml-syntax", 9, 6,
         "写成 公示期: {起: 2026-09-28, 工作日: 5}");
    told(PERIOD("公示期: （起: 2026-09-28, 工作日: 5）"), "yaml-syntax", 9, 6,
         "写成 公示期: {起: 2026-09-28, 工作日: 5}");
    slip("要点:\n  - 名: 范围, 内容: 五号，六号, 七号", "yaml-syntax", 9, 5,
         "写成 - {名: 范围, 内容: \"五号，六号, 七号\"}");
    slip("要点:\n  - {名: 范围， 内容: 五号}", "yaml-comma", 9, 11,
         "写成 范围, 内容: …");
    slip("要点:\n  - {名: 范围，　内容: 五号}", "yaml-comma", 9, 11,
         "写成 范围, 内容: …");
}

/* Rows that name no columns: one message for all, with the row as it should be. */
static void bare_rows(void)
{
    slip("要点:\n  - 停水时间：12月3日\n  - 范围：五号", "wrong-type", 9, 5,
         "- {名: 停水时间, 内容: 12月3日}；下面的");
    slip("要点:\n  - 停水时间: 12月3日\n  - 范围: 五号", "wrong-type", 9, 5,
         "- {名: 停水时间, 内容: 12月3日}；下面的");
    slip("要点: 停水时间 12月3日，五号楼", "wrong-type", 8, 5,
         "- {名: 停水时间, 内容: 12月3日，五号楼}");
    slip("要点: 无", "wrong-type", 8, 5, "删掉“要点”");
    slip("要点: 停水、修灯", "wrong-type", 8, 5, "- {名: 停水, 内容: …}");
    slip("要点:\n名: 停水时间\n内容: 12月3日", "yaml-indent", 9, 1, "“  - 名: …”");
    slip("要点:\n  - 名: 停水时间\n  - 内容: 12月3日\n  - 名: 范围\n  - 内容: 五号",
         "yaml-dash", 10, 5, "换成一个空格");
    slip("要点:\n  - {名: 停水时间}", "missing-field", 9, 5, "} 前面加上  , 内容: …");
    told(PERIOD("公示期:\n起: 2026-09-28\n工作日: 5"), "yaml-indent", 10, 1,
         "每一行前面加两个空格");
    told(PERIOD("公示期:\n  - 起: 2026-09-28\n  - 工作日: 5"), "wrong-type", 10, 5,
         "“-”都换成一个空格");
    told(HONOUR("人员:\n  - 高秀兰 好邻居 每天早上护学"), "wrong-type", 10, 5,
         "- {称号: 好邻居, 姓名: 高秀兰, 事迹: 每天早上护学, 授权: …}");
}

/* Nothing is amiss. */
static void taken(const char *lines)
{
    clear();
    put("content/通知/a.md", arena_printf(&arena, "%s%s\n---\n正文\n", NEWS, lines));
    load();
    ok(diag.n == 0, "taken: %s", lines);
}

#define EVENT(lines)                                                                                \
    "---\n类型: 活动预告\n标题: 运动会\n" TAIL "撤下: 2026-12-19\n"                               \
    "活动日期: 2026-12-19\n开始: 9:00\n结束: 11:30\n地点: 中心花园\n对象: 居民\n" \
    "报名方式: 到服务站登记\n主办: 社区居委会\n咨询电话: 0000-0000004\n" lines                      \
    "\n---\n正文\n"
#define MEANT "- {时间: 9:00, 内容: 签到}"

/* The same row, in each way that people write one. */
static void written_rows(void)
{
    static const char *const ways[] = {
        "  - 9:00 签到\n  - 9:30 拔河",       "  - 9:00: 签到\n  - 9:30: 拔河",
        "  - [9:00, 签到]\n  - [9:30, 拔河]", "  - {9:00, 签到}\n  - {9:30, 拔河}",
        "  - 9:00签到\n  - 9:30拔河",         "  - 时间：9:00，内容：签到",
        "  - 1、9:00 签到\n  - 2、9:30 拔河", "  - 时间:9:00 内容:签到",
    };
    static const char *const tables[] = {
        "\n  9:00 签到\n  9:30 拔河",   "\n  9:00: 签到\n  9:30: 拔河",
        " |\n  9:00 签到\n  9:30 拔河", " 9:00签到 9:30拔河",
        " 9:00 签到；9:30 拔河",        " 9:00 签到，9:30 拔河",
        " 时间：9:00，内容：签到",
    };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        told(arena_printf(&arena, EVENT("流程:\n%s"), ways[i]), "wrong-type", 16,
             5 + (i == 3), MEANT);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        told(arena_printf(&arena, EVENT("流程:%s"), tables[i]), "wrong-type",
             15 + (i < 2), i < 2 ? 3 : 5, MEANT);
    told(EVENT("流程: {9:00: 签到, 9:30: 拔河}"), "wrong-type", 15, 5, MEANT);
    told(EVENT("流程:\n  · 9:00 签到\n  · 9:30 拔河"), "yaml-dash", 16, 3, MEANT);
    slip("要点: 12月3日停水，范围5、6号楼", "wrong-type", 8, 5,
         "- {名: 12月3日停水, 内容: 范围5、6号楼}");
    slip("要点:\n  - {名：时间，内容：九点}\n  - {名：范围，内容：五号}", "yaml-colon",
         9, 6, "- {名: 时间, 内容: 九点}；下面的");
    slip("要点:\n  - {名：费用，内容：1,200 元}", "yaml-colon", 9, 6,
         "- {名: 费用, 内容: \"1,200 元\"}");
    told(HONOUR("人员:\n  - 好邻居 高秀兰 3 号楼 护学 2026-09-16"), "wrong-type", 10, 5,
         "- {称号: 好邻居, 姓名: 高秀兰, 楼栋: 3 号楼, 事迹: 护学, 授权: 2026-09-16}");
    told(HONOUR("人员:\n  - [好邻居, 高秀兰, 3 号楼, 护学, 2026-09-16 书面同意]"),
         "wrong-type", 10, 5, "楼栋: 3 号楼, 事迹: 护学, 授权: 2026-09-16 书面同意}");
    told(EVENT("流程:\n  - 9:00: 签到，领号码布"), "wrong-type", 16, 5,
         "- {时间: 9:00, 内容: 签到，领号码布}");
    slip("要点:\n  - 费用 1,200 元", "wrong-type", 9, 5,
         "- {名: 费用, 内容: \"1,200 元\"}");
    slip("要点:\n  - 名：时间\n    内容：九点", "wrong-type", 9, 5,
         "- {名: 时间, 内容: 九点}");
    told(PERIOD("公示期: [起: 2026-09-28, 工作日: 5]"), "wrong-type", 9, 6,
         "换成花括号 { }");
    taken("要点: {名: 停水时间, 内容: 12月3日}");
    taken("要点:\n  名: 停水时间\n  内容: 12月3日");
}

/* A record or a period whose parts have no names. */
static void written_records(void)
{
    static const char meant[] =
        "对联: {上联: 冬至围炉共包家乡味, 下联: 春来有信同暖槐安人, 横批: …}";

    slip("对联: 冬至围炉共包家乡味，春来有信同暖槐安人", "wrong-type", 8, 5, meant);
    slip("对联: [冬至围炉共包家乡味, 春来有信同暖槐安人]", "wrong-type", 8, 5, meant);
    slip("对联: {冬至围炉共包家乡味, 春来有信同暖槐安人}", "wrong-type", 8, 5, meant);
    slip("对联:\n  冬至围炉共包家乡味\n  春来有信同暖槐安人", "wrong-type", 9, 3,
         meant);
    slip("对联:\n  - 冬至围炉共包家乡味\n  - 春来有信同暖槐安人", "wrong-type", 9, 3,
         meant);
    slip("对联: 上联：冬至围炉共包家乡味 下联：春来有信同暖槐安人", "wrong-type", 8, 5,
         meant);
    told(PERIOD("公示期: [2026-09-28, 2026-10-08]"), "bad-period", 9, 6,
         "公示期: {起: 2026-09-28, 止: 2026-10-08}");
    told(PERIOD("公示期: {2026-09-28, 5}"), "bad-period", 9, 6,
         "公示期: {起: 2026-09-28, 工作日: 5}");
}

/* A line that left its block, or entries that nothing parts. */
static void torn_blocks(void)
{
    slip("要点:\n名: 时间\n内容: 九点\n名: 范围\n内容: 五号", "yaml-duplicate", 9, 1,
         "“  - 名: …”，其余的行行首写 4 个空格");
    slip("要点:\n  名: 时间\n  内容: 九点\n  名: 范围\n  内容: 五号", "yaml-duplicate",
         9, 3, "“  - 名: …”，其余的行行首写 4 个空格");
    slip("要点:\n- 名: 时间\n内容: 九点\n- 名: 范围\n内容: 五号", "yaml-indent", 10, 1,
         "行首写 2 个空格，和“名”左边对齐；下面");
    slip("要点:\n- 名: 时间\n内容: 九点", "yaml-indent", 10, 1,
         "和第 9 行的“名”左边对齐");
    slip("要点:\n  - 名: 时间 内容: 九点", "yaml-syntax", 9, 5,
         "- {名: 时间, 内容: 九点}");
    slip("上联: 冬至围炉共包家乡味\n下联: 春来有信同暖槐安人", "yaml-indent", 8, 1,
         "上面加一行“对联:”");
    told(PERIOD("起: 2026-09-28\n工作日: 5"), "yaml-indent", 9, 1,
         "上面加一行“公示期:”");
    told(PERIOD("公示期:\n  起: 2026-09-28\n工作日: 5"), "yaml-indent", 11, 1,
         "行首写 2 个空格，和第 10 行的“起”左边对齐");
    told(PERIOD("公示期: 2026-09-28 2026-10-08"), "bad-period", 9, 6,
         "{起: 2026-09-28, 止: 2026-10-08}");
    told(PERIOD("公示期:\n  2026-09-28\n  2026-10-08"), "bad-period", 10, 3,
         "{起: 2026-09-28, 止: 2026-10-08}");
}

/* What a cure leaves open is no value. */
static void left_open(void)
{
    slip("要点:\n  - {名: 时间, 内容: …}", "missing-field", 9, 13,
         "12月3日 9:00—17:00");
    slip("导语: ……", "missing-field", 8, 1, "写在冒号后面");
    slip("标签: [...]", "missing-field", 8, 1, "写在冒号后面");
}

/* Within braces: values without keys, keys without colons, or in quotes. */
static void bare_columns(void)
{
    slip("要点:\n  - {停水时间, 上午}", "wrong-type", 9, 6,
         "- {名: 停水时间, 内容: 上午}");
    slip("要点:\n  - {名: 停水时间, 内容 上午}", "yaml-colon", 9, 15, "内容: 上午");
    slip("要点:\n  - {名:时间,内容:上午}", "yaml-colon", 9, 6,
         "- {名: 时间, 内容: 上午}");
    slip("要点:\n  - {“名”: 时间, “内容”: 上午}", "unknown-key", 9, 6, "写成 名: …");
    slip("要点:\n  - 停水时间: [上午, 下午]", "wrong-type", 9, 5,
         "- {名: 停水时间, 内容: 上午、下午}");
}

/* Words in quotes of their own, and brackets of another kind or without a partner.
 */
static void quoted_words(void)
{
    slip("标签: \"停水\", \"维修\"", "yaml-quote", 8, 5, "标签: [停水, 维修]");
    slip("副题: \"停水\"、\"维修\"", "yaml-quote", 8, 5, "副题: \"停水、维修\"");
    slip("要点:\n  - {名: 范围, 内容: \"五号\"、\"六号\"}", "yaml-quote", 9, 21,
         "写成 \"五号、六号\"");
    slip("标签: 停水, 维修]", "list-split", 8, 5, "标签: [停水, 维修]；");
    slip("标签: (停水, 维修)", "list-split", 8, 5, "标签: [停水, 维修]；");
    slip("标签: （停水、维修）", "list-split", 8, 5, "标签: [停水, 维修]；");
}

int main(void)
{
    compound_open("misplaced");
    close_dashes();
    false_blanks();
    missing_dashes();
    wide_colons();
    bare_records();
    bare_rows();
    written_rows();
    written_records();
    torn_blocks();
    left_open();
    bare_columns();
    quoted_words();
    compound_close();
    return done();
}
