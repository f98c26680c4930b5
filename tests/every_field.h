/* every_field.h - items of every kind with all their fields, each with a text of its
 * own, and what of that a text lacks. */
#ifndef BANBAO_TESTS_EVERY_FIELD_H
#define BANBAO_TESTS_EVERY_FIELD_H

#include "content/load.h"
#include "data/decimal.h"
#include "every_kind.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

enum { FEW, MANY, MOST, AMOUNTS };

static long serial;              /* of the value that is written */
static bool of_month;            /* the item is: its days are in 2026-12 */
static const struct field *only; /* of those that need not be written; NULL: all */
/* What is written together: the kinds' own 核对 ask for the others. A name of figures
 * (上期名, which has a default) is nothing without them. */
static const char *const together[][3] = {
    {"应到", "实到", "赞成"}, {"存入", "兑出", "统计期"}, {"流程标题", "流程"},
    {"流程说明", "流程"},     {"达标期", "达标率"},       {"图注", "头图"},
    {"改前", "改后"},         {"修前", "修后"},           {"上期名", "上期满意率"},
};
static const struct field *tree_of; /* the table being written, where it is a tree */

/* A text of so many characters that no other is and none holds. */
static const char *marker(long n)
{
    static const char pool[] =
        "东南西北山水花木春夏秋冬风云雨雪金银铜铁红黄蓝绿早午晚夜"
        "江河湖海田园林泉桥路灯窗门墙";
    const long marks = (long)(sizeof pool - 1) / 3;
    char *s = arena_array(&run, char, (size_t)n * 3 + 1);

    serial++;
    for (long i = 0; i < n; i++) {
        long at = i == 0 ? serial / marks : i == 1 ? serial : serial * 7 + i * i * 5;
        memcpy(s + i * 3, pool + at % marks * 3, 3);
    }
    s[n * 3] = '\0';
    return s;
}

static long between(const struct field *f, long least, long wanted)
{
    long min = f->min > least ? f->min : least;

    if (f->max >= 0 && wanted > f->max)
        wanted = f->max;
    return wanted < min ? min : wanted;
}

static inline bool is_among(struct slice name, const char *const *names)
{
    for (; *names; names++)
        if (slice_is(name, *names))
            return true;
    return false;
}

/* What each item has in its head already, or is better without. */
static bool is_given(const struct field *f)
{
    static const char *const names[] = {
        "类型", "标题", "短标题", "落款", "日期", "张贴", "更正", "撤下", "标签",
        "纸张", "版式", "编号",   "短址", "草稿", "豁免", "盖章", NULL};

    return is_among(f->name, names);
}

static void value_of(const struct field *f, enum field_type type, int how, long i);

static void record(const struct field *fields, size_t n, int how, long i)
{
    bool first = true;

    say("{");
    for (size_t c = 0; c < n; c++) {
        const struct field *f = &fields[c];
        bool up = tree_of && slice_eq(f->name, tree_of->tree_up);
        if (up && i == 0)
            continue;
        say("%s\"%.*s\": ", first ? "" : ", ", SLICE_FMT(f->name));
        first = false;
        if (up || (tree_of && slice_eq(f->name, tree_of->tree_by)))
            say("第%ld组", up ? i : i + 1);
        else
            value_of(f, f->type, how, i);
    }
    say("}");
}

static void table(const struct field *f, int how)
{
    long usual = f->max > 0 ? (f->min + f->max + 1) / 2 : 6;
    long n = between(f, 1, how == FEW ? 1 : how == MOST && f->max > 0 ? f->max : usual);
    const struct field *around = tree_of;

    tree_of = f->tree_by.len ? f : NULL;
    if (around && n > 2)
        n = 2;
    if (tree_of) /* in five levels */
        n = how == FEW ? 1 : 5;
    say("[");
    for (long i = 0; i < n; i++) {
        say("%s", i ? ", " : "");
        record(f->columns, f->ncolumns, how, i);
    }
    say("]");
    tree_of = around;
}

/* Days that are a year apart are one where the year is not said. */
static void day_of_its_own(void)
{
    if (of_month) {
        say("2026-12-%02ld", 10 + serial++ % 20);
        return;
    }
    say("2027-%02ld-%02ld", 1 + serial / 28 % 12, 1 + serial % 28);
    serial++;
}

static void scalar(const struct field *f, enum field_type type, long i)
{
    if (type == FIELD_PERSON || (type == FIELD_TEXT && f->privacy >= PRIVACY_PERSONAL &&
                                 f->privacy != PRIVACY_SECRET))
        say("%s", marker(between(f, 2, 3)));
    else if (type == FIELD_TEXT || type == FIELD_MARKDOWN)
        say("\"%s\"", marker(between(f, 2, 5)));
    else if (type == FIELD_NUMBER)
        say("%ld", 101 + serial++ % 800);
    else if (type == FIELD_MONEY)
        say("%ld.%02ld", 21001 + serial % 8000, 10 + serial % 89), serial++;
    else if (type == FIELD_DATE)
        day_of_its_own();
    else if (type == FIELD_TIME)
        say("\"%ld:%02ld\"", 10 + i % 12, 1 + serial++ % 59);
    else if (type == FIELD_PERIOD)
        say("{起: "), day_of_its_own(), say(", 天数: %ld}", 2 + serial % 50);
    else if (type == FIELD_PHONE)
        say("0000-%07ld", ++serial);
    else if (type == FIELD_FLAG)
        say("%s", f->privacy == PRIVACY_SECRET || i % 2 ? "是" : "否");
    else if (type == FIELD_PICTURE)
        say("图.png");
    else if (type == FIELD_LINK)
        say("https://a%ld.example/", serial++);
    else if (type == FIELD_MONTH)
        say("2026年12月");
    else
        say("%.*s", SLICE_FMT(f->choices[(size_t)i % f->nchoices]));
}

static void value_of(const struct field *f, enum field_type type, int how, long i)
{
    if (type == FIELD_TABLE) {
        table(f, how);
    } else if (type == FIELD_RECORD) {
        record(f->columns, f->ncolumns, how, i);
    } else if (type == FIELD_COLLECT) {
        say("[收录/一, 收录/二]");
    } else if (type == FIELD_LIST) {
        struct field one = *f;
        long n = between(f, 1, how == FEW ? 1 : 3);
        one.min = f->of_min;
        one.max = f->of_max;
        say("[");
        for (long k = 0; k < n; k++) {
            say("%s", k ? ", " : "");
            scalar(&one, f->of, i + k);
        }
        say("]");
    } else {
        scalar(f, type, i);
    }
}

static bool has_month(const struct kind *k)
{
    for (size_t i = 0; i < k->nfields; i++)
        if (k->fields[i].type == FIELD_MONTH)
            return true;
    return false;
}

/* Is f to be written where only one is that need not be? */
static bool goes_with(const struct field *f)
{
    bool goes = f == only || f->required;

    for (size_t i = 0; i < sizeof together / sizeof *together; i++) {
        bool one = false, other = false;
        for (size_t k = 0; k < 3 && together[i][k]; k++) {
            one |= slice_is(only->name, together[i][k]);
            other |= slice_is(f->name, together[i][k]);
        }
        goes |= one && other;
    }
    return goes;
}

static void write_item(const struct kind *k, int how, struct slice form)
{
    static int serial_of_item;

    of_month = has_month(k);
    buf_clear(&out);
    serial = how * 40 + 7;
    say("---\n类型: %.*s\n标题: 各栏都在\n落款: 业主委员会\n日期: 2026-11-23\n"
        "张贴: 2026-11-24\n更正: 2026-11-25\n撤下: 2027-11-20\n短址: %.*s%d\n",
        SLICE_FMT(k->name), SLICE_FMT(k->alias), serial_of_item++);
    if (form.len)
        say("版式: %.*s\n", SLICE_FMT(form));
    else
        say("纸张: [A4, A3]\n");
    for (size_t i = 0; i < k->nfields; i++) {
        if (is_given(&k->fields[i]) || (only && !goes_with(&k->fields[i])))
            continue;
        say("%.*s: ", SLICE_FMT(k->fields[i].name));
        if (k->fields[i].type == FIELD_FLAG)
            say("是");
        else
            value_of(&k->fields[i], k->fields[i].type, how, (long)i);
        say("\n");
    }
    say("---\n\n%s。\n", marker(9));
    put(arena_printf(&run, "content/试/%.*s%.*s%s%.*s.md", SLICE_FMT(k->name),
                     SLICE_FMT(form),
                     only          ? "只有"
                     : how == FEW  ? "少"
                     : how == MANY ? "中"
                                   : "多",
                     SLICE_FMT(only ? only->name : SLICE(""))),
        buf_view(&out));
}

/* ---- what a text says ---- */

static void add_without_spaces(struct buf *to, struct slice s)
{
    for (size_t k = 0; k < s.len;) {
        size_t from = k;
        uint32_t c = utf8_next(s, &k);
        if (c != ' ' && c != 0x3000 && c != 0x200B && c != '\n' && c != '|')
            buf_slice(to, slice_sub(s, from, k));
    }
}

static bool stands(struct slice text, struct slice sheet)
{
    struct buf bare = BUF_INIT;

    add_without_spaces(&bare, text);
    bool good = slice_find(sheet, buf_view(&bare)) != SIZE_MAX;
    buf_release(&bare);
    return good;
}

/* Forms of a day that many have. */
static const char *const shared_forms[] = {"年月", "年", "星期", "农历", "节气", NULL};

/* The day as it prints, or one of the forms that are long enough to be its own. */
static bool day_is_said(const struct value *v, struct slice text, bool month)
{
    const size_t own = 3;

    if (stands(v->text, text))
        return true;
    for (size_t i = 0; i < v->nmembers; i++) {
        struct slice form = v->members[i].value->text;
        if (month && slice_is(v->members[i].key, "日") &&
            stands(slice_of(arena_printf(&run, "%.*s日", SLICE_FMT(form))), text))
            return true;
        if (!is_among(v->members[i].key, shared_forms) && utf8_count(form) >= own &&
            stands(form, text))
            return true;
    }
    return false;
}

/* Of a period both ends, of a sum all of it: the rounded one is another. */
static bool is_said(const struct value *v, struct slice text, bool month)
{
    const size_t own = 3;
    const struct value *from = value_find(v, "起"), *to = value_find(v, "止");

    if (v->payload == PAYLOAD_DATE)
        return day_is_said(v, text, month);
    if (stands(v->text, text))
        return true;
    if (v->payload == PAYLOAD_PERIOD)
        return stands(value_str(v, "短"), text) || stands(value_str(v, "点"), text) ||
               (day_is_said(from, text, month) && day_is_said(to, text, month));
    for (size_t i = 0; !value_is_money(v) && i < v->nmembers; i++)
        if (utf8_count(v->members[i].value->text) >= own &&
            stands(v->members[i].value->text, text))
            return true;
    return false;
}

struct looking {
    const struct item *item;
    struct slice text; /* of a sheet or a page, without spaces */
    bool picture;      /* stands there */
    bool (*wanted)(const struct looking *, struct slice field);
    const void *where;
    struct buf missing;
};

static void look_for(struct looking *l, const struct field *fields, size_t n,
                     const struct value *record, const char *in);

static void look_for_value(struct looking *l, const struct field *f,
                           const struct value *v, const char *in)
{
    enum field_type type = f->type == FIELD_LIST ? f->of : f->type;
    const char *name = arena_printf(&run, "%s%.*s", in, SLICE_FMT(f->name));
    bool good = true;

    if (type == FIELD_TABLE || type == FIELD_RECORD) {
        const char *inner = arena_printf(&run, "%s.", name);
        if (type == FIELD_RECORD)
            look_for(l, f->columns, f->ncolumns, v, inner);
        for (size_t i = 0; type == FIELD_TABLE && i < v->n; i++)
            look_for(l, f->columns, f->ncolumns, v->items[i], inner);
        return;
    }
    if (type == FIELD_COLLECT || type == FIELD_CHOICES || (type == FIELD_FLAG && in[0]))
        return;
    if (type == FIELD_FLAG) /* one that is set says its name */
        good = !value_is_true(v) || stands(f->name, l->text);
    else if (type == FIELD_PICTURE)
        good = l->picture;
    else if (f->type == FIELD_LIST)
        for (size_t i = 0; i < v->n; i++)
            good = is_said(v->items[i], l->text, has_month(l->item->kind)) && good;
    else
        good = is_said(v, l->text, has_month(l->item->kind));
    if (!good && slice_find(buf_view(&l->missing), slice_of(name)) == SIZE_MAX)
        buf_printf(&l->missing, " %s", name);
}

static void look_for(struct looking *l, const struct field *fields, size_t n,
                     const struct value *record, const char *in)
{
    for (size_t i = 0; i < n; i++) {
        const struct value *v = value_find_slice(record, fields[i].name);
        if (v && (in[0] || v->at.src == l->item->src) &&
            fields[i].privacy != PRIVACY_SECRET &&
            (in[0] || l->wanted(l, fields[i].name)))
            look_for_value(l, &fields[i], v, in);
    }
}

/* In one layout, or as the kind is without one. */
static void write_in_form(const struct kind *k, struct slice form)
{
    for (int how = 0; how < AMOUNTS; how++)
        write_item(k, how, form);
    for (size_t i = 0; i < k->nfields; i++) {
        only = &k->fields[i];
        if (!only->required && !is_given(only))
            write_item(k, FEW, form);
    }
    only = NULL;
}

static void write_items(const struct kind *k)
{
    const struct value *forms = value_find(k->root, "版式");

    write_in_form(k, SLICE(""));
    for (size_t i = 0; forms && i < forms->nmembers; i++)
        write_in_form(k, forms->members[i].key);
}

/* Items of all kinds on disk, read back; NULL after saying what is wrong with them. */
static struct site *load_items(const char *pattern, struct diag *d)
{
    strcpy(root, pattern);
    if (!mkdtemp(root))
        return NULL;
    write_site();
    struct kinds *kinds = write_kinds(d);
    for (size_t i = 0; i < kinds->n; i++)
        write_items(kinds->list[i]);
    struct load_options o = {root, file_join(&run, root, "kinds"), {2026, 11, 25}};
    struct site *site = site_load(&run, &o, d);
    return d->errors == 0 ? site : NULL;
}

/* The last of all. */
static int end_of_items(bool good, struct diag *d)
{
    if (!good) {
        buf_clear(&out);
        diag_print(d, LANG_ZH, &out);
        printf("%.*s\n", (int)out.len, out.ptr);
    }
    buf_release(&out);
    if (!getenv("KEEP"))
        file_remove_tree(root);
    arena_free(&run);
    return done();
}

#endif
