/* kind_read.c - reads the YAML of a kind.
 *
 *   字段:
 *     金额: {型: 金额, 英文: amount, 必填: 是}
 * becomes a struct field of FIELD_MONEY, required, with the alias amount. Unknown keys
 * are errors: a misspelt 必填 would otherwise silently make a field optional. Columns
 * of tables are fields again, up to DEPTH_MAX deep.
 */
#include "content/kind_read.h"
#include "content/formula.h"
#include "content/kind_names.h"
#include "content/text_file.h"
#include "data/mustache.h"
#include "prose/written.h"

#include <string.h>

enum { DEPTH_MAX = 4 }; /* tables in tables: a sheet shows no more */

struct kind_reader {
    struct arena *arena;
    struct diag *diag;
    const struct source *src; /* the file being read */
};

/* The words of 型. */
static const struct {
    const char *word;
    enum field_type type;
} types[] = {
    {"文字", FIELD_TEXT},    {"正文", FIELD_MARKDOWN}, {"数", FIELD_NUMBER},
    {"金额", FIELD_MONEY},   {"日期", FIELD_DATE},     {"期间", FIELD_PERIOD},
    {"电话", FIELD_PHONE},   {"人名", FIELD_PERSON},   {"是否", FIELD_FLAG},
    {"图片", FIELD_PICTURE}, {"链接", FIELD_LINK},     {"选项", FIELD_ENUM},
    {"列表", FIELD_LIST},    {"表", FIELD_TABLE},      {"记录", FIELD_RECORD},
    {"时刻", FIELD_TIME},    {"月份", FIELD_MONTH},    {"收录", FIELD_COLLECT},
    {"对照", FIELD_CHOICES},
};

enum { NTYPES = sizeof types / sizeof *types };

/* Report every key of map that is not among the words (ended by NULL). */
static bool check_keys(struct kind_reader *r, const struct value *map,
                       const char *const *words)
{
    struct slice known[32];
    size_t n = 0;
    bool good = true;

    for (; words[n]; n++)
        known[n] = slice_of(words[n]);
    for (size_t i = 0; i < map->nmembers; i++) {
        bool found = false;
        for (size_t j = 0; j < n; j++)
            found |= slice_eq(known[j], map->members[i].key);
        if (!found)
            good = report_unknown_key(&map->members[i], known, n, r->diag);
    }
    return good;
}

/* what: the key's name, for the message. */
static bool is_map(struct kind_reader *r, const struct value *v, const char *what)
{
    if (v->type == VALUE_MAP)
        return true;
    return diag_error(r->diag, v->at, "kind-format", "%s应写成“键: 值”",
                      "%s must be a map", what);
}

/* at: where a missing 型 is reported. */
static bool read_type(struct kind_reader *r, const struct value *v, struct span at,
                      enum field_type *out)
{
    struct slice words[NTYPES];

    for (size_t i = 0; i < NTYPES; i++) {
        words[i] = slice_of(types[i].word);
        if (v && slice_eq(v->text, words[i])) {
            *out = types[i].type;
            return true;
        }
    }
    if (!v)
        return diag_error(r->diag, at, "kind-format", "字段没有写“型”",
                          "a field needs 型");
    struct slice near = nearest_word(v->text, words, NTYPES);
    diag_error(r->diag, v->at, "kind-type", "没有“%.*s”这种型", "no field type '%.*s'",
               SLICE_FMT(v->text));
    if (near.len)
        return diag_hint(r->diag, "是不是“%.*s”？全部的型见 generator/kinds/README.md",
                         "did you mean '%.*s'? see generator/kinds/README.md",
                         SLICE_FMT(near));
    return diag_hint(r->diag, "全部的型见 generator/kinds/README.md",
                     "see generator/kinds/README.md for all of them");
}

/* 字数: [2, 40] -> 2 and 40; left out: -1 and -1, no limit. */
static bool read_range(struct kind_reader *r, const struct value *v, long *min,
                       long *max)
{
    *min = *max = -1;
    if (!v)
        return true;
    if (v->type == VALUE_LIST && v->n == 2) {
        struct value pair = {.type = VALUE_MAP};
        struct member m[2] = {{SLICE("a"), {0}, v->items[0]},
                              {SLICE("b"), {0}, v->items[1]}};
        pair.members = m;
        pair.nmembers = 2;
        *min = value_long(&pair, "a", -1);
        *max = value_long(&pair, "b", -1);
        if (*min >= 0 && *max >= *min)
            return true;
    }
    return diag_error(r->diag, v->at, "kind-format", "应写成 [最少, 最多]",
                      "expected [min, max]");
}

/* 私密; the words are in the order of enum privacy. */
static bool read_privacy(struct kind_reader *r, const struct value *v,
                         enum privacy *out)
{
    static const char *const words[] = {"公开", "办公", "个人", "机密",
                                        "遮名", "遮字", "遮号", "遮址"};

    if (!v)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(v->text, words[i])) {
            *out = (enum privacy)i;
            return true;
        }
    return diag_error(r->diag, v->at, "kind-format",
                      "私密只能是 公开、办公、个人、机密、遮名、遮字、遮号 或 遮址",
                      "私密 is one of 公开 办公 个人 机密 遮名 遮字 遮号 遮址");
}

/* 是 or 否; left out means no. */
static bool read_flag(struct kind_reader *r, const struct value *map, const char *key,
                      bool *out)
{
    const struct value *v = value_find(map, key);

    *out = value_flag(map, key, false);
    if (!v || v->type == VALUE_BOOL || written_flag(v->text, out))
        return true;
    diag_error(r->diag, v->at, "kind-format", "“%s”只能是 是 或 否", "%s is 是 or 否",
               key);
    return diag_hint(r->diag, "写 %s: 是；不是的，不用写",
                     "write %s: 是, or leave it out", key);
}

/* 选项: {停水: water, 停电: power} -> choices and their aliases. */
static bool read_choices(struct kind_reader *r, struct field *f, const struct value *v,
                         struct span at)
{
    if (f->type != FIELD_ENUM && f->type != FIELD_CHOICES)
        return true;
    if (!v || v->type != VALUE_MAP || v->nmembers == 0)
        return diag_error(r->diag, v ? v->at : at, "kind-format",
                          "选项应写成 {值: english, …}",
                          "expected {value: english, ...}");
    f->nchoices = v->nmembers;
    f->choices = arena_array(r->arena, struct slice, f->nchoices);
    f->choice_aliases = arena_array(r->arena, struct slice, f->nchoices);
    for (size_t i = 0; i < f->nchoices; i++) {
        f->choices[i] = v->members[i].key;
        f->choice_aliases[i] = v->members[i].value->text;
    }
    return true;
}

static bool read_fields(struct kind_reader *r, const struct value *v,
                        struct field **fields, size_t *n, int depth);

/* 计算: {结余: 合计(收入.金额) - 合计(支出.金额)} -> names with formulas. */
static bool read_computed(struct kind_reader *r, const struct value *v,
                          struct computed **out, size_t *n)
{
    bool good = true;

    if (!v)
        return true;
    if (!is_map(r, v, "计算"))
        return false;
    *out = arena_array(r->arena, struct computed, v->nmembers);
    for (size_t i = 0; i < v->nmembers; i++) {
        const struct member *m = &v->members[i];
        const struct formula *f =
            formula_parse(r->arena, m->value->text, m->value->at, r->diag);
        good &= f != NULL;
        if (f)
            (*out)[(*n)++] = (struct computed){m->key, f};
    }
    return good;
}

/* 核对: 码 names the message, 式 must be true, 说 is the message, 处 its place. */
static bool read_rule(struct kind_reader *r, const struct value *v, struct rule *out)
{
    static const char *const keys[] = {"规则", "码", "式", "说", "处", "级", NULL};
    const struct value *formula = value_find(v, "式"), *say = value_find(v, "说");
    const struct value *named = value_find(v, "规则"), *level = value_find(v, "级");

    if (!is_map(r, v, "核对") || !check_keys(r, v, keys))
        return false;
    if (!value_str(v, "码").len || !formula || !say)
        return diag_error(r->diag, v->at, "kind-format", "核对要写 码、式 和 说",
                          "a check needs 码, 式 and 说");
    out->code = slice_cstr(r->arena, value_str(v, "码"));
    out->named = named ? slice_cstr(r->arena, named->text) : NULL;
    out->formula = formula_parse(r->arena, formula->text, formula->at, r->diag);
    out->message = mustache_compile_text(r->arena, say->text, say->at, r->diag);
    out->where = value_str(v, "处");
    out->where_at = value_find(v, "处") ? value_find(v, "处")->at : v->at;
    out->warning = slice_is(value_str(v, "级"), "警告");
    if (level && !out->warning && !slice_is(level->text, "错误")) {
        diag_error(r->diag, level->at, "kind-format", "级只能是 警告 或 错误",
                   "级 is 警告 or 错误");
        return diag_hint(r->diag, "写 级: 警告；要当错误，就不写“级”",
                         "write 级: 警告, or leave it out for an error");
    }
    return out->formula && out->message;
}

/* 核对 and 行核对: a list of checks. */
static bool read_rules(struct kind_reader *r, const struct value *v, struct rule **out,
                       size_t *n)
{
    bool good = true;

    if (!v)
        return true;
    if (v->type != VALUE_LIST)
        return diag_error(r->diag, v->at, "kind-format", "核对应是“- ”列表",
                          "核对 must be a list");
    *out = arena_array(r->arena, struct rule, v->n);
    for (size_t i = 0; i < v->n; i++) {
        struct rule rule = {0};
        if (read_rule(r, v->items[i], &rule))
            (*out)[(*n)++] = rule;
        else
            good = false;
    }
    return good;
}

/* 树: {按: 名称, 上级: 上级}: a required column and an optional one. */
static bool read_tree(struct kind_reader *r, struct field *f, const struct value *v)
{
    static const char *const keys[] = {"按", "上级", NULL};

    if (!v)
        return true;
    if (!is_map(r, v, "树") || !check_keys(r, v, keys))
        return false;
    f->tree_by = value_str(v, "按");
    f->tree_up = value_str(v, "上级");
    const struct field *by = field_find(f->columns, f->ncolumns, f->tree_by);
    const struct field *up = field_find(f->columns, f->ncolumns, f->tree_up);
    if (by && by->required && up && !up->required)
        return true;
    return diag_error(r->diag, v->at, "kind-format",
                      "树的“按”是必填的一列，“上级”是另一列，不能必填",
                      "a tree needs a required column and another one that is not");
}

/* 排序: {按: 姓名, 法: 笔画}: by a column of names, or without 法 by value. */
static bool read_sort(struct kind_reader *r, struct field *f, const struct value *v)
{
    static const char *const keys[] = {"按", "降序", "法", NULL};
    struct slice how = value_str(v, "法");

    if (!v)
        return true;
    if (!is_map(r, v, "排序") || !check_keys(r, v, keys) ||
        !read_flag(r, v, "降序", &f->sort_down))
        return false;
    f->sort_by = value_str(v, "按");
    f->sort_how = slice_is(how, "笔画")   ? SORT_STROKES
                  : slice_is(how, "拼音") ? SORT_PINYIN
                                          : SORT_VALUES;
    const struct field *by = field_find(f->columns, f->ncolumns, f->sort_by);
    if (!by)
        return diag_error(r->diag, v->at, "kind-format", "没有叫“%.*s”的列",
                          "no column '%.*s'", SLICE_FMT(f->sort_by));
    if (how.len && f->sort_how == SORT_VALUES)
        return diag_error(r->diag, v->at, "kind-format", "排序的“法”是 笔画 或 拼音",
                          "法 of an order is 笔画 or 拼音");
    if (how.len && by->type != FIELD_PERSON && by->type != FIELD_TEXT)
        return diag_error(r->diag, v->at, "kind-format",
                          "按笔画、拼音排的一列应是人名或文字",
                          "only names and texts can be sorted by strokes or pinyin");
    return true;
}

/* What only tables and records have. */
static bool read_table(struct kind_reader *r, struct field *f, const struct value *v,
                       struct span at, int depth)
{
    const struct value *columns = value_find(v, "列");

    if (f->type != FIELD_TABLE && f->type != FIELD_RECORD)
        return true;
    if (!columns || depth > DEPTH_MAX)
        return diag_error(r->diag, at, "kind-format", "表和记录要写“列”，最多套 %d 层",
                          "a table needs 列, nested at most %d deep", DEPTH_MAX);
    if (!read_fields(r, columns, &f->columns, &f->ncolumns, depth + 1) ||
        !read_computed(r, value_find(v, "行计算"), &f->computed, &f->ncomputed) ||
        !read_rules(r, value_find(v, "行核对"), &f->rules, &f->nrules) ||
        !read_tree(r, f, value_find(v, "树")))
        return false;
    return read_sort(r, f, value_find(v, "排序"));
}

/* 字数 of a list or table limits its entries, 条数 their number. */
static bool read_field(struct kind_reader *r, const struct member *m, struct field *f,
                       int depth)
{
    static const char *const keys[] = {
        "型", "英文",   "必填",   "说明", "例", "私密", "默认", "条数", "字数", "选项",
        "列", "行计算", "行核对", "排序", "树", "项",   "日程", "历书", NULL};
    const struct value *v = m->value, *example = value_find(v, "例");
    long min = -1, max = -1;

    if (!is_map(r, v, "字段") || !check_keys(r, v, keys) ||
        !read_type(r, value_find(v, "型"), m->key_at, &f->type))
        return false;
    f->name = m->key;
    f->alias = value_str(v, "英文");
    f->help = value_str(v, "说明");
    f->example = example ? example->text : SLICE("");
    f->otherwise = value_find(v, "默认");
    f->of = FIELD_TEXT; /* entries of a list, unless 项 gives a type */
    f->of_min = f->of_max = -1;
    f->events = value_str(v, "日程");
    if (!read_flag(r, v, "必填", &f->required) ||
        !read_flag(r, v, "历书", &f->almanac) ||
        !read_privacy(r, value_find(v, "私密"), &f->privacy) ||
        !read_range(r, value_find(v, "字数"), &min, &max) ||
        !read_range(r, value_find(v, "条数"), &f->min, &f->max) ||
        !read_choices(r, f, value_find(v, "选项"), m->key_at) ||
        (value_find(v, "项") && !read_type(r, value_find(v, "项"), m->key_at, &f->of)))
        return false;
    if (f->type != FIELD_LIST && f->type != FIELD_TABLE && f->type != FIELD_COLLECT) {
        f->min = min;
        f->max = max;
    } else {
        f->of_min = min;
        f->of_max = max;
    }
    return read_table(r, f, v, m->key_at, depth);
}

static bool read_fields(struct kind_reader *r, const struct value *v,
                        struct field **fields, size_t *n, int depth)
{
    bool good = true;

    if (!is_map(r, v, "字段"))
        return false;
    *fields = arena_array(r->arena, struct field, v->nmembers);
    for (size_t i = 0; i < v->nmembers; i++) {
        struct field f = {0}; /* nothing of a failed one may reach the next */
        if (!read_field(r, &v->members[i], &f, depth)) {
            good = false;
            continue;
        }
        if (field_find(*fields, *n, f.name) ||
            (f.alias.len && field_find(*fields, *n, f.alias))) {
            good = diag_error(r->diag, v->members[i].key_at, "kind-duplicate",
                              "字段“%.*s”或它的英文名已经有了",
                              "field '%.*s' or its alias is there already",
                              SLICE_FMT(f.name));
            diag_hint(r->diag, "换一个名字，或给它换一个“英文”",
                      "another name, or another 英文");
        }
        (*fields)[(*n)++] = f;
    }
    return good;
}

/* ---- the file ---- */

/* The place of a field's name. */
static struct span place_of(const struct value *fields, struct slice name)
{
    for (size_t i = 0; i < fields->nmembers; i++)
        if (slice_eq(fields->members[i].key, name))
            return fields->members[i].key_at;
    return fields->at;
}

/* The envelope's fields, then the kind's own; names must not collide. */
static bool read_all_fields(struct kind_reader *r, struct kind *k,
                            const struct envelope *every)
{
    const struct value *own = value_find(k->root, "字段");
    struct field *fields = NULL;
    size_t n = 0;
    bool good = !own || read_fields(r, own, &fields, &n, 0);

    k->fields = arena_array(r->arena, struct field, every->n + n);
    if (every->n)
        memcpy(k->fields, every->fields, every->n * sizeof *k->fields);
    k->nfields = every->n;
    for (size_t i = 0; i < n; i++) {
        if (field_find(every->fields, every->n, fields[i].name) ||
            (fields[i].alias.len &&
             field_find(every->fields, every->n, fields[i].alias))) {
            good = diag_error(r->diag, place_of(own, fields[i].name), "kind-duplicate",
                              "“%.*s”或它的英文名是每一项都有的，不用再写",
                              "'%.*s' or its alias belongs to every item",
                              SLICE_FMT(fields[i].name));
            diag_hint(r->diag, "是同一项的，删掉它；不是的，换一个名字和“英文”",
                      "remove it, or give it another name and 英文");
        }
        k->fields[k->nfields++] = fields[i];
    }
    return good;
}

/* For _envelope.yaml and _site.yaml, which are no kinds of items. */
bool kind_read_fields(struct arena *a, struct kind *k, const struct envelope *every,
                      struct diag *d)
{
    return read_all_fields(&(struct kind_reader){a, d, k->src}, k, every);
}

/* 不印 may name only fields and the body. */
static bool check_unprinted(struct kind_reader *r, const struct kind *k,
                            const struct value *list)
{
    bool good = true;

    for (size_t i = 0; list && i < list->n; i++) {
        struct slice name = list->items[i]->text;
        if (!slice_is(name, "正文") && !field_find(k->fields, k->nfields, name))
            good = diag_error(r->diag, list->items[i]->at, "kind-format",
                              "不印里的“%.*s”不是字段", "不印 names no field '%.*s'",
                              SLICE_FMT(name));
    }
    return good;
}

/* 不印 of the kind and of each of its 版式. */
static bool check_all_unprinted(struct kind_reader *r, const struct kind *k)
{
    const struct value *forms = value_find(k->root, "版式");
    bool good = check_unprinted(r, k, value_find(k->root, "不印"));

    for (size_t i = 0; forms && i < forms->nmembers; i++)
        good &= check_unprinted(r, k, value_find(forms->members[i].value, "不印"));
    return good;
}

/* 网页: 招领.html means 招领. */
static struct slice stem_of(struct slice name, const char *ending)
{
    return slice_ends(name, slice_of(ending))
               ? slice_sub(name, 0, name.len - strlen(ending))
               : name;
}

/* Fields first: formulas and checks refer to them by name. */
bool kind_read(struct arena *a, struct kind *k, const struct envelope *every,
               struct diag *d)
{
    static const char *const keys[] = {"类型", "英文",     "说明",     "栏目", "标记",
                                       "版名", "网页",     "海报",     "版式", "纸张",
                                       "摘要", "首页数字", "首页人员", "日历", "字段",
                                       "计算", "核对",     "不印",     NULL};
    struct kind_reader reader = {a, d, k->src}, *r = &reader;
    const struct value *v = k->root;

    if (!is_map(r, v, "类型文件") || !check_keys(r, v, keys))
        return false;
    k->name = value_str(v, "类型");
    k->alias = value_str(v, "英文");
    k->description = value_str(v, "说明");
    k->section = value_str(v, "栏目");
    k->page = stem_of(value_str(v, "网页"), ".html");
    k->layout = stem_of(value_str(v, "海报"), ".yaml");
    if (k->name.len == 0) {
        diag_error(r->diag, v->at, "kind-format", "没有写“类型”", "类型 is missing");
        return diag_hint(r->diag, "第一行写 类型: 名称", "begin with 类型: NAME");
    }
    return read_all_fields(r, k, every) &&
           read_computed(r, value_find(v, "计算"), &k->computed, &k->ncomputed) &&
           read_rules(r, value_find(v, "核对"), &k->rules, &k->nrules) &&
           kind_check_names(a, k, d) && check_all_unprinted(r, k);
}
