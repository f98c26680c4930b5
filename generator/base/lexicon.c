/* lexicon.c - built-in word lists, the compound's additions, and the surname search.
 *
 * words/NAME.h is made from generator/words/NAME.txt at build time. lexicon_add copies
 * the compound's rows and the current ones into a new array. Surnames are sorted by
 * bytes; surname_find bisects to those with the same first character:
 *     欧阳明珠 -> 欧, 欧阳 … start with 欧; the longest that matches is 欧阳
 */
#include "base/lexicon.h"
#include "words/advertising.h"
#include "words/bodies.h"
#include "words/calendar.h"
#include "words/chats.h"
#include "words/children.h"
#include "words/glossary.h"
#include "words/hardship.h"
#include "words/language.h"
#include "words/names.h"
#include "words/notices.h"
#include "words/paste.h"
#include "words/posts.h"
#include "words/surnames.h"
#include "words/units.h"

#include <stdlib.h>
#include <string.h>

enum {
    SURNAME_COLUMNS = 5
}; /* name, rank, sure or "", homophone or "",
    * weight or "" */

static const char *const units[][2] = {WORDLIST_UNITS, {NULL}};
static const char *const confused[][2] = {WORDLIST_CONFUSED, {NULL}};
static const char *const surnames[][SURNAME_COLUMNS] = {WORDLIST_SURNAMES, {NULL}};

struct list {
    const char *name;
    const char *const *words;
    size_t columns, required;
};

#define LIST(name, words)                                                              \
    {                                                                                  \
        name, (const char *const[]){words, NULL}, 1, 1                                 \
    }

static const struct list brought[LEXICONS] = {
    [LEXICON_UNITS] = {"units", units[0], 2, 1},
    [LEXICON_GLOSSARY] = LIST("glossary", WORDLIST_GLOSSARY),
    [LEXICON_HARDSHIP] = LIST("hardship", WORDLIST_HARDSHIP),
    [LEXICON_CHILD] = LIST("child", WORDLIST_CHILD),
    [LEXICON_STALE] = LIST("stale", WORDLIST_STALE),
    [LEXICON_VAGUE] = LIST("vague", WORDLIST_VAGUE),
    [LEXICON_POSTS] = LIST("posts", WORDLIST_POSTS),
    [LEXICON_BODY_ENDS] = LIST("body_ends", WORDLIST_BODY_ENDS),
    [LEXICON_TITLES] = LIST("titles", WORDLIST_TITLES),
    [LEXICON_NOT_NAMES] = LIST("not_names", WORDLIST_NOT_NAMES),
    [LEXICON_ABSOLUTE] = LIST("absolute", WORDLIST_ABSOLUTE),
    [LEXICON_FOR_SALE] = LIST("for_sale", WORDLIST_FOR_SALE),
    [LEXICON_CONFUSED] = {"confused", confused[0], 2, 2},
    [LEXICON_GREETINGS] = LIST("greetings", WORDLIST_GREETINGS),
    [LEXICON_PATH_HEADS] = LIST("path_heads", WORDLIST_PATH_HEADS),
    [LEXICON_SOURCE_HEADS] = LIST("source_heads", WORDLIST_SOURCE_HEADS),
    [LEXICON_BYLINE_HEADS] = LIST("byline_heads", WORDLIST_BYLINE_HEADS),
    [LEXICON_CAPTION_TAILS] = LIST("caption_tails", WORDLIST_CAPTION_TAILS),
    [LEXICON_FOOT_HEADS] = LIST("foot_heads", WORDLIST_FOOT_HEADS),
    [LEXICON_BUTTON_HEADS] = LIST("button_heads", WORDLIST_BUTTON_HEADS),
    [LEXICON_CHAT_NOISE] = LIST("chat_noise", WORDLIST_CHAT_NOISE),
    [LEXICON_SURNAMES] = {"surnames", surnames[0], SURNAME_COLUMNS, 1},
};

/* The extended list; NULL: the compound adds nothing to the built-in one. */
static const char *const *added[LEXICONS];
static size_t surnames_added; /* rows */

const char *const *lexicon_words(enum lexicon list)
{
    return added[list] ? added[list] : brought[list].words;
}

size_t lexicon_columns(enum lexicon list)
{
    return brought[list].columns;
}

size_t lexicon_required(enum lexicon list)
{
    return brought[list].required;
}

const char *lexicon_name(enum lexicon list)
{
    return brought[list].name;
}

enum lexicon lexicon_named(struct slice name)
{
    int i = 0;

    while (i < LEXICONS && !slice_is(name, brought[i].name))
        i++;
    return (enum lexicon)i;
}

static size_t count_words(const char *const *rows, size_t columns)
{
    size_t n = 0;

    while (rows[n])
        n += columns;
    return n;
}

static int by_name(const void *x, const void *y)
{
    const char *const *a = x, *const *b = y;

    return strcmp(*a, *b);
}

void lexicon_add(struct arena *a, enum lexicon list, const char *const *rows)
{
    size_t columns = brought[list].columns, n = count_words(rows, columns);
    const char *const *own = lexicon_words(list);
    size_t more = count_words(own, columns);
    const char **all = arena_array(a, const char *, n + more + columns);

    memcpy(all, rows, n * sizeof *all);
    memcpy(all + n, own, more * sizeof *all);
    all[n + more] = NULL;
    if (list == LEXICON_SURNAMES) {
        surnames_added = (n + more) / columns;
        qsort(all, surnames_added, columns * sizeof *all, by_name);
    }
    added[list] = (const char *const *)all;
}

void lexicon_reset(void)
{
    memset(added, 0, sizeof added);
}

/* ---- surnames, in the order of their bytes ---- */

enum { HAN_BYTES = 3, USUAL_WEIGHT = 4 /* of a surname that a compound adds */ };

/* The first of n sorted rows that is not before the character at p (binary search). */
static size_t first_row(const char *const *rows, size_t n, const char *p)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;
        if (strncmp(rows[middle * SURNAME_COLUMNS], p, HAN_BYTES) < 0)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

/* "8" -> 8, "-2" -> -2; "" as of a surname that a compound adds. */
static int weight_of(const char *column)
{
    int n = 0;

    for (const char *p = column + (*column == '-'); *p >= '0' && *p <= '9'; p++)
        n = n * 10 + *p - '0';
    return !*column ? USUAL_WEIGHT : *column == '-' ? -n : n;
}

bool surname_find(struct slice s, size_t at, bool sure, struct surname *out)
{
    size_t all = added[LEXICON_SURNAMES] ? surnames_added
                                         : sizeof surnames / sizeof *surnames - 1;
    const char *const *row = lexicon_words(LEXICON_SURNAMES);
    struct slice rest = slice_from(s, at);
    size_t longest = 0;

    if (rest.len < HAN_BYTES)
        return false;
    row += SURNAME_COLUMNS * first_row(row, all, rest.ptr);
    for (; *row && strncmp(*row, rest.ptr, HAN_BYTES) == 0; row += SURNAME_COLUMNS) {
        struct slice name = slice_of(*row);
        if ((sure && !row[2][0]) || name.len <= longest || !slice_starts(rest, name))
            continue;
        *out = (struct surname){name, row[3], weight_of(row[4])};
        longest = name.len;
    }
    return longest > 0;
}
