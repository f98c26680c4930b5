/* compute.c - what follows from what was written: order, figures, checks, privacy. */
#include "base/buf.h"
#include "content/field.h"
#include "content/formula.h"
#include "data/decimal.h"
#include "data/mustache.h"

#include <stdlib.h>
#include <string.h>

struct finish {
    struct decoder *dec;
    const struct value *stack[8]; /* the item, then the rows around */
    size_t n;
    struct span head;
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

static void number_rows(struct arena *a, struct value *table)
{
    for (size_t i = 0; i < table->n; i++) {
        value_set(a, table->items[i], "序", value_printf(a, "%zu", i + 1));
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
        for (size_t j = 0; j < v->n && fin->n < 8; j++) {
            fin->stack[fin->n++] = v->items[j];
            finish_tables(fin, f->columns, f->ncolumns, v->items[j]);
            compute(fin, f->computed, f->ncomputed, v, v->items[j]);
            fin->n--;
        }
    }
}

/* ---- checks ---- */

static void check_rules(struct finish *fin, const struct kind *k, struct value *root)
{
    struct diag *d = fin->dec->diag;
    struct mustache_host host = {.plain = true};
    const struct value *stack[] = {root};

    for (size_t i = 0; i < k->nrules; i++) {
        const struct rule *rule = &k->rules[i];
        const struct value *where = value_find_slice(root, rule->where);
        struct value *v = formula_eval(fin->dec->arena, rule->formula,
                                       (struct scope){stack, 1, NULL}, fin->head, d);
        struct buf say = BUF_INIT;
        if (!v || v->type != VALUE_BOOL || v->truth)
            continue;
        mustache_render(rule->message, stack, 1, &host, &say, d);
        struct span at = where && where->at.src ? where->at : fin->head;
        (rule->warning ? diag_warn : diag_error)(d, at, rule->code, "%s", "%s",
                                                 say.ptr);
        buf_release(&say);
    }
}

/* ---- privacy ---- */

/* 志愿者 017: a number instead of a name. */
static bool is_number_name(struct slice s)
{
    struct slice word = SLICE("志愿者");

    if (!slice_starts(s, word))
        return false;
    s = slice_trim(slice_from(s, word.len));
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len > 0;
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
        if (f->privacy != PRIVACY_PERSONAL || !v || is_number_name(v->text))
            continue;
        diag_error(dec->diag, v->at, "consent-missing", "没有写本人同意公开“%.*s”",
                   "no consent to publish '%.*s'", SLICE_FMT(v->text));
        diag_hint(
            dec->diag, "本人同意的加上“%.*s: 是”；没同意的写编号，例如 志愿者 017",
            "add '%.*s: 是', or write a number as 志愿者 017", SLICE_FMT(flag->name));
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

/* What is secret leaves the tree: no template can reach it. */
static void protect(struct decoder *dec, const struct field *fields, size_t n,
                    struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        struct value *v = value_find_slice(record, f->name);
        if (!v)
            continue;
        if (f->type == FIELD_RECORD)
            protect(dec, f->columns, f->ncolumns, v);
        for (size_t j = 0; f->type == FIELD_TABLE && j < v->n; j++) {
            check_consent(dec, f, v->items[j]);
            protect(dec, f->columns, f->ncolumns, v->items[j]);
        }
        if (f->privacy == PRIVACY_SECRET)
            remove_member(record, f->name);
    }
}

bool kind_finish(struct decoder *dec, const struct kind *kind, struct value *root,
                 struct span head)
{
    struct finish fin = {.dec = dec, .stack = {root}, .n = 1, .head = head};
    size_t errors = dec->diag->errors;

    finish_tables(&fin, kind->fields, kind->nfields, root);
    protect(dec, kind->fields, kind->nfields, root);
    compute(&fin, kind->computed, kind->ncomputed, NULL, root);
    check_rules(&fin, kind, root);
    return dec->diag->errors == errors;
}
