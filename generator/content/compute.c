/* compute.c - what follows from what was written: order, figures, checks, privacy. */
#include "base/buf.h"
#include "content/field.h"
#include "content/formula.h"
#include "data/decimal.h"
#include "data/mustache.h"
#include "model/month.h"

#include <stdlib.h>
#include <string.h>

enum { STACK_MAX = 8 };

struct masked {
    struct slice name;
    struct span at;
};

struct finish {
    struct decoder *dec;
    const struct value *stack[STACK_MAX]; /* the item, then the rows around */
    size_t n;
    struct span head;
    struct masked *masked; /* names that were hidden */
    size_t nmasked, cmasked;
};

/* ---- order ---- */

struct keyed {
    struct value *row;
    struct decimal key;
    size_t place; /* as written: equal keys keep their order */
    bool down;
};

static int by_key(const void *x, const void *y)
{
    const struct keyed *a = x, *b = y;
    int c = decimal_cmp(a->key, b->key);

    if (c == 0)
        return a->place < b->place ? -1 : 1;
    return a->down ? -c : c;
}

static void sort_rows(struct decoder *dec, const struct field *f, struct value *table)
{
    if (f->sort_by.len == 0 || table->n < 2)
        return;
    const struct field *column = field_find(f->columns, f->ncolumns, f->sort_by);
    struct keyed *keys = arena_array(dec->arena, struct keyed, table->n);
    for (size_t i = 0; i < table->n; i++) {
        const struct value *v = value_find_slice(table->items[i], column->name);
        keys[i] = (struct keyed){table->items[i], decimal_of(0), i, f->sort_down};
        if (v && v->payload == PAYLOAD_DATE)
            keys[i].key = decimal_of(date_serial(*(const struct date *)v->data));
        else
            value_decimal(v, &keys[i].key);
    }
    qsort(keys, table->n, sizeof *keys, by_key);
    for (size_t i = 0; i < table->n; i++)
        table->items[i] = keys[i].row;
}

/* 12: 十二, as articles of a covenant are counted; up to 99. */
static struct value *han_number(struct arena *a, size_t n)
{
    static const char *const digits[] = {"",   "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};

    if (n > 99)
        return value_printf(a, "%zu", n);
    return value_printf(a, "%s%s%s", n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "",
                        digits[n % 10]);
}

static void number_rows(struct arena *a, struct value *table)
{
    for (size_t i = 0; i < table->n; i++) {
        struct value *number = value_printf(a, "%zu", i + 1);
        value_set(a, number, "汉", han_number(a, i + 1));
        value_set(a, table->items[i], "序", number);
        /* Said also where false: a template would find the outer row's. */
        value_set(a, table->items[i], "首", value_bool(a, i == 0));
        value_set(a, table->items[i], "末", value_bool(a, i + 1 == table->n));
    }
}

/* ---- figures ---- */

static void compute(struct finish *fin, const struct computed *c, size_t n,
                    const struct value *table, struct value *into)
{
    for (size_t i = 0; i < n; i++) {
        struct scope scope = {fin->stack, fin->n, table};
        struct value *v = formula_eval(fin->dec->arena, c[i].formula, scope, fin->head,
                                       fin->dec->diag);
        if (v)
            value_set_slice(fin->dec->arena, into, c[i].name, v);
    }
}

static void finish_tables(struct finish *fin, const struct field *fields, size_t n,
                          struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        struct value *v = value_find_slice(record, f->name);
        if (!v || f->type != FIELD_TABLE)
            continue;
        sort_rows(fin->dec, f, v);
        number_rows(fin->dec->arena, v);
        tree_finish(fin->dec, f, v);
        for (size_t j = 0; j < v->n && fin->n < STACK_MAX; j++) {
            fin->stack[fin->n++] = v->items[j];
            finish_tables(fin, f->columns, f->ncolumns, v->items[j]);
            compute(fin, f->computed, f->ncomputed, v, v->items[j]);
            fin->n--;
        }
    }
}

/* ---- checks ---- */

/* The last of the stack is what the rules are about: the item, or a row of table. */
static void check_rules(struct finish *fin, const struct rule *rules, size_t n,
                        const struct value *table)
{
    struct diag *d = fin->dec->diag;
    struct mustache_host host = {.plain = true};
    const struct value *record = fin->stack[fin->n - 1];

    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = &rules[i];
        const struct value *where = value_find_slice(record, rule->where);
        struct value *v =
            formula_eval(fin->dec->arena, rule->formula,
                         (struct scope){fin->stack, fin->n, table}, fin->head, d);
        struct buf say = BUF_INIT;
        if (!v || v->type != VALUE_BOOL || v->truth)
            continue;
        mustache_render(rule->message, fin->stack, fin->n, &host, &say, d);
        struct span at = where && where->at.src ? where->at
                         : record->at.src       ? record->at
                                                : fin->head;
        (rule->warning ? diag_warn : diag_error)(d, at, rule->code, "%s", "%s",
                                                 say.ptr);
        buf_release(&say);
    }
}

static void check_tables(struct finish *fin, const struct field *fields, size_t n,
                         const struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = value_find_slice(record, f->name);
        if (!v || f->type != FIELD_TABLE)
            continue;
        for (size_t j = 0; j < v->n && fin->n < STACK_MAX; j++) {
            fin->stack[fin->n++] = v->items[j];
            check_tables(fin, f->columns, f->ncolumns, v->items[j]);
            check_rules(fin, f->rules, f->nrules, v);
            fin->n--;
        }
    }
}

/* ---- privacy ---- */

/* 志愿者 017, 居民 12: a number instead of a name; or 匿名. */
static bool is_nameless(struct slice s)
{
    static const char *const words[] = {"志愿者", "居民", "业主"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!slice_starts(s, slice_of(words[i])))
            continue;
        struct slice number = slice_trim(slice_from(s, strlen(words[i])));
        size_t digits = 0;
        while (digits < number.len && number.ptr[digits] >= '0' &&
               number.ptr[digits] <= '9')
            digits++;
        return number.len > 0 && digits == number.len;
    }
    return slice_is(s, "匿名");
}

static const struct field *consent_flag(const struct field *table)
{
    for (size_t i = 0; i < table->ncolumns; i++)
        if (table->columns[i].privacy == PRIVACY_SECRET &&
            table->columns[i].type == FIELD_FLAG)
            return &table->columns[i];
    return NULL;
}

/* Where a table asks for consent row by row, a row without it must not name
 * anyone (志愿服务条例 第20条). */
static void check_consent(struct decoder *dec, const struct field *table,
                          const struct value *row)
{
    const struct field *flag = consent_flag(table);
    const struct value *consent = flag ? value_find_slice(row, flag->name) : NULL;

    if (!flag || (consent && consent->truth))
        return;
    for (size_t i = 0; i < table->ncolumns; i++) {
        const struct field *f = &table->columns[i];
        const struct value *v = value_find_slice(row, f->name);
        if (f->privacy != PRIVACY_PERSONAL || !v || is_nameless(v->text))
            continue;
        diag_error(dec->diag, v->at, "consent-missing", "没有写本人同意公开“%.*s”",
                   "no consent to publish '%.*s'", SLICE_FMT(v->text));
        diag_hint(
            dec->diag,
            "本人同意的加上“%.*s: 是”；没同意的写编号，例如 志愿者 017，或写 匿名",
            "add '%.*s: 是', or write a number as 志愿者 017, or 匿名",
            SLICE_FMT(flag->name));
    }
}

static void remove_member(struct value *map, struct slice key)
{
    for (size_t i = 0; i < map->nmembers; i++)
        if (slice_eq(map->members[i].key, key)) {
            memmove(&map->members[i], &map->members[i + 1],
                    (map->nmembers - i - 1) * sizeof *map->members);
            map->nmembers--;
            return;
        }
}

/* 王某某: the surname stays, and nothing tells how long the name is. */
static void mask(struct finish *fin, struct value *v)
{
    struct arena *a = fin->dec->arena;
    struct slice name = v->text, family = value_str(v, "姓");

    if (slice_find(name, SLICE("某")) != SIZE_MAX)
        return;
    arena_push(a, fin->masked, fin->nmasked, fin->cmasked);
    fin->masked[fin->nmasked++] = (struct masked){name, v->at};
    v->text = slice_of(arena_printf(a, "%.*s某某", SLICE_FMT(family)));
    remove_member(v, SLICE("二字"));
}

static bool text_has(const struct value *v, struct slice word)
{
    bool found = slice_find(v->text, word) != SIZE_MAX;

    for (size_t i = 0; i < v->n && !found; i++)
        found = text_has(v->items[i], word);
    for (size_t i = 0; i < v->nmembers && !found; i++)
        found = text_has(v->members[i].value, word);
    return found;
}

/* A masked name must not stand anywhere else: in the text, say. */
static void check_masked(struct finish *fin, const struct value *root)
{
    for (size_t i = 0; i < fin->nmasked; i++) {
        const struct masked *m = &fin->masked[i];
        if (utf8_count(m->name) < 2 || !text_has(root, m->name))
            continue;
        diag_error(
            fin->dec->diag, m->at, "masked-name-shown", "“%.*s”要遮名，别处却写着全名",
            "'%.*s' is to be masked but stands elsewhere in full", SLICE_FMT(m->name));
        diag_hint(fin->dec->diag, "标题、正文和别的格子里也写“某某”",
                  "write 某某 in the title, the text and other cells too");
    }
}

/* What is secret leaves the tree: no template can reach it. */
static void protect(struct finish *fin, const struct field *fields, size_t n,
                    struct value *record)
{
    struct decoder *dec = fin->dec;

    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        struct value *v = value_find_slice(record, f->name);
        if (!v)
            continue;
        if (f->type == FIELD_RECORD)
            protect(fin, f->columns, f->ncolumns, v);
        for (size_t j = 0; f->type == FIELD_TABLE && j < v->n; j++) {
            check_consent(dec, f, v->items[j]);
            protect(fin, f->columns, f->ncolumns, v->items[j]);
        }
        if (f->privacy == PRIVACY_SECRET)
            remove_member(record, f->name);
        if (f->privacy == PRIVACY_MASKED)
            mask(fin, v);
    }
}

/* ---- what happens in a month ---- */

/* The rows of the table that a month names stand in its cells, the first of a day. */
static void mark_events(struct decoder *dec, const struct field *f, struct value *root)
{
    const struct value *month = value_find_slice(root, f->name);
    const struct value *events = value_find_slice(root, f->events);

    for (size_t i = 0; month && events && i < events->n; i++) {
        struct value *event = events->items[i];
        const struct value *day = value_find(event, "日期");
        if (!day || day->payload != PAYLOAD_DATE)
            continue;
        struct value *cell = month_cell(month, *(const struct date *)day->data);
        if (!cell) {
            diag_error(dec->diag, day->at, "other-month", "%.*s不在%.*s里",
                       "%.*s is not in %.*s", SLICE_FMT(day->text),
                       SLICE_FMT(month->text));
            diag_hint(dec->diag, "改日期，或删掉这一条",
                      "change the day, or remove it");
        } else if (!value_is_true(value_find(cell, "事"))) {
            value_set(dec->arena, cell, "事", event);
        }
    }
}

bool kind_finish(struct decoder *dec, const struct kind *kind, struct value *root,
                 struct span head)
{
    struct finish fin = {.dec = dec, .stack = {root}, .n = 1, .head = head};
    size_t errors = dec->diag->errors;

    finish_tables(&fin, kind->fields, kind->nfields, root);
    protect(&fin, kind->fields, kind->nfields, root);
    compute(&fin, kind->computed, kind->ncomputed, NULL, root);
    check_rules(&fin, kind->rules, kind->nrules, NULL);
    check_tables(&fin, kind->fields, kind->nfields, root);
    for (size_t i = 0; i < kind->nfields; i++)
        if (kind->fields[i].type == FIELD_MONTH && kind->fields[i].events.len)
            mark_events(dec, &kind->fields[i], root);
    check_masked(&fin, root);
    return dec->diag->errors == errors;
}
