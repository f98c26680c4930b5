/* Sheets of every kind, from the least that its file allows to the most, on both
 * papers and as pictures for chats: no text on another, none beyond the paper's edge
 * (so no picture cuts a line), none under the floor. */
#include "clean.h"
#include "content/load.h"
#include "fonts.h"
#include "made.h"
#include "papers.h"
#include "poster/poster.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char *const issuer =
    "江北新区滨河花园一期东区住宅小区业主委员会物业监督委员会";

static void open_item(const char *kind, int title_length, bool most)
{
    buf_clear(&out);
    say("---\n类型: %s\n标题: %s\n落款: %s\n日期: 2026-11-23\n", kind,
        title(title_length), most ? issuer : "业委会");
    if (strcmp(kind, "公示") != 0)
        say("撤下: 2027-11-20\n");
}

static void close_item(const char *kind, const char *body)
{
    static int number;
    char name[100];

    say("---\n\n");
    buf_str(&out, body);
    say("\n");
    snprintf(name, sizeof name, "content/%s/%03d.md", kind, ++number);
    put(name, buf_view(&out));
}

static void notice(const char *period, int title_length, bool most)
{
    open_item("公示", title_length, most);
    say("公示期: {起: 2026-11-23, %s}\n受理部门: %s\n受理电话: 0000-0000002\n"
        "监督电话: 0000-0000003\n",
        period, most ? text(24, 0) : "业委会");
    if (most)
        say("文号: 江滨业委公〔2026〕112号\n受理地点: %s\n备注: %s\n", text(18, 3),
            text(50, 9));
    close_item("公示", most ? text(600, 0) : "现将有关事项予以公示。");
}

static void announcement(int facts, int title_length, bool most)
{
    open_item("通知", title_length, most);
    say("咨询电话: 0000-0000001\n");
    if (facts)
        say("要点:\n");
    for (int i = 0; i < facts; i++)
        say("  - {名: %s, 内容: %s}\n", text(most ? 6 : 2, i), text(most ? 40 : 5, i));
    close_item("通知", most ? text(900, 0) : "请互相转告。");
}

static void pledge(int steps, int rows, const char *number, int title_length, bool most)
{
    open_item("服务承诺", title_length, most);
    if (most)
        say("导语: %s\n", text(80, 0));
    say("时限:\n");
    for (int i = 0; i < steps; i++)
        say("  - {对象: %s, 数: %s, 单位: %s, 说明: %s}\n", text(most ? 7 : 4, i),
            i % 2 ? "4" : number, most ? "个工作日办结" : "分钟到场",
            text(most ? 10 : 5, i));
    say("服务项目:\n");
    for (int i = 0; i < rows; i++)
        say("  - {项目: %s, 标准: %s, 时限: %s, 岗位: %s}\n", text(most ? 6 : 4, i),
            text(most ? 24 : 8, i), most ? "五个工作日内出结果" : "当天",
            text(most ? 6 : 2, i));
    say("电话:\n");
    for (int i = 0; i < (most ? 3 : 1); i++)
        say("  - {名称: %s, 号码: 0000-0000001}\n", text(most ? 8 : 2, i));
    say("监督电话: 0000-0000002\n有效期: {起: 2026-11-01, 止: 2027-10-31}\n"
        "违诺处理: %s\n",
        text(most ? 40 : 6, 0));
    close_item("服务承诺", "");
}

static void accounts(int rows, int periods, int title_length, bool most)
{
    const long in = most ? 9876543 : 1200, spent = most ? 8765432 : 900;

    open_item("收支公示", title_length, most);
    say("期间: 2026年第三季度\n期间名: 2026年第三季度\n"
        "公示期: {起: 2026-11-23, 天数: 31}\n期初余额: 987654321.09\n"
        "期末余额: %ld.09\n",
        987654321 + rows * (in - spent));
    for (int side = 0; side < 2; side++) {
        say("%s:\n", side ? "支出" : "收入");
        for (int i = 0; i < rows; i++)
            say("  - {项目: %s, 金额: %ld.00}\n", text(most ? 16 : 5, i + side),
                side ? spent : in);
    }
    if (periods)
        say("往期:\n");
    for (int i = 0; i < periods; i++)
        say("  - {期: %s, 收入: %ld.00, 支出: %ld.00}\n", text(most ? 9 : 3, i),
            in * (i + 1), spent * (i + 1));
    say("异议渠道: %s\n制表: %s\n审核人: %s\n监督: %s\n", text(most ? 30 : 3, 0),
        text(most ? 8 : 2, 1), text(most ? 8 : 2, 2), text(most ? 8 : 2, 3));
    if (most)
        say("见证: %s\n凭证: 1234\n说明: %s\n", text(8, 4), text(60, 5));
    close_item("收支公示", "");
}

static void policy(int questions, int steps, int title_length, bool most)
{
    open_item("政策解读", title_length, most);
    say("政策名: 《物业管理条例》\n发布机关: 国务院\n生效日: 2021-01-01\n"
        "适用对象: %s\n原文链接: https://a.example/\n咨询单位: 居委会\n"
        "咨询电话: 0000-0000003\n依据: %s\n问答:\n",
        text(most ? 20 : 4, 0), text(most ? 90 : 8, 0));
    for (int i = 0; i < questions; i++) {
        say("  - 问: %s\n    答: %s\n", text(most ? 16 : 4, i),
            text(most ? 160 : 12, i));
        if (steps && i == 1)
            say("    门槛:\n      - {名: %s, 分子: 2, 分母: 3}\n", text(6, i));
    }
    if (steps)
        say("流程标题: %s\n流程:\n", text(most ? 12 : 3, 0));
    for (int i = 0; i < steps; i++)
        say("  - {时间: %s, 做什么: %s, 说明: %s}\n", text(most ? 8 : 2, i),
            text(most ? 6 : 2, i), text(most ? 16 : 4, i));
    close_item("政策解读", "");
}

static void honour(int people, int title_length, bool most)
{
    open_item("光荣榜", title_length, most);
    say("届次: %s\n评选单位: %s\n", text(most ? 18 : 4, 0), text(most ? 30 : 4, 0));
    if (most)
        say("主题: %s\n产生方式: %s\n", text(10, 0), text(16, 0));
    say("人员:\n");
    for (int i = 0; i < people; i++)
        say("  - {称号: %s, 姓名: %s, 楼栋: 3 号楼, 授权: 书面同意, 字牌: %s,\n"
            "     事迹: %s}\n",
            text(most ? 8 : 4, i), made_name(i), i % 2 ? "是" : "否",
            text(most ? 120 : 20, i));
    close_item("光荣榜", "");
}

static void points(int people, int title_length, bool most)
{
    open_item("志愿积分", title_length, most);
    say("周期: 2026年10月\n周期名: %s\n参加人数: 1234\n总时长: 12345.5\n"
        "统计口径: %s\n积分标准: %s\n积分榜:\n",
        text(most ? 12 : 3, 0), text(most ? 60 : 6, 0), text(most ? 80 : 6, 0));
    for (int i = 0; i < people; i++)
        say("  - {姓名: %s, 队伍: %s, 时长: %d.5, 积分: %d, 同意: 是}\n", made_name(i),
            text(most ? 8 : 3, i), 1234 - i * 20, 2345 - i);
    if (most)
        say("兑换日: %s\n兑换说明: %s\n", text(10, 0), text(80, 0));
    close_item("志愿服务", "");
}

static void wishes(int n, int title_length, bool most)
{
    static const char *const states[] = {"待认领", "已派单", "已认领", "已完成"};

    open_item("微心愿", title_length, most);
    say("统计期: 2026年11月\n完成数: 99\n认领办法: %s\n电话: 0000-0000001\n心愿:\n",
        text(most ? 40 : 4, 0));
    for (int i = 0; i < n; i++)
        say("  - {编号: '%03d', 心愿: %s, 状态: %s, 征集日: 2026-11-01, 认领人: %s, "
            "期限: 2026-12-20, 完成日: 2026-11-10}\n",
            i, text(most ? 24 : 4, i), states[i % 4], text(most ? 8 : 2, i));
    close_item("志愿服务", "");
}

static void directory(int groups, int rows, int title_length, bool most)
{
    open_item("便民电话", title_length, most);
    say("核实日: 2026-11-20\n纠错电话: 0000-0000003\n急用:\n");
    for (int i = 0; i < (most ? 3 : 1); i++)
        say("  - {名称: %s, 号码: 0000-0000001, 说明: %s}\n", text(most ? 10 : 2, i),
            text(most ? 14 : 2, i));
    say("分类:\n");
    for (int g = 0; g < groups; g++) {
        say("  - 类别: %s\n    条目:\n", text(most ? 8 : 2, g));
        for (int i = 0; i < rows; i++)
            say("      - {名称: %s, 电话: 0000-%07d, 时间: %s, 地点: %s, 步行: %d}\n",
                text(most ? 10 : 3, i), i, text(most ? 16 : 3, i),
                text(most ? 12 : 2, g), i % 15 + 1);
    }
    close_item("通知", "");
}

static void duty(int days, int shifts, int title_length, bool most)
{
    static const char *const names[] = {"周远", "高秀兰", "买买提艾力"};

    open_item("值班表", title_length, most);
    say("值班期: 2026年12月\n值班电话: 0000-0000001\n值班地点: %s\n授权: 有\n"
        "监督电话: 0000-0000002\n班次:\n",
        text(most ? 20 : 2, 0));
    for (int i = 0; i < shifts; i++)
        say("  - {名: %s, 时间: '8:00—20:00'}\n", text(most ? 6 : 2, i));
    say("值班:\n");
    for (int i = 0; i < days; i++) {
        say("  - {日期: 2026-12-%02d, 人: [", i + 1);
        for (int k = 0; k < shifts; k++)
            say("%s%s", k ? ", " : "", names[(i + k) % 3]);
        say("]}\n");
    }
    close_item("通知", "");
}

static void dishes(const char *meal, int n, int from, bool most)
{
    say("    %s: [", meal);
    for (int i = 0; i < n; i++)
        say("%s%s", i ? ", " : "", text(most ? 8 : 3, from + i * 9));
    say("]\n");
}

static void menu(int days, int n, int title_length, bool most)
{
    static const char *const meals[] = {"早餐", "午餐", "晚餐"};

    open_item("食堂菜单", title_length, most);
    say("订餐电话: 0000-0000001\n订餐办法: %s\n提醒: %s\n经营单位: %s\n供餐:\n",
        text(most ? 30 : 2, 0), text(most ? 50 : 4, 0), text(most ? 24 : 2, 0));
    for (int i = 0; i < (most ? 3 : 1); i++)
        say("  - {餐: %s, 时间: '11:00—13:00', 价格: %s}\n", meals[2 - i],
            text(most ? 10 : 2, i));
    say("每天:\n");
    for (int i = 0; i < days; i++) {
        say("  - 日期: 2026-12-%02d\n", i + 1);
        for (int k = most ? 0 : 1; k < (most ? 3 : 2); k++)
            dishes(meals[k], n, i * 3 + k, most);
    }
    close_item("通知", "");
}

static void vows(int people, int title_length, bool most)
{
    open_item("承诺墙", title_length, most);
    say("承诺期: 2026年\n截至: 2026-11-20\n监督电话: 0000-0000001\n党员:\n");
    for (int i = 0; i < people; i++)
        say("  - {姓名: %s, 岗位: %s, 楼栋: %s, 承诺: %s, 践诺: %s, 授权: 有}\n",
            made_name(i), text(most ? 10 : 2, i), text(most ? 8 : 2, i),
            text(most ? 40 : 6, i), text(most ? 24 : 2, i));
    close_item("通知", "");
}

static void services(void)
{
    wishes(1, 4, false);
    wishes(8, 8, true);
    wishes(12, 4, false);
    wishes(24, 40, true);
    directory(1, 1, 4, false);
    directory(4, 4, 7, false);
    directory(6, 8, 40, true);
    duty(3, 1, 4, false);
    duty(31, 2, 6, false);
    duty(31, 3, 40, true);
    menu(1, 1, 4, false);
    menu(7, 3, 4, true);
    menu(7, 6, 40, true);
    vows(1, 4, false);
    vows(9, 5, false);
    vows(24, 40, true);
}

static void write_items(void)
{
    static const char *const periods[] = {"天数: 1",   "工作日: 5", "天数: 7",
                                          "天数: 14",  "天数: 30",  "天数: 60",
                                          "工作日: 10"};
    static const int titles[] = {4, 12, 20, 40};

    for (int i = 0; i < 7; i++)
        notice(periods[i], titles[i % 4], i % 2);
    for (int facts = 0; facts <= 4; facts++)
        for (int most = 0; most < 2; most++)
            announcement(facts, titles[facts % 4], most);
    for (int steps = 3; steps <= 5; steps++) {
        pledge(steps, 3, "1", 4, false);
        pledge(steps, 8, "30", 6, false);
        pledge(steps, 14, "365", titles[steps - 2], true);
    }
    accounts(1, 0, 4, false);
    accounts(6, 4, 8, false);
    accounts(15, 2, 12, false);
    accounts(15, 8, 20, true);
    policy(2, 0, 4, false);
    policy(4, 5, 12, false);
    policy(6, 0, 20, true);
    policy(6, 6, 40, true);
    for (int people = 1; people <= 12; people++)
        for (int most = 0; most < 2; most++)
            honour(people, titles[people % 4], most);
    points(3, 4, false);
    points(10, 8, false);
    points(30, 12, false);
    points(30, 40, true);
    services();
}

static void write_site(void)
{
    static const char site[] =
        "名称: 江北新区滨河花园一期东区住宅小区业主大会\n简介: 一个示例小区\n"
        "网址: https://binhehuayuan.example\n报修电话: 0000-0000001\n"
        "机构: [业委会, 江北新区滨河花园一期东区住宅小区业主委员会物业监督委员会]\n"
        "栏目:\n  - {目录: 公示}\n  - {目录: 通知}\n  - {目录: 志愿服务}\n"
        "  - {目录: 收支公示}\n  - {目录: 服务承诺}\n  - {目录: 光荣榜}\n"
        "  - {目录: 政策解读}\n";

    put("content/site.yaml", slice_of(site));
    put("content/calendar.yaml", SLICE("2026:\n  放假: []\n  上班: []\n"
                                       "2027:\n  放假: []\n  上班: []\n"));
}

static void lay_out(const struct theme *theme, const struct site *site, struct diag *d)
{

    for (size_t i = 0; i < site->n; i++)
        for (int paper = 0; paper < PAPER_ALL; paper++) {
            const struct item *item = site->items[i];
            if (paper == PAPER_CHAT && !poster_has_chat(theme, item))
                continue;
            struct frames *f = poster_layout(&run, theme, site, item, paper, NULL, d);
            bool good = f != NULL;
            if (paper == PAPER_CHAT)
                good = good && fits_chats(f);
            for (size_t page = 0; f && page < f->n; page++)
                good = clean(&run, f->pages[page], paper_floor(paper)) && good;
            ok(good, "%s on %s, %zu pages", item->src->path, paper_called(paper),
               f ? f->n : 0);
        }
}

int main(void)
{
    struct diag d = {.arena = &run};

    strcpy(root, "/tmp/banbao-sheets-XXXXXX");
    if (!mkdtemp(root))
        return 1;
    write_site();
    write_items();
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};
    struct site *site = site_load(&run, &o, &d);
    struct test_fonts fonts;
    test_fonts_open(&fonts);
    struct theme *theme =
        theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts.set, NULL, &d);

    if (ok(site && theme && d.errors == 0, "the items and the theme are sound"))
        lay_out(theme, site, &d);
    buf_clear(&out);
    diag_print(&d, LANG_ZH, &out);
    printf("%.*s", d.errors ? (int)out.len : 0, out.ptr);
    test_fonts_close(&fonts);
    buf_release(&out);
    file_remove_tree(root);
    arena_free(&run);
    return done();
}
