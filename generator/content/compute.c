/* compute.c - what a kind derives from the fields: row numbers, formulas, checks.
 *
 * kind_finish runs once per item, after all fields are decoded, in this order:
 *   sort tables; number rows (序 1, 汉 一, 首, 末); tree facets; 行计算 of each row;
 *   mask private fields; 计算 of the item; 行核对; 核对; events into month cells.
 * A check is a formula that must be true: `合计(收入.金额) = 总额`; its message is a
 * template over the same values. Rows are computed before the item, because its
 * formulas add them up.
 */
#include "base/buf.h"
#include "content/field.h"
#include "content/formula.h"
#include "data/decimal.h"
#include "data/mustache.h"
#include "model/month.h"

#include <stdlib.h>
#include <string.h>

enum { STACK_MAX = 8 }; /* tables in tables, and the item */

/* The position in the tree; formulas look names up from the last of the stack. */
struct finish {
    struct decoder *dec;
    const struct value *stack[STACK_MAX]; /* the item, then the rows around */
    size_t n;
    struct span head; /* where errors go that have no place of their own */
    bool rows_wrong;  /* a check of a table failed */
};

/* ---- numbers of rows ---- */

/* 12 -> 十二, as articles of a covenant are numbered; digits from 100 on. */
static struct value *han_number(struct arena *a, size_t n)
{
    static const char *const digits[] = {"",   "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};

    if (n > 99)
        return value_printf(a, "%zu", n);
    return value_printf(a, "%s%s%s", n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "",
                        digits[n % 10]);
}

/* 序 (with 汉), 首 and 末 of each row. */
static void number_rows(struct arena *a, struct value *table)
{
    for (size_t i = 0; i < table->n; i++) {
        struct value *number = value_printf(a, "%zu", i + 1);
        value_set(a, number, "汉", han_number(a, i + 1));
        value_set(a, table->items[i], "序", number);
        /* Set also when false: else a template would find those of the outer row. */
        value_set(a, table->items[i], "首", value_bool(a, i == 0));
        value_set(a, table->items[i], "末", value_bool(a, i + 1 == table->n));
    }
}

/* ---- figures ---- */

/* Evaluate formulas in their order, each may use those before. Absent results are not
 * set. */
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

/* All tables below a record, inner ones first. */
static void finish_tables(struct finish *fin, const struct field *fields, size_t n,
                          struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        struct value *v = value_find_slice(record, f->name);
        if (!v || f->type != FIELD_TABLE)
            continue;
        table_sort(fin->dec, f, v);
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

/* Evaluate checks about the last value of the stack: the item, or a row of `table`. */
static void check_rules(struct finish *fin, const struct rule *rules, size_t n,
                        const struct value *table)
{
    struct diag *d = fin->dec->diag, *named = fin->dec->named;
    struct mustache_host host = {.plain = true};
    const struct value *record = fin->stack[fin->n - 1];

    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = &rules[i];
        const struct value *where = value_find_slice(record, rule->where);
        struct value *v =
            formula_eval(fin->dec->arena, rule->formula,
                         (struct scope){fin->stack, fin->n, table}, fin->head, d);
        struct buf say = BUF_INIT;
        if (fin->rows_wrong && rule->named && strcmp(rule->named, "C5") == 0)
            continue; /* a wrong row explains the wrong sum */
        if (!v || v->type != VALUE_BOOL || v->truth)
            continue;
        mustache_render(rule->message, fin->stack, fin->n, &host, &say, d);
        struct span at = where && where->at.src ? where->at
                         : record->at.src       ? record->at
                                                : fin->head;
        (rule->warning ? diag_warn : diag_error)(rule->named && named ? named : d, at,
                                                 rule->named ? rule->named : rule->code,
                                                 "%s", "%s", say.ptr);
        buf_release(&say);
    }
}

/* The checks of every row of every table. */
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

/* ---- events of a month ---- */

/* Rows of the table named in 日程 go into the month's cells, the first one of each day.
 * A day of another month is an error. */
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

/* Private fields are masked before formulas see them: no text may contain them. */
bool kind_finish(struct decoder *dec, const struct kind *kind, struct value *root,
                 struct span head)
{
    struct finish fin = {.dec = dec, .stack = {root}, .n = 1, .head = head};
    size_t errors = dec->diag->errors;

    finish_tables(&fin, kind->fields, kind->nfields, root);
    kind_protect(dec, kind, root);
    compute(&fin, kind->computed, kind->ncomputed, NULL, root);
    size_t before = dec->diag->errors;
    check_tables(&fin, kind->fields, kind->nfields, root);
    fin.rows_wrong = dec->diag->errors > before;
    check_rules(&fin, kind->rules, kind->nrules, NULL);
    for (size_t i = 0; i < kind->nfields; i++)
        if (kind->fields[i].type == FIELD_MONTH && kind->fields[i].events.len)
            mark_events(dec, &kind->fields[i], root);
    return dec->diag->errors == errors;
}
