/* Boards about people, services and events: what the checks of their kinds refuse,
 * and what they may and may not print. */
#include "compound.h"

/* The sample compound with this one item. */
static struct site *load(struct slice text)
{
    static const char *const kept[] = {
        "content/图片/便民服务摊位.png", "content/图片/修家电工具.png",
        "content/图片/理发椅.png", "content/图片/旧书换新书.png"};

    return load_sample(kept, sizeof kept / sizeof *kept, "content/活动/a.md", text);
}

/* The sample item, with one thing changed where `from` is not NULL. */
static struct site *load_changed(const char *name, const char *from, const char *to)
{
    struct slice text = slurp(name);
    size_t at = from ? slice_find(text, slice_of(from)) : 0;

    if (!ok(at != SIZE_MAX, "%s has %s", name, from ? from : "a text"))
        return NULL;
    if (from)
        text = slice_of(arena_printf(&arena, "%.*s%s%.*s", (int)at, text.ptr, to,
                                     (int)(text.len - at - strlen(from)),
                                     text.ptr + at + strlen(from)));
    return load(text);
}

static const struct item *sample(const char *name)
{
    struct site *s = load_changed(name, NULL, NULL);

    ok(s && s->n == 1 && diag.errors == 0, "%s is sound", name);
    return s && s->n ? s->items[0] : NULL;
}

static void flag_is(const struct item *item, const char *path, bool want)
{
    const struct value *v = item ? value_path(item->root, slice_of(path)) : NULL;

    ok(v && value_is_true(v) == want, "%s is %s", path, want ? "true" : "false");
}

static void refusals(void)
{
    static const struct {
        const char *name, *from, *to, *code;
    } cases[] = {
#define WISHES "content/志愿服务/微心愿墙.md"
        {WISHES, "认领人: 文体队, ", "", "wishes-helper"},
        {WISHES, ", 完成日: 2026-11-15", "", "wishes-done"},
        {WISHES, "完成日: 2026-11-15", "完成日: 2026-11-05", "wishes-order"},
        {WISHES, "完成数: 23", "完成数: 3", "wishes-total"},
#define EVENT "content/活动/社区运动会.md"
        {EVENT, "结束: 11:30", "结束: 8:30", "event-times"},
        {EVENT, "报名截止: 2026-12-16", "报名截止: 2026-12-20", "event-deadline"},
        {EVENT, "撤下: 2026-12-19", "撤下: 2026-12-18", "event-take-down"},
        {EVENT, "{时间: 11:20,", "{时间: 11:40,", "event-programme"},
        {"content/活动/重阳便民服务日.md", "活动日期: 2026-10-17",
         "活动日期: 2026-12-17", "review-day"},
#define BANK "content/志愿服务/时间银行.md"
        {BANK, "兑换结束: 11:30", "兑换结束: 8:30", "timebank-times"},
        {BANK, "兑出: 5240", "兑出: 9681", "timebank-balance"},
        {BANK, "兑出: 5240", "兑出: 9000", "timebank-people"},
#define PHONES "content/便民服务/便民电话.md"
        {PHONES, "步行: 4", "步行: 16", "directory-far"},
        {PHONES, "撤下: 2027-11-20", "撤下: 2027-12-20", "directory-stale"},
        {PHONES, "核实日: 2026-11-20", "核实日: 2026-11-22", "directory-verified"},
#define DUTY "content/便民服务/十二月值班表.md"
        {DUTY, "日期: 2026-12-31", "日期: 2026-11-30", "duty-period"},
        {DUTY, "2026-12-01, 人: [周远, ", "2026-12-01, 人: [", "duty-shifts"},
        {DUTY, "日期: 2026-12-05", "日期: 2026-12-04", "day-twice"},
        {DUTY, "  - {日期: 2026-12-05, 人: [马建平, 刘龑]}\n", "", "duty-days"},
        {"content/便民服务/老年食堂菜单.md", "日期: 2026-12-01, 早餐",
         "日期: 2026-11-30, 早餐", "day-twice"},
#define PARTY "content/党建/接收预备党员公示.md"
        {PARTY, "工作日: 5", "工作日: 4", "party-period"},
        {PARTY, "状态: 未开始", "状态: 进行中", "party-stage"},
        {PARTY, "积极分子: 2024-06-18", "积极分子: 2023-05-03", "party-activist"},
        {PARTY, "发展对象: 2026-07-09", "发展对象: 2025-06-17", "party-candidate"},
        {"content/党建/党员承诺墙.md", "截至: 2026-11-20\n", "", "vows-as-of"},
        {"content/党建/一邻三微.md", "数据截至: 2026-11-20", "数据截至: 2026-11-23",
         "framework-as-of"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load_changed(cases[i].name, cases[i].from, cases[i].to);
        if (!ok(diag.n && has_code(site, &diag.messages[0], cases[i].code), "%s",
                cases[i].code))
            printf("# got %s\n", diag.n ? diag.messages[0].code : "nothing");
    }
}

/* Of a year that the calendar lacks no days off are guessed. */
static void unknown_year(void)
{
    load(SLICE(
        "---\n类型: 值班表\n标题: 元旦值班\n值班期: {起: 2026-12-31, 止: 2027-01-02}\n"
        "值班电话: 0000-0000001\n值班地点: 前台\n监督电话: 0000-0000002\n授权: 有\n"
        "班次:\n  - {名: 白班, 时间: '8:00—20:00'}\n值班:\n"
        "  - {日期: 2026-12-31, 人: 周远}\n  - {日期: 2027-01-01, 人: 韩磊}\n"
        "  - {日期: 2027-01-02, 人: 何静}\n落款: 槐安里物业服务中心\n"
        "日期: 2026-12-28\n撤下: 2027-01-02\n---\n"));
    ok(diag.n == 2 && has_code(site, &diag.messages[0], "duty-calendar"),
       "duty-calendar");
}

static void almanac(void)
{
    const struct item *duty = sample(DUTY);

    flag_is(duty, "值班.0.日期.休", false);
    flag_is(duty, "值班.4.日期.休", true); /* a Saturday */
    flag_is(duty, "值班.4.日期.放假", false);
    text_is(duty, "值班.6.日期.节气", "大雪");
    text_is(duty, "值班.6.日期.农历", "廿九");
    text_is(duty, "值班.8.日期.农历", "冬月");

    struct site *s =
        load_changed(EVENT, "报名截止: 2026-12-16", "报名截止: 2026-10-10");
    flag_is(s && s->n ? s->items[0] : NULL, "报名截止.补班", true);
    flag_is(s && s->n ? s->items[0] : NULL, "报名截止.休", false);
    s = load_changed(EVENT, "报名截止: 2026-12-16", "报名截止: 2026-10-01");
    flag_is(s && s->n ? s->items[0] : NULL, "报名截止.放假", true);
}

/* What is counted, and what never leaves the file. */
static void figures(void)
{
    const struct item *wishes = sample(WISHES);

    text_is(wishes, "待认领数", "4");
    text_is(wishes, "已认领数", "4");
    text_is(wishes, "墙上完成", "4");
    text_is(sample(BANK), "结余", "4440");
    const struct item *vows = sample("content/党建/党员承诺墙.md");
    text_is(vows, "践诺数", "8");
    ok(vows && !value_path(vows->root, SLICE("党员.0.授权")), "no consent is printed");
    const struct item *review = sample("content/活动/重阳便民服务日.md");
    ok(review && !value_path(review->root, SLICE("照片.0.同意")),
       "nor that of a picture");
    sample("content/便民服务/老年食堂菜单.md");
    sample("content/便民服务/微空间.md");
    sample("content/党建/一邻三微.md");
}

int main(void)
{
    compound_open("services");
    refusals();
    unknown_year();
    almanac();
    figures();
    compound_close();
    return done();
}
