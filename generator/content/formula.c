/* formula.c - evaluates a formula's tree over an item or a row.
 *
 * Values are exact decimals (data/decimal.h); money stays money through + - and through
 * * and / by a number, while money / money is a number. A date counts as its serial
 * number, so 撤下 - 张贴 is a number of days. An absent operand makes the result absent
 * (no value, no error), as a missing field makes a template's section disappear.
 *   百分比(3, 4) -> 75%     环比(110, 100) -> +10%     时长(90) -> 1 小时 30 分
 */
#include "content/formula.h"
#include "content/formula_tree.h"
#include "model/date.h"

#include <string.h>

enum { QUOTIENT_PLACES = 6 }; /* decimal places of a quotient; zeros are cut */

/* What an expression evaluates to; OTHER is text, a list or a map. */
enum operand_kind { ABSENT, NUMBER, MONEY, TRUTH, OTHER };

struct result {
    enum operand_kind kind;
    struct decimal n;
    bool truth;
    struct value *value; /* of OTHER */
};

struct evaluation {
    struct arena *arena;
    struct scope scope;
    struct span at;
    struct diag *diag;
};

static const struct result absent = {.kind = ABSENT};

static struct result eval(struct evaluation *r, const struct formula *f);

/* Reported at the item's place, with the formula's line: the editor cannot change the
 * formula, but the number. */
static struct result overflow(struct evaluation *r, const struct formula *f)
{
    size_t line, column;

    span_position(f->at, &line, &column);
    diag_error(r->diag, r->at, "formula-overflow", "数字太大，算不了",
               "a figure is too large");
    diag_hint(r->diag, "算式在 %s 第 %zu 行", "the formula is in %s, line %zu",
              f->at.src ? f->at.src->path : "?", line);
    return absent;
}

/* 收入.合计: the first part is looked up through the stack, the rest inside the value
 * found. */
static struct value *lookup(const struct evaluation *r, struct slice name)
{
    size_t dot = slice_find(name, SLICE("."));

    for (size_t i = r->scope.n; i-- > 0;) {
        struct value *v = value_find_slice(r->scope.stack[i], slice_sub(name, 0, dot));
        if (v)
            return dot == SIZE_MAX ? v : value_path(v, slice_from(name, dot + 1));
    }
    return NULL;
}

static struct result of_value(struct value *v)
{
    struct result r = {.kind = OTHER, .value = v};

    if (!v)
        return absent;
    if (value_decimal(v, &r.n))
        r.kind = value_is_money(v) ? MONEY : NUMBER;
    else if (v->payload ==
             PAYLOAD_DATE) { /* its serial number: dates compare and subtract */
        r.kind = NUMBER;
        r.n = decimal_of(date_serial(*(const struct date *)v->data));
    } else if (v->type == VALUE_BOOL) {
        r.kind = TRUTH;
        r.truth = v->truth;
    } else if (v->type == VALUE_TEXT && decimal_parse(v->text, &r.n))
        r.kind = NUMBER; /* a facet: 公示期.天数 */
    return r;
}

static bool is_number(struct result r)
{
    return r.kind == NUMBER || r.kind == MONEY;
}

/* Only true itself: numbers and texts are not conditions. */
static bool is_true(struct result r)
{
    return r.kind == TRUTH && r.truth;
}

static struct result text_result(struct evaluation *r, struct slice text)
{
    return (struct result){.kind = OTHER, .value = value_text(r->arena, text)};
}

/* The table and column of 表.列, e.g. 收入.金额. NULL: no such table. */
static struct value *split_column(const struct evaluation *r, struct slice path,
                                  struct slice *column)
{
    size_t dot = path.len;

    while (dot > 0 && path.ptr[dot - 1] != '.')
        dot--;
    *column = slice_from(path, dot);
    return dot ? lookup(r, slice_sub(path, 0, dot - 1)) : NULL;
}

/* 合计, 最大, 最小 of the numbers in a column; absent if there are none. */
static struct result fold_column(struct evaluation *r, const struct formula *f)
{
    struct slice column;
    struct value *table = split_column(r, f->args[0]->name, &column);
    struct result sum = absent;

    for (size_t i = 0; table && i < table->n; i++) {
        struct result cell = of_value(value_find_slice(table->items[i], column));
        if (!is_number(cell))
            continue;
        int order = decimal_cmp(cell.n, sum.n);
        if (sum.kind == ABSENT || (f->call == CALL_MAX && order > 0) ||
            (f->call == CALL_MIN && order < 0))
            sum = cell;
        else if (f->call == CALL_SUM && !decimal_add(sum.n, cell.n, &sum.n))
            return overflow(r, f);
    }
    return sum;
}

/* 计数(表): its rows; absent without the table. */
static struct result count_items(struct evaluation *r, const struct formula *f)
{
    const struct value *list = lookup(r, f->args[0]->name);

    if (!list || list->type != VALUE_LIST)
        return absent;
    return (struct result){.kind = NUMBER, .n = decimal_of((int64_t)list->n)};
}

/* A row's number from 1 on, or `otherwise`. */
static long row_number(struct evaluation *r, const struct formula *f, long otherwise)
{
    struct result n = eval(r, f);

    return is_number(n) && n.n.places == 0 && n.n.n > 0 && n.n.n < INT32_MAX
               ? (long)n.n.n
               : otherwise;
}

/* A copy with its own 首 and 末: the first row of a part is not that of the whole. */
static struct value *copy_row(struct evaluation *r, const struct value *row, bool first,
                              bool last)
{
    struct value *copy = arena_memdup(r->arena, row, sizeof *row);

    copy->members = NULL;
    copy->nmembers = copy->mcap = 0;
    for (size_t i = 0; i < row->nmembers; i++)
        if (!slice_is(row->members[i].key, "首") &&
            !slice_is(row->members[i].key, "末"))
            value_set_slice(r->arena, copy, row->members[i].key, row->members[i].value);
    value_set(r->arena, copy, "首", value_bool(r->arena, first));
    value_set(r->arena, copy, "末", value_bool(r->arena, last));
    return copy;
}

/* 取(表, 2, 4): rows 2 to 4; to the end without the third argument. */
static struct result take_rows(struct evaluation *r, const struct formula *f)
{
    const struct value *list = lookup(r, f->args[0]->name);

    if (!list || list->type != VALUE_LIST)
        return absent;
    long from = row_number(r, f->args[1], 1);
    long to = f->nargs > 2 ? row_number(r, f->args[2], 1) : (long)list->n;
    struct value *out = value_list(r->arena);
    if (to > (long)list->n)
        to = (long)list->n;
    for (long i = from; i <= to; i++)
        value_push(r->arena, out, copy_row(r, list->items[i - 1], i == from, i == to));
    return (struct result){.kind = OTHER, .value = out};
}

/* One more than the number of rows with a larger value; equal rows share a rank. */
static struct result rank(struct evaluation *r, const struct formula *f)
{
    struct result mine = eval(r, f->args[0]);
    int64_t better = 0;

    if (!is_number(mine) || !r->scope.table)
        return absent;
    for (size_t i = 0; i < r->scope.table->n; i++) {
        const struct value *row = r->scope.table->items[i];
        struct result other = of_value(value_find_slice(row, f->args[0]->name));
        better += is_number(other) && decimal_cmp(other.n, mine.n) > 0;
    }
    return (struct result){.kind = NUMBER, .n = decimal_of(better + 1)};
}

/* 100 * (a - minus) / b to one decimal place, trailing zero cut: 75, 33.3. */
static bool percentage(struct decimal a, struct decimal minus, struct decimal b,
                       struct decimal *out)
{
    struct decimal difference;

    if (b.n == 0 || !decimal_sub(a, minus, &difference) ||
        !decimal_mul(difference, decimal_of(100), &difference) ||
        !decimal_div(difference, b, 1, out))
        return false;
    *out = decimal_trim(*out);
    return true;
}

/* 百分比, 环比, 千分; absent if a number is missing or the second is 0. */
static struct result two_numbers(struct evaluation *r, const struct formula *f)
{
    struct result a = eval(r, f->args[0]), b = eval(r, f->args[1]);
    struct decimal out;

    if (!is_number(a) || !is_number(b) || b.n.n == 0)
        return absent;
    if (f->call == CALL_THOUSANDTHS) {
        if (!decimal_mul(a.n, decimal_of(1000), &out) ||
            !decimal_div(out, b.n, 0, &out))
            return overflow(r, f);
        out.n = out.n < 0 ? 0 : out.n > 1000 ? 1000 : out.n;
        return (struct result){.kind = NUMBER, .n = out};
    }
    bool change = f->call == CALL_CHANGE;
    if (!percentage(a.n, change ? b.n : decimal_of(0), b.n, &out))
        return overflow(r, f);
    struct slice text = decimal_text(r->arena, out, false);
    return text_result(
        r, slice_of(arena_printf(r->arena, "%s%.*s%%", change && out.n > 0 ? "+" : "",
                                 SLICE_FMT(text))));
}

/* 时长: minutes to words, 90 -> 1 小时 30 分. */
static struct result hours(struct evaluation *r, const struct formula *f)
{
    struct result minutes = eval(r, f->args[0]);

    if (!is_number(minutes) || minutes.n.places || minutes.n.n <= 0)
        return absent;
    long h = (long)(minutes.n.n / 60), m = (long)(minutes.n.n % 60);
    const char *text = h && m ? arena_printf(r->arena, "%ld 小时 %ld 分", h, m)
                       : h    ? arena_printf(r->arena, "%ld 小时", h)
                              : arena_printf(r->arena, "%ld 分钟", m);
    return text_result(r, slice_of(text));
}

/* Dispatch; CALL_IF evaluates only the branch it takes. */
static struct result call(struct evaluation *r, const struct formula *f)
{
    switch (f->call) {
    case CALL_SUM:
    case CALL_MAX:
    case CALL_MIN:
        return fold_column(r, f);
    case CALL_COUNT:
        return count_items(r, f);
    case CALL_TAKE:
        return take_rows(r, f);
    case CALL_RANK:
        return rank(r, f);
    case CALL_PERCENT:
    case CALL_CHANGE:
    case CALL_THOUSANDTHS:
        return two_numbers(r, f);
    case CALL_IF: /* an absent condition counts as false */
        if (is_true(eval(r, f->args[0])))
            return eval(r, f->args[1]);
        return f->nargs > 2 ? eval(r, f->args[2]) : absent;
    case CALL_HOURS:
        return hours(r, f);
    case CALL_HAS:
        return (struct result){.kind = TRUTH, .truth = lookup(r, f->args[0]->name)};
    }
    return absent;
}

/* Division by zero is absent, overflow an error. */
static struct result arithmetic(struct evaluation *r, const struct formula *f,
                                struct result a, struct result b)
{
    struct result out = {.kind = a.kind == MONEY || b.kind == MONEY ? MONEY : NUMBER};
    bool good = true;

    if (f->op == OP_ADD)
        good = decimal_add(a.n, b.n, &out.n);
    else if (f->op == OP_SUB)
        good = decimal_sub(a.n, b.n, &out.n);
    else if (f->op == OP_MUL)
        good = decimal_mul(a.n, b.n, &out.n);
    else if (b.n.n == 0)
        return absent;
    else {
        good = decimal_div(a.n, b.n, QUOTIENT_PLACES, &out.n);
        out.n = decimal_trim(out.n);
        if (b.kind == MONEY) /* money / money is a ratio */
            out.kind = a.kind == MONEY ? NUMBER : MONEY;
    }
    return good ? out : overflow(r, f);
}

/* Numbers by size, texts by code point, booleans by equality only. Values of different
 * kinds are unequal. */
static struct result comparison(const struct formula *f, struct result a,
                                struct result b)
{
    bool numbers = is_number(a) && is_number(b);
    int c = numbers ? decimal_cmp(a.n, b.n) : 1;

    if (a.kind == OTHER && b.kind == OTHER)
        c = slice_cmp(a.value->text, b.value->text);
    if (a.kind == TRUTH && b.kind == TRUTH)
        c = a.truth != b.truth;
    bool truth = f->op == OP_EQ   ? c == 0
                 : f->op == OP_NE ? c != 0
                 : f->op == OP_LT ? c < 0
                 : f->op == OP_GT ? c > 0
                 : f->op == OP_LE ? c <= 0
                                  : c >= 0;
    return (struct result){.kind = TRUTH, .truth = truth};
}

/* Three-valued: false 且 absent is false, true 或 absent is true, else absent. */
static struct result logic(const struct formula *f, struct result a, struct result b)
{
    bool deciding = f->op == OP_OR;

    if ((a.kind == TRUTH && a.truth == deciding) ||
        (b.kind == TRUTH && b.truth == deciding))
        return (struct result){.kind = TRUTH, .truth = deciding};
    if (a.kind == TRUTH && b.kind == TRUTH)
        return (struct result){.kind = TRUTH, .truth = !deciding};
    return absent;
}

static struct result eval(struct evaluation *r, const struct formula *f)
{
    if (f->op == OP_NUMBER)
        return (struct result){.kind = NUMBER, .n = f->number};
    if (f->op == OP_NAME)
        return of_value(lookup(r, f->name));
    if (f->op == OP_CALL)
        return call(r, f);
    struct result a = eval(r, f->args[0]);
    if (f->op == OP_MINUS) {
        a.n.n = -a.n.n;
        return is_number(a) ? a : absent;
    }
    struct result b = eval(r, f->args[1]);
    if (f->op == OP_AND || f->op == OP_OR)
        return logic(f, a, b);
    if (a.kind == ABSENT || b.kind == ABSENT)
        return absent;
    if (f->op >= OP_EQ)
        return comparison(f, a, b);
    return is_number(a) && is_number(b) ? arithmetic(r, f, a, b) : absent;
}

struct value *formula_eval(struct arena *a, const struct formula *f, struct scope scope,
                           struct span at, struct diag *d)
{
    struct evaluation run = {a, scope, at, d};
    struct result r = eval(&run, f);

    switch (r.kind) {
    case ABSENT:
        return NULL;
    case NUMBER:
        return number_value(a, r.n);
    case MONEY:
        return money_value(a, r.n);
    case TRUTH:
        return value_bool(a, r.truth);
    case OTHER:
        return r.value;
    }
    return NULL;
}
