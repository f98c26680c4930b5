/* typed_columns.h - lines of a paragraph that blanks set in columns:
 *
 *     海棠苑业主委员会              海棠苑物业服务中心
 *       2026年11月21日                2026年11月21日
 *
 * What is wider than a sheet's line, or a telephone's, would break, and nothing would
 * stand below what it belongs to. Their gaps are narrowed, in all lines alike, so that
 * the widest line has room. */
#ifndef BANBAO_MARKDOWN_TYPED_COLUMNS_H
#define BANBAO_MARKDOWN_TYPED_COLUMNS_H

#include "model/doc.h"

void columns_narrow(struct arena *a, struct node *doc);

#endif
