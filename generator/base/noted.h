/* noted.h - annotations above or below text, stored inside the text itself.
 *
 * An editor writes {龘|dá}, {文字|.}, {人名|_}, {书名|~}. In every text of the
 * model that is U+FFF9 base U+FFFA note U+FFFB (Unicode's interlinear annotation),
 * one character with its reading or one marked stretch each, never nested. Code that
 * prints such a text takes it apart with noted_next; code that needs bare characters
 * (file names, attributes, feeds) calls noted_plain. Half an annotation (in a text
 * that was cut) counts as its base, wherever the cut is. U+FDD1 is a `|` that does
 * not mark a break in a title.
 *
 *     {龘|dá}字 -> noted_next: "龘" with reading "dá", then "字"
 *               -> noted_plain: 龘字
 */
#ifndef BANBAO_BASE_NOTED_H
#define BANBAO_BASE_NOTED_H

#include "base/buf.h"

enum {
    NOTED_OPEN = 0xFFF9,
    NOTED_BAR = 0xFFFA,
    NOTED_CLOSE = 0xFFFB,
    LITERAL_BAR = 0xFDD1,
};

/* The note stored for each mark: has no meaning in Markdown, occurs in no reading. */
#define NOTED_DOT "\xE2\x80\xA2"  /* • for {…|.} */
#define NOTED_LINE "\xEF\xBC\xBF" /* ＿ for {…|_} */
#define NOTED_WAVE "\xEF\xBD\x9E" /* ～ for {…|~} */

enum noted_kind {
    NOTED_NONE,
    NOTED_READING, /* 注音, above (CLREQ 3.3) */
    NOTED_DOTS,    /* 着重号, below each character (CLREQ 3.4) */
    NOTED_NAME,    /* 专名号, a line below */
    NOTED_BOOK,    /* 书名号甲式, a wavy line below */
};

struct noted {
    enum noted_kind kind;
    struct slice text;    /* the base */
    struct slice reading; /* for NOTED_READING, else empty */
    bool literal;         /* with NOTED_NONE: text is a `|` that was U+FDD1 */
};

/* Take the next stretch off *rest; false when *rest is empty. */
bool noted_next(struct slice *rest, struct noted *out);
/* Does s contain an annotation, part of one, or U+FDD1? */
bool noted_any(struct slice s);
/* s without notes; s itself when it has none. */
struct slice noted_plain(struct arena *a, struct slice s);
/* Convert the annotations of a finished page: to <ruby>, <em> and <u> in its text, to
 * bare characters in its tags, title, scripts and styles. */
void noted_html(struct buf *out, struct slice html);

#endif
