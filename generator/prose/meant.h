/* meant.h - what a value that could not be read was meant to be, where it is sure.
 *
 * A guess that is followed is published: another hour or sum than was typed is worse
 * than none. NULL: only its writer knows.
 */
#ifndef BANBAO_PROSE_MEANT_H
#define BANBAO_PROSE_MEANT_H

#include "base/slice.h"

/* 约 200 人: the one number in it. Not of 1万2, which is no 1. */
const char *meant_number(struct arena *a, struct slice text, bool money);
/* 6000元左右, 近1万元, 6000~7000: no figure that can be reckoned with. */
bool meant_about(struct slice text);
/* 约下午3点: the one time in it. Not of a range, nor where a word shifts it. */
const char *meant_time(struct arena *a, struct slice text);
/* www.hal.example, https：／／hal.example. */
const char *meant_address(struct arena *a, struct slice text);
/* 不限, 若干, 待定: words where a number should stand. */
bool meant_no_number(struct slice text);
/* 无, 暂无, 没有: nothing at all. */
bool meant_nothing(struct slice text);

#endif
