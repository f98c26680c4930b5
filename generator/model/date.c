/* date.c - days: reading, arithmetic, and the value that templates see.
 *
 * All arithmetic goes through date_serial, the number of days since 1970-01-01
 * (2026-12-03 -> 20790). date_value gives a day in every notation that templates use:
 *
 *     2026-12-03 -> 2026年12月3日; iso 2026-12-03; 汉 二〇二六年十二月三日;
 *       短 12月3日; 点 2026.12.3; 短点 12.3; 周 周四
 */
#include "model/date.h"
#include "data/han.h"

#include <string.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2199 };

static const char *const weeks[] = {"周一", "周二", "周三", "周四",
                                    "周五", "周六", "周日"};
static const char *const weekdays[] = {"星期一", "星期二", "星期三", "星期四",
                                       "星期五", "星期六", "星期日"};

static bool is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int y, int m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[m - 1] + (m == 2 && is_leap(y));
}

/* Removes a number of at most max digits from the front of *s; -1: there is none. */
static int take_number(struct slice *s, size_t max)
{
    int n = 0;
    size_t i = 0;

    for (; i < s->len && i < max && s->ptr[i] >= '0' && s->ptr[i] <= '9'; i++)
        n = n * 10 + (s->ptr[i] - '0');
    *s = slice_from(*s, i);
    return i ? n : -1;
}

static bool take(struct slice *s, const char *word)
{
    struct slice w = slice_of(word);

    if (!slice_starts(*s, w))
        return false;
    *s = slice_from(*s, w.len);
    return true;
}

bool date_make(int year, int month, int day, struct date *out)
{
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return false;
    *out = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

bool date_parse(struct slice s, struct date *out)
{
    static const char *const marks[][3] = {
        {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    int year = take_number(&s, 4);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct slice rest = s;
        if (!take(&rest, marks[i][0]))
            continue;
        int month = take_number(&rest, 2);
        bool second = take(&rest, marks[i][1]);
        int day = take_number(&rest, 2);
        return second && take(&rest, marks[i][2]) && !rest.len &&
               date_make(year, month, day, out);
    }
    return false;
}

bool date_is(struct date d)
{
    return d.year != 0;
}

/* Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in
 * March, so that the leap day comes last (H. Hinnant, chrono-compatible low-level date
 * algorithms: days_from_civil). 719468: days from 0000-03-01 to 1970-01-01. */
long date_serial(struct date d)
{
    long y = d.year - (d.month <= 2);
    long era = y / 400;
    long year_of_era = y - era * 400;
    long day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    long day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

/* The inverse (civil_from_days). */
struct date date_of_serial(long serial)
{
    long z = serial + 719468;
    long era = z / 146097;
    long doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9;

    return (struct date){(int16_t)(yoe + era * 400 + (month <= 2)), (int8_t)month,
                         (int8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

int date_weekday(struct date d)
{
    return (int)((date_serial(d) + 3 + 7 * 100000) % 7); /* 1970-01-01: Thursday */
}

int date_cmp(struct date a, struct date b)
{
    long x = date_serial(a), y = date_serial(b);

    return (x > y) - (x < y);
}

struct date date_add(struct date d, long days)
{
    return date_of_serial(date_serial(d) + days);
}

/* ---- what templates see ---- */

/* A site has thousands of days with fourteen texts each, so the texts are not formatted
 * one by one: they are slices of four texts, written by hand into one block. */
enum { TEXTS_MAX = 128 };

static struct slice put(char **at, struct slice s)
{
    struct slice copy = {*at, s.len};

    memcpy(*at, s.ptr, s.len);
    *at += s.len;
    return copy;
}

/* Writes n in at least `digits` digits, then `mark`. Returns the digits alone. */
static struct slice put_number(char **at, int n, int digits, const char *mark)
{
    char text[12];
    size_t i = sizeof text;

    for (; n > 0 || digits > 0; n /= 10, digits--)
        text[--i] = (char)('0' + n % 10);
    struct slice number = put(at, (struct slice){text + i, sizeof text - i});
    put(at, slice_of(mark));
    return number;
}

static struct slice put_han(char **at, struct slice han, const char *mark)
{
    struct slice copy = put(at, han);

    put(at, slice_of(mark));
    return copy;
}

static struct slice between(const char *from, const char *to)
{
    return (struct slice){from, (size_t)(to - from)};
}

static void set_text(struct arena *a, struct value *v, const char *key, struct slice s)
{
    value_set(a, v, key, value_text(a, s));
}

/* Sets a part of the date (年, 月 or 日), with itself in Han characters as facet 汉. */
static void set_part(struct arena *a, struct value *date, const char *name,
                     struct slice number, struct slice han)
{
    struct value *part = value_text(a, number);

    set_text(a, part, "汉", han);
    value_set(a, date, name, part);
}

struct value *date_value(struct arena *a, struct date d)
{
    char *at = arena_alloc(a, TEXTS_MAX, 1);
    int weekday = date_weekday(d);

    const char *text = at;
    struct slice year = put_number(&at, d.year, 1, "年");
    struct slice month = put_number(&at, d.month, 1, "月");
    const char *month_end = at;
    struct slice day = put_number(&at, d.day, 1, "日");
    const char *dots = at;
    put_number(&at, d.year, 1, ".");
    const char *short_dots = at;
    put_number(&at, d.month, 1, ".");
    put_number(&at, d.day, 1, "");
    const char *iso = at;
    put_number(&at, d.year, 4, "-");
    put_number(&at, d.month, 2, "-");
    put_number(&at, d.day, 2, "");
    const char *han = at;
    struct slice han_year = put_han(&at, han_digits(a, d.year), "年");
    struct slice han_month = put_han(&at, han_number(a, d.month, 0), "月");
    struct slice han_day = put_han(&at, han_number(a, d.day, 0), "日");

    struct value *v = value_text(a, between(text, dots));
    set_text(a, v, "iso", between(iso, han));
    set_part(a, v, "年", year, han_year);
    set_part(a, v, "月", month, han_month);
    set_part(a, v, "日", day, han_day);
    set_text(a, v, "汉", between(han, at));
    set_text(a, v, "年月", between(text, month_end));
    set_text(a, v, "短", between(month.ptr, dots));
    set_text(a, v, "点", between(dots, iso));
    set_text(a, v, "短点", between(short_dots, iso));
    set_text(a, v, "周", slice_of(weeks[weekday]));
    set_text(a, v, "星期", slice_of(weekdays[weekday]));
    v->payload = PAYLOAD_DATE;
    v->data = arena_memdup(a, &d, sizeof d);
    return v;
}
