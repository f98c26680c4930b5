/* ages.c - reads an age: a count and what makes it one.
 *
 *     ８ 周岁 -> 8      七岁半 -> 7      十个月大 -> 0      第 8 岁月: none */
#include "prose/ages.h"
#include "prose/amounts.h"
#include "prose/word_match.h"
#include "words/amounts.h"

/* 102: count_at reads two digits, and people get older. */
static int hundreds_at(struct slice s, size_t at, size_t *end)
{
    static const char *const above[] = {"10", "11", "１０", "１１", NULL};
    size_t n = word_at(s, at, above), last;
    int ones;

    if (!n || (ones = count_at(s, at + n, &last)) < 0 || last == at + n)
        return 0;
    size_t digits = utf8_count(slice_sub(s, at + n, last));
    *end = last;
    return digits == 1 ? 100 + (s.ptr[at + n - 1] == '1' ? 10 : 0) + ones : 0;
}

int age_at(struct slice s, size_t at, size_t *end)
{
    static const char *const years[] = {WORDLIST_AGE_YEARS, NULL};
    static const char *const months[] = {WORDLIST_AGE_MONTHS, NULL};
    size_t after, n;
    size_t two = word_match(s, at, "两");
    int age = two ? 2 : count_at(s, at, &after);

    if (two)
        after = at + two;

    if (!age && (after == at || (age = hundreds_at(s, at, &after)) == 0))
        return -1;
    after = skip_blank(s, after);
    if ((n = word_at(s, after, months)) != 0) {
        *end = after + n;
        return 0;
    }
    if ((n = word_at(s, after, years)) == 0 || word_match(s, after, "岁月") ||
        word_match(s, after, "岁末"))
        return -1;
    *end = after + n;
    return age;
}
