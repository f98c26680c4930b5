/* amounts.c - figures in sentences, and whether two of them agree.
 *
 * One pass finds runs of digits. Each is read with its thousands commas and decimal
 * point, then judged by its neighbours, and only then given its unit:
 *
 *     本月支出 1.23 万元    value 12300, step 100, unit 元
 *     3 号楼, 第 5 项, 9:30  label: the figure names something
 *     约 80 人, 3—5 户      rough: no exact value is claimed
 *
 * step is the weight of the last digit written, so 1.23 万 agrees with anything that
 * rounds or truncates to it: 12296 as well as 12399 (amount_is).
 */
#include "prose/amounts.h"
#include "base/lexicon.h"
#include "prose/word_match.h"
#include "words/amounts.h"

#include <string.h>

static int han_digit(struct slice s, size_t at);

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

/* The digit at byte `at`, half or full width (U+FF10 is EF BC 90); -1 if there is none.
 * *bytes: its length. */
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

/* The end of the digits that begin at `at`; *count: how many there are. */
static size_t digits_from(struct slice s, size_t at, size_t *count)
{
    size_t bytes;

    for (*count = 0; digit_at(s, at, &bytes) >= 0; ++*count)
        at += bytes;
    return at;
}

/* 12,300.50 from `at`: writes 12300.50 to out and returns where it ends. A comma counts
 * only before exactly three digits and after at most three: 3,4 are two figures. */
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

/* ---- context ---- */

/* Follow the digits of a label: 3 号楼, 11月, 9 点. */
static const char *const label_after[] = {WORDLIST_LABEL_AFTER, "#", NULL};
static const char *const label_before[] = {"第", "№", "编号", "号", "#", NULL};
static const char *const rough_before[] = {WORDLIST_ROUGH_BEFORE, NULL};
static const char *const rough_after[] = {WORDLIST_ROUGH_AFTER, NULL};
static const char *const money_before[] = {"￥", "¥", NULL};
static const char *const ranges[] = {"—", "–", "～", "~", "-", "至", "到", NULL};

/* Characters that make adjoining digits part of a longer code: A3, 0000-0001, 9:30. */
static bool is_wall(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("-/:._@", c);
}

/* 1.23 and 10000 -> 12300 in steps of 100. On overflow the figure becomes a label,
 * which nothing is compared with. */
static void scale(struct amount *x, int64_t by)
{
    if (!decimal_mul(x->value, decimal_of(by), &x->value) ||
        !decimal_mul(x->step, decimal_of(by), &x->step))
        x->label = true;
}

/* The unit at `at`, the longest that matches: 平方米 rather than 平. Names of one thing
 * share a unit (名 and 位 -> 人); the table holds pairs of name, unit. */
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

/* 万 or 亿 after the digits, and the unit. A rough figure (80 余人) gets none. */
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
    if (x->unit.len == 0 && word_before(s, skip_blank_back(s, x->start), money_before))
        x->unit = SLICE("元");
}

/* Sets label, rough and the unit from what precedes and follows the digits. */
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
        x->rough = true; /* 3—5 户, or a minus sign */
}

/* The figure at *at, which moves past it. False for numbers of 18 digits and more:
 * identity and account numbers, too long for a decimal. */
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

/* The tens, hundreds or thousands at `at`: 百 is 100; 1: none. *bytes: the length. */
static int64_t han_place(struct slice s, size_t at, size_t *bytes)
{
    static const char *const places[] = {WORDLIST_HAN_PLACES, NULL};
    int64_t value = 1;

    *bytes = 0;
    for (int i = 0; places[i]; i++) {
        value *= 10;
        if ((*bytes = word_match(s, at, places[i])) > 0)
            return value;
    }
    return 1;
}

/* 一百二十 from byte `at`, below a million; 0: not a number with places (二〇二六,
 * 三四十).
 */
static int64_t han_number(struct slice s, size_t at, size_t *end)
{
    int64_t sum = 0, last = INT64_MAX, tens = 10000, place = 1;
    size_t bytes;

    for (*end = at; last > 1; last = place) {
        size_t zero = word_at(s, *end, (const char *const[]){"零", "〇", NULL});
        int digit = han_digit(s, *end + zero);
        size_t next = *end + zero + (digit ? 3 : 0);
        place = han_place(s, next, &bytes);
        if ((digit == 0 && (place != 10 || zero)) || place >= last)
            break;
        sum += (digit ? digit : 1) * place;
        *end = next + bytes;
        if (word_match(s, *end, "万") && tens > 1 && sum < 100) {
            sum *= tens;
            *end += strlen("万");
            tens = 1;
            place = INT64_MAX - 1;
        }
    }
    return han_digit(s, *end) || han_place(s, *end, &bytes) > 1 ? 0 : sum;
}

/* A figure in Han characters that counts something: 三百元, 十二户. Words that only
 * look like one are left alone: 一户一表, 第三户. */
static bool read_han(struct slice s, size_t *at, struct amount *x)
{
    static const char *const counted[] = {WORDLIST_HAN_COUNTED, NULL};
    static const char *const before[] = {WORDLIST_HAN_NOT_AFTER, NULL};
    size_t end, start = *at;
    int64_t value = han_number(s, start, &end);

    *at = end > start ? end : start + 3;
    if (value < 2 || !word_at(s, end, counted) || word_before(s, start, before))
        return false;
    *x = (struct amount){.value = decimal_of(value), .step = decimal_of(1)};
    x->start = start;
    x->end = x->digits_end = end;
    x->rough = word_before(s, start, rough_before) > 0;
    read_unit(s, x);
    x->rough |= word_at(s, x->end, rough_after) > 0;
    *at = x->end;
    return true;
}

/* Is byte `at` the first of 一 to 十? Told by the first two bytes: nearly all text
 * fails there. */
static bool begins_han(struct slice s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;

    if (at + 2 >= s.len ||
        (p[0] == 0xE4 ? p[1] < 0xB8 || p[1] > 0xBA
                      : p[1] != 0x85 && p[1] != 0x8D && p[1] != 0x9B))
        return false;
    return word_match(s, at, "十") || han_digit(s, at) > 0;
}

static struct amounts read_all(struct arena *a, struct slice text, bool han)
{
    struct amount *list = NULL, x;
    size_t n = 0, cap = 0, bytes;

    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        bool digit =
            (c >= '0' && c <= '9') || (c == 0xEF && digit_at(text, at, &bytes) >= 0);
        if (!digit && (!han || c < 0xE4 || c > 0xE5 || !begins_han(text, at))) {
            at++;
            continue;
        }
        if (digit ? !read_amount(text, &at, &x) : !read_han(text, &at, &x))
            continue;
        arena_push(a, list, n, cap);
        list[n++] = x;
    }
    return (struct amounts){list, n};
}

struct amounts amounts_of(struct arena *a, struct slice text)
{
    return read_all(a, text, false);
}

struct amounts amounts_with_han(struct arena *a, struct slice text)
{
    return read_all(a, text, true);
}

struct slice amount_unit(struct slice s, size_t at, size_t *end)
{
    struct amount x = {.end = at};

    read_counted(s, at, &x);
    *end = x.end;
    return x.unit;
}

/* ---- comparing ---- */

bool amount_is(const struct amount *figure, struct decimal value)
{
    struct decimal d;

    if (!decimal_sub(value, figure->value, &d))
        return true;
    if (d.n < 0)
        d.n = -d.n;
    return d.n == 0 || decimal_cmp(d, figure->step) < 0;
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

/* 一 to 九, and 两 as 2; 0: another character. */
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
