/* lexicon.h - the lists of words that a compound may add to in content/words.
 *
 * Every list of generator/words is a table where it is used; these are asked for here,
 * as the words of the compound stand before the program's own. Set once, before an item
 * is read and before there are threads, they are never written to again: this is why
 * the program has one of each, and every function down to the line breaker need not be
 * handed them.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "base/slice.h"

enum lexicon {
    LEXICON_UNITS, /* rows of 2: 名, what it is counted as: 人, or "" */
    LEXICON_GLOSSARY,
    LEXICON_HARDSHIP,
    LEXICON_CHILD,
    LEXICON_STALE,
    LEXICON_VAGUE,
    LEXICON_POSTS,
    LEXICON_BODY_ENDS,
    LEXICON_TITLES,
    LEXICON_NOT_NAMES,
    LEXICON_ABSOLUTE,
    LEXICON_FOR_SALE,
    LEXICON_CONFUSED, /* rows of 2: wrong, right */
    LEXICON_GREETINGS,
    LEXICON_PATH_HEADS,
    LEXICON_SOURCE_HEADS,
    LEXICON_BYLINE_HEADS,
    LEXICON_CAPTION_TAILS,
    LEXICON_FOOT_HEADS,
    LEXICON_BUTTON_HEADS,
    LEXICON_CHAT_NOISE,
    LEXICON_SURNAMES, /* see surname_find */
    LEXICONS,
};

/* The words, or rows of words one behind the other, ended by NULL. */
const char *const *lexicon_words(enum lexicon list);
/* How many words are a row, and how many of them may not be left out. */
size_t lexicon_columns(enum lexicon list);
size_t lexicon_required(enum lexicon list);
const char *lexicon_name(enum lexicon list);
/* Which list is called so ("hardship")? LEXICONS: none. */
enum lexicon lexicon_named(struct slice name);

/* Put rows, ended by NULL, before those of the list. Their words must outlive it. */
void lexicon_add(struct arena *a, enum lexicon list, const char *const *rows);
/* Back to what the program brings. */
void lexicon_reset(void);

struct surname {
    struct slice name;
    const char
        *read_as; /* a character that sounds so; "": it sounds as it mostly does */
};

/* The longest surname that s has at byte `at`, or the longest of the sure ones: a
 * name is known by those in the midst of a text. */
bool surname_find(struct slice s, size_t at, bool sure, struct surname *out);

#endif
