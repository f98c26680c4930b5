/* Pasted notices by their shapes: who signs where, marked headings, titles on lines. */
#include "draft/paste.h"
#include "draft/paste_clean.h"
#include "markdown/list_mark.h"
#include "tap.h"

#include <string.h>

static struct arena arena;
static struct paste paste;

static const char *read_text(const char *text)
{
    struct source *src = arena_new(&arena, struct source);
    struct diag diag = {.arena = &arena};

    *src = (struct source){"a.txt", slice_of(text)};
    if (!paste_read(&arena, src, (struct date){2026, 11, 23}, &paste, &diag))
        return "";
    return slice_cstr(&arena, paste.body);
}

static const char *shown(struct slice s)
{
    return slice_cstr(&arena, s);
}

#define BODY "明天上午检修电梯，请走楼梯，午后恢复。\n"
#define SHOWN "明天上午检修电梯，请走楼梯，午后恢复。\n"

/* Who signs, and on which day of November; 0: it is asked for. */
static void signers(void)
{
    static const struct {
        const char *text, *who;
        int day;
        const char *body;
    } cases[] = {
        {"题目通知\n" BODY "某某苑物业服务中心 小祁\n", "某某苑物业服务中心", 0, SHOWN},
        {"题目通知\n" BODY "2单元单元长 老程\n11/20\n", "2单元单元长", 20, SHOWN},
        {"题目通知\n" BODY "电话：0000-0001\n2026年11月20日5时30分\n某某物业服务中心\n",
         "某某物业服务中心", 20, SHOWN "\n电话：0000-0001\n"},
        {"题目通知\n" BODY "2026.11.20\n某某物业公司\n某某园服务中心\n",
         "某某物业公司、某某园服务中心", 20, SHOWN},
        {"题目通知\n" BODY
         "\n电话：0000-0001\n\n某某党支部\n某某业主委员会\n某某服务中心\n2026年11月20日\n",
         "某某党支部、某某业主委员会、某某服务中心", 20, SHOWN "\n电话：0000-0001\n"},
        {"题目通知\n" BODY "24小时热线：0000-0001\n某某物业\n2026年11月20日\n"
         "本通知张贴至11月27日\n",
         "某某物业", 20, SHOWN "\n24小时热线：0000-0001\n\n本通知张贴至11月27日\n"},
        {"题目通报\n" BODY "某某居委会、某某物业联合发布\n2026年11月20日\n"
         "（联系人：某先生，电话：0000-0001）\n",
         "某某居委会、某某物业", 20, SHOWN "\n（联系人：某先生，电话：0000-0001）\n"},
        {"题目决定\n" BODY "某某党总支\n某某居委会\n2026年11月20日\n最美楼道（2个）\n"
         "3号楼1单元　　7号楼2单元\n",
         "某某党总支、某某居委会", 20,
         SHOWN "\n最美楼道（2个）\n\n3号楼1单元 7号楼2单元\n"},
        {"题目通知\n" BODY "某某局\n某某大队\n二〇二六年十一月\n", "某某局、某某大队",
         0, SHOWN},
        {"题目通知\n" BODY "某某居委会\n2026年11月20日\n主任：费某\n", "某某居委会", 20,
         SHOWN "\n主任：费某\n"},
        {"题目通知\n" BODY "某某法庭\n某某妇联\n2026年11月20日\n", "某某法庭、某某妇联",
         20, SHOWN},
        {"楼长名单\n3号楼楼长 张三\n4号楼楼长 李四\n", "", 0,
         "3号楼楼长 张三\n\n4号楼楼长 李四\n"},
        {"题目通知\n" BODY "便民服务进小区\n", "", 0, SHOWN "\n便民服务进小区\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        is(read_text(cases[i].text), cases[i].body, "a signature leaves the text");
        is(shown(paste.issuer), cases[i].who, "who signs");
        ok((paste.dated ? paste.date.day : 0) == cases[i].day, "on day %d: %d",
           cases[i].day, paste.date.day);
    }
}

static void tops(void)
{
    static const struct {
        const char *text, *title, *to, *number;
    } cases[] = {
        {"某某市民政局　某某市财政局\n关于做好救助工作的通知\n某民发〔2026〕7号\n"
         "各街道办事处，各医院：\n" BODY,
         "关于做好救助工作的通知", "各街道办事处，各医院", "某民发〔2026〕7号"},
        {"某某社区2026年供暖设施改造工程\n指挥部公告\n（第3号）\n\n各位居民：\n" BODY,
         "某某社区2026年供暖设施改造工程|指挥部公告（第3号）", "各位居民", ""},
        {"关于做好某某小区\n既有住宅加装电梯\n工作的通知\n全体业主：\n" BODY,
         "关于做好某某小区|既有住宅加装电梯|工作的通知", "全体业主", ""},
        {"温馨提示\n——预防一氧化碳中毒\n各位住户：\n" BODY,
         "温馨提示——预防一氧化碳中毒", "各位住户", ""},
        {"某某街道办事处\n某某执法队\n关于整治的通告\n各位住户：\n" BODY,
         "关于整治的通告", "各位住户", ""},
        {"缴费提醒函\n致：12号楼业主\n" BODY, "缴费提醒函", "12号楼业主", ""},
        {"【转】各位居民注意啦：明天降温，请注意保暖。\n" BODY, "", "各位居民", ""},
        {"“我为社区献一策”\n金点子获奖名单\n各位居民：\n" BODY,
         "“我为社区献一策”|金点子获奖名单", "各位居民", ""},
        {"停水通告\n第12号\n各位住户：\n" BODY, "停水通告", "各位住户", "第12号"},
        {"各位邻居大家好👋\n" BODY, "", "各位邻居", ""},
        {"亲爱的家人们，晚上好🌙\n" BODY, "", "家人们", ""},
        {"问：电梯里能充电吗？\n答：不能。\n", "", "", ""},
        {"发件人：某某科\n主题：关于报送计划的函\n各物业企业：\n" BODY,
         "关于报送计划的函", "各物业企业", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        is(shown(paste.title), cases[i].title, "the title");
        is(shown(paste.to), cases[i].to, "whom it addresses");
        is(shown(paste.number), cases[i].number, "its number");
    }
}

static void marked(void)
{
    const char *made = "## 活动时间\n\n12月5日上午。\n\n## 活动地点\n\n广场。\n";

    is(read_text("题目通知\n01 活动时间\n12月5日上午。\n02 活动地点\n广场。\n"), made,
       "01 and 02 mark headings");
    is(read_text(
           "题目通知\nPART 01\n活动时间\n12月5日上午。\nPART 02\n活动地点\n广场。\n"),
       made, "so does PART 01 on a line of its own");
    is(read_text("题目通知\n【活动时间】\n12月5日上午。\n【活动地点】\n广场。\n"), made,
       "and a frame");
    is(read_text("题目通知\n🎄活动时间\n12月5日上午。\n🎁活动地点\n广场。\n"), made,
       "and an emoji");
    is(read_text("某某办法\n第一章　总则\n第一条　本办法适用于本社区。\n第二章　积分\n"
                 "第二条　清扫一次积五分。\n"),
       "## 第一章 总则\n\n第一条 本办法适用于本社区。\n\n## 第二章 积分\n\n"
       "第二条 清扫一次积五分。\n",
       "and chapters, which keep their mark");
    is(read_text("题目通知\n请带：\n◆ 身份证\n◆ 户口本\n"),
       "请带：\n\n- 身份证\n- 户口本\n", "marks one below the other are a list");
    is(read_text("题目通知\n请注意：一、关好门窗；二、收好花盆；三、断开电源。\n"),
       "请注意：\n\n一、关好门窗；\n\n二、收好花盆；\n\n三、断开电源。\n",
       "an enumeration within a paragraph gets lines");
    is(read_text("题目通知\n" BODY "周正　吴越　方若兰\n甄  珍　卓玉兰　景和\n" BODY),
       SHOWN "\n周正 吴越 方若兰\n\n甄 珍 卓玉兰 景和\n\n" SHOWN,
       "rows of persons are no headings and no table");
    is(read_text("招领启事\n老年卡一张（蓝色）\n雨伞两把\n领取时间：每天八点。\n"),
       "老年卡一张（蓝色）\n\n雨伞两把\n\n领取时间：每天八点。\n",
       "the last of a list is no heading");
    is(read_text("缴费提醒❗\n缴费标准：每人420元\n" BODY),
       "缴费标准：每人420元\n\n" SHOWN, "a label below the title is none");
    is(read_text(
           "某某清单\n■ 助餐服务\n六十五岁以上八折。\n■ 助浴服务\n每月上门一次。\n"),
       "## 助餐服务\n\n六十五岁以上八折。\n\n## 助浴服务\n\n每月上门一次。\n",
       "■ twice is no byline");
    is(read_text("某某方案\n" BODY "志愿者：引导、摄影\n"),
       SHOWN "\n志愿者：引导、摄影\n", "a label with 摄影 is no caption");
    is(read_text("收费公示\n" BODY "监制单位：某某局\n"), SHOWN "\n监制单位：某某局\n",
       "监制单位 is no byline");
    is(read_text("题目通知\n" BODY "觉得好看，请点“在看”\n#社区治理# #网格员#\n"),
       SHOWN, "calls to press something and hashtags go");
}

static void forbidden(void)
{
    size_t n;
    struct slice s = paste_clean(&arena, SLICE("❌ 电动车上楼\n🚫 飞线充电"), &n);

    is(read_text(shown(s)), "× 电动车上楼\n\n× 飞线充电\n",
       "what a mark forbids stays forbidden");
}

/* A row that lost its neighbours keeps its Tab; it has no number of no length. */
static void tabs(void)
{
    struct list_mark mark;

    ok(!list_mark_read(SLICE("\t工期"), LIST_MARK_ANY, &mark), "a Tab is no mark");
}

int main(void)
{
    tabs();
    forbidden();
    signers();
    tops();
    marked();
    arena_free(&arena);
    return done();
}
