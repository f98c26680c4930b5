/* Boards about property, money and decisions: what the checks of their kinds refuse. */
#include "compound.h"

#define TAIL "落款: 槐安里小区业主委员会\n日期: 2026-09-28\n"
#define PHONES "受理部门: 业委会\n受理电话: 0000-0000002\n监督电话: 0000-0000003\n"

/* The sample compound with this one item. */
static struct site *load(const char *text)
{
    static const char *const kept[] = {"content/图片/小区平面示意.png"};

    return load_sample(kept, 1, "content/公示/a.md", slice_of(text));
}

static const char *sample(const char *name)
{
    return slice_cstr(&arena, slurp(name));
}

static struct item *only_item(const char *text)
{
    struct site *s = load(text);

    ok(s && s->n == 1 && diag.errors == 0, "one sound item");
    return s && s->n ? s->items[0] : NULL;
}

static void item_fails(const char *text, const char *code, size_t line, size_t column)
{
    load(text);
    expect(code, NULL, line, column);
}

/* The sample item with one thing changed must be refused (or warned of) for that. */
static void sample_fails(const char *name, const char *from, const char *to,
                         const char *code)
{
    const char *text = sample(name), *at = strstr(text, from);

    if (at)
        load(arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to,
                          at + strlen(from)));
    if (!ok(at && find_code(site, &diag, code), "%s: %s", code, to))
        printf("# got %s %s\n", diag.n ? diag.messages[0].code : "nothing",
               diag.n ? diag.messages[0].zh
               : at   ? ""
                      : "the sample lacks the text");
}

static const struct {
    const char *name, *from, *to, *code;
} changed[] = {
#define LEDGER "content/办实事/十一月台账.md"
    {LEDGER, "办结: 41", "办结: 46", "ledger-counts"},
    {LEDGER, "受理: 46\n办结: 41", "受理: 7\n办结: 6", "ledger-received"},
    {LEDGER, "办结: 41", "办结: 3", "ledger-closed"},
    {LEDGER, "受理: 46\n", "", "ledger-partial"},
    {LEDGER, "状态: 待办, 结果", "状态: 待办, 办结日: 2026-11-19, 结果",
     "ledger-not-done"},
    {LEDGER, "状态: 待办", "状态: 已逾期", "ledger-too-early"},
    {LEDGER, "日期: 2026-11-21", "日期: 2026-11-19", "ledger-as-of"},
#define LISTS "content/办实事/三张清单.md"
    {LISTS, "日期: 2026-11-21", "日期: 2026-11-19", "lists-as-of"},
#define ROSTER "content/议事/业主委员会.md"
    {ROSTER, "日期: 2026-11-20", "日期: 2026-11-19", "roster-as-of"},
    {ROSTER, "止: 2030-06-15", "止: 2027-06-15", "roster-term"},
#define WORKS "content/办实事/车棚充电位.md"
    {WORKS, "金额: 40000.00", "金额: 40000.01", "works-funding"},
    {WORKS, "状态: 未开始", "状态: 进行中", "works-current"},
    {WORKS, "完成: 70", "完成: 101", "works-progress"},
    {WORKS, "预算: 160000.00", "预算: 150000.00\n决算: 160000.00", "works-over"},
    {WORKS, "完成: 70", "改前: 图片/小区平面示意.png", "works-pictures"},
#define FUND "content/收支公示/五号楼屋面决算.md"
    {FUND, "使用后余额: 283368.00", "使用后余额: 283368.01", "fund-balance"},
    {FUND, "使用前余额: 348600.00\n", "使用前余额: 65231.00\n", "fund-balance"},
    {FUND, "预算: 66000.00", "预算: 65000.00", "fund-over"},
    {FUND, "参与户数: 55", "参与户数: 39", "fund-quorum"},
    {FUND, "同意面积: 4770", "同意面积: 2475", "fund-vote"},
    {FUND, "同意户数: 53", "同意户数: 56", "fund-vote-count"},
    {FUND, "保修:", "修前: 图片/小区平面示意.png\n保修:", "fund-pictures"},
#define GIFTS "content/收支公示/七号楼歇脚亭.md"
    {GIFTS, "结余: 1720.00", "结余: 1720.10", "donation-balance"},
    {GIFTS, "物资: 旧条凳 2 张, ", "", "donation-empty"},
    {GIFTS, "金额: 3300.00", "金额: -3300.00", "donation-amount"},
    {GIFTS, "捐赠人: 周远, 金额: 1000.00, 同意: 是", "捐赠人: 周远, 金额: 1000.00",
     "P12"},
#define COVENANT "content/议事/居民公约.md"
    {COVENANT, "施行日期: 2026-12-01", "施行日期: 2026-11-01", "covenant-date"},
    {COVENANT, "实到: 98\n赞成: 95", "实到: 63\n赞成: 60", "covenant-quorum"},
    {COVENANT, "赞成: 95", "赞成: 49", "covenant-vote"},
    {COVENANT, "赞成: 95", "赞成: 99", "covenant-count"},
#define OUTAGE "content/通知/十二月八日停电.md"
    {OUTAGE, "止时: \"11:30\"", "止时: \"8:30\"", "outage-order"},
    {OUTAGE, "日期: 2026-12-04", "日期: 2026-12-08", "outage-late"},
    {OUTAGE, "撤下: 2026-12-08", "撤下: 2026-12-07", "outage-posted"},
    {OUTAGE, "起时: \"8:30\"", "起时: \"24:30\"", "bad-time"},
    {OUTAGE, "起时: \"8:30\"", "起时: \"八点多\"", "bad-time"},
#define ASSEMBLY "content/议事/第二次业主大会结果.md"
    {ASSEMBLY, "应参与人数: 760", "应参与人数: 587", "vote-turnout"},
    {ASSEMBLY, "会前公示: 2026-10-08", "会前公示: 2026-10-10", "vote-announced"},
    {COVENANT, "实到: 98\n", "", "covenant-partial"},
    {"content/志愿服务/时间银行.md", "兑出: 5240\n", "", "timebank-partial"},
    {"content/志愿服务/时间银行.md", "存入: 9680\n兑出: 5240\n", "", "timebank-period"},
    {"content/政策解读/物业要公开什么.md", "日期: 2026-09-21",
     "日期: 2026-09-21\n流程标题: 三步走", "policy-flow"},
    {"content/服务承诺/老年食堂承诺.md",
     "达标率:\n  - {项: 5 分钟确认, 达标: 604, 总数: 618}\n"
     "  - {项: 40 分钟送到, 达标: 571, 总数: 590}\n"
     "  - {项: 1 天答复, 达标: 9, 总数: 9}\n",
     "", "pledge-results"},
    {"content/服务承诺/老年食堂承诺.md", "达标: 604, 总数: 618", "达标: 604, 总数: 600",
     "pledge-met"},
    {"content/板报/2026年12月.md", "头图: 图片/新划车位.png\n", "", "bulletin-caption"},
    {"content/服务承诺/物业服务信息.md", "止: 2027-12-31", "止: 2026-10-31",
     "disclosure-contract"},
};

static void samples(void)
{
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        sample_fails(changed[i].name, changed[i].from, changed[i].to, changed[i].code);
    load(sample(OUTAGE));
    ok(diag.n == 0, "the sample itself is sound");
}

/* A balance below zero adds up and is refused all the same. */
static void negative(void)
{
    const char *text = sample(FUND);
    const char *at = strstr(text, "使用前余额: 348600.00");
    const char *left = strstr(text, "使用后余额: 283368.00");

    load(arena_printf(
        &arena, "%.*s使用前余额: 65000.00%.*s使用后余额: -232.00%s", (int)(at - text),
        text, (int)(left - at - (long)strlen("使用前余额: 348600.00")),
        at + strlen("使用前余额: 348600.00"), left + strlen("使用后余额: 283368.00")));
    ok(diag.n == 1 && has_code(site, &diag.messages[0], "fund-negative"),
       "fund-negative");
    text = sample(GIFTS);
    at = strstr(text, "金额: 9600.00");
    left = strstr(text, "结余: 1720.00");
    load(arena_printf(&arena, "%.*s金额: 19600.00%.*s结余: -8280.00%s",
                      (int)(at - text), text,
                      (int)(left - at - (long)strlen("金额: 9600.00")),
                      at + strlen("金额: 9600.00"), left + strlen("结余: 1720.00")));
    ok(diag.n == 1 && has_code(site, &diag.messages[0], "donation-negative"),
       "donation-negative");
    load(
        "---\n类型: 捐款公示\n标题: 捐款\n目的: 修一座亭\n筹集期: 2026年9月\n公示期: 2026年10月\n"
        "捐赠: [{捐赠人: 匿名, 金额: 0.00}]\n结余: 0.00\n结余去向: 没有结余\n经办: 楼长\n证明: 代表\n"
        "监督: 监事\n查询电话: 0000-0000002\n" TAIL "---\n");
    ok(diag.n && has_code(site, &diag.messages[0], "donation-amount"),
       "donation-amount");
}

/* 民法典 278: 2/3 and 2/3 take part; more than half, or 3/4, of them agree; both by
 * heads and by area, and nothing is rounded in anybody's favour. */
static void assembly(void)
{
    static const char head[] =
        "---\n类型: 业主大会\n标题: 结果\n会议: 业主大会\n形式: 书面\n表决时间: 2026年9月\n监票: 居委会\n"
        "联系单位: 业委会\n联系电话: 0000-0000002\n监督电话: 0000-0000003\n撤下: 2026-12-01\n" TAIL
        "应参与人数: 150\n应参与面积: 9000.3\n参与人数: 100\n参与面积: %s\n议题:\n"
        "  - {名: 翻修凉亭, 类别: %s, 同意人数: %s, 同意面积: %s, 反对人数: %s, 反对面积: %s, "
        "弃权人数: 0, 弃权面积: 0, 结果: %s}\n---\n";
    static const struct {
        const char *took_part, *class, *yes, *yes_area, *no, *no_area, *result, *code;
    } cases[] = {
        {"6000.2", "一般事项", "51", "3000.11", "49", "3000.09", "通过", NULL},
        {"6000.2", "一般事项", "50", "3000.11", "50", "3000.09", "通过",
         "vote-not-carried"},
        {"6000.2", "一般事项", "51", "3000.1", "49", "3000.1", "通过",
         "vote-not-carried"},
        {"6000.2", "重大事项", "75", "4500.15", "25", "1500.05", "通过", NULL},
        {"6000.2", "重大事项", "74", "4500.15", "26", "1500.05", "通过",
         "vote-not-carried"},
        {"6000.2", "重大事项", "75", "4500.14", "25", "1500.06", "通过",
         "vote-not-carried"},
        {"6000.2", "重大事项", "74", "4500.15", "26", "1500.05", "未通过", NULL},
        {"6000.2", "重大事项", "75", "4500.15", "25", "1500.05", "未通过",
         "vote-carried"},
        {"6000.2", "一般事项", "51", "3000.11", "48", "3000.09", "通过", "vote-heads"},
        {"6000.2", "一般事项", "51", "3000.11", "49", "3000", "通过", "vote-areas"},
        {"6000.19", "一般事项", "51", "3000.11", "49", "3000.08", "未通过",
         "vote-quorum"},
        {"6000.19", "一般事项", "51", "3000.11", "49", "3000.08", "通过",
         "vote-quorum"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load(arena_printf(&arena, head, cases[i].took_part, cases[i].class,
                          cases[i].yes, cases[i].yes_area, cases[i].no,
                          cases[i].no_area, cases[i].result));
        ok(cases[i].code ? find_code(site, &diag, cases[i].code) != NULL : diag.n == 0,
           "%s: %s of 100, %s of %s: %s, %s", cases[i].class, cases[i].yes,
           cases[i].yes_area, cases[i].took_part, cases[i].result,
           cases[i].code ? cases[i].code : "sound");
    }
    ok(diag.n == 2 && has_code(site, &diag.messages[1], "vote-not-carried"),
       "without a quorum nothing is carried");
}

/* A name of 私密: 遮名 gets out as its surname alone, and stands nowhere else. */
static void masked(void)
{
    static const char head[] =
        "---\n类型: 救助公示\n标题: 公示\n类别: 低保\n依据: 低保办法\n撤下: %s\n"
        "公示期: {起: 2026-09-28, 工作日: 7}\n" PHONES TAIL
        "对象:\n  - {编号: A1, 姓名: 欧阳建国, 人数: 2, 拟定: 每月 500 元}\n"
        "  - {编号: A2, 姓名: 李某某, 人数: 1, 拟定: 每月 500 元}\n---\n\n%s\n";
    struct item *i = only_item(arena_printf(&arena, head, "2026-10-12", "正文"));

    text_is(i, "对象.0.姓名", "欧阳某某");
    text_is(i, "对象.1.姓名", "李某某");
    text_is(i, "人数合计", "3");
    item_fails(arena_printf(&arena, head, "2026-10-12", "欧阳建国一户"),
               "masked-name-shown", 14, 18);
    item_fails(arena_printf(&arena, head, "2026-11-20", "正文"), "relief-stays", 6, 5);
}

/* 行核对: said at the row's own place. */
static void rows(void)
{
    static const char head[] =
        "---\n类型: 办实事台账\n标题: 台账\n统计期: 2026年9月\n统计期名: 九月\n截至: 2026-09-27\n"
        "反映电话: 0000-0000001\n监督电话: 0000-0000002\n撤下: 2026-12-01\n" TAIL
        "台账:\n  - {编号: 1, 事项: 路灯不亮, 责任: 工程, 时限: 2026-09-26, 状态: %s}\n"
        "  - {编号: 2, 事项: 井盖松动, 责任: 工程, 时限: 2026-09-20, 状态: 已办结, 办结日: "
        "2026-09-21}\n---\n";
    struct item *i = only_item(arena_printf(&arena, head, "已逾期"));

    text_is(i, "办结率", "50%");
    text_is(i, "台账.1.按时否", "0");
    item_fails(arena_printf(&arena, head, "进行中"), "ledger-overdue", 13, 51);
    item_fails(arena_printf(&arena, head, "已办结"), "ledger-done-when", 13, 51);
    item_fails(arena_printf(&arena, head, "已办结, 办结日: 2026-09-28"),
               "ledger-done-late", 13, 61);
}

/* A consent in words that says no, or not yet: whoever is named there is not published.
 */
static void consents(void)
{
    static const char *const no[] = {
        "未同意",     "否",       "待定",     "不同意公开",
        "本人不愿意", "没有签字", "还没问",   "2026-11-16 拒绝",
        "待补签",     "无。",     "尚未取得", "口头问过，没同意"};
    static const char *const yes[] = {"无人脸", "未成年人，监护人 2026-11-16 签字",
                                      "书面同意，无不同意见", "有", "本人签字"};
    static const char honour[] = "content/光荣榜/2026年度光荣榜.md";
    static const char duty[] = "content/便民服务/十二月值班表.md";
    static const char named[] =
        "姓名: 高秀兰\n    楼栋: 3 号楼\n    事迹: 担任楼栋“红管家”6年，"
        "收集并办成微心愿47件，每周三在图书阅览室教老人用手机挂号。\n"
        "    授权: 2026-11-16 书面同意";
    const char *text = sample(honour), *at = strstr(text, named);

    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        sample_fails(honour, "授权: 2026-11-16 书面同意",
                     arena_printf(&arena, "授权: %s", no[i]), "P12");
        ok(diag.n == 1, "%s: one message", no[i]);
    }
    sample_fails(duty, "授权: 2026-11-20 值班人员书面同意公开姓名", "授权: 还没征求",
                 "P12");
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        const char *given = strstr(text, "2026-11-16 书面同意");
        load(arena_printf(&arena, "%.*s%s%s", (int)(given - text), text, yes[i],
                          given + strlen("2026-11-16 书面同意")));
        ok(!find_code(site, &diag, "P12"), "%s: is one", yes[i]);
    }
    if (ok(at != NULL, "the sample's first"))
        load(arena_printf(
            &arena,
            "%.*s姓名: 匿名\n    事迹: 每周三在图书阅览室教老人用手机挂号。\n"
            "    授权: 未同意%s",
            (int)(at - text), text, at + strlen(named)));
    ok(!find_code(site, &diag, "P12"), "the cure, 匿名, works");
}

int main(void)
{
    compound_open("boards");
    samples();
    negative();
    assembly();
    masked();
    rows();
    consents();
    compound_close();
    return done();
}
