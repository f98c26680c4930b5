/* Kinds with mistakes in them, and formulas. */
#include "base/file.h"
#include "content/formula.h"
#include "content/kind_read.h"
#include "content/kinds.h"
#include "data/decimal.h"
#include "data/yaml.h"
#include "model/date.h"
#include "tap.h"

#include <stdlib.h>

static struct arena arena;
static struct diag diag;

static struct formula *compile(const char *text)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"k.yaml", slice_of(text)};
    diag = (struct diag){.arena = &arena};
    return formula_parse(&arena, src->text, (struct span){src, 0, 0}, &diag);
}

static struct value *number(const char *s)
{
    struct decimal d = {0};

    decimal_parse(slice_of(s), &d);
    return number_value(&arena, d);
}

/* 甲 = 7, 乙 = 2.5, 钱 = 100.10, 表 = [{数: 3}, {数: 5}, {数: 5}], 日 = 2026-01-31 */
static struct value *data(void)
{
    struct value *v = value_map(&arena), *list = value_list(&arena);
    const char *numbers[] = {"3", "5", "5"};

    value_set(&arena, v, "甲", number("7"));
    value_set(&arena, v, "乙", number("2.5"));
    value_set(&arena, v, "钱", money_value(&arena, (struct decimal){10010, 2}));
    value_set(&arena, v, "大", number("900000000000000000"));
    value_set(&arena, v, "日", date_value(&arena, (struct date){2026, 1, 31}));
    for (int i = 0; i < 3; i++) {
        struct value *row = value_map(&arena);
        value_set(&arena, row, "数", number(numbers[i]));
        value_push(&arena, list, row);
    }
    value_set(&arena, v, "表", list);
    return v;
}

static void gives(const char *text, const char *want)
{
    const struct value *root = data();
    struct formula *f = compile(text);
    struct value *v = NULL;

    if (f)
        v = formula_eval(&arena, f, (struct scope){&root, 1, NULL}, (struct span){0},
                         &diag);
    if (!want)
        ok(f && !v && diag.n == 0, "%s is absent", text);
    else
        is(v ? slice_cstr(&arena, v->text) : NULL, want, text);
}

static void fails(const char *text, const char *code, size_t column)
{
    size_t line, c = 0;
    bool none = !compile(text);

    if (diag.n)
        span_position(diag.messages[0].at, &line, &c);
    if (!ok(none && diag.n == 1 && strcmp(diag.messages[0].code, code) == 0 &&
                c == column,
            "%s: %s at %zu", text, code, column))
        printf("# got %s at %zu\n", diag.n ? diag.messages[0].code : "nothing", c);
}

static void formulas(void)
{
    gives("甲 + 乙 * 2", "12.0");
    gives("(甲 + 乙) * 2", "19.0");
    gives("甲 - 乙 - 1", "3.5");
    gives("-甲 + 10", "3");
    gives("甲 / 乙", "2.8");
    gives("钱 + 甲", "107.10");
    gives("钱 * 3 - 0.05", "300.25");
    gives("钱 / 3", "33.37");
    gives("钱 / 钱", "1");
    gives("甲 / (乙 - 2.5)", NULL);
    gives("甲 + 丙", NULL);
    gives("甲 > 乙", "true");
    gives("甲 + 1 = 8", "true");
    gives("甲 ≠ 7.0", "false");
    gives("甲 <= 6.9", "false");
    gives("甲 > 乙 且 甲 < 8", "true");
    gives("甲 > 乙 且 甲 > 8 或 乙 = 2.5", "true");
    gives("甲 > 8 或 丙 > 1", NULL);
    gives("甲 > 8 且 丙 > 1", "false");
    gives("甲 < 8 或 丙 > 1", "true");
    gives("若(甲 > 乙, 甲, 乙)", "7");
    gives("若(丙 > 1, 甲, 乙)", "2.5");
    gives("若(甲 < 乙, 1 = 2)", NULL);
    gives("有(日) 且 甲 = 7", "true");
    gives("有(丙)", "false");
    gives("时长(90)", "1 小时 30 分");
    gives("时长(甲 * 60)", "7 小时");
    gives("时长(甲 * 5)", "35 分钟");
    gives("时长(0 - 甲)", NULL);
    gives("若(甲 > 乙, 3, 1) / 若(甲 > 乙, 4, 2)", "0.75");
    gives("29.33 * 3 >= 44 * 2", "false"); /* 2/3 of 44: no rounding saves it */
    gives("33 * 4 >= 44 * 3", "true");
    gives("合计(表.数)", "13");
    gives("最大(表.数) - 最小(表.数)", "2");
    gives("计数(表)", "3");
    gives("百分比(312, 319)", "97.8%");
    gives("百分比(1, 1)", "100%");
    gives("环比(106.6, 100)", "+6.6%");
    gives("环比(88.7, 100)", "−11.3%");
    gives("环比(5, 0)", NULL);
    gives("千分(1, 3)", "333");
    gives("千分(5, 3)", "1000");
    gives("日.月 * 2", "2");
    gives("日 - 日", "0");
    gives("表.0.数", "3");
    const struct value *root = data();
    struct value *rows =
        formula_eval(&arena, compile("取(表, 2)"), (struct scope){&root, 1, NULL},
                     (struct span){0}, &diag);
    ok(rows && rows->n == 2 && value_flag(rows->items[0], "首", false) &&
           value_flag(rows->items[1], "末", false),
       "取 makes a list of its own");
    formula_eval(&arena, compile("大 * 大"), (struct scope){&root, 1, NULL},
                 (struct span){0}, &diag);
    ok(diag.n == 1 && strcmp(diag.messages[0].code, "formula-overflow") == 0,
       "formula-overflow");
    fails("甲 +", "formula-syntax", 4);
    fails("(甲", "formula-syntax", 3);
    fails("甲 乙", "formula-syntax", 3);
    fails("合计()", "formula-syntax", 4);
    fails("合计(1)", "formula-syntax", 6);
    fails("若(甲)", "formula-syntax", 5);
    fails("总计(表.数)", "formula-name", 1);
    fails("1.2.3", "formula-syntax", 6);
}

/* ---- kind files ---- */

static char root[64];

static void kind_fails(const char *text, const char *code, size_t line, size_t column)
{
    struct kinds k = {0};
    size_t l = 0, c = 0;

    diag = (struct diag){.arena = &arena};
    kinds_load(&arena, &k, BANBAO_HOME "/generator/kinds", "generator/kinds", &diag);
    file_remove_tree(root);
    file_make_dirs(root);
    file_write(file_join(&arena, root, "x.yaml"), slice_of(text));
    bool good = kinds_load(&arena, &k, root, "content/kinds", &diag);
    if (diag.n)
        span_position(diag.messages[0].at, &l, &c);
    if (!ok(!good && diag.n && strcmp(diag.messages[0].code, code) == 0 && l == line &&
                c == column,
            "%s at %zu:%zu", code, line, column))
        printf("# got %s %zu:%zu %s\n", diag.n ? diag.messages[0].code : "nothing", l,
               c, diag.n ? diag.messages[0].zh : "");
}

/* The column and the message of the last line belong to what stands there. */
static void after_a_failed_field(void)
{
    struct source src = {"x.yaml", SLICE("类型: 试\n字段:\n"
                                         "  甲: {型: 表, 列: {一: {型: 文字}, 二: {型: "
                                         "文字}, 三: {型: 错}}}\n"
                                         "  乙: {型: 表, 列: {一: {型: 文字}}}\n"
                                         "  标题: {型: 数}\n")};
    struct field title = {.name = SLICE("标题")};
    struct envelope every = {.fields = &title, .n = 1};
    struct kind k = {.src = &src};
    size_t line = 0, column;

    diag = (struct diag){.arena = &arena};
    k.root = yaml_parse(&arena, &src, 0, src.text.len, &diag);
    kind_read_fields(&arena, &k, &every, &diag);
    const struct field *second = field_find(k.fields, k.nfields, SLICE("乙"));
    ok(second && second->ncolumns == 1 && slice_is(second->columns[0].name, "一"),
       "a field that fails leaves nothing to the next one");
    for (size_t i = 0; i < diag.n; i++)
        if (strcmp(diag.messages[i].code, "kind-duplicate") == 0)
            span_position(diag.messages[i].at, &line, &column);
    ok(line == 5, "a field of every item is told where it stands");
}

static void kind_files(void)
{
    struct kinds k = {0};

    diag = (struct diag){.arena = &arena};
    ok(kinds_load(&arena, &k, BANBAO_HOME "/generator/kinds", "generator/kinds",
                  &diag) &&
           diag.n == 0 && k.n >= 7,
       "our own kinds are sound");
    const struct kind *pledge = kinds_find(&k, SLICE("pledge"));
    ok(pledge && slice_is(pledge->name, "服务承诺"), "by alias");
    ok(pledge &&
           field_find(pledge->fields, pledge->nfields, SLICE("supervision_phone")),
       "fields too");
    kind_fails("英文: x\n", "kind-format", 1, 1);
    kind_fails("类型: 公示\n", "kind-duplicate", 1, 5);
    kind_fails("类型: 甲\n字断: {}\n", "unknown-key", 2, 1);
    kind_fails("类型: 甲\n字段:\n  乙: {型: 文本}\n", "kind-type", 3, 10);
    kind_fails("类型: 甲\n字段:\n  乙: {英文: b}\n", "kind-format", 3, 3);
    kind_fails("类型: 甲\n字段:\n  标题: {型: 数}\n", "kind-duplicate", 3, 3);
    kind_fails("类型: 甲\n字段:\n  乙: {型: 表}\n", "kind-format", 3, 3);
    kind_fails("类型: 甲\n字段:\n  乙: {型: 文字, 字数: 3}\n", "kind-format", 3, 18);
    kind_fails("类型: 甲\n字段:\n  乙: {型: 文字, 必须: 是}\n", "unknown-key", 3, 14);
    kind_fails("类型: 甲\n字段:\n  乙: {型: 选项}\n", "kind-format", 3, 3);
    kind_fails("类型: 甲\n计算:\n  乙: 丙 + 1\n", "formula-name", 3, 6);
    kind_fails("类型: 甲\n计算:\n  乙: 1 +\n", "formula-syntax", 3, 9);
    kind_fails("类型: 甲\n核对:\n  - 码: a-b\n", "kind-format", 3, 5);
    kind_fails("- 类型\n", "kind-format", 1, 1);
    kind_fails(
        "类型: 甲\n字段:\n  乙: {型: 表, 列: {丙: {型: 数}}, 行计算: {丁: 丙 + 戊}}\n"
        "计算: {戊: 1 + 1}\n",
        "formula-name", 3, 42);
    kind_fails(
        "类型: 甲\n字段:\n  乙: {型: 表, 列: {丙: {型: 数}}, 行核对: [{码: a-b}]}\n",
        "kind-format", 3, 35);
    after_a_failed_field();
    diag = (struct diag){.arena = &arena};
    ok(!kinds_load(&arena, &k, "/nowhere", "nowhere", &diag) &&
           strcmp(diag.messages[0].code, "kind-folder") == 0,
       "no such folder");
}

/* Those of the program are known by name, and read when they are asked for. */
static void late(void)
{
    struct kinds k = {0};

    diag = (struct diag){.arena = &arena};
    file_remove_tree(root);
    file_make_dirs(root);
    for (size_t i = 0; i < 2; i++) {
        static const char *const shared[] = {"_envelope.yaml", "_site.yaml"};
        struct slice text;
        file_read(&arena, file_join(&arena, BANBAO_HOME "/generator/kinds", shared[i]),
                  1 << 20, &text);
        file_write(file_join(&arena, root, shared[i]), text);
    }
    file_write(file_join(&arena, root, "a.yaml"),
               SLICE("类型: 甲\n英文: a\n字段:\n  乙: {型: 数}\n"));
    file_write(file_join(&arena, root, "b.yaml"),
               SLICE("类型: 乙\n英文: b\n字段:\n  丙: {型: 文本}\n"));
    file_write(file_join(&arena, root, "c.yaml"), SLICE("# 说明\n类型: 丙\n"));
    ok(kinds_list(&arena, &k, root, "kinds", &diag) && k.n == 3 && diag.n == 0,
       "what nobody uses is not read");
    struct kind *a = kinds_find(&k, SLICE("a")), *b = kinds_find(&k, SLICE("乙"));
    struct kind *c = kinds_find(&k, SLICE("丙"));
    ok(a && !a->open && kinds_open(&arena, &k, a, &diag) &&
           field_find(a->fields, a->nfields, SLICE("乙")),
       "a kind is read when it is asked for");
    ok(c && c->open, "or when its names do not stand first");
    ok(b && !kinds_open(&arena, &k, b, &diag) && !kinds_open(&arena, &k, b, &diag) &&
           diag.n == 1 && strcmp(diag.messages[0].code, "kind-type") == 0,
       "what is wrong is told once");
}

/* Who follows an example is not told that it is too short. */
static void examples_of(const struct kind *kind, const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        long length = (long)utf8_count(f->example);
        for (size_t k = 0; k < f->example.len; k++)
            length -= f->example.ptr[k] == '|';
        if (f->type == FIELD_TEXT && f->example.len &&
            ((f->min >= 0 && length < f->min) || (f->max >= 0 && length > f->max)))
            ok(false, "%.*s: the example of %.*s keeps its own limits",
               SLICE_FMT(kind->name), SLICE_FMT(f->name));
        examples_of(kind, f->columns, f->ncolumns);
    }
}

static void examples(void)
{
    struct kinds k = {0};

    diag = (struct diag){.arena = &arena};
    ok(kinds_list(&arena, &k, BANBAO_HOME "/generator/kinds", "kinds", &diag) &&
           kinds_open_all(&arena, &k, &diag),
       "the kinds can be read");
    for (size_t i = 0; i < k.n; i++)
        examples_of(k.list[i], k.list[i]->fields, k.list[i]->nfields);
}

int main(void)
{
    strcpy(root, "/tmp/banbao-kinds-XXXXXX");
    if (!mkdtemp(root))
        return 1;
    formulas();
    kind_files();
    late();
    examples();
    file_remove_tree(root);
    arena_free(&arena);
    return done();
}
