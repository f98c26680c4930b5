/* figures.c - C5: the figures of an item's texts, against one another.
 *
 *     期初 10 ＋ 收入 5 ＝ 16  -> 15
 *
 * prose/amounts.c gives the figures with their units and words; each text's are handed
 * to the rules of figures_*.c. Two are compared only if their units agree and the words
 * between leave one reading. */
#include "check/figures.h"
#include "check/figures_ledger.h"
#include "check/figures_rates.h"
#include "check/figures_sums.h"
#include "words/figures.h"

#include <string.h>

/* ---- 期初 10 元 ＋ 收入 5 元 ＝ 15 元 ---- */

/* The operator between two figures, with only Han characters and spaces around it, as
 * in 10 元 ＋ 收入 5 元: one of + - * =, or 0. */
static char operator_in(struct slice between)
{
    static const char *const signs[] = {"＋", "+", "－", "−", "×", "＝", "=", NULL};
    static const char code[] = "++--*==";
    char found = 0;

    for (size_t at = 0; at < between.len;) {
        int i = 0;
        while (signs[i] && !word_match(between, at, signs[i]))
            i++;
        if (signs[i] && found)
            return 0;
        if (signs[i])
            found = code[i];
        uint32_t cp = utf8_next(between, &at);
        if (!signs[i] && cp != ' ' && !cp_is_han(cp))
            return 0;
    }
    return found;
}

static bool apply(char op, struct decimal *sum, struct decimal next)
{
    return op == '+'   ? decimal_add(*sum, next, sum)
           : op == '-' ? decimal_sub(*sum, next, sum)
                       : decimal_mul(*sum, next, sum);
}

/* The index of the figure after ＝ in the equation that begins with figure i, or 0. An
 * equation has only ＋ and －, or a single ×. *sum: what its left side comes to. */
static size_t equation_at(const struct amounts *f, struct slice s, size_t i,
                          struct decimal *sum)
{
    char op = 0, kind = 0;

    *sum = f->list[i].value;
    if (i > 0 && operator_in(slice_sub(s, f->list[i - 1].end, f->list[i].start)))
        return 0;
    for (size_t k = i; k + 1 < f->n && !f->list[k].label && !f->list[k].rough; k++) {
        const struct amount *next = &f->list[k + 1];
        op = operator_in(slice_sub(s, f->list[k].end, next->start));
        if (op == '=')
            return kind ? k + 1 : 0;
        char this_kind = op == '-' ? '+' : op;
        if (!op || next->label || next->rough || (kind && kind != this_kind) ||
            (this_kind == '*' && k > i) || !apply(op, sum, next->value))
            return 0;
        kind = this_kind;
    }
    return 0;
}

static void check_equation(struct check_run *run, const struct check_text *t,
                           const struct amounts *f, size_t i)
{
    struct decimal sum;
    size_t k = equation_at(f, t->text, i, &sum);
    const struct amount *result = &f->list[k];

    /* 1 ＋ 1 ＝ 3: a small result without a unit is a slogan. */
    bool slogan = !result->unit.len && decimal_cmp(result->value, decimal_of(10)) < 0;

    if (!k || result->label || result->rough || slice_is(result->unit, "%") || slogan ||
        operator_in(slice_sub(t->text, result->end,
                              k + 1 < f->n ? f->list[k + 1].start : result->end)) ||
        amount_is(result, sum))
        return;
    check_hit(run, "C5", text_span(t, result->start, result->end), "这道算式得 %.*s",
              "this equation gives %.*s",
              SLICE_FMT(decimal_text(run->arena, decimal_trim(sum), true)));
}

/* ---- an item ---- */

/* The rules that look from one figure at those near it. */
static void check_each_figure(struct check_run *run, const struct check_text *t,
                              const struct amounts *f, struct quotes **quotes)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct amount *x = &f->list[i];
        if (x->label || x->rough || text_is_literal(t, x->start))
            continue;
        if (i + 2 < f->n)
            check_parts(run, t, f, x);
        if (!text_holds(t, WORDS_FIGURES))
            continue;
        if (slice_is(x->unit, "%"))
            check_percent(run, t, f, x);
        if (i + 2 < f->n)
            check_equation(run, t, f, i);
        check_runs(run, t, f, i);
        if (!*quotes)
            *quotes = quotes_of(run, run->item);
        check_quote(run, *quotes, t, x);
    }
}

/* The rules that look at all figures with their names. */
static void check_terms(struct check_run *run, const struct terms *f)
{
    if (f->n < 2)
        return;
    check_ledger(run, f);
    check_sums(run, f);
    check_rates(run, f);
}

/* The list that the text is a line of: its items, or short paragraphs that follow one
 * another. NULL: none. */
static const struct node *list_of(const struct check_text *t)
{
    enum { LINE = 60 }; /* bytes */
    const struct node *n = t->block;

    if (!n || n->type != NODE_PARAGRAPH || !n->parent)
        return NULL;
    n = n->parent;
    if (n->parent && n->parent->type == NODE_LIST)
        return n->parent;
    return t->text.len <= LINE ? n : NULL;
}

/* The figures of the list being read; unusable if a line has many. */
struct lines {
    const struct node *list;
    struct terms terms;
    bool many;
};

static void end_lines(struct check_run *run, struct lines *l, const struct node *next)
{
    if (!l->many && l->terms.n)
        check_terms(run, &l->terms);
    *l = (struct lines){.list = next};
}

/* Words near every figure that is compared: of a whole, a percentage, an equation, and
 * the endings of the names that fields of figures have. Texts without one are skipped.
 */
const char *const figure_words[] = {WORDLIST_FIGURE_WORDS, NULL};

/* Is the text prose, not the bare number of a table's cell? */
static bool is_prose(const struct check_text *t)
{
    enum { CELL_BYTES = 24 };
    const struct field *f = t->field;

    return (!t->block || t->block->type != NODE_CELL || t->text.len > CELL_BYTES) &&
           (!f || f->type == FIELD_TEXT || f->type == FIELD_MARKDOWN ||
            f->type == FIELD_LIST);
}

static bool tells_hours(const struct amounts *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (slice_is(f->list[i].unit, "小时") || slice_is(f->list[i].unit, "分钟"))
            return true;
    return false;
}

/* One text: its figures for themselves, and as a line of its list. */
static void check_one(struct check_run *run, const struct check_text *t,
                      struct quotes **quotes, struct lines *lines)
{
    enum { MANY = 4 };
    struct amounts f = amounts_with_han(run->arena, t->text);
    struct terms terms = {0};

    if (f.n == 0)
        return;
    if (f.n > 1 || text_holds(t, WORDS_FIGURES))
        check_each_figure(run, t, &f, quotes);
    if (tells_hours(&f))
        check_hours(run, t, &f);
    if (f.n > 1 || lines->list)
        terms_add(run->arena, &terms, t, &f, false);
    check_terms(run, &terms);
    if (lines->list && terms.n)
        terms_add(run->arena, &lines->terms, t, &f, true);
    lines->many |= terms.n > MANY;
}

void check_figures(struct check_run *run, const struct item *item)
{
    struct quotes *quotes = NULL;
    struct lines lines = {0};

    (void)item;
    for (size_t i = 0; i < run->texts->n; i++) {
        const struct check_text *t = &run->texts->list[i];
        const struct node *list = list_of(t);
        if (list != lines.list)
            end_lines(run, &lines, list);
        if ((text_holds(t, HOLDS_DIGIT) || text_holds(t, WORDS_FIGURES)) && is_prose(t))
            check_one(run, t, &quotes, &lines);
    }
    end_lines(run, &lines, NULL);
}
