/* ICU computes the Chinese calendar astronomically (GB/T 33661-2017: Beijing time).
 * Only numbers are taken from it; the words are ours, so that the text does not
 * depend on the locale data that is installed. */
#include "model/lunar.h"

#include <unicode/ucal.h>

static const char *const months[12] = {"正", "二", "三", "四", "五", "六",
                                       "七", "八", "九", "十", "冬", "腊"};
static const char *const digits[10] = {"一", "二", "三", "四", "五",
                                       "六", "七", "八", "九", "十"};

static const char *tens_of(int day)
{
    return day <= 10   ? "初"
           : day < 20  ? "十"
           : day == 20 ? "二"
           : day < 30  ? "廿"
                       : "三";
}

struct slice lunar_text(struct arena *a, struct date d)
{
    static const UChar zone[] = u"Asia/Shanghai";
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *c = ucal_open(zone, -1, "zh@calendar=chinese", UCAL_DEFAULT, &status);

    if (U_FAILURE(status))
        return SLICE("");
    ucal_setMillis(c, ((double)date_serial(d) + 0.25) * 86400000.0, &status);
    int month = ucal_get(c, UCAL_MONTH, &status);
    int day = ucal_get(c, UCAL_DAY_OF_MONTH, &status);
    bool leap = ucal_get(c, UCAL_IS_LEAP_MONTH, &status) != 0;
    ucal_close(c);
    if (U_FAILURE(status) || month < 0 || month > 11 || day < 1 || day > 30)
        return SLICE("");
    return slice_of(arena_printf(a, "农历%s%s月%s%s", leap ? "闰" : "", months[month],
                                 tens_of(day), digits[(day - 1) % 10]));
}
