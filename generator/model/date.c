#include "model/date.h"
#include "data/han.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2199 };

static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};

static bool is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int y, int m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[m - 1] + (m == 2 && is_leap(y));
}

/* Take a number of at most max digits off *s; -1: there is none. */
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
        if (!second || !take(&rest, marks[i][2]) || rest.len || year < YEAR_MIN ||
            year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
            day > month_days(year, month))
            return false;
        *out = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
        return true;
    }
    return false;
}

bool date_is(struct date d)
{
    return d.year != 0;
}

/* Days since 1970-01-01 in the Gregorian calendar, counted in years that begin
 * in March, so that the leap day comes last (H. Hinnant, chrono algorithms). */
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

/* 年, 月 and 日, and each in characters. */
static void set_part(struct arena *a, struct value *date, const char *name, int n,
                     struct slice han)
{
    struct value *part = value_printf(a, "%d", n);

    value_set(a, part, "汉", value_text(a, han));
    value_set(a, date, name, part);
}

static struct value *han_date(struct arena *a, struct date d)
{
    struct slice year = han_digits(a, d.year), month = han_number(a, d.month, 0);
    struct slice day = han_number(a, d.day, 0);

    return value_printf(a, "%.*s年%.*s月%.*s日", SLICE_FMT(year), SLICE_FMT(month),
                        SLICE_FMT(day));
}

struct value *date_value(struct arena *a, struct date d)
{
    struct value *v = value_printf(a, "%d年%d月%d日", d.year, d.month, d.day);
    const char *weekday = weekdays[date_weekday(d)];

    value_set(a, v, "iso", value_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day));
    set_part(a, v, "年", d.year, han_digits(a, d.year));
    set_part(a, v, "月", d.month, han_number(a, d.month, 0));
    set_part(a, v, "日", d.day, han_number(a, d.day, 0));
    value_set(a, v, "汉", han_date(a, d));
    value_set(a, v, "年月", value_printf(a, "%d年%d月", d.year, d.month));
    value_set(a, v, "短", value_printf(a, "%d月%d日", d.month, d.day));
    value_set(a, v, "点", value_printf(a, "%d.%d.%d", d.year, d.month, d.day));
    value_set(a, v, "短点", value_printf(a, "%d.%d", d.month, d.day));
    value_set(a, v, "周", value_printf(a, "周%s", weekday));
    value_set(a, v, "星期", value_printf(a, "星期%s", weekday));
    v->payload = PAYLOAD_DATE;
    v->data = arena_memdup(a, &d, sizeof d);
    return v;
}
