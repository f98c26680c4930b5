#include "prose/amounts.h"
#include "base/lexicon.h"
#include "prose/word_match.h"
#include "words/amounts.h"

#include <string.h>

/* ---- blanks ---- */

size_t skip_blank(struct slice s, size_t at)
{
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    return at;
}

size_t skip_blank_back(struct slice s, size_t at)
{
    while (at > 0 && s.ptr[at - 1] == ' ')
        at--;
    return at;
}

/* ---- digits ---- */

/* The digit at byte `at`, half or full width; its bytes. -1: none. */
static int digit_at(struct slice s, size_t at, size_t *bytes)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    *bytes = 1;
    if (at >= s.len)
        return -1;
    if (p[0] >= '0' && p[0] <= '9')
        return p[0] - '0';
    *bytes = 3;
    if (at + 2 < s.len && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99)
        return p[2] - 0x90;
    return -1;
}

static size_t digits_from(struct slice s, size_t at, size_t *count)
{
    size_t bytes;

    for (*count = 0; digit_at(s, at, &bytes) >= 0; ++*count)
        at += bytes;
    return at;
}

/* 12,300.50 from `at`: half-width digits into out; where it ends. */
static size_t number_from(struct slice s, size_t at, char *out, size_t size, size_t *n)
{
    bool point = false;
    size_t bytes, next, group = 0; /* digits since the last comma */
    int digit;

    for (*n = 0; *n + 1 < size;) {
        if ((digit = digit_at(s, at, &bytes)) >= 0) {
            out[(*n)++] = (char)('0' + digit);
            at += bytes;
            group++;
            continue;
        }
        char c = at < s.len ? s.ptr[at] : '\0';
        if (c != ',' && c != '.')
            break;
        digits_from(s, at + 1, &next);
        if (point || next == 0 || (c == ',' && (next != 3 || group > 3)))
            break;
        point = c == '.';
        if (point)
            out[(*n)++] = '.';
        group = 0;
        at++;
    }
    return at;
}

/* ---- what stands around ---- */

/* Behind the digits: 3 号楼, 11月, 9 点. */
static const char *const label_after[] = {WORDLIST_LABEL_AFTER, "#", NULL};
static const char *const label_before[] = {"第", "№", "编号", "号", "#", NULL};
static const char *const rough_before[] = {WORDLIST_ROUGH_BEFORE, NULL};
static const char *const rough_after[] = {WORDLIST_ROUGH_AFTER, NULL};
static const char *const ranges[] = {"—", "–", "～", "~", "-", "至", "到", NULL};

static bool is_wall(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("-/:._@", c);
}

static void scale(struct amount *x, int64_t by)
{
    if (!decimal_mul(x->value, decimal_of(by), &x->value) ||
        !decimal_mul(x->step, decimal_of(by), &x->step))
        x->label = true;
}

/* What is counted, at `at`: the longest of its names. */
static void read_counted(struct slice s, size_t at, struct amount *x)
{
    size_t longest = 0, n;

    for (const char *const *unit = lexicon_words(LEXICON_UNITS); at < s.len && *unit;
         unit += 2)
        if (unit[1][0] && (n = word_match(s, at, unit[0])) > longest) {
            x->unit = slice_of(unit[1]);
            x->end = at + n;
            longest = n;
        }
}

/* 万 and the unit behind the digits. */
static void read_unit(struct slice s, struct amount *x)
{
    size_t at = skip_blank(s, x->end);

    if (slice_starts(slice_from(s, at), SLICE("万"))) {
        scale(x, 10000);
        x->end = at + strlen("万");
    } else if (slice_starts(slice_from(s, at), SLICE("亿"))) {
        scale(x, 100000000);
        x->end = at + strlen("亿");
    }
    x->rough |= word_at(s, x->end, rough_after) > 0;
    at = skip_blank(s, x->end);
    if (x->rough)
        return;
    if (at < s.len && s.ptr[at] == '%') {
        x->unit = SLICE("%");
        x->end = at + 1;
    } else if (slice_starts(slice_from(s, at), SLICE("％"))) {
        x->unit = SLICE("%");
        x->end = at + strlen("％");
    }
    if (x->unit.len == 0)
        read_counted(s, at, x);
}

static void judge(struct slice s, struct amount *x)
{
    size_t before = skip_blank_back(s, x->start), after = skip_blank(s, x->end), bytes;

    x->label = x->label || (x->start > 0 && is_wall(s.ptr[x->start - 1])) ||
               (x->end < s.len && is_wall(s.ptr[x->end]) &&
                !(s.ptr[x->end] == '.' && x->end + 1 == s.len)) ||
               word_at(s, after, label_after) || word_before(s, before, label_before);
    if (x->label)
        return;
    x->rough = word_before(s, before, rough_before) > 0;
    read_unit(s, x);
    x->rough |= word_at(s, skip_blank(s, x->end), rough_after) > 0;
    size_t range = word_at(s, x->end, ranges), back = word_before(s, x->start, ranges);
    if (range && digit_at(s, skip_blank(s, x->end + range), &bytes) >= 0)
        x->rough = true;
    if (back && x->start > back && (unsigned char)s.ptr[x->start - back - 1] < 0x80)
        x->rough = true; /* 3—5 户, and a minus */
}

static bool read_amount(struct slice s, size_t *at, struct amount *x)
{
    char digits[24];
    size_t n;

    *x = (struct amount){.start = *at};
    x->end = x->digits_end = number_from(s, *at, digits, sizeof digits, &n);
    *at = x->end;
    if (n >= 18 || !decimal_parse((struct slice){digits, n}, &x->value)) {
        while (digit_at(s, *at, &n) >= 0)
            *at += n;
        return false;
    }
    x->step = (struct decimal){1, x->value.places};
    judge(s, x);
    *at = x->end;
    return true;
}

struct amounts amounts_of(struct arena *a, struct slice text)
{
    struct amount *list = NULL, x;
    size_t n = 0, cap = 0, bytes;

    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        if ((c < '0' || c > '9') && (c != 0xEF || digit_at(text, at, &bytes) < 0)) {
            at++;
            continue;
        }
        if (!read_amount(text, &at, &x))
            continue;
        arena_push(a, list, n, cap);
        list[n++] = x;
    }
    return (struct amounts){list, n};
}

/* ---- comparing ---- */

bool amount_is(const struct amount *said, struct decimal value)
{
    struct decimal d;

    if (!decimal_sub(value, said->value, &d))
        return true;
    if (d.n < 0)
        d.n = -d.n;
    return d.n == 0 || decimal_cmp(d, said->step) < 0;
}

bool amount_is_share(const struct amount *percent, struct decimal part,
                     struct decimal whole)
{
    struct decimal share, d;

    if (!decimal_mul(part, decimal_of(100), &part) ||
        !decimal_div(part, whole, 6, &share))
        return true;
    if (!decimal_sub(share, percent->value, &d))
        return true;
    if (d.n < 0)
        d.n = -d.n;
    return decimal_cmp(d, percent->step) < 0;
}

bool amount_same_unit(const struct amount *a, const struct amount *b)
{
    return slice_eq(a->unit, b->unit);
}

/* ---- small counts ---- */

static int han_digit(struct slice s, size_t at)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", NULL};

    if (slice_starts(slice_from(s, at), SLICE("两")))
        return 2;
    for (int i = 0; digits[i]; i++)
        if (slice_starts(slice_from(s, at), slice_of(digits[i])))
            return i + 1;
    return 0;
}

int count_at(struct slice s, size_t at, size_t *end)
{
    size_t count, bytes, stop = digits_from(s, at, &count);
    int n = 0;

    *end = stop;
    if (count > 2)
        return 0;
    for (; at < stop; at += bytes)
        n = n * 10 + digit_at(s, at, &bytes);
    if (count)
        return n;
    int tens = han_digit(s, at);
    at += tens ? 3 : 0;
    bool ten = slice_starts(slice_from(s, at), SLICE("十"));
    *end = at + (ten ? 3 : 0);
    if (!ten)
        return tens;
    int ones = han_digit(s, *end);
    *end += ones ? 3 : 0;
    return (tens ? tens : 1) * 10 + ones;
}
