/* What the loader says of an item's text: heads, fields, periods, tables, links. */
#include "compound.h"
#include "draft/new.h"
#include "example.h"

/* A field more in the head of a sound announcement: line 8. */
static void news_fails(const char *field, const char *code, size_t column)
{
    item_fails(arena_printf(&arena, "%s%s\n---\n正文\n", NEWS, field), code, 8, column);
}

/* A misspelt required key is one mistake: not also a missing field. */
static void misspelt(void)
{
    item_fails("---\n类型: 通知\n标题: 停水\n落款: 业委会\n日期: 2026-11-24\n"
               "撤下: 2026-12-01\n咨询电活: 0000-0000001\n---\n正文\n",
               "unknown-key", 7, 1);
    bool missing = false;
    for (size_t i = 0; i < diag.n; i++)
        missing |= strcmp(diag.messages[i].code, "missing-field") == 0;
    ok(!missing, "and is not missing as well");
}

static struct item *only_item(const char *text)
{
    clear();
    put("content/公示/a.md", text);
    struct site *s = load();
    if (!ok(s && s->n == 1 && diag.errors == 0, "one sound item"))
        for (size_t i = 0; i < diag.n; i++)
            printf("# %s %s\n", diag.messages[i].code, diag.messages[i].zh);
    return s && s->n ? s->items[0] : NULL;
}

static void sound_items(void)
{
    struct item *i = only_item("\xEF\xBB\xBF" NOTICE "短址: g1\n---\r\n正文\n");

    text_is(i, "公示期.止.iso", "2026-10-09");
    text_is(i, "撤下.iso", "2026-10-09");
    text_is(i, "张贴期.点", "2026.9.28—10.9");
    text_is(i, "标题", "两行|标题");
    text_is(i, "标题行.1", "标题");
    text_is(i, "短标题", "两行标题");
    text_is(i, "网址", "a.example/g1");
    text_is(i, "二维码", "https://a.example/g1");
    text_is(i, "正文", "正文");
    text_is(i, "主送", "全体业主、居民");
    text_is(i, "监督电话.链接", "tel:00000000003");
    ok(i && i->papers[PAPER_A4] && i->papers[PAPER_A3] && !i->expired,
       "papers of the kind");
    ok(i && slice_is(i->url, "公示/a.html") && slice_is(i->short_url, "g1.html"),
       "urls");
    i = only_item("---\nkind: announcement\ntitle: 停水\nphone: 0000-0000001\n"
                  "issuer: 示例小区业委会\ndate: 2026-09-28\npost_until: 2026-10-01\n"
                  "papers: A3\nfacts:\n  - {name: 时间, value: 九点}\n---\n");
    text_is(i, "类型", "通知");
    text_is(i, "要点.0.内容", "九点");
    text_is(i, "二维码", "https://a.example/%E5%85%AC%E7%A4%BA/a");
    ok(i && i->papers[PAPER_A3] && !i->papers[PAPER_A4], "papers of the item");
    clear();
    put("content/公示/a.md", NEWS "草稿: 是\n---\n");
    put("content/公示/README.md", "说明");
    put("content/公示/.b.md", "x");
    put("content/公示/~$a.md", "x");
    struct site *s = load();
    ok(s && s->n == 0 && diag.n == 1 && diag.errors == 0,
       "drafts, README.md and others are no items, a lock is said");
    ok(s && s->nsections == 4 && slice_is(s->sections[1].title, "消息"), "sections");
}

/* What people write instead of what the handbook shows. */
static void as_people_write(void)
{
    const struct item *i = only_item(
        "---\n类型: 通知\n标题: 停水通知\n咨询电话: ００００－０００００２１\n"
        "撤下: 10月8日\n落款: 示例小区业委会\n日期: 2026 年 9 月 28 号\n"
        "草稿: 无\n纸张: [ａ4纸]\n---\n正文\n");

    text_is(i, "咨询电话", "0000-0000021");
    text_is(i, "撤下.iso", "2026-10-08");
    text_is(i, "日期.iso", "2026-09-28");
    ok(i && i->papers[PAPER_A4] && !i->papers[PAPER_A3], "A4, however it is written");
    ok(diag.n == 1 && strcmp(diag.messages[0].code, "date-year") == 0 &&
           diag.messages[0].severity == SEVERITY_HINT &&
           strstr(diag.messages[0].hint_zh, "2026-10-08"),
       "the year that was not written is told");
    clear();
    put("content/公示/a.md", NEWS "草稿: yes\n---\n正文\n");
    struct site *s = load();
    ok(s && s->n == 0 && diag.n == 0, "a draft, however it says so");
    item_fails("---\n类型: 通知\n标题: 停水通知\n咨询电话: 0000-0000001\n撤下: "
               "2026-12-01\n落款: 示例小区业委会\n日期: 9月28日\n---\n正文\n",
               "bad-date", 7, 5);
    ok(strstr(diag.messages[0].hint_zh, "写成 2026-09-28") != NULL,
       "the item's own day has its year");
    news_fails("张贴: 明天", "bad-date", 5);
    ok(strstr(diag.messages[0].hint_zh, "写成 2026-10-01") != NULL,
       "the day after today");
    news_fails("张贴: 2026年10月8日上午", "bad-date", 5);
    ok(strstr(diag.messages[0].hint_zh, "写成 2026-10-08") != NULL, "the day in it");
    news_fails("标签: 停水、维修", "list-split", 5);
    text_is(site->items[0], "标签.1", "维修");
    news_fails("标签: 【停水，维修】", "list-split", 5);
    text_is(site->items[0], "标签.0", "停水");
    news_fails("标签: [停水，维修]", "list-split", 6);
    news_fails("标签: 停水 维修", "list-split", 5);
    text_is(site->items[0], "标签.1", "维修");
    news_fails("标签: [停水/维修]", "list-split", 6);
    text_is(site->items[0], "标签.0", "停水");
    i = only_item(NEWS "标签: 六号 楼\n---\n正文\n");
    text_is(i, "标签.0", "六号 楼");
    i = only_item(NEWS "标签: \"停水、维修\"\n---\n正文\n");
    text_is(i, "标签.0", "停水、维修");
    i = only_item("---\n类型: 公示\n标题: 两行|标题\n公示期: 2026年9月28日起 5 "
                  "个工作日\n" PHONES TAIL "---\n正文\n");
    text_is(i, "公示期.止.iso", "2026-10-09");
    item_fails(
        "---\n类型: 公示\n标题: 两行|标题\n公示期: 9月28日至10月9日\n" PHONES TAIL
        "---\n正文\n",
        "date-year", 4, 6);
    ok(strstr(diag.messages[0].hint_zh, "{起: 2026-09-28, 止: 2026-10-09}") != NULL,
       "a period is shown as one");
    item_fails(
        "---\n类型: 公示\n标题: 两行|标题\n公示期: {起：2026-09-28，工作日：5}\n" PHONES
            TAIL "---\n正文\n",
        "yaml-colon", 4, 7);
    ok(diag.errors == 1, "and is one mistake");
    item_fails(NEWS "要点:\n  - {名: 费用, 内容: 52,400.00}\n---\n", "yaml-comma", 9,
               20);
    i = only_item("---\n类型: 公示\n标题: 两行|标题\n公示期: {开始: 2026-09-28, 截止: "
                  "2026-10-09}\n" PHONES TAIL "---\n正文\n");
    text_is(i, "公示期.止.iso", "2026-10-09");
    i = only_item("---\n类型: 公示\n标题: 两行|标题\n公示期: {起: 9月28日, 工作日: "
                  "5个}\n" PHONES TAIL "---\n正文\n");
    text_is(i, "公示期.止.iso", "2026-10-09");
    i = only_item("---\n类型: 公示\n标题: 两行|标题\n公示期: "
                  "2026年9月28日—10月9日\n" PHONES TAIL "---\n正文\n");
    text_is(i, "公示期.止.iso", "2026-10-09");
}

static void crlf(void)
{
    char *text = arena_strdup(&arena, NEWS "无此键: 1\n---\n");
    char *twice = arena_alloc(&arena, strlen(text) * 2 + 1, 1), *w = twice;

    for (; *text; text++) {
        if (*text == '\n')
            *w++ = '\r';
        *w++ = *text;
    }
    item_fails(twice, "unknown-key", 8, 1);
}

static void heads(void)
{
    item_fails("", "file-empty", 1, 1);
    item_fails("正文\n", "head-missing", 1, 1);
    item_fails("---\n类型: 公示\n", "head-unclosed", 1, 1);
    item_fails("---\n- 类型\n---\n", "head-format", 2, 1);
    item_fails("---\n标题: 甲乙\n---\n", "missing-field", 1, 1);
    item_fails("---\n类型: 公式\n---\n", "unknown-kind", 2, 5);
    item_fails("---\n类型: 公示\n标题: \"甲乙\n落款: 丙\n---\n", "yaml-quote", 3, 5);
    item_fails("---\n类型: 公示\xFF\n---\n", "utf8-invalid", 2, 7);
    item_fails("---\n类型: 公示\x01\n---\n", "control-character", 2, 7);
    item_fails(
        "---\n类型: 公示\n标题: 两行|标题\n公示期: {起: 2026-09-28, 工作日: 5}\n受理部门: 业委会\n"
        "受理电话: 0000-0000002\n" TAIL "---\n",
        "missing-field", 1, 1);
    ok(strstr(diag.messages[0].zh, "监督电话") &&
           strstr(diag.messages[0].hint_zh, "0000-0000003"),
       "names the field and gives its example");
    item_fails("---\n类型: 通知\n标题: 停水通知\n咨询电话: 0000-0000001\n" TAIL "---\n",
               "missing-field", 1, 1);
    ok(strstr(diag.messages[0].zh, "撤下") != NULL, "a sheet without an end");
}

static void fields(void)
{
    news_fails("监督电化: 1", "unknown-key", 1);
    news_fails("title: 又一个", "duplicate-key", 1);
    news_fails("张贴: 2026-02-30", "bad-date", 5);
    news_fails("张贴: {起: 1}", "wrong-type", 5);
    item_fails(NEWS "张贴: 2026-12-24\n---\n", "post-order", 5, 5);
    news_fails("短标题: 一二三四五六七八九十一二三四五", "text-too-long", 6);
    news_fails("副题: \"|\"", "text-too-short", 5);
    news_fails("草稿: 也许", "bad-flag", 5);
    news_fails("纸张: [B5]", "bad-paper", 6);
    news_fails("纸张: {A4: 1}", "wrong-type", 5);
    news_fails("短址: 大写", "bad-short-url", 5);
    news_fails("栏位: [西门 A-1]", "unknown-slot", 6);
    news_fails("栏位: [东门]", "unknown-slot", 6);
    ok(diag.n == 1 && strstr(diag.messages[0].zh, "哪一栏") &&
           strstr(diag.messages[0].hint_zh, "东门 A-1"),
       "a board's slots are named");
    news_fails("要点: 停水", "wrong-type", 5);
    news_fails("要点: [停水]", "wrong-type", 6);
    news_fails("要点: []", "too-few-items", 5);
    news_fails("要点: [{名: 时间}]", "missing-field", 6);
    news_fails("要点: [{名: 时间, 内容: 一, 值: 二}]", "unknown-key", 21);
    news_fails(
        "要点: [{名: 一一, 内容: 一}, {名: 一一, 内容: 一}, {名: 一一, 内容: 一}, "
        "{名: 一一, 内容: 一}, {名: 一一, 内容: 一}]",
        "too-many-items", 70);
    item_fails(
        "---\n类型: 通知\n标题: 停水通知\n咨询电话: 13800000000\n撤下: 2026-12-01\n" TAIL
        "---\n",
        "P2", 4, 7);
    item_fails(
        "---\n类型: 通知\n标题: 停水通知\n咨询电话: 请问老王\n撤下: 2026-12-01\n" TAIL
        "---\n",
        "bad-phone", 4, 7);
    item_fails(
        "---\n类型: 通知\n标题: 停水通知\n咨询电话: 0000-0000001\n撤下: 2026-12-01\n"
        "落款: 示例小区业委员\n日期: 2026-09-28\n---\n",
        "C4", 6, 5);
}

static void notice_fails(const char *period, const char *code, size_t column)
{
    item_fails(arena_printf(&arena,
                            "---\n类型: 公示\n标题: 标题\n公示期: %s\n%s%s---\n",
                            period, PHONES, TAIL),
               code, 4, column);
}

/* As it stands in official papers. */
static void period_is(const char *written, const char *printed)
{
    struct item *i = only_item(
        arena_printf(&arena, "---\n类型: 公示\n标题: 标题\n公示期: %s\n%s%s---\n",
                     written, PHONES, TAIL));

    text_is(i, "公示期.点", printed);
    clear();
}

static void periods_in_words(void)
{
    period_is("自2026年9月28日起至2026年10月10日止", "2026.9.28—10.10");
    period_is("2026年9月28日起至10月10日", "2026.9.28—10.10");
    period_is("自2026-09-28起到2026-10-10止", "2026.9.28—10.10");
    period_is("2026年9月28日起，为期7天", "2026.9.28—10.4");
    period_is("自2026年9月28日起，公示期限为五个工作日", "2026.9.28—10.9");
    period_is("2026年度", "2026.1.1—12.31");
    period_is("2026年全年", "2026.1.1—12.31");
    period_is("2026年度第四季度", "2026.10.1—12.31");
}

static void periods(void)
{
    notice_fails("{起: 2026-12-28, 工作日: 9}", "calendar-year", 10);
    notice_fails("{起: 2026-09-28, 工作日: 很多}", "bad-period", 27);
    notice_fails("{起: 2026-09-28}", "bad-period", 6);
    notice_fails("{起: 2026-09-28, 止: 2026-09-01}", "bad-period", 25);
    notice_fails("{起: 2026-09-31, 天数: 7}", "bad-date", 10);
    notice_fails("{起: 2026-09-28, 周: 7}", "unknown-key", 22);
    notice_fails("下个月", "bad-period", 6);
    notice_fails("{起: 2026-09-28, 工作日: 3}", "C2", 6);
    notice_fails("{起: 2026-09-28, 天数: 400}", "notice-long", 6);
    notice_fails("{起: 2026-09-20, 天数: 30}", "notice-early", 6);
    item_fails(NOTICE "撤下: 2026-10-01\n---\n", "notice-cut", 10, 5);
    struct item *i = only_item(
        "---\n类型: 公示\n标题: 标题\n公示期: 2026年第四季度\n" PHONES TAIL "---\n");
    text_is(i, "公示期.点", "2026.10.1—12.31");
    clear();
    i = only_item("---\n类型: 公示\n标题: 标题\n公示期: {起: 2026-09-28, 天数: "
                  "5个工作日}\n" PHONES TAIL "---\n");
    text_is(i, "公示期.共", "5 个工作日");
    clear();
    file_remove_tree(path_of("content/calendar.yaml"));
    put("content/公示/a.md", NOTICE "---\n");
    load();
    expect("calendar-missing", "content/公示/a.md", 4, 6);
    clear();
    put("content/site.yaml", arena_printf(&arena, "%s公示计数: civil\n", site_yaml));
    put("content/公示/a.md", NOTICE "---\n");
    struct site *s = load();
    struct item *civil = s && s->n ? s->items[0] : NULL;
    text_is(civil, "公示期.止.iso", "2026-10-10");
    text_is(civil, "公示期.共", "5 个工作日");
    text_is(civil, "公示说明", "从公示次日起算，含最后一日。");
    ok(civil && !value_path(civil->root, SLICE("公示期.日子.0.序")),
       "the first day is not counted");
    text_is(civil, "公示期.日子.12.序", "5");
    put("content/公示/a.md",
        "---\n类型: 公示\n标题: 标题\n公示期: {起: 2026-09-28, 天数: 7}\n" PHONES TAIL
        "---\n");
    s = load();
    civil = s && s->n ? s->items[0] : NULL;
    text_is(civil, "公示期.止.iso", "2026-10-05");
    text_is(civil, "公示期.共", "7 日");
    clear();
    put("content/公示/a.md", "---\n类型: 通知\n标题: 停水通知\n咨询电话: 0000-0000001\n"
                             "撤下: 2026-09-29\n" TAIL "---\n");
    load();
    expect("T1", "content/公示/a.md", 5, 5);
}

static void points(void)
{
    static const char head[] =
        "---\n类型: 志愿积分\n标题: 积分榜\n周期: 2026年10月\n周期名: 2026年10月\n参加人数: 3\n"
        "总时长: 30.5\n统计口径: 以签到为准\n积分标准: 一小时记一分\n撤下: 2026-12-01\n" TAIL
        "积分榜:\n  - {姓名: 志愿者 017, 时长: 10, 积分: 10}\n"
        "  - {姓名: 高秀兰, 时长: 20.5, 积分: 20%s}\n  - {姓名: 志愿者 3, 时长: 10, 积分: 9}\n"
        "---\n";
    item_fails(arena_printf(&arena, head, ""), "P12", 15, 10);
    struct item *i = only_item(arena_printf(&arena, head, ", 同意: 是"));
    text_is(i, "积分榜.0.姓名", "高秀兰");
    text_is(i, "积分榜.1.名次", "2");
    text_is(i, "积分榜.2.名次", "2");
    text_is(i, "积分榜.2.序", "3");
    text_is(i, "积分榜.1.比例", "488");
    text_is(i, "前三.2.末", "true");
    ok(i && !value_path(i->root, SLICE("积分榜.0.同意")) &&
           !value_path(i->root, SLICE("前三.0.同意")),
       "consent is out of reach");
    item_fails(arena_printf(&arena, head, ", 同意: 是, 时长: 1"), "yaml-duplicate", 15,
               40);
    item_fails("---\n类型: 志愿积分\n标题: 停水 #3 楼\n---\n", "yaml-remark", 3, 8);
    item_fails("---\n类型: 志愿积分\n标题: 积分榜\n总时长: 三十几\n---\n", "bad-number",
               4, 6);
    ok(diag.n == 2 && strcmp(diag.messages[diag.n - 1].code, "missing-field") == 0,
       "all is reported");
}

#define NBSP "\xC2\xA0"

static void accounts(void)
{
    static const char head[] =
        "---\n类型: 收支公示\n标题: 收支\n期间: 2026年第三季度\n期间名: 三季度\n"
        "公示期: {起: 2026-10-12, 天数: 31}\n期初余额: 1,000.00\n收入: [{项目: 广告, 金额: %s}]\n"
        "支出: [{项目: 标线, 金额: 0.10}]\n期末余额: %s\n异议渠道: 业委会\n制表: 财务\n"
        "审核人: 主任\n监督: 监事会\n上期收入: 100\n" TAIL "---\n";
    struct item *i = only_item(arena_printf(&arena, head, "106.6", "1106.50"));
    text_is(i, "应结余", "1,106.50");
    text_is(i, "收入合计", "106.60");
    text_is(i, "收入环比", "+6.6%");
    text_is(i, "期末余额.万", "0.11");
    text_is(i, "数字.值", "1,106.50");
    text_is(i, "数字.单位", "元");
    text_is(i, "数字.附注", "收" NBSP "106.60　支" NBSP "0.10");
    i = only_item(arena_printf(&arena, head, "8999.99", "9999.89"));
    text_is(i, "数字.值", "9,999.89");
    i = only_item(arena_printf(&arena, head, "172084.99", "173084.89"));
    text_is(i, "数字.值", "17.31");
    text_is(i, "数字.单位", "万元");
    text_is(i, "数字.附注",
            "173,084.89" NBSP "元　收" NBSP "172,084.99　支" NBSP "0.10");
    i = only_item(arena_printf(&arena, head, "19000.10", "20000.00"));
    text_is(i, "数字.值", "2.00");
    text_is(i, "数字.附注", "收" NBSP "19,000.10　支" NBSP "0.10");
    i = only_item(arena_printf(&arena, head, "106.6", "1106.50"));
    ok(i && !value_find(i->root, "支出环比"), "an absent operand, an absent result");
    item_fails(arena_printf(&arena, head, "106.6", "1106.51"), "accounts-balance", 10,
               7);
    ok(strstr(diag.messages[0].zh, "应为 1,106.50") != NULL, "says what it should be");
    item_fails(arena_printf(&arena, head, "1.234", "1"), "bad-number", 8, 19);
    item_fails(arena_printf(&arena, head, "1O6", "1"), "bad-number", 8, 19);
    static const char *const rough[] = {"6000元左右", "约6000元", "近1万元",
                                        "6000多",     "6000余元", "6000+",
                                        "≈6000",      "不到6000"};
    for (size_t k = 0; k < sizeof rough / sizeof *rough; k++) {
        item_fails(arena_printf(&arena, head, rough[k], "1"), "bad-number", 8, 19);
        ok(!strstr(diag.messages[0].hint_zh, "写成 6000"),
           "%s: no exact sum is made of it", rough[k]);
    }
    item_fails(arena_printf(&arena, head, "−2000", "-1000.1"), "accounts-negative", 10,
               7);
}

static void links(void)
{
    static const char head[] =
        "---\n类型: 政策解读\n标题: 解读\n政策名: 《法》\n发布机关: 人大\n生效日: 2021-01-01\n"
        "适用对象: 业主\n依据: 民法典第几条\n咨询单位: 居委会\n咨询电话: 0000-0000003\n"
        "撤下: 2027-01-01\n原文链接: %s\n" TAIL
        "问答:\n  - {问: 这些钱归谁？, 答: \"%s\"}\n"
        "  - 问: 要多少人？\n    答: |\n      参与的要过半数。\n    门槛: [{名: 参与, 分子: 2, 分母: 3}]\n"
        "---\n%s\n";
    struct item *i = only_item(
        arena_printf(&arena, head, "https://a.example/", "归**全体业主，**大家的", ""));
    text_is(i, "原文链接.短", "a.example");
    text_is(i, "问答.0.答", "归全体业主，大家的");
    text_is(i, "问答.1.门槛.0.千分", "667");
    item_fails(arena_printf(&arena, head, "javascript:a", "归全体业主所有。", ""),
               "link-scheme", 12, 7);
    item_fails(arena_printf(&arena, head, "https://a.example/", "归全体业主所有。",
                            "[申报](microsoft-edge-holographic:a)"),
               "link-scheme", 22, 1);
    item_fails(arena_printf(&arena, head,
                            arena_printf(&arena, "https://a.b/%02000d", 1),
                            "归全体业主所有。", ""),
               "link-too-long", 12, 7);
    item_fails(arena_printf(&arena, head, "https://a.b", "归![图](x.png)业主所有", ""),
               "picture-missing", 16, 22);
    item_fails(arena_printf(&arena, head, "https://a.b", "归全体业主所有。",
                            "![a](../../x.png)"),
               "picture-outside", 22, 1);
    item_fails(arena_printf(&arena, head, "https://a.b", "归全体业主所有。",
                            "![a](https://b/x.png)"),
               "picture-outside", 22, 1);
    item_fails(arena_printf(&arena, head, "https://a.b", "归全体业主所有。",
                            "![a](/etc/passwd)"),
               "picture-outside", 22, 1);
}

static void the_site(void)
{
    file_remove_tree(root);
    load();
    expect("content-missing", NULL, 1, 1);
    file_make_dirs(path_of("content"));
    load();
    expect("file-missing", "content/site.yaml", 1, 1);
    clear();
    put("content/site.yaml", "名称: 甲乙\n网止: x\n");
    load();
    expect("unknown-key", "content/site.yaml", 2, 1);
    clear();
    put("content/site.yaml", arena_printf(&arena, "%s公示计数: 随便\n", site_yaml));
    load();
    expect("bad-choice", "content/site.yaml", 14, 7);
    clear();
    static const char *const calendars[] = {"去年: {}\n", "2027:\n放假: [01-01]\n",
                                            "2027: 元旦放假\n", "放假: [01-01]\n"};
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars; i++) {
        put("content/calendar.yaml", calendars[i]);
        load();
        expect("calendar-format", "content/calendar.yaml", 1, 1);
        clear();
    }
}

static void new_items(void)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 9, 30}};

    clear();
    diag = (struct diag){.arena = &arena};
    const char *path = new_item(
        &arena, &o, SLICE("notice"),
        &(struct draft){.title = SLICE("关于: \"a/b\"|的"), .date = o.today}, &diag);
    is(path, "content/公示/关于- -a-b-的.md", "a file name from the title");
    load();
    ok(diag.errors > 0, "what is required is still missing");
    for (size_t i = 0; i < diag.n; i++)
        if (diag.messages[i].severity ==
                SEVERITY_ERROR && /* L1: of its title's colon */
            strcmp(diag.messages[i].code, "missing-field") != 0)
            ok(false, "%s", diag.messages[i].zh);
    diag = (struct diag){.arena = &arena};
    ok(!new_item(&arena, &o, SLICE("notice"),
                 &(struct draft){.title = SLICE("关于: \"a/b\"|的"), .date = o.today},
                 &diag),
       "not twice");
    expect("file-exists", NULL, 1, 1);
    ok(!new_item(&arena, &o, SLICE("公式"),
                 &(struct draft){.title = SLICE("甲"), .date = o.today}, &diag) &&
           strcmp(diag.messages[1].code, "unknown-kind") == 0,
       "no such kind");
    ok(!new_item(&arena, &o, SLICE("公示"),
                 &(struct draft){.title = SLICE("　"), .date = o.today}, &diag) &&
           strcmp(diag.messages[2].code, "title-missing") == 0,
       "no title");
}

static void long_field(void)
{
    char *text = arena_alloc(&arena, 100002, 1);

    memset(text, 'W', 100001);
    news_fails(arena_printf(&arena, "咨询单位: %s", text), "text-too-long", 7);
    news_fails("标签: [停水, 一二三四五六七八九十一二三四五六七八九十一]",
               "text-too-long", 10);
}

int main(void)
{
    compound_open("load");
    sound_items();
    crlf();
    as_people_write();
    heads();
    misspelt();
    fields();
    periods();
    periods_in_words();
    points();
    accounts();
    links();
    long_field();
    the_site();
    new_items();
    compound_close();
    return done();
}
