/* written.h - values as people write them: 11月30号, 下午3点半, 1.2万元, ￥320, √.
 *
 * A value is read whole: what stands beside it makes it none. Full-width digits and
 * marks are read as what they are.
 */
#ifndef BANBAO_PROSE_WRITTEN_H
#define BANBAO_PROSE_WRITTEN_H

#include "base/arena.h"
#include "data/decimal.h"
#include "model/date.h"

enum reading {
    READ_NONE,
    READ_EXACT,
    READ_GUESSED, /* the year, or its first two digits, were not written */
    READ_WEEKDAY, /* a day, and a day of the week that it is not */
};

/* `near` stands in for what is not written; not a day: then nothing may be missing. */
enum reading written_day(struct arena *a, struct slice s, struct date near,
                         struct date *out);
/* 2026年11月23日—27日; the year of the first may be missing where near is a day. */
enum reading written_days(struct arena *a, struct slice s, struct date near,
                          struct date *from, struct date *to);
/* 2026年12月, 2026.12, 12月份: its first day. */
enum reading written_month(struct arena *a, struct slice s, struct date near,
                           struct date *first);
/* Minutes since midnight, 24:00 at most; -1: none. */
int written_time(struct arena *a, struct slice s);
/* With a unit behind it that says what is counted: 12人, 1.2万, and of money 320元.
 * percent: 98% is 98. */
bool written_number(struct arena *a, struct slice s, bool money, bool percent,
                    struct decimal *out);
/* 4分钟 where a field counts minutes, 1.2 分 where it counts points: without the unit,
 * which the field's English name or its help says. */
struct slice without_unit(struct slice s, struct slice alias, struct slice help);
/* As it is printed: half-width, single blanks; empty: none. A line's extension (转801)
 * may follow; *digits: of the line, NUL-terminated. */
struct slice written_phone(struct arena *a, struct slice s, char digits[24]);
/* Has a number, as written_phone gives it, a digit too few or too many? 0351-601234 */
bool phone_is_odd(struct slice text);
bool written_flag(struct slice s, bool *yes);

#endif
