/* periods.c - T4: the number of days from one day to another.
 *
 *     9月28日至10月2日（5个工作日）            -> three of them are days off
 *     自11月9日起至11月12日止，为期7天         -> it is four days
 *     公示期为5个工作日（11月24日至11月26日）  -> three
 *     11月9日至11月12日，3天内办结             not the length of the period
 *     2026年12月8日至2026年12月3日             -> it ends before it begins
 *
 * The words that may stand between the days and their number are in
 * words/calendar.txt; whatever else stands there makes the number one of something
 * else. Counting with or without the first day is accepted (民法典 201). */
#include "check/periods.h"
#include "words/calendar.h"

#include <string.h>

/* A number of days as it is written. */
struct counted {
    int n;
    bool workdays;
    bool ends;         /* 首尾: both the first and the last day count */
    size_t start, end; /* 5个工作日 */
};

static const char *const units[] = {WORDLIST_DAY_UNITS, NULL};
static const char *const workday_units[] = {WORDLIST_WORKDAY_UNITS, NULL};

static size_t over_blanks(struct slice s, size_t at)
{
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    return at;
}

/* 5 个工作日, 七天, 两日 at byte `at`. */
static bool read_count(struct slice s, size_t at, struct counted *out)
{
    size_t digits = 0, start = at;

    out->start = at;
    out->n = number_at(s, &at, &digits);
    if (out->n < 0 && word_match(s, start, "两")) {
        out->n = 2;
        at = start + strlen("两");
    }
    if (out->n <= 0)
        return false;
    at = over_blanks(s, at);
    size_t n = word_at(s, at, workday_units);
    out->workdays = n > 0;
    if (!n)
        n = word_at(s, at, units);
    out->end = at + n;
    return n > 0;
}

static bool is_mark(const char *word)
{
    return (unsigned char)*word < 0x80 || *word == "，"[0];
}

/* The number behind the days: （5个工作日）, 止，为期7天, 含首尾共7天. */
static bool count_after(struct slice s, size_t at, struct counted *out)
{
    static const char *const words[] = {WORDLIST_BETWEEN_PERIOD, NULL};
    static const char *const not_of[] = {WORDLIST_NOT_OF_PERIOD, NULL};
    static const char *const after[] = {WORDLIST_AFTER_PERIOD, NULL};
    enum { MOST = 8 };
    bool said = false, open = false;

    for (int i = 0; i < MOST && !read_count(s, at, out); i++) {
        size_t k = 0;
        while (words[k] && !word_match(s, at, words[k]))
            k++;
        if (!words[k]) {
            bool close = word_match(s, at, "）") || word_match(s, at, ")");
            if (!close || !open)
                return false;
            at += word_match(s, at, "）") ? strlen("）") : 1;
            open = false;
            continue;
        }
        out->ends |= strstr(words[k], "首尾") != NULL;
        open |= strcmp(words[k], "（") == 0 || *words[k] == '(';
        said |= !is_mark(words[k]);
        at += strlen(words[k]);
    }
    if (out->n <= 0 || out->end <= out->start || word_at(s, out->end, not_of))
        return false;
    size_t end = out->end;
    return end >= s.len || !cp_is_han(utf8_next(s, &end)) ||
           (said && word_at(s, out->end, after));
}

/* The number before them: 公示期为5天（11月9日至11月13日）, 5天，从11月9日至11月13日.
 */
static bool count_before(struct slice s, size_t at, struct counted *out)
{
    static const char *const marks[] = {WORDLIST_BEFORE_PERIOD, NULL};
    static const char *const not_before[] = {WORDLIST_NOT_COUNTED, NULL};
    enum { LONGEST = 30 }; /* bytes of the number and its unit */
    size_t n = word_before(s, at, marks), end = at - n;

    for (size_t back = strlen("5天"); n && back <= LONGEST && back <= end; back++) {
        size_t start = end - back, before = start;
        if (!read_count(s, start, out) || out->end != end)
            continue;
        uint32_t cp = before ? utf8_prev(s, &before) : 0;
        bool more = cp_among(cp, "0123456789一二三四五六七八九十月");
        if (!more)
            return !word_before(s, start, not_before);
    }
    return false;
}

static int workdays_between(const struct calendar *c, struct date from, struct date to)
{
    int n = 0;

    for (; date_cmp(from, to) <= 0; from = date_add(from, 1))
        n += calendar_is_workday(c, from);
    return n;
}

static void report(struct check_run *run, const struct check_text *t,
                   const struct counted *c, int right, const char *unit)
{
    check_hit(run, "T4", text_span(t, c->start, c->end), "从头到尾是 %d %s%.0s",
              "from the first to the last it is %d %.0s%s", right, unit,
              c->workdays ? "working days" : "days");
    diag_hint(run->diag, "写成“%d%s”，或改起止的日子",
              "write '%d%s', or correct the first or the last day", right, unit);
}

static void check_workdays(struct check_run *run, const struct check_text *t,
                           const struct counted *c, struct date from, struct date to)
{
    const struct calendar *calendar = run->site->calendar;

    if (!calendar || !calendar_knows(calendar, from.year) ||
        !calendar_knows(calendar, to.year))
        return;
    int right = workdays_between(calendar, from, to);
    if (c->n != right &&
        (c->ends || c->n != right - calendar_is_workday(calendar, from)))
        report(run, t, c, right, "个工作日");
}

/* Are some days of the period left out, 共5天（周末除外）? */
static bool leaves_out(struct slice s, size_t start, size_t end)
{
    static const char *const words[] = {WORDLIST_LEFT_OUT, NULL};
    enum { NEAR = 45 }; /* bytes */

    return has_word(slice_sub(s, start, end + NEAR < s.len ? end + NEAR : s.len),
                    words);
}

static void judge(struct check_run *run, const struct check_text *t,
                  const struct day_run *days, const struct counted *c)
{
    enum { LONGEST = 400 }; /* days */
    const struct day_text *first = &days->day[0], *last = &days->day[1];
    struct date to = day_nearest(last, run->item->date), from = day_nearest(first, to);

    if (!date_is(from) || !date_is(to) || date_cmp(from, to) > 0 ||
        date_serial(to) - date_serial(from) > LONGEST)
        return;
    if (c->workdays) {
        check_workdays(run, t, c, from, to);
        return;
    }
    int right = (int)(date_serial(to) - date_serial(from)) + 1;
    size_t start = c->start < first->start ? c->start : first->start;
    size_t end = c->end > last->end ? c->end : last->end;
    if (c->n != right && (c->ends || c->n != right - 1) &&
        !leaves_out(t->text, start, end))
        report(run, t, c, right, "天");
}

/* 12月8日至12月3日: both days in one year, as written or as the item's, and the last is
 * the earlier one. 12月28日至1月3日 goes on into the next year; 12月8日至3日 may be a
 * list of something else (next_day refuses it). */
static void check_order(struct check_run *run, const struct check_text *t,
                        const struct day_run *days)
{
    const struct day_text *a = &days->day[0], *b = &days->day[1];
    bool years = a->year && b->year, months = !a->year && !b->year;
    struct date from, to;

    if (a->year && !b->year && b->month == a->month) /* 2026年12月8日至12月3日 */
        years = true;
    if ((!years && !(months && a->month == b->month)) || a->han != b->han)
        return;
    int year = a->year ? a->year : run->item->date.year;
    if (!date_make(year, a->month, a->day, &from) ||
        !date_make(b->year ? b->year : year, b->month, b->day, &to) ||
        date_cmp(from, to) <= 0)
        return;
    check_hit(run, "T4", text_span(t, a->start, b->end), "结束的日子在开始的前面",
              "the period ends before it begins");
    diag_hint(run->diag, "看看哪个日子写错了；跨年的，后一个写上年份",
              "correct one of the days; of the next year, write the year");
}

void check_period(struct check_run *run, const struct check_text *t,
                  const struct day_run *days)
{
    struct counted c = {0};

    if (days->n != 2 || !days->till[1])
        return;
    check_order(run, t, days);
    if (count_before(t->text, days->day[0].start, &c))
        judge(run, t, days, &c);
    for (size_t at = days->day[1].end; count_after(t->text, at, &c); at = c.end) {
        judge(run, t, days, &c); /* 为期5天，共3个工作日 */
        c = (struct counted){.ends = c.ends, .end = c.end};
    }
}
