/* guess.h - what the text of a draft says of its kind's fields.
 *
 * Notices say most of what a form asks for in words: who signs and when at the end,
 * 公示时间：…, 联系电话：…. Such places are read into fields, by the fields' names and
 * types and some other words for them; nothing is made up. A line that is a field and
 * nothing else leaves the body, which would say it twice.
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
    struct date date; /* of the signature, or what it was */
    bool dated;       /* the signature has one */
};

/* title and body: corrected Markdown. date: the one known so far. */
void guess_fields(const struct kind *k, struct slice title, struct slice body,
                  struct date date, struct guesses *out);
/* NULL: not guessed. */
const struct guess *guess_find(const struct guesses *g, struct slice name);
void guess_add(struct guesses *g, const char *name, struct slice value);

#endif
