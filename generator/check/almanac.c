#include "check/almanac.h"
#include "model/lunar.h"
#include "model/solar_term.h"
#include "words/calendar.h"

#include <string.h>

/* ---- what stands beside a day ---- */

/* In brackets after a day a weekday and other names may stand one after the other. */
static size_t skip_weekday(struct slice s, size_t at)
{
    static const char *const heads[] = {"周", "星期", NULL};
    static const char *const marks[] = {"，", "、", "）", " ", ")", NULL};
    size_t n = word_at(s, at, heads);

    if (!n || !cp_is_han(utf8_next(s, &(size_t){at + n})))
        return at;
    at += n + strlen("一");
    return at + word_at(s, at, marks);
}

static size_t beside(struct slice s, size_t at)
{
    static const char *const opens[] = {"（", "(", "，", " ", "是", NULL};

    return skip_weekday(s, at + word_at(s, at, opens));
}

/* A name that goes on is of something else: 冬至饺子宴, 中秋节晚会. */
static bool ends_there(struct slice s, size_t at)
{
    return at >= s.len || !cp_is_han(utf8_next(s, &at));
}

/* It is one day, not the first or last of several. */
static bool is_alone(struct slice s, const struct day_text *said)
{
    static const char *const till[] = {"至", "到", "—",  "–",  "-",
                                       "~",  "～", "、", "和", NULL};
    size_t start = said->start;

    while (start > 0 && s.ptr[start - 1] == ' ')
        start--;
    return !word_before(s, start, till) && !word_at(s, said->end, till);
}

/* ---- T3: 农历 ---- */

/* The word of the list at `at`, from 1; 0: none. *at is behind it. */
static int which(struct slice s, size_t *at, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (slice_starts(slice_from(s, *at), slice_of(words[i]))) {
            *at += strlen(words[i]);
            return i + 1;
        }
    return 0;
}

/* 农历八月十五 at `at`, or 正月初一） `alone`: month and day; its end, 0: it is
 * none. */
static size_t lunar_said(struct slice s, size_t at, bool alone, struct lunar *out)
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
    bool lunar = out->month == 1 || out->month == 11 || out->month == 12; /* 正冬腊 */
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
    struct lunar said = {0}, right;
    size_t end = lunar_said(t->text, at, true, &said);

    if (!end)
        return;
    right = lunar_of(d); /* costs ICU a call */
    if (!right.month ||
        (said.month == right.month && said.day == right.day && said.leap == right.leap))
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
    int month, day; /* 0: its last */
} festival_days[] = {WORDLIST_FESTIVALS};

static bool is_festival(int which_one, struct date d)
{
    int month = festival_days[which_one].month, day = festival_days[which_one].day;
    struct lunar l = lunar_of(d), next = lunar_of(date_add(d, 1));

    return day ? l.month == month && l.day == day && !l.leap
               : l.month == month && next.month != month;
}

/* The name at bytes start..end of the text, if it is one, is of that day. */
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

/* 冬至（12月22日）, 农历八月十五（9月25日）: what leads to the bracket before the day.
 */
static void check_before(struct check_run *run, const struct check_text *t,
                         size_t start, struct date d)
{
    static const char *const opens[] = {"（", "(", NULL};
    enum { LUNAR_LONGEST = 30 };
    size_t end = start - word_before(t->text, start, opens);
    struct lunar said;

    if (end == start)
        return;
    size_t n = word_before(t->text, end, festivals);
    n = n ? n : word_before(t->text, end, terms);
    if (n)
        check_name(run, t, end - n, end, d);
    for (size_t back = strlen("农历"); !n && back <= LUNAR_LONGEST && back <= end;
         back++)
        if (lunar_said(t->text, end - back, false, &said) == end) {
            check_lunar(run, t, end - back, d);
            return;
        }
}

void check_almanac(struct check_run *run, const struct check_text *t,
                   const struct day_text *said, struct date d)
{
    if (!is_alone(t->text, said))
        return;
    size_t at = beside(t->text, said->end), end = day_name_end(t->text, at);
    if (end > at && ends_there(t->text, end))
        check_name(run, t, at, end, d);
    check_lunar(run, t, at, d);
    check_before(run, t, said->start, d);
}

/* ---- T4: working days ---- */

static bool is_known(const struct check_run *run, struct date d)
{
    return run->site->calendar && calendar_knows(run->site->calendar, d.year);
}

static void check_open(struct check_run *run, const struct check_text *t,
                       const struct day_text *said, struct date d)
{
    static const char *const halves[] = {"上午", "下午", "的", NULL};
    static const char *const words[] = {WORDLIST_WORKING_HOURS, NULL};
    size_t at = beside(t->text, said->end);

    at += word_at(t->text, at, halves);
    size_t n = word_at(t->text, at, words);
    if (n && is_alone(t->text, said) && is_known(run, d) &&
        !calendar_is_workday(run->site->calendar, d))
        check_hit(run, "T4", text_span(t, at, at + n), "%d月%d日不上班，写的是“%.*s”",
                  "%d-%02d is a day off, the text says '%.*s'", d.month, d.day, (int)n,
                  t->text.ptr + at);
}

static int workdays_between(const struct calendar *c, struct date from, struct date to)
{
    int n = 0;

    for (; date_cmp(from, to) <= 0; from = date_add(from, 1))
        n += calendar_is_workday(c, from);
    return n;
}

/* （5个工作日） at `at`, also （共 5 个工作日）: how many, *end behind it; 0: none. */
static int counted_at(struct slice s, size_t at, size_t *start, size_t *end)
{
    static const char *const opens[] = {"（", "(", "，", "共", "计", " ", NULL};
    static const char *const units[] = {"个工作日", " 个工作日", NULL};
    int n = 0;

    for (size_t k; (k = word_at(s, at, opens)) > 0;)
        at += k;
    for (*start = at; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9' && n < 1000;
         at++)
        n = n * 10 + (s.ptr[at] - '0');
    size_t k = word_at(s, at, units);
    *end = at + k;
    return k ? n : 0;
}

/* Both ways of counting the first day are right (民法典 201). */
static void check_count(struct check_run *run, const struct check_text *t,
                        const struct day_text *last, struct date to)
{
    enum { LONGEST = 400 }; /* days */
    static const char *const till[] = {"至", "到", "—", "–", "-", "~", "～", NULL};
    struct day_text first;
    size_t start, end, before = last->start;
    int n = counted_at(t->text, last->end, &start, &end);

    for (size_t k; n && (k = word_before(t->text, before, till)) > 0;)
        before -= k;
    if (!n || before == last->start || !day_read_before(t->text, before, &first))
        return;
    struct date from = day_nearest(&first, to);
    if (!date_is(from) || date_cmp(from, to) > 0 ||
        date_serial(to) - date_serial(from) > LONGEST || !is_known(run, from) ||
        !is_known(run, to))
        return;
    int right = workdays_between(run->site->calendar, from, to);
    if (n != right && n != right - calendar_is_workday(run->site->calendar, from))
        check_hit(run, "T4", text_span(t, start, end), "这几天里有 %d 个工作日",
                  "there are %d working days in it", right);
}

void check_workdays(struct check_run *run, const struct check_text *t,
                    const struct day_text *said, struct date d)
{
    check_open(run, t, said, d);
    check_count(run, t, said, d);
}
