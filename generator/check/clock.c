/* clock.c - T4: hours that no clock has, and hours that end before they begin.
 *
 *     下午25:00关门, 时间：14:70, 9点75分   -> there is no such hour
 *     上午14:00                             -> it is the afternoon
 *     开放时间：上午9:00至8:30              -> it ends before it begins
 *     夜间22:00至6:00, 9:00—5:00            stay: over midnight, or the writer's 5 in
 * the afternoon 比分25:18, 配比1:75                   no hours: nothing says that they
 * are
 */
#include "check/clock.h"
#include "words/calendar.h"

#include <string.h>

enum part { PART_NONE, PART_MORNING, PART_AFTERNOON };

struct hour {
    int h, m;
    size_t start, end;
    enum part part;
    bool said; /* a word before it says that it is an hour */
};

static const char *const mornings[] = {WORDLIST_MORNINGS, NULL};
static const char *const parts[] = {WORDLIST_PARTS_OF_DAY_WORDS, NULL};

/* One or two figures that end at `end`; *start: where. -1: there are none, or more. */
static int figures_before(struct slice s, size_t end, size_t *start)
{
    size_t at = end;

    while (at > 0 && end - at < 3 && char_is_digit(s.ptr[at - 1]))
        at--;
    *start = at;
    if (at == end || end - at > 2)
        return -1;
    return end - at == 2 ? (s.ptr[at] - '0') * 10 + s.ptr[at + 1] - '0'
                         : s.ptr[at] - '0';
}

/* Two figures at `at`; -1: there are none, or more. */
static int two_figures(struct slice s, size_t at)
{
    if (at + 2 > s.len || !char_is_digit(s.ptr[at]) || !char_is_digit(s.ptr[at + 1]) ||
        (at + 2 < s.len && char_is_digit(s.ptr[at + 2])))
        return -1;
    return (s.ptr[at] - '0') * 10 + s.ptr[at + 1] - '0';
}

static enum part part_before(struct slice s, size_t at, bool *said)
{
    while (at > 0 && s.ptr[at - 1] == ' ')
        at--;
    size_t n = word_before(s, at, parts);
    *said = n > 0;
    if (!n)
        return PART_NONE;
    return word_before(s, at, mornings) ? PART_MORNING : PART_AFTERNOON;
}

/* Does the clause before say that hours follow: 开放时间：? */
static bool is_announced(struct slice s, size_t at)
{
    static const char *const cues[] = {WORDLIST_CLOCK_CUES, NULL};
    enum { NEAR = 45 }; /* bytes */
    size_t from = at > NEAR ? at - NEAR : 0;

    return has_word(slice_sub(s, from, at), cues);
}

/* The hour around the colon at `colon` (of `n` bytes): 9:00, 14：30. */
static bool hour_around(struct slice s, size_t colon, size_t n, struct hour *out)
{
    *out = (struct hour){.end = colon + n + 2};
    out->h = figures_before(s, colon, &out->start);
    out->m = two_figures(s, colon + n);
    if (out->h < 0 || out->m < 0)
        return false;
    unsigned char before = out->start ? (unsigned char)s.ptr[out->start - 1] : 0;
    unsigned char after = out->end < s.len ? (unsigned char)s.ptr[out->end] : 0;
    if ((before && strchr(":./%+", before)) || (after && strchr(":./%", after)) ||
        (after | 0x20u) - 'a' < 26u)
        return false; /* 1:2:30, 10.5:30, 3:00pm */
    out->part = part_before(s, out->start, &out->said);
    return true;
}

/* The colon from byte `at` on, half or full width; SIZE_MAX: none. */
static size_t find_colon(struct slice s, size_t at, size_t *n)
{
    for (; at < s.len; at++) {
        if (s.ptr[at] == ':' && (*n = 1))
            return at;
        if (s.ptr[at] == "："[0] && (*n = word_match(s, at, "：")))
            return at;
    }
    return SIZE_MAX;
}

static void report(struct check_run *run, const struct check_text *t,
                   const struct hour *h, size_t start)
{
    check_hit(run, "T4", text_span(t, start, h->end), "没有“%.*s”这个钟点",
              "no clock has %.*s", (int)(h->end - start), t->text.ptr + start);
    diag_hint(run->diag, "对着原稿改：钟点到 24:00，分到 59；上午到 12:00",
              "correct it: hours go to 24:00, minutes to 59, mornings to 12:00");
}

/* 25:00, 14:70, 上午14:00. */
static bool is_wrong(const struct hour *h)
{
    return h->h > 24 || h->m > 59 || (h->h == 24 && h->m > 0) ||
           (h->part == PART_MORNING && h->h > 12 && h->h < 24);
}

/* The second hour of 9:00至8:30, if it is the same day's. */
static bool until(struct slice s, const struct hour *from, struct hour *to)
{
    static const char *const till[] = {WORDLIST_TILL, NULL};
    static const char *const next_day[] = {WORDLIST_NEXT_DAY, NULL};
    enum { LONGEST = 20 }; /* bytes */
    size_t at = from->end, n;

    while (at < s.len && s.ptr[at] == ' ')
        at++;
    size_t k = word_at(s, at, till);
    size_t colon = k ? find_colon(s, at + k, &n) : SIZE_MAX;
    return colon != SIZE_MAX && colon - at <= LONGEST && hour_around(s, colon, n, to) &&
           !has_word(slice_sub(s, at, colon), next_day);
}

/* 9:00至8:30, 下午5:00至下午2:00, 14:00—13:00. Not over midnight: 20:00—2:00; nor 9:00
 * —5:00, which means 17:00. */
static bool ends_early(const struct hour *from, const struct hour *to)
{
    enum { AFTERNOON_MAX = 7 }; /* 9:00—7:00 may still be an evening's */
    int a = from->h * 60 + from->m, b = to->h * 60 + to->m;

    if (is_wrong(from) || is_wrong(to) || b >= a)
        return false;
    if (to->part)
        return to->part == from->part;
    if (from->h < 12)
        return to->h > AFTERNOON_MAX && from->part != PART_AFTERNOON;
    return to->h > 12;
}

/* 9点75分, 14时60分: the minutes at `at` behind the hour's character. */
static void check_spoken(struct check_run *run, const struct check_text *t)
{
    static const char *const marks[] = {"点", "时"};
    static const char *const days[] = {"日", "号", NULL};

    for (size_t k = 0; k < 2; k++)
        for (size_t at = 0, found;
             (found = slice_find(slice_from(t->text, at), slice_of(marks[k]))) !=
             SIZE_MAX;) {
            struct hour h = {.start = at + found};
            at += found + strlen(marks[k]);
            h.h = figures_before(t->text, h.start, &h.start);
            h.m = two_figures(t->text, at);
            h.end = h.m < 0 ? at : at + 2 + word_match(t->text, at + 2, "分");
            h.part = part_before(t->text, h.start, &h.said);
            bool minutes = h.m >= 0 && h.end > at + 2;
            h.m = minutes ? h.m : 0;
            h.said |= h.h >= 0 && word_before(t->text, h.start, days) > 0;
            if (h.h >= 0 && (minutes || h.said) && is_wrong(&h) && (h.said || h.m > 59))
                report(run, t, &h, h.start);
        }
}

void check_clock(struct check_run *run, const struct check_text *t)
{
    struct hour h, to;

    for (size_t at = 0, n = 0, colon;
         (colon = find_colon(t->text, at, &n)) != SIZE_MAX;) {
        at = colon + n;
        if (!hour_around(t->text, colon, n, &h) || text_is_literal(t, colon))
            continue;
        bool announced = h.said || is_announced(t->text, h.start);
        if (!announced)
            continue;
        if (is_wrong(&h)) {
            report(run, t, &h, h.start);
        } else if (until(t->text, &h, &to) && ends_early(&h, &to)) {
            check_hit(run, "T4", text_span(t, h.start, to.end),
                      "%d:%02d 开始，%d:%02d 就结束了",
                      "it begins at %d:%02d and ends at %d:%02d", h.h, h.m, to.h, to.m);
            diag_hint(
                run->diag,
                "看看哪个钟点写错了；第二天的写“次日”，下午的写 13:00 到 23:59",
                "correct one of them; write 次日 for the next day, 13:00 for one o'clock in the afternoon");
            at = to.end;
        }
    }
    check_spoken(run, t);
}
