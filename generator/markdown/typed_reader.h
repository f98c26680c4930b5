/* typed_reader.h - the state shared by typed.c and typed_starts.c while reading lines.
 *
 *     > 1. 停水     stack: quote, item (marker 2, content 5); leaf: paragraph
 */
#ifndef BANBAO_MARKDOWN_TYPED_READER_H
#define BANBAO_MARKDOWN_TYPED_READER_H

#include "markdown/typed_state.h"

enum { CONTAINERS_MAX = 100, TAB = 4 };

enum holder { HOLDER_QUOTE, HOLDER_ITEM, HOLDER_NOTE };

struct container {
    enum holder type;
    int marker, content; /* columns of an item's mark and of its text, as typed */
    int written;         /* blanks that cmark requires before a further line */
    bool bullet;         /* an item without a number */
};

enum leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_CODE, LEAF_TABLE };

struct wraps;

struct reader {
    struct typing t;
    struct container stack[CONTAINERS_MAX];
    int depth, matched; /* containers: open, and continued by this line */
    enum leaf leaf;
    size_t fence;          /* number of backticks of the open code block */
    size_t *closing_ticks; /* per line, the longest closing fence in it or below */
    struct wraps *wraps;
    size_t line;                 /* number of this line, from 0 */
    size_t last_start, last_end; /* bytes: the text of the previous line, its \n */
    size_t text_start;           /* byte at which this line's text starts */
    bool pending;                /* the \n of the previous line is not written yet */
    bool wide_bars, barred;      /* the open table has ｜; its head begins with | */
    bool bare;                   /* its head had neither rule nor bars at its ends */
    size_t cells;                /* of its head */
    bool explained;              /* the last item had an unmarked line below it */

    size_t block_end; /* of the block last examined by line_is_of_mixed */
    bool mixed;       /* and its result */
    bool stars_stay;  /* the text explains what a star means: 带*的必填 */
    bool starred;     /* a star in the text refers to a remark below */
    bool star_item;   /* the last line with text begins with * and a blank */

    size_t rows_reported; /* byte up to which broken rows have been reported */

    size_t at, end; /* the part of this line that is not consumed yet */
    size_t stop;    /* byte after the part of it that was written */
    int column;     /* of at */
    bool blanks;    /* an indent precedes it, beyond what containers require */
    bool begun;     /* some of it has been written */
};

/* How a line begins, or what its containers leave of it. */
enum start {
    START_TEXT,
    START_QUOTE,
    START_BULLET,
    START_NUMBER,
    START_NOTE, /* [^1]: */
    START_DEFINITION,
    START_HEADING,
    START_RULE,
    START_FENCE,
};

/* Bytes. mark: of the mark; at: after it; text: after the blanks that follow it. */
struct begun {
    enum start type;
    size_t mark, at, text;
    int level; /* of a heading */
};

/* Reads the beginning of the line from r->at, without consuming it. */
struct begun start_read(struct reader *r);

/* Is the line in a list that mixes Markdown's marks with others? */
bool line_is_of_mixed(struct reader *r);

/* * 视情况加收: a lone item to which a star above refers. */
bool line_is_remark(const struct reader *r);
/* Remembers the stars of a line, by which remarks below are recognised. */
void remark_stars_see(struct reader *r, struct slice line);

/* Measures the lines of the text, to find those that a program may have wrapped. */
struct wraps *wraps_find(struct arena *a, struct slice text);
/* Is the line, which ends inside a sentence, as wide as its neighbours or as others? */
bool line_was_wrapped(const struct wraps *w, size_t line);
/* Does the paragraph of the line end in a full stop? */
bool line_is_of_prose(const struct wraps *w, size_t line);

/* Columns of blanks from r->at on. */
int indent_of(const struct reader *r);
void take_columns(struct reader *r, int columns);
/* Consumes an indent: all blanks, U+3000 and invisible characters. */
void take_blanks(struct reader *r);
/* Writes the indent before r->at if the line is one of columns:
 *         周一    周二
 * 上午    书法    声乐 */
void column_indent_write(struct reader *r);

/* - 苹果 / 红富士 / - 梨 / 雪花梨: does this line belong to the item, as the list goes
 * on in the line below it, or as such a line belonged to the item before? */
bool line_explains(struct reader *r, struct slice below);

/* Writes the beginning of a line of text so that cmark takes it for text, too. Returns
 * the offset after what was written. */
size_t start_write_text(struct reader *r);

/* For each line of text, the longest closing fence in it or below; one element more
 * than there are lines. */
size_t *fences_find(struct arena *a, struct slice text);

#endif
