/* typed_reader.h - the state in which typed.c and typed_starts.c read lines. */
#ifndef BANBAO_MARKDOWN_TYPED_READER_H
#define BANBAO_MARKDOWN_TYPED_READER_H

#include "markdown/typed_state.h"

enum { CONTAINERS_MAX = 100, TAB = 4 };

enum holder { HOLDER_QUOTE, HOLDER_ITEM, HOLDER_NOTE };

struct container {
    enum holder type;
    int marker, content; /* columns of an item's mark and of its text, as typed */
    int written;         /* blanks that cmark wants before a further line */
    bool bullet;         /* an item without a number */
};

enum leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_CODE, LEAF_TABLE };

struct wraps;

struct reader {
    struct typing t;
    struct container stack[CONTAINERS_MAX];
    int depth, matched; /* containers: open, and those the line goes on with */
    enum leaf leaf;
    size_t fence;          /* backticks of the code that is open */
    size_t *closing_ticks; /* for each line, the longest closing fence from there on */
    struct wraps *wraps;
    size_t line;
    size_t last_start, last_end; /* the paragraph's line before; its end is to come */
    size_t text_start;           /* the same of this line */
    bool pending;
    bool wide_bars, barred; /* of the table that is open: ｜, | before its head */
    bool bare;              /* its head had neither rule nor bars at its ends */
    size_t cells;           /* of its head */
    bool explained;         /* an item had a line below it that nothing marks */

    size_t block_end; /* of the block last looked at by line_is_of_mixed */
    bool mixed;
    bool stars_stay; /* the text says what a star means: 带*的必填 */
    bool starred;    /* a star of the text points to a remark below */
    bool star_item;  /* the line before with text begins with * and a blank */

    size_t rows_told; /* up to where rows that are no table are told */

    size_t at, end; /* of this line, what is not taken yet */
    size_t stop;    /* where what was written of it ends */
    int column;
    bool blanks; /* stood before it, beyond what containers want */
    bool begun;  /* something of it is written */
};

/* What a line, or what a container leaves of it, begins with. */
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

/* at: behind the mark; text: behind the blanks that follow it. */
struct begun {
    enum start type;
    size_t mark, at, text;
    int level; /* of a heading */
};

struct begun start_read(struct reader *r);

/* Does the line stand in a list whose marks are Markdown's and others by turns? */
bool line_is_of_mixed(struct reader *r);

/* * 视情况加收: alone, and a star above points to it. */
bool line_is_remark(const struct reader *r);
/* What such a line is known by. */
void remark_stars_see(struct reader *r, struct slice line);

/* Which lines of the text a program may have wrapped. */
struct wraps *wraps_find(struct arena *a, struct slice text);
/* Is the line, which ends within a sentence, as wide as those around it or as others?
 */
bool line_was_wrapped(const struct wraps *w, size_t line);
/* Does what the line is of end in a full stop? */
bool line_is_of_prose(const struct wraps *w, size_t line);

/* Columns of blanks from r->at on. */
int indent_of(const struct reader *r);
void take_columns(struct reader *r, int columns);
/* All blanks, U+3000 and what is not seen: an indent. */
void take_blanks(struct reader *r);
/* The indent before r->at, where the line is one of columns:
 *         周一    周二
 * 上午    书法    声乐 */
void column_indent_write(struct reader *r);

/* - 苹果 / 红富士 / - 梨 / 雪花梨: is this line of the item, as the list goes on behind
 * it or as it was so with the item before? behind: the next line. */
bool line_explains(struct reader *r, struct slice below);

/* Write the beginning of a line that is text so that it is text to cmark, too. Behind
 * what was written. */
size_t start_write_text(struct reader *r);

/* For each line of text, the longest closing fence in it or below; one more than there
 * are lines. */
size_t *fences_find(struct arena *a, struct slice text);

#endif
