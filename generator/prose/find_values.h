/* find_values.h - days, times, periods and telephones in running text, as values of
 * fields.
 *
 * Each function returns the first match in its text, empty if there is none. Values
 * that are composed live in the arena; find_phone returns a part of its argument.
 */
#ifndef BANBAO_PROSE_FIND_VALUES_H
#define BANBAO_PROSE_FIND_VALUES_H

#include "model/date.h"

/* An office's number: 0351-1234567, 400-123-4567. Mobiles are skipped: they may be
 * private. */
struct slice find_phone(struct slice words);
/* 12月19日 as 2026-12-19, with the year of base where none is written. */
struct slice find_day(struct arena *a, struct slice words, struct date base);
/* 上午9时 and 9:00 as 9:00; second: the next time after that one. */
struct slice find_time(struct arena *a, struct slice words, bool second);
/* {起: 2026-11-23, 工作日: 5}; starts on base where only a number of days is given. */
struct slice find_period(struct arena *a, struct slice words, struct date base);
/* Does a line 标签：… contain, after its colon, only Han characters of days, times and
 * numbers? 时间：12月19日上午9点 does, 时间：每周六 does not. */
bool holds_only_times(struct slice line);

#endif
