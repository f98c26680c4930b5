#include "content/formula.h"
#include "data/decimal.h"
#include "model/date.h"

#include <string.h>

enum {
    NESTING_MAX = 50,
    ARGUMENTS_MAX = 3,
    QUOTIENT_PLACES = 6,
    TEXT_MAX = 1000, /* bytes: a chain of operators is as deep as it is long */
};

enum op {
    OP_NUMBER,
    OP_NAME,
    OP_CALL,
    OP_MINUS, /* of one operand */
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_EQ,
    OP_NE,
    OP_LE,
    OP_GE,
    OP_LT,
    OP_GT,
};

enum call {
    CALL_SUM,
    CALL_COUNT,
    CALL_MAX,
    CALL_MIN,
    CALL_TAKE,
    CALL_RANK,
    CALL_PERCENT,
    CALL_CHANGE,
    CALL_THOUSANDTHS,
};

static const struct {
    const char *name;
    size_t min, max; /* arguments */
    bool path;       /* the first one must be a name */
} calls[] = {
    [CALL_SUM] = {"合计", 1, 1, true},          [CALL_COUNT] = {"计数", 1, 1, true},
    [CALL_MAX] = {"最大", 1, 1, true},          [CALL_MIN] = {"最小", 1, 1, true},
    [CALL_TAKE] = {"取", 2, 3, true},           [CALL_RANK] = {"名次", 1, 1, true},
    [CALL_PERCENT] = {"百分比", 2, 2, false},   [CALL_CHANGE] = {"环比", 2, 2, false},
    [CALL_THOUSANDTHS] = {"千分", 2, 2, false},
};

enum { NCALLS = sizeof calls / sizeof *calls };

struct formula {
    enum op op;
    enum call call;
    struct span at;
    struct slice name;     /* of OP_NAME */
    struct decimal number; /* of OP_NUMBER */
    struct formula *args[ARGUMENTS_MAX];
    size_t nargs;
};

/* ---- parsing: precedence climbing ---- */

struct parser {
    struct arena *arena;
    struct slice text;
    size_t pos;
    struct span at;
    struct diag *diag;
};

/* How strongly each operator binds; longer spellings first. */
static const struct operator_word {
    const char *word;
    enum op op;
    int power;
} operators[] = {
    {"<=", OP_LE, 1}, {">=", OP_GE, 1}, {"≤", OP_LE, 1},  {"≥", OP_GE, 1},
    {"<", OP_LT, 1},  {">", OP_GT, 1},  {"=", OP_EQ, 1},  {"≠", OP_NE, 1},
    {"+", OP_ADD, 2}, {"-", OP_SUB, 2}, {"−", OP_SUB, 2}, {"*", OP_MUL, 3},
    {"×", OP_MUL, 3}, {"/", OP_DIV, 3}, {"÷", OP_DIV, 3},
};

static struct formula *parse_sum(struct parser *p, int power, int depth);

static struct span here(const struct parser *p, size_t from)
{
    return (struct span){p->at.src, p->at.start + from, 0};
}

static struct formula *syntax(struct parser *p, const char *zh, const char *en)
{
    diag_error(p->diag, here(p, p->pos), "formula-syntax", "算式写法不对：%s%.0s",
               "bad formula: %.0s%s", zh, en);
    return NULL;
}

static void skip_blanks(struct parser *p)
{
    while (p->pos < p->text.len && strchr(" \t\n", p->text.ptr[p->pos]))
        p->pos++;
}

static bool accept(struct parser *p, const char *word)
{
    skip_blanks(p);
    if (!slice_starts(slice_from(p->text, p->pos), slice_of(word)))
        return false;
    p->pos += strlen(word);
    return true;
}

static bool is_name_character(uint32_t cp)
{
    return cp == '_' || cp == '.' || (cp >= '0' && cp <= '9') ||
           ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || cp_is_han(cp);
}

static struct slice take_word(struct parser *p)
{
    size_t start = p->pos, at = p->pos;

    while (at < p->text.len && is_name_character(utf8_next(p->text, &at)))
        p->pos = at;
    return slice_sub(p->text, start, p->pos);
}

static struct formula *node_new(struct parser *p, enum op op, size_t from)
{
    struct formula *f = arena_new(p->arena, struct formula);

    f->op = op;
    f->at = here(p, from);
    return f;
}

static struct formula *check_call(struct parser *p, struct formula *f)
{
    struct slice names[NCALLS];

    for (size_t i = 0; i < NCALLS; i++) {
        names[i] = slice_of(calls[i].name);
        if (!slice_eq(names[i], f->name))
            continue;
        f->call = (enum call)i;
        if (f->nargs < calls[i].min || f->nargs > calls[i].max ||
            (calls[i].path && f->args[0]->op != OP_NAME))
            return syntax(p, "参数不对", "wrong arguments");
        return f;
    }
    struct slice near = nearest_word(f->name, names, NCALLS);
    diag_error(p->diag, f->at, "formula-name", "没有叫“%.*s”的算法",
               "no function '%.*s'", SLICE_FMT(f->name));
    if (near.len)
        diag_hint(p->diag, "是不是“%.*s”？", "did you mean '%.*s'?", SLICE_FMT(near));
    return NULL;
}

static struct formula *parse_call(struct parser *p, struct slice name, size_t from,
                                  int depth)
{
    struct formula *f = node_new(p, OP_CALL, from);

    f->name = name;
    do {
        if (f->nargs == ARGUMENTS_MAX)
            return syntax(p, "参数太多", "too many arguments");
        f->args[f->nargs] = parse_sum(p, 0, depth + 1);
        if (!f->args[f->nargs++])
            return NULL;
    } while (accept(p, ",") || accept(p, "，"));
    if (!accept(p, ")") && !accept(p, "）"))
        return syntax(p, "缺少右括号", "expected ')'");
    return check_call(p, f);
}

static struct formula *parse_operand(struct parser *p, int depth)
{
    struct formula *f;

    if (depth > NESTING_MAX)
        return syntax(p, "括号太多层", "nested too deeply");
    if (accept(p, "(") || accept(p, "（")) {
        f = parse_sum(p, 0, depth + 1);
        if (f && !accept(p, ")") && !accept(p, "）"))
            return syntax(p, "缺少右括号", "expected ')'");
        return f;
    }
    size_t from = p->pos;
    if (accept(p, "-") || accept(p, "−")) {
        f = node_new(p, OP_MINUS, from);
        f->args[0] = parse_operand(p, depth + 1);
        return f->args[0] ? f : NULL;
    }
    struct slice word = take_word(p);
    if (word.len == 0)
        return syntax(p, "这里缺少名字或数", "expected a name or a number");
    if (accept(p, "(") || accept(p, "（"))
        return parse_call(p, word, from, depth);
    bool number = word.ptr[0] >= '0' && word.ptr[0] <= '9';
    f = node_new(p, number ? OP_NUMBER : OP_NAME, from);
    f->name = word;
    if (number && !decimal_parse(word, &f->number))
        return syntax(p, "数写得不对", "bad number");
    return f;
}

static const struct operator_word *peek_operator(struct parser *p)
{
    skip_blanks(p);
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (slice_starts(slice_from(p->text, p->pos), slice_of(operators[i].word)))
            return &operators[i];
    return NULL;
}

static struct formula *parse_sum(struct parser *p, int power, int depth)
{
    struct formula *left = parse_operand(p, depth);
    const struct operator_word *o;

    while (left && (o = peek_operator(p)) != NULL && o->power > power) {
        size_t from = p->pos;
        p->pos += strlen(o->word);
        struct formula *f = node_new(p, o->op, from);
        f->args[0] = left;
        f->args[1] = parse_sum(p, o->power, depth + 1);
        f->nargs = 2;
        left = f->args[1] ? f : NULL;
    }
    return left;
}

struct formula *formula_parse(struct arena *a, struct slice text, struct span at,
                              struct diag *d)
{
    struct parser p = {a, text, 0, at, d};

    if (text.len > TEXT_MAX)
        return syntax(&p, "太长", "too long");
    struct formula *f = parse_sum(&p, 0, 0);
    skip_blanks(&p);
    if (f && p.pos < text.len)
        return syntax(&p, "这里看不懂", "unexpected text");
    return f;
}

bool formula_check_names(const struct formula *f,
                         bool (*known)(void *ctx, struct slice name, struct span at),
                         void *ctx)
{
    size_t n = f->op == OP_MINUS ? 1 : f->nargs;
    bool good = true;

    if (f->op == OP_NAME) {
        size_t dot = slice_find(f->name, SLICE("."));
        return known(ctx, slice_sub(f->name, 0, dot), f->at);
    }
    for (size_t i = 0; i < n; i++)
        good &= formula_check_names(f->args[i], known, ctx);
    return good;
}

/* ---- evaluation ---- */

enum kind { ABSENT, NUMBER, MONEY, TRUTH, OTHER };

struct result {
    enum kind kind;
    struct decimal n;
    bool truth;
    struct value *value; /* of OTHER */
};

struct run {
    struct arena *arena;
    struct scope scope;
    struct span at;
    struct diag *diag;
};

static const struct result absent = {.kind = ABSENT};

static struct result eval(struct run *r, const struct formula *f);

static struct result overflow(struct run *r, const struct formula *f)
{
    size_t line, column;

    span_position(f->at, &line, &column);
    diag_error(r->diag, r->at, "formula-overflow", "数字太大，算不了",
               "a figure is too large");
    diag_hint(r->diag, "算式在 %s 第 %zu 行", "the formula is in %s, line %zu",
              f->at.src ? f->at.src->path : "?", line);
    return absent;
}

/* Look the first part up through the stack, and the rest in what was found. */
static struct value *lookup(const struct run *r, struct slice name)
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
    else if (v->payload == PAYLOAD_DATE) { /* so that dates compare and subtract */
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

static struct result text_result(struct run *r, struct slice text)
{
    return (struct result){.kind = OTHER, .value = value_text(r->arena, text)};
}

/* The table and column of 表.列: each row's cell. */
static struct value *split_column(const struct run *r, struct slice path,
                                  struct slice *column)
{
    size_t dot = path.len;

    while (dot > 0 && path.ptr[dot - 1] != '.')
        dot--;
    *column = slice_from(path, dot);
    return dot ? lookup(r, slice_sub(path, 0, dot - 1)) : NULL;
}

static struct result fold_column(struct run *r, const struct formula *f)
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

static struct result count_items(struct run *r, const struct formula *f)
{
    const struct value *list = lookup(r, f->args[0]->name);

    if (!list || list->type != VALUE_LIST)
        return absent;
    return (struct result){.kind = NUMBER, .n = decimal_of((int64_t)list->n)};
}

static long row_number(struct run *r, const struct formula *f, long otherwise)
{
    struct result n = eval(r, f);

    return is_number(n) && n.n.places == 0 && n.n.n > 0 && n.n.n < INT32_MAX
               ? (long)n.n.n
               : otherwise;
}

/* A row of its own, as 首 and 末 are other ones in the shorter list. */
static struct value *copy_row(struct run *r, const struct value *row, bool first,
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

static struct result take_rows(struct run *r, const struct formula *f)
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

static struct result rank(struct run *r, const struct formula *f)
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

/* 100 * (a - minus) / b with one place, without a zero behind the point. */
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

static struct result two_numbers(struct run *r, const struct formula *f)
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

static struct result call(struct run *r, const struct formula *f)
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
    }
    return absent;
}

static struct result arithmetic(struct run *r, const struct formula *f, struct result a,
                                struct result b)
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
        if (b.kind == MONEY) /* so many times as much is no money */
            out.kind = a.kind == MONEY ? NUMBER : MONEY;
    }
    return good ? out : overflow(r, f);
}

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

static struct result eval(struct run *r, const struct formula *f)
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
    if (a.kind == ABSENT || b.kind == ABSENT)
        return absent;
    if (f->op >= OP_EQ)
        return comparison(f, a, b);
    return is_number(a) && is_number(b) ? arithmetic(r, f, a, b) : absent;
}

struct value *formula_eval(struct arena *a, const struct formula *f, struct scope scope,
                           struct span at, struct diag *d)
{
    struct run run = {a, scope, at, d};
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
