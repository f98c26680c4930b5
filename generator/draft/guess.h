/* guess.h - fields of a kind that can be read from the text of a draft.
 *
 * Notices state most of what a form asks for: 公示时间：…, 联系电话：…. Such places are
 * read into fields, found by the fields' names, their types and synonyms; nothing is
 * invented. A line that is a field and nothing else leaves the body, which would
 * otherwise repeat it. Who signs, and when, is read from the page itself
 * (paste_sign.c).
 */
#ifndef BANBAO_DRAFT_GUESS_H
#define BANBAO_DRAFT_GUESS_H

#include "model/date.h"
#include "model/kind.h"

struct guess {
    struct slice name, value; /* as an editor would write it */
    bool map;                 /* value is YAML, not text */
};

struct guesses {
    struct arena *arena;
    struct guess *list;
    size_t n, cap;
    struct slice body;
    struct date date; /* that days without a year, or a month, are counted from */
};

/* title and body: corrected Markdown. date: of the document. */
void guess_fields(const struct kind *k, struct slice title, struct slice body,
                  struct date date, struct guesses *out);
/* NULL: not guessed. */
const struct guess *guess_find(const struct guesses *g, struct slice name);
void guess_add(struct guesses *g, const char *name, struct slice value);

#endif
