/* written.h - values as people write them: 11月30号, 下午3点半, 1.2万元, ￥320, √.
 *
 * The whole text must be the value: with any other word it is rejected. Full-width
 * digits and marks are read like half-width ones.
 */
#ifndef BANBAO_PROSE_WRITTEN_H
#define BANBAO_PROSE_WRITTEN_H

#include "base/arena.h"
#include "data/decimal.h"
#include "model/date.h"

enum reading {
    READ_NONE,
    READ_EXACT,
    READ_GUESSED, /* the year, or its first two digits, were missing */
    READ_WEEKDAY, /* a day with the wrong weekday: 12月4日(周一) */
};

/* `near` supplies the missing year; if it is not a day, nothing may be missing. */
enum reading written_day(struct arena *a, struct slice s, struct date near,
                         struct date *out);
/* 2026年11月23日—27日; the first year may be missing if near is a day. */
enum reading written_days(struct arena *a, struct slice s, struct date near,
                          struct date *from, struct date *to);
/* 2026年12月, 2026.12, 12月份: its first day. */
enum reading written_month(struct arena *a, struct slice s, struct date near,
                           struct date *first);
/* Minutes since midnight, 24:00 at most; -1: none. */
int written_time(struct arena *a, struct slice s);
/* A number with or without a unit: 12人, 1.2万, with money 320元. percent: 98% is 98.
 */
bool written_number(struct arena *a, struct slice s, bool money, bool percent,
                    struct decimal *out);
/* Removes the unit if it is the field's own, as its English name or its help tells:
 * 4分钟 in a field of minutes, 1.2 分 in one of points. */
struct slice without_unit(struct slice s, struct slice alias, struct slice help);
/* The number as it is printed: half-width, single blanks; empty if it is not one. An
 * extension (转801) may follow. digits: those of the line, NUL-terminated. */
struct slice written_phone(struct arena *a, struct slice s, char digits[24]);
/* Has a number, as written_phone gives it, a digit too few or too many? 0351-601234 */
bool phone_is_odd(struct slice text);
/* 是 有 √ and 否 无 ×; false: neither. */
bool written_flag(struct slice s, bool *yes);

#endif
