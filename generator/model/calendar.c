/* calendar.c - which days are working days: Monday to Friday, corrected by the State
 * Council's yearly table of days off and make-up days (content/calendar.yaml):
 *
 *     2026:
 *       放假: [01-01 至 01-03, 10-01 至 10-07]    days off, also on weekdays
 *       上班: [01-04, 10-10]                      make-up days on a weekend
 *
 *     -> 2026-01-02 (a Friday) is off, 2026-01-04 (a Sunday) is a working day
 *
 * Most of the file reports mistakes in the table. Where the meaning can be guessed
 * (1月1日至3日), the hint gives the correct notation, 01-01 至 01-03.
 */
#include "base/buf.h"
#include "model/date.h"

#include <stdio.h>

/* More years, or a longer period, can only be a mistake. */
enum { YEARS_MAX = 300, PERIOD_WORKDAYS_MAX = 2000 };

enum day_kind { DAY_USUAL, DAY_OFF, DAY_WORK };

struct year {
    int year;
    unsigned char days[366]; /* enum day_kind, from 1 January */
};

struct calendar {
    struct year *years;
    size_t n, cap;
};

static const struct year *find_year(const struct calendar *c, int year)
{
    for (size_t i = 0; c && i < c->n; i++)
        if (c->years[i].year == year)
            return &c->years[i];
    return NULL;
}

bool calendar_knows(const struct calendar *c, int year)
{
    return find_year(c, year) != NULL;
}

static size_t day_index(struct date d)
{
    return (size_t)(date_serial(d) - date_serial((struct date){d.year, 1, 1}));
}

bool calendar_is_workday(const struct calendar *c, struct date d)
{
    const struct year *y = find_year(c, d.year);
    int kind = y ? y->days[day_index(d)] : DAY_USUAL;

    return kind == DAY_WORK || (kind == DAY_USUAL && date_weekday(d) < 5);
}

bool period_workdays(const struct calendar *c, struct date from, int n,
                     enum counting how, struct date *to, int *unknown)
{
    struct date d = how == COUNT_CIVIL ? date_add(from, 1) : from;

    if (n > PERIOD_WORKDAYS_MAX)
        n = PERIOD_WORKDAYS_MAX;
    for (;; d = date_add(d, 1)) {
        if (!calendar_knows(c, d.year)) {
            *unknown = d.year;
            return false;
        }
        if (calendar_is_workday(c, d) && --n <= 0) {
            *to = d;
            return true;
        }
    }
}

/* ---- reading the table ---- */

static bool month_day(int year, struct slice s, struct date *out)
{
    struct slice iso = slice_trim(s);
    char text[24];

    if (iso.len > 5)
        return false;
    snprintf(text, sizeof text, "%d-%.*s", year, SLICE_FMT(iso));
    return date_parse(slice_of(text), out);
}

/* "02-14、10-10" -> "02-14, 10-10": the days as YAML separates them. False: there is no
 * separator. */
static bool part_days(struct slice s, struct buf *out)
{
    bool found = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        bool comma = cp_among(cp, ",，、；;");
        if (comma) {
            s = slice_trim(slice_from(s, at));
            at = 0;
        }
        if (comma && s.len)
            buf_str(out, ", ");
        else if (!comma)
            buf_cp(out, cp);
        found |= comma;
    }
    return found;
}

/* Guesses the days meant by 1月1日至3日 or 2027-01-01—2027-01-03 from their numbers:
 * two to four, not counting the year. False: they are not days of this year. */
static bool meant_days(int year, struct slice s, struct date *from, struct date *until)
{
    enum { MOST = 4, DIGITS = 5 };
    int n[MOST] = {0}, count = 0;

    for (size_t i = 0; i < s.len;) {
        int number = 0;
        size_t start = i;
        for (; i < s.len && i - start < DIGITS && char_is_digit(s.ptr[i]); i++)
            number = number * 10 + (s.ptr[i] - '0');
        if (i == start) {
            i++;
            continue;
        }
        if (number == year)
            continue;
        if (count == MOST)
            return false;
        n[count++] = number;
    }
    if (count < 2)
        return false;
    int month = count == MOST ? n[2] : n[0], day = count == 2 ? n[1] : n[count - 1];
    char days[2][40];
    snprintf(days[0], sizeof days[0], "%d-%d-%d", year, n[0], n[1]);
    snprintf(days[1], sizeof days[1], "%d-%d-%d", year, month, day);
    return date_parse(slice_of(days[0]), from) && date_parse(slice_of(days[1]), until);
}

/* Reports an unreadable entry of a list of days. Always false. */
static bool report_days(int year, const struct value *v, struct diag *d)
{
    struct buf parted = BUF_INIT;
    struct date from, until;

    if (part_days(v->text, &parted)) {
        diag_error(d, v->at, "calendar-day", "几个日子之间要用半角的逗号，后面空一格",
                   "separate days by ',' and a space");
        diag_hint(d, "写成 %s", "write %s", parted.ptr ? parted.ptr : "");
    } else if (!meant_days(year, v->text, &from, &until)) {
        diag_error(d, v->at, "calendar-day", "“%.*s”不是 %d 年的日子",
                   "'%.*s' is not a day of %d", SLICE_FMT(v->text), year);
        diag_hint(d, "写成 10-01 或 10-01 至 10-07", "write 10-01 or 10-01 至 10-07");
    } else {
        bool back = date_cmp(from, until) > 0;
        struct date first = back ? until : from, last = back ? from : until;
        diag_error(d, v->at, "calendar-day",
                   back ? "“%.*s”：前一天比后一天晚" : "“%.*s”要写成“月-日 至 月-日”",
                   back ? "'%.*s' ends before it begins"
                        : "'%.*s' must be 'month-day 至 month-day'",
                   SLICE_FMT(v->text));
        if (date_cmp(first, last) == 0)
            diag_hint(d, "写成 %02d-%02d", "write %02d-%02d", first.month, first.day);
        else
            diag_hint(d, "写成 %02d-%02d 至 %02d-%02d", "write %02d-%02d 至 %02d-%02d",
                      first.month, first.day, last.month, last.day);
    }
    buf_release(&parted);
    return false;
}

/* Marks the days of one entry, 10-01 or 10-01 至 10-07. */
static bool mark_days(struct year *y, const struct value *v, enum day_kind kind,
                      struct diag *d)
{
    struct slice first = v->text, last = v->text;
    size_t to = slice_find(v->text, SLICE("至"));
    struct date from, until;

    if (to != SIZE_MAX) {
        first = slice_sub(v->text, 0, to);
        last = slice_from(v->text, to + sizeof "至" - 1);
    }
    if (!month_day(y->year, first, &from) || !month_day(y->year, last, &until) ||
        date_cmp(from, until) > 0)
        return report_days(y->year, v, d);
    for (; date_cmp(from, until) <= 0; from = date_add(from, 1)) {
        unsigned char *day = &y->days[day_index(from)];
        if (*day != DAY_USUAL && *day != kind)
            return diag_error(d, v->at, "calendar-day", "%d月%d日既放假又上班",
                              "%d-%d is both off and a working day", from.month,
                              from.day);
        *day = (unsigned char)kind;
    }
    return true;
}

static bool read_list(struct year *y, const struct member *m, enum day_kind kind,
                      struct diag *d)
{
    if (m->value->type != VALUE_LIST) {
        diag_error(d, m->key_at, "calendar-format", "“%.*s”应是方括号里的一串日子",
                   "'%.*s' must be a list of days", SLICE_FMT(m->key));
        struct buf days = BUF_INIT;
        part_days(m->value->text, &days);
        diag_hint(d, "写成  %.*s: [%s]", "write  %.*s: [%s]", SLICE_FMT(m->key),
                  days.len ? days.ptr : "02-14, 10-10");
        buf_release(&days);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < m->value->n; i++)
        good &= mark_days(y, m->value->items[i], kind, d);
    return good;
}

static bool read_year(struct arena *a, struct calendar *c, const struct member *m,
                      struct diag *d)
{
    static const struct slice keys[] = {{"放假", 6}, {"上班", 6}};
    struct date first;
    bool good = true;

    if (slice_is(m->key, "放假") || slice_is(m->key, "上班")) {
        diag_error(d, m->key_at, "calendar-format", "“%.*s”不在哪一年下面",
                   "'%.*s' belongs to no year", SLICE_FMT(m->key));
        return diag_hint(d, "前面空两格，写在那一年（例如 2027:）的下一行",
                         "indent it by two spaces, below its year (2027:)");
    }
    bool year =
        m->key.len == 4 &&
        date_parse(slice_of(arena_printf(a, "%.*s-1-1", SLICE_FMT(m->key))), &first);
    if (year && m->value->type != VALUE_MAP) {
        diag_error(d, m->key_at, "calendar-format", "%.*s 年没有“放假”",
                   "the year %.*s has no holidays", SLICE_FMT(m->key));
        return diag_hint(
            d,
            "“放假”写在下一行，前面空两格：  放假: [01-01 至 01-03]；"
            "还没有公布，就删掉这一年",
            "write them on the next line, indented by two spaces; or delete the year");
    }
    if (!year) {
        diag_error(d, m->key_at, "calendar-format",
                   "这里应是年份，例如 2027:", "expected a year, such as 2027:");
        return diag_hint(d, "照着文件开头的说明写", "see the head of the file");
    }
    arena_push(a, c->years, c->n, c->cap);
    struct year *y = &c->years[c->n++];
    *y = (struct year){.year = first.year};
    for (size_t i = 0; i < m->value->nmembers; i++) {
        const struct member *list = &m->value->members[i];
        bool off = slice_is(list->key, "放假") || slice_is(list->key, "off");
        if (!off && !slice_is(list->key, "上班") && !slice_is(list->key, "work")) {
            struct slice near = nearest_word(list->key, keys, 2);
            good = diag_error(d, list->key_at, "unknown-key", "不认识的键“%.*s”",
                              "unknown key '%.*s'", SLICE_FMT(list->key));
            diag_hint(d, "这里可以写 放假 或 上班%s%.*s", "known: 放假, 上班%s%.*s",
                      near.len ? "；是不是 " : "", SLICE_FMT(near));
            continue;
        }
        good &= read_list(y, list, off ? DAY_OFF : DAY_WORK, d);
    }
    return good;
}

struct calendar *calendar_load(struct arena *a, const struct value *v, struct diag *d)
{
    struct calendar *c = arena_new(a, struct calendar);
    bool good = true;

    if (v->type != VALUE_MAP) {
        diag_error(d, v->at, "calendar-format", "放假表应按年份写",
                   "expected a map of years");
        return NULL;
    }
    if (v->nmembers > YEARS_MAX)
        good = diag_error(d, v->at, "calendar-format", "放假表里的年份太多",
                          "too many years");
    for (size_t i = 0; good && i < v->nmembers; i++)
        good &= read_year(a, c, &v->members[i], d);
    return good ? c : NULL;
}
