/* typed_state.h - shared by the files of typed.h: blocks (typed.c), what stands inside
 * a line (typed_inline.c), labels (typed_labels.c), rows of tables (typed_rows.c). */
#ifndef BANBAO_MARKDOWN_TYPED_STATE_H
#define BANBAO_MARKDOWN_TYPED_STATE_H

#include "base/map.h"
#include "markdown/typed.h"

enum { TICKS_MAX = 32, FENCE_MIN = 3 };

struct typing {
    struct arena *scratch;
    struct signs out;
    struct slice text;
    struct typed_note *notes;
    size_t n, cap;
    struct map used;    /* labels that a text refers to: [^1], [a] */
    struct map defined; /* and those that stand defined before this line */
    bool comment_open;  /* one without an end was met */
    bool strike;        /* a ~~ stands open in this paragraph */
    bool bars;          /* ｜ are borders of cells in this line */
    size_t code_end;    /* of the code span that goes on over lines */
    size_t stars_close; /* where ＊＊ close */
    size_t blank_at;    /* where a blank is put in; 0: nowhere */
    bool stars[4];      /* a run of so many * (0: more) stands open in this paragraph */
    size_t star;        /* where the last one opened */
    size_t no_ticks[TICKS_MAX]; /* no run of so many ` stands before this offset */
};

void typing_note(struct typing *t, enum typed_told what, size_t at, size_t end);

/* A paragraph begins: nothing is open in it. */
void typing_begin(struct typing *t);

/* Write the line's rest from `at` on. Returns where its line end stands, which may be
 * in a later line where a comment ends. */
size_t inline_write(struct typing *t, size_t at);

/* The line's rest from `at` on, some 4,000 bytes at most: a link is no longer. */
struct slice line_near(const struct typing *t, size_t at);
/* What stands at, before and behind an offset; 0: nothing. */
char typing_byte(const struct typing *t, size_t at);
uint32_t typing_before(const struct typing *t, size_t at);
uint32_t typing_behind(const struct typing *t, size_t at);
bool is_figure(uint32_t cp); /* 0-9, full-width too */
/* Behind the run of one byte at `at`. */
size_t typing_run(const struct typing *t, size_t at);
/* Write the ASCII characters [at, end) so that they mean nothing. */
void typing_literals(struct typing *t, size_t at, size_t end);

/* Write the run of * or ~ at `at`, ＊＊ (0: they are text); behind what was written. */
size_t stars_write(struct typing *t, size_t at);
size_t tildes_write(struct typing *t, size_t at);
size_t wide_stars_write(struct typing *t, size_t at);
/* Is a path of Windows, in which nothing is escaped, around `at`? */
bool path_holds(const struct typing *t, size_t at);

/* Write the run of blanks at `at`, if it keeps words apart that one blank would not (0:
 * as it stands); behind what was written. */
size_t blanks_write(struct typing *t, size_t at);

/* Find the labels that the text refers to; they live in `scratch`. closing: of each
 * line, how many backticks a fence below it is closed with at most. */
void labels_find(struct typing *t, struct arena *scratch, const size_t *closing);
/* How many backticks close a fence in this line; 0: none do. */
size_t closing_ticks(struct slice line);
/* Does `[` at `at` begin a definition that takes effect (a footnote's: *note)? False
 * too where there is none. *loses: cmark would take it for one and it would be lost. */
bool label_defines(struct typing *t, size_t at, bool *note, bool *loses);

/* Lines with Tabs from `at` on that are a table: where the last one ends; 0: none. */
size_t rows_end(struct slice text, size_t at);
/* Where the row of a table ends that others part from the one at `at`, 周一 between
 * 时间⇥内容⇥主讲 and 9:00⇥血压⇥王医生; 0: there is none. */
size_t row_apart_end(struct slice text, size_t at);
/* Write them. */
void rows_write(struct typing *t, size_t at, size_t end);
/* A cell, what [start, end) holds being text. */
void cell_write(struct typing *t, size_t start, size_t end);
/* The same of a table that is drawn with signs, +---+ or ┌──┐ (typed_frames.c). */
size_t frame_rows_end(struct slice text, size_t at);
void frame_rows_write(struct typing *t, size_t at, size_t end);
/* ｜项目｜金额｜ or ｜－－｜ of a table with full-width bars. */
bool row_has_wide_bars(struct slice text, size_t at);
/* Are the bars ｜ of a table that begins at `at`? */
bool rows_are_wide(struct slice text, size_t at);
/* The cells of a row without bars at its ends: 甲 | 乙; 0: it is none. */
size_t row_open_cells(struct slice line);
/* Does such a table with so many cells end before the line? */
bool row_leaves_open(struct slice line, size_t cells);
/* Columns of a table that begins at `at` and has no rule: two or more lines that begin
 * and end with bars, or do neither, with the same number of cells. 0: there is none. */
size_t rows_without_rule(struct slice text, size_t at);

/* The line at `at` without its end. */
struct slice line_at(struct slice text, size_t at);
bool line_is_blank(struct slice line);

#endif
