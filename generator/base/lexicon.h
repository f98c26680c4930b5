/* lexicon.h - the word lists that a compound may extend in content/words.
 *
 * Other lists of generator/words are compiled into the file that uses them; these are
 * looked up here, as the compound's words come before the built-in ones. They are set
 * once, before any item is read and before threads start, and never written again.
 * That is why they may be global, and need not be passed to every function down to the
 * line breaker.
 */
#ifndef BANBAO_BASE_LEXICON_H
#define BANBAO_BASE_LEXICON_H

#include "base/slice.h"

enum lexicon {
    LEXICON_UNITS, /* rows of 2: the unit 名, and the unit it counts as: 人, or "" */
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

/* The words, or all rows of words one after another; NULL at the end. */
const char *const *lexicon_words(enum lexicon list);
/* Words per row, and how many of them are mandatory. */
size_t lexicon_columns(enum lexicon list);
size_t lexicon_required(enum lexicon list);
const char *lexicon_name(enum lexicon list);
/* The list with this name ("hardship"); LEXICONS: there is none. */
enum lexicon lexicon_named(struct slice name);

/* Put rows, ended by NULL, before those of the list. Their words are not copied. */
void lexicon_add(struct arena *a, enum lexicon list, const char *const *rows);
/* Back to the built-in lists. */
void lexicon_reset(void);

struct surname {
    struct slice name;
    const char
        *read_as; /* a homophone, for sorting; "": read as the character usually is */
    int weight;   /* how much more often it is a surname than a word (person_names.h) */
};

/* The longest surname at byte `at` of s: 欧阳 rather than 欧. sure: only surnames that
 * are rarely other words, for finding names inside a text. */
bool surname_find(struct slice s, size_t at, bool sure, struct surname *out);

#endif
