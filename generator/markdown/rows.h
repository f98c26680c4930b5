/* rows.h - Markdown tables that fail to be tables, or lose cells.
 *
 * cmark takes lines of | for a paragraph when the row of |---| is missing or has a
 * different number of cells than the head, and silently drops surplus cells of a row.
 * On paper the former looks like a printer's error, the latter like a sum that was
 * never there.
 */
#ifndef BANBAO_MARKDOWN_ROWS_H
#define BANBAO_MARKDOWN_ROWS_H

#include "base/diag.h"

/* Checks the Markdown from byte `body` to the end of src. */
void rows_check(const struct source *src, size_t body, struct diag *d);

/* |---|:--:|, also ｜－－｜ */
bool row_is_rule(struct slice line);
/* The number of bars, | and ｜. */
size_t row_bars(struct slice line);
/* The number of cells: | 甲 | 乙 | -> 2. \| and the bar of a reading {龘|dá} do not
 * count. */
size_t row_cells(struct slice line);
/* Does it begin with a bar, with two cells or more? */
bool row_is_barred(struct slice line);

#endif
