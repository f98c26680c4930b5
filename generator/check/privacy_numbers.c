/* privacy_numbers.c - P1 to P6: numbers and accounts that identify somebody.
 *
 *     11010519491231002X    -> P1: the check character of GB 11643 fits
 *     138 1234 5678         -> P2: a mobile that site.yaml does not list as an office's
 *     卡号 6222…            -> P3: 16 to 19 digits, Luhn (ISO 7812), and a label
 *     京A·12345             -> P4;  微信号：abc_123 -> P5
 *     a credit code whose check character does not fit (GB 32100) -> P6
 *
 * A text is cut into groups of digits; every joined range of them is tried as one
 * number (number_join): as an identity number, a card, a mobile. Form alone is
 * not enough: labels before the number (户号, 订单) exclude it, 身份证 or 卡号 confirm
 * it. A message never repeats the whole number. */
#include "check/privacy_numbers.h"
#include "prose/id_numbers.h"
#include "words/privacy_numbers.h"

#include <string.h>

enum { LABEL_BYTES = 36 }; /* how far before its number a label may be */

/* Up to n bytes before `at`, in whole characters. */
static struct slice text_before(const struct check_text *t, size_t at, size_t n)
{
    size_t start = at > n ? at - n : 0;

    while (start > 0 && start < at &&
           ((unsigned char)t->text.ptr[start] & 0xC0) == 0x80)
        start++;
    return slice_sub(t->text, start, at);
}

/* Labels of numbers that belong to things, not to a person: 订单号. */
static const char *const things[] = {WORDLIST_NOT_IDENTITY, NULL};
/* The same, but only directly before the number: 户号 13812345678. */
static const char *const near_things[] = {WORDLIST_NEAR_NUMBERS, NULL};

/* Is one of the words in the label of a number: its field, its column, or the text
 * before it? */
static bool labelled(const struct check_run *run, const struct check_text *t, size_t at,
                     const char *const *words)
{
    return has_word(text_before(t, at, LABEL_BYTES), words) ||
           has_word(text_heading(run->arena, t), words);
}

/* Is one of the words directly before the number, but for a colon or 为? */
static bool named_directly(const struct check_run *run, const struct check_text *t,
                           size_t at, const char *const *words)
{
    static const char *const links[] = {" ", "：", ":", "为", "是", NULL};
    size_t n;

    while ((n = word_before(t->text, at, links)) > 0)
        at -= n;
    struct slice head = at == 0 ? text_heading(run->arena, t) : SLICE("");
    return word_before(t->text, at, words) > 0 ||
           word_before(head, head.len, words) > 0;
}

/* P1. An error with a correct check character, or with 15 digits and a label 身份证;
 * else a warning. A label of things rules it out. */
static bool check_id(struct check_run *run, const struct check_text *t,
                     const struct number *n)
{
    static const char *const words[] = {"身份证", "证件号", "公民身份", NULL};
    enum id_verdict v = id_number(n->digits, n->n);
    bool confirmed = labelled(run, t, n->start, words);

    if (v == ID_NONE ||
        (v != ID_VALID && !confirmed &&
         (labelled(run, t, n->start, things) ||
          named_directly(run, t, n->start, near_things))) ||
        (v == ID_VALID &&
         labelled(run, t, n->start, (const char *const[]){"信用代码", NULL})))
        return false;
    bool sure = v == ID_VALID || (v == ID_OLD && confirmed);
    check_hit_as(run, "P1", sure ? SEVERITY_ERROR : SEVERITY_WARNING,
                 text_span(t, n->start, n->end),
                 sure ? "这是身份证号（%.2s……%.1s，%zu 位）"
                      : "像是身份证号（%.2s……%.1s，%zu 位），校验位不对或没有",
                 sure ? "an identity number (%.2s...%.1s, %zu digits)"
                      : "this looks like an identity number (%.2s...%.1s, %zu digits)",
                 n->digits, n->digits + n->n - 1, n->n);
    return true;
}

/* Labels that rule out a private bank card: an office's own account may be published,
 * and not every card is a bank's. */
static const char *const no_banks[] = {WORDLIST_NOT_BANK, NULL};

static bool check_card(struct check_run *run, const struct check_text *t,
                       const struct number *n)
{
    static const char *const words[] = {WORDLIST_CARDS, NULL};

    if (n->n < 16 || n->n > 19 || !luhn_valid(n->digits, n->n) ||
        !labelled(run, t, n->start, words) || labelled(run, t, n->start, no_banks))
        return false;
    check_hit(
        run, "P3", text_span(t, n->start, n->end), "这是银行卡号（尾号 %s，%zu 位）",
        "a bank card number (ending in %s, %zu digits)", n->digits + n->n - 4, n->n);
    return true;
}

/* Is this a mobile number, with groups as people write them: 11 digits at once, or
 * 3+4+4 (138 1234 5678), 3+8, 7+4, and the same after 86? *digits: the 11 digits. */
static bool is_mobile(const struct number *n, const char **digits)
{
    size_t skip = n->n == 13 && strncmp(n->digits, "86", 2) == 0 ? 2 : 0;
    const size_t *g = n->groups;
    size_t groups = n->ngroups;
    const char *d = n->digits + skip;

    if (n->n - skip != 11 || d[0] != '1' || d[1] < '3' || d[1] > '9' ||
        strchr(n->digits, 'X'))
        return false;
    if (skip && g[0] == 2) {
        g++;
        groups--;
    }
    *digits = d;
    return groups == 1 || (groups == 3 && (g[0] == 3 || g[0] == 5) && g[1] == 4) ||
           (groups == 2 && (g[0] == 3 || g[0] == 7 || g[0] == 5));
}

/* digits_equal("0000-0000001", "00000000001"): whatever else is between the digits. */
static bool digits_equal(struct slice s, const char *digits)
{
    size_t n = strlen(digits), k = 0;

    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9' && (k >= n || s.ptr[i] != digits[k++]))
            return false;
    return k == n;
}

/* Numbers listed in site.yaml are offices' numbers. */
static bool is_declared(const struct site *site, const char *digits)
{
    const struct value *phones = value_find(site->root, "电话");

    if (digits_equal(value_str(site->root, "报修电话"), digits))
        return true;
    for (size_t i = 0; phones && i < phones->n; i++)
        if (digits_equal(value_str(phones->items[i], "号码"), digits))
            return true;
    return false;
}

/* A meter reading: 13812345678 度. */
static bool is_measured(const struct check_text *t, const struct number *n)
{
    static const char *const units[] = {WORDLIST_NUMBER_UNITS, NULL};
    size_t at = n->end;

    while (at < t->text.len && t->text.ptr[at] == ' ')
        at++;
    return word_at(t->text, at, units) > 0;
}

static bool check_mobile(struct check_run *run, const struct check_text *t,
                         const struct number *n)
{
    const char *digits;

    if (!is_mobile(n, &digits) || labelled(run, t, n->start, things) ||
        named_directly(run, t, n->start, near_things) || is_measured(t, n) ||
        is_declared(run->site, digits))
        return false;
    check_hit(run, "P2", text_span(t, n->start, n->end),
              "“%.3s****%s”像是私人手机号，不能公开",
              "'%.3s****%s' looks like a private number", digits, digits + 7);
    diag_hint(run->diag, "换成办公座机；值班手机先登记到 content/site.yaml 的“电话”里",
              "give an office number, or list it in content/site.yaml");
    return true;
}

void check_numbers(struct check_run *run, const struct check_text *t)
{
    struct number n;

    if (!text_holds(t, HOLDS_NUMBER) ||
        (t->field && t->field->privacy >= PRIVACY_SECRET))
        return;
    struct number_scan s = numbers_find(run->arena, t->text);
    for (size_t i = 0; i < s.ngroups; i++) {
        size_t hit = 0;
        for (size_t k = i; k < s.ngroups && (k == i || s.groups[k].joined) && !hit; k++)
            if (number_join(&s, i, k, &n) && n.n >= 11 &&
                (check_id(run, t, &n) || check_card(run, t, &n) ||
                 check_mobile(run, t, &n)))
                hit = k - i + 1;
        i += hit ? hit - 1 : 0;
    }
}

/* ---- plates ---- */

static bool is_plate_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O');
}

/* The bytes of a plate after the province: A·12345, six characters for an electric car;
 * 0: not a plate. A plate has at least three digits. */
static size_t plate_tail(struct slice s)
{
    size_t at = 1, n = 0, digits = 0;

    if (s.len < 6 || s.ptr[0] < 'A' || s.ptr[0] > 'Z')
        return 0;
    if (slice_starts(slice_from(s, at), SLICE("·")))
        at += 2;
    else if (s.ptr[at] == ' ' || s.ptr[at] == '-')
        at++;
    for (; at < s.len && is_plate_letter(s.ptr[at]); at++, n++)
        digits += s.ptr[at] <= '9';
    bool ends = at == s.len || !((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') ||
                                 s.ptr[at] == '-' || s.ptr[at] == '*');
    return ends && (n == 5 || n == 6) && digits >= 3 ? at : 0;
}

/* Words whose last character is also a province's. */
static const char *const no_plates[] = {WORDLIST_NOT_PLATES, NULL};

static void check_plates(struct check_run *run, const struct check_text *t)
{
    static const char provinces[] = WORDLIST_PROVINCES;

    for (size_t at = 0; at + 3 < t->text.len; at++) {
        char c = t->text.ptr[at + 3];
        if (((unsigned char)t->text.ptr[at] & 0xF0) != 0xE0 || c < 'A' || c > 'Z' ||
            slice_find(slice_of(provinces), slice_sub(t->text, at, at + 3)) == SIZE_MAX)
            continue;
        size_t tail = plate_tail(slice_from(t->text, at + 3));
        if (tail && !word_before(t->text, at + 3, no_plates) &&
            !labelled(run, t, at, things))
            check_hit(run, "P4", text_span(t, at, at + 3 + tail),
                      "车牌号“%.*s·……”能认出车主",
                      "the plate '%.*s...' identifies the owner", 4, t->text.ptr + at);
    }
}

/* ---- accounts ---- */

static bool is_word_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '_' || c == '-' || c == '.';
}

/* The text of the clause before byte `at`. */
static struct slice clause_before(const struct check_text *t, size_t at)
{
    static const char *const marks[] = {"，", "。", "；", "、", "\n", NULL};
    struct slice before = text_before(t, at, LABEL_BYTES);
    size_t start = before.len;

    while (start > 0 && !word_before(before, start, marks))
        utf8_prev(before, &start);
    return slice_from(before, start);
}

/* Does the clause, or the field's name, say that the account is an office's? */
static bool is_office(const struct check_text *t, size_t start)
{
    static const char *const offices[] = {WORDLIST_OFFICES, NULL};

    return has_word(clause_before(t, start), offices) ||
           (t->field && has_word(t->field->name, offices));
}

static void hit_account(struct check_run *run, const struct check_text *t, size_t start,
                        size_t end, const char *zh, const char *en)
{
    if (is_office(t, start))
        return;
    check_hit(run, "P5", text_span(t, start, end), "这像是个人的%s%.0s",
              "this looks like somebody's %.0s%s", zh, en);
}

/* Only mail of providers for private persons (qq.com, 163.com): an office's own domain
 * is its own. */
static void check_mail(struct check_run *run, const struct check_text *t, size_t at)
{
    static const char *const houses[] = {WORDLIST_PRIVATE_MAIL, NULL};
    size_t start = at, end = at + 1;

    while (start > 0 && is_word_char(t->text.ptr[start - 1]))
        start--;
    while (end < t->text.len && is_word_char(t->text.ptr[end]))
        end++;
    for (size_t i = 0; houses[i] && start < at; i++)
        if (slice_starts(slice_sub(t->text, at + 1, end), slice_of(houses[i])))
            hit_account(run, t, start, end, "邮箱", "mail address");
}

/* 微信号：abc_123, QQ：12345678. `end` is the end of the label; marks may follow, then
 * the account, of at least `least` characters; digits: of digits alone. */
static void check_label(struct check_run *run, const struct check_text *t, size_t end,
                        size_t least, bool digits, const char *zh, const char *en)
{
    static const char *const marks[] = {"：", ":", " ", "是", "为", "号", NULL};
    size_t at = end;

    for (int i = 0; marks[i]; i++)
        if (slice_starts(slice_from(t->text, at), slice_of(marks[i]))) {
            at += strlen(marks[i]);
            i = -1;
        }
    size_t stop = at;
    while (stop < t->text.len && is_word_char(t->text.ptr[stop]) &&
           (!digits || (t->text.ptr[stop] >= '0' && t->text.ptr[stop] <= '9')))
        stop++;
    if (stop - at >= least && stop - at <= 20)
        hit_account(run, t, at, stop, zh, en);
}

const char *const credit_words[] = {"信用代码", NULL};

static void check_credit_code(struct check_run *run, const struct check_text *t)
{
    bool named = t->field && has_word(t->field->name, credit_words);

    if (!named && !text_holds(t, WORDS_CREDIT))
        return;
    for (size_t at = 0; at < t->text.len; at++) {
        size_t end = at;
        while (end < t->text.len && is_word_char(t->text.ptr[end]))
            end++;
        if (credit_code(slice_sub(t->text, at, end)) == 0 &&
            (named || has_word(clause_before(t, at), credit_words)))
            check_hit(run, "P6", text_span(t, at, end),
                      "统一社会信用代码的最后一位算不对",
                      "the credit code's last character does not fit");
        at = end;
    }
}

const char *const account_words[] = {"@", "QQ", "微信号", "wxid_", NULL};

void check_accounts(struct check_run *run, const struct check_text *t)
{
    size_t at;

    if (t->field && t->field->privacy >= PRIVACY_SECRET)
        return;
    if (text_holds(t, HOLDS_CAPITAL))
        check_plates(run, t);
    check_credit_code(run, t);
    if (!text_holds(t, WORDS_ACCOUNT))
        return;
    for (at = 0; at < t->text.len; at++)
        if (t->text.ptr[at] == '@')
            check_mail(run, t, at);
    for (at = 0; at + 2 < t->text.len; at++)
        if (word_match(slice_from(t->text, at), 0, "QQ"))
            check_label(run, t, at + 2, 5, true, " QQ 号", "QQ number");
    at = slice_find(t->text, SLICE("微信号"));
    if (at != SIZE_MAX)
        check_label(run, t, at + strlen("微信号"), 6, false, "微信号",
                    "WeChat account");
    at = slice_find(t->text, SLICE("wxid_"));
    if (at != SIZE_MAX && slice_find(t->text, SLICE("微信号")) == SIZE_MAX)
        check_label(run, t, at, 6, false, "微信号", "WeChat account");
}
