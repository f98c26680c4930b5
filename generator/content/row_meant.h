/* row_meant.h - the row that an editor meant who named no columns.
 *
 *     9:30 拔河比赛                -> {时间: 9:30, 内容: 拔河比赛}
 *     停水时间：12月3日            -> {名: 停水时间, 内容: 12月3日}
 *     时间：9:30，内容：拔河比赛   -> {时间: 9:30, 内容: 拔河比赛}
 *     [电梯广告, 1200]             -> {项目: 电梯广告, 金额: 1200}
 *
 * It is proposed in a message, never taken.
 */
#ifndef BANBAO_CONTENT_ROW_MEANT_H
#define BANBAO_CONTENT_ROW_MEANT_H

#include "content/field.h"

/* Is its first column the only one that a row must have? Then a text may be a row. */
bool row_needs_one(const struct field *f);

/* The row of a text, of 名: 值, or of a list of words, as one writes it in braces. A
 * column that must be there and has no piece: …. all: it is all that the table holds,
 * of which the first row is shown. */
const char *row_meant(struct decoder *dec, const struct field *f,
                      const struct value *row, bool all);

/* 居民 012 500元, where a name alone would do: a piece is surely another column's. */
bool row_holds_more(struct decoder *dec, const struct field *f,
                    const struct value *row);

#endif
