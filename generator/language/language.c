/* language.c - decodes a text and runs all rules of language.h over it.
 *
 *     "大家好,请看小區(qū)"  ->  L1 at ",", cure "，", safe
 *                              L3 at "區", cure "区"
 *                              L2 at "(qū)", cure "", safe
 *
 * Rules are grouped by subject, not by number: language_marks, _forms, _words,
 * _numbers. Marks come first because they reclassify letters (a bracketed gloss becomes
 * markup), which the other rules rely on.
 */
#include "language/letters.h"

#include <stdlib.h>

static const struct {
    const char *number, *code;
    struct language_wording wording;
} rules[LANGUAGE_RULES] = {
#define R(name, number, code, ...) {number, code, {__VA_ARGS__}},
    LANGUAGE_RULE_ROWS(R)
#undef R
};

const char *language_number(enum language_rule rule)
{
    return rules[rule].number;
}

const char *language_code(enum language_rule rule)
{
    return rules[rule].code;
}

const struct language_wording *language_wording(enum language_rule rule)
{
    return &rules[rule].wording;
}

/* Order of findings: by first byte, then by rule. */
static int by_place(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

void language_scan(const struct language *l, struct slice text, struct findings *out)
{
    struct arena scratch = ARENA_INIT;
    struct letters t = letters_of(&scratch, l, text, out);
    size_t first = out->n;

    language_marks(&t);
    language_forms(&t);
    language_words(&t);
    language_numbers(&t);
    if (out->n - first > 1)
        qsort(out->list + first, out->n - first, sizeof *out->list, by_place);
    arena_free(&scratch);
}
