/* dates.c - reads days in running text.
 *
 * day_read parses forward from the first character of the day; all other entry points
 * find that character and call it. Blanks between numbers and 年 月 日 are skipped:
 *
 *     2026 年 12 月 4 日   year 2026, month 12, day 4
 *     二〇二六年十二月四日  the same, han
 *     26年3月1日           year 2026, short_year
 *     2026/12/4            needs a year of four digits: 12/4 may be a fraction
 *     4日                  day 4; month and year are 0
 *     12月3号楼, 农历八月十五日, 2026年4日   no day
 */
#include "prose/dates.h"

#include <string.h>

/* 〇 to 九; also 零 and the circles that input methods offer for 〇. -1: no digit. */
static int han_digit(uint32_t cp)
{
    struct slice s = SLICE("〇一二三四五六七八九");
    int n = 0;

    for (size_t at = 0; at < s.len; n++)
        if (utf8_next(s, &at) == cp)
            return n;
    return cp == 0x96F6 || cp == 0x25CB || cp == 0x25EF ? 0 : -1; /* 零 ○ ◯ */
}

/* 0 to 9, half or full width; -1: neither. */
static int figure(uint32_t cp)
{
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return (int)(cp - 0xFF10);
    return cp >= '0' && cp <= '9' ? (int)(cp - '0') : -1;
}

int number_at(struct slice s, size_t *at, size_t *digits)
{
    int n = 0;
    bool tens = false;

    *digits = 0;
    for (; *at < s.len && *digits < 4; ++*digits) {
        size_t next = *at;
        uint32_t cp = utf8_next(s, &next);
        int digit = figure(cp) >= 0 ? figure(cp) : han_digit(cp);

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

static bool is_number(uint32_t cp)
{
    return figure(cp) >= 0 || han_digit(cp) >= 0 || cp == 0x5341;
}

/* Moves *at past mark if s continues with it. */
static bool skip(struct slice s, size_t *at, const char *mark)
{
    if (!slice_starts(slice_from(s, *at), slice_of(mark)))
        return false;
    *at += strlen(mark);
    return true;
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0;
}

static size_t skip_blanks(struct slice s, size_t at)
{
    for (size_t next = at; at < s.len && is_blank(utf8_next(s, &next));)
        at = next;
    return at;
}

static size_t skip_blanks_back(struct slice s, size_t at)
{
    for (size_t before = at; at > 0 && is_blank(utf8_prev(s, &before));)
        at = before;
    return at;
}

/* ---- a day from its first character ---- */

/* 农历八月十五日, 闰六月三日: days of the lunar calendar. */
static bool is_lunar(struct slice s, size_t at)
{
    static const char *const words[] = {"农历", "阴历", "旧历", "闰"};
    struct slice before = slice_sub(s, 0, skip_blanks_back(s, at));

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_ends(before, slice_of(words[i])))
            return true;
    return false;
}

/* 日, or 号 in the sense of 日: in 12月3号楼 it numbers a house. */
static bool skip_day_mark(struct slice s, size_t *at)
{
    size_t next = *at + strlen("号");

    if (skip(s, at, "日"))
        return true;
    if (next < s.len && cp_among(utf8_next(s, &(size_t){next}),
                                 "楼院门线库车栋幢井口机泵梯位室房铺窗柜桌仓灯文"))
        return false;
    return skip(s, at, "号");
}

/* -12-04, /12/4 or .12.4 after a year, with the same mark twice. */
static bool read_marked(struct slice s, size_t at, struct day_text *out)
{
    static const char *const marks[] = {"-", "/", "."};
    size_t digits;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t end = at;
        if (skip(s, &end, marks[i]) && (out->month = number_at(s, &end, &digits)) > 0 &&
            skip(s, &end, marks[i]) && (out->day = number_at(s, &end, &digits)) > 0) {
            out->end = end;
            return true;
        }
    }
    out->month = out->day = 0;
    return false;
}

/* A year of two or four figures: 26年, 2026 年, 二〇二六年. If there is one, *n becomes
 * the number after it, the month; else nothing changes. False: no number follows. */
static bool read_year(struct slice s, size_t *at, size_t digits, struct day_text *out,
                      int *n)
{
    bool figures = *at == out->start + digits;
    size_t end = skip_blanks(s, *at);

    if (!(digits == 4 || (digits == 2 && figures)) || !skip(s, &end, "年"))
        return true;
    out->short_year = digits == 2;
    out->year = *n + (out->short_year ? 2000 : 0);
    *at = skip_blanks(s, end);
    *n = number_at(s, at, &digits);
    return *n > 0;
}

bool day_read(struct slice s, size_t at, struct day_text *out)
{
    size_t digits, end = at;

    *out = (struct day_text){.start = at};
    int n = number_at(s, &end, &digits);
    if (n <= 0 || is_lunar(s, at))
        return false;
    if (digits == 4 && read_marked(s, end, out)) {
        out->year = n;
        return true;
    }
    if (!read_year(s, &end, digits, out, &n))
        return false;
    size_t first = end;
    end = skip_blanks(s, end);
    if (skip(s, &end, "月")) {
        out->month = n;
        first = end = skip_blanks(s, end);
        n = number_at(s, &end, &digits);
        end = skip_blanks(s, end);
    } else if (out->year) {
        return false;
    } else {
        first = at;
    }
    out->day = n;
    out->han = n > 0 && figure(utf8_next(s, &first)) < 0;
    if (n <= 0 || !skip_day_mark(s, &end))
        return false;
    out->end = end;
    return true;
}

/* ---- a day given by its middle or its end ---- */

/* Start of the number that ends before the blanks before `end`, at most four
 * characters back: in 2026 年, of the 年, byte 0. In 周四12月 it is 12: figures and Han
 * make no number together. */
static size_t number_before(struct slice s, size_t end)
{
    size_t at = skip_blanks_back(s, end), before = at;
    bool figures = at > 0 && figure(utf8_prev(s, &before)) >= 0;

    before = at;
    for (int i = 0; i < 4 && at > 0; i++) {
        uint32_t cp = utf8_prev(s, &before);
        if (!is_number(cp) || (figure(cp) >= 0) != figures)
            break;
        at = before;
    }
    return at;
}

bool day_read_around(struct slice s, size_t month_at, struct day_text *out)
{
    size_t start = number_before(s, month_at), mark = skip_blanks_back(s, start);
    bool year = slice_ends(slice_sub(s, 0, mark), SLICE("年"));

    if (year)
        start = number_before(s, mark - strlen("年"));
    return day_read(s, start, out) && out->end > month_at &&
           (year ? out->year > 1900 : out->month > 0);
}

bool day_next(struct slice s, size_t *at, struct day_text *out)
{
    uint32_t before = 0;

    for (size_t i = *at, next = i; i < s.len; i = next) {
        uint32_t cp = utf8_next(s, &next);
        bool inside = before == 0x5E74 || before == 0x6708; /* 年 月: no such day */

        if (is_number(cp) && !inside && !is_number(before) && day_read(s, i, out)) {
            *at = out->end;
            return true;
        }
        if (!inside || !is_blank(cp))
            before = cp;
    }
    return false;
}

/* ---- which day it is ---- */

bool day_with(const struct day_text *t, struct date base, struct date *out)
{
    if ((!t->year || !t->month) && !date_is(base))
        return false;
    return date_make(t->year ? t->year : base.year, t->month ? t->month : base.month,
                     t->day, out);
}

struct date day_nearest(const struct day_text *t, struct date near)
{
    enum { HALF_A_YEAR = 182 };
    struct date d, none = {0};

    if (!t->month || !date_make(t->year ? t->year : near.year, t->month, t->day, &d))
        return none;
    long away = date_serial(d) - date_serial(near);
    if (t->year || (away >= -HALF_A_YEAR && away <= HALF_A_YEAR))
        return d;
    return date_make(near.year + (away < 0 ? 1 : -1), t->month, t->day, &d) ? d : none;
}

bool day_find(struct slice s, size_t *at, struct date base, size_t *start,
              struct date *out)
{
    struct day_text t;

    for (size_t i = *at; day_next(s, &i, &t);)
        if (day_with(&t, base, out)) {
            *start = t.start;
            *at = t.end;
            return true;
        }
    return false;
}

bool day_at(struct slice s, size_t *at, struct date base, struct date *out)
{
    struct day_text t;

    if (!day_read(s, *at, &t) || t.short_year || !day_with(&t, base, out))
        return false;
    *at = t.end;
    return true;
}
