/* breaks.h - what ICU knows about a text: grapheme clusters, scripts, directions,
 * and where a line may break.
 *
 * The line breaker is opened for Chinese with strict rules whatever the
 * process's locale: with another locale the curly quotes stick to both sides
 * (说“你好”吗 would break at one place only). text/cjk.c corrects its result.
 */
#ifndef BANBAO_TEXT_BREAKS_H
#define BANBAO_TEXT_BREAKS_H

#include "base/slice.h"

/* A character as people see it (a grapheme cluster). */
struct cluster {
    uint32_t start, end; /* bytes of the text */
    uint32_t cp;         /* its first code point ... */
    uint32_t vs;         /* ... and its variation selector, or 0 */
    const char *script;  /* ISO 15924, resolved: never Zyyy or Zinh */
    bool rtl;            /* a letter of a script written from right to left */
    uint8_t level;       /* embedding level (UAX 9); odd: set from right to left */
    bool may_break;      /* a line may end after it */
    bool must_break;     /* a line must end after it: a newline */
};

/* ICU's rules, loaded once: loading costs more than segmenting a short text. All
 * threads share them; each text is segmented by a clone, which the next text reuses. */
struct breaks;
struct breaks *breaks_open(void);
void breaks_close(struct breaks *b);

/* *n clusters, in the arena. *leftward: set if the lines run from right to left; pass
 * NULL to force left to right. */
struct cluster *text_clusters(struct arena *a, struct breaks *b, struct slice text,
                              bool *leftward, size_t *n);

/* Is a character upright in a column (UAX 50), as it is or in a vertical form? All
 * others are rotated. */
bool text_is_upright(uint32_t cp);
/* Is it rotated when the face has no vertical form for it (UAX 50: Tr), as brackets? */
bool text_turns(uint32_t cp);

/* How well a line of a title may end before a byte. */
enum word_end {
    END_INSIDE, /* inside a word, or before a suffix: 防水|层 */
    END_LOOSE,  /* inside a long name, or between words better kept together */
    END_WORD,
};

/* end[i]: how well a line may end before byte i, for text.len + 1 bytes; by ICU's
 * Chinese dictionary and the glossary. Punctuation is ignored, except the 、 of a list.
 * Takes about 0.4 ms.
 */
void text_word_ends(struct breaks *b, struct slice text, uint8_t *end);

#endif
