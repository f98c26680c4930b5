/* time.c - T2 to T4: days and words of time, in texts that hang for weeks.
 *
 *     明天上午停水    -> T2: true on one day only; write the date
 *     11月9日（周二） -> T3: it is a Monday
 *     11月31日        -> T4: there is no such day
 *
 * Each 月 of a text is a possible date: prose/dates.c reads the day around it, and a
 * date without a year gets the nearest year to the item's own date. almanac.c then
 * checks the lunar calendar and working days. */
#include "check/time.h"
#include "check/almanac.h"
#include "words/calendar.h"

#include <string.h>

enum { STALE_DAYS = 30 }; /* T2 is for sheets that hang longer */

/* ---- T2: words that go stale ---- */

/* Does a sentence end at byte `at`: 。；！？ or a line end? */
static bool is_end(struct slice s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];

    if (c != 0xE3 && c != 0xEF)
        return c == '\n';
    uint32_t cp = utf8_next(s, &at);
    return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F;
}

/* Does the sentence around byte `at` contain a day or a year? Then it stays clear:
 * 近日（11 月 20 日）. */
static bool is_dated(struct slice s, size_t at)
{
    size_t start = at, end = at;

    while (start > 0 && !is_end(s, start))
        start--;
    while (end < s.len && !is_end(s, end))
        end++;
    for (size_t i = start; i < end; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            size_t next = i;
            while (next < end &&
                   ((s.ptr[next] >= '0' && s.ptr[next] <= '9') || s.ptr[next] == ' '))
                next++;
            if (has_word(slice_sub(s, next, next + 3 < end ? next + 3 : end),
                         (const char *const[]){"年", "月", "日", NULL}))
                return true;
            i = next;
        }
    return false;
}

const char *const month_words[] = {"月", NULL};

/* Reports the first word of a text that will be wrong: 明天, 近日. */
static void check_stale(struct check_run *run, const struct check_text *t)
{
    long life = date_serial(run->item->post_to) - date_serial(run->item->post_from);

    if (life <= STALE_DAYS)
        return;
    for (const char *const *word = words_of(WORDS_STALE); *word; word++) {
        size_t at = slice_find(t->text, slice_of(*word)), n = strlen(*word);
        size_t before = at;
        if (at == SIZE_MAX || is_dated(t->text, at) || text_is_literal(t, at))
            continue;
        if (at > 0 && strcmp(*word, "日前") == 0 && utf8_prev(t->text, &before) < 0x100)
            continue; /* 30 日前: a deadline, not “recently” */
        check_hit(run, "T2", text_span(t, at, at + n), "要挂 %ld 天，“%s”到时就不对了",
                  "it hangs for %ld days: '%s' will be wrong", life, *word);
        return;
    }
}

/* ---- T3, T4: days ---- */

/* 周二, 星期二, 礼拜天 after a date: 0 for Monday to 6; -1: none. */
static int weekday_after(struct slice s, size_t at, size_t *start, size_t *end)
{
    static const char *const names[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
    static const char *const heads[] = {"周", "星期", "礼拜", NULL};
    static const char *const opens[] = {"（", "(", "，", " ", NULL};

    at += word_at(s, at, opens);
    size_t name = at + word_at(s, at, heads);
    for (int i = 0; name > at && i < 8; i++)
        if (word_match(s, name, names[i])) {
            *start = at;
            *end = name + 3;
            return i > 6 ? 6 : i;
        }
    return -1;
}

/* 周五（11月27日）: the weekday before a day in brackets. */
static int weekday_before(struct slice s, const struct day_text *written, size_t *start,
                          size_t *end)
{
    static const char *const opens[] = {"（", "(", NULL};
    static const char *const closes[] = {"）", ")", NULL};
    static const char *const several[] = {WORDLIST_SEVERAL_DAYS, NULL};
    enum { SHORTEST = 6, LONGEST = 9 }; /* bytes: 周五, 星期五 */
    size_t at = written->start - word_before(s, written->start, opens);

    if (at == written->start || !word_at(s, written->end, closes))
        return -1;
    for (size_t n = SHORTEST; n <= LONGEST && n <= at; n += 3) {
        int day = weekday_after(s, at - n, start, end);
        if (day >= 0 && *start + n == at && *end == at)
            return word_before(s, *start, several) ? -1 : day;
    }
    return -1;
}

static const char *const weekdays[] = {"周一", "周二", "周三", "周四",
                                       "周五", "周六", "周日"};

static void check_day(struct check_run *run, const struct check_text *t,
                      const struct day_text *written)
{
    struct date d = day_nearest(written, run->item->date);
    struct day_text leap = {.year = 2024, .month = written->month, .day = written->day};
    size_t start, end;

    /* 2月29日 without a year may be in any leap year. */
    if (!date_is(d) &&
        (written->year || !date_is(day_nearest(&leap, run->item->date)))) {
        check_hit(run, "T4", text_span(t, written->start, written->end),
                  "没有 %d 月 %d 日这一天", "there is no day %d-%02d", written->month,
                  written->day);
        return;
    }
    /* A day without a year in another year than the item's is a guess: in December, 2月
     * may be ten months ago or two ahead. */
    if (!date_is(d) || (!written->year && d.year != run->item->date.year))
        return;
    int weekday = weekday_after(t->text, written->end, &start, &end);
    if (weekday < 0)
        weekday = weekday_before(t->text, written, &start, &end);
    if (weekday >= 0 && weekday != date_weekday(d))
        check_hit(run, "T3", text_span(t, start, end), "%d年%d月%d日是%s，不是%s",
                  "%d-%02d-%02d is %s, not %s", d.year, d.month, d.day,
                  weekdays[date_weekday(d)], weekdays[weekday]);
    check_almanac(run, t, written, d);
    check_workdays(run, t, written, d);
}

/* 八月十五日 may be a lunar date unless a year shows that it is a solar one. */
static bool is_solar(const struct day_text *written)
{
    return written->year || !written->han;
}

void check_time(struct check_run *run, const struct check_text *t)
{
    struct day_text written;

    if (!run->item ||
        (t->field && t->field->type != FIELD_TEXT && t->field->type != FIELD_MARKDOWN &&
         t->field->type != FIELD_LIST))
        return;
    if (text_holds(t, WORDS_STALE))
        check_stale(run, t);
    if (!text_holds(t, WORDS_MONTH))
        return;
    for (size_t at = 0, found;
         (found = slice_find(slice_from(t->text, at), SLICE("月"))) != SIZE_MAX;
         at += found + 3)
        if (day_read_around(t->text, at + found, &written) && is_solar(&written) &&
            !text_is_literal(t, written.start))
            check_day(run, t, &written);
}
