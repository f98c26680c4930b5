/* id_numbers.c - groups of digits in prose, joined to numbers, and their checksums.
 *
 *     138 1234 5678        three groups; joined 0 to 2: 13812345678
 *     138.1234.5678        the same, by dots
 *     1403<U+200B>03       one group: nobody sees what is inside
 *     一三八〇〇一三…      Han figures, three or more in a row
 *     A123, 12_3           walled: part of a name or a code, no number
 *     11010519491231002X   valid by GB 11643: sum of digits * 2^(17 - i) mod 11
 */
#include "prose/id_numbers.h"

#include <string.h>

/* ---- groups of digits ---- */

/* 〇零○一二三四五六七八九, 幺 for 1 on the telephone, 壹贰叁… as on cheques; -1: none.
 */
static int han_figure(uint32_t cp)
{
    switch (cp) {
    case 0x3007:
    case 0x25CB:
    case 0x96F6:
        return 0;
    case 0x4E00:
    case 0x5E7A:
    case 0x58F9:
        return 1;
    case 0x4E8C:
    case 0x8D30:
        return 2;
    case 0x4E09:
    case 0x53C1:
        return 3;
    case 0x56DB:
    case 0x8086:
        return 4;
    case 0x4E94:
    case 0x4F0D:
        return 5;
    case 0x516D:
    case 0x9646:
        return 6;
    case 0x4E03:
    case 0x67D2:
        return 7;
    case 0x516B:
    case 0x634C:
        return 8;
    case 0x4E5D:
    case 0x7396:
        return 9;
    default:
        return -1;
    }
}

int digit_value(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return (int)(cp - 0xFF10);
    if (cp >= 0x1D7CE && cp <= 0x1D7FF) /* mathematical: bold, monospace */
        return (int)(cp - 0x1D7CE) % 10;
    return cp < 0x25CB || cp > 0x96F6 ? -1 : han_figure(cp);
}

bool is_unseen(uint32_t cp)
{
    return cp == 0xAD || cp == 0x34F || cp == 0x61C || cp == 0x180E ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp == 0x20E3 || /* a key around a digit */
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xE0000 && cp <= 0xE01EF);
}

static bool is_han_figure(uint32_t cp)
{
    return cp >= 0x25CB && cp <= 0x96F6 && han_figure(cp) >= 0;
}

static bool is_x(uint32_t cp)
{
    return cp == 'X' || cp == 'x' || cp == 0xFF38 || cp == 0xFF58;
}

static bool is_latin(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static uint32_t cp_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static uint32_t cp_before(struct slice s, size_t at)
{
    return at > 0 ? utf8_prev(s, &at) : 0;
}

enum joint_sign joint_sign(uint32_t cp)
{
    if (cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000 || cp == 0x202F ||
        cp == 0x205F || (cp >= 0x2000 && cp <= 0x200A))
        return SIGN_BLANK;
    if (cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0xFF0D || cp == 0xFE63)
        return SIGN_HYPHEN;
    if ((cp >= 0x2012 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFE58 || cp == '_' ||
        cp == '/' || cp == 0x2500 || cp == '~' || cp == 0xFF5E || cp == 0x301C)
        return SIGN_DASH;
    if (cp == '.' || cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x2219 ||
        cp == 0x22C5 || cp == 0x30FB || cp == 0xFF0E || cp == 0xFF65)
        return SIGN_DOT;
    return SIGN_NONE;
}

static size_t skip_unseen(struct slice s, size_t at)
{
    for (size_t next = at; at < s.len && is_unseen(utf8_next(s, &next)); at = next)
        ;
    return at;
}

static bool is_bracket(uint32_t cp)
{
    return cp == '(' || cp == ')' || cp == 0xFF08 || cp == 0xFF09;
}

/* The joint at `at`; *at moves past it. A digit must follow for it to count. */
static enum joint read_joint(struct slice s, size_t *at)
{
    enum { MOST = 6 };
    size_t next = *at, n = 0;
    enum joint_sign one = SIGN_NONE;

    for (; next < s.len && n <= MOST; n++) {
        size_t after = next;
        uint32_t cp = utf8_next(s, &after);
        enum joint_sign sign = is_bracket(cp) ? SIGN_DASH : joint_sign(cp);
        if (sign == SIGN_NONE)
            break;
        one = sign;
        next = skip_unseen(s, after);
    }
    *at = next;
    if (n == 0 || n > MOST)
        return JOINT_NONE;
    if (n > 1 || one == SIGN_DASH)
        return JOINT_LOOSE;
    return one == SIGN_DOT ? JOINT_DOT : one == SIGN_BLANK ? JOINT_BLANK : JOINT_HYPHEN;
}

/* Letters that say what a number is, rather than make a code of it: tel139…, 139…vx. */
static bool is_label(struct slice letters)
{
    static const char *const labels[] = {"tel", "phone", "mobile", "mob", "vx", "wx",
                                         "v",   "qq",    "wechat", "id",  NULL};

    for (size_t i = 0; labels[i]; i++) {
        size_t k = 0;
        while (k < letters.len && (letters.ptr[k] | 0x20) == labels[i][k])
            k++;
        if (k == letters.len && !labels[i][k])
            return true;
    }
    return false;
}

/* A full stop or comma is part of the number only between digits or after a letter. */
static bool walls_left(struct slice s, size_t at)
{
    uint32_t cp = cp_before(s, at);
    size_t start = at;

    if (cp == '.' || cp == ',') {
        uint32_t before = cp_before(s, at - 1);
        return digit_value(before) >= 0 || is_latin(before);
    }
    while (start > 0 && is_latin((unsigned char)s.ptr[start - 1]))
        start--;
    if (start < at)
        return !is_label(slice_sub(s, start, at)) ||
               digit_value(cp_before(s, start)) >= 0;
    return cp == '*' || cp == '_';
}

static bool walls_right(struct slice s, size_t at)
{
    uint32_t cp = cp_at(s, at);
    size_t end = at;

    if (cp == '.' || cp == ',')
        return digit_value(cp_at(s, at + 1)) >= 0;
    while (end < s.len && is_latin((unsigned char)s.ptr[end]))
        end++;
    if (end > at)
        return !is_label(slice_sub(s, at, end)) || digit_value(cp_at(s, end)) >= 0;
    return cp == '*' || cp == '_';
}

/* Is there an X at `at` that ends an identity number? */
static bool ends_with_x(struct slice s, size_t at)
{
    size_t next = at;

    if (at >= s.len || !is_x(utf8_next(s, &next)))
        return false;
    next = skip_unseen(s, next);
    return digit_value(cp_at(s, next)) < 0 && !is_latin(cp_at(s, next)) &&
           !walls_right(s, next);
}

static void push_digit(struct digit_group *g, char c)
{
    if (g->n < NUMBER_DIGITS_MAX)
        g->digits[g->n] = c;
    g->n++;
}

/* The group of digits at *at, which moves past it. X is taken as the last digit of an
 * identity number. Digits beyond NUMBER_DIGITS_MAX are counted, not kept. */
static void read_group(struct slice text, size_t *at, struct digit_group *g)
{
    size_t next = *at;
    bool han = false;

    *g = (struct digit_group){.start = *at};
    g->walled_left = walls_left(text, *at);
    while (next < text.len) {
        size_t after = next;
        uint32_t cp = utf8_next(text, &after);
        int digit = digit_value(cp);
        if (digit < 0 && !(g->n > 0 && ends_with_x(text, next)))
            break;
        if (g->n == 0)
            han = is_han_figure(cp);
        else if (is_han_figure(cp) != han)
            break; /* 1330346 5518 一直: the last is no digit */
        push_digit(g, (char)(digit < 0 ? 'X' : '0' + digit));
        *at = after;
        next = skip_unseen(text, after);
    }
    g->end = *at;
    g->walled_right = walls_right(text, *at);
}

/* Does a group of digits begin at `at`? Han figures only as three or more: 一九六一. */
static bool begins_group(struct slice s, size_t at)
{
    uint32_t cp = cp_at(s, at);

    if (digit_value(cp) < 0)
        return false;
    for (int i = 0; i < 3 && is_han_figure(cp); i++) {
        if (i == 2)
            return true;
        utf8_next(s, &at);
        cp = cp_at(s, at);
    }
    return digit_value(cp) >= 0 && !is_han_figure(cp);
}

/* The X of an identity number may stand apart, as a group of its own: 977 X. */
static void read_lone_x(struct number_scan *s, size_t *at)
{
    size_t next = *at;

    if (read_joint(s->text, &next) != JOINT_NONE && ends_with_x(s->text, next)) {
        struct digit_group *g = &s->groups[s->ngroups - 1];
        if (g->n >= 3 && g->n <= 17) {
            push_digit(g, 'X');
            utf8_next(s->text, &next);
            g->end = *at = next;
            g->walled_right = walls_right(s->text, next);
        }
    }
}

struct number_scan numbers_find(struct arena *a, struct slice text)
{
    struct number_scan s = {.text = text};
    size_t cap = 0, end = 0;

    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        bool ascii = c >= '0' && c <= '9';
        if (!ascii && c < 0xE2) {
            at++;
            continue;
        }
        if (!ascii && !begins_group(text, at)) {
            utf8_next(text, &at);
            continue;
        }
        arena_push(a, s.groups, s.ngroups, cap);
        struct digit_group *g = &s.groups[s.ngroups];
        size_t start = at;
        read_group(text, &at, g);
        if (s.ngroups > 0) {
            enum joint joint = read_joint(text, &end);
            g->joint = end == start ? joint : JOINT_NONE;
        }
        s.ngroups++;
        read_lone_x(&s, &at);
        end = skip_unseen(text, at);
    }
    return s;
}

/* The joint of a number that has both. */
static enum joint mixed(enum joint a, enum joint b)
{
    if (a == b)
        return a;
    return a <= JOINT_HYPHEN && b <= JOINT_HYPHEN ? JOINT_HYPHEN : JOINT_LOOSE;
}

bool number_join(const struct number_scan *s, size_t first, size_t last,
                 struct number *out)
{
    const struct digit_group *g = s->groups;

    *out = (struct number){.start = g[first].start, .end = g[last].end};
    if (g[first].walled_left || g[last].walled_right)
        return false;
    for (size_t i = first; i <= last; i++) {
        if ((i > first && !g[i].joint) || out->n + g[i].n > NUMBER_DIGITS_MAX)
            return false;
        if (i > first)
            out->joint = out->joint ? mixed(out->joint, g[i].joint) : g[i].joint;
        memcpy(out->digits + out->n, g[i].digits, g[i].n);
        out->n += g[i].n;
        out->groups[out->ngroups++] = g[i].n;
    }
    out->alone = !g[first].joint && (last + 1 == s->ngroups || !g[last + 1].joint);
    return true;
}

bool number_read(struct slice text, size_t at, size_t n, struct number *out)
{
    *out = (struct number){.start = at};
    while (out->n < n) {
        struct digit_group g;
        enum joint joint = out->n ? read_joint(text, &at) : JOINT_NONE;
        if ((out->n && !joint) || !begins_group(text, at))
            return false;
        read_group(text, &at, &g);
        if (out->n + g.n > n || (out->n == 0 && g.walled_left) ||
            (out->n + g.n == n && g.walled_right))
            return false;
        memcpy(out->digits + out->n, g.digits, g.n);
        out->n += g.n;
        out->groups[out->ngroups++] = g.n;
        out->joint = joint > out->joint ? joint : out->joint;
        out->end = at;
        at = skip_unseen(text, at);
    }
    return true;
}

/* ---- checksums ---- */

static int number_of(const char *s, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++)
        value = value * 10 + (s[i] - '0');
    return value;
}

/* A plausible date of birth; 29 February is accepted in all years. */
static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1];
}

/* The first two digits: a province or region (GB/T 2260), or 91, on permits of foreign
 * residents. */
static bool is_province(const char *d)
{
    static const char known[] =
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 "
        "45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 ";

    for (size_t i = 0; i + 2 < sizeof known; i += 3)
        if (d[0] == known[i] && d[1] == known[i + 1])
            return true;
    return false;
}

/* Digits 0-5 are the place, then the date of birth (8 digits, in old numbers 6), a
 * serial number and, in numbers of 18, the check character (GB 11643, ISO 7064
 * MOD 11-2). */
enum id_verdict id_number(const char *d, size_t n)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    if ((n != 18 && n != 15) || !is_province(d) || memchr(d, 'X', n - 1))
        return ID_NONE;
    if (n == 15)
        return d[14] != 'X' && is_day(1900 + number_of(d + 6, 2), number_of(d + 8, 2),
                                      number_of(d + 10, 2))
                   ? ID_OLD
                   : ID_NONE;
    if (!is_day(number_of(d + 6, 4), number_of(d + 10, 2), number_of(d + 12, 2)))
        return ID_NONE;
    for (int i = 0; i < 17; i++)
        sum += weights[i] * (d[i] - '0');
    return "10X98765432"[sum % 11] == d[17] ? ID_VALID : ID_DOUBTFUL;
}

/* ISO/IEC 7812: from the right, each second digit counts double, less 9 above 9; the
 * sum is a multiple of 10. */
bool luhn_valid(const char *digits, size_t n)
{
    int sum = 0;

    for (size_t i = 0; i < n; i++) {
        int d = digits[n - 1 - i] - '0';
        if (d < 0 || d > 9)
            return false;
        sum += i % 2 ? d * 2 - (d > 4 ? 9 : 0) : d;
    }
    return sum % 10 == 0;
}

/* GB 32100: the characters' values times 3^i mod 31; the last makes the sum a multiple
 * of
 * 31. The alphabet omits I, O, S, V and Z. */
int credit_code(struct slice s)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;

    if (s.len != 18)
        return -1;
    for (size_t i = 0; i < 18; i++) {
        const char *found = s.ptr[i] ? strchr(alphabet, s.ptr[i]) : NULL;
        if (!found)
            return -1;
        if (i == 17)
            return alphabet[(31 - sum % 31) % 31] == s.ptr[i];
        sum += weight * (int)(found - alphabet);
        weight = weight * 3 % 31;
    }
    return -1;
}
