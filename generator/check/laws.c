/* laws.c - C12: laws that are repealed and hotlines that are closed.
 *
 *     根据《物权法》第七十六条   -> 《民法典》物权编, since 2021
 *     拨打 12358                 -> 12315
 *
 * 劳动合同法 is another law, 物权法定 and 合同法律 are other words. A sentence that
 * says the law is no more (同时废止), or that tells of a year before 2021, cites
 * nothing. */
#include "check/laws.h"
#include "prose/around.h"
#include "words/laws.h"

enum { SINCE = 2021 };

/* For word_index.c: the laws and the numbers. */
const char *const law_words[] = {WORDLIST_REPEALED_WORDS, WORDLIST_OLD_HOTLINES_WORDS,
                                 NULL};

static const struct replaced {
    const char *old, *now;
} laws[] = {WORDLIST_REPEALED}, hotlines[] = {WORDLIST_OLD_HOTLINES};

/* 2007年, 1981年: does the sentence tell of a year before the code? */
static bool tells_old_year(struct slice s)
{
    int year = 0;

    for (size_t i = 0, n = 0; i < s.len; i++) {
        bool digit = char_is_digit(s.ptr[i]);
        n = digit ? n + 1 : 0;
        year = n == 1 ? s.ptr[i] - '0' : digit ? year * 10 + s.ptr[i] - '0' : year;
        if (n == 4 && year >= 1900 && year < SINCE &&
            (i + 1 == s.len || !char_is_digit(s.ptr[i + 1])))
            return true;
        year = n >= 4 ? 0 : year;
    }
    return false;
}

static bool is_past(struct slice sentence)
{
    static const char *const history[] = {WORDLIST_LAW_HISTORY, NULL};

    return has_word(sentence, history) || tells_old_year(sentence);
}

/* Is it that law, and not a part of another word? */
static bool is_whole(struct slice s, size_t at, size_t end)
{
    static const char *const on[] = {WORDLIST_LAW_GOES_ON, NULL};
    static const char *const before[] = {WORDLIST_LAW_BEFORE, NULL};

    return !word_at(s, end, on) && !word_before(s, at, before);
}

static void report_law(struct check_run *run, const struct check_text *t, size_t at,
                       size_t end, const struct replaced *law)
{
    struct slice name = slice_of(law->old);

    check_hit(run, "C12", text_span(t, at, end), "%.*s已经废止", "%.*s is repealed",
              SLICE_FMT(name));
    diag_hint(run->diag, "换成%s，条数也要重查；说的是往事，写明“已废止”",
              "cite %s, and look its article up; of the past, say 已废止", law->now);
}

static bool check_law(struct check_run *run, const struct check_text *t,
                      const struct replaced *law)
{
    size_t n = strlen(law->old), found;

    for (size_t at = 0;
         (found = slice_find(slice_from(t->text, at), slice_of(law->old))) != SIZE_MAX;
         at += n) {
        at += found;
        if (text_is_literal(t, at) || !is_whole(t->text, at, at + n) ||
            is_past(sentence_around(t->text, at)))
            continue;
        report_law(run, t, at, at + n, law);
        return true;
    }
    return false;
}

/* 12358 where a telephone is meant, not 12358 元. */
static bool check_hotline(struct check_run *run, const struct check_text *t,
                          const struct replaced *line)
{
    static const char *const talk[] = {WORDLIST_HOTLINE_TALK, NULL};
    struct slice s = t->text;
    size_t n = strlen(line->old), at = slice_find(s, slice_of(line->old));

    if (at == SIZE_MAX || (at > 0 && strchr("0123456789-.,", s.ptr[at - 1])) ||
        (at + n < s.len && strchr("0123456789-.,%", s.ptr[at + n])))
        return false;
    struct slice sentence = sentence_around(s, at);
    bool field = t->field && t->field->type == FIELD_PHONE;
    bool called =
        has_word(sentence, talk) || has_word(text_heading(run->arena, t), talk);
    if (!field && (!called || is_past(sentence) ||
                   word_at(s, at + n + (at + n < s.len && s.ptr[at + n] == ' '),
                           (const char *const[]){WORDLIST_COUNTED_IN, NULL})))
        return false;
    check_hit(run, "C12", text_span(t, at, at + n), "%s 这个号码已经停用",
              "%s is closed", line->old);
    diag_hint(run->diag, "换成 %s", "it is %s now", line->now);
    return true;
}

/* One message a text. */
void check_laws(struct check_run *run, const struct check_text *t)
{
    bool told = false;

    if (!run->item || !text_holds(t, WORDS_LAWS))
        return;
    for (size_t i = 0; i < sizeof laws / sizeof *laws && !told; i++)
        told = check_law(run, t, &laws[i]);
    for (size_t i = 0; i < sizeof hotlines / sizeof *hotlines && !told; i++)
        told = check_hotline(run, t, &hotlines[i]);
}
