/* language.h - finds mistakes in the Chinese of a text, rules L1 to L14.
 *
 * A text is a piece of a source as it was typed: a paragraph, a cell, a title. The
 * result is a list of places in it, each with its rule and, if certain enough to be
 * shown, a replacement. `banbao fix` applies the `safe` ones: nobody would want the
 * other form (severity F). Nothing here prints or reads a file.
 *
 * A text is decoded once into an array of characters; then each rule visits only the
 * characters that concern it. Rules see through Markdown's marks and skip code and
 * addresses. Source: GB/T 15834-2011, GB/T 15835-2011, GB/T 9704-2012,
 * 国家通用语言文字法, 广告法 第9条.
 */
#ifndef BANBAO_LANGUAGE_LANGUAGE_H
#define BANBAO_LANGUAGE_LANGUAGE_H

#include "base/arena.h"
#include "base/slice.h"
#include "language/han_forms.h"
#include "language/language_rules.h"

struct finding {
    size_t start, end; /* byte range in the text */
    enum language_rule rule;
    bool safe;         /* the cure may be applied without asking */
    struct slice cure; /* replaces the range; ptr NULL: only the writer can tell */
};

struct findings {
    struct arena *arena;
    struct finding *list;
    size_t n, cap;
};

enum { PLACES = 2 };

struct language {
    struct han_forms *forms;
    struct slice places[PLACES]; /* the names of bodies begin so: 槐安里, or the full
                               name of the compound; empty: unknown */
    const struct slice *bodies;  /* 机构 of site.yaml */
    size_t nbodies;
    bool markdown; /* the text is Markdown, else plain */
    bool escapes;  /* a YAML scalar in double quotes: \" and \n */
    bool name;     /* of a person, who decides how it is written */
    bool commerce; /* advertising: L7 applies */
};

/* The code in the register (rules.h), used in messages: L5; and the name of this rule
 * alone, as several share a code: vague-number. */
const char *language_number(enum language_rule rule);
const char *language_code(enum language_rule rule);
/* What is wrong, and the cure, in Chinese and English; hints NULL: the register's. */
struct language_wording {
    const char *zh, *en;
    const char *hint_zh, *hint_en;
};
const struct language_wording *language_wording(enum language_rule rule);

/* Append the mistakes in text to out, sorted by place. */
void language_scan(const struct language *l, struct slice text, struct findings *out);

#endif
