#include "check/time.h"
#include "check/almanac.h"
#include "words/calendar.h"

#include <string.h>

enum { STALE_DAYS = 30 };

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

/* The sentence around byte `at` holds a day or a year: it says when. */
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
            continue; /* 30 日前 */
        check_hit(run, "T2", text_span(t, at, at + n), "要挂 %ld 天，“%s”到时就不对了",
                  "it hangs for %ld days: '%s' will be wrong", life, *word);
        return;
    }
}

/* ---- T3, T4: days ---- */

/* 周二, 星期二, 礼拜天 after a date: 0 Monday; -1: none is said. */
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

/* 周五（11月27日）: the same before a day in brackets. */
static int weekday_before(struct slice s, const struct day_text *said, size_t *start,
                          size_t *end)
{
    static const char *const opens[] = {"（", "(", NULL};
    static const char *const closes[] = {"）", ")", NULL};
    static const char *const several[] = {WORDLIST_SEVERAL_DAYS, NULL};
    enum { SHORTEST = 6, LONGEST = 9 }; /* bytes: 周五, 星期五 */
    size_t at = said->start - word_before(s, said->start, opens);

    if (at == said->start || !word_at(s, said->end, closes))
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
                      const struct day_text *said)
{
    struct date d = day_nearest(said, run->item->date);
    struct day_text leap = {.year = 2024, .month = said->month, .day = said->day};
    size_t start, end;

    /* 2月29日 without a year may be of any. */
    if (!date_is(d) && (said->year || !date_is(day_nearest(&leap, run->item->date)))) {
        check_hit(run, "T4", text_span(t, said->start, said->end),
                  "没有 %d 月 %d 日这一天", "there is no day %d-%02d", said->month,
                  said->day);
        return;
    }
    /* In December 2月 may be ten months ago or two ahead: nobody can tell. */
    if (!date_is(d) || (!said->year && d.year != run->item->date.year))
        return;
    int weekday = weekday_after(t->text, said->end, &start, &end);
    if (weekday < 0)
        weekday = weekday_before(t->text, said, &start, &end);
    if (weekday >= 0 && weekday != date_weekday(d))
        check_hit(run, "T3", text_span(t, start, end), "%d年%d月%d日是%s，不是%s",
                  "%d-%02d-%02d is %s, not %s", d.year, d.month, d.day,
                  weekdays[date_weekday(d)], weekdays[weekday]);
    check_almanac(run, t, said, d);
    check_workdays(run, t, said, d);
}

/* 八月十五日 may be 农历's, as long as no year says which calendar it is of. */
static bool is_of_this_calendar(const struct day_text *said)
{
    return said->year || !said->han;
}

void check_time(struct check_run *run, const struct check_text *t)
{
    struct day_text said;

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
        if (day_read_around(t->text, at + found, &said) && is_of_this_calendar(&said) &&
            !text_is_literal(t, said.start))
            check_day(run, t, &said);
}
