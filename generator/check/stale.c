/* stale.c - T2: words that are right on the day they are written and wrong a month
 * later.
 *
 *     近日，物业检修了水泵        -> T2 at 近日
 *     近日（11 月 20 日）         the day is given
 *     附近日间照料中心            近日 is no word here: [stale_after], [stale_longer]
 *     《去年今日》读书会          a title, as is the name of an activity in “”
 *     每周公布下周菜单            it comes round: right every week
 *
 * words/calendar.txt has the words, and what stands around them when they are parts of
 * others. All are reported, not only the first of a text. */
#include "check/stale.h"
#include "words/calendar.h"

#include <string.h>

enum { STALE_DAYS = 30 }; /* for sheets that hang longer */

/* ---- the sentence around a word ---- */

/* Does a sentence end at byte `at`: 。；！？ or a line end? */
static bool is_end(struct slice s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];

    if (c != 0xE3 && c != 0xEF)
        return c == '\n';
    uint32_t cp = utf8_next(s, &at);
    return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F;
}

/* The sentence around byte `at`, or what of it is near. */
static struct slice sentence_at(struct slice s, size_t at)
{
    enum { NEAR = 600 }; /* bytes, 200 characters */
    size_t start = at, end = at, least = at > NEAR ? at - NEAR : 0;

    while (start > least && !is_end(s, start))
        start--;
    while (end < s.len && end < at + NEAR && !is_end(s, end))
        end++;
    while (start < at && ((unsigned char)s.ptr[start] & 0xC0) == 0x80)
        start++; /* NEAR may end within a character */
    while (end < s.len && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end++;
    return slice_sub(s, start, end);
}

static bool is_figure(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19) ||
           cp_among(cp, "〇零一二三四五六七八九十");
}

/* Does the sentence contain a day or a year? Then it stays clear: 近日（11 月 20 日）,
 * 今年（二〇二六年）. Years and days in Han figures need a month beside them, as 一年
 * and 三日 are periods. */
static bool is_dated(struct slice s)
{
    bool figures = false, han = false;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == ' ')
            continue;
        if (figures && cp_among(cp, han ? "月" : "年月日"))
            return true;
        figures = is_figure(cp);
        han = figures && cp_is_han(cp);
    }
    return false;
}

/* 每周公布下周菜单, 本月的次月交清: what the word means moves with the days. Words of
 * the year, and 近日 or 目前, do not. */
static bool comes_round(struct slice sentence, struct slice word)
{
    static const char *const cycles[] = {WORDLIST_CYCLES, NULL};
    static const char *const moving[] = {WORDLIST_MOVING, NULL};

    return has_word(word, moving) && has_word(sentence, cycles);
}

/* 今年, 年底, 明年: right until the year turns. 今年以来 is a count so far, and 去年 is
 * asked about before. */
static bool lasts(struct slice word, const struct item *item)
{
    static const char *const years[] = {WORDLIST_OF_THE_YEAR, NULL};

    return item->post_from.year == item->post_to.year && word_at(word, 0, years) &&
           !slice_ends(word, SLICE("以来"));
}

/* ---- names ---- */

/* Is byte `at` between `open` and `close`, in a stretch of few bytes without the marks
 * of a sentence? 《明天会更好》, “最近的距离”邻里节. */
static bool is_between(struct slice s, size_t at, const char *open, const char *close)
{
    enum { LONGEST = 60 }; /* bytes, 20 characters */
    size_t start = at, end = at, least = at > LONGEST ? at - LONGEST : 0;

    for (uint32_t cp = 0; !cp_among(cp, open);) {
        if (start <= least)
            return false;
        cp = utf8_prev(s, &start);
        if (cp_among(cp, "，。；！？：\n") || cp_among(cp, close))
            return false;
    }
    while (end < s.len && end < start + LONGEST) {
        uint32_t cp = utf8_next(s, &end);
        if (cp_among(cp, close))
            return true;
        if (cp_among(cp, "，。；！？：\n") || cp_among(cp, open))
            return false;
    }
    return false;
}

/* ---- words inside words ---- */

static const struct {
    const char *word; /* or how it begins: 上周 for 上周五 too */
    const char *no, *only;
} besides[] = {WORDLIST_STALE_AFTER};

/* Is the character before the word one of those that make it part of another one: 附
 * before 近日? Some words count only after a few: 日前 at the start of a clause, or
 * after a body or a person. */
static bool is_part(struct slice s, size_t at, struct slice word)
{
    static const char *const longer[] = {WORDLIST_STALE_LONGER, NULL};
    size_t start = at;
    uint32_t before = at > 0 ? utf8_prev(s, &start) : 0;

    if (word_at(s, at, longer))
        return true;
    for (size_t i = 0; i < sizeof besides / sizeof *besides; i++) {
        if (!slice_starts(word, slice_of(besides[i].word)))
            continue;
        if (cp_among(before, besides[i].no))
            return true;
        if (besides[i].only[0] && slice_is(word, besides[i].word) &&
            (cp_is_han(before) || is_figure(before)) &&
            !cp_among(before, besides[i].only))
            return true;
    }
    return false;
}

/* ---- the search ---- */

static void check_word(struct check_run *run, const struct check_text *t, size_t at,
                       size_t n, long life)
{
    struct slice word = slice_sub(t->text, at, at + n);
    struct slice sentence = sentence_at(t->text, at);

    if (is_dated(sentence) || comes_round(sentence, word) || lasts(word, run->item) ||
        is_part(t->text, at, word) || text_is_literal(t, at) ||
        is_between(t->text, at, "《〈", "》〉") ||
        is_between(t->text, at, "“「『‘", "”」』’"))
        return;
    check_hit(run, "T2", text_span(t, at, at + n), "要挂 %ld 天，“%.*s”到时就不对了",
              "it hangs for %ld days: '%.*s' will be wrong", life, SLICE_FMT(word));
}

/* The length of the longest word at `at`, or 0. */
static size_t longest_at(struct slice s, size_t at, const char *const *words)
{
    size_t longest = 0;

    for (; *words; words++) {
        size_t n = word_match(s, at, *words);
        longest = n > longest ? n : longest;
    }
    return longest;
}

void check_stale(struct check_run *run, const struct check_text *t)
{
    long life = date_serial(run->item->post_to) - date_serial(run->item->post_from);
    const char *const *words = words_of(WORDS_STALE);
    bool begins[256] = {false}; /* by the last byte of a first character */

    if (life <= STALE_DAYS)
        return;
    for (const char *const *w = words; *w; w++) {
        size_t end = 0;
        utf8_next(slice_of(*w), &end);
        begins[(unsigned char)(*w)[end - 1]] = true;
    }
    for (size_t at = 0, next = 0, n; at < t->text.len; at = next) {
        utf8_next(t->text, &next);
        if (!begins[(unsigned char)t->text.ptr[next - 1]] ||
            (n = longest_at(t->text, at, words)) == 0)
            continue;
        check_word(run, t, at, n, life);
        next = at + n;
    }
}
