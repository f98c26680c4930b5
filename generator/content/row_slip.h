/* row_slip.h - rows of a table that do not name their columns: what was meant.
 *
 *     流程:                         流程:
 *       - 9:30 拔河比赛      ->         - {时间: 9:30, 内容: 拔河比赛}
 *
 * One message per table, at the first such row, with the corrected row. The pieces of a
 * text go to the columns that they fit, in order (likeness_of).
 */
#ifndef BANBAO_CONTENT_ROW_SLIP_H
#define BANBAO_CONTENT_ROW_SLIP_H

#include "content/field.h"

/* Is the first column the only one a row must have? Then a text may be a row. */
bool row_needs_one(const struct field *f);

/* Find rows that are texts, 名: 值 without columns, or that have a dash for every
 * column. slip[i] becomes true for each row that the message covers; these must not be
 * decoded. False: none. */
bool row_slip_report(struct decoder *dec, const struct field *f,
                     const struct value *rows, bool *slip);

/* Report a table that is one text or one record. */
void row_slip_report_table(struct decoder *dec, const struct field *f,
                           const struct value *written);

/* Report a record or a period written as a list: 起 and 止 with a dash each. False: it
 * is not. */
bool row_slip_report_record(struct decoder *dec, struct slice name,
                            const struct value *written);

#endif
