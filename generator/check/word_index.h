/* word_index.h - which of the rules' words a text holds, found in one pass.
 *
 * Searching for a hundred short words one by one costs ten times as much as searching
 * for all at once, and most texts contain none. So each text is read once, and the
 * result is a set of lists, a bit each. A rule asks text_holds first and searches for
 * its own words only if the answer is yes. To join in, a rule exports its list (ended
 * by NULL), declares it here, and adds a line to word_index.c.
 */
#ifndef BANBAO_CHECK_WORD_INDEX_H
#define BANBAO_CHECK_WORD_INDEX_H

#include "prose/word_match.h"

enum word_list {
    WORDS_HARDSHIP,     /* P8 */
    WORDS_CHILD,        /* P9 */
    WORDS_CREDIT,       /* P6 */
    WORDS_ACCOUNT,      /* P5: labels of accounts, and @ */
    WORDS_STALE,        /* T2 */
    WORDS_MONTH,        /* T3 T4: 月 */
    WORDS_CARRIED,      /* C6 C7 */
    WORDS_VAGUE,        /* C8 */
    WORDS_FIGURES,      /* C5 */
    WORDS_POSTS,        /* L14 */
    WORDS_RATES,        /* C9 */
    WORDS_ANNEX,        /* C9 */
    WORDS_HOUSE,        /* P7: 号楼, 单元, whose numbers may be Han figures */
    WORDS_BLANKS,       /* C10: XX, __ */
    WORDS_LEFT,         /* C10 */
    WORDS_OWN_LABELS,   /* C10: 联系人 */
    WORDS_FOR_HAND,     /* C10: 回执 */
    WORDS_WEB,          /* C11 */
    WORDS_LAWS,         /* C12 */
    WORDS_SAID,         /* C13: 公示期 */
    WORDS_NUMBER,       /* P2: homes, Han figures */
    WORDS_CODES,        /* P14 */
    WORDS_BIRTH,        /* P15 */
    WORDS_CERTIFICATES, /* P16 */
    WORDS_BALANCE,      /* C5: what an account ends with */
    WORDS_LISTS,
    /* and properties of single characters */
    HOLDS_CAPITAL = WORDS_LISTS, /* A to Z */
    HOLDS_DIGIT,                 /* half or full width */
    HOLDS_ROOM,   /* four digits or more in the whole text: 3 号楼 501 */
    HOLDS_NUMBER, /* eleven or more: the fewest that identify somebody */
};

/* Lists defined by their rules, each in the rule's .c. */
extern const char *const credit_words[], *const account_words[];
extern const char *const number_words[], *const code_words[];
extern const char *const birth_words[], *const certificate_words[];
extern const char *const month_words[], *const carried_words[], *const figure_words[];
extern const char *const rate_words[], *const annex_words[], *const house_words[];
extern const char *const blank_words[], *const left_words[], *const label_words[];
extern const char *const for_hand[], *const web_words[], *const law_words[];
extern const char *const period_words[];
extern const char *const account_ends[];

/* The words of a list, ended by NULL. */
const char *const *words_of(enum word_list list);

struct word_index;

/* The table of all lists; read-only from then on. */
struct word_index *words_open(struct arena *a);
/* The lists that have a word in the text: bit 1u << WORDS_STALE and so on. */
uint32_t words_in(const struct word_index *w, struct slice text);
/* The longest word of the list at byte `at` of text, in bytes; 0: none. */
size_t longest_word_at(const struct word_index *w, enum word_list list,
                       struct slice text, size_t at);

#endif
