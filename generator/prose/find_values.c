#include "prose/find_values.h"
#include "prose/dates.h"

#include <string.h>

/* ---- telephones ---- */

struct slice find_phone(struct slice s)
{
    enum { LEAST = 7, MOST = 12, MOBILE = 11 };

    for (size_t i = 0; i < s.len;) {
        size_t start = i, digits = 0, hyphens = 0;
        while (i < s.len &&
               (char_is_digit(s.ptr[i]) || (s.ptr[i] == '-' && i > start))) {
            digits += s.ptr[i] != '-';
            hyphens += s.ptr[i] == '-';
            i++;
        }
        struct slice run = slice_sub(s, start, i);
        bool service =
            slice_starts(run, SLICE("400")) || slice_starts(run, SLICE("800"));
        bool mobile = digits == MOBILE && run.ptr[0] == '1';
        if (digits >= LEAST && digits <= MOST && !mobile && (hyphens < 2 || service) &&
            run.ptr[run.len - 1] != '-')
            return run;
        i += i == start;
    }
    return SLICE("");
}

/* ---- days and times ---- */

static struct slice iso(struct arena *a, struct date d)
{
    return slice_of(arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day));
}

struct slice find_day(struct arena *a, struct slice words, struct date base)
{
    size_t at = 0, start;
    struct date d;

    return day_find(words, &at, base, &start, &d) ? iso(a, d) : SLICE("");
}

static bool skip(struct slice s, size_t *at, const char *mark)
{
    if (!slice_starts(slice_from(s, *at), slice_of(mark)))
        return false;
    *at += strlen(mark);
    return true;
}

/* One or two digits at *at; -1: none. */
static int small(struct slice s, size_t *at)
{
    int n = 0;
    size_t from = *at;

    while (*at < s.len && *at - from < 2 && char_is_digit(s.ptr[*at]))
        n = n * 10 + (s.ptr[(*at)++] - '0');
    return *at == from ? -1 : n;
}

/* Minutes of the time at *at; -1: there is none. */
static int time_at(struct slice s, size_t *at)
{
    int hour = small(s, at), minute = 0;

    if (hour < 0 || hour > 24)
        return -1;
    if (skip(s, at, ":") || skip(s, at, "："))
        minute = small(s, at);
    else if (!skip(s, at, "时") && !skip(s, at, "点"))
        return -1;
    else if (skip(s, at, "半"))
        minute = 30;
    else if (*at < s.len && char_is_digit(s.ptr[*at]))
        minute = small(s, at);
    return minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
}

struct slice find_time(struct arena *a, struct slice s, bool second)
{
    enum { NOON = 12 * 60 };
    bool later = false;

    for (size_t i = 0; i < s.len; i++) {
        size_t at = i;
        later |= slice_starts(slice_from(s, i), SLICE("下午")) ||
                 slice_starts(slice_from(s, i), SLICE("晚"));
        if (!char_is_digit(s.ptr[i]) || (i > 0 && char_is_digit(s.ptr[i - 1])))
            continue;
        int minutes = time_at(s, &at);
        if (minutes < 0)
            continue;
        minutes += later && minutes < NOON ? NOON : 0;
        if (!second)
            return slice_of(arena_printf(a, "%d:%02d", minutes / 60, minutes % 60));
        second = false;
        i = at - 1;
    }
    return SLICE("");
}

/* ---- periods ---- */

/* The number before a word: 5 in 5个工作日. 0: it is not there. */
static int number_before(struct slice s, const char *word)
{
    size_t at = slice_find(s, slice_of(word)), start = at, scale = 1;
    int n = 0;

    if (at == SIZE_MAX)
        return 0;
    while (start > 0 && s.ptr[start - 1] == ' ')
        start--;
    for (; start > 0 && char_is_digit(s.ptr[start - 1]) && scale < 1000; scale *= 10)
        n += (s.ptr[--start] - '0') * (int)scale;
    return n;
}

struct slice find_period(struct arena *a, struct slice words, struct date base)
{
    size_t at = 0, start, second = 0;
    struct date from = base, to;
    int workdays = number_before(words, "个工作日"), days = number_before(words, "天");

    if (!day_find(words, &at, base, &start, &from)) {
        if ((!workdays && !days) || !date_is(base))
            return SLICE("");
        from = base;
    } else {
        second = at;
        if (day_find(words, &second, from, &start, &to) && start - at < 12 &&
            date_cmp(to, from) >= 0 && !workdays)
            return slice_of(
                arena_printf(a, "{起: %s, 止: %s}", iso(a, from).ptr, iso(a, to).ptr));
    }
    if (!workdays && !days)
        return SLICE("");
    return slice_of(arena_printf(a, "{起: %s, %s: %d}", iso(a, from).ptr,
                                 workdays ? "工作日" : "天数",
                                 workdays ? workdays : days));
}

bool holds_only_times(struct slice line)
{
    struct slice known = SLICE("年月日号周星期一二三四五六七八九十至到个工作天共上下午"
                               "晚时点分半起止整");
    size_t at = slice_find(line, SLICE("："));

    for (at = at == SIZE_MAX ? 0 : at; at < line.len;) {
        uint32_t cp = utf8_next(line, &at);
        if (cp_is_han(cp) && !slice_holds(known, cp))
            return false;
    }
    return true;
}
