/* almanac.c - days in a text against the lunar calendar and the working days, T3 and
 * T4.
 *
 *     9月25日（农历八月十六）  -> the lunar day is 十五 (T3)
 *     冬至（12月20日）         -> 冬至 is on the 21st or 22nd (T3, lunar.c)
 *     10月3日（工作日）        -> a day off by content/calendar.yaml (T4)
 *     工作日11月15日           -> a Sunday (T4)
 *
 * It starts from the days that prose/dates.c found and looks at the words right after
 * each: brackets, 农历, the name of a term or a feast, 工作日. */
#include "check/almanac.h"
#include "model/lunar.h"
#include "model/solar_term.h"
#include "words/calendar.h"

#include <string.h>

/* ---- the words next to a day ---- */

/* Past a weekday in the brackets after a day, as other names may come after it:
 * 9月25日（周五，中秋节）. */
static size_t skip_weekday(struct slice s, size_t at)
{
    static const char *const heads[] = {WORDLIST_WEEKDAY_HEADS, NULL};
    static const char *const marks[] = {"，", "、", "）", " ", ")", NULL};
    size_t n = word_at(s, at, heads);

    if (!n || !cp_is_han(utf8_next(s, &(size_t){at + n})))
        return at;
    at += n + strlen("一");
    return at + word_at(s, at, marks);
}

/* The first byte after the bracket or comma that follows a day, and its weekday. */
static size_t after_day(struct slice s, size_t at)
{
    static const char *const opens[] = {"（", "(", "，", " ", "是", NULL};

    return skip_weekday(s, at + word_at(s, at, opens));
}

/* Does the name end here? A longer word means something else: 冬至饺子宴. */
static bool ends_there(struct slice s, size_t at)
{
    return at >= s.len || !cp_is_han(utf8_next(s, &at));
}

/* Is it a single day, not the first or last of several: 10月1日至8日? */
static bool is_alone(struct slice s, const struct day_text *written)
{
    static const char *const till[] = {"至", "到", "—",  "–",  "-",
                                       "~",  "～", "、", "和", NULL};
    size_t start = written->start;

    while (start > 0 && s.ptr[start - 1] == ' ')
        start--;
    return !word_before(s, start, till) && !word_at(s, written->end, till);
}

/* ---- T3: 农历 ---- */

/* The number, from 1, of the list's word at *at, which moves past it; 0: none. */
static int which(struct slice s, size_t *at, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (slice_starts(slice_from(s, *at), slice_of(words[i]))) {
            *at += strlen(words[i]);
            return i + 1;
        }
    return 0;
}

/* The end of 农历闰六月廿一 at byte `at`, or 0. alone: 农历 may be missing if the rest
 * can only be lunar (正月, 腊月, 初, 廿) and a bracket closes after it: 正月初一）. */
static size_t lunar_end(struct slice s, size_t at, bool alone, struct lunar *out)
{
    static const char *const months[] = {
        "正月", "二月", "三月", "四月", "五月",   "六月",   "七月", "八月",
        "九月", "十月", "冬月", "腊月", "十一月", "十二月", "一月", NULL};
    static const char *const tens[] = {"初", "十", "廿", "二十", "三十", NULL};
    static const int tens_of[] = {0, 10, 20, 20, 30};
    static const char *const ones[] = {"一", "二", "三", "四", "五", "六",
                                       "七", "八", "九", "十", NULL};
    static const char *const closes[] = {"）", ")", NULL};
    const char *head = "农历";

    bool headed = slice_starts(slice_from(s, at), slice_of(head));
    if (!headed && !alone)
        return 0;
    at += headed ? strlen(head) : 0;
    out->leap = slice_starts(slice_from(s, at), SLICE("闰"));
    at += out->leap ? strlen("闰") : 0;
    out->month = which(s, &at, months);
    /* which() gave 正月 1, 冬月 11, 腊月 12: names that no solar month has */
    bool lunar = out->month == 1 || out->month == 11 || out->month == 12;
    if (out->month > 12)
        out->month = out->month == 15 ? 1 : out->month - 2;
    int ten = which(s, &at, tens);
    lunar |= ten == 1 || ten == 3; /* 初 廿 */
    int one = which(s, &at, ones);
    if (!out->month || !ten || (ten == 1 && !one) ||
        (!headed && !(lunar && word_at(s, at, closes))))
        return 0;
    out->day = tens_of[ten - 1] + one;
    return at;
}

static void check_lunar(struct check_run *run, const struct check_text *t, size_t at,
                        struct date d)
{
    struct lunar written = {0}, right;
    size_t end = lunar_end(t->text, at, true, &written);

    if (!end)
        return;
    right = lunar_of(d); /* costs ICU a call */
    if (!right.month || (written.month == right.month && written.day == right.day &&
                         written.leap == right.leap))
        return;
    check_hit(run, "T3", text_span(t, at, end), "%d年%d月%d日是%.*s",
              "%d-%02d-%02d is %.*s", d.year, d.month, d.day,
              SLICE_FMT(lunar_text(run->arena, d)));
}

/* ---- T3: solar terms and festivals ---- */

static const char *const terms[] = {WORDLIST_SOLAR_TERMS, NULL};

static const char *const festivals[] = {WORDLIST_FESTIVALS_WORDS, NULL};
static const struct {
    const char *name;
    int month, day; /* lunar; day 0: the month's last */
} festival_days[] = {WORDLIST_FESTIVALS};

static bool is_festival(int which_one, struct date d)
{
    int month = festival_days[which_one].month, day = festival_days[which_one].day;
    struct lunar l = lunar_of(d), next = lunar_of(date_add(d, 1));

    return day ? l.month == month && l.day == day && !l.leap
               : l.month == month && next.month != month;
}

/* Reports the name at bytes start..end of the text if it is a term's or a festival's
 * and d is not that day. */
static void check_name(struct check_run *run, const struct check_text *t, size_t start,
                       size_t end, struct date d)
{
    struct slice name = slice_sub(t->text, start, end);
    bool known = false, right = true;

    for (int i = 0; terms[i] && !known; i++)
        if ((known = slice_is(name, terms[i]))) {
            const char *term = solar_term(d);
            right = term && strcmp(term, terms[i]) == 0;
        }
    for (int i = 0; festivals[i] && !known; i++)
        if ((known = slice_is(name, festivals[i])))
            right = is_festival(i, d);
    if (!right)
        check_hit(run, "T3", text_span(t, start, end), "%d年%d月%d日不是%.*s",
                  "%d-%02d-%02d is not %.*s", d.year, d.month, d.day, SLICE_FMT(name));
}

static size_t day_name_end(struct slice s, size_t at)
{
    size_t n = word_at(s, at, terms);

    return at + (n ? n : word_at(s, at, festivals));
}

/* 冬至（12月22日）, 农历八月十五（9月25日）: the name before the bracket with the day.
 */
static void check_before(struct check_run *run, const struct check_text *t,
                         size_t start, struct date d)
{
    static const char *const opens[] = {"（", "(", NULL};
    enum { LUNAR_LONGEST = 30 };
    size_t end = start - word_before(t->text, start, opens);
    struct lunar written;

    if (end == start)
        return;
    size_t n = word_before(t->text, end, festivals);
    n = n ? n : word_before(t->text, end, terms);
    if (n)
        check_name(run, t, end - n, end, d);
    for (size_t back = strlen("农历"); !n && back <= LUNAR_LONGEST && back <= end;
         back++)
        if (lunar_end(t->text, end - back, false, &written) == end) {
            check_lunar(run, t, end - back, d);
            return;
        }
}

void check_almanac(struct check_run *run, const struct check_text *t,
                   const struct day_text *written, struct date d)
{
    if (!is_alone(t->text, written))
        return;
    size_t at = after_day(t->text, written->end), end = day_name_end(t->text, at);
    if (end > at && ends_there(t->text, end))
        check_name(run, t, at, end, d);
    check_lunar(run, t, at, d);
    check_before(run, t, written->start, d);
}

/* ---- T4: working days ---- */

/* 工作日11月15日上午, 工作日（11月15日）: the word before a day; its length, or 0.
 * *start: where it begins. Not in 非工作日, 5个工作日, 每个工作日. */
static size_t workday_before(struct slice s, size_t at, size_t *start)
{
    static const char *const marks[] = {"（", "(", "：", " ", NULL};
    static const char *const word[] = {"工作日", NULL};
    static const char *const others[] = {WORDLIST_OTHER_WORKDAYS, NULL};

    at -= word_before(s, at, marks);
    size_t n = word_before(s, at, word);
    *start = at - n;
    return word_before(s, *start, others) ||
                   (*start > 0 && char_is_digit(s.ptr[*start - 1]))
               ? 0
               : n;
}

/* The word after a day that says it is worked on; *start: where it begins. */
static size_t workday_after(struct slice s, size_t at, size_t *start)
{
    static const char *const halves[] = {WORDLIST_BEFORE_WORKDAY, NULL};
    static const char *const words[] = {WORDLIST_WORKING_HOURS, WORDLIST_MADE_UP, NULL};

    *start = after_day(s, at);
    *start += word_at(s, *start, halves);
    return word_at(s, *start, words);
}

void check_open(struct check_run *run, const struct check_text *t,
                const struct day_text *written, struct date d)
{
    size_t at, n = workday_after(t->text, written->end, &at);

    if (!n)
        n = workday_before(t->text, written->start, &at);
    if (n && is_alone(t->text, written) && run->site->calendar &&
        calendar_knows(run->site->calendar, d.year) &&
        !calendar_is_workday(run->site->calendar, d))
        check_hit(run, "T4", text_span(t, at, at + n), "%d月%d日不上班，写的是“%.*s”",
                  "%d-%02d is a day off, the text says '%.*s'", d.month, d.day, (int)n,
                  t->text.ptr + at);
}
