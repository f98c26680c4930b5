/* privacy_accounts.c - P4 to P6: plates, accounts, credit codes.
 *
 *     京A·12345, 晋ａ 00k21   -> P4, not 换新B50300款
 *     ab@vip.qq.com           -> P5, of a house where private persons have their mail
 *     微信号：abc_123, 加V：… -> P5
 *     a credit code whose check character does not fit (GB 32100) -> P6
 *
 * All but credit codes are searched for in the folded text (prose/folded.h). */
#include "check/privacy_context.h"
#include "check/privacy_numbers.h"
#include "prose/id_numbers.h"
#include "words/privacy_numbers.h"

#include <string.h>

/* ---- plates ---- */

static const char provinces[] = WORDLIST_PROVINCES;

static bool is_province(struct slice c)
{
    return c.len == 3 && slice_find(slice_of(provinces), c) != SIZE_MAX;
}

static bool is_sign(char c)
{
    return c == ' ' || c == '-' || c == '.';
}

/* The characters of a plate after its first letter; i and o are never used. */
struct plate {
    char chars[8];
    size_t n, end;
    bool parted; /* by a blank, dash or dot in the middle */
};

static struct plate read_plate(struct slice s, size_t at)
{
    struct plate p = {.end = at};

    for (; at < s.len && p.n < 7; at++) {
        char c = s.ptr[at];
        if (is_sign(c) && p.n > 0 && is_word_char(byte_at(s, at + 1)) &&
            !is_sign(byte_at(s, at + 1))) {
            p.parted = true;
            continue;
        }
        if (!char_is_digit(c) && (!is_small_letter(c) || c == 'i' || c == 'o'))
            break;
        p.chars[p.n++] = c;
        p.end = at + 1;
    }
    return p;
}

/* Five characters with three digits or more; six for a car without fuel, whose first or
 * last is a letter; four and 学, 挂, 警. */
static bool is_plate(struct slice s, struct plate *p)
{
    static const char *const special[] = {WORDLIST_PLATE_ENDS, NULL};
    size_t digits = 0;
    char next = byte_at(s, p->end);

    for (size_t i = 0; i < p->n; i++)
        digits += char_is_digit(p->chars[i]);
    if (is_small_letter(next) || char_is_digit(next) || next == '*' || next == '_' ||
        (is_sign(next) && char_is_digit(byte_at(s, p->end + 1))))
        return false;
    if (p->n == 4 && digits >= 3) {
        size_t n = word_at(s, p->end, special);
        p->end += n;
        return n > 0;
    }
    bool no_fuel = p->n == 6 && digits >= 4 &&
                   (is_small_letter(p->chars[0]) || is_small_letter(p->chars[5]));
    return (p->n == 5 && digits >= 3) || no_fuel;
}

/* Is the character at `at` part of a word, or is this the name of a model, so that no
 * plate begins here? Before it may be anything but a Han character; or one that ends
 * no word with it (请沪C…); or any if cars are spoken of. */
static bool is_no_car(const struct reading *r, size_t at, size_t end, bool parted)
{
    static const char *const words[] = {WORDLIST_NOT_PLATES, NULL};
    static const char *const blanks[] = {" ", NULL};
    static const char *const models[] = {WORDLIST_MODELS, NULL};
    static const char *const cars[] = {WORDLIST_CARS, NULL};
    static const char *const openers[] = {WORDLIST_PLATE_OPENERS, NULL};
    static const char *const things[] = {WORDLIST_NOT_IDENTITY, NULL};
    static const char doubtful[] = WORDLIST_DOUBTFUL_PROVINCES;
    size_t start = r->folded.starts[at], stop = r->folded.ends[end - 1];
    size_t before = at;
    uint32_t cp = at ? utf8_prev(r->s, &before) : 0;

    if ((cp < 0x80 && is_word_char((char)cp)) || word_before(r->s, at + 3, words) ||
        word_at(r->s, skip_words(r->s, end, blanks), models) ||
        is_labelled(r->run, r->t, start, things))
        return true;
    bool sure = slice_find(slice_of(doubtful), slice_sub(r->s, at, at + 3)) == SIZE_MAX;
    bool bare =
        parted ? at == 0 && end == r->s.len
               : sure || cp < 0x4E00 || cp > 0x9FFF || word_before(r->s, at, openers);
    if (has_word(clause_after(r->t, stop), things))
        bare = false;
    return !bare && !has_word(sentence_before(r->t, start), cars) &&
           !has_word(sentence_after(r->t, stop), cars) &&
           !has_word(text_heading(r->run->arena, r->t), cars);
}

static void check_plates(const struct reading *r)
{
    for (size_t at = 0; at + 8 < r->s.len; at++) {
        if (((unsigned char)r->s.ptr[at] & 0xF0) != 0xE0)
            continue;
        size_t letter = at + 3;
        if (is_sign(r->s.ptr[letter]))
            letter++;
        if (!is_small_letter(byte_at(r->s, letter)) ||
            !is_province(slice_sub(r->s, at, at + 3)))
            continue;
        size_t body = letter + 1;
        while (is_sign(byte_at(r->s, body)))
            body++;
        struct plate p = read_plate(r->s, body);
        if (is_plate(r->s, &p) && !is_no_car(r, at, p.end, p.parted)) {
            hit_folded(r, "P4", SEVERITY_ERROR, at, p.end, "车牌号能认出车主",
                       "a plate number identifies the owner");
            at = p.end - 1;
        }
    }
}

/* Is there a letter behind the character of a province? */
static bool may_hold_plate(struct slice s)
{
    for (size_t at = 0; at < s.len; at++) {
        unsigned char c = (unsigned char)s.ptr[at];
        bool wide = c == 0xEF && at + 2 < s.len;
        if (!(wide || is_small_letter((char)(c | 0x20))) || at < 3 ||
            is_word_char((char)(s.ptr[at - 1] | 0x20)))
            continue;
        size_t before = at;
        uint32_t cp;
        do
            cp = utf8_prev(s, &before);
        while (before > 0 && (is_unseen(cp) || joint_sign(cp)));
        if (is_province(slice_sub(s, before, before + 3)))
            return true;
    }
    return false;
}

/* ---- accounts ---- */

static void hit_account(const struct reading *r, size_t start, size_t end,
                        const char *zh, const char *en)
{
    if (!is_office(r->run, r->t, r->folded.starts[start]))
        hit_folded(r, "P5", SEVERITY_WARNING, start, end, zh, en);
}

static void hit_label(const struct reading *r, size_t start, size_t end, bool qq)
{
    hit_account(r, start, end, qq ? "这像是个人的 QQ 号" : "这像是个人的微信号",
                qq ? "this looks like somebody's QQ number"
                   : "this looks like somebody's WeChat account");
}

/* qq.com and everything below it. */
static bool is_house(struct slice domain)
{
    static const char *const houses[] = {WORDLIST_PRIVATE_MAIL, NULL};

    for (size_t i = 0; houses[i]; i++) {
        struct slice house = slice_of(houses[i]);
        if (slice_ends(domain, house) &&
            (domain.len == house.len || domain.ptr[domain.len - house.len - 1] == '.'))
            return true;
    }
    return false;
}

/* Is the address, or its domain, an office's: in site.yaml, or of the website? */
static bool is_sites_own(const struct site *site, struct slice mail,
                         struct slice domain)
{
    return (site->src && slice_find(site->src->text, mail) != SIZE_MAX) ||
           slice_ends(site->address, domain);
}

static bool is_personal(const struct reading *r, size_t start)
{
    static const char *const own[] = {WORDLIST_OWN, NULL};
    struct slice before = sentence_before(r->t, r->folded.starts[start]);

    return has_word(before, own) || holds_person(before);
}

/* The sign @ at `at`, of n bytes: mail of a house for private persons (qq.com,
 * 163.com), or of a person by the words before it. */
static void check_mail(const struct reading *r, size_t at, size_t n)
{
    size_t start = at, end = at + n;

    start -= start > 0 && r->s.ptr[start - 1] == ' ';
    end += byte_at(r->s, end) == ' ';
    size_t dot = end, stop = start;
    while (start > 0 &&
           (is_word_char(r->s.ptr[start - 1]) || r->s.ptr[start - 1] == '+'))
        start--;
    while (is_word_char(byte_at(r->s, end)))
        end++;
    while (end > dot && is_sign(r->s.ptr[end - 1]))
        end--;
    struct slice domain = slice_sub(r->s, dot, end);
    if (start == stop || slice_find(domain, SLICE(".")) == SIZE_MAX ||
        is_sites_own(r->run->site, slice_sub(r->s, start, end), domain))
        return;
    if (is_house(domain) || is_personal(r, start))
        hit_account(r, start, end, "这像是个人的邮箱",
                    "this looks like a private mail address");
}

static void check_mails(const struct reading *r)
{
    static const char *const signs[] = {"@", "(at)", "[at]", "#", NULL};

    for (size_t at = 0; at < r->s.len; at++) {
        size_t n = word_at(r->s, at, signs);
        if (n && (r->s.ptr[at] != '#' ||
                  slice_starts(slice_from(r->s, at), SLICE("#qq.com"))))
            check_mail(r, at, n);
    }
}

/* The end of the account at `at`: letters, digits, _ and -; it is followed by none. */
static size_t account_end(struct slice s, size_t at)
{
    size_t start = at;

    while (at < s.len && is_word_char(s.ptr[at]) && s.ptr[at] != '.')
        at++;
    while (at > start && s.ptr[at - 1] == '-')
        at--;
    return at;
}

/* What may be between a label and its account. */
static const char *const links[] = {WORDLIST_ACCOUNT_LINKS, NULL};

/* Is the account of the form of a QQ number, 5 to 11 digits, and no quantity? */
static bool is_qq(struct slice s, size_t at, size_t end)
{
    static const char *const units[] = {WORDLIST_ACCOUNT_UNITS, NULL};
    static const char *const blanks[] = {" ", NULL};
    size_t n = end - at;

    for (size_t i = at; i < end; i++)
        if (!char_is_digit(s.ptr[i]))
            return false;
    return n >= 5 && n <= 11 && s.ptr[at] != '0' && !(n == 11 && s.ptr[at] == '1') &&
           !word_at(s, skip_words(s, end, blanks), units);
}

/* Is it an account of WeChat: a letter, then 5 to 19 letters, digits, _ or -? Letters
 * alone may be a word, so `certain` must say that an account follows. */
static bool is_wechat(struct slice s, size_t at, size_t end, bool certain)
{
    bool letters = true;

    for (size_t i = at; i < end; i++)
        letters &= is_small_letter(s.ptr[i]);
    return is_small_letter(s.ptr[at]) && end - at >= 6 && end - at <= 20 &&
           (certain || !letters);
}

/* Is the label at `at` part of a longer word of letters: aqq, vxworks? */
static bool is_inside_word(struct slice s, size_t at, size_t end, bool digits)
{
    char before = at ? s.ptr[at - 1] : ' ', last = s.ptr[end - 1];
    char next = byte_at(s, end);

    return (is_small_letter(s.ptr[at]) && is_word_char(before)) ||
           (is_small_letter(last) &&
            (is_small_letter(next) || next == '.' || next == '_' ||
             (!digits && (next == '-' || char_is_digit(next)))));
}

/* Does a Han character of three bytes begin with this one? */
static bool is_han_lead(char c)
{
    return (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9;
}

/* Skips the name of the account's owner: 微信：何姐 hexz_1966. */
static size_t skip_person(struct slice s, size_t at)
{
    enum { LONGEST = 12 };
    size_t end = at;

    while (end < s.len && end - at < LONGEST && is_han_lead(s.ptr[end]))
        end += 3;
    if (end == at || end >= s.len || !holds_person(slice_sub(s, at, end)))
        return at;
    return skip_words(s, end, links);
}

/* The label at `at` of n bytes: of WeChat and its kin, or of QQ (qq). */
static size_t check_label(const struct reading *r, size_t at, size_t n, bool qq)
{
    struct slice s = r->s;
    size_t start = skip_person(s, skip_words(s, at + n, links));
    size_t end = account_end(s, start);
    struct slice between = slice_sub(s, at, start);
    bool certain =
        start > at + n &&
        has_word(between, (const char *const[]){"号", ":", "加", "id", NULL});

    if (is_inside_word(s, at, at + n, qq) || end == start)
        return at + n;
    if (qq && s.ptr[at + n - 1] == ':' && end - start < 6)
        return at + n; /* Q：12345 is a question */
    if (qq ? is_qq(s, start, end) : is_wechat(s, start, end, certain))
        hit_label(r, start, end, qq);
    else if (!qq && certain && is_qq(s, start, end))
        hit_label(r, start, end, false);
    return at + n;
}

/* abc_123（微信）: the label behind the account, from byte `at`, a bracket. */
static void check_label_behind(const struct reading *r, size_t at, bool qq)
{
    size_t end = at, start;

    end -= end > 0 && r->s.ptr[end - 1] == ' ';
    for (start = end; start > 0 && is_word_char(r->s.ptr[start - 1]); start--)
        ;
    if (start < end &&
        (qq ? is_qq(r->s, start, end) : is_wechat(r->s, start, end, false)))
        hit_label(r, start, end, qq);
}

/* Labels in the head of its column, and a cell that is the account alone. */
static const char *const wechat[] = {WORDLIST_WECHAT, NULL};
static const char *const qqs[] = {WORDLIST_QQ, NULL};

static void check_cell(const struct reading *r)
{
    size_t n = r->s.len;

    if (n == 0 || account_end(r->s, 0) != n)
        return;
    if (column_has(r, wechat) && (is_wechat(r->s, 0, n, true) || is_qq(r->s, 0, n)))
        hit_label(r, 0, n, false);
    else if (column_has(r, qqs) && is_qq(r->s, 0, n))
        hit_label(r, 0, n, true);
}

/* Could it be one? */
static bool is_short_cell(struct check_run *run, const struct check_text *t)
{
    enum { LONGEST = 24 };
    static const char *const heads[] = {WORDLIST_ACCOUNT_HEADS, NULL};

    return (t->field || (t->block && t->block->type == NODE_CELL)) &&
           t->text.len <= LONGEST && has_word(text_heading(run->arena, t), heads);
}

static void check_labels(const struct reading *r)
{
    static const char *const groups[] = {"群", "邮箱", NULL};
    static const char *const openers[] = {WORDLIST_ACCOUNT_OPENERS, NULL};
    static const char *const own[] = {"wxid_", NULL};
    struct word_heads heads = {{0}};

    word_heads_add(&heads, wechat);
    word_heads_add(&heads, qqs);
    word_heads_add(&heads, own);
    for (size_t at = 0; at < r->s.len;) {
        bool may = word_may_begin(&heads, r->s, at);
        size_t n = may ? word_at(r->s, at, wechat) : 0;
        size_t q = n || !may ? 0 : word_at(r->s, at, qqs);
        size_t opener = n || q ? word_before(r->s, at, openers) : 0;
        if (opener)
            check_label_behind(r, at - opener, q > 0);
        if (may && word_at(r->s, at, own)) {
            size_t end = account_end(r->s, at);
            hit_label(r, at, end, false);
            at = end;
        } else if (n)
            at = check_label(r, at, n, false);
        else if (q && !word_at(r->s, at + q, groups))
            at = check_label(r, at, q, true);
        else
            utf8_next(r->s, &at);
    }
}

/* ---- credit codes ---- */

const char *const credit_words[] = {"信用代码", NULL};

static bool is_code_char(char c)
{
    return char_is_digit(c) || (c >= 'A' && c <= 'Z') || is_small_letter(c) ||
           c == '-' || c == '_' || c == '.';
}

static void check_credit_code(struct check_run *run, const struct check_text *t)
{
    bool named = t->field && has_word(t->field->name, credit_words);

    if (!named && !text_holds(t, WORDS_CREDIT))
        return;
    for (size_t at = 0; at < t->text.len; at++) {
        size_t end = at;
        while (end < t->text.len && is_code_char(t->text.ptr[end]))
            end++;
        if (credit_code(slice_sub(t->text, at, end)) == 0 &&
            (named || has_word(clause_before(t, at), credit_words)))
            check_hit(run, "P6", text_span(t, at, end),
                      "统一社会信用代码的最后一位算不对",
                      "the credit code's last character does not fit");
        at = end;
    }
}

const char *const account_words[] = {WORDLIST_ACCOUNT_SIGNS, NULL};

void check_accounts(struct check_run *run, const struct check_text *t)
{
    if (t->field && t->field->privacy >= PRIVACY_SECRET)
        return;
    check_credit_code(run, t);
    bool plate = text_holds(t, HOLDS_DIGIT) && may_hold_plate(t->text);
    bool account = text_holds(t, WORDS_ACCOUNT), cell = is_short_cell(run, t);
    if (!plate && !account && !cell)
        return;
    struct reading r = read_folded(run, t);
    if (plate)
        check_plates(&r);
    if (cell)
        check_cell(&r);
    if (account) {
        check_mails(&r);
        check_labels(&r);
    }
}
