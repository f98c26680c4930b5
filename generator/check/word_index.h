/* word_index.h - which of the rules' words a text holds, found in one pass.
 *
 * A hundred short words looked for one after the other cost ten times what all of them
 * cost together, and most texts hold none. So each text is read once, and what it holds
 * is a set of lists (a bit each); a rule asks text_holds first and looks for its own
 * words only where the answer is yes. The words stand with their rule: a rule that
 * wants this exports its list (ended by NULL), which is declared here and gets a line
 * in word_index.c.
 */
#ifndef BANBAO_CHECK_WORD_INDEX_H
#define BANBAO_CHECK_WORD_INDEX_H

#include "prose/word_match.h"

enum word_list {
    WORDS_HARDSHIP, /* P8 */
    WORDS_CHILD,    /* P9 */
    WORDS_CREDIT,   /* P6 */
    WORDS_ACCOUNT,  /* P5: labels of accounts, and @ */
    WORDS_STALE,    /* T2 */
    WORDS_MONTH,    /* T3 T4: 月 */
    WORDS_CARRIED,  /* C6 C7 */
    WORDS_VAGUE,    /* C8 */
    WORDS_FIGURES,  /* C5 */
    WORDS_POSTS,    /* L14 */
    WORDS_RATES,    /* C9 */
    WORDS_ANNEX,    /* C9 */
    WORDS_LISTS,
    /* and what is asked of single characters */
    HOLDS_CAPITAL = WORDS_LISTS, /* A to Z */
    HOLDS_DIGIT,                 /* of half or full width */
    HOLDS_ROOM,                  /* four or more, in all of the text: 3 号楼 501 */
    HOLDS_NUMBER,                /* eleven or more: what names somebody has so many */
};

/* Lists that stand with their rule, each in its .c. */
extern const char *const credit_words[], *const account_words[];
extern const char *const month_words[], *const carried_words[], *const figure_words[];
extern const char *const rate_words[], *const annex_words[];

/* The words of a list, ended by NULL. */
const char *const *words_of(enum word_list list);

struct words;

/* All lists as one table; it is never written to again. */
struct words *words_open(struct arena *a);
/* The set of what stands in text: bit 1u << WORDS_STALE and so on. */
uint32_t words_in(const struct words *w, struct slice text);

#endif
