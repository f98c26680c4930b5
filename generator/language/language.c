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

/* Several rules share a number; a code belongs to one rule. */
static const struct {
    const char *number, *code;
} rules[LANGUAGE_RULES] = {
    [LANGUAGE_HALF_WIDTH] = {"L1", "half-width-mark"},
    [LANGUAGE_PINYIN] = {"L2", "pinyin-residue"},
    [LANGUAGE_TRADITIONAL] = {"L3", "traditional-character"},
    [LANGUAGE_LOOK_ALIKE] = {"L4", "look-alike-character"},
    [LANGUAGE_NO_CHARACTER] = {"L4", "no-character"},
    [LANGUAGE_EMOJI] = {"L4", "emoji"},
    [LANGUAGE_VAGUE_NUMBER] = {"L5", "vague-number"},
    [LANGUAGE_STRAY_PAUSE] = {"L5", "stray-pause"},
    [LANGUAGE_DOUBLED] = {"L5", "doubled-word"},
    [LANGUAGE_UNBALANCED] = {"L5", "unbalanced-mark"},
    [LANGUAGE_REPEATED] = {"L5", "repeated-mark"},
    [LANGUAGE_ASCII_MARK] = {"L5", "ascii-mark"},
    [LANGUAGE_NUMBERING] = {"L6", "numbering-mark"},
    [LANGUAGE_ABSOLUTE] = {"L7", "absolute-term"},
    [LANGUAGE_PARTICLE] = {"L8", "wrong-particle"},
    [LANGUAGE_BROKEN] = {"L9", "broken-sentence"},
    [LANGUAGE_SPACE] = {"L10", "stray-space"},
    [LANGUAGE_DATE] = {"L11", "date-style"},
    [LANGUAGE_ZERO] = {"L12", "wrong-zero"},
    [LANGUAGE_BRACKETS] = {"L13", "number-brackets"},
    [LANGUAGE_BODY] = {"L14", "body-name"},
};

const char *language_number(enum language_rule rule)
{
    return rules[rule].number;
}

const char *language_code(enum language_rule rule)
{
    return rules[rule].code;
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
