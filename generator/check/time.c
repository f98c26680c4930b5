/* time.c - T3 and T4: the days of a text, against the calendar.
 *
 *     11月9日（周二）                  -> T3: it is a Monday
 *     12月8日至10日（周一至周三）      -> T3: it is Tuesday to Thursday
 *     |11月9日|周二|                   -> T3, from one cell to the other
 *     11月31日                         -> T4: there is no such day
 *
 * Each 月 of a text is a possible date, and so is 2026-11-09. From there a run of days
 * is read: 11月9日（周一）、10日至12日. A day without a year gets the one that is
 * nearest to the item's own date. periods.c then counts the days of the run, almanac.c
 * looks at the lunar calendar and at working days, clock.c at hours, stale.c at 近日
 * and 明天 (T2). */
#include "check/time.h"
#include "base/lexicon.h"
#include "check/almanac.h"
#include "check/clock.h"
#include "check/periods.h"
#include "check/stale.h"
#include "words/calendar.h"

#include <string.h>

const char *const month_words[] = {"月", NULL};

static const char *const weekday_heads[] = {WORDLIST_WEEKDAY_HEADS, NULL};
static const char *const weekdays[] = {"周一", "周二", "周三", "周四",
                                       "周五", "周六", "周日"};
static const char *const till[] = {WORDLIST_TILL, NULL};
static const char *const starts[] = {WORDLIST_PERIOD_STARTS, NULL};
static const char *const commas[] = {"，", ",", NULL};
static const char *const ands[] = {WORDLIST_DAY_ANDS, NULL};

/* ---- weekdays ---- */

/* 周二, 星期二, 礼拜天 at byte `at`: 0 for Monday to 6, *end after it; -1: none. */
static int weekday_at(struct slice s, size_t at, size_t *end)
{
    static const char *const names[] = {WORDLIST_WEEKDAY_NAMES, NULL};
    size_t name = at + word_at(s, at, weekday_heads);

    for (int i = 0; name > at && names[i]; i++)
        if (word_match(s, name, names[i])) {
            *end = name + strlen(names[i]);
            return i > 6 ? 6 : i;
        }
    return -1;
}

/* The weekdays that follow a day or days: 周一, 周一至周三, 周一、周二. */
struct weekday_list {
    int day[RUN_DAYS];
    size_t n, start, end;
    bool span; /* 周一至周三 */
};

/* Is it the name of somebody, 周日新师傅, 周五金店? */
static bool is_name(struct slice s, size_t end)
{
    size_t next = end;

    if (word_match(s, end, "金") || word_match(s, end, "一家"))
        return true;
    for (int i = 0; i < 3 && next < s.len; i++) {
        if (word_at(s, next, lexicon_words(LEXICON_TITLES)))
            return true;
        if (!cp_is_han(utf8_next(s, &next)))
            return false;
    }
    return false;
}

static bool ends_word(struct slice s, size_t at)
{
    return at >= s.len || !cp_is_han(utf8_next(s, &at));
}

/* After a comma, 周三 may begin a clause of its own (12月8日，周三恢复供水) or a name.
 */
static bool is_of_day(struct slice s, const char *mark, size_t end)
{
    static const char *const after[] = {WORDLIST_AFTER_WEEKDAY, NULL};

    if (mark && (*mark == '(' || *mark == '[' || strcmp(mark, "（") == 0 ||
                 strcmp(mark, "［") == 0))
        return !is_name(s, end) || ends_word(s, end);
    if (mark)
        return ends_word(s, end) || word_at(s, end, after);
    return !is_name(s, end);
}

/* The first weekday after `at`, past brackets, commas and blanks. -1: none. */
static int first_weekday(struct slice s, size_t at, struct weekday_list *list)
{
    static const char *const opens[] = {WORDLIST_BEFORE_WEEKDAY, NULL};
    const char *mark = NULL; /* the last that is no blank and no word */

    for (int i = 0; i < 3; i++) {
        int day = weekday_at(s, at, &list->end);
        list->start = at;
        if (day >= 0)
            return is_of_day(s, mark, list->end) ? day : -1;
        size_t k = 0;
        while (opens[k] && !word_match(s, at, opens[k]))
            k++;
        if (!opens[k])
            return -1;
        size_t zero = 0;
        if (*opens[k] != ' ' && !cp_is_han(utf8_next(slice_of(opens[k]), &zero)))
            mark = opens[k];
        at += strlen(opens[k]);
    }
    return -1;
}

static bool weekdays_after(struct slice s, size_t at, struct weekday_list *list)
{
    int day = first_weekday(s, at, list);

    *list = (struct weekday_list){.start = list->start, .end = list->end};
    for (size_t end; day >= 0 && list->n < RUN_DAYS; day = weekday_at(s, at, &end)) {
        list->day[list->n++] = day;
        list->end = list->n > 1 ? end : list->end;
        size_t upto = word_at(s, list->end, till), also = word_at(s, list->end, ands);
        list->span |= upto > 0 && weekday_at(s, list->end + upto, &end) >= 0;
        at = list->end + (upto ? upto : also);
        if (at == list->end)
            break;
    }
    return list->n > 0;
}

/* 周五（11月27日）, 周五11月27日: the weekday before a day; -1: none, or it is 每周五.
 */
static int weekday_before(struct slice s, const struct day_text *written, size_t *start,
                          size_t *end)
{
    static const char *const opens[] = {"（", "(", " ", NULL};
    static const char *const several[] = {WORDLIST_SEVERAL_DAYS, NULL};
    enum { SHORTEST = 6, LONGEST = 9 }; /* bytes: 周五, 星期五 */
    size_t at = written->start;

    at -= word_before(s, at, opens);
    for (size_t n = SHORTEST; n <= LONGEST && n <= at; n += 3) {
        int day = weekday_at(s, at - n, end);
        size_t before = at - n;
        if (day < 0 || *end != at)
            continue;
        *start = at - n;
        uint32_t cp = before ? utf8_prev(s, &before) : 0;
        bool taken = cp_among(cp, "日号（(") && at == written->start;
        return taken || word_before(s, *start, several) ? -1 : day;
    }
    return -1;
}

/* ---- which year ---- */

static bool is_near(struct slice s, size_t at, const char *const *words)
{
    enum { NEAR = 90 }; /* bytes */
    size_t end = at + NEAR < s.len ? at + NEAR : s.len;

    return has_word(slice_sub(s, at > NEAR ? at - NEAR : 0, end), words);
}

/* Is it told as something past? Then in December 2月 is ten months ago. */
static bool is_past(struct slice s, size_t at)
{
    static const char *const marks[] = {WORDLIST_PAST_MARKS, NULL};

    return is_near(s, at, marks);
}

/* A day without a year in another year than the item's is a guess, unless the sheet
 * hangs then: in December, 2月 may be ten months ago or two ahead. */
static bool is_sure(const struct check_run *run, const struct day_text *written,
                    struct date d)
{
    const struct item *item = run->item;

    return written->year || d.year == item->date.year ||
           (date_cmp(d, item->post_from) >= 0 && date_cmp(d, item->post_to) <= 0);
}

/* Could the writer mean the day of the item's year, on which the weekday is right? */
static bool fits_other_year(const struct check_run *run, const struct check_text *t,
                            const struct day_text *written, struct date d, int weekday)
{
    struct date same;

    return !written->year && d.year != run->item->date.year &&
           date_make(run->item->date.year, written->month, written->day, &same) &&
           date_weekday(same) == weekday &&
           (is_past(t->text, written->start) ||
            (date_cmp(same, run->item->post_from) >= 0 &&
             date_cmp(same, run->item->post_to) <= 0));
}

static void report_weekday(struct check_run *run, const struct check_text *t,
                           const struct day_text *written, struct span at, int weekday)
{
    struct date d = day_nearest(written, run->item->date);

    if (date_is(d) && weekday != date_weekday(d) &&
        !fits_other_year(run, t, written, d, weekday))
        check_hit(run, "T3", at, "%d年%d月%d日是%s，不是%s",
                  "%d-%02d-%02d is %s, not %s", d.year, d.month, d.day,
                  weekdays[date_weekday(d)], weekdays[weekday]);
}

/* ---- a run of days ---- */

static size_t over_blanks(struct slice s, size_t at)
{
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    return at;
}

/* Past the bracket at `at`, （周一）, if it closes soon. */
static size_t over_bracket(struct slice s, size_t at)
{
    enum { LONGEST = 60 }; /* bytes */
    size_t end = at;

    if (!word_match(s, at, "（") && !word_match(s, at, "("))
        return at;
    while (end < s.len && end < at + LONGEST) {
        uint32_t cp = utf8_next(s, &end);
        if (cp == 0xFF09 || cp == ')')
            return end;
    }
    return at;
}

/* The next day of the run after byte `at`, which moves past it: 、10日, 至11月12日. It
 * has the month of the one before if it has none of its own. */
static bool next_day(struct slice s, struct day_run *run, size_t *at)
{
    const struct day_text *last = &run->day[run->n - 1];
    size_t next = over_blanks(s, over_bracket(s, over_blanks(s, *at)));
    size_t from = word_at(s, next, starts), upto, also;
    struct day_text d;

    from += from ? word_at(s, next + from, commas) : 0;
    upto = word_at(s, next + from, till);
    also = upto ? 0 : word_at(s, next, ands);
    next = over_blanks(s, next + (upto ? from + upto : also));
    if ((!upto && !also) || run->n >= RUN_DAYS || !day_read(s, next, &d))
        return false;
    bool own = d.month > 0, comma = also && word_at(s, next - also, commas);
    if (!own && (d.day <= last->day ||
                 (comma && first_weekday(s, d.end, &(struct weekday_list){0}) < 0)))
        return false; /* 12月8日，30日内办结 */
    d.month = own ? d.month : last->month;
    d.year = own || d.year ? d.year : last->year;
    if (own && !d.year && d.month >= last->month)
        d.year = last->year;
    run->till[run->n] = upto > 0;
    run->day[run->n++] = d;
    *at = d.end;
    return true;
}

static void check_valid(struct check_run *run, const struct check_text *t,
                        const struct day_text *w)
{
    static const char *const lunar[] = {"历", NULL};
    struct day_text leap = {.year = 2024, .month = w->month, .day = w->day};

    /* 2月29日 without a year may be in any leap year; 八月三十日 in Han figures may be
     * of the lunar calendar where a text speaks of it. */
    if (date_is(day_nearest(w, run->item->date)) ||
        (!w->year && date_is(day_nearest(&leap, run->item->date))) ||
        (w->han && !w->year && is_near(t->text, w->start, lunar)))
        return;
    check_hit(run, "T4", text_span(t, w->start, w->end), "没有 %d 月 %d 日这一天",
              "there is no day %d-%02d", w->month, w->day);
}

/* A weekday of its own behind or before day i of the run. */
static void check_weekday(struct check_run *run, const struct check_text *t,
                          const struct day_run *days, size_t i)
{
    const struct day_text *w = &days->day[i];
    struct weekday_list list = {0};
    size_t start, end;
    int before = weekday_before(t->text, w, &start, &end);
    struct date d = day_nearest(w, run->item->date);

    if (weekdays_after(t->text, w->end, &list)) {
        if (list.n == 1 && !(date_is(d) && before == date_weekday(d)))
            report_weekday(run, t, w, text_span(t, list.start, list.end), list.day[0]);
    } else if (before >= 0 && (i > 0 || !days->till[1] || days->n == 1)) {
        report_weekday(run, t, w, text_span(t, start, end), before);
    }
}

/* 12月8日至10日（周二至周四）, 12月8日、9日（周二、周三）: a list of weekdays behind
 * the whole run. */
static void check_weekdays(struct check_run *run, const struct check_text *t,
                           const struct day_run *days)
{
    struct weekday_list list = {0};
    size_t n = days->n;

    if (n < 2 || !weekdays_after(t->text, days->day[n - 1].end, &list) || list.n < 2)
        return;
    bool span = days->till[n - 1];
    bool pair = list.n == 2 && days->day[n - 2].day + 1 == days->day[n - 1].day;
    if ((span != list.span && !(span && pair)) || list.n != (span ? 2 : n))
        return;
    size_t at = list.start;
    for (size_t i = 0; i < list.n; i++) {
        size_t end = at;
        while (weekday_at(t->text, at, &end) < 0 && at < list.end)
            utf8_next(t->text, &at);
        report_weekday(run, t, &days->day[n - list.n + i], text_span(t, at, end),
                       list.day[i]);
        at = end;
    }
}

/* 八月十五日 may be a lunar date unless a year shows that it is a solar one. */
static bool is_solar(const struct day_text *written)
{
    return written->year || !written->han;
}

/* Checks the run of days that begins with `first`; the byte after it. */
static size_t check_run_of_days(struct check_run *run, const struct check_text *t,
                                const struct day_text *first)
{
    struct day_run days = {.day = {*first}, .n = 1};
    size_t at = first->end;

    while (next_day(t->text, &days, &at))
        ;
    for (size_t i = 0; i < days.n; i++) {
        const struct day_text *w = &days.day[i];
        struct date d = day_nearest(w, run->item->date);
        check_valid(run, t, w);
        check_weekday(run, t, &days, i);
        if (date_is(d) && is_solar(w) && is_sure(run, w, d)) {
            check_almanac(run, t, w, d);
            check_open(run, t, w, d);
        }
    }
    check_weekdays(run, t, &days);
    check_period(run, t, &days);
    return at;
}

/* 2026-12-04: every 20 that begins a number may begin such a day. */
static void check_marked(struct check_run *run, const struct check_text *t)
{
    struct day_text d;

    for (size_t at = 0, found;
         (found = slice_find(slice_from(t->text, at), SLICE("20"))) != SIZE_MAX;) {
        size_t start = at + found;
        uint32_t before = start ? (unsigned char)t->text.ptr[start - 1] : 0;
        at = start + 2;
        if ((before < 0x80 && before > ' ' && before != '(' && before != ':') ||
            !day_read(t->text, start, &d) || !d.month || d.month > 12 || d.day > 31 ||
            slice_find(slice_sub(t->text, d.start, d.end), SLICE("月")) != SIZE_MAX ||
            text_is_literal(t, start))
            continue;
        size_t end = d.end;
        uint32_t after = end < t->text.len ? utf8_next(t->text, &end) : 0;
        if ((after < 0x80 && after > ' ' && !cp_among(after, "(),;:")) && after)
            continue; /* 2026-12-0412: a number of something else */
        at = check_run_of_days(run, t, &d);
    }
}

static bool is_prose(const struct check_text *t)
{
    return !t->field || t->field->type == FIELD_TEXT ||
           t->field->type == FIELD_MARKDOWN || t->field->type == FIELD_LIST;
}

void check_time(struct check_run *run, const struct check_text *t)
{
    struct day_text written;

    if (!run->item || !is_prose(t))
        return;
    if (text_holds(t, WORDS_STALE))
        check_stale(run, t);
    if (text_holds(t, HOLDS_DIGIT))
        check_clock(run, t);
    if (text_holds(t, HOLDS_ROOM))
        check_marked(run, t);
    if (!text_holds(t, WORDS_MONTH))
        return;
    for (size_t at = 0, found;
         (found = slice_find(slice_from(t->text, at), SLICE("月"))) != SIZE_MAX;) {
        at += found + strlen("月");
        if (day_read_around(t->text, at - strlen("月"), &written) &&
            !text_is_literal(t, written.start))
            at = check_run_of_days(run, t, &written);
    }
}

/* ---- a row of a table ---- */

static bool may_be_weekday(struct slice s)
{
    static const char *const names[] = {WORDLIST_WEEKDAY_NAMES, NULL};

    return word_at(s, 0, weekday_heads) > 0 || word_at(s, 0, names) == s.len;
}

/* The weekday that is all of a cell: 周二, or 二 in a column 星期. -1: none.
 */
static int weekday_cell(struct check_run *run, const struct check_text *t)
{
    static const char *const names[] = {WORDLIST_WEEKDAY_NAMES, NULL};
    static const char *const heads[] = {WORDLIST_WEEKDAY_COLUMNS, NULL};
    struct slice s = slice_trim(t->text);
    size_t end;
    int day = weekday_at(s, 0, &end);

    if (day >= 0)
        return end == s.len ? day : -1;
    if (s.len != strlen("一"))
        return -1;
    struct slice head = text_heading(run->arena, t);
    for (int i = 0; names[i]; i++)
        if (slice_is(s, names[i]) && head.len && word_at(head, 0, heads) == head.len)
            return i > 6 ? 6 : i;
    return -1;
}

/* Is the day that ends at `at` all that the cell says, but for 上午 or a bracket?
 * 12月1日 起加 is about other days, too. */
static bool is_alone(struct slice s, size_t at)
{
    static const char *const after[] = {WORDLIST_AFTER_WEEKDAY, NULL};

    return ends_word(s, at) || word_at(s, at, after);
}

/* The one day of a row: of a cell that holds a single day, or of a column of days. */
static bool day_of_row(const struct check_group *g, struct day_text *out)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n && n < 2; i++) {
        struct day_text d;
        size_t at = 0;
        while (n < 2 && day_next(g->texts[i].text, &at, &d)) {
            if (n == 0)
                *out = d;
            n += d.month && is_alone(g->texts[i].text, at) ? 1 : 2;
        }
    }
    for (size_t i = 0; g->table && i < g->table->ncolumns; i++) {
        const struct field *f = &g->table->columns[i];
        const struct value *v =
            f->type == FIELD_DATE ? value_find_slice(g->record, f->name) : NULL;
        struct date d;
        if (!v || !date_parse(v->text, &d))
            continue;
        *out = (struct day_text){.year = d.year, .month = d.month, .day = d.day};
        n++;
    }
    return n == 1;
}

void check_row_time(struct check_run *run, const struct check_group *g)
{
    bool row = g->n > 1 || g->table, looked = false;
    struct day_text d;

    if (!run->item || !row ||
        (!g->table && (!g->texts[0].block || g->texts[0].block->type != NODE_CELL)))
        return;
    for (size_t i = 0; i < g->n; i++) {
        const struct check_text *t = &g->texts[i];
        if (t->text.len > sizeof "（星期一）" || !may_be_weekday(slice_trim(t->text)))
            continue;
        if (!looked && !day_of_row(g, &d))
            return;
        looked = true;
        int day = weekday_cell(run, t);
        if (day >= 0)
            report_weekday(run, t, &d, text_span(t, 0, t->text.len), day);
    }
}
