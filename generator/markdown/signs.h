/* signs.h - the text that cmark reads instead of the typed one, and the way back.
 *
 * Office people's Markdown is made CommonMark before cmark sees it. Nothing may get
 * lost, and every byte must keep its place, so the text for cmark is assembled here,
 * piece by piece, together with a map of offsets. A character that must not mean
 * anything to cmark becomes a noncharacter (from U+FDD2), which cmark takes for a
 * letter; signs_clean restores it wherever cmark hands it back: in text, in code, in an
 * address. U+FDD0 represents nothing; it is a letter next to which emphasis may open or
 * close (markdown/emphasis.h).
 */
#ifndef BANBAO_MARKDOWN_SIGNS_H
#define BANBAO_MARKDOWN_SIGNS_H

#include "base/buf.h"

#define SIGN_NOTHING "\xEF\xB7\x90" /* U+FDD0 */
#define SIGN_BREAK "\xEF\xB7\xAF"   /* U+FDEF: a new line begins here */

/* The made text from byte `at` comes from the typed text from byte `original`. */
struct stretch {
    size_t at, original;
};

struct marked {
    struct slice text; /* what cmark reads */
    const struct stretch *v;
    size_t n;
};

struct signs {
    struct arena *arena;
    struct slice from; /* what was typed */
    struct buf made;
    struct stretch *v;
    size_t n, cap;
};

/* Appends the bytes [start, end) of the typed text unchanged. */
void signs_copy(struct signs *s, size_t start, size_t end);
/* Appends `text` for what was typed at `original`. */
void signs_put(struct signs *s, size_t original, struct slice text);
/* Does the made text end in a \ that makes a line break by itself? */
bool signs_end_in_escape(const struct signs *s);
/* Appends the ASCII character c so that it means nothing to cmark; a character without
 * a sign is appended as it is. */
void signs_literal(struct signs *s, size_t original, char c);
/* The result, in the arena; s is released. */
struct marked signs_finish(struct signs *s);

/* Maps an offset in the made text to one in the typed text. */
size_t signs_original(const struct marked *m, size_t offset);
/* A copy in which signs are characters again; a SIGN_BREAK becomes a blank. */
struct slice signs_clean(struct arena *a, struct slice text);

#endif
