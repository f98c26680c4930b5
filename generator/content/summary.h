/* summary.h - how a kind summarises an item in one line: for lists, feeds, bulletins.
 */
#ifndef BANBAO_CONTENT_SUMMARY_H
#define BANBAO_CONTENT_SUMMARY_H

#include "model/item.h"

/* Set 标记 (without the sheet's spaces), 摘要 and, if the kind has one, 数字
 * {标签, 值, 单位, 附注}. False after reporting: a template of the kind failed. */
bool summary_set(struct arena *a, struct item *item, struct diag *d);

#endif
