/* breaks.h - what ICU knows of a text: characters as people see them, scripts,
 * directions, and where a line may break.
 *
 * The line breaker is opened for Chinese with strict rules whatever the
 * process's locale: with another locale the curly quotes stick to both sides
 * (说“你好”吗 would break at one place only). text/cjk.c corrects what it says.
 */
#ifndef BREAKS_H
#define BREAKS_H

#include "base/slice.h"

/* A character as people see it (a grapheme cluster). */
struct cluster {
    uint32_t start, end; /* bytes of the text */
    uint32_t cp;         /* its first code point ... */
    uint32_t vs;         /* ... and its variation selector, or 0 */
    const char *script;  /* ISO 15924, resolved: never Zyyy or Zinh */
    bool rtl;            /* a letter of a script written from right to left */
    uint8_t level;       /* of embedding (UAX 9); odd: it is set from right to left */
    bool may_break;      /* a line may end after it */
    bool must_break;     /* a line must end after it: a newline */
};

/* The rules, read once: reading them costs more than a short text. All threads share
 * them; each text is segmented by a copy, which the next text takes over. */
struct breaks;
struct breaks *breaks_open(void);
void breaks_close(struct breaks *b);

/* *n clusters, in the arena. leftward: set if its lines run from right to left; NULL:
 * they do not, whatever it says. */
struct cluster *text_clusters(struct arena *a, struct breaks *b, struct slice text,
                              bool *leftward, size_t *n);

/* Does a character stand upright in a column (UAX 50), as it is or in a form of its
 * own? Else it is turned. */
bool text_is_upright(uint32_t cp);
/* Is it one that is turned where a face has no form for columns: a bracket? */
bool text_turns(uint32_t cp);

/* How well a line of a title may end before a byte. */
enum word_end {
    END_INSIDE, /* in a word, or before what hangs on one */
    END_LOOSE,  /* in a long name, or between words that are best kept together */
    END_WORD,
};

/* end[i] of ending a line before byte i, for text.len + 1 bytes: by ICU's dictionary of
 * Chinese and the glossary. Marks are not looked at, but a list's 、. Costs some 0.4
 * ms.
 */
void text_word_ends(struct breaks *b, struct slice text, uint8_t *end);

#endif
