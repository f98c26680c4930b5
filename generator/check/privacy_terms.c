/* privacy_terms.c - the words that say a plight (P8) or a child (P9), in their own
 * sense.
 *
 *     残疾人协会         none: work for such people, not somebody's state
 *     欠物业费 3600 元   arrears, whatever the fee
 *     七岁               a child; 82 岁 is none
 */
#include "check/privacy_states.h"
#include "prose/ages.h"
#include "prose/amounts.h"
#include "prose/around.h"
#include "prose/word_match.h"
#include "words/children.h"
#include "words/hardship.h"

#include <string.h>

/* 欠 1200 元, 欠物业费3600元: an amount in arrears. */
static size_t arrears_at(struct slice s, size_t at)
{
    enum { FEE = 8 }; /* characters between 欠 and the figure */
    size_t n = word_match(s, at, "欠"), end = at + n;

    if (!n)
        return 0;
    for (size_t i = 0; i < FEE && is_han_at(s, end); i++)
        utf8_next(s, &end);
    end = skip_blank(s, end);
    size_t digits = end;
    while (end < s.len &&
           (char_is_digit(s.ptr[end]) || s.ptr[end] == ',' || s.ptr[end] == '.'))
        end++;
    n = end > digits ? word_match(s, skip_blank(s, end), "元") : 0;
    return n ? skip_blank(s, end) + n - at : 0;
}

/* Is the word [at, end) of those that count by themselves alone, and not by itself:
 * 盲道?
 */
static bool is_part(struct slice s, size_t at, size_t end)
{
    static const char *const alone[] = {WORDLIST_ONLY_ALONE, NULL};
    size_t n = word_at(s, at, alone);

    return n == end - at && (is_han_before(s, at) || is_han_at(s, end));
}

/* 社区矫正法, 助残日: a law or a day, where the word ends there. */
static bool is_institution(struct slice s, size_t at)
{
    static const char *const ends[] = {WORDLIST_INSTITUTIONS, NULL};
    size_t n = word_at(s, at, ends);

    return n && !is_han_at(s, at + n);
}

bool plight_next(const struct word_index *w, struct slice s, size_t from,
                 struct term *out)
{
    static const char *const helping[] = {WORDLIST_HELPING, NULL};
    static const char *const given[] = {WORDLIST_HELPING_NOT, NULL};
    static const char *const before[] = {WORDLIST_HELPING_BEFORE, NULL};
    static const char *const trouble[] = {WORDLIST_TROUBLE_BEFORE, NULL};
    size_t n;

    for (size_t at = from; at < s.len; utf8_next(s, &at)) {
        if ((n = title_end(s, at)) != 0)
            at = n;
        if ((n = arrears_at(s, at)) == 0 &&
            ((n = longest_word_at(w, WORDS_HARDSHIP, s, at)) == 0 ||
             slice_is(slice_sub(s, at, at + n), "欠") ||
             (word_at(s, at + n, helping) && !word_at(s, at + n, given)) ||
             is_part(s, at, at + n) || is_institution(s, at + n) ||
             word_before(s, at, before) ||
             (slice_is(slice_sub(s, at, at + n), "困难") &&
              word_before(s, at, trouble))))
            continue;
        *out = (struct term){at, at + n, false};
        return true;
    }
    return false;
}

/* 年龄：12, without 岁. */
static int labelled_age(struct slice s, size_t at, size_t *end)
{
    static const char *const marks[] = {"：", ":", NULL};
    size_t n = word_match(s, at, "年龄");

    if (!n)
        return -1;
    at = skip_blank(s, at + n);
    at = skip_blank(s, at + word_at(s, at, marks));
    int age = count_at(s, at, end);
    return *end > at && age > 0 ? age : -1;
}

/* 四（2）班: the class of a pupil; bytes, or 0. */
static size_t class_at(struct slice s, size_t at)
{
    static const char *const opens[] = {"（", "(", NULL};
    static const char *const closes[] = {"）班", ")班", NULL};
    size_t end, n;
    int year = count_at(s, at, &end);

    if (year < 1 || year > 6 || (n = word_at(s, end, opens)) == 0)
        return 0;
    int number = count_at(s, end + n, &end);
    n = number > 0 ? word_at(s, end, closes) : 0;
    return n ? end + n - at : 0;
}

bool minor_next(const struct word_index *w, struct slice s, size_t from,
                struct term *out)
{
    static const char *const teaching[] = {WORDLIST_TEACHING, NULL};
    size_t n, end;

    for (size_t at = from, next; at < s.len; at = next) {
        if ((n = title_end(s, at)) != 0)
            at = n;
        next = at;
        utf8_next(s, &next);
        int age = age_at(s, at, &end);
        if (age < 0)
            age = labelled_age(s, at, &end);
        if (age < 0 && (n = class_at(s, at)) != 0) {
            age = 0;
            end = at + n;
        }
        if (age >= CHILD_YEARS) {
            next = end;
            continue;
        }
        if (age >= 0) {
            *out = (struct term){at, end, false};
            return true;
        }
        if ((n = longest_word_at(w, WORDS_CHILD, s, at)) == 0 ||
            word_match(s, at, "岁") || word_match(s, at, "个月") ||
            word_at(s, at + n, teaching))
            continue;
        *out = (struct term){at, at + n, false};
        return true;
    }
    return false;
}

void hit_state(struct check_run *run, const struct check_text *t, const char *code,
               struct term term)
{
    bool child = strcmp(code, "P9") == 0;
    int len = (int)(term.end - term.start);

    check_hit(run, code, text_span(t, term.start, term.end),
              child          ? "姓名旁边写着“%.*s”，是未成年人"
              : term.of_flat ? "门牌和“%.*s”写在一起，认得出是哪一家"
                             : "姓名和“%.*s”写在一起",
              child          ? "a name beside '%.*s': a child"
              : term.of_flat ? "a flat beside '%.*s' shows whose home it is"
                             : "a full name beside '%.*s'",
              len, t->text.ptr + term.start);
    if (term.of_flat)
        diag_hint(run->diag, "只写楼栋：3 号楼；或去掉困难、欠费的情况",
                  "give the building only, or leave the hardship out");
}
