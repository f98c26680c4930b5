/* find_values.h - days, times, periods and telephones in running text, as fields hold
 * them.
 *
 * Each takes words and gives the first such thing in them; empty: there is none. What
 * is made lives in the arena, what is found is a part of the words.
 */
#ifndef BANBAO_PROSE_FIND_VALUES_H
#define BANBAO_PROSE_FIND_VALUES_H

#include "model/date.h"

/* 0351-1234567, 400-123-4567: of an office. A mobile is none: it may be somebody's. */
struct slice find_phone(struct slice words);
/* 12月19日 as 2026-12-19; the year of base where none is said. */
struct slice find_day(struct arena *a, struct slice words, struct date base);
/* 上午9时 and 9:00 as 9:00; second: the one behind it. */
struct slice find_time(struct arena *a, struct slice words, bool second);
/* {起: 2026-11-23, 工作日: 5}, from base where only a number of days is said. */
struct slice find_period(struct arena *a, struct slice words, struct date base);
/* Does a line 标签：… hold no words but those of days, times and numbers? */
bool holds_only_times(struct slice line);

#endif
