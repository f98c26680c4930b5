/* solar_term.c - the solar term of a day, by the sun's apparent longitude.
 *
 * A day has a term if the longitude passes a multiple of 15 degrees between its
 * midnight and the next in Beijing; term 0, 春分, is at 0 degrees.
 *
 *     2026-12-07: from below 255 degrees to above -> 255 / 15 = 17 -> 大雪
 */
#include "model/solar_term.h"
#include "words/calendar.h"

#include <libnova/dynamical_time.h>
#include <libnova/nutation.h>
#include <libnova/solar.h>
#include <libnova/utility.h>
#include <math.h>

static const double UNIX_EPOCH_JD = 2440587.5, J2000_JD = 2451545, BEIJING = 8.0 / 24,
                    DAY_SECONDS = 86400;

/* The sun's apparent longitude in degrees: libnova's for the equinox of 2000, plus the
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

static double day_begin(long serial)
{
    return UNIX_EPOCH_JD + (double)serial - BEIJING;
}

/* Terms passed since the March equinox at the start of a day in Beijing. */
static int terms_passed(long serial)
{
    return (int)(ln_range_degrees(longitude(day_begin(serial))) / 15) % 24;
}

/* The same longitude to 0.02 degrees (Meeus, chapter 25, low accuracy): a few sines are
 * enough to rule out nearly all days without a term. */
static double rough_longitude(double jd)
{
    double t = (jd - J2000_JD) / 36525;
    double anomaly = ln_deg_to_rad(357.52911 + 35999.05029 * t);
    double center = 1.9146 * sin(anomaly) + 0.02 * sin(2 * anomaly);

    return 280.46646 + (36000.76983 + 0.0003032 * t) * t + center - 0.00569 -
           0.00478 * sin(ln_deg_to_rad(125.04 - 1934.136 * t));
}

static bool may_pass(long serial)
{
    const double doubt = 0.1;
    double from = rough_longitude(day_begin(serial)) - doubt;
    double to = rough_longitude(day_begin(serial + 1)) + doubt;

    return floor(from / 15) != floor(to / 15);
}

const char *solar_term(struct date d)
{
    static const char *const names[24] = {WORDLIST_SOLAR_TERMS};
    long serial = date_serial(d);

    if (!may_pass(serial))
        return NULL;
    int passed = terms_passed(serial + 1);
    return passed == terms_passed(serial) ? NULL : names[passed];
}
