/* remark.h - YAML comments that their writer may have meant as text.
 *
 * 标题: 停水 #3 楼 is 停水 for YAML. A deliberate comment has two blanks before its #
 * and one after it, as the handbook shows; any other is reported.
 */
#ifndef BANBAO_CONTENT_REMARK_H
#define BANBAO_CONTENT_REMARK_H

#include "data/value.h"

/* Is the whole value a comment, 标题: #5楼停水? That is reported as an error, and the
 * field is not also missing. */
bool remark_swallows(const struct value *v);

/* Report doubtful comments after any value below v. */
void remarks_check(const struct value *v, struct diag *d);

/* `咨询电话:    # 0000-0000001` -> 0000-0000001: what was typed after the #, where the
 * draft had `# 请填`. Empty: the draft's own words, or no comment. */
struct slice remark_typed(const struct value *v);
/* Report a field that may be empty, but is so only because of its #. */
void remark_tell_empty(const struct member *m, struct diag *d);

#endif
