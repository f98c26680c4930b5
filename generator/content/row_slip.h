/* row_slip.h - rows of a table that do not name their columns: what was meant.
 *
 *     流程:                         流程:
 *       - 9:30 拔河比赛      ->         - {时间: 9:30, 内容: 拔河比赛}
 *
 * One message for a table, at the first such row, with the row as it should be
 * (row_meant.h).
 */
#ifndef BANBAO_CONTENT_ROW_SLIP_H
#define BANBAO_CONTENT_ROW_SLIP_H

#include "content/field.h"

/* Rows that are texts, 名: 值 without columns, or that have a dash for every column.
 * slip[i] becomes true for each row that the message is about, which is no longer to be
 * decoded. False: there is none. */
bool row_slip_report(struct decoder *dec, const struct field *f,
                     const struct value *rows, bool *slip);

/* A table that is one text or 名: 值 without dashes; reports. */
void row_slip_report_table(struct decoder *dec, const struct field *f,
                           const struct value *written);

/* A record or a period of which the parts are not named, or have a dash each: 起 and
 * 止. True after reporting. */
bool row_slip_report_record(struct decoder *dec, const struct field *f,
                            const struct value *written);

#endif
