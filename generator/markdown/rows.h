/* rows.h - tables of Markdown that are none, or lose cells.
 *
 * cmark takes lines of | as a paragraph when the row of |---| is missing or counts
 * other cells than the head, and silently drops what a row has too many. On paper the
 * one looks like a mistake of the press, the other like a sum that was never there.
 */
#ifndef BANBAO_MARKDOWN_ROWS_H
#define BANBAO_MARKDOWN_ROWS_H

#include "base/diag.h"

/* The Markdown from byte `body` to the end of src. */
void rows_check(const struct source *src, size_t body, struct diag *d);

/* |---|:--:|, also ｜－－｜ */
bool row_is_rule(struct slice line);
/* Its bars, | and ｜. */
size_t row_bars(struct slice line);
/* Cells between them; \\| and the bar of a reading {龘|dá} part nothing. */
size_t row_cells(struct slice line);
/* Does it begin with a bar, with two cells or more? */
bool row_is_barred(struct slice line);

#endif
