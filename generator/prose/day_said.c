#include "prose/day_said.h"

#include <stdio.h>
#include <string.h>

/* Digits before byte `end`, with blanks after them; false: there are none. */
static bool digits_before(struct slice s, size_t end, int *value, size_t *start)
{
    size_t at = end;
    int scale = 1;

    *value = 0;
    while (at > 0 && s.ptr[at - 1] == ' ')
        at--;
    size_t last = at;
    while (at > 0 && s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9' && scale <= 10000) {
        *value += (s.ptr[--at] - '0') * scale;
        scale *= 10;
    }
    *start = at;
    return at < last;
}

bool day_said_at(struct slice s, size_t moon, struct day_said *out)
{
    size_t at = moon + strlen("月"), digits, start;

    *out = (struct day_said){0};
    if (!digits_before(s, moon, &out->month, &out->start))
        return false;
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    for (digits = at;
         at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9' && at < digits + 3; at++)
        out->day = out->day * 10 + (s.ptr[at] - '0');
    if (at == digits)
        return false;
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    if (!slice_starts(slice_from(s, at), SLICE("日")))
        return false;
    out->end = at + strlen("日");
    size_t year = out->start;
    while (year > 0 && s.ptr[year - 1] == ' ')
        year--;
    if (year >= 3 && slice_starts(slice_from(s, year - 3), SLICE("年")) &&
        digits_before(s, year - 3, &out->year, &start)) {
        if (start + 2 == year - 3)
            out->year += 2000; /* 26年 */
        out->start = start;
        return out->year > 1900;
    }
    return true;
}

bool day_said_before(struct slice s, size_t end, struct day_said *out)
{
    enum { LONGEST = 12 }; /* bytes between 月 and the end of 日, with blanks */

    for (size_t n = strlen("月日"); n <= LONGEST && n <= end; n++)
        if (slice_starts(slice_from(s, end - n), SLICE("月")))
            return day_said_at(s, end - n, out) && out->end == end;
    return false;
}

static struct date real_day(int year, int month, int day)
{
    struct date d;
    char text[16];

    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
        return (struct date){0};
    int n = snprintf(text, sizeof text, "%d-%d-%d", year, month, day);
    return date_parse((struct slice){text, (size_t)n}, &d) ? d : (struct date){0};
}

/* Without a year it is the one nearest to the item's own date. */
static int year_of(const struct day_said *said, struct date near)
{
    if (said->year)
        return said->year;
    if (said->month + 6 < near.month)
        return near.year + 1;
    return said->month > near.month + 6 ? near.year - 1 : near.year;
}

struct date day_said_date(const struct day_said *said, struct date near)
{
    return real_day(year_of(said, near), said->month, said->day);
}
