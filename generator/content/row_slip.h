/* row_slip.h - rows of a table that name no columns: what they were meant to be.
 *
 *     流程:                         流程:
 *       - 9:30 拔河比赛      ->         - {时间: 9:30, 内容: 拔河比赛}
 *
 * One message for a table, at the first such row, with the row as it should be. The
 * pieces of a text go to the columns that they suit, in order (likeness_of).
 */
#ifndef BANBAO_CONTENT_ROW_SLIP_H
#define BANBAO_CONTENT_ROW_SLIP_H

#include "content/field.h"

/* Is its first column the only one that a row must have? Then a text may be a row. */
bool row_needs_one(const struct field *f);

/* Rows that are texts, 名: 值 without columns, or that have a dash for every column.
 * slip[i] becomes true for each row that the message is about, which is no longer to be
 * decoded. False: there is none. */
bool row_slip_report(struct decoder *dec, const struct field *f,
                     const struct value *rows, bool *slip);

/* A table that is one text or one record; reports. */
void row_slip_report_table(struct decoder *dec, const struct field *f,
                           const struct value *written);

/* A record or a period that is written as a list: 起 and 止 with a dash each. True
 * after reporting. */
bool row_slip_report_record(struct decoder *dec, struct slice name,
                            const struct value *written);

#endif
