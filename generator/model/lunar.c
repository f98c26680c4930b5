/* lunar.c - days of the Chinese calendar.
 *
 * ICU computes the calendar astronomically (GB/T 33661-2017: Beijing time). Only
 * numbers are taken from it; the words are ours, so that the text does not depend on
 * the installed locale data.
 *
 *     2026-12-03 -> month 10, day 25 -> 农历十月廿五; in a calendar's cell 廿五
 */
#include "model/lunar.h"
#include "base/arena.h"

#include <unicode/ucal.h>

static const char *const months[12] = {"正", "二", "三", "四", "五", "六",
                                       "七", "八", "九", "十", "冬", "腊"};
static const char *const digits[10] = {"一", "二", "三", "四", "五",
                                       "六", "七", "八", "九", "十"};

/* 3 -> 初(三), 10 -> 初(十), 15 -> 十(五), 20 -> 二(十), 23 -> 廿(三), 30 -> 三(十). */
static const char *tens_of(int day)
{
    return day <= 10   ? "初"
           : day < 20  ? "十"
           : day == 20 ? "二"
           : day < 30  ? "廿"
                       : "三";
}

/* New moons within minutes of midnight in Beijing, for which ICU begins the month on
 * the wrong day: the right first day (by the tables of 寿星天文历, 1970 to 2100), and
 * by how many days ICU is late. */
static const struct slip {
    struct date first;
    int late;
} slips[] = {{{2012, 8, 17}, 1},
             {{2018, 11, 8}, -1},
             {{2027, 2, 6}, 1},
             {{2030, 2, 3}, -1},
             {{2070, 3, 12}, 1}};

/* The day at 06:00 UTC (14:00 in Beijing), so that rounding cannot change the date. */
static struct lunar lunar_of_icu(struct date d)
{
    static const UChar zone[] = u"Asia/Shanghai";
    struct lunar l = {0};
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *c = ucal_open(zone, -1, "zh@calendar=chinese", UCAL_DEFAULT, &status);

    if (U_FAILURE(status))
        die("ICU: %s", u_errorName(status));
    ucal_setMillis(c, ((double)date_serial(d) + 0.25) * 86400000.0, &status);
    l.month = ucal_get(c, UCAL_MONTH, &status) + 1;
    l.day = ucal_get(c, UCAL_DAY_OF_MONTH, &status);
    l.leap = ucal_get(c, UCAL_IS_LEAP_MONTH, &status) != 0;
    ucal_close(c);
    if (U_FAILURE(status) || l.month < 1 || l.month > 12 || l.day < 1 || l.day > 30)
        l.month = 0;
    return l;
}

/* ICU's day, corrected within a month of a slip: if ICU is late, the first day is what
 * ICU has for the next one, and the days after it are one too low; and vice versa. */
struct lunar lunar_of(struct date d)
{
    struct lunar l = lunar_of_icu(d);

    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        long off = date_serial(d) - date_serial(slips[i].first);
        if (slips[i].late > 0 && off == 0)
            return lunar_of_icu(date_add(d, 1));
        if (slips[i].late > 0 && off > 0 && l.day == off)
            l.day++;
        if (slips[i].late < 0 && off == -1) {
            l = lunar_of_icu(date_add(d, -1));
            l.day++;
        } else if (slips[i].late < 0 && off >= 0 && l.day == off + 2) {
            l.day--;
        }
    }
    return l;
}

struct slice lunar_text(struct arena *a, struct date d)
{
    struct lunar l = lunar_of(d);

    if (!l.month)
        return SLICE("");
    return slice_of(arena_printf(a, "农历%s%s月%s%s", l.leap ? "闰" : "",
                                 months[l.month - 1], tens_of(l.day),
                                 digits[(l.day - 1) % 10]));
}

struct slice lunar_cell(struct arena *a, struct date d)
{
    struct lunar l = lunar_of(d);

    if (!l.month)
        return SLICE("");
    if (l.day == 1)
        return slice_of(
            arena_printf(a, "%s%s月", l.leap ? "闰" : "", months[l.month - 1]));
    return slice_of(arena_printf(a, "%s%s", tens_of(l.day), digits[(l.day - 1) % 10]));
}
