#include "prose/id_numbers.h"

#include <string.h>

/* ---- groups of digits ---- */

static int digit_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return (int)(cp - 0xFF10);
    return -1;
}

static bool is_x(uint32_t cp)
{
    return cp == 'X' || cp == 'x' || cp == 0xFF38 || cp == 0xFF58;
}

static bool is_letter(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') || cp == '*' ||
           cp == '_' || cp == '.' || cp == ',';
}

/* May stand once between two groups of one number. */
static bool is_joint(uint32_t cp)
{
    return cp == ' ' || cp == '-' || cp == 0xA0 || cp == 0x3000 || cp == 0x2009 ||
           cp == 0x2010 || cp == 0x2011 || cp == 0xFF0D;
}

static uint32_t cp_at(struct slice s, size_t at)
{
    return at < s.len ? utf8_next(s, &at) : 0;
}

static uint32_t cp_before(struct slice s, size_t at)
{
    return at > 0 ? utf8_prev(s, &at) : 0;
}

/* A full stop or comma is part of the number only where a digit follows. */
static bool walls_right(struct slice s, size_t at)
{
    uint32_t cp = cp_at(s, at);

    if (cp == '.' || cp == ',')
        return digit_of(cp_at(s, at + 1)) >= 0;
    return is_letter(cp);
}

static void read_group(struct slice text, size_t *at, struct digit_group *g)
{
    *g = (struct digit_group){.start = *at};
    g->walled_left = is_letter(cp_before(text, *at));
    while (*at < text.len) {
        size_t next = *at;
        uint32_t cp = utf8_next(text, &next);
        int digit = digit_of(cp);
        if (digit < 0 && !(is_x(cp) && g->n > 0 && !walls_right(text, next) &&
                           digit_of(cp_at(text, next)) < 0))
            break;
        if (g->n < NUMBER_DIGITS_MAX)
            g->digits[g->n] = (char)(digit < 0 ? 'X' : '0' + digit);
        g->n++;
        *at = next;
    }
    g->end = *at;
    g->walled_right = walls_right(text, *at);
}

static bool joined(struct slice text, size_t end, size_t start)
{
    size_t at = end;

    return start > end && is_joint(utf8_next(text, &at)) && at == start;
}

/* 138.1234.5678 is written by some, and is no other number. */
static void join_dotted(struct number_scan *s)
{
    for (size_t i = 0; i + 2 < s->ngroups; i++) {
        struct digit_group *g = &s->groups[i];
        if (g->n != 3 || g[1].n != 4 || g[2].n != 4 || g->digits[0] != '1' ||
            g[1].start != g->end + 1 || g[2].start != g[1].end + 1 ||
            s->text.ptr[g->end] != '.' || s->text.ptr[g[1].end] != '.' ||
            g->walled_left || g[2].walled_right)
            continue;
        g[1].joined = g[2].joined = true;
    }
}

struct number_scan numbers_find(struct arena *a, struct slice text)
{
    struct number_scan s = {.text = text};
    size_t cap = 0;

    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        bool ascii = c >= '0' && c <= '9';
        if (!ascii && c != 0xEF) { /* full-width digits begin with EF */
            at++;
            continue;
        }
        if (!ascii && digit_of(cp_at(text, at)) < 0) {
            at += 3;
            continue;
        }
        arena_push(a, s.groups, s.ngroups, cap);
        struct digit_group *g = &s.groups[s.ngroups];
        read_group(text, &at, g);
        g->joined =
            s.ngroups > 0 && joined(text, s.groups[s.ngroups - 1].end, g->start);
        s.ngroups++;
    }
    join_dotted(&s);
    return s;
}

bool number_join(const struct number_scan *s, size_t first, size_t last,
                 struct number *out)
{
    *out = (struct number){.start = s->groups[first].start, .end = s->groups[last].end};
    if (s->groups[first].walled_left || s->groups[last].walled_right)
        return false;
    for (size_t i = first; i <= last; i++) {
        const struct digit_group *g = &s->groups[i];
        if ((i > first && !g->joined) || out->n + g->n > NUMBER_DIGITS_MAX)
            return false;
        memcpy(out->digits + out->n, g->digits, g->n);
        out->n += g->n;
        out->groups[out->ngroups++] = g->n;
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

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1];
}

/* The first two digits: a province, a region, or 91 of residents from abroad. */
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
