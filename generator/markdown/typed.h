/* typed.h - turns Markdown as office people type it into CommonMark.
 *
 *     ##标题        -> ## 标题               ｜甲｜乙｜     -> |甲|乙|
 *     2*3=6         -> 2, U+FDD2, 3=6        <b>重要</b>    -> 重要, with a warning
 *
 * Whatever the file says must appear on the sheet. Where Chinese habit and CommonMark
 * disagree, habit wins: content/README.md has the table of all deviations, DECISIONS
 * the reasons. cmark reads the result; each byte of it maps back to the typed text.
 */
#ifndef BANBAO_MARKDOWN_TYPED_H
#define BANBAO_MARKDOWN_TYPED_H

#include "markdown/signs.h"

/* What to report to the editor. */
enum typed_fault {
    TYPED_TAG,      /* an HTML tag was removed */
    TYPED_HIDDEN,   /* <style> or <script> was removed with its content */
    TYPED_REMARK,   /* a comment is left out */
    TYPED_COMMENT,  /* a comment that does not end: an error */
    TYPED_FENCE,    /* ``` without an end is text */
    TYPED_INFO,     /* the words after ``` are not printed */
    TYPED_FOOTNOTE, /* [^1]: that nothing refers to is text */
    TYPED_JOINED,   /* two short lines become one */
    TYPED_ROWS,     /* rows of Tabs interrupted by other lines: not a table */
    TYPED_EMPHASIS, /* a word between two stars: emphasis, or a product? */
};

struct typed_note {
    enum typed_fault what;
    size_t at, end; /* bytes of the typed text */
};

struct typed {
    struct marked marked; /* the text for cmark, with its map */
    const struct typed_note *notes;
    size_t n;
};

/* Rewrites a text for cmark. Never fails; text and notes are in the arena. */
struct typed typed_mark(struct arena *a, struct slice text);

#endif
