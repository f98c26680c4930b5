/* typed.h - Markdown as office people type it, made CommonMark.
 *
 * What stands in the file shall stand on the sheet. Where Chinese habit and CommonMark
 * disagree, habit wins: content/README.md has the table of all deviations, DECISIONS
 * the reasons. cmark reads the result; every byte of it knows what it was typed as.
 */
#ifndef BANBAO_MARKDOWN_TYPED_H
#define BANBAO_MARKDOWN_TYPED_H

#include "markdown/signs.h"

/* What an editor must be told, and where. */
enum typed_told {
    TOLD_TAG,      /* an HTML tag was taken out */
    TOLD_HIDDEN,   /* <style> with all that is in it */
    TOLD_REMARK,   /* a comment is left out */
    TOLD_COMMENT,  /* a comment that does not end: an error */
    TOLD_FENCE,    /* ``` without an end is text */
    TOLD_INFO,     /* what stands behind ``` is not printed */
    TOLD_FOOTNOTE, /* [^1]: that nothing refers to is text */
    TOLD_JOINED,   /* two short lines become one */
    TOLD_ROWS,     /* rows with Tabs, but other lines between them: no table */
    TOLD_EMPHASIS, /* a word between two stars: 楷, or a product? */
};

struct typed_note {
    enum typed_told what;
    size_t at, end; /* bytes of what was typed */
};

struct typed {
    struct marked marked;
    const struct typed_note *notes;
    size_t n;
};

struct typed typed_mark(struct arena *a, struct slice text);

#endif
