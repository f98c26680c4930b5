/* typed_columns.h - lines of a paragraph set in columns with blanks:
 *
 *     海棠苑业主委员会              海棠苑物业服务中心
 *       2026年11月21日                2026年11月21日
 *
 * Lines wider than those of a sheet or a telephone would break, and nothing would be
 * below what it belongs to. So the gaps are narrowed equally in all lines until the
 * widest line fits. */
#ifndef BANBAO_MARKDOWN_TYPED_COLUMNS_H
#define BANBAO_MARKDOWN_TYPED_COLUMNS_H

#include "model/doc.h"

void columns_narrow(struct arena *a, struct node *doc);

#endif
