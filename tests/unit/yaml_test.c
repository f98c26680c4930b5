#include "base/buf.h"
#include "data/yaml.h"
#include "data/yaml_write.h"
#include "tap.h"

#include <stdlib.h>

static struct arena arena;

static struct value *parse(const char *text, struct diag *d)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"t.yaml", slice_of(text)};
    *d = (struct diag){.arena = &arena};
    return yaml_parse(&arena, src, 0, src->text.len, d);
}

/* text must fail with code at line:column. */
static void fails(const char *text, const char *code, size_t line, size_t column)
{
    struct diag d;
    size_t l = 0, c = 0;
    struct value *v = parse(text, &d);
    bool good = !v && d.n == 1 && strcmp(d.messages[0].code, code) == 0;

    if (d.n)
        span_position(d.messages[0].at, &l, &c);
    if (!ok(good && l == line && c == column && d.messages[0].hint_zh, "%s at %zu:%zu",
            code, line, column))
        printf("# got %s %zu:%zu %s\n", d.n ? d.messages[0].code : "nothing", l, c,
               d.n ? d.messages[0].zh : "");
}

static void is_text(struct slice got, const char *want, const char *name)
{
    is(slice_cstr(&arena, got), want, name);
}

static void scalars(void)
{
    struct diag d;
    struct value *v =
        parse("题: 1.10\n日: 2026-10-12\n空:\n真: 是\n假: false\n引: \"是\"\n"
              "行: |\n  一\n  二\n",
              &d);

    is_text(value_str(v, "题"), "1.10", "numbers keep their spelling");
    is_text(value_str(v, "日"), "2026-10-12", "so do dates");
    ok(value_find(v, "空")->type == VALUE_NULL, "nothing is null");
    ok(value_flag(v, "真", false), "是 is true");
    ok(!value_flag(v, "假", true), "false is false");
    ok(value_find(v, "引")->type == VALUE_TEXT, "in quotes 是 is text");
    is_text(value_str(v, "行"), "一\n二\n", "block text");
    is_text(value_path(v, SLICE("题"))->text, "1.10", "path");
    ok(parse("", &d)->type == VALUE_MAP, "nothing is an empty map");
    ok(parse("# 只有注释\n", &d)->nmembers == 0, "so are comments");
}

static void positions(void)
{
    struct diag d;
    struct value *v = parse("标题: 公示\n𠮷: [甲, 乙丙]\n", &d);
    struct value *two = value_path(v, SLICE("𠮷.1"));

    ok(two && two->at.start == 27 && two->at.end == 33, "spans are bytes");
    ok(v->members[1].key_at.start == 15, "keys know where they stand");
}

/* Nobody who writes a head means YAML's references: told, and no text is lost. */
static void references(void)
{
    fails("题: &x 停水\n", "yaml-sign", 1, 4);
    fails("题: [甲, &x 乙]\n", "yaml-sign", 1, 8);
    fails("题: &x\n  - 甲\n", "yaml-sign", 1, 4);
    fails("甲: 一\n题: *x\n", "yaml-sign", 2, 4);
    fails("*x: 一\n", "yaml-key", 1, 1);
}

static void nesting(void)
{
    struct buf deep = BUF_INIT;
    struct diag d;

    for (int i = 0; i < 10000; i++)
        buf_char(&deep, '[');
    ok(!parse(slice_cstr(&arena, buf_view(&deep)), &d), "10,000 brackets");
    ok(d.n == 1 && strcmp(d.messages[0].code, "nesting-depth") == 0, "nesting-depth");
    buf_clear(&deep);
    for (int i = 0; i < 99; i++)
        buf_char(&deep, '[');
    for (int i = 0; i < 99; i++)
        buf_char(&deep, ']');
    ok(parse(slice_cstr(&arena, buf_view(&deep)), &d), "99 are fine");
    buf_release(&deep);
}

/* What is written for a text is read as that text. */
static void written(void)
{
    static const char *const texts[] = {
        "公示",     "甲: 乙",   " 甲 ",       "\"甲\"\\",      "甲|乙-丙 -丁",
        "\uFFFE甲", "甲\uFEFF", "甲\u2028乙", "甲 \uFFFF #乙", "null",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf b = BUF_INIT;
        struct diag d;
        buf_str(&b, "题: ");
        yaml_put_scalar(&b, slice_of(texts[i]));
        struct value *v = parse(b.ptr, &d);
        is_text(value_str(v, "题"), texts[i], texts[i]);
        buf_release(&b);
    }
}

int main(void)
{
    scalars();
    positions();
    references();
    nesting();
    fails("标题: \"公示\n落款: 物业\n", "yaml-quote", 1, 5);
    fails("标题: \"公示\n落款: \"物业\"\n", "yaml-quote", 1, 5);
    fails("标题: '公示\n日期: 2026-01-01\n", "yaml-quote", 1, 5);
    fails("类型: 公示\n标题：公示\n落款: 物业\n", "yaml-colon", 2, 3);
    fails("类型: 公示\n标题:公示\n落款: 物业\n", "yaml-colon", 2, 3);
    fails("题: 一\n题: 二\n", "yaml-duplicate", 2, 1);
    fails("题: !!str 一\n", "yaml-tag", 1, 4);
    fails("题: \"一\\q\"\n", "yaml-syntax", 1, 6);
    fails("题: **重要**\n", "yaml-syntax", 1, 4);
    fails("题: @我\n", "yaml-syntax", 1, 4);
    fails("题: 甲: 乙\n", "yaml-syntax", 1, 5);
    fails("题: {起: 1，止: 2}\n", "yaml-comma", 1, 9);
    fails("题: 甲\n  乙: 丙\n", "yaml-syntax", 2, 3);
    fails("题: [急]停水\n", "yaml-syntax", 1, 4);
    fails("题: {急}停水\n", "yaml-syntax", 1, 4);
    fails("题:\n\t- 甲\n", "yaml-syntax", 2, 1);
    fails("题:\n  -甲: 乙\n   丙: 丁\n", "yaml-syntax", 2, 3);
    fails("题:\n- 甲: 乙\n   丙: 丁\n", "yaml-syntax", 3, 4);
    fails("? [a]\n: b\n", "yaml-key", 1, 3);
    fails("名：甲  # 请改\n\n# 说\n题: 乙\n", "yaml-colon", 1, 2);
    fails("题: 甲\n名：乙    # 请填\n日: 1  # 成文\n", "yaml-colon", 2, 2);
    fails("题: 甲\n名：乙    # 请填\n# 电话:   # 有事\n", "yaml-colon", 2, 2);
    fails("题: 甲  # 子\n名：乙    # 请填\n", "yaml-colon", 2, 2);
    fails("题:\n  - 名：乙  # 请填\n    日: 1  # 成文\n", "yaml-colon", 2, 6);
    fails("文: >\n  时间：九点 # 早\n题: [急]停水\n", "yaml-syntax", 3, 4);
    fails("文: 请看\n  时间：九点\n题: 甲: 乙\n", "yaml-syntax", 3, 5);
    fails("题: 甲    # 请改\n# 说\n 名: 乙\n", "yaml-syntax", 3, 2);
    fails("  题: 甲\n名: 乙\n", "yaml-syntax", 1, 1);
    fails("题: 甲\n...\n名: 乙\n", "yaml-syntax", 2, 1);
    fails("题: [#停水, #维修]\n", "yaml-syntax", 1, 5);
    fails("要:\n  － 名: 停水\n    内容: 九点\n", "yaml-syntax", 2, 3);
    fails("题: 甲\n＃ 说明\n名: 乙\n", "yaml-syntax", 2, 1);
    fails("名: 乙\n题:\u00A0甲\n", "yaml-syntax", 2, 3);
    fails("题: \"\\u0007\"\n", "yaml-control", 1, 4);
    fails("题: 一\n---\n题: 二\n", "yaml-syntax", 2, 1);
    fails("题: *无\n", "yaml-syntax", 1, 4);
    written();
    arena_free(&arena);
    return done();
}
