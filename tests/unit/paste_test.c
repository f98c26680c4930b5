/* Pasted articles: short invented texts with the faults of real ones. */
#include "base/encoding.h"
#include "base/file.h"
#include "draft/draft_from.h"
#include "draft/paste.h"
#include "draft/paste_clean.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena arena;
static struct diag diag;
static struct paste paste;

static const char *read_text(const char *text)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"a.txt", slice_of(text)};
    diag = (struct diag){.arena = &arena};
    if (!paste_read(&arena, src, (struct date){2026, 11, 23}, &paste, &diag))
        return "";
    return slice_cstr(&arena, paste.body);
}

/* How many messages of this code; at: a word that one of their places holds. */
static size_t told(const char *code, const char *word)
{
    size_t n = 0;

    for (size_t i = 0; i < diag.n; i++) {
        const struct message *m = &diag.messages[i];
        struct slice place =
            m->at.src ? slice_sub(m->at.src->text, m->at.start, m->at.end) : SLICE("");
        n += strcmp(m->code, code) == 0 &&
             (!word || slice_find(place, slice_of(word)) != SIZE_MAX);
    }
    return n;
}

#define LONG_TEXT                                                                                                        \
    "楼道里的旧物在周末清理完毕，住户把要留的东西搬回家中，其余的由物业统一运走，" \
    "走廊重新粉刷。"

static void site(void)
{
    is(read_text("某某新闻网\n首页\n当前位置: 首页 > 社区\n\n楼道清理记\n"
                 "来源：《社区报》  发布时间:2024-3-05  阅读数:7\n《社区报》\n\n"
                 "\u3000\u3000" LONG_TEXT "\n（张 三）\n责任编辑：李四\n(0)\n"
                 "版权声明：转载请注明。\n上一篇 2020年1月1日\n"),
       LONG_TEXT "\n", "head, source, names, buttons and foot are left out");
    ok(slice_is(paste.title, "楼道清理记"), "the title");
    ok(paste.dated && paste.date.year == 2024 && paste.date.month == 3 &&
           paste.date.day == 5,
       "the date of publication, not of the next article");
    ok(told("paste-dropped", NULL) == 5, "lines that stood together are told once: %zu",
       told("paste-dropped", NULL));
    ok(slice_is(paste.source, "《社区报》"), "who published it is kept");
    ok(told("paste-dropped", "（张 三）") == 1, "at its place");
}

static void titles(void)
{
    read_text(
        "清理楼道(清理 楼道)\n清理楼道(清理 楼道)\n槐安里清理楼道见成效\n" LONG_TEXT);
    ok(slice_is(paste.title, "槐安里清理楼道见成效"),
       "the article's own title is taken");
    read_text("清理楼道 美化家园\n" LONG_TEXT);
    ok(slice_is(paste.title, "清理楼道|美化家园"), "a blank is a place to break");
    read_text("槐安里小区:推行楼道清理积分办法 促进邻里和睦\n" LONG_TEXT);
    ok(slice_is(paste.title, "槐安里小区：|推行楼道清理积分办法|促进邻里和睦"),
       "and so is a colon of a long title");
    read_text(LONG_TEXT);
    ok(slice_is(paste.title, "楼道里的旧物在周末清理完毕") && told("paste-title", NULL),
       "without one the first clause stands in, and it is told");
    read_text("各位邻居：\n" LONG_TEXT);
    ok(slice_is(paste.title, "楼道里的旧物在周末清理完毕"),
       "a greeting in a line of its own is none");
    read_text("|\n" LONG_TEXT);
    ok(slice_is(paste.title, "楼道里的旧物在周末清理完毕"), "nor is a mark");
    ok(!paste.dated, "no date, no guess");
    ok(!*read_text(" \n\u3000\n") && strcmp(diag.messages[0].code, "paste-empty") == 0,
       "nothing in it");
}

static void broken(void)
{
    is(read_text("题目\n" LONG_TEXT "去\n\n年动工的车棚也完工。\n"),
       LONG_TEXT "去年动工的车棚也完工。\n", "a sentence over two columns");
    ok(told("paste-joined", "年动工") == 1, "is told");
    is(read_text(
           "题目\n车棚能停二十辆电动车，充电口分成两排，另设灭火器材，夜间照明由感应灯负责，4\n"
           "\n居民在车棚前合影。小王摄\n\n个小时充满自动断电。\n"),
       "车棚能停二十辆电动车，充电口分成两排，另设灭火器材，夜间照明由感应灯负责，4个小时充满自动断电。\n",
       "over a caption");
    is(read_text("题目\n车棚培\n训,每月一次。\n"), "车棚培训,每月一次。\n",
       "a word over two columns");
    is(read_text("题目\n车棚怎么用\n近日,车棚启用。\n一、先登记\n再停车。\n"),
       "## 车棚怎么用\n\n近日,车棚启用。\n\n## 一、先登记\n\n再停车。\n",
       "headings stay headings");
    is(read_text(
           "题目\n请互相转告。\n\u3000\u3000槐安里物业服务中心\n2026年11月20日\n"),
       "请互相转告。\n\n槐安里物业服务中心\n\n2026年11月20日\n",
       "a signature is no heading");
}

static void headings(void)
{
    is(read_text("题目\n抓卫生，见实效。\n" LONG_TEXT "\n抓安全，保平安。\n" LONG_TEXT),
       "## 抓卫生，见实效\n\n" LONG_TEXT "\n\n## 抓安全，保平安\n\n" LONG_TEXT "\n",
       "short sentences alone are headings where there are several");
    is(read_text("题目\n特此说明如下。\n" LONG_TEXT),
       "特此说明如下。\n\n" LONG_TEXT "\n", "one alone is none");
    is(read_text("甲题\n" LONG_TEXT "\n乙题“新”\n■某某组织部\n清理 美化\n" LONG_TEXT),
       LONG_TEXT "\n", "a second article is left out");
    ok(told("paste-dropped", "乙题") == 1 && told("paste-dropped", NULL) == 1,
       "is told once");
    read_text("题目\n■某某委组织部\n" LONG_TEXT);
    ok(slice_is(paste.source, "某某委组织部"), "who wrote it is its source");
    is(read_text("题目\n某某网10月19日讯 " LONG_TEXT "(作者系某镇某委员张三)"),
       LONG_TEXT "\n", "dateline and author");
    ok(slice_is(paste.source, "某某网"), "the dateline names the newspaper");
    read_text("题目\n本报10月19日讯 " LONG_TEXT);
    ok(paste.source.len == 0, "本报 names none");
    is(read_text("题目\n# 不是标题* 的<b>话，\u00A0\u200B还有\t空格。"),
       "\\# 不是标题\\* 的\\<b>话， 还有 空格。\n",
       "what Markdown would read is escaped");
}

static void lists(void)
{
    is(read_text("题目\n要带的东西：\n●户口本\n● 物业费收据\n欢迎来办。"),
       "要带的东西：\n\n- 户口本\n- 物业费收据\n\n欢迎来办。\n", "points with bullets");
    is(read_text("题目\n请注意：\n1、关好水龙头。\n2、家中留人。\n"),
       "请注意：\n\n1. 关好水龙头。\n2. 家中留人。\n", "numbered points");
    is(read_text("题目\n3、5 号楼停水。\n请转告。\n"), "3、5 号楼停水。\n\n请转告。\n",
       "one line alone is no list");
    is(read_text("题目\n项目\t金额\n保洁\t1,200.00\n\t|合计|\n"),
       "| 项目 | 金额 |\n|---|---|\n| 保洁 | 1,200.00 |\n|  | \\|合计\\| |\n",
       "cells between tabs are a table");
    is(read_text(
           "题目\n一、总则\n（一）适用\n本公约管全小区。\n二、附则\n自公布起施行。\n"),
       "## 一、总则\n\n### （一）适用\n\n本公约管全小区。\n\n## 二、附则\n\n自公布起施行。\n",
       "（一） stands below 一、");
}

static void leads(void)
{
#define POINTS LONG_TEXT LONG_TEXT LONG_TEXT "\n"
    is(read_text("题目\n把楼道腾出来。" POINTS "把车棚用起来。" POINTS
                 "让巡查常起来。" POINTS),
       "**把楼道腾出来。**" LONG_TEXT LONG_TEXT LONG_TEXT "\n\n"
       "**把车棚用起来。**" LONG_TEXT LONG_TEXT LONG_TEXT "\n\n"
       "**让巡查常起来。**" LONG_TEXT LONG_TEXT LONG_TEXT "\n",
       "short sentences that lead three long paragraphs are bold");
    ok(told("paste-lead", "把楼道") == 1, "is told");
    is(read_text("题目\n把楼道腾出来。" POINTS "把车棚用起来。上\n\n月完工，" POINTS
                 "让巡查常起来。" POINTS "楼道里的灯归谁管，" LONG_TEXT
                 "4\n\n个小时修好。" POINTS),
       "**把楼道腾出来。**" LONG_TEXT LONG_TEXT LONG_TEXT "\n\n"
       "**把车棚用起来。**上月完工，" LONG_TEXT LONG_TEXT LONG_TEXT "\n\n"
       "**让巡查常起来。**" LONG_TEXT LONG_TEXT LONG_TEXT "\n\n"
       "楼道里的灯归谁管，" LONG_TEXT "4个小时修好。" LONG_TEXT LONG_TEXT LONG_TEXT
       "\n",
       "a column's next line leads nothing");
    read_text("题目\n抓好卫生环境。抓好安全巡查。" POINTS
              "管好车棚停放。管好楼道灯光。" POINTS
              "用好议事场地。用好活动时间。" POINTS);
    ok(told("paste-lead", NULL) == 0, "the first of a series leads nothing");
    read_text("题目\n把楼道腾出来。" POINTS "把车棚用起来。" POINTS LONG_TEXT POINTS);
    ok(told("paste-lead", NULL) == 0, "two are chance");
}

static void chats(void)
{
    is(read_text(
           "2026-11-20 9:12:33 甲(10086)\n@所有人 大家好，明天下午停水，请储水\n"
           "2026-11-20 9:13:05 乙\n收到\n甲 2026/11/20 9:20\n[图片]\n来水后先放一放\n"),
       "大家好，明天下午停水，请储水\n\n来水后先放一放\n", "a chat");
    ok(slice_is(paste.title, "明天下午停水"), "its greeting is no title: %.*s",
       SLICE_FMT(paste.title));
    is(read_text("题目\n报名时间 11月20日 9:00\n开赛时间 11月21日 9:00\n欢迎参加。"),
       "报名时间 11月20日 9:00\n\n开赛时间 11月21日 9:00\n\n欢迎参加。\n",
       "times are no chat");
}

/* One message out of a chat, as each program copies it. */
static void one_message(void)
{
    static const char *const heads[] = {
        "物业小王 10:32\n",
        "物业小王 2026/11/24 10:32:11\n",
        "2026-11-24 10:32 物业小王\n",
        "小王\n10:32\n",
        "物业-张姐（5号楼）\n昨天 下午3:05\n",
        "业委会老周 11月24日 08:05\n@所有人\n",
        "@所有人\n",
        "@all\u2005",
        "@全体成员 ",
        "星期二 10：32 6-2-301 张阿姨\n",
    };
    static const char *const kept[] = {"停电 9:30\n", "业主大会 19:00\n",
                                       "2026年12月3日 9:00 停水\n",
                                       "电影 12月3日 19:30\n", "晚上七点半\n"};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const char *body = read_text(
            arena_printf(&arena, "%s五号楼停水通知\n%s\n", heads[i], LONG_TEXT));
        ok(slice_is(paste.title, "五号楼停水通知") && strcmp(body, LONG_TEXT "\n") == 0,
           "message %zu: title “%.*s”", i, SLICE_FMT(paste.title));
        ok(told("paste-dropped", NULL) > 0, "and it is told");
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        read_text(arena_printf(&arena, "%s请大家提前到场。\n", kept[i]));
        ok(told("paste-dropped", NULL) == 0, "%zu is the matter", i);
    }
    const char *body =
        read_text("小王 10:32\n各位邻居，明天上午九点停水，请提前储水。\n");
    is(body, "各位邻居，明天上午九点停水，请提前储水。\n", "a message without a title");
    ok(slice_is(paste.title, "明天上午九点停水"), "%.*s", SLICE_FMT(paste.title));
    is(read_text(
           "小王 10:32\n明天停水\n李姐 10:33\n收到\n小王 10:40\n来水后先放一放\n"),
       "明天停水\n\n来水后先放一放\n", "several, by times alone");
    read_text("小王 9:00\n小李 10:00\n小张 11:00\n");
    ok(told("paste-dropped", NULL) == 0, "who comes when is no chat");
}

static void clean(void)
{
    static const struct {
        const char *dirty, *want;
        size_t n;
    } cases[] = {
        {"甲&nbsp;乙&#8220;丙&#x201D;&lt;丁&gt;", "甲 乙“丙”<丁>", 5},
        {"软\u00AD连\u200B字\uFEFF符\u00A0", "软连字符 ", 4},
        {"甲\uFFFE乙\uFFFF丙\uFFF9丁\uFDD1戊\xC2\x85", "甲乙丙丁戊", 5},
        {"２０２６年Ａ座，第１号", "2026年A座，第1号", 6},
        {"他说\"好\"，又说\"再来一次。\"", "他说“好”，又说“再来一次。”", 4},
        {"买27\"和32\"的屏，say \"yes\"，\"开", "买27\"和32\"的屏，say \"yes\"，\"开",
         0},
        {"R&D 与 &bogus; &#xD800; &;", "R&D 与 &bogus; &#xD800; &;", 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n;
        struct slice s = paste_clean(&arena, slice_of(cases[i].dirty), &n);
        is(slice_cstr(&arena, s), cases[i].want, "cleaned");
        ok(n == cases[i].n, "%zu places", n);
    }
}

static void encodings(void)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *name;
    } cases[] = {
        {"\xEF\xBB\xBF\xE6\xA5\xBC\r\n", 8, "UTF-8"},
        {"\xC2\xA5\xB5\xC0\r\n", 6, "GB18030"},
        {"\xFF\xFE\x7C\x69\n\0", 6, "UTF-16LE"},
        {"\xFE\xFF\x69\x7C\0\n", 6, "UTF-16BE"},
    };
    const char *name;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice s =
            encoding_to_utf8(&arena, (struct slice){cases[i].bytes, cases[i].n}, &name);
        ok(name && strcmp(name, cases[i].name) == 0 && slice_starts(s, SLICE("楼")) &&
               slice_ends(s, SLICE("\n")) && slice_find(s, SLICE("\r")) == SIZE_MAX,
           "%s", cases[i].name);
    }
    encoding_to_utf8(&arena, (struct slice){"\xFF\x00\x81\xFF", 4}, &name);
    ok(!name, "a picture is no text");
}

static struct draft drafted(struct slice text)
{
    struct draft draft = {.title = SLICE(""), .date = {2026, 11, 23}};

    file_remove_tree("a.txt");
    file_write("a.txt", text);
    diag = (struct diag){.arena = &arena};
    draft_from(&arena, "a.txt", &draft, &diag);
    return draft;
}

static void drafts(void)
{
    struct draft d = drafted(SLICE(
        "清理樓(lóu)道\n本週末清理樓(lóu)道,請(qǐng)各戶(hù)把雜物收好;逾期的由物業(yè)代為處理。\n"
        "「“乾淨”不難」,難在堅持:大家看著辦(bàn),名著留下。\n"));
    is(slice_cstr(&arena, d.title), "清理楼道",
       "the title, simplified, without pinyin");
    is(slice_cstr(&arena, d.body),
       "本周末清理楼道，请各户把杂物收好；逾期的由物业代为处理。\n\n"
       "「“干净”不难」，难在坚持：大家看着办，名著留下。\n",
       "pinyin, half-width marks, traditional characters");
    ok(told("paste-changed", NULL) >= 3 && !d.dated, "is told by rule: %zu",
       told("paste-changed", NULL));
    d = drafted(SLICE(
        "修缮樓道\n本月修繕樓梯扶手鏈?zhǔn)浇M件,請各戶繞行。計畫月底完工，後續另行通知。\n"));
    is(slice_cstr(&arena, d.body),
       "本月修缮楼梯扶手链?zhǔn)浇M件，请各户绕行。计划月底完工，后续另行通知。\n",
       "what a converter tore is left as it is");
    ok(told("paste-lost", NULL) == 1, "and is told");
    d = drafted(SLICE("清理楼道\n住户陳先生提出,车棚应在年内完工。\n"));
    is(slice_cstr(&arena, d.body), "住户陳先生提出，车棚应在年内完工。\n",
       "one traditional character may be a name");
    drafted((struct slice){"\x81\x01\xFF\xFF", 4});
    ok(diag.errors == 1 && strcmp(diag.messages[0].code, "paste-encoding") == 0,
       "what is no text is an error");
}

int main(void)
{
    char dir[] = "/tmp/banbao-paste-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 1;
    site();
    titles();
    broken();
    headings();
    lists();
    leads();
    chats();
    one_message();
    clean();
    encodings();
    drafts();
    file_remove_tree(dir);
    arena_free(&arena);
    return done();
}
