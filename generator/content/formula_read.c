/* formula_read.c - parses a formula by precedence climbing (Richards 1979).
 *
 *   甲 + 乙 × 2 > 10 且 有(丙)  ->  ((甲 + (乙 × 2)) > 10) 且 有(丙)
 * Each operator has a power; parse_sum(power) takes operators that bind more strongly
 * than `power` and recurses for their right sides, so equal ones associate to the left.
 * Full-width brackets and commas, ×, ÷ and − are accepted as well.
 */
#include "content/formula.h"
#include "content/formula_tree.h"

#include <string.h>

enum {
    NESTING_MAX = 50,
    TEXT_MAX = 1000, /* bytes: the tree of a long chain is as deep as it is long */
};

static const struct {
    const char *name;
    size_t min, max; /* arguments */
    bool path;       /* the first one must be a name */
} calls[] = {
    [CALL_SUM] = {"合计", 1, 1, true},
    [CALL_COUNT] = {"计数", 1, 1, true},
    [CALL_MAX] = {"最大", 1, 1, true},
    [CALL_MIN] = {"最小", 1, 1, true},
    [CALL_TAKE] = {"取", 2, 3, true},
    [CALL_RANK] = {"名次", 1, 1, true},
    [CALL_PERCENT] = {"百分比", 2, 2, false},
    [CALL_CHANGE] = {"环比", 2, 2, false},
    [CALL_THOUSANDTHS] = {"千分", 2, 2, false},
    [CALL_IF] = {"若", 2, 3, false},
    [CALL_HAS] = {"有", 1, 1, true},
    [CALL_HOURS] = {"时长", 1, 1, false},
};

/* The functions, by enum call. */
enum { NCALLS = sizeof calls / sizeof *calls };

/* ---- precedence climbing ---- */

/* The text and how far it is read; at is its place in the kind's file. */
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
    {"或", OP_OR, 1}, {"且", OP_AND, 2}, {"<=", OP_LE, 3}, {">=", OP_GE, 3},
    {"≤", OP_LE, 3},  {"≥", OP_GE, 3},   {"<", OP_LT, 3},  {">", OP_GT, 3},
    {"=", OP_EQ, 3},  {"≠", OP_NE, 3},   {"+", OP_ADD, 4}, {"-", OP_SUB, 4},
    {"−", OP_SUB, 4}, {"*", OP_MUL, 5},  {"×", OP_MUL, 5}, {"/", OP_DIV, 5},
    {"÷", OP_DIV, 5},
};

static struct formula *parse_sum(struct parser *p, int power, int depth);

/* The place of byte `from` of the formula, in the file. */
static struct span here(const struct parser *p, size_t from)
{
    return (struct span){p->at.src, p->at.start + from, 0};
}

/* Report at the current position; always NULL. */
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

/* Skip a word or sign if it comes next, after blanks. */
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

/* A name, a dotted path or a number: letters, Han, digits, dots. */
static struct slice take_word(struct parser *p)
{
    size_t start = p->pos, at = p->pos;

    while (at < p->text.len && is_name_character(utf8_next(p->text, &at)))
        p->pos = at;
    return slice_sub(p->text, start, p->pos);
}

/* A node whose place is byte `from`. */
static struct formula *node_new(struct parser *p, enum op op, size_t from)
{
    struct formula *f = arena_new(p->arena, struct formula);

    f->op = op;
    f->at = here(p, from);
    return f;
}

/* Find the function by name and check its arguments. NULL after reporting. */
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

/* The arguments after `name(`. */
static struct formula *parse_call(struct parser *p, struct slice name, size_t from,
                                  int depth)
{
    struct formula *f = node_new(p, OP_CALL, from);

    f->name = name;
    do {
        if (f->nargs == FORMULA_ARGUMENTS_MAX)
            return syntax(p, "参数太多", "too many arguments");
        f->args[f->nargs] = parse_sum(p, 0, depth + 1);
        if (!f->args[f->nargs++])
            return NULL;
    } while (accept(p, ",") || accept(p, "，"));
    if (!accept(p, ")") && !accept(p, "）"))
        return syntax(p, "缺少右括号", "expected ')'");
    return check_call(p, f);
}

/* A bracket, a negated operand, a call, a name or a number. */
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

/* The operator at the current position; NULL: none. Two-character signs are tried
 * before their first characters. */
static const struct operator_word *peek_operator(struct parser *p)
{
    skip_blanks(p);
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (slice_starts(slice_from(p->text, p->pos), slice_of(operators[i].word)))
            return &operators[i];
    return NULL;
}

/* An operand and the operators after it that bind more strongly than `power`. */
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

/* The whole text must be one formula: trailing text is an error. */
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

    if (f->op == OP_NAME)
        return known(ctx, f->name, f->at);
    for (size_t i = 0; i < n; i++)
        good &= formula_check_names(f->args[i], known, ctx);
    return good;
}

bool formula_adds_words(const struct formula *f,
                        bool (*is)(void *ctx, struct slice name), void *ctx,
                        struct span *at)
{
    size_t n = f->op == OP_MINUS ? 1 : f->nargs;
    bool reckons = f->op >= OP_MINUS && f->op <= OP_DIV;

    for (size_t i = 0; i < n && f->op != OP_NAME; i++) {
        if (reckons && f->args[i]->op == OP_NAME && is(ctx, f->args[i]->name)) {
            *at = f->args[i]->at;
            return true;
        }
        if (formula_adds_words(f->args[i], is, ctx, at))
            return true;
    }
    return false;
}
