/* summary.h - how a kind puts an item in a line: for lists, feeds, bulletins.
 */
#ifndef BANBAO_CONTENT_SUMMARY_H
#define BANBAO_CONTENT_SUMMARY_H

#include "model/item.h"

/* Sets 标记 (without the spaces of the sheet), 摘要 and, where the kind has one, 数字
 * {标签, 值, 单位, 附注}. false after reporting: a text of the kind cannot be printed.
 */
bool summary_set(struct arena *a, struct item *item, struct diag *d);

#endif
