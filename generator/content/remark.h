/* remark.h - what YAML takes for a remark and its writer may have meant as text.
 */
#ifndef BANBAO_CONTENT_REMARK_H
#define BANBAO_CONTENT_REMARK_H

#include "data/value.h"

/* 标题: 停水 #3 楼 is 停水 for YAML. A remark of one's own stands two blanks behind the
 * value and one before its words, as the handbook shows it; of every other one the
 * writer is told. */
/* Is what was meant to be the value a remark, 标题: #5楼停水? Then that is reported as
 * an error, and nothing else is missing. */
bool remark_swallows(const struct value *v);

void remarks_check(const struct value *v, struct diag *d);

/* `咨询电话:    # 0000-0000001`: what was typed where the draft has `# 请填`; empty:
 * the draft's own words, or no remark. */
struct slice remark_typed(const struct value *v);
/* A field that may be empty, and is for that reason: told. */
void remark_tell_empty(const struct member *m, struct diag *d);

#endif
