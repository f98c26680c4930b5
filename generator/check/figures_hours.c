/* figures_hours.c - C5: how long it takes from one time of the day to another.
 *
 *     上午 9:00 至下午 3:00，共 5 小时  -> 6
 *
 * Only a range with its length right behind it; nothing if a break is mentioned, or
 * several ranges. Without 上午 and 下午 half a day more or less is right, too. */
#include "check/figures.h"
#include "words/figures.h"

#include <string.h>

enum { HOUR = 60, NOON = 12 * HOUR, DAY = 24 * HOUR };

/* Reads up to two digits at *at; -1: none. */
static int number_at(struct slice s, size_t *at)
{
    size_t end;
    int n = *at < s.len && s.ptr[*at] == '0' ? 0 : -1;

    if (n == 0 && (*at + 1 >= s.len || !char_is_digit(s.ptr[*at + 1]))) {
        ++*at;
        return 0;
    }
    if (*at >= s.len ||
        (!char_is_digit(s.ptr[*at]) && (unsigned char)s.ptr[*at] != 0xEF))
        return -1;
    n = count_at(s, *at, &end);
    if (n == 0 && end > *at && slice_starts(slice_from(s, *at), SLICE("00"))) {
        *at = end;
        return 0;
    }
    *at = end;
    return n > 0 ? n : -1;
}

/* 下午 3:00, 9 点半 at *at, in minutes after midnight; -1: no time. */
static int time_at(struct slice s, size_t *at)
{
    static const char *const late[] = {WORDLIST_LATE_HOURS, NULL};
    static const char *const parts[] = {WORDLIST_DAY_PARTS, NULL};
    static const char *const colons[] = {WORDLIST_CLOCK_MARKS, NULL};
    size_t i = *at, n;
    bool next = false, pm = false;

    if ((n = word_at(s, i, (const char *const[]){WORDLIST_HOURS_NEXT_DAY, NULL})) > 0)
        next = true, i += n;
    if ((n = word_at(s, i, late)) > 0)
        pm = true, i += n;
    else
        i += word_at(s, i, parts);
    i = skip_blank(s, i);
    int hour = number_at(s, &i);
    i = skip_blank(s, i);
    n = word_at(s, i, colons);
    if (hour < 0 || hour > 24 || !n)
        return -1;
    bool word = n == strlen("点") && !word_match(s, i, "：");
    i = skip_blank(s, i + n);
    int minute = number_at(s, &i);
    if (minute < 0 && !word)
        return -1;
    if (minute < 0) {
        n = word_at(s, i, (const char *const[]){WORDLIST_HALF_HOURS, NULL});
        minute = n && word_match(s, i, "半") ? HOUR / 2 : 0;
        i += n;
    } else {
        i += word_at(s, i, (const char *const[]){"分", NULL});
    }
    *at = i;
    return minute > 59 ? -1
                       : hour * HOUR + minute + (pm && hour < 12) * NOON + next * DAY;
}

/* The time that ends a range beginning at `at`; *minutes: how long it is. 0: none. */
static size_t range_at(struct slice s, size_t at, int *minutes)
{
    static const char *const joints[] = {WORDLIST_HOUR_JOINTS, NULL};
    int from = time_at(s, &at);
    size_t n = from < 0 ? 0 : word_at(s, at = skip_blank(s, at), joints);

    if (!n)
        return 0;
    at = skip_blank(s, at + n);
    int to = time_at(s, &at);
    if (to < 0)
        return 0;
    *minutes = ((to - from) % DAY + DAY) % DAY;
    return at;
}

/* Is the figure at least as long as said: are only 共, （ and the like between? */
static bool is_length(struct slice between)
{
    static const char *const words[] = {WORDLIST_HOURS_LINKS, NULL};
    size_t n;

    while (between.len && (n = word_at(between, 0, words)) > 0)
        between = slice_from(between, n);
    return between.len == 0;
}

static bool agrees(const struct amount *x, int minutes)
{
    struct decimal said = x->value, all = decimal_of(minutes), half = decimal_of(NOON);
    struct decimal more, less;

    if (slice_is(x->unit, "小时") && !decimal_mul(said, decimal_of(HOUR), &said))
        return true;
    return decimal_cmp(said, all) == 0 || !decimal_add(all, half, &more) ||
           !decimal_sub(all, half, &less) || decimal_cmp(said, more) == 0 ||
           decimal_cmp(said, less) == 0;
}

/* The length right behind byte `at`; NULL: none. */
static const struct amount *length_at(const struct amounts *f, struct slice s,
                                      size_t at)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct amount *x = &f->list[i];
        if (x->start >= at)
            return !x->label && !x->rough &&
                           (slice_is(x->unit, "小时") || slice_is(x->unit, "分钟")) &&
                           is_length(slice_sub(s, at, x->start))
                       ? x
                       : NULL;
    }
    return NULL;
}

void check_hours(struct check_run *run, const struct check_text *t,
                 const struct amounts *f)
{
    static const char *const breaks[] = {WORDLIST_BREAKS, NULL};
    static const char *const stops[] = {"。", "；", "\n", NULL};
    int sum = 0, minutes; /* of the ranges since the last length or stop */
    size_t stop;

    if (has_word(t->text, breaks))
        return;
    for (size_t at = 0; at < t->text.len;) {
        if (word_at(t->text, at, stops))
            sum = 0;
        if ((stop = range_at(t->text, at, &minutes)) == 0) {
            utf8_next(t->text, &at);
            continue;
        }
        at = stop;
        sum += minutes;
        const struct amount *x = length_at(f, t->text, at);
        if (!x)
            continue;
        if (!agrees(x, minutes) && !agrees(x, sum)) {
            check_hit(run, "C5", text_span(t, x->start, x->end),
                      "照前面的时间算是 %d 小时 %d 分",
                      "by the times before it this is %d h %d min", sum / HOUR,
                      sum % HOUR);
            return;
        }
        sum = 0;
    }
}
