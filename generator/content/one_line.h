/* one_line.h - a table whose rows were typed into one line: 宣传栏: 东门、西门. */
#ifndef BANBAO_CONTENT_ONE_LINE_H
#define BANBAO_CONTENT_ONE_LINE_H

#include "content/field.h"

/* The rows as a list of words, which is reported; otherwise `written`. */
const struct value *rows_of_line(struct decoder *dec, const struct field *f,
                                 const struct value *written);

#endif
