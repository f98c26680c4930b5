/* said_twice.c - C13: what the text says once more, and otherwise than the head; its
 * signature: signature.c.
 *
 *     公示期为11月20日至11月26日     the head: 公示期: 2026-11-23 至 2026-11-29
 *     监督电话：0000-0000009         the head: 监督电话: 0000-0000003
 *
 * The head is printed in its place whatever the text says. A number of somebody else
 * (街道监督电话) and another period (上次公示期) are no contradiction, nor is a
 * number without its area code. */
#include "check/said_twice.h"
#include "model/date.h"
#include "prose/amounts.h"
#include "prose/around.h"
#include "prose/dates.h"
#include "words/said_twice.h"

const char *const period_words[] = {WORDLIST_PERIOD_WORDS, NULL};

/* A text with its full-width digits as half-width ones: s itself if it has none. Byte i
 * of s was written at byte place[i] of the text (NULL: at i). */
struct said {
    const struct check_text *t;
    struct slice s;
    const size_t *place;
};

static size_t wide_digit_at(struct slice s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    return at + 3 <= s.len && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 &&
                   p[2] <= 0x99
               ? 3
               : 0;
}

static struct said said_of(struct arena *a, const struct check_text *t)
{
    struct said out = {t, t->text, NULL};
    size_t first = 0, n = 0;

    while (first < t->text.len && !wide_digit_at(t->text, first))
        first++;
    if (first == t->text.len)
        return out;
    char *bytes = arena_alloc(a, t->text.len + 1, 1);
    size_t *place = arena_array(a, size_t, t->text.len + 1);
    for (size_t at = 0; at < t->text.len;) {
        size_t wide = wide_digit_at(t->text, at);
        place[n] = at;
        bytes[n++] = wide ? (char)('0' + (unsigned char)t->text.ptr[at + 2] - 0x90)
                          : t->text.ptr[at];
        at += wide ? wide : 1;
    }
    place[n] = t->text.len;
    return (struct said){t, {bytes, n}, place};
}

static struct span span_of(const struct said *w, size_t start, size_t end)
{
    return text_span(w->t, w->place ? w->place[start] : start,
                     w->place ? w->place[end] : end);
}

/* ---- the period of a public notice ---- */

static const struct period *period_of(const struct item *item)
{
    const struct value *v = value_find(item->root, "公示期");

    return v && v->payload == PAYLOAD_PERIOD ? v->data : NULL;
}

static void report_period(struct check_run *run, const struct said *t, size_t start,
                          size_t end, const struct period *p)
{
    check_hit(run, "C13", span_of(t, start, end),
              "正文的公示期是“%.*s”，开头是 %d-%02d-%02d 至 %d-%02d-%02d",
              "the text says '%.*s', the head %d-%02d-%02d to %d-%02d-%02d",
              SLICE_FMT(slice_sub(t->s, start, end)), p->from.year, p->from.month,
              p->from.day, p->to.year, p->to.month, p->to.day);
    diag_hint(run->diag, "以开头为准的，删掉正文里的；正文对的，改开头的“公示期”",
              "remove it from the text, or correct 公示期 in the head");
}

static struct date completed(const struct day_text *d, struct date near)
{
    struct date out = {0};

    if (d->month == 0)
        return day_with(d, near, &out) ? out : (struct date){0};
    return day_nearest(d, near);
}

/* Is there nothing but 为, （, 7 天 and their like between the word and the days?
 * 公示期间 无异议的，12月1日至 speaks of other days. */
static bool leads_on(struct slice s)
{
    for (size_t at = 0; at < s.len;)
        if (!cp_among(utf8_next(s, &at), WORDLIST_PERIOD_LINKS " 　"))
            return false;
    return true;
}

/* 11月20日至11月26日 from byte `at` on, which ends at *end. False: no such range, or it
 * is as the head says. */
static bool range_differs(const struct check_run *run, struct slice s, size_t at,
                          const struct period *p, size_t *start, size_t *end)
{
    enum { NEAR = 27, BETWEEN = 18, FAR = 120 }; /* bytes */
    static const char *const links[] = {WORDLIST_RANGE_LINKS, NULL};
    struct day_text first, last;
    size_t from = at;

    size_t far = at + FAR;
    while (far < s.len && ((unsigned char)s.ptr[far] & 0xC0) == 0x80)
        far++; /* whole characters */
    s = slice_sub(s, 0, far);

    if (!day_next(s, &from, &first) || first.start > at + NEAR ||
        !leads_on(slice_sub(s, at, first.start)))
        return false;
    *start = first.start;
    if (!day_next(s, &from, &last) || last.start > first.end + BETWEEN ||
        !has_word(slice_sub(s, first.end, last.start), links))
        return false;
    struct date a = completed(&first, run->item->date), b = completed(&last, a);
    *end = last.end;
    return date_is(a) && date_is(b) &&
           (date_cmp(a, p->from) != 0 || date_cmp(b, p->to) != 0);
}

/* The working days of the period; -1: the calendar does not know the year. */
static long workdays_of(const struct check_run *run, const struct period *p)
{
    enum { DAYS_MOST = 366 };
    const struct calendar *c = run->site->calendar;
    long n = 0;

    if (p->workdays >= 0)
        return p->workdays;
    if (!c || p->days > DAYS_MOST || !calendar_knows(c, p->from.year) ||
        !calendar_knows(c, p->to.year))
        return -1;
    for (long day = date_serial(p->from); day <= date_serial(p->to); day++)
        n += calendar_is_workday(c, date_of_serial(day));
    return n;
}

/* 公示期5个工作日, 公示时间：7天. */
static bool length_differs(const struct check_run *run, struct slice s, size_t at,
                           const struct period *p, size_t *start, size_t *end)
{
    static const char *const fill[] = {WORDLIST_LENGTH_LINKS, NULL};
    static const char *const works[] = {WORDLIST_COUNTED_WORKDAYS, NULL};
    static const char *const days[] = {WORDLIST_COUNTED_DAYS, NULL};
    size_t n, after;

    while ((n = word_at(s, at, fill)) != 0)
        at += n;
    *start = at = skip_blank(s, at);
    int count = count_at(s, at, &after);
    if (count <= 0)
        return false;
    after = skip_blank(s, after);
    if ((n = word_at(s, after, works)) != 0) {
        long own = workdays_of(run, p);
        *end = after + n;
        return own >= 0 && own != count;
    }
    n = word_at(s, after, days);
    *end = after + n;
    return n && count != p->days &&
           count != date_serial(p->to) - date_serial(p->from) + 1;
}

/* Another one: 上次公示期, 公示期已于…结束. */
static bool is_other_period(struct slice s, size_t at)
{
    static const char *const others[] = {WORDLIST_OTHER_PERIODS, NULL};

    return has_word(sentence_around(s, at), others);
}

/* 自11月20日至11月26日公示: the days before the word. */
static bool days_before_differ(const struct check_run *run, struct slice s, size_t word,
                               const struct period *p, size_t *start, size_t *end)
{
    enum { REACH = 90, GAP = 30 };
    size_t from = word > REACH ? word - REACH : 0;

    while (from < word && ((unsigned char)s.ptr[from] & 0xC0) == 0x80)
        from++;
    struct slice part = slice_sub(s, 0, word);
    size_t at = from;
    static const char *const begin[] = {WORDLIST_PERIOD_BEGINS, NULL};
    while (at < word && !word_at(s, at, begin))
        utf8_next(s, &at);
    return at < word && range_differs(run, part, at, p, start, end) &&
           *end + GAP >= word;
}

/* 公示 7 天, 公示 11 月 16 日至 22 日，: the word alone, and nothing between. 公示 10
 * 月 1 日至 31 日的收支 is of what is made public. */
static bool bare_differs(const struct check_run *run, struct slice s, size_t at,
                         const struct period *p, size_t *start, size_t *end)
{
    enum { NEAR = 4 };
    static const char *const works[] = {WORDLIST_COUNTED_WORKDAYS, NULL};
    size_t n = word_match(s, at, "公示");

    if (!n)
        return false;
    n = skip_blank(s, at + n);
    if (range_differs(run, s, n, p, start, end) && *start <= n + NEAR)
        return *end == s.len || cp_among(utf8_next(s, &(size_t){*end}), "，。；,;止）");
    return n < s.len && length_differs(run, s, n, p, start, end) &&
           (word_before(s, *end, works) ||
            !slice_ends(slice_sub(s, 0, *end), SLICE("日")));
}

/* Where the text gives another period; one message. */
static bool check_period(struct check_run *run, const struct said *t)
{
    static const char *const said[] = {WORDLIST_PERIOD_SAID, NULL};
    static const char *const done[] = {WORDLIST_PERIOD_DONE, NULL};
    const struct period *p = period_of(run->item);
    size_t n, start, end;

    for (size_t at = 0; p && at < t->s.len; utf8_next(t->s, &at)) {
        bool before = (n = word_at(t->s, at, done)) != 0, differs;

        if (before)
            differs = days_before_differ(run, t->s, at, p, &start, &end);
        else if ((n = word_at(t->s, at, said)) != 0)
            differs = range_differs(run, t->s, at + n, p, &start, &end) ||
                      length_differs(run, t->s, at + n, p, &start, &end);
        else
            differs = bare_differs(run, t->s, at, p, &start, &end);
        if (!differs || is_other_period(t->s, at))
            continue;
        report_period(run, t, start, end, p);
        return true;
    }
    return false;
}

/* ---- telephones ---- */

/* The digits of a number, without its dashes and blanks. */
struct digits {
    char text[32];
    size_t n;
};

static bool is_joint(char c)
{
    return c == '-' || c == ' ' || c == '(' || c == ')';
}

/* The number at byte *at, which moves past it. */
static struct digits digits_at(struct slice s, size_t *at)
{
    struct digits d = {.n = 0};
    size_t last = *at;

    for (size_t i = *at; i < s.len && (char_is_digit(s.ptr[i]) || is_joint(s.ptr[i])) &&
                         d.n + 1 < sizeof d.text;
         i++)
        if (char_is_digit(s.ptr[i])) {
            d.text[d.n++] = s.ptr[i];
            last = i + 1;
        }
    *at = last;
    return d;
}

static bool same_number(const struct digits *a, const struct digits *b)
{
    const struct digits *more = a->n > b->n ? a : b, *less = a->n > b->n ? b : a;

    return memcmp(more->text + more->n - less->n, less->text, less->n) == 0 ||
           memcmp(more->text, less->text, less->n) == 0;
}

/* Does the text have that number anywhere? */
static bool has_number(struct slice s, const struct digits *wanted)
{
    enum { LEAST = 5 };

    for (size_t at = 0; at < s.len;) {
        if (!char_is_digit(s.ptr[at])) {
            at++;
            continue;
        }
        struct digits d = digits_at(s, &at);
        if (d.n >= LEAST && same_number(&d, wanted))
            return true;
    }
    return false;
}

/* Past a note in brackets, （24 小时）, unless the number itself is in them. */
static size_t past_note(struct slice s, size_t at)
{
    enum { LONGEST = 40, DIGITS = 7 };
    size_t close = slice_find(slice_from(s, at), SLICE("）")), n = 0;

    if (!word_match(s, at, "（") || close == SIZE_MAX || close > LONGEST)
        return at;
    for (size_t i = at; i < at + close; i++)
        n += char_is_digit(s.ptr[i]);
    return n < DIGITS ? at + close + strlen("）") : at;
}

/* The number behind a label that ends at byte `at`; n is 0: none. *start and *end: its
 * place. */
static struct digits number_after(struct slice s, size_t at, size_t *start, size_t *end)
{
    static const char *const links[] = {WORDLIST_PHONE_LINKS, NULL};
    size_t n;

    at = past_note(s, at);
    while ((n = word_at(s, at, links)) != 0)
        at += n;
    *start = *end = at;
    struct digits d = {.n = 0};
    if (at < s.len && char_is_digit(s.ptr[at]))
        d = digits_at(s, end);
    return d;
}

/* One field of telephones against one spelling of its label. */
static bool check_phone(struct check_run *run, const struct said *t,
                        const struct value *head, struct slice label, struct slice name)
{
    enum { LEAST = 7 }; /* 12345 is everybody's */
    struct slice s = t->s;
    size_t found, start, end;

    for (size_t at = 0; (found = slice_find(slice_from(s, at), label)) != SIZE_MAX;
         at += label.len) {
        at += found;
        uint32_t before = char_before(s, at);
        if (cp_is_han(before) && !cp_among(before, WORDLIST_DIAL_WORDS))
            continue; /* 街道监督电话 */
        struct digits d = number_after(s, at + label.len, &start, &end);
        if (d.n < LEAST || has_number(head->text, &d) ||
            text_is_literal(t->t, t->place ? t->place[start] : start))
            continue;
        struct slice rest = sentence_around(s, start);
        size_t own = 0;
        while (own < head->text.len && !char_is_digit(head->text.ptr[own]))
            own++;
        struct digits wanted = digits_at(head->text, &own);
        if (wanted.n < LEAST || has_number(rest, &wanted))
            continue;
        check_hit(run, "C13", span_of(t, start, end), "正文的%.*s和开头的不一样",
                  "another %.*s than in the head", SLICE_FMT(name));
        diag_hint(run->diag, "开头是 %.*s：以它为准的，删掉正文里的；正文对的，改开头",
                  "the head has %.*s: remove this one, or correct the head",
                  SLICE_FMT(head->text));
        return true;
    }
    return false;
}

/* 咨询电话 is also said 咨询热线. */
static bool check_phones(struct check_run *run, const struct said *t)
{
    const struct kind *k = run->item->kind;

    for (size_t i = 0; i < k->nfields; i++) {
        const struct field *f = &k->fields[i];
        const struct value *v =
            f->type == FIELD_PHONE ? value_find_slice(run->item->root, f->name) : NULL;
        if (!v || !slice_ends(f->name, SLICE("电话")) || f->name.len == strlen("电话"))
            continue;
        struct slice stem = slice_sub(f->name, 0, f->name.len - strlen("电话"));
        struct slice other =
            slice_of(arena_printf(run->arena, "%.*s热线", SLICE_FMT(stem)));
        if (check_phone(run, t, v, f->name, f->name) ||
            check_phone(run, t, v, other, f->name))
            return true;
    }
    return false;
}

/* One message a text. */
void check_said(struct check_run *run, const struct check_text *t)
{
    if (!run->item || !text_holds(t, WORDS_SAID) ||
        (t->field && t->field->type == FIELD_PHONE))
        return;
    struct said said = said_of(run->arena, t);
    if (!check_period(run, &said))
        check_phones(run, &said);
}
