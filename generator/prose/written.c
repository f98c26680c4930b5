#include "prose/written.h"
#include "base/buf.h"
#include "base/fold.h"
#include "data/han.h"
#include "prose/dates.h"
#include "words/calendar.h"
#include "words/fields.h"

#include <string.h>

/* ---- what all of them do ---- */

static bool is_dash(uint32_t cp)
{
    return (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFE63;
}

/* Half-width, dashes as '-', without blanks (or with one for several). */
static struct slice plain(struct arena *a, struct slice s, bool blanks)
{
    struct slice half = half_width(a, s);
    struct buf out = BUF_INIT;

    half = slice_trim(half);
    for (size_t at = 0; at < half.len;) {
        uint32_t cp = utf8_next(half, &at);
        if (cp == ' ' && (!blanks || (out.len && out.ptr[out.len - 1] == ' ')))
            continue;
        buf_cp(&out, is_dash(cp) ? '-' : cp);
    }
    struct slice made = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return made;
}

static bool cut_end(struct slice *s, const char *word)
{
    struct slice w = slice_of(word);

    if (!slice_ends(*s, w))
        return false;
    s->len -= w.len;
    return true;
}

static bool cut_start(struct slice *s, const char *word)
{
    struct slice w = slice_of(word);

    if (!slice_starts(*s, w))
        return false;
    *s = slice_from(*s, w.len);
    return true;
}

static bool all_digits(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

static struct slice join(struct arena *a, const char *before, struct slice s,
                         const char *behind)
{
    return slice_of(arena_printf(a, "%s%.*s%s", before, SLICE_FMT(s), behind));
}

/* ---- days ---- */

/* (周一), 星期一: taken off the end; -1: there is none. */
static int cut_weekday(struct slice *s)
{
    static const char *const names[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
    static const char *const words[] = {"周", "星期", "礼拜"};
    struct slice rest = *s;
    bool bracket = cut_end(&rest, ")");

    for (int day = 0; day < 8; day++) {
        struct slice before = rest;
        if (!cut_end(&before, names[day]))
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            struct slice left = before;
            if (!cut_end(&left, words[i]) || (bracket && !cut_end(&left, "(")))
                continue;
            *s = left;
            return day < 7 ? day : 6;
        }
    }
    return -1;
}

static bool whole_day(struct slice s, struct date base, struct date *out)
{
    size_t at = 0;

    return s.len && day_at(s, &at, base, out) && at == s.len;
}

/* With its year: 2026-11-30, 2026年11月30日, 二〇二六年…, 20261130; 2026年11月30. */
static bool full_day(struct arena *a, struct slice s, struct date *out)
{
    static const struct date none = {0};

    if (all_digits(s) && s.len == strlen("20261130"))
        return date_parse(
            slice_of(arena_printf(a, "%.4s-%.2s-%.2s", s.ptr, s.ptr + 4, s.ptr + 6)),
            out);
    return whole_day(s, none, out) || whole_day(join(a, "", s, "日"), none, out);
}

/* 30日 and 11月30日 with the year of base. */
static bool part_day(struct arena *a, struct slice s, struct date base,
                     struct date *out)
{
    bool marks = slice_find(s, SLICE("月")) == SIZE_MAX &&
                 slice_find(s, SLICE("日")) == SIZE_MAX &&
                 slice_find(s, SLICE("号")) == SIZE_MAX;

    if (!marks)
        return slice_find(s, SLICE("年")) == SIZE_MAX && whole_day(s, base, out);
    for (const char *mark = "-/."; *mark; mark++) {
        size_t at = slice_find(s, (struct slice){mark, 1});
        if (at == SIZE_MAX || !all_digits(slice_sub(s, 0, at)) || at > 2 ||
            !all_digits(slice_from(s, at + 1)))
            continue;
        const char *year = arena_printf(a, "%04d%c", base.year, *mark);
        return whole_day(join(a, year, s, ""), (struct date){0}, out);
    }
    return false;
}

/* The one of its year, the last or the next that is nearest. */
static bool near_day(struct arena *a, struct slice s, struct date near,
                     struct date *out)
{
    bool month = slice_find(s, SLICE("月")) != SIZE_MAX;
    bool day = slice_ends(s, SLICE("日")) || slice_ends(s, SLICE("号"));
    bool found = false;
    long best = 0;

    if (!date_is(near) || (day && !month)) /* 30日 alone: of which month? */
        return false;
    for (int year = near.year - 1; year <= near.year + 1; year++) {
        struct date base = {(int16_t)year, near.month, 1}, one;
        if (!part_day(a, s, base, &one))
            continue;
        long far = date_serial(one) - date_serial(near);
        far = far < 0 ? -far : far;
        if (!found || far < best) {
            best = far;
            *out = one;
        }
        found = true;
    }
    return found;
}

/* A plain text, half-width and without blanks. */
static enum reading read_day(struct arena *a, struct slice s, struct date near,
                             struct date *out)
{
    int weekday = cut_weekday(&s);
    enum reading how = READ_EXACT;

    if (!full_day(a, s, out)) {
        how = READ_GUESSED;
        bool century = s.len > 3 && all_digits(slice_sub(s, 0, 2)) &&
                       (s.ptr[2] == '-' || s.ptr[2] == '.' || s.ptr[2] == '/' ||
                        slice_starts(slice_from(s, 2), SLICE("年")));
        if (!(century && full_day(a, join(a, "20", s, ""), out)) &&
            !near_day(a, s, near, out))
            return READ_NONE;
    }
    return weekday >= 0 && date_weekday(*out) != weekday ? READ_WEEKDAY : how;
}

enum reading written_day(struct arena *a, struct slice s, struct date near,
                         struct date *out)
{
    return read_day(a, plain(a, s, false), near, out);
}

/* 27日, 12月2日, 27: the first such day that is not before `from`. */
static bool read_end(struct arena *a, struct slice s, struct date from, struct date *to)
{
    int weekday = cut_weekday(&s);

    if (!full_day(a, s, to)) {
        if (all_digits(s) && s.len <= 2)
            s = join(a, "", s, "日");
        struct date next = {(int16_t)(from.year + 1), from.month, 1};
        if (!part_day(a, s, from, to) ||
            (date_cmp(*to, from) < 0 && slice_find(s, SLICE("月")) != SIZE_MAX &&
             !part_day(a, s, next, to)))
            return false;
    }
    return weekday < 0 || date_weekday(*to) == weekday;
}

enum reading written_days(struct arena *a, struct slice s, struct date near,
                          struct date *from, struct date *to)
{
    static const char *const between[] = {"至", "到", "~", "-"};

    s = plain(a, s, false);
    cut_start(&s, "自");
    cut_start(&s, "从");
    cut_end(&s, "止");
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct slice mark = slice_of(between[i]);
        for (size_t at = 0; at < s.len; at += mark.len) {
            size_t found = slice_find(slice_from(s, at), mark);
            if (found == SIZE_MAX)
                break;
            at += found;
            struct slice left = slice_sub(s, 0, at);
            struct slice right = slice_from(s, at + mark.len);
            while (cut_start(&right, "-") || cut_start(&right, "~"))
                ; /* —— */
            cut_end(&left, "起");
            enum reading how = read_day(a, left, near, from);
            if ((how == READ_EXACT || how == READ_GUESSED) &&
                read_end(a, right, *from, to))
                return how;
        }
    }
    return READ_NONE;
}

enum reading written_month(struct arena *a, struct slice s, struct date near,
                           struct date *first)
{
    s = plain(a, s, false);
    cut_end(&s, "份");
    if (slice_ends(s, SLICE("月")))
        return read_day(a, join(a, "", s, "1日"), near, first);
    for (const char *mark = "-/."; *mark; mark++)
        if (slice_find(s, (struct slice){mark, 1}) == strlen("2026"))
            return full_day(a, join(a, "", s, (char[]){*mark, '1', 0}), first)
                       ? READ_EXACT
                       : READ_NONE;
    return READ_NONE;
}

/* ---- times ---- */

/* 9, 09, 九, 十五 off the start; -1: none. */
static int take_small(struct slice *s)
{
    size_t at = 0, digits;
    int n = number_at(*s, &at, &digits);

    if (n < 0 || (char_is_digit(s->ptr[0]) && digits > 2))
        return -1;
    *s = slice_from(*s, at);
    return n;
}

/* What stands behind the hour; -1: something else. */
static int take_minute(struct slice s)
{
    int n;

    if (cut_start(&s, ":") || cut_start(&s, ".")) {
        bool two = s.len >= 2 && all_digits(slice_sub(s, 0, 2));
        n = two ? take_small(&s) : -1;
    } else if (cut_start(&s, "时") || cut_start(&s, "点")) {
        cut_start(&s, "钟");
        n = cut_start(&s, "半")                                        ? 30
            : cut_start(&s, "一刻")                                    ? 15
            : cut_start(&s, "三刻")                                    ? 45
            : cut_start(&s, "零") && s.len                             ? take_small(&s)
            : s.len == 0 || cut_start(&s, "整") || cut_start(&s, "正") ? 0
                                                                       : take_small(&s);
    } else {
        return -1;
    }
    cut_start(&s, "分");
    cut_start(&s, "整");
    return s.len == 0 ? n : -1;
}

enum half { HALF_NONE, HALF_FIRST, HALF_SECOND };

/* 3:30 PM, am 9:00 */
static enum half cut_half(struct slice *s)
{
    static const char *const words[][4] = {{"am", "AM", "a.m.", "A.M."},
                                           {"pm", "PM", "p.m.", "P.M."}};

    for (int second = 0; second < 2; second++)
        for (size_t i = 0; i < 4; i++)
            if (cut_end(s, words[second][i]) || cut_start(s, words[second][i]))
                return second ? HALF_SECOND : HALF_FIRST;
    return HALF_NONE;
}

int written_time(struct arena *a, struct slice s)
{
    enum { HOUR = 60, NOON = 12, DAY = 24 };
    static const struct {
        const char *word;
        int from, add; /* hours from `from` to noon are so many later */
    } parts[] = {WORDLIST_PARTS_OF_DAY};
    int from = DAY, add = 0;
    bool night = false, dawn = false, deep = false;

    s = plain(a, s, false);
    enum half half = cut_half(&s); /* of a clock with twelve hours */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (cut_start(&s, parts[i].word)) {
            from = parts[i].add ? parts[i].from : DAY;
            add = parts[i].add;
            night = slice_starts(slice_of(parts[i].word), SLICE("晚")) ||
                    slice_starts(slice_of(parts[i].word), SLICE("夜"));
            dawn = slice_is(slice_of(parts[i].word), "凌晨");
            deep = slice_ends(slice_of(parts[i].word), SLICE("夜"));
            break;
        }
    if (slice_is(s, "零点") || slice_is(s, "零时"))
        return 0;
    int hour = take_small(&s), minute = hour < 0 ? -1 : take_minute(s);
    if (minute < 0 || minute >= HOUR || (deep && hour % NOON == 0) ||
        (half == HALF_FIRST && hour > NOON)) /* 半夜12点: of which day? */
        return -1;
    if (half == HALF_SECOND && !add) {
        from = 1;
        add = NOON;
    }
    dawn |= half == HALF_FIRST;
    if (hour >= from && hour < NOON)
        hour += add;
    else if (hour == NOON && night)
        hour = DAY; /* 晚上12点 */
    else if (hour == NOON && dawn)
        hour = 0;
    int all = hour * HOUR + minute;
    return all <= DAY * HOUR ? all : -1;
}

/* ---- numbers ---- */

static void cut_unit(struct slice *s, bool money, bool percent)
{
    static const char *const coins[] = {WORDLIST_COINS, NULL};
    static const char *const things[] = {WORDLIST_AFTER_NUMBER, NULL};

    for (const char *const *unit = money ? coins : things; *unit; unit++)
        if (cut_end(s, *unit))
            break;
    if (percent)
        cut_end(s, "%");
}

struct slice without_unit(struct slice s, struct slice alias, struct slice help)
{
    static const struct {
        const char *unit, *alias, *asked;
    } units[] = {{"分钟", "minutes", "几分钟"},
                 {"小时", "hours", "小时数"},
                 {"分", "minutes", "几分"},
                 {"分", "points", "几分"},
                 {"分", "score", "几分"}};

    s = slice_trim(s);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if ((slice_is(alias, units[i].alias) ||
             slice_find(help, slice_of(units[i].asked)) != SIZE_MAX) &&
            cut_end(&s, units[i].unit))
            break;
    return slice_trim(s);
}

/* 六十, 一百二十, 两千: only as it is spelt in full; 三千五 may be 3005. */
static bool han_parse(struct arena *a, struct slice s, struct decimal *out)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const struct {
        const char *word;
        int64_t times;
    } steps[] = {{"十", 10}, {"百", 100}, {"千", 1000}};
    enum { LONGEST = 24 };
    struct buf spelt = BUF_INIT;
    int64_t all = 0, digit = 0;
    bool good = s.len > 0 && s.len <= LONGEST;

    for (size_t at = 0, start; good && at < s.len;) {
        start = at;
        utf8_next(s, &at);
        struct slice c = slice_sub(s, start, at);
        c = slice_is(c, "两") ? SLICE("二") : c;
        buf_slice(&spelt, c);
        good = false;
        for (int i = 0; i < 10; i++)
            if (slice_is(c, digits[i])) {
                digit = i;
                good = true;
            }
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            if (slice_is(c, steps[i].word)) {
                all += (digit || start ? digit : 1) * steps[i].times;
                digit = 0;
                good = true;
            }
    }
    *out = decimal_of(all + digit);
    good = good && slice_eq(han_number(a, all + digit, 0), buf_view(&spelt));
    buf_release(&spelt);
    return good;
}

bool written_number(struct arena *a, struct slice s, bool money, bool percent,
                    struct decimal *out)
{
    static const char *const signs[] = {"人民币", "RMB", "CNY", "￥", "¥"};
    int scale = 1;

    s = plain(a, s, true);
    for (size_t i = 0; money && i < sizeof signs / sizeof *signs; i++)
        if (cut_start(&s, signs[i]))
            s = slice_trim(s);
    if (!money)
        cut_start(&s, "第");
    cut_unit(&s, money, percent);
    s = slice_trim(s);
    if (cut_end(&s, "万"))
        scale = 10000;
    s = slice_trim(s);
    if (!money && scale == 1 && han_parse(a, s, out))
        return true;
    if (!decimal_parse(s, out))
        return false;
    if (scale > 1 && !decimal_mul(*out, decimal_of(scale), out))
        return false;
    while (scale > 1 && out->places > 0 && out->n % 10 == 0)
        *out = (struct decimal){out->n / 10, out->places - 1};
    return true;
}

/* ---- telephones, yes and no ---- */

struct slice written_phone(struct arena *a, struct slice s, char digits[24])
{
    struct slice text = plain(a, s, true), line = text;
    size_t n = 0, more = slice_find(text, SLICE("转"));

    if (more != SIZE_MAX) {
        struct slice extension = slice_trim(slice_from(text, more + strlen("转")));
        if (!all_digits(extension) || extension.len > 6)
            return SLICE("");
        line = slice_trim(slice_sub(text, 0, more));
    }
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("0123456789-+() ", line.ptr[i]))
            return SLICE("");
        if (char_is_digit(line.ptr[i]) && n < 23)
            digits[n++] = line.ptr[i];
    }
    digits[n] = '\0';
    return n < 3 || n > 20 ? SLICE("") : text;
}

/* 0351-6012345 -> 4 digits and 7, 138 0000 2345 -> 11: digits of the first group, which
 * is an area code, and of what follows it up to an extension behind a dash. */
bool phone_is_odd(struct slice text)
{
    size_t area = 0, line = 0, at = 0;

    while (at < text.len && strchr("(+", text.ptr[at]))
        at++;
    for (; at < text.len && char_is_digit(text.ptr[at]); at++)
        area++;
    while (at < text.len && strchr(") -", text.ptr[at]))
        at++;
    size_t start = at;
    for (; at < text.len && char_is_digit(text.ptr[at]); at++)
        line++;
    bool whole = at == text.len || text.ptr[at] == '-' || (text.ptr[at] & 0x80);
    bool has_area = slice_starts(text, SLICE("0")) || slice_starts(text, SLICE("(0"));
    if (has_area && (area == 3 || area == 4) && whole) /* 0351-12345 is a short code */
        return line != 7 && line != 8 &&
               !(line >= 3 && line <= 6 && strchr("19", text.ptr[start]));
    bool mobile = text.len > 1 && text.ptr[0] == '1' && strchr("3456789", text.ptr[1]);
    return mobile && line == 0 && at == text.len && (area == 10 || area == 12);
}

bool written_flag(struct slice s, bool *yes)
{
    static const char *const words[][2] = {WORDLIST_YES_NO};

    s = slice_trim(s);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (int no = 0; no < 2; no++)
            if (slice_is(s, words[i][no])) {
                *yes = !no;
                return true;
            }
    return false;
}
