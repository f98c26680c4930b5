/* The framework of checks: the register, places of texts, severities, waivers. */
#include "base/file.h"
#include "check/check.h"
#include "check/check_text.h"
#include "check/settings.h"
#include "content/load.h"
#include "tap.h"

#include <stdlib.h>

static struct arena arena;
static struct diag diag;
static struct date today = {2026, 9, 30};
static char root[64];

#define SITE                                                                           \
    "名称: 示例小区\n简介: 一个示例小区\n网址: https://a.example\n"    \
    "报修电话: 0000-0000001\n机构: [示例小区业委会]\n栏目:\n  - {目录: 通知}\n"
#define HEAD                                                                                              \
    "---\n类型: 通知\n标题: \"停水\\u901a知\"\n落款: 示例小区业委\n日期: 2026-09-28\n" \
    "撤下: 2026-12-01\n咨询电话: 0000-0000001\n"

static void put(const char *name, const char *text)
{
    const char *path = file_join(&arena, root, name);

    file_remove_tree(path);
    file_make_parents(path);
    file_write(path, slice_of(text));
}

static struct site *load(const char *site, const char *item)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", today};

    diag = (struct diag){.arena = &arena};
    put("content/site.yaml", site);
    put("content/通知/a.md", item);
    struct site *s = site_load(&arena, &o, &diag);
    if (s) {
        struct settings *settings = settings_open(&arena, s, &diag);
        diag.judge = settings_judge(settings);
        site_check(s, &diag);
        settings_end(settings, true, &diag);
    }
    return s;
}

static const struct message *message(const char *code)
{
    for (size_t i = 0; i < diag.n; i++)
        if (strcmp(diag.messages[i].code, code) == 0)
            return &diag.messages[i];
    return NULL;
}

static void weigh(void)
{
    load(SITE, HEAD "---\n正文\n");
    ok(message("C4") && diag.errors == 1, "a rule weighs what the register says");
    load(SITE "检查: {C4: 提示}\n", HEAD "---\n正文\n");
    ok(message("C4") && diag.errors == 0 && diag.hints == 1, "site.yaml lowers it");
    load(SITE "检查: {C4: 不查}\n", HEAD "---\n正文\n");
    ok(!message("C4") && diag.waived == 0, "or turns it off");
    load(SITE "检查: {C44: 提示}\n", HEAD "---\n正文\n");
    ok(message("check-unknown"), "check-unknown");
    load(SITE "检查: {works-funding: 提示}\n", HEAD "---\n正文\n");
    ok(!message("check-unknown"), "a check of a kind that no item is of");
    load(SITE "检查: {P1: 提示}\n", HEAD "---\n正文\n");
    ok(message("check-firm"), "check-firm: an identity number stays an error");
    load(SITE "地区规则: 月球\n", HEAD "---\n正文\n");
    ok(message("rules-missing"), "rules-missing: a region without its file");
    load(SITE "检查: [C4]\n", HEAD "---\n正文\n");
    ok(message("wrong-type"), "a list is no map of severities");
}

static void region(const char *how_often)
{
    put("content/rules/某市.yaml",
        arena_printf(&arena,
                     "规则:\n  - {类型: 通知, 题含: 能耗, 频率: 每年}\n"
                     "  - {类型: 通知, 频率: %s, 依据: 某市办法}\n",
                     how_often));
    load(SITE "地区规则: 某市\n", HEAD "---\n正文\n");
}

/* The item is of 2026-09-28, today is 2026-09-30. */
static void frequencies(void)
{
    const struct message *m;

    region("每月");
    m = message("C2");
    ok(m && m->severity == SEVERITY_WARNING &&
           strstr(m->zh, "能耗应每年公示，一篇也没有") &&
           strcmp(m->at.src->path, "content/rules/某市.yaml") == 0,
       "what never was published is due, at the rule");
    ok(diag.warnings == 1, "what is two days old is not");
    region("每事一次");
    ok(diag.warnings == 1 && !message("rules-frequency"), "events are not counted");
    region("经常");
    ok(message("rules-frequency"), "rules-frequency: what nobody can count");
    today = (struct date){2026, 11, 20};
    region("每月");
    bool told = false;
    for (size_t i = 0; i < diag.n; i++)
        told |= strstr(diag.messages[i].zh, "最近一篇是 2026-09-28") &&
                strstr(diag.messages[i].hint_zh, "某市办法");
    ok(told, "a month and a half later it is, with the law");
    today = (struct date){2026, 9, 30};
    file_remove_tree(file_join(&arena, root, "content/rules"));
}

static void waive(void)
{
    load(SITE, HEAD "豁免: [{检查: C4, 理由: 筹备组还没有定名}]\n---\n正文\n");
    ok(diag.errors == 0 && diag.n == 0 && diag.waived == 1, "a waiver with a reason");
    ok(diag.waived && strcmp(diag.waivers[0].hint_zh, "筹备组还没有定名") == 0,
       "which is told with it");
    load(SITE, HEAD "豁免: [{检查: C4}]\n---\n正文\n");
    ok(message("missing-field"), "without a reason it is none");
    load(SITE, HEAD "豁免: [{检查: 门牌, 理由: 不是住家}]\n---\n正文\n");
    ok(message("check-unknown"), "an unknown code");
    load(SITE, HEAD "豁免: [{检查: P12, 理由: 大家都知道}]\n---\n正文\n");
    ok(message("check-firm"), "the law is not waived");
    load(SITE, HEAD "豁免: [{检查: P7, 理由: 不是住家}]\n---\n正文\n");
    ok(message("waiver-unused") && diag.errors == 1, "waiver-unused is a hint");
}

static const struct check_text *find(const struct texts *t, const char *text)
{
    for (size_t i = 0; i < t->n; i++)
        if (slice_is(t->list[i].text, text))
            return &t->list[i];
    return NULL;
}

/* The bytes of the file where needle, a piece of the text, was written. */
static const char *written(const struct texts *t, const char *text, const char *needle)
{
    const struct check_text *c = find(t, text);

    if (!c)
        return "(no such text)";
    size_t at = slice_find(c->text, slice_of(needle));
    struct span s = text_span(c, at, at + strlen(needle));
    return arena_strndup(&arena, s.src->text.ptr + s.start, s.end - s.start);
}

static void places(void)
{
    struct texts t;
    struct site *s = load(
        SITE, HEAD
        "导语: 'it''s 12 号'\n---\n请各位住户都按照小区业主公约办事，第一**段**落见\n[这里](https://b.example) `代码`\n\n"
        "- 一项{龘|dá}字\n\n|甲|乙|\n|-|-|\n|一 \\| 二|3|\n");

    if (!ok(s && s->n == 1, "an item with all sorts of texts"))
        return;
    texts_of_item(&arena, s->items[0], &t);
    is(written(&t, "停水通知", "停水"), "停水", "a quoted scalar");
    is(written(&t, "停水通知", "知"), "知", "after an escape");
    is(written(&t, "it's 12 号", "12 号"), "12 号", "after a doubled quote");
    is(written(&t, "请各位住户都按照小区业主公约办事，第一段落见这里 代码", "段落"),
       "段**落", "across marks");
    is(written(&t, "请各位住户都按照小区业主公约办事，第一段落见这里 代码", "这里"),
       "这里", "after a line end that is nothing");
    is(written(&t, "一项龘字", "龘字"), "龘|dá}字", "a reading is taken off");
    is(written(&t, "一 | 二", "二"), "二", "a cell with an escape");
    const struct check_text *c =
        find(&t, "请各位住户都按照小区业主公约办事，第一段落见这里 代码");
    ok(c && text_is_literal(c, slice_find(c->text, SLICE("代"))) &&
           !text_is_literal(c, slice_find(c->text, SLICE("这"))),
       "code is no prose");
    ok(!find(&t, "2026-12-01"), "a date is no text");
    size_t row = 0;
    for (size_t i = 0; i < t.ngroups; i++)
        row = t.groups[i].n == 2 && slice_is(t.groups[i].texts[0].text, "一 | 二")
                  ? i
                  : row;
    ok(row > 0 && slice_is(t.groups[row].texts[1].text, "3"), "a row is a group");
}

static void the_register(void)
{
    static const struct {
        char family;
        int n;
    } families[] = {{'P', 16}, {'C', 13}, {'T', 6}, {'L', 14}, {'G', 9}};
    const struct check_rule *r;
    size_t i = 0, whole = 0;

    for (size_t f = 0; f < 5; f++)
        for (int k = 1; k <= families[f].n; k++, i++) {
            char code[16];
            snprintf(code, sizeof code, "%c%d", families[f].family, k);
            r = rule_at(i);
            is(r ? r->code : "", code, code);
            whole += r && r->title && r->english && r->why && r->cure &&
                     r->cure_english && r->wrong && r->right;
        }
    ok(!rule_at(i) && whole == i, "%zu rules, each explained whole", i);
    ok(rule_find(SLICE("p7")) == rule_find(SLICE("room-number")), "by code or alias");
    ok(!rule_find(SLICE("P77")) && rule_near(SLICE("P77")).len, "a near one is known");
}

int main(void)
{
    snprintf(root, sizeof root, "/tmp/banbao-check-XXXXXX");
    if (!mkdtemp(root))
        return 2;
    the_register();
    weigh();
    frequencies();
    waive();
    places();
    file_remove_tree(root);
    arena_free(&arena);
    return done();
}
