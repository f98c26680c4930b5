/* typed_state.h - shared by the files behind typed.h: blocks (typed.c), the inside of a
 * line (typed_inline.c), labels (typed_labels.c), rows of tables (typed_rows.c). */
#ifndef BANBAO_MARKDOWN_TYPED_STATE_H
#define BANBAO_MARKDOWN_TYPED_STATE_H

#include "base/map.h"
#include "markdown/typed.h"

enum { TICKS_MAX = 32, FENCE_MIN = 3 };

struct typing {
    struct arena *scratch;    /* for labels; freed when the text is done */
    struct signs out;         /* the text for cmark so far */
    struct slice text;        /* as typed; all offsets here are bytes of it */
    struct typed_note *notes; /* reports for the editor */
    size_t n, cap;
    struct map used;    /* labels that the text refers to: [^1], [a] */
    struct map defined; /* those defined before this line */
    bool comment_open;  /* a <!-- without an end was met */
    bool strike;        /* a ~~ is open in this paragraph */
    bool bars;          /* ｜ separates cells in this line */
    size_t code_end;    /* end of the last code span */
    size_t stars_close; /* offset of the ＊＊ that closes the last one */
    size_t blank_at;    /* where to insert a blank; 0: nowhere */
    bool stars[4];      /* [n]: a run of n * is open in this paragraph; [0]: of more */
    size_t star;        /* where the last of them opened */
    size_t no_ticks[TICKS_MAX]; /* [n]: there is no run of n ` before this offset */
};

/* Notes something to report about the bytes [at, end). */
void typing_note(struct typing *t, enum typed_fault what, size_t at, size_t end);

/* A paragraph begins: nothing is open in it. */
void typing_begin(struct typing *t);

/* Writes the rest of the line from `at`. Returns the offset of its line end, which is
 * in a later line if a comment spans lines. */
size_t inline_write(struct typing *t, size_t at);

/* The rest of the line from `at`, 4,000 bytes at most: no link is longer. */
struct slice line_near(const struct typing *t, size_t at);
/* The byte at an offset, the characters that end and begin there; 0: none. */
char typing_byte(const struct typing *t, size_t at);
uint32_t typing_before(const struct typing *t, size_t at);
uint32_t typing_after(const struct typing *t, size_t at);
bool is_figure(uint32_t cp); /* 0-9, full-width too */
/* The offset after the run of equal bytes at `at`. */
size_t typing_run(const struct typing *t, size_t at);
/* Writes the ASCII characters [at, end) so that they mean nothing to cmark. */
void typing_literals(struct typing *t, size_t at, size_t end);

/* Writes the run of * or ~ at `at`, or ＊＊ (0: it is text). Returns the offset after
 * it. */
size_t stars_write(struct typing *t, size_t at);
size_t tildes_write(struct typing *t, size_t at);
size_t wide_stars_write(struct typing *t, size_t at);
/* Is `at` inside a Windows path, in which \ escapes nothing? */
bool path_holds(const struct typing *t, size_t at);

/* Writes the run of blanks at `at` as wide ones, if it is meant to be seen. Returns the
 * offset after it, or 0 if it is to be left as it is. */
size_t blanks_write(struct typing *t, size_t at);

/* Finds the labels that the text refers to; they live in `scratch`. closing:
 * fences_find (typed_reader.h). */
void labels_find(struct typing *t, struct arena *scratch, const size_t *closing);
/* The number of backticks that close a fence in this line; 0: it does not. */
size_t closing_ticks(struct slice line);
/* Does the [ at `at` begin a definition that takes effect? *note: of a footnote.
 * *loses: it does not, but cmark would take it for one and drop it. */
bool label_defines(struct typing *t, size_t at, bool *note, bool *loses);

/* The end of the table of lines with Tabs that begins at `at`; 0: there is none. */
size_t rows_end(struct slice text, size_t at);
/* The end of the next row with as many Tabs as the one at `at`, though other lines come
 * between: 周一 between 时间⇥内容⇥主讲 and 9:00⇥血压⇥王医生; 0: there is none. */
size_t row_apart_end(struct slice text, size_t at);
/* Writes the table of rows_end for cmark. */
void rows_write(struct typing *t, size_t at, size_t end);
/* Writes a cell whose content is the bytes [start, end), as text. */
void cell_write(struct typing *t, size_t start, size_t end);
/* Likewise for a table drawn with characters, +---+ or ┌──┐ (typed_frames.c). */
size_t frame_rows_end(struct slice text, size_t at);
void frame_rows_write(struct typing *t, size_t at, size_t end);
/* Is the line at `at` the ｜项目｜金额｜ or ｜－－｜ of a table with full-width bars?
 */
bool row_has_wide_bars(struct slice text, size_t at);
/* Does a table begin at `at` whose bars are ｜? */
bool rows_are_wide(struct slice text, size_t at);
/* The number of cells of a row without bars at its ends: 甲 | 乙 -> 2; 0: it is none.
 */
size_t row_open_cells(struct slice line);
/* Does such a table of `cells` columns end before the line? */
bool row_leaves_open(struct slice line, size_t cells);
/* The columns of a table without a rule that begins at `at`: two or more lines that
 * begin with a bar, or neither begin nor end with one, with the same number of cells.
 * 0: there is none. */
size_t rows_without_rule(struct slice text, size_t at);

/* The line at `at` without its end. */
struct slice line_at(struct slice text, size_t at);
bool line_is_blank(struct slice line);

#endif
