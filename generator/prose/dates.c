#include "prose/dates.h"

#include <stdio.h>
#include <string.h>

static int han_digit(uint32_t cp)
{
    struct slice s = SLICE("〇一二三四五六七八九");
    int n = 0;

    for (size_t at = 0; at < s.len; n++)
        if (utf8_next(s, &at) == cp)
            return n;
    return cp == 0x96F6 || cp == 0x25CB || cp == 0x25EF ? 0 : -1; /* 零 ○ ◯ */
}

int number_at(struct slice s, size_t *at, size_t *digits)
{
    int n = 0;
    bool tens = false;

    *digits = 0;
    for (; *at < s.len && *digits < 4; ++*digits) {
        size_t next = *at;
        uint32_t cp = utf8_next(s, &next);
        int digit = cp >= '0' && cp <= '9' ? (int)(cp - '0') : han_digit(cp);

        if (cp == 0x5341) { /* 十 */
            n = n ? n * 10 : 10;
            tens = true;
        } else if (digit < 0) {
            break;
        } else {
            n = tens ? n + digit : n * 10 + digit;
        }
        *at = next;
    }
    return *digits ? n : -1;
}

static bool skip(struct slice s, size_t *at, const char *mark)
{
    if (!slice_starts(slice_from(s, *at), slice_of(mark)))
        return false;
    *at += strlen(mark);
    return true;
}

static bool make(int y, int m, int d, struct date *out)
{
    char iso[40];

    snprintf(iso, sizeof iso, "%04d-%02d-%02d", y, m, d);
    return date_parse(slice_of(iso), out);
}

bool day_at(struct slice s, size_t *at, struct date base, struct date *out)
{
    static const char *const marks[] = {"-", "/", "."};
    size_t digits, from = *at;
    int y = number_at(s, at, &digits), m, d;

    for (size_t i = 0; i < sizeof marks / sizeof *marks && digits == 4; i++) {
        size_t end = *at;
        if (skip(s, &end, marks[i]) && (m = number_at(s, &end, &digits)) > 0 &&
            skip(s, &end, marks[i]) && (d = number_at(s, &end, &digits)) > 0)
            return *at = end, make(y, m, d, out);
        digits = 4;
    }
    if (digits != 4 || !skip(s, at, "年")) {
        *at = from;
        y = base.year;
    }
    if (y <= 0 || (m = number_at(s, at, &digits)) <= 0)
        return false;
    if (skip(s, at, "月"))
        d = number_at(s, at, &digits);
    else if (date_is(base))
        d = m, m = base.month;
    else
        return false;
    return d > 0 && (skip(s, at, "日") || skip(s, at, "号")) && make(y, m, d, out);
}

bool day_find(struct slice s, size_t *at, struct date base, size_t *start,
              struct date *out)
{
    uint32_t before = 0;

    for (size_t i = *at; i < s.len;) {
        size_t end = i, next = i;
        uint32_t cp = utf8_next(s, &next);
        bool digit = (cp >= '0' && cp <= '9') || han_digit(cp) >= 0 || cp == 0x5341;
        bool inside = (before >= '0' && before <= '9') || han_digit(before) >= 0 ||
                      before == 0x5E74 || before == 0x6708; /* 年 月: no such day */

        if (digit && !inside && day_at(s, &end, base, out)) {
            *start = i;
            *at = end;
            return true;
        }
        before = cp;
        i = next;
    }
    return false;
}
