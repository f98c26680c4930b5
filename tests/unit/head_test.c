/* What the head of an item keeps, and what it says of what it does not:
 * remarks, Tabs.
 */
#include "compound.h"
#include "example.h"

/* How the field, written as the lines below a sound head, is taken: a warning,
 * a hint or not a word about a remark at the column of its line. */
static void remark(const char *lines, const char *severity, size_t line, size_t column)
{
    size_t found = 0, l = 0, c = 0;
    bool hint = false;

    clear();
    put("content/通知/a.md", arena_printf(&arena, "%s%s\n---\n正文\n", NEWS, lines));
    load();
    for (size_t i = 0; i < diag.n; i++) {
        const struct message *m = &diag.messages[i];
        if (strcmp(m->code, "yaml-remark") != 0)
            continue;
        found++;
        hint = m->severity == SEVERITY_HINT;
        span_position(m->at, &l, &c);
    }
    if (!severity)
        ok(found == 0, "%s: not a word", lines);
    else if (!ok(found == 1 && hint == (strcmp(severity, "hint") == 0) && l == line &&
                     c == column,
                 "%s: a %s at %zu:%zu", lines, severity, line, column))
        printf("# got %zu, the last at %zu:%zu\n", found, l, c);
}

static void remarks(void)
{
    remark("副题: 停水 #补充", "warning", 8, 8);
    remark("副题: 请看 #通知栏#", "warning", 8, 8);
    remark("副题: C #", "warning", 8, 7);
    remark("副题: \"停水\" #补充", "warning", 8, 10);
    remark("副题: 停水  #补充", "warning", 8, 9);
    remark("副题: 停水\t#补充", "warning", 8, 8);
    remark("标签: [停水, 维修] #三", "warning", 8, 14);
    remark("要点:\n  - 名: 停水 #五\n    内容: 五号", "warning", 9, 11);
    remark("要点:\n  - {名: 停水, 内容: 五号} #五", "warning", 9, 21);
    remark("副题: 停水 # 补充", "hint", 8, 8);
    remark("副题: 停水  # 补充", NULL, 0, 0);
    remark("副题: 停水    # 补充", NULL, 0, 0);
    remark("副题:    # 可不写", NULL, 0, 0);
    remark("#副题: 停水", NULL, 0, 0);
    remark("副题: 停水\n#副题: 停电\n  # 说明", NULL, 0, 0);
    remark("副题: \"停水 #五\"", NULL, 0, 0);
    remark("副题: 停水#五", NULL, 0, 0);
    remark("导语: |\n  停水 #五\n  #六\n#七", NULL, 0, 0);
    item_fails(NEWS "标签: [停水 #3, 维修]\n---\n", "yaml-syntax", 8, 9);
    ok(strstr(diag.messages[0].zh, "当成了说明") != NULL, "names the #");
    item_fails(NEWS "导语: 请看\n  这里 #栏#\n  下一行\n---\n", "yaml-syntax", 9, 6);
    ok(strstr(diag.messages[0].zh, "当成了说明") != NULL, "names the #");
}

static void tabs(void)
{
    clear();
    put("content/通知/a.md",
        NEWS "副题:\t停水\t五号\t\n标签: [\"停\t水\",\t维修]\n---\n正文\n");
    struct site *s = load();
    const struct item *i = s && s->n ? s->items[0] : NULL;
    text_is(i, "副题", "停水 五号");
    text_is(i, "标签.0", "停 水");
    ok(diag.errors == 0 && diag.n > 0 && has_code(s, &diag.messages[0], "L10"),
       "a Tab between words is told");
    clear();
    put("content/通知/a.md", NEWS "导语: 请\u202E储水\n---\n正文\n");
    s = load();
    ok(diag.errors == 0 && diag.n == 1 && has_code(s, &diag.messages[0], "L10"),
       "so is what turns the direction");
}

/* A line of three hyphens, and what input methods make of it. */
static void fences(void)
{
    static const char *const likes[] = {"———", "－－－", "——", "--", "━━━", "___"};
    static const char head[] = "类型: 通知\n标题: 停水通知\n咨询电话: "
                               "0000-0000001\n撤下: 2026-12-01\n" TAIL;

    clear();
    put("content/通知/a.md", arena_printf(&arena, "-----\n%s---- \n正文，\n", head));
    struct site *s = load();
    ok(s && s->n == 1 && diag.errors == 0, "four hyphens are a fence");
    text_is(s->items[0], "正文", "正文，");
    for (size_t i = 0; i < sizeof likes / sizeof *likes; i++) {
        const char *like = likes[i];
        item_fails(arena_printf(&arena, "%s\n%s%s\n正文\n", like, head, like),
                   "head-fence", 1, 1);
        item_fails(arena_printf(&arena, "---\n%s%s\n正文\n", head, like), "head-fence",
                   8, 1);
    }
    item_fails(arena_printf(&arena, "---\n%s\n正文\n", head), "head-unclosed", 1, 1);
}

static void slips(void)
{
    slip("要点:\n  - {名：停水, 内容: 五号}", "yaml-colon", 9, 6, "名: …");
    slip("要点:\n  - ｛名: 停水, 内容: 五号｝", "yaml-syntax", 9, 5,
         "- {名: 停水, 内容: 五号}");
    slip("要点:\n  - 名: 停水, 内容: 五号", "yaml-syntax", 9, 5,
         "- {名: 停水, 内容: 五号}");
    slip("副题: !紧急通知", "yaml-syntax", 8, 5, "引号");
    slip("副题: >停水通知", "yaml-syntax", 8, 5, "引号");
    slip("副题: |停水通知", "yaml-syntax", 8, 5, "引号");
    slip("　副题: 停水通知", "yaml-indent", 8, 1, "半角");
    slip("副题: [停水通知]", "wrong-type", 8, 5, "去掉方括号");
    slip("标签: [停水", "yaml-syntax", 8, 8, "末尾补上 ]");
    slip("要点:\n  - 名: 停水\n   内容: 五号", "yaml-syntax", 10, 4, "4 个空格");
    slip("标签:\n  - 停水\n  -维修\n副题: 停水五号", "yaml-syntax", 10, 3, "- 维修");
    slip("标签:\n  - 停水\n    -维修", "yaml-dash", 10, 5, "- 内容");
    slip("张贴日期: 2026-09-28", "unknown-key", 8, 1, "是不是“张贴”");
    slip("标签:\n  -停水", "list-split", 9, 3, "[停水]");
    slip("标签:\n  － 停水\n  － 维修", "list-split", 9, 3, "[停水, 维修]");
    slip("标签:\n  · 停水\n  · 维修", "list-split", 9, 3, "[停水, 维修]");
    slip("标签:\n  1、停水\n  2、维修", "list-split", 9, 3, "[停水, 维修]");
    slip("标签:\n  停水\n  维修", "list-split", 9, 3, "[停水, 维修]");
    slip("要点:\n  - {名：停水，内容：五号}", "yaml-colon", 9, 6,
         "{名: 停水, 内容: 五号}");
    slip("要点:\n  - {名: 停水，内容：五号}", "yaml-comma", 9, 9, "{名: …, 内容: …}");
    slip("要点:\n  -停水在五号楼\n  -维修", "yaml-dash", 9, 3,
         "- {名: 停水在五号楼, 内容: …}");
    slip("要点:\n  - #1 停水", "yaml-remark", 9, 5, "\"#1 停水\"");
    slip("副题: #5楼", "yaml-remark", 8, 5, "\"#5楼\"");
    slip("副题: &a 停水通知", "yaml-sign", 8, 5, "'&a 停水通知'");
    slip("副题: **五号楼**停水", "yaml-syntax", 8, 5, "没有粗体");
    slip("副题: '**五号楼**停水'", "field-markup", 8, 5, "只写“五号楼”");
    slip("导语: 请**尽快**储水", "field-markup", 8, 5, "只写“尽快”");
    slip("导语: 到[缴费](https://a.example)交", "field-markup", 8, 5, "只写“缴费”");
    slip("短址: con", "bad-short-url", 8, 5, "g12");
    slip("短址: ｔｓ１", "bad-short-url", 8, 5, "写成 ts1");
    slip("张贴: 2026年12月", "bad-date", 8, 5, "例如 ");
    slip("张贴: 年底", "bad-date", 8, 5, "例如 ");
    slip("更正: 2026-01-20", "corrected-order", 8, 5, "不早于");
    slip("更正: 2027-12-20", "corrected-order", 8, 5, "月份和年份");
}

/* Names that are masked with stars are no Markdown. */
static void stars(void)
{
    static const char *const masked[] = {"张**、李**", "张**和李**等", "138**1234**",
                                         "王**", "3**4"};

    for (size_t i = 0; i < sizeof masked / sizeof *masked; i++) {
        clear();
        put("content/通知/a.md",
            arena_printf(&arena, "%s导语: %s\n---\n正文\n", NEWS, masked[i]));
        load();
        size_t told = 0;
        for (size_t k = 0; k < diag.n; k++)
            told += strcmp(diag.messages[k].code, "field-markup") == 0;
        ok(told == 0, "%s is masked", masked[i]);
    }
}

/* The first line of a head, which YAML joins to the next one. */
static void first_line(void)
{
    item_fails("---\n类型：通知\n标题: 停水\n---\n", "yaml-colon", 2, 3);
    item_fails("---\n类型：通知\n标题：停水\n---\n", "head-format", 2, 1);
    item_fails("---\n类型: 通知\n标题：停水\n落款: 甲\n---\n", "yaml-colon", 3, 3);
    item_fails("---\n类型:通知\n标题: 停水\n---\n", "yaml-colon", 2, 3);
}

/* An event with one of its lines written otherwise: the one message. */
static void event(const char *from, const char *to, const char *code, size_t line,
                  size_t column)
{
    static const char text[] =
        "---\n类型: 活动预告\n标题: 包饺子\n活动日期: 2026-12-19\n开始: 9:00\n"
        "结束: 11:00\n地点: 中心花园\n对象: 全体居民\n名额: 5\n流程:\n"
        "  - {时间: 9:20, 内容: 签到}\n  - {时间: 9:30, 内容: 包饺子}\n"
        "报名方式: 到党群服务站登记\n主办: 社区居委会\n咨询电话: 0000-0000004\n"
        "撤下: 2026-12-20\n" TAIL "---\n\n来。\n";
    struct slice all = slice_of(text);
    size_t at = slice_find(all, slice_of(from));

    item_fails(
        arena_printf(&arena, "%.*s%s%s", (int)at, text, to, text + at + strlen(from)),
        code, line, column);
    ok(diag.n == 1, "one message");
}

static void events(void)
{
    event("名额: 5", "名额: -5", "event-places", 9, 5);
    event("结束: 11:00", "结束: 9:00", "event-times", 6, 5);
}

/* What is wrong with the days of a notice stands where they are written. */
static void periods(void)
{
    static const char head[] = "---\n类型: 公示\n标题: 名单公示\n";

    item_fails(arena_printf(&arena,
                            "%s公示期: {起: 2026-09-14, 工作日: 5}\n%s%s---\n正文\n",
                            head, PHONES, TAIL),
               "post-order", 4, 6);
    item_fails(arena_printf(&arena,
                            "%s公示期: {起: 2026-09-28, 工作日: 0}\n%s%s---\n正文\n",
                            head, PHONES, TAIL),
               "bad-period", 4, 27);
    ok(strstr(diag.messages[0].zh, "1 到 250") != NULL, "the limits are told");
    item_fails(
        arena_printf(&arena, "%s公示期: 第三季度\n%s%s---\n正文\n", head, PHONES, TAIL),
        "bad-period", 4, 6);
    ok(strstr(diag.messages[0].hint_zh, "写成 2026年第三季度") != NULL,
       "with its year");
    item_fails("---\n类型: 通知\n标题: 停水\n咨询电话: 0000-0000001\n"
               "撤下:    # 请填\n张贴: 2026-09-28\n" TAIL "---\n正文\n",
               "missing-field", 5, 1);
    ok(diag.n == 1, "one message");
    item_fails("---\n类型: 通知\n标题: 停水\n咨询电话: 0000-0000001\n撤下: 2026-12-01\n"
               "落款: 示例小区业委会\n日期: 9月28日\n---\n正文\n",
               "bad-date", 7, 5);
    ok(strstr(diag.messages[0].zh, "没有写年份") != NULL,
       "says that the year is missing");
}

int main(void)
{
    compound_open("head");
    remarks();
    tabs();
    fences();
    slips();
    events();
    periods();
    stars();
    first_line();
    compound_close();
    return done();
}
