/* leftovers.c - C10: what a template or a sample left to fill in.
 *
 *     XX小区, 电话XXXX-XXXXXXX, xx年xx月xx日   signs that stand for words
 *     于____年__月__日, 2026年  月  日          blanks
 *     联系人：⏎电话：0000-0000001               a label with nothing behind it
 *     （此处填写事由）, 电话：123456, 某某小区  words and figures that say so
 *
 * People mask persons with the same signs (王××, 138××××5678), name sizes (XXL) and
 * print forms to be filled in by hand (签名：____). A form begins with a word of its
 * own (回执, 签名) and goes on to the end of the item. */
#include "check/leftovers.h"
#include "base/lexicon.h"
#include "prose/around.h"
#include "words/leftovers.h"

static const char *const own_labels[] = {WORDLIST_OWN_LABELS, NULL};
/* Lists for word_index.c. */
const char *const label_words[] = {WORDLIST_OWN_LABELS, WORDLIST_DIALLED, NULL};
const char *const for_hand[] = {WORDLIST_FOR_HAND, NULL};
const char *const blank_words[] = {WORDLIST_BLANKS, NULL};
const char *const left_words[] = {WORDLIST_NEVER_MEANT, WORDLIST_SOME_PLACES,
                                  WORDLIST_UNFILLED, WORDLIST_SLOT_OPENS, NULL};

static const char *const never_meant[] = {WORDLIST_NEVER_MEANT, NULL};
static const char *const some_places[] = {WORDLIST_SOME_PLACES, NULL};
static const char *const dialled[] = {WORDLIST_DIALLED, NULL};
static const char *const unfilled[] = {WORDLIST_UNFILLED, NULL};

static void report(struct check_run *run, const struct check_text *t, size_t start,
                   size_t end, bool empty)
{
    struct slice what = slice_sub(t->text, start, end);

    if (empty)
        check_hit(run, "C10", text_span(t, start, end), "“%.*s”后面空着，没有填",
                  "nothing behind '%.*s'", SLICE_FMT(what));
    else
        check_hit(run, "C10", text_span(t, start, end), "“%.*s”还没有换成真的内容",
                  "'%.*s' was to be replaced", SLICE_FMT(what));
}

/* ---- characters ---- */

static bool is_cross(uint32_t cp)
{
    return cp == 'X' || cp == 'x' || cp == 0xD7 || cp == 0xFF38 || cp == 0xFF58 ||
           cp == 0x2715 || cp == 0x2573;
}

static bool is_line(uint32_t cp)
{
    return cp == '_' || cp == 0xFF3F;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == 0x3000 || cp == 0xA0 || cp == '\t' ||
           (cp >= 0x2000 && cp <= 0x200B);
}

static bool is_figure(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool is_letter(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static size_t past_spaces(struct slice s, size_t at)
{
    for (size_t next = at; next < s.len && is_space(utf8_next(s, &next));)
        at = next;
    return at;
}

static size_t before_spaces(struct slice s, size_t at)
{
    for (size_t back = at; back > 0 && is_space(utf8_prev(s, &back));)
        at = back;
    return at;
}

/* Is a quotation open at byte `at`? */
static bool is_in_quotes(struct slice s, size_t at)
{
    struct slice before = sentence_around(s, at);

    before.len = (size_t)(s.ptr + at - before.ptr);
    while (before.len) {
        uint32_t cp = utf8_prev(before, &before.len);
        if (cp == 0x201C || cp == 0x201D)
            return cp == 0x201C;
    }
    return false;
}

/* Does it tell how to write something: 格式：XX栋-XX室, 备注“XX栋”? */
static bool tells_how(struct slice s, size_t at)
{
    static const char *const words[] = {WORDLIST_BY_WAY_OF, NULL};
    static const char *const quoted[] = {WORDLIST_QUOTED_WAY_OF, NULL};
    struct slice sentence = sentence_around(s, at);

    return has_word(sentence, words) ||
           (is_in_quotes(s, at) && has_word(sentence, quoted));
}

/* ---- crosses ---- */

/* Is the surname before `at` masked by what stands there: 王××, 业主李XX? */
static bool masks_name(struct slice s, size_t at, size_t end)
{
    static const char *const orgs[] = {WORDLIST_ORG_AFTER, NULL};
    struct surname surname;
    size_t from = at;

    if (at == 0 || word_at(s, end, orgs))
        return false;
    utf8_prev(s, &from);
    return surname_find(s, from, true, &surname) && from + surname.name.len == at;
}

/* 138××××5678 and XXL go on with figures or letters. */
static bool goes_on(uint32_t cp)
{
    return is_figure(cp) || is_letter(cp) || cp_among(cp, "/@.=*·+\\%&");
}

/* xx年xx月xx日, X月X日: the crosses at `at` are a number of a day. */
static bool is_date_cross(struct slice s, size_t end)
{
    size_t at = past_spaces(s, end);
    uint32_t cp = char_at(s, at);

    if (!cp_among(cp, "年月"))
        return false;
    at = past_spaces(s, at + 3);
    size_t from = at;
    while (at < s.len && is_cross(char_at(s, at)))
        utf8_next(s, &at);
    return at > from && cp_among(char_at(s, past_spaces(s, at)), "月日号");
}

/* Past crosses and the dashes between them: XXXX-XXXXXXX. */
static size_t past_crosses(struct slice s, size_t at, size_t *n)
{
    size_t end = at;

    for (*n = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (is_cross(cp)) {
            ++*n;
            end = at;
        } else if (!cp_among(cp, "-—－")) {
            break;
        }
    }
    return end;
}

/* 20XX年: a century, and a year that was to follow. */
static bool is_year(struct slice s, size_t at, size_t end)
{
    return at >= 2 && end == at + 2 && (s.ptr[at - 2] == '1' || s.ptr[at - 2] == '2') &&
           (s.ptr[at - 1] == '9' || s.ptr[at - 1] == '0') &&
           (at == 2 || !char_is_digit(s.ptr[at - 3])) &&
           char_at(s, past_spaces(s, end)) == 0x5E74;
}

/* The crosses from `at` on; *end: past them. */
static bool crosses_at(const struct check_text *t, size_t at, size_t *end)
{
    struct slice s = t->text;
    size_t n;
    uint32_t before = char_before(s, at);

    *end = past_crosses(s, at, &n);
    uint32_t after = char_at(s, *end);
    if (is_year(s, at, *end))
        return true;
    if (before == 0x201C && after == 0x201D) /* “×××”是示意 */
        return false;
    if (char_at(s, at) == 0xD7 && cp_among(before, "打画划标叉")) /* 不合格打××× */
        return false;
    if (goes_on(before) || goes_on(after) || masks_name(s, at, *end))
        return false;
    if (n < 2 && !is_date_cross(s, *end))
        return false;
    if (tells_how(s, at) || (is_in_quotes(s, at) && n < 2))
        return false;
    return cp_is_han(before) || cp_is_han(after) || n >= 3 || n < 2 ||
           cp_among(before, "：:（(");
}

/* ---- blanks ---- */

/* A run of ___, with blanks and 年, 月, 日 between: one place. */
static bool lines_at(struct slice s, size_t at, size_t *end)
{
    size_t n = 0;

    for (*end = at; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        n += is_line(cp);
        if (is_line(cp) || cp_among(cp, "年月日"))
            *end = at;
        else if (!is_space(cp))
            break;
    }
    return n > 1;
}

/* 年 at `at`, then blanks and 月, blanks and 日; or 月, blanks and 日. */
static bool blank_date_at(struct slice s, size_t at, size_t *end)
{
    static const char *const parts[] = {"年", "月", "日"};
    size_t gaps = 0, next = at;
    uint32_t before = char_before(s, before_spaces(s, at));

    /* 每月 日用品: the month is no part of a day. */
    if (cp_is_han(before) && !cp_among(before, "在于定自至从到将为和年止起间"))
        return false;
    for (size_t i = word_match(s, at, "月") ? 1 : 0; i < 3; i++) {
        if (!word_match(s, next, parts[i]))
            break;
        next += 3;
        *end = next;
        if (i == 2) /* 12 月 日历 */
            return gaps > 0 && (!cp_is_han(char_at(s, next)) ||
                                cp_among(char_at(s, next), WORDLIST_AFTER_DAY));
        size_t after = past_spaces(s, next);
        if (after == next)
            return false;
        gaps++;
        next = after;
    }
    return false;
}

/* ---- labels with nothing behind them ---- */

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A;
}

/* The own label that ends before the colon at byte `at`, unless more Han stands before
 * it; 0: none. */
static size_t label_before(struct slice s, size_t at)
{
    size_t end = before_spaces(s, at), longest = 0;

    for (const char *const *word = own_labels; *word; word++) {
        size_t n = strlen(*word);
        if (n > longest && n <= end &&
            slice_eq(slice_sub(s, end - n, end), slice_of(*word)))
            longest = n;
    }
    return longest;
}

/* Does a label with its colon begin at byte `at`, perhaps with a number before it: 二、
 * 活动地点：? 王主任电话： is one with a name. */
static bool label_at(struct slice s, size_t at)
{
    enum { MOST = 8 };
    struct surname surname;
    size_t end;

    for (size_t next = at; next < s.len; at = next) {
        uint32_t cp = utf8_next(s, &next);
        if (!is_space(cp) && !cp_among(cp, "、．.（）()0123456789一二三四五六七八九十"))
            break;
    }
    end = at;
    for (int n = 0; n < MOST && end < s.len && cp_is_han(char_at(s, end)); n++)
        utf8_next(s, &end);
    if (!is_colon(char_at(s, past_spaces(s, end))))
        return false;
    size_t n = label_before(s, end);
    return n > 0 && (at + n == end || !surname_find(s, at, true, &surname));
}

/* What comes after the text, for a label at its end: another label, or nothing. */
static bool ends_empty(const struct check_run *run, const struct check_text *t)
{
    const struct check_text *next = t + 1;
    const struct texts *all = run->texts;

    if (next >= all->list + all->n || !next->block || next->field != t->field)
        return true;
    return next->block->type == NODE_PARAGRAPH && label_at(next->text, 0);
}

/* The colon at byte `at` ends a label of the office's own and nothing follows. */
static bool empty_label_at(const struct check_run *run, const struct check_text *t,
                           size_t at, size_t *start)
{
    struct slice s = t->text;
    size_t n = label_before(s, at), next = at;

    if (!n || (t->block && t->block->type != NODE_PARAGRAPH))
        return false;
    *start = before_spaces(s, at) - n;
    uint32_t before = char_before(s, *start);
    if (cp_among(before, "“《") || is_letter(before))
        return false;
    utf8_next(s, &next);
    size_t from = past_spaces(s, next);
    for (next = from;
         next < s.len && cp_among(char_at(s, next), "？?。…—/／-－、，；;");)
        utf8_next(s, &next);
    next = past_spaces(s, next);
    if (next < s.len && char_at(s, next) == '\n')
        return next > from || label_at(s, past_spaces(s, next + 1));
    if (next < s.len)
        return label_at(s, next);
    return next > from || ends_empty(run, t);
}

/* ---- words and figures ---- */

/* 电话：123456, 1234567: no number of anybody. */
static bool dummy_after(struct slice s, size_t at, size_t *start, size_t *end)
{
    enum { LEAST = 6 };
    size_t n = 0;
    bool same = true, rising = true;

    utf8_next(s, &at);
    *start = *end = past_spaces(s, at);
    for (at = *start; at < s.len && (char_is_digit(s.ptr[at]) || s.ptr[at] == '-');
         at++) {
        if (s.ptr[at] == '-')
            continue;
        same &= s.ptr[at] == s.ptr[*start];
        rising &= s.ptr[at] == (char)('0' + (n + 1) % 10);
        n++;
        *end = at + 1;
    }
    return n >= LEAST && (rising || (same && s.ptr[*start] != '0'));
}

/* （姓名待填）: the bracket opens a few characters before byte `at`. */
static bool opens_before(struct slice s, size_t at)
{
    enum { REACH = 6 };

    for (int k = 0; k < REACH && at > 0; k++) {
        uint32_t cp = utf8_prev(s, &at);
        if (!cp_is_han(cp))
            return cp_among(cp, "（(【[［〔");
    }
    return false;
}

/* （此处填写事由）, 电话：待填, 【待补充】: alone in brackets or behind a colon. */
static size_t unfilled_at(struct slice s, size_t at)
{
    static const char *const resident[] = {WORDLIST_RESIDENT_FILLS, NULL};
    size_t n = word_at(s, at, unfilled), end = at + n;
    uint32_t before = char_before(s, before_spaces(s, at));

    if (n && word_match(s, at, "待") && opens_before(s, at) &&
        cp_among(char_at(s, end), "）)】]］〕"))
        return end;
    if (!n || !cp_among(before, "（(【[［〔{<＜：:"))
        return 0;
    for (size_t k = 0; k < 12 && end < s.len && cp_is_han(char_at(s, end)); k++)
        utf8_next(s, &end);
    if (has_word(slice_sub(s, at, end), resident))
        return 0;
    uint32_t after = char_at(s, past_spaces(s, end));
    bool closed = after == 0 || after == '\n' || cp_among(after, "）)】]］〕}>＞。；;");
    return closed && (!is_colon(before) || end - at <= n + 12) ? end : 0;
}

/* 定于[日期]在[地点]: a name in brackets where its value belongs. */
static bool slot_at(struct slice s, size_t at, size_t *end)
{
    static const char *const slots[] = {WORDLIST_SLOTS, NULL};
    static const char *const links[] = {WORDLIST_SLOT_BEFORE, NULL};
    static const char *const names[] = {"名称", "名", NULL};
    uint32_t open = char_at(s, at);
    size_t from = at;

    if (!cp_among(open, "[［【｛{<＜（〔"))
        return false;
    utf8_next(s, &from);
    for (size_t i = 0; slots[i]; i++) {
        size_t n = word_match(s, from, slots[i]), close = from + n;
        if (!n || !cp_among(char_at(s, close), "]］】｝}>＞）〕"))
            continue;
        *end = close;
        utf8_next(s, end);
        bool named =
            word_before(s, close, names) && n > 6 && cp_is_han(char_at(s, *end));
        return named || (open != 0xFF08 && word_before(s, at, links));
    }
    return false;
}

/* ---- all of them ---- */

/* From the first text with a word of forms on, blanks are for people to fill in. */
static bool is_form(const struct check_run *run, const struct check_text *t)
{
    return (run->texts->form && t >= run->texts->form) ||
           has_word(run->item->title, for_hand);
}

/* What begins at byte `at`: its end, or 0. *empty: a label before the colon. */
static size_t left_at(const struct check_run *run, const struct check_text *t,
                      size_t at, size_t *start, bool *empty)
{
    struct slice s = t->text;
    uint32_t cp = char_at(s, at);
    size_t end = 0, n;

    *start = at;
    *empty = false;
    if (is_cross(cp))
        return crosses_at(t, at, &end) ? end : 0;
    if (is_line(cp))
        return lines_at(s, at, &end) && !is_form(run, t) && !tells_how(s, at) &&
                       (at > 0 || end < s.len) /* a line of its own is to write on */
                   ? end
                   : 0;
    if (is_colon(cp)) {
        if (empty_label_at(run, t, at, start)) {
            *empty = !is_form(run, t);
            return *empty ? at : 0;
        }
        return word_before(s, before_spaces(s, at), dialled) &&
                       dummy_after(s, at, start, &end)
                   ? end
                   : 0;
    }
    if ((cp == 0x5E74 || cp == 0x6708) && blank_date_at(s, at, &end))
        return is_form(run, t) ? 0 : end;
    if (!text_holds(t, WORDS_LEFT))
        return 0;
    if ((n = word_at(s, at, never_meant)) != 0)
        return at + n;
    if ((n = word_at(s, at, some_places)) != 0)
        return tells_how(s, at) ? 0 : at + n;
    if ((end = unfilled_at(s, at)) != 0)
        return is_colon(char_before(s, before_spaces(s, at))) && is_form(run, t) ? 0
                                                                                 : end;
    return slot_at(s, at, &end) && !tells_how(s, at) ? end : 0;
}

/* One message a text: who fills in one, sees the others beside it. */
void check_leftovers(struct check_run *run, const struct check_text *t)
{
    size_t start, end;
    bool empty;

    if (!run->item || !(text_holds(t, WORDS_LEFT) || text_holds(t, WORDS_BLANKS) ||
                        text_holds(t, WORDS_OWN_LABELS)))
        return;
    for (size_t at = 0; at < t->text.len;) {
        if (!text_is_literal(t, at) &&
            (end = left_at(run, t, at, &start, &empty)) != 0) {
            report(run, t, start, end, empty);
            return;
        }
        uint32_t cp = utf8_next(t->text, &at);
        while (is_cross(cp) && at < t->text.len && is_cross(char_at(t->text, at)))
            utf8_next(t->text, &at);
    }
}
