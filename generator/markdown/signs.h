/* signs.h - what cmark reads in place of what was typed, and the way back.
 *
 * Office people's Markdown is made CommonMark before cmark sees it. Nothing may be
 * lost by that and every byte must keep its place, so the text for cmark is put
 * together here, piece by piece, with a map of offsets beside it. A character that
 * must not mean anything to cmark becomes a noncharacter (U+FDD2 and on), which cmark
 * takes for a letter; signs_clean makes it itself again wherever cmark hands it back:
 * in text, in code, in an address. U+FDD0 stands for nothing and is a letter beside
 * which emphasis may open or close (markdown/emphasis.h).
 */
#ifndef BANBAO_MARKDOWN_SIGNS_H
#define BANBAO_MARKDOWN_SIGNS_H

#include "base/buf.h"

#define SIGN_NOTHING "\xEF\xB7\x90" /* U+FDD0 */
#define SIGN_BREAK "\xEF\xB7\xAF"   /* U+FDEF: a new line begins here */

/* From `at` in the made text on, text stands as from `original` on. */
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

/* The bytes [start, end) of what was typed, as they are. */
void signs_copy(struct signs *s, size_t start, size_t end);
/* `text` in place of what stands at `original`. */
void signs_put(struct signs *s, size_t original, struct slice text);
/* Does what was written end in a \ that would part lines by itself? */
bool signs_end_in_escape(const struct signs *s);
/* The ASCII character c, so that it means nothing. Marks without a sign stay. */
void signs_literal(struct signs *s, size_t original, char c);
/* The result, in the arena; s is released. */
struct marked signs_finish(struct signs *s);

/* An offset in the made text as an offset in what was typed. */
size_t signs_original(const struct marked *m, size_t offset);
/* A copy in which signs are characters again; a break is a blank. */
struct slice signs_clean(struct arena *a, struct slice text);

#endif
