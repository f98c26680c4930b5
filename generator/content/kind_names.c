/* kind_names.c - looks up every name of a kind before any item uses it.
 *
 *   计算: {结余: 合计(收入.金额) - 合计(支出.金钱)}   no field 金钱
 *   摘要: "{{捡到日.长}}捡到"                         捡到日 has no 长
 *   核对: 式: 地点 + 1                                 地点 is text
 * What is known grows in reading order: a formula may use only those before it.
 */
#include "content/kind_names.h"
#include "content/formula.h"
#include "data/mustache.h"

#include <string.h>

/* Names that the program adds to every item (matter.c, summary.c). */
static const char *const of_items[] = {
    "类型",   "标题行", "短标题", "正文",   "主文", "附件", "续号", "张贴", "撤下",
    "张贴期", "网址",   "网址行", "二维码", "标记", "摘要", "数字", NULL};
/* Names that the program adds to every row (compute.c, row_tree.c). */
static const char *const of_rows[] = {"序", "首", "末", "层", "根", "叶", "子", NULL};

/* The facets of a type (generator/kinds/README.md). NULL: it has none, or any name is
 * accepted. */
static const char *facets_of(enum field_type type)
{
    switch (type) {
    case FIELD_TEXT:
    case FIELD_PERSON:
        return " 姓 二字 各 ";
    case FIELD_NUMBER:
        return " 汉 整 小数 千位 负 ";
    case FIELD_MONEY:
        return " 整 分 万 概数 概数单位 确数 大写 负 千位 小数 汉 ";
    case FIELD_DATE:
        return " iso 汉 年 月 日 年月 短 点 短点 周 星期 休 放假 补班 农历 节气 ";
    case FIELD_PERIOD:
        return " 起 止 前日 短 点 天数 工作日 共 少 中 宽格 窄格 细格 日子 状态 未开始 "
               "进行中 已结束 剩余 末日 ";
    case FIELD_TIME:
        return " 时 分 ";
    case FIELD_PHONE:
        return " 链接 ";
    case FIELD_PICTURE:
        return " src 宽 高 ";
    case FIELD_LINK:
        return " 短 ";
    default:
        return NULL;
    }
}

/* What may be named at one place of the kind. */
struct names {
    struct arena *arena;
    struct diag *diag;
    const struct kind *kind;
    size_t ncomputed;          /* how many of the kind's formulas come before */
    const struct field *table; /* whose rows are checked; NULL: the item */
    size_t nrow;               /* how many of the row's formulas come before */
};

static bool is_one_of(struct slice name, const char *const *words)
{
    for (; *words; words++)
        if (slice_is(name, *words))
            return true;
    return false;
}

/* A column of the table, else a field of the kind. */
static const struct field *own_field(const struct names *n, struct slice name)
{
    const struct field *f =
        n->table ? field_find(n->table->columns, n->table->ncolumns, name) : NULL;

    return f ? f : field_find(n->kind->fields, n->kind->nfields, name);
}

/* Is it the name of a formula that comes before? */
static bool is_computed(const struct names *n, struct slice name)
{
    for (size_t i = 0; i < n->ncomputed; i++)
        if (slice_eq(n->kind->computed[i].name, name))
            return true;
    for (size_t i = 0; n->table && i < n->nrow; i++)
        if (slice_eq(n->table->computed[i].name, name))
            return true;
    return false;
}

/* How many names list_names() will write. */
static size_t count_names(const struct field *fields, size_t n)
{
    size_t sum = n;

    for (size_t i = 0; i < n; i++)
        sum += count_names(fields[i].columns, fields[i].ncolumns) + fields[i].ncomputed;
    return sum;
}

/* The names of fields, columns and row formulas, at all depths. */
static void list_names(const struct field *fields, size_t n, struct slice *words,
                       size_t *count)
{
    for (size_t i = 0; i < n; i++) {
        words[(*count)++] = fields[i].name;
        for (size_t k = 0; k < fields[i].ncomputed; k++)
            words[(*count)++] = fields[i].computed[k].name;
        list_names(fields[i].columns, fields[i].ncolumns, words, count);
    }
}

/* The most similar name that the kind has. */
static struct slice near_name(const struct names *n, struct slice name)
{
    const struct kind *k = n->kind;
    size_t count = 0, all = count_names(k->fields, k->nfields) + k->ncomputed;
    struct slice *words = arena_array(n->arena, struct slice, all);

    list_names(k->fields, k->nfields, words, &count);
    for (size_t i = 0; i < k->ncomputed; i++)
        words[count++] = k->computed[i].name;
    return nearest_word(name, words, count);
}

static bool report(const struct names *n, struct slice name, struct span at)
{
    struct slice near = near_name(n, name);

    diag_error(n->diag, at, "formula-name", "没有叫“%.*s”的字段", "no field '%.*s'",
               SLICE_FMT(name));
    if (near.len)
        return diag_hint(n->diag, "是不是“%.*s”？", "did you mean '%.*s'?",
                         SLICE_FMT(near));
    return diag_hint(n->diag, "写这个类型的字段或“计算”里有的名字",
                     "write a field of this kind, or a name of its 计算");
}

/* 捐赠.金额: a column, a formula of the row, or a row's number (捐赠.1). */
static bool check_column(const struct names *n, const struct field *table,
                         struct slice name, struct span at)
{
    bool good = field_find(table->columns, table->ncolumns, name) ||
                is_one_of(name, of_rows) || char_is_digit(name.ptr[0]);

    for (size_t i = 0; i < table->ncomputed; i++)
        good |= slice_eq(table->computed[i].name, name);
    return good || report(n, name, at);
}

/* 捡到日.长 is an error: dates have no such facet. */
static bool check_facet(const struct names *n, const struct field *f,
                        struct slice facet, struct span at)
{
    const char *list = facets_of(f->type);
    struct slice words[40], rest = slice_of(list ? list : ""), one;
    size_t count = 0;

    while (slice_cut(&rest, ' ', &one))
        if (one.len)
            words[count++] = one;
    for (size_t i = 0; i < count; i++)
        if (slice_eq(words[i], facet))
            return true;
    if (!list)
        return true;
    diag_error(n->diag, at, "kind-facet", "“%.*s”没有“%.*s”这一项",
               "'%.*s' has no '%.*s'", SLICE_FMT(f->name), SLICE_FMT(facet));
    return diag_hint(n->diag, "可以写的有：%s", "it has: %s",
                     slice_cstr(n->arena, slice_trim(slice_of(list))));
}

/* A dotted path. row: names of rows are allowed; named: names of items are. */
static bool check_path(const struct names *n, struct slice path, struct span at,
                       bool row, bool named)
{
    struct slice rest = path, first, second = SLICE("");

    if (!slice_cut(&rest, '.', &first) || !first.len)
        return true;
    slice_cut(&rest, '.', &second);
    const struct field *f = own_field(n, first);
    if (f && second.len)
        return f->ncolumns ? check_column(n, f, second, at)
                           : check_facet(n, f, second, at);
    if (f)
        return true;
    if (is_computed(n, first) || (named && is_one_of(first, of_items)) ||
        (row && is_one_of(first, of_rows)))
        return true;
    return report(n, first, at);
}

/* ---- formulas ---- */

/* For formula_check_names. */
static bool known_name(void *ctx, struct slice path, struct span at)
{
    const struct names *n = ctx;

    return check_path(n, path, at, n->table != NULL, false);
}

/* Fields whose values are words: they cannot be calculated with. */
static bool is_worded(void *ctx, struct slice name)
{
    const struct names *n = ctx;
    const struct field *f = own_field(n, name);

    if (!f || is_computed(n, name))
        return false;
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_PHONE:
    case FIELD_PERSON:
    case FIELD_PICTURE:
    case FIELD_LINK:
    case FIELD_ENUM:
        return true;
    default:
        return false;
    }
}

static bool check_formula(struct names *n, const struct formula *f)
{
    struct span at;

    if (!formula_check_names(f, known_name, n))
        return false;
    if (!formula_adds_words(f, is_worded, n, &at))
        return true;
    diag_error(n->diag, at, "formula-words", "这是文字，不能加减乘除",
               "this is a text: it cannot be used in a calculation");
    return diag_hint(
        n->diag, "只有数、金额、日期、时刻可以算；看有没有写，用 有(名字)",
        "only numbers, money, days and times can be used; 有(x) tests whether x "
        "is there");
}

/* ---- texts ---- */

/* A name in a template, or (inside) in a section of it that repeats for rows: there any
 * column or facet of the kind may be meant. */
static bool known_tag(void *ctx, struct slice path, struct span at, bool inside)
{
    const struct names *n = ctx;
    struct slice first = slice_sub(path, 0, slice_find(path, SLICE(".")));
    const struct kind *k = n->kind;
    size_t count = 0;

    if (!inside || own_field(n, first))
        return check_path(n, path, at, n->table != NULL, true);
    struct slice *words =
        arena_array(n->arena, struct slice, count_names(k->fields, k->nfields));
    list_names(k->fields, k->nfields, words, &count);
    for (size_t i = 0; i < count; i++)
        if (slice_eq(words[i], first))
            return true;
    for (enum field_type type = FIELD_TEXT; type <= FIELD_CHOICES; type++) {
        const char *list = facets_of(type);
        size_t found = list ? slice_find(slice_of(list), first) : SIZE_MAX;
        if (found != SIZE_MAX && found > 0 && list[found - 1] == ' ' &&
            list[found + first.len] == ' ')
            return true;
    }
    return check_path(n, path, at, true, true);
}

/* A template whose syntax is wrong is reported where it is compiled. */
static bool check_text(struct names *n, const struct value *text)
{
    struct diag silent = {.arena = n->arena};

    if (!text || text->type != VALUE_TEXT)
        return true;
    struct mustache *m = mustache_compile_text(n->arena, text->text, text->at, &silent);
    return !m || mustache_check_names(m, known_tag, n); /* reported when it is used */
}

/* ---- checks and settings ---- */

static bool check_rules(struct names *n, const struct rule *rules, size_t count)
{
    bool good = true;

    for (size_t i = 0; i < count; i++) {
        const struct rule *r = &rules[i];
        good &= check_formula(n, r->formula) &&
                mustache_check_names(r->message, known_tag, n);
        if (r->where.len && !own_field(n, r->where) && !is_computed(n, r->where))
            good = report(n, r->where, r->where_at);
    }
    return good;
}

/* Row formulas, checks and nested tables. */
static bool check_tables(struct names *outer, const struct field *fields, size_t count)
{
    bool good = true;

    for (size_t i = 0; i < count; i++) {
        const struct field *f = &fields[i];
        struct names n = *outer;
        n.table = f;
        n.ncomputed = 0; /* rows are computed before the item and checked after it */
        for (n.nrow = 0; n.nrow < f->ncomputed; n.nrow++)
            good &= check_formula(&n, f->computed[n.nrow].formula);
        n.ncomputed = n.kind->ncomputed;
        good &= check_rules(&n, f->rules, f->nrules);
        good &= check_tables(outer, f->columns, f->ncolumns);
    }
    return good;
}

/* {日期: 要点.内容} or {日期: 活动日期}: a field, or a column of one. */
static bool check_field_path(struct names *n, const struct value *v)
{
    struct slice rest = v ? v->text : SLICE(""), first, second = SLICE("");

    if (!v || !slice_cut(&rest, '.', &first))
        return true;
    slice_cut(&rest, '.', &second);
    const struct field *f = field_find(n->kind->fields, n->kind->nfields, first);
    if (!f)
        return report(n, first, v->at);
    return !second.len || field_find(f->columns, f->ncolumns, second) ||
           report(n, second, v->at);
}

/* 摘要, 首页数字, 日历 and 首页人员. */
static bool check_settings(struct names *n)
{
    static const char *const texts[] = {"标签", "值", "单位", "附注"};
    const struct value *root = n->kind->root;
    const struct value *figure = value_find(root, "首页数字");
    const struct value *day = value_find(root, "日历");
    bool good = check_text(n, value_find(root, "摘要"));

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        good &= check_text(n, value_find(figure, texts[i]));
    good &= check_field_path(n, value_find(day, "日期"));
    good &= check_field_path(n, value_find(day, "止"));
    return check_field_path(n, value_find(root, "首页人员")) && good;
}

bool kind_check_names(struct arena *a, const struct kind *k, struct diag *d)
{
    struct names n = {.arena = a, .diag = d, .kind = k};
    bool good = true;

    for (; n.ncomputed < k->ncomputed; n.ncomputed++)
        good &= check_formula(&n, k->computed[n.ncomputed].formula);
    good &= check_rules(&n, k->rules, k->nrules);
    good &= check_settings(&n);
    return check_tables(&n, k->fields, k->nfields) && good;
}
