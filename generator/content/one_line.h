/* one_line.h - a table whose rows were typed into one line: 宣传栏: 东门、西门. */
#ifndef BANBAO_CONTENT_ONE_LINE_H
#define BANBAO_CONTENT_ONE_LINE_H

#include "content/field.h"

/* Reports that the text `one` was taken for the entries of list, and how to write it.
 */
void list_split_tell(struct decoder *dec, const struct field *f,
                     const struct value *one, const struct value *list);

/* The rows as a list of words, which is reported; otherwise `written`. */
const struct value *rows_of_line(struct decoder *dec, const struct field *f,
                                 const struct value *written);

/* A row of one word is its first column, where no other is needed; or `row`. */
const struct value *row_of_word(struct arena *a, const struct field *f,
                                const struct value *row);

/* One row alone needs no dash: a word, or {项目: 电梯广告, 金额: 1200}; or `written`.
 */
const struct value *row_alone(struct arena *a, const struct field *f,
                              const struct value *written);

#endif
