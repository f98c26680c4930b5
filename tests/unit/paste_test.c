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
    ok(!paste.title.len && told("paste-title", NULL), "without one it is asked for");
    ok(slice_is(paste.hint, "楼道里的旧物在周末清理完毕"),
       "the first clause is an example of one");
    read_text("各位邻居：\n" LONG_TEXT);
    ok(!paste.title.len && slice_is(paste.hint, "楼道里的旧物在周末清理完毕"),
       "a greeting in a line of its own is none");
    read_text("|\n" LONG_TEXT);
    ok(!paste.title.len, "nor is a mark");
    read_text("11月8日上午，社区在广场义诊。\n" LONG_TEXT);
    ok(!paste.title.len && !paste.hint.len, "nor is a day");
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
       "请互相转告。\n", "a signature leaves the body");
    ok(slice_is(paste.issuer, "槐安里物业服务中心") && paste.date.day == 20, "read");
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

/* Titles above, on one line with, and without text. */
static void heads(void)
{
    static const struct {
        const char *text, *title, *to, *number;
    } cases[] = {
        {"停水通知 尊敬的全体业主：\n明天停水。\n", "停水通知", "全体业主", ""},
        {"停水通知：因检修，明天停水。\n请储水。\n", "停水通知", "", ""},
        {"【停水通知】各位业主：明天停水。\n", "停水通知", "各位业主", ""},
        {"关于检修水泵期间\n停水的通知\n各位业主：\n明天停水。\n",
         "关于检修水泵期间|停水的通知", "各位业主", ""},
        {"某某社区党委文件\n某社发〔2026〕6号\n关于停水的通知\n各支部：\n明天停水。\n",
         "关于停水的通知", "各支部", "某社发〔2026〕6号"},
        {"某某镇人民政府\n各村委会：\n明天停水。\n", "", "各村委会", ""},
        {"温馨提示\n尊敬的住户朋友，您好！\n明天停水。\n", "温馨提示", "住户朋友", ""},
        {"停水通知\n现将事项通知如下：\n明天停水。\n", "停水通知", "", ""},
        {"2026年11月20日\n停水通知\n明天停水。\n", "停水通知", "", ""},
        {"标题：停水通知\n文号：无\n停水通知\n明天停水。\n", "停水通知", "", ""},
        {"图集\n原标题：停水通知\n明天停水。\n", "停水通知", "", ""},
        {"某某物业简报\n第3期\n明天停水的准备\n明天停水。\n", "明天停水的准备", "", ""},
        {"通　　知\n各位业主\n　　明天停水。\n", "通知", "各位业主", ""},
        {"某某社区党委文件\n某社发〔2026〕6号\n★\n关于停水的通知\n明天停水。\n",
         "关于停水的通知", "", "某社发〔2026〕6号"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        ok(slice_is(paste.title, cases[i].title) && slice_is(paste.to, cases[i].to) &&
               slice_is(paste.number, cases[i].number),
           "%zu: %.*s · %.*s · %.*s", i, SLICE_FMT(paste.title), SLICE_FMT(paste.to),
           SLICE_FMT(paste.number));
    }
}

/* Who signs, and when; what may be the last name of a list is left where it is. */
static void signatures(void)
{
    static const struct {
        const char *text, *issuer;
        int day;          /* of November; 0: none */
        const char *body; /* NULL: 请转告。 */
    } cases[] = {
        {"请转告。\n某某物业服务中心（盖章）\n2026年11月20日 9:30\n",
         "某某物业服务中心", 20, NULL},
        {"请转告。\n某某居委会\n某某物业\n11月20日\n", "某某居委会、某某物业", 20,
         NULL},
        {"请转告。\n某某居委会　　某某业委会\n二O二六年十一月二十日\n■\n",
         "某某居委会、某某业委会", 20, NULL},
        {"请转告！某某物业 2026年11月20日\n", "某某物业", 20, "请转告！\n"},
        {"请转告。\n3号楼楼长\n2026.11.20\n", "3号楼楼长", 20, NULL},
        {"请转告。\n发布单位：某某居委会\n发布日期：2026年11月20日\n", "某某居委会", 20,
         NULL},
        {"请转告。\n某某物业\n", "某某物业", 0, NULL},
        {"请转告。\n某某物业 敬上\n2026年11月20日\n", "某某物业", 20, NULL},
        {"请转告。\n您的邻居小禾\n2026年11月20日\n", "您的邻居小禾", 20, NULL},
        {"（某某居委会 2026年11月20日）\n请转告。\n", "某某居委会", 20, NULL},
        {"2026-11-20 10:23:09\n请转告。\n", "", 20, NULL},
        {"请转告。\n某某区气象台2026年11月20日17时发布\n", "某某区气象台", 20, NULL},
        {"名单公布如下。\n某某物业\n2026年11月20日\n甲\t1\n乙\t2\n", "某某物业", 20,
         "名单公布如下。\n\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n"},
        {"请转告。\n某某物业\n2026年11月20日\n附：名单\n甲楼支部\n乙楼支部\n",
         "某某物业", 20, "请转告。\n\n附：名单\n\n甲楼支部\n\n乙楼支部\n"},
        {"请转告。\n某某物业\n2026年11月20日\n抢修电话：0000-0000001\n", "某某物业", 20,
         "请转告。\n\n抢修电话：0000-0000001\n"},
        {"名单如下：\n甲楼支部\n乙楼支部\n丙楼支部\n2026年11月20日\n", "", 20,
         "名单如下：\n\n甲楼支部\n\n乙楼支部\n\n丙楼支部\n"},
        {"甲楼支部\n乙楼支部\n某某居委会\n2026年11月20日\n", "某某居委会", 20,
         "甲楼支部\n\n乙楼支部\n"},
        {"予以表彰。\n甲楼支部\n乙楼支部\n丙楼支部\n2026年11月20日\n", "", 20,
         "予以表彰。\n\n甲楼支部\n\n乙楼支部\n\n丙楼支部\n"},
        {"名单如下：\n甲楼支部\n乙楼支部\n", "", 0,
         "名单如下：\n\n甲楼支部\n\n乙楼支部\n"},
        {"名单如下：\n甲楼周正\n乙楼吴越\n某某居委会\n2026年11月20日\n", "某某居委会",
         20, "名单如下：\n\n甲楼周正\n\n乙楼吴越\n"},
        {"名单如下：\n甲楼支部\n乙楼支部\n\n　　　　　某某党支部\n2026年11月20日\n",
         "某某党支部", 20, "名单如下：\n\n甲楼支部\n\n乙楼支部\n"},
        {"一、活动内容\n大扫除。\n二、活动时间\n2026年11月20日\n", "", 0,
         "## 一、活动内容\n\n大扫除。\n\n## 二、活动时间\n\n2026年11月20日\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = arena_printf(&arena, "大扫除通知\n%s", cases[i].text);
        size_t n;
        struct slice clean = paste_clean(&arena, slice_of(text), &n);
        const char *body = read_text(slice_cstr(&arena, clean));
        is(body, cases[i].body ? cases[i].body : "请转告。\n", "the rest stays");
        ok(slice_is(paste.issuer, cases[i].issuer) &&
               paste.dated == (cases[i].day > 0) &&
               (!paste.dated || (paste.date.year == 2026 && paste.date.month == 11 &&
                                 paste.date.day == cases[i].day)),
           "%zu: %.*s", i, SLICE_FMT(paste.issuer));
    }
}

/* Bars, Tabs, blanks, or a cell a line. */
static void tables(void)
{
    static const char *const same[] = {
        "楼号 | 时间 | 备注\n1号楼 | 9:00 |\n2号楼 | 10:00 | 东侧\n",
        "| 楼号 | 时间 | 备注 |\n|---|---|---|\n| 1号楼 | 9:00 | |\n| 2号楼 | 10:00 | 东侧 |\n",
        "楼号\t时间\t备注\n1号楼\t9:00\t\n2号楼\t10:00\t东侧\n\t某某物业\n\t2026年11月20日\n",
        "楼号  |  时间 | 备注 |\n1号楼 | 9:00 | |\n2号楼 | 10:00 | 东侧 |\n某某物业\n2026年11月20日\n",
    };

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        is(read_text(arena_printf(&arena, "停水安排\n%s", same[i])),
           "| 楼号 | 时间 | 备注 |\n|---|---|---|\n| 1号楼 | 9:00 |  |\n| 2号楼 | 10:00 | 东侧 |\n",
           "a table");
    is(read_text("停水安排\n楼号    时间\n1号楼   9:00\n2号楼   10:00\n请储水。\n"),
       "| 楼号 | 时间 |\n|---|---|\n| 1号楼 | 9:00 |\n| 2号楼 | 10:00 |\n\n请储水。\n",
       "columns of blanks");
    is(read_text("停水安排\n楼号\n时间\n1号楼\n9:00\n2号楼\n10:00\n请储水。\n"),
       "| 楼号 | 时间 |\n|---|---|\n| 1号楼 | 9:00 |\n| 2号楼 | 10:00 |\n\n请储水。\n",
       "a cell a line");
    is(read_text(
           "得奖名单\n序号 |\n姓名 |\n楼栋 |\n1 |\n周正 |\n甲楼 |\n2 |\n吴越 |\n乙楼 |\n"),
       "| 序号 | 姓名 | 楼栋 |\n|---|---|---|\n| 1 | 周正 | 甲楼 |\n| 2 | 吴越 | 乙楼 |\n",
       "and a bar behind it");
    is(read_text("得奖名单\n周正\n吴越\n郑和\n王平\n冯安\n陈方\n"),
       "周正\n\n吴越\n\n郑和\n\n王平\n\n冯安\n\n陈方\n", "names are none");
    is(read_text("停水安排\n甲项目 | |||\n|\n"), "甲项目\n", "bars around nothing");
}

/* Series of numbers: all headings, or none. */
static void series(void)
{
    is(read_text("公约\n一、 不堆杂物\n二、不乱停车\n三、不喧哗\n大家遵守。\n"),
       "一、 不堆杂物\n\n二、不乱停车\n\n三、不喧哗\n\n大家遵守。\n", "points");
    is(read_text(
           "公告\n一、 时间\n明天。\n二、 地点\n广场。\n三、电话：0000-0000001\n"),
       "## 一、时间\n\n明天。\n\n## 二、地点\n\n广场。\n\n三、电话：0000-0000001\n",
       "headings; what is stated on its own line is none");
    is(read_text("公告\n请注意。\n附件: 1.甲表\n2.乙表\n"),
       "请注意。\n\n附件:\n\n1. 甲表\n2. 乙表\n", "attachments are a list");
    is(read_text("公告\n请注意：\n（1）关门。\n（2）关窗。\n窗在北面。\n（3）关灯。\n"),
       "请注意：\n\n1. 关门。\n2. 关窗。\n\n窗在北面。\n\n3. 关灯。\n",
       "bracketed numbers, with a remark between");
    is(read_text("便民台\n请来。\n服务台 电话：0000-0000001\n时间：每周三。\n"),
       "请来。\n\n服务台 电话：0000-0000001\n\n时间：每周三。\n",
       "a telephone is no heading");
    is(read_text("公告\n一、甲队\n周正、吴越\n二、乙队\n郑和、王平\n祝贺他们。\n"),
       "## 一、甲队\n\n周正、吴越\n\n## 二、乙队\n\n郑和、王平\n\n祝贺他们。\n",
       "what stands between headings is none");
}

/* What is no part of the article, and what looks like it and is. */
static void remains(void)
{
    static const char *const gone[] = {
        "（记者 周正 吴越）",  "（通讯员 周正）",        "（周正 吴越 郑和）",
        "记者 周正",           "周正/文 吴越/摄",        "[编审：周正]",
        "打印本页 | 关闭窗口", "扫一扫在手机打开当前页", "点赞 12 收藏 3",
        "（此件公开发布）",    "抄送：某某局。",         "一审：周正 二审：吴越",
    };
    static const char *const kept[] = {
        "举报电话：0000-0000001",
        "（试行）",
        "返回时请关门",
        "记者在现场看到，楼道干净了",
    };

    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        is(read_text(arena_printf(&arena, "题目\n大家看。\n%s\n", gone[i])),
           "大家看。\n", gone[i]);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        is(read_text(arena_printf(&arena, "题目\n大家看。\n%s\n", kept[i])),
           arena_printf(&arena, "大家看。\n\n%s\n", kept[i]), kept[i]);
    is(read_text("题目\n某某晚报10月19日讯（记者 周正）大家看。（陈爱琴）\n"),
       "大家看。\n", "within a line");
    read_text("题目\n来源：《社区报》 浏览次数：3 【字体：大 中 小】\n大家看。\n");
    ok(told("paste-dropped", "浏览次数") == 1, "a source that ends with a bracket");
    is(read_text("题目\n(通讯员:周正)大家看，这里。\n大家来。\n"),
       "大家看，这里。\n\n大家来。\n", "a byline with the text behind it");
    is(read_text("题目\n本报讯（通讯员 周正）大家看。\n"), "大家看。\n", "本报讯");
    is(read_text("题目\n来源：住建科\n大家看。\n住建科\n2026年11月20日\n"),
       "大家看。\n", "a source's name");
    ok(slice_is(paste.issuer, "住建科"), "may sign below");
    is(read_text("公告\n近期有人在地下车库里洗车，造成地面湿滑，排水\n沟堵塞。\n"),
       "近期有人在地下车库里洗车，造成地面湿滑，排水沟堵塞。\n", "a broken line");
    read_text("2026-11-20 9:12:33 甲(10086)\n明天停水，请储水。\n");
    ok(paste.dated && paste.date.day == 20, "a message has its day");
    is(read_text("邻里节\n时间：2026年12月5日\n地点：广场\n"),
       "时间：2026年12月5日\n\n地点：广场\n", "when and where it is stays");
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
    ok(!paste.title.len && slice_is(paste.hint, "明天下午停水"),
       "its greeting is no title: %.*s", SLICE_FMT(paste.hint));
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
    ok(slice_is(paste.hint, "明天上午九点停水"), "%.*s", SLICE_FMT(paste.hint));
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
    heads();
    signatures();
    tables();
    series();
    remains();
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
