/* meant.h - the intended meaning of a value that could not be read, where it is
 * certain.
 *
 * A guess that the editor accepts is published: a wrong hour or sum is worse than none.
 * NULL: only the writer knows.
 */
#ifndef BANBAO_PROSE_MEANT_H
#define BANBAO_PROSE_MEANT_H

#include "base/slice.h"

/* 约 200 人: the only number in the text. NULL for 1万2, which is not 1. */
const char *meant_number(struct arena *a, struct slice text, bool money);
/* 6000元左右, 近1万元, 6000~7000: not an exact figure. */
bool meant_about(struct slice text);
/* 约下午3点: the only time in the text. NULL for a range, or if a word shifts it. */
const char *meant_time(struct arena *a, struct slice text);
/* www.hal.example, https：／／hal.example, as https://… */
const char *meant_address(struct arena *a, struct slice text);
/* 不限, 若干, 待定: words where a number should stand. */
bool meant_no_number(struct slice text);
/* 无, 暂无, 没有: nothing at all. */
bool meant_nothing(struct slice text);

#endif
