/* privacy_numbers.c - P1 to P3: identity numbers, telephones, bank cards.
 *
 *     11010519491231002X    -> P1: the check character of GB 11643 fits
 *     138 1234 5678         -> P2: a mobile that site.yaml does not list as an office's
 *     家庭电话0000-7654321  -> P2, a warning: a landline of somebody's home
 *     卡号 6222…            -> P3: 16 to 19 digits, Luhn (ISO 7812)
 *
 * A text is cut into groups of digits; every joined range of them is tried as one
 * number (number_join): as an identity number, a card, a mobile. Form alone is
 * not enough: labels before the number (户号, 订单) exclude it, 身份证 or 卡号 confirm
 * it. A message never repeats the whole number. */
#include "check/privacy_numbers.h"
#include "check/privacy_context.h"
#include "prose/id_numbers.h"
#include "words/privacy_numbers.h"

#include <string.h>

/* Labels of numbers that belong to things, not to a person: 订单号. */
static const char *const things[] = {WORDLIST_NOT_IDENTITY, NULL};
/* The same, but only directly before the number: 户号 13812345678. */
static const char *const near_things[] = {WORDLIST_NEAR_NUMBERS, NULL};
/* Words that say that a number is called: 电话, 找. */
static const char *const contacts[] = {WORDLIST_CONTACTS, NULL};

/* The byte after the last of the words in s; 0: there is none. */
static size_t last_word(struct slice s, const char *const *words)
{
    size_t end = 0;

    for (size_t at = 0; at < s.len; utf8_next(s, &at)) {
        size_t n = word_at(s, at, words);
        end = n ? at + n : end;
    }
    return end;
}

/* Is it a thing's number, by the last label before it, by its column, or by what
 * follows: 13812345678 是运单号? */
static bool is_things(const struct check_run *run, const struct check_text *t,
                      const struct number *n)
{
    static const char *const links[] = {WORDLIST_THING_LINKS, NULL};
    struct slice before = clause_before(t, n->start);
    size_t thing = last_word(before, things);

    if (thing && thing >= last_word(before, contacts))
        return true;
    if (has_word(text_heading(run->arena, t), things) ||
        is_named(run, t, n->start, near_things))
        return true;
    size_t after = skip_words(t->text, n->end, links);
    return word_at(t->text, after, things) || word_at(t->text, after, near_things);
}

/* ---- P1 ---- */

/* An error with a correct check character, or with 15 digits and a label 身份证; else a
 * warning. A label of things rules it out. */
static bool check_id(struct check_run *run, const struct check_text *t,
                     const struct number *n)
{
    static const char *const words[] = {WORDLIST_IDENTITY, NULL};
    static const char *const credit[] = {"信用代码", NULL};
    enum id_verdict v = id_number(n->digits, n->n);

    if (v == ID_NONE)
        return false;
    bool confirmed = is_labelled(run, t, n->start, words);
    bool sure = v == ID_VALID || (v == ID_OLD && confirmed);
    if (v == ID_VALID ? is_labelled(run, t, n->start, credit)
                      : !confirmed && (is_things(run, t, n) ||
                                       (n->joint > JOINT_HYPHEN && v == ID_OLD)))
        return false;
    hit_secret(run, "P1", sure ? SEVERITY_ERROR : SEVERITY_WARNING, t, n->start, n->end,
               sure ? "这是身份证号" : "像是身份证号，校验位不对或没有",
               sure ? "an identity number" : "this looks like an identity number");
    return true;
}

/* ---- P3 ---- */

/* Labels that rule out a private bank card: an office's own account may be published,
 * and not every card is a bank's. */
static const char *const no_banks[] = {WORDLIST_NOT_BANK, NULL};
static const char *const cards[] = {WORDLIST_CARDS, NULL};

enum payee { PAYEE_NONE, PAYEE_PERSON, PAYEE_OFFICE };

/* Whose account the text speaks of, 户名：王秀英, or the clause before the number. */
static enum payee payee_of(const struct check_text *t, size_t number)
{
    static const char *const payees[] = {WORDLIST_PAYEES, NULL};
    static const char *const offices[] = {WORDLIST_ACCOUNT_OFFICES, NULL};
    static const char *const links[] = {"：", ":", " ", "是", "为", "（", "\n", NULL};
    enum payee found = PAYEE_NONE;

    for (size_t at = 0; at < t->text.len; utf8_next(t->text, &at)) {
        size_t n = word_at(t->text, at, payees);
        if (!n)
            continue;
        size_t start = skip_words(t->text, at + n, links);
        struct slice who = clause_after(t, start);
        size_t stop = 0;
        while (stop < who.len && !word_at(who, stop, cards))
            utf8_next(who, &stop);
        who = slice_sub(who, 0, stop);
        if (has_word(who, offices))
            return PAYEE_OFFICE;
        if (is_payee(who))
            found = PAYEE_PERSON;
    }
    return found || !holds_person(clause_before(t, number)) ? found : PAYEE_PERSON;
}

/* How banks' numbers begin: 62 (UnionPay), others with 16 digits, 9558 with 19. */
static bool is_issued(const struct number *n)
{
    const char *d = n->digits;

    return strncmp(d, "62", 2) == 0 || (n->n == 19 && strncmp(d, "9558", 4) == 0) ||
           (n->n == 16 && (d[0] == '4' || (d[0] == '5' && d[1] >= '1' && d[1] <= '5') ||
                           strncmp(d, "35", 2) == 0));
}

/* Without a label only in the groups that are printed on cards: by four, or six first.
 */
static bool has_card_groups(const struct number *n)
{
    for (size_t i = 0; i + 1 < n->ngroups; i++)
        if (n->groups[i] != 4 && n->groups[i] != 6)
            return false;
    return true;
}

static bool check_card(struct check_run *run, const struct check_text *t,
                       const struct number *n)
{
    if (n->n > 19 || strchr(n->digits, 'X'))
        return false;
    bool luhn = n->n >= 16 && luhn_valid(n->digits, n->n);
    bool labelled = is_labelled(run, t, n->start, cards);
    if (!(luhn && (labelled || (is_issued(n) && has_card_groups(n)))) && !labelled)
        return false;
    enum payee payee = payee_of(t, n->start);
    if (payee == PAYEE_OFFICE || is_labelled(run, t, n->start, no_banks) ||
        (!luhn && payee != PAYEE_PERSON) || (!labelled && is_things(run, t, n)))
        return false;
    hit_secret(run, "P3", luhn ? SEVERITY_ERROR : SEVERITY_WARNING, t, n->start, n->end,
               luhn ? "这是银行卡号" : "这是个人的账号",
               luhn ? "a bank card number" : "somebody's account");
    return true;
}

/* ---- P2 ---- */

/* The group lengths in which people write the 11 digits, besides one of 11. */
static const char *const usual[] = {"344", "38", "74", NULL};
static const char *const rarer[] = {
    "335",  "434",   "353", "443", "2333", "3233", "3323",        "3332", "47",
    "3224", "32222", "56",  "65",  "83",   "5222", "11111111111", NULL};

/* Are the group lengths one of the forms? skip: digits of a prefix. */
static bool has_form(const struct number *n, size_t skip, const char *const *forms)
{
    char form[NUMBER_DIGITS_MAX + 1] = "";
    size_t k = 0;

    for (size_t i = 0; i < n->ngroups; i++) {
        size_t len = n->groups[i] > skip ? n->groups[i] - skip : 0;
        skip -= n->groups[i] - len;
        if (len)
            form[k++] = (char)('0' + len);
    }
    for (size_t i = 0; forms[i]; i++)
        if (strcmp(form, forms[i]) == 0)
            return true;
    return k == 1;
}

/* Digits before the number proper: +86, 0086, or the 0 of a long-distance call. */
static size_t prefix_of(const struct number *n)
{
    static const char *const prefixes[] = {"86", "0086", "0", "00", NULL};

    for (size_t i = 0; prefixes[i]; i++)
        if (n->n == 11 + strlen(prefixes[i]) &&
            strncmp(n->digits, prefixes[i], strlen(prefixes[i])) == 0)
            return strlen(prefixes[i]);
    return 0;
}

/* 172.16.254.100: an address in a network. */
static bool is_network(const struct number *n)
{
    return n->joint == JOINT_DOT && n->ngroups == 4;
}

/* Does the text have no other digits than these? */
static bool is_only_number(const struct check_text *t, const struct number *n)
{
    for (size_t at = 0; at < t->text.len;) {
        size_t start = at;
        if (digit_value(utf8_next(t->text, &at)) >= 0 &&
            (start < n->start || start >= n->end))
            return false;
    }
    return true;
}

/* Are there so few groups that a person may have said it so: 13800 001 234? */
static bool is_spoken(const struct number *n)
{
    enum { MOST = 6 };

    size_t single = 0; /* 15 03 51 96 22 8 has one */

    for (size_t i = 0; i < n->ngroups && n->ngroups < n->n; i++)
        single += n->groups[i] < 2;
    if (single > 1)
        return false;
    return n->ngroups <= MOST || n->ngroups == n->n;
}

/* Is the number the end of a code, HT-2026-138-0000-1234? Two mobiles may be joined. */
static bool ends_code(const struct check_text *t, const struct number *n)
{
    size_t at = n->start, digits = 0;
    bool letters = false;

    if (at == 0 || (t->text.ptr[at - 1] != '-' && t->text.ptr[at - 1] != '_'))
        return false;
    for (size_t end = --at; at > 0; at--) {
        char c = t->text.ptr[at - 1];
        letters |= (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        digits += char_is_digit(c);
        if (c != '-' && !letters && !char_is_digit(c))
            break;
        if (end - at > 20)
            break;
    }
    return letters || (digits > 0 && digits < 11);
}

/* 186-0000-1234-ABCD */
static bool begins_code(const struct check_text *t, const struct number *n)
{
    char sign = n->end + 1 < t->text.len ? t->text.ptr[n->end] : ' ';
    char next = sign != ' ' ? (char)(t->text.ptr[n->end + 1] | 0x20) : ' ';

    return (sign == '-' || sign == '_') && next >= 'a' && next <= 'z';
}

/* Is this a mobile number? In unusual groups only where the words before it speak of a
 * person or of calling, or if it is all there is. *digits: the 11 digits. */
static bool is_mobile(struct check_run *run, const struct check_text *t,
                      const struct number *n, const char **digits)
{
    size_t skip = prefix_of(n);
    const char *d = n->digits + skip;

    if (n->n - skip != 11 || d[0] != '1' || d[1] < '3' || d[1] > '9' ||
        strchr(n->digits, 'X') || (!skip && ends_code(t, n)) || begins_code(t, n))
        return false;
    *digits = d;
    if (has_form(n, skip, usual))
        return n->joint != JOINT_DOT || n->ngroups != 2;
    if (!n->alone || is_network(n))
        return false;
    struct slice before = clause_before(t, n->start);
    if (has_word(before, contacts) || holds_person(before) ||
        has_word(text_heading(run->arena, t), contacts))
        return is_spoken(n);
    if (n->ngroups == 3 && n->groups[0] == 3 && n->joint >= JOINT_HYPHEN)
        return is_spoken(n); /* 186-00-001234 */
    return has_form(n, skip, rarer) && is_only_number(t, n);
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

/* A field of an office's own (监督电话, 受理电话) declares its number for the item;
 * whom 咨询电话 rings must be in site.yaml. */
static bool is_items_own(const struct item *item, const char *digits)
{
    static const char *const offices[] = {WORDLIST_OFFICES, NULL};

    for (size_t i = 0; item && i < item->kind->nfields; i++) {
        const struct field *f = &item->kind->fields[i];
        const struct value *v = f->type == FIELD_PHONE && has_word(f->name, offices)
                                    ? value_find_slice(item->root, f->name)
                                    : NULL;
        if (v && digits_equal(v->text, digits))
            return true;
    }
    return false;
}

/* Numbers listed in site.yaml are offices' numbers. */
static bool is_declared(const struct check_run *run, const char *digits)
{
    const struct value *root = run->site->root;
    const struct value *phones = value_find(root, "电话");

    if (digits_equal(value_str(root, "报修电话"), digits))
        return true;
    for (size_t i = 0; phones && i < phones->n; i++)
        if (digits_equal(value_str(phones->items[i], "号码"), digits))
            return true;
    return is_items_own(run->item, digits);
}

/* A meter reading: 13812345678 度. */
static bool is_measured(const struct check_text *t, const struct number *n)
{
    static const char *const units[] = {WORDLIST_NUMBER_UNITS, NULL};
    static const char *const blanks[] = {" ", NULL};

    return word_at(t->text, skip_words(t->text, n->end, blanks), units) > 0;
}

static bool check_mobile(struct check_run *run, const struct check_text *t,
                         const struct number *n)
{
    const char *digits;

    if (!is_mobile(run, t, n, &digits) || is_things(run, t, n) || is_measured(t, n) ||
        is_declared(run, digits))
        return false;
    hit_secret(run, "P2", SEVERITY_ERROR, t, n->start, n->end,
               "像是私人手机号，不能公开", "this looks like a private number");
    diag_hint(run->diag, "换成办公座机；值班手机先登记到 content/site.yaml 的“电话”里",
              "give an office number, or list it in content/site.yaml");
    return true;
}

/* 厂家, 专家: no home. */
static bool is_home(struct slice s, size_t at)
{
    static const char *const homes[] = {WORDLIST_HOMES, NULL};
    static const char *const no_homes[] = {WORDLIST_NO_HOMES, NULL};
    size_t n = word_before(s, at, homes);

    return n > 0 && !word_before(s, at - n + strlen("家"), no_homes);
}

/* A landline of somebody's home: 家庭电话0000-7654321, 老王家：7654321. */
static bool check_landline(struct check_run *run, const struct check_text *t,
                           const struct number *n)
{
    static const char *const labels[] = {WORDLIST_HOME_PHONES, NULL};
    static const char *const links[] = {"：", ":", " ", "是", "为", "（", "(", NULL};
    static const char *const phones[] = {WORDLIST_HOME_SETS, NULL};
    static const char *const relations[] = {WORDLIST_RELATIONS, NULL};
    size_t at = n->start, k;

    if (n->n < 7 || n->n > 12 || n->ngroups > 4 || strchr(n->digits, 'X'))
        return false;
    while ((k = word_before(t->text, at, links)) > 0)
        at -= k;
    bool home = word_before(t->text, at, labels) ||
                has_word(text_heading(run->arena, t), labels);
    k = word_before(t->text, at, phones);
    home |= is_home(t->text, at - k) || word_before(t->text, at - k, relations);
    if (!home || is_declared(run, n->digits) || is_measured(t, n))
        return false;
    hit_secret(run, "P2", SEVERITY_WARNING, t, n->start, n->end,
               "这是住户家里的电话，不能公开", "the telephone of somebody's home");
    diag_hint(run->diag, "删掉，换成办公座机", "remove it, or give an office number");
    return true;
}

/* ---- all of them ---- */

/* What the groups i to k are; the number of groups, 0: nothing. */
static size_t check_range(struct check_run *run, const struct check_text *t,
                          const struct number_scan *s, size_t i)
{
    struct number n;

    for (size_t k = i; k < s->ngroups && k < i + NUMBER_DIGITS_MAX; k++) {
        if (k > i && !s->groups[k].joint)
            break;
        if (!number_join(s, i, k, &n))
            continue;
        if (n.n >= 11 && (check_id(run, t, &n) || check_card(run, t, &n) ||
                          check_mobile(run, t, &n)))
            return k - i + 1;
        if (n.alone && n.n < 13 && check_landline(run, t, &n))
            return k - i + 1;
    }
    return 0;
}

void check_numbers(struct check_run *run, const struct check_text *t)
{
    if ((!text_holds(t, HOLDS_NUMBER) && !text_holds(t, WORDS_NUMBER)) ||
        (t->field && t->field->privacy >= PRIVACY_SECRET))
        return;
    struct number_scan s = numbers_find(run->arena, t->text);
    for (size_t i = 0; i < s.ngroups; i++) {
        size_t n = check_range(run, t, &s, i);
        i += n ? n - 1 : 0;
    }
}

/* Words in texts with fewer than eleven digits that need a look all the same: of Han
 * figures, of homes. */
const char *const number_words[] = {WORDLIST_SPOKEN_NUMBERS, WORDLIST_HOME_PHONES,
                                    "家电话", "家座机", NULL};
