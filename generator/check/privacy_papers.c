/* privacy_papers.c - P14 to P16: codes that open a door or a network, dates of birth,
 * numbers of certificates.
 *
 *     单元门密码2580#, 输入 2580 开门 -> P14;  初始密码为6位 is none
 *     出生于1961年2月3日, 1961.02.03出生 -> P15; 1961年2月3日以前出生的 is none
 *     护照E12345678, 病历号：00123456    -> P16
 *
 * Read folded (prose/folded.h): a label, a few linking words, then the value. */
#include "check/privacy_context.h"
#include "check/privacy_numbers.h"
#include "prose/dates.h"
#include "prose/id_numbers.h"
#include "words/privacy_numbers.h"

#include <string.h>

/* The sentence around bytes start..end of the folded text. */
static bool sentence_has(const struct reading *r, size_t start, size_t end,
                         const char *const *words)
{
    return has_word(sentence_before(r->t, r->folded.starts[start]), words) ||
           has_word(sentence_after(r->t, r->folded.ends[end - 1]), words);
}

/* ---- P14: codes ---- */

static const char *const no_codes[] = {WORDLIST_NOT_CODES, NULL};

static bool is_code_char(char c)
{
    return char_is_digit(c) || is_small_letter(c) || c == '#' || c == '*' || c == '@' ||
           c == '-' || c == '_' || c == '!' || c == '.';
}

/* The end of the code at `at`: 4 to 20 characters, most of them digits unless it is
 * labelled; then three are enough. 0: none, or a quantity (6 位). */
static size_t code_end(struct slice s, size_t at, bool labelled)
{
    static const char *const units[] = {WORDLIST_CODE_UNITS, NULL};
    static const char *const blanks[] = {" ", NULL};
    size_t end = at, digits = 0, others = 0;

    while (end < s.len && is_code_char(s.ptr[end]))
        end++;
    while (end > at &&
           (s.ptr[end - 1] == '.' || s.ptr[end - 1] == '-' || s.ptr[end - 1] == '!'))
        end--;
    for (size_t i = at; i < end; i++) {
        digits += char_is_digit(s.ptr[i]);
        others += is_small_letter(s.ptr[i]);
    }
    if (end - at < (labelled ? 3 : 4) || end - at > 20 || digits < 3 ||
        (!labelled && others > digits) || word_at(s, skip_words(s, end, blanks), units))
        return 0;
    /* masked: 25**, ****80 */
    return slice_find(slice_sub(s, at, end), SLICE("**")) == SIZE_MAX ? end : 0;
}

static void hit_code(const struct reading *r, size_t start, size_t end, bool network)
{
    if (sentence_has(r, start, end, no_codes))
        return;
    hit_folded(r, "P14", network ? SEVERITY_WARNING : SEVERITY_ERROR, start, end,
               network ? "这是上网的密码" : "这是开门、取件、登录的密码",
               network ? "the password of a network" : "a code that opens something");
}

/* Skips a remark in brackets, if it holds no digit: 取件码（丰巢）：40123456. */
static size_t skip_remark(struct slice s, size_t at)
{
    enum { LONGEST = 30 };

    for (size_t end = at; byte_at(s, at) == '(' && end < s.len && end - at < LONGEST;
         end++)
        if (char_is_digit(s.ptr[end]))
            return at;
        else if (s.ptr[end] == ')')
            return end + 1;
    return at;
}

/* A label (密码), linking words, the code. */
static void check_labelled_codes(const struct reading *r)
{
    static const char *const labels[] = {WORDLIST_CODES, NULL};
    static const char *const links[] = {WORDLIST_CODE_LINKS, NULL};
    static const char *const networks[] = {WORDLIST_NETWORKS, NULL};

    if (column_has(r, labels) && code_end(r->s, 0, true) == r->s.len)
        hit_code(r, 0, r->s.len, column_has(r, networks));
    for (size_t at = 0; at < r->s.len;) {
        size_t n = word_at(r->s, at, labels);
        if (!n) {
            utf8_next(r->s, &at);
            continue;
        }
        at += n;
        size_t start = skip_words(r->s, skip_remark(r->s, at), links);
        size_t end = code_end(r->s, start, true);
        if (end) {
            hit_code(
                r, start, end,
                has_word(sentence_before(r->t, r->folded.starts[start]), networks));
            at = end;
        }
    }
}

static bool is_key(char c)
{
    return c == '#' || c == '*';
}

/* 2580#开门, 按 2580 进门; 2580#是单元门密码. */
static void check_typed_codes(const struct reading *r)
{
    static const char *const labels[] = {WORDLIST_CODES, NULL};
    static const char *const typing[] = {WORDLIST_TYPING, NULL};
    static const char *const opens[] = {WORDLIST_CODE_OPENS, NULL};
    static const char *const houses[] = {WORDLIST_CODE_HOUSES, NULL};
    static const char *const blanks[] = {" ", ":", "“", "\"", "(", NULL};

    for (size_t at = 0; at < r->s.len; at++) {
        if (!(char_is_digit(r->s.ptr[at]) || is_key(r->s.ptr[at])) ||
            (at > 0 && (is_word_char(r->s.ptr[at - 1]) || is_key(r->s.ptr[at - 1]))))
            continue;
        size_t end = code_end(r->s, at, false), before = at, n;
        if (!end)
            continue;
        while ((n = word_before(r->s, before, blanks)) > 0)
            before -= n;
        bool keyed = is_key(r->s.ptr[end - 1]) || is_key(r->s.ptr[at]);
        struct slice rest = clause_after(r->t, r->folded.ends[end - 1]);
        bool opening = has_word(rest, opens) ||
                       has_word(clause_before(r->t, r->folded.starts[at]), opens);
        if (!opening && keyed)
            opening = sentence_has(r, at, end, labels);
        if (opening && ((keyed && !word_at(r->s, end, houses)) ||
                        word_before(r->s, before, typing)))
            hit_code(r, at, end, false);
        at = end - 1;
    }
}

/* ---- P15: dates of birth ---- */

/* The number at *at, of `least` to `most` digits; *at moves past it. -1: none. */
static int read_digits(struct slice s, size_t *at, size_t least, size_t most)
{
    size_t n = 0;
    int value = 0;

    for (; n < most && char_is_digit(byte_at(s, *at)); n++)
        value = value * 10 + s.ptr[(*at)++] - '0';
    return n < least ? -1 : value;
}

/* The whole day at `at`: as prose/dates reads it, 1961.02.03 or 19610203. */
static bool read_birth(struct slice s, size_t at, struct day_text *d)
{
    if ((at > 0 && is_word_char(s.ptr[at - 1])))
        return false;
    if (!day_read(s, at, d) || !d->year) {
        size_t least = 2;
        d->year = read_digits(s, &at, 4, 4);
        if (byte_at(s, at) == '.')
            least = 1;
        at += least == 1;
        d->month = read_digits(s, &at, least, 2);
        at += least == 1 && byte_at(s, at) == '.';
        d->day = read_digits(s, &at, least, 2);
        d->end = at;
    } else if (d->short_year) {
        d->year -= 100;
    }
    return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
           d->year >= 1915 && !char_is_digit(byte_at(s, d->end));
}

/* 出生, or 生 at the end of its word: 1938年10月5日生. */
static bool is_born(const struct reading *r, size_t at, const char *const *words)
{
    static const char born[] = "生";

    if (word_at(r->s, at, words))
        return true;
    size_t n = word_match(r->s, at, born), next = at + n;
    if (n == 0 || next == r->s.len || r->folded.starts[next] > r->folded.ends[next - 1])
        return n > 0; /* a blank was behind it */
    uint32_t cp = utf8_next(r->s, &next);
    return cp < 0x4E00 || cp > 0x9FFF;
}

static void check_birth(const struct reading *r, size_t at)
{
    static const char *const before[] = {WORDLIST_BORN_BEFORE, NULL};
    static const char *const after[] = {WORDLIST_BORN_AFTER, NULL};
    static const char *const limits[] = {WORDLIST_NOT_BORN, NULL};
    static const char *const famous[] = {WORDLIST_NOT_PRIVATE_BIRTH, NULL};
    static const char *const links[] = {WORDLIST_BIRTH_LINKS, NULL};
    static const char *const tails[] = {WORDLIST_BIRTH_TAILS, NULL};
    static const char *const till[] = {WORDLIST_VALID_TILL, NULL};
    struct day_text b;
    size_t start = at, n;

    if (!read_birth(r->s, at, &b) || b.year > r->run->site->today.year)
        return;
    while (!word_before(r->s, start, before) &&
           (n = word_before(r->s, start, links)) > 0)
        start -= n;
    size_t tail = skip_words(r->s, b.end, tails);
    bool born = word_before(r->s, start, before) || is_born(r, tail, after) ||
                (start == 0 && column_has(r, before));
    if (!born || word_at(r->s, tail, limits) || word_before(r->s, at, till) ||
        sentence_has(r, at, b.end, famous))
        return;
    hit_folded(r, "P15", SEVERITY_WARNING, at, b.end, "这是个人的出生日期",
               "somebody's date of birth");
}

static void check_births(const struct reading *r)
{
    for (size_t at = 0; at < r->s.len; utf8_next(r->s, &at)) {
        size_t next = at, before = at;
        if (digit_value(utf8_next(r->s, &next)) < 0 ||
            (at > 0 && digit_value(utf8_prev(r->s, &before)) >= 0))
            continue;
        check_birth(r, at);
    }
}

/* ---- P16: certificates ---- */

/* The end of the number at `at`: letters and at least five digits, dashes between. */
static size_t paper_end(struct slice s, size_t at)
{
    size_t end = at, digits = 0;

    while (end < s.len && (char_is_digit(s.ptr[end]) || is_small_letter(s.ptr[end]) ||
                           s.ptr[end] == '-')) {
        digits += char_is_digit(s.ptr[end]);
        end++;
    }
    return digits >= 5 && byte_at(s, end) != '*' ? end : 0;
}

/* Where the number of a paper begins that is named before `at`: at once, E1234…; after
 * linking words, 号：; behind 第, as in 京（2020）某市不动产权第; or behind 号码 in the
 * same sentence. SIZE_MAX: nowhere. */
static size_t number_after(struct slice s, size_t at)
{
    static const char *const links[] = {WORDLIST_PAPER_LINKS, NULL};
    static const char *const stops[] = {"。", "；", "\n", ";", NULL};
    static const char *const signs[] = {WORDLIST_NUMBER_SIGNS, NULL};
    static const char provinces[] = WORDLIST_PROVINCES;
    enum { FAR = 75 };
    size_t start = at = skip_words(s, at, links);

    if (slice_find(slice_of(provinces), slice_sub(s, at, at + 3)) != SIZE_MAX &&
        paper_end(s, at + 3))
        return at + 3; /* 鄂A0012345 */
    if (paper_end(s, at))
        return at;
    for (; at < s.len && at - start < FAR && !word_at(s, at, stops);
         utf8_next(s, &at)) {
        size_t from = word_before(s, at, signs) ? skip_words(s, at, links) : at;
        if (word_before(s, at, signs) && paper_end(s, from))
            return from;
    }
    return SIZE_MAX;
}

/* Where the number begins whose paper is named behind it: 第0123456号军官证,
 * E12345678（护照）. */
static size_t number_before(struct slice s, size_t at)
{
    static const char *const links[] = {WORDLIST_CERTIFICATE_LINKS, NULL};
    size_t end = at, n;

    while ((n = word_before(s, end, links)) > 0)
        end -= n;
    size_t start = end;
    while (start > 0 && (char_is_digit(s.ptr[start - 1]) ||
                         is_small_letter(s.ptr[start - 1]) || s.ptr[start - 1] == '-'))
        start--;
    return end < at && paper_end(s, start) == end ? start : SIZE_MAX;
}

/* Is it an identity number or a card, which P1 and P3 tell? */
static bool is_told(struct slice number)
{
    char digits[NUMBER_DIGITS_MAX + 1];

    if (number.len > NUMBER_DIGITS_MAX)
        return true;
    memcpy(digits, number.ptr, number.len);
    for (size_t i = 0; i < number.len; i++)
        if (digits[i] == 'x')
            digits[i] = 'X';
    return id_number(digits, number.len) != ID_NONE;
}

/* 00001 至 00800, 12345 份: numbers of things. */
static bool is_series(struct slice s, size_t end)
{
    static const char *const signs[] = {WORDLIST_SERIES, NULL};
    static const char *const blanks[] = {" ", "号", NULL};

    return word_at(s, skip_words(s, end, blanks), signs) > 0;
}

static void check_paper(const struct reading *r, size_t at, size_t n)
{
    static const char *const public[] = {WORDLIST_PUBLIC_PAPERS, NULL};
    size_t start = number_after(r->s, at + n);
    if (start == SIZE_MAX)
        start = number_before(r->s, at);
    size_t end = start == SIZE_MAX ? 0 : paper_end(r->s, start);

    if (!end || is_told(slice_sub(r->s, start, end)) || is_series(r->s, end) ||
        sentence_has(r, at, end, public) ||
        is_office(r->run, r->t, r->folded.starts[at]))
        return;
    hit_folded(r, "P16", SEVERITY_ERROR, start, end, "这是个人证件的号码",
               "the number of somebody's certificate");
}

static void check_certificates(const struct reading *r)
{
    static const char *const papers[] = {WORDLIST_CERTIFICATES, NULL};

    if (column_has(r, papers))
        check_paper(r, 0, 0);
    for (size_t at = 0; at < r->s.len;) {
        size_t n = word_at(r->s, at, papers);
        if (n)
            check_paper(r, at, n);
        if (n)
            at += n;
        else
            utf8_next(r->s, &at);
    }
}

/* ---- all of them ---- */

const char *const code_words[] = {WORDLIST_CODES, WORDLIST_CODE_OPENS, NULL};
const char *const birth_words[] = {WORDLIST_BORN_BEFORE, WORDLIST_BORN_AFTER,
                                   WORDLIST_DAY_BORN, NULL};
const char *const certificate_words[] = {WORDLIST_CERTIFICATES, NULL};

/* Could the head of its column or field be a label? */
static bool may_be_labelled(struct check_run *run, const struct check_text *t)
{
    static const char *const signs[] = {WORDLIST_PAPER_HEADS, NULL};

    return text_holds(t, HOLDS_ROOM) && has_word(text_heading(run->arena, t), signs);
}

void check_papers(struct check_run *run, const struct check_text *t)
{
    if (t->field && t->field->privacy >= PRIVACY_SECRET)
        return;
    bool all = may_be_labelled(run, t);
    bool codes = all || text_holds(t, WORDS_CODES);
    bool births = all || text_holds(t, WORDS_BIRTH);
    bool certificates = all || text_holds(t, WORDS_CERTIFICATES);
    if ((!codes && !births && !certificates) ||
        (!births && !text_holds(t, HOLDS_DIGIT)))
        return;
    struct reading r = read_folded(run, t);
    if (codes) {
        check_labelled_codes(&r);
        check_typed_codes(&r);
    }
    if (births)
        check_births(&r);
    if (certificates)
        check_certificates(&r);
}
