/* letters.h - a text decoded for the rules of language.h: for each character its code,
 * its byte offset and its kind.
 */
#ifndef BANBAO_LANGUAGE_LETTERS_H
#define BANBAO_LANGUAGE_LETTERS_H

#include "language/language.h"

enum letter {
    LETTER_OTHER,
    LETTER_HAN,
    LETTER_DIGIT, /* 0-9 */
    LETTER_LATIN,
    LETTER_SPACE,   /* visible as one, NBSP too */
    LETTER_UNSEEN,  /* zero width */
    LETTER_NEWLINE, /* and both ends of the text */
    LETTER_ASCII,   /* half-width marks */
    LETTER_PAUSE,   /* ，。、；：！？… — */
    LETTER_OPEN,    /* “（《 */
    LETTER_CLOSE,
    LETTER_MARKUP, /* rules see through it: **, the address of a link */
    LETTER_OPAQUE, /* rules stop at it: code, addresses */
};

enum { LETTERS_AGAIN = 6 }; /* characters: the longest repetition that is looked for */

struct letters {
    const struct language *l;
    struct slice text;
    uint32_t *cp;  /* n of them, and 0 beyond both ends */
    uint32_t *at;  /* byte offsets; at[n] is the length */
    uint8_t *kind; /* enum letter */
    bool *prose;   /* is in a stretch that contains ，。；！ or ？ */
    bool *again;   /* Han that may occur again within LETTERS_AGAIN characters */
    size_t n;      /* characters */
    /* Where to look: indices of all characters but Han; of these, of all that may be
     * punctuation, except |. */
    uint32_t *marks, *points;
    size_t nmarks, npoints;
    bool rare;     /* some Han are not in GB 2312 */
    bool pictures; /* some may be emoji */
    bool strange;  /* some characters may be radicals or private-use */
    struct findings *out;
};

/* Decode text; findings will go to out. The arrays live in a. */
struct letters letters_of(struct arena *a, const struct language *l, struct slice text,
                          struct findings *out);

/* The nearest character before or after i that is not markup; SIZE_MAX: none. i is one
 * of the text's: do not hand on a SIZE_MAX. */
size_t letter_before(const struct letters *t, size_t i);
size_t letter_after(const struct letters *t, size_t i);
/* Kind and code of such a character; SIZE_MAX counts as a line end. */
enum letter letter_kind(const struct letters *t, size_t i);
uint32_t letter_cp(const struct letters *t, size_t i);
/* Does the text continue with word at i? */
bool letters_match(const struct letters *t, size_t i, const char *word);
bool ascii_among(uint32_t cp, const char *set); /* cp_among for ASCII sets, quicker */

/* What may be done with a cure: CURE_SAFE, `banbao fix` writes it without asking. */
enum cure_use { CURE_ASK, CURE_SAFE };

/* Characters [i, j) break a rule. cure NULL: none is known. */
void letters_report(const struct letters *t, size_t i, size_t j,
                    enum language_rule rule, const char *cure, enum cure_use use);

/* The rules, by subject. */
void language_marks(const struct letters *t);          /* L1 L2 L5 L13 */
void language_forms(const struct letters *t);          /* L3 L4 L10 */
void language_words(const struct letters *t);          /* L5 L7 L8; calls: */
void language_body(const struct letters *t, size_t i); /* L14: a body named at i */
void language_numbers(const struct letters *t);        /* L5 L6 L11 L12 */

#endif
