/* remark.h - what YAML takes for a remark and its writer may have meant as text.
 */
#ifndef REMARK_H
#define REMARK_H

#include "data/value.h"

/* 标题: 停水 #3 楼 is 停水 for YAML. A remark of one's own stands two blanks behind the
 * value and one before its words, as the handbook shows it; of every other one the
 * writer is told. */
void remarks_check(const struct value *v, struct diag *d);

#endif
