/* letters.h - a text decoded for the rules of language.h: a character each, its
 * place in bytes and what kind of character it is.
 */
#ifndef BANBAO_LANGUAGE_LETTERS_H
#define BANBAO_LANGUAGE_LETTERS_H

#include "language/language.h"

enum letter {
    LETTER_OTHER,
    LETTER_HAN,
    LETTER_DIGIT, /* 0-9 */
    LETTER_LATIN,
    LETTER_SPACE,   /* that can be seen as one, NBSP too */
    LETTER_UNSEEN,  /* zero width */
    LETTER_NEWLINE, /* and the piece's ends */
    LETTER_ASCII,   /* half-width marks */
    LETTER_PAUSE,   /* ，。、；：！？… — */
    LETTER_OPEN,    /* “（《 */
    LETTER_CLOSE,
    LETTER_MARKUP, /* looked through: **, the address of a link */
    LETTER_OPAQUE, /* looked over: code, addresses */
};

enum { LETTERS_AGAIN = 6 };

struct letters {
    const struct language *l;
    struct slice text;
    uint32_t *cp;  /* n of them, and 0 beyond both ends */
    uint32_t *at;  /* in bytes; at[n] is the length */
    uint8_t *kind; /* enum letter */
    bool *prose;   /* stands in a stretch that holds ，。；！ or ？ */
    bool *again;   /* a Han that may come again within LETTERS_AGAIN characters */
    size_t n;
    /* Where to look: places of what is no Han; of these, of all that may be
     * punctuation but |. */
    uint32_t *marks, *points;
    size_t nmarks, npoints;
    bool rare;    /* some Han are none of GB 2312 */
    bool strange; /* some characters may be no characters: radicals, private ones */
    struct findings *out;
};

/* The text, decoded; what is found goes to out. Arrays live in a. */
struct letters letters_of(struct arena *a, const struct language *l, struct slice text,
                          struct findings *out);

/* The nearest character before or after i that is no markup; SIZE_MAX: none. */
size_t letter_before(const struct letters *t, size_t i);
size_t letter_after(const struct letters *t, size_t i);
/* Of what these find, SIZE_MAX counting as a line end. */
enum letter letter_kind(const struct letters *t, size_t i);
uint32_t letter_cp(const struct letters *t, size_t i);
/* Does the text go on with word at i? */
bool letters_match(const struct letters *t, size_t i, const char *word);
bool ascii_among(uint32_t cp, const char *set); /* of half-width characters: quicker */

/* Characters i to j (not included) break a rule. cure NULL: none is known. */
void letters_report(const struct letters *t, size_t i, size_t j,
                    enum language_rule rule, const char *cure, bool safe);

/* The rules, by subject. */
void language_marks(const struct letters *t);          /* L1 L2 L5 L13 */
void language_forms(const struct letters *t);          /* L3 L4 L10 */
void language_words(const struct letters *t);          /* L5 L7 L8, and calls */
void language_body(const struct letters *t, size_t i); /* L14: a body named from i on */
void language_numbers(const struct letters *t);        /* L5 L6 L11 L12 */

#endif
