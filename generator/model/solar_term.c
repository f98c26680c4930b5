#include "model/solar_term.h"

#include <libnova/dynamical_time.h>
#include <libnova/nutation.h>
#include <libnova/solar.h>
#include <libnova/utility.h>

static const double UNIX_EPOCH_JD = 2440587.5, J2000_JD = 2451545, BEIJING = 8.0 / 24,
                    DAY_SECONDS = 86400;

/* The sun's apparent longitude in degrees: libnova's of the year 2000, with the
 * precession since then, nutation and aberration (Meeus, chapters 21 and 25). */
static double longitude(double jd)
{
    double jde = jd + ln_get_dynamical_time_diff(jd) / DAY_SECONDS;
    double t = (jde - J2000_JD) / 36525;
    struct ln_helio_posn sun;
    struct ln_nutation nutation;

    ln_get_solar_geom_coords(jde, &sun);
    ln_get_nutation(jd, &nutation);
    return sun.L + (5029.0966 + 1.11113 * t) * t / 3600 + nutation.longitude -
           20.4898 / 3600 / sun.R;
}

/* Terms passed since the March equinox, when a day begins in Beijing. */
static int terms_passed(long serial)
{
    double jd = UNIX_EPOCH_JD + (double)serial - BEIJING;

    return (int)(ln_range_degrees(longitude(jd)) / 15) % 24;
}

const char *solar_term(struct date d)
{
    static const char *const names[24] = {
        "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑",
        "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬",
        "小雪", "大雪", "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰"};
    int passed = terms_passed(date_serial(d) + 1);

    return passed == terms_passed(date_serial(d)) ? NULL : names[passed];
}
