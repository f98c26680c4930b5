/* decimal.c - decimal arithmetic on 64-bit numbers, computed in 128 bits.
 *
 * Two numbers are scaled to the same places, computed exactly, and narrowed again; a
 * result that does not fit is an error. Only division rounds, and products with more
 * than DECIMAL_PLACES_MAX places.
 *
 *     128,640.50 -> {12864050, 2}      42.5 + 0.25 -> {4275, 2}
 *     2 / 3 to 2 places -> 0.67        -0.5 rounded to 0 places -> -1
 */
#include "data/decimal.h"
#include "base/buf.h"
#include "data/han.h"

#include <inttypes.h>

__extension__ typedef __int128 wide; /* holds the product of two int64_t */

static wide power10(int n)
{
    wide p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* False if n does not fit. INT64_MIN is left out, so that -n always fits. */
static bool narrow(wide n, int places, struct decimal *out)
{
    if (n > INT64_MAX || n < -INT64_MAX)
        return false;
    *out = (struct decimal){(int64_t)n, places};
    return true;
}

/* n / by, rounded half away from zero. */
static wide divide_round(wide n, wide by)
{
    bool minus = (n < 0) != (by < 0);
    wide an = n < 0 ? -n : n, ab = by < 0 ? -by : by;
    wide q = (an * 2 + ab) / (ab * 2);

    return minus ? -q : q;
}

static wide scaled(struct decimal d, int places)
{
    return (wide)d.n * power10(places - d.places);
}

static int more_places(struct decimal a, struct decimal b)
{
    return a.places > b.places ? a.places : b.places;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    int places = more_places(a, b);

    return narrow(scaled(a, places) + scaled(b, places), places, out);
}

bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out)
{
    b.n = -b.n;
    return decimal_add(a, b, out);
}

bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
    int places = a.places + b.places;
    wide n = (wide)a.n * b.n;

    if (places > DECIMAL_PLACES_MAX) {
        n = divide_round(n, power10(places - DECIMAL_PLACES_MAX));
        places = DECIMAL_PLACES_MAX;
    }
    return narrow(n, places, out);
}

bool decimal_div(struct decimal a, struct decimal b, int places, struct decimal *out)
{
    if (b.n == 0)
        return false;
    /* At most 19 digits and 9 + 9 more: fits in 128 bits. */
    return narrow(divide_round((wide)a.n * power10(places + b.places),
                               (wide)b.n * power10(a.places)),
                  places, out);
}

bool decimal_round(struct decimal a, int places, struct decimal *out)
{
    return decimal_div(a, decimal_of(1), places, out);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
    int places = more_places(a, b);
    wide x = scaled(a, places), y = scaled(b, places);

    return (x > y) - (x < y);
}

struct decimal decimal_of(int64_t n)
{
    return (struct decimal){n, 0};
}

struct decimal decimal_trim(struct decimal a)
{
    while (a.places > 0 && a.n % 10 == 0) {
        a.n /= 10;
        a.places--;
    }
    return a;
}

/* Are the commas after 1 to 3 digits and then after groups of three? 128,640 but not
 * 12,86. Without commas: true if there are digits. */
static bool commas_fit(struct slice whole)
{
    size_t run = 0;
    bool seen = false;

    for (size_t i = 0; i < whole.len; i++) {
        if (whole.ptr[i] != ',') {
            run++;
            continue;
        }
        if (run == 0 || run > 3 || (seen && run != 3))
            return false;
        seen = true;
        run = 0;
    }
    return run > 0 && (!seen || run == 3);
}

/* Appends the digits of s to *n, at most 18 in all; commas are skipped. */
static bool add_digits(struct slice s, int64_t *n, int *digits)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ',')
            continue;
        if (c < '0' || c > '9' || ++*digits > 18)
            return false;
        *n = *n * 10 + (c - '0');
    }
    return true;
}

/* A sign, the whole part with or without commas, a fraction; 18 digits in all at most.
 */
bool decimal_parse(struct slice s, struct decimal *out)
{
    struct slice whole = s, fraction = {0};
    bool minus = false;
    int64_t n = 0;
    int digits = 0;

    if (slice_starts(s, SLICE("-")) || slice_starts(s, SLICE("+"))) {
        minus = s.ptr[0] == '-';
        whole = slice_from(s, 1);
    } else if (slice_starts(s, SLICE("−"))) {
        minus = true;
        whole = slice_from(s, sizeof "−" - 1);
    }
    size_t point = slice_find(whole, SLICE("."));
    if (point != SIZE_MAX) {
        fraction = slice_from(whole, point + 1);
        whole = slice_sub(whole, 0, point);
        if (fraction.len == 0 || slice_find(fraction, SLICE(",")) != SIZE_MAX)
            return false;
    }
    if (!commas_fit(whole) || fraction.len > DECIMAL_PLACES_MAX ||
        !add_digits(whole, &n, &digits) || !add_digits(fraction, &n, &digits))
        return false;
    *out = (struct decimal){minus ? -n : n, (int)fraction.len};
    return true;
}

struct slice decimal_text(struct arena *a, struct decimal d, bool commas)
{
    struct buf b = BUF_INIT;
    int64_t power = (int64_t)power10(d.places);
    int64_t n = d.n < 0 ? -d.n : d.n;
    char *digits = arena_printf(a, "%" PRId64, n / power);
    size_t len = slice_of(digits).len;

    if (d.n < 0)
        buf_str(&b, "−");
    for (size_t i = 0; i < len; i++) {
        if (commas && i && (len - i) % 3 == 0)
            buf_char(&b, ',');
        buf_char(&b, digits[i]);
    }
    if (d.places)
        buf_printf(&b, ".%0*" PRId64, d.places, n % power);
    struct slice text = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return text;
}

/* ---- what templates see ---- */

/* Sets two facets: the text before the point, and from it on: "42" and ".5", or "". */
static void set_halves(struct arena *a, struct value *v, const char *whole,
                       const char *fraction)
{
    size_t point = slice_find(v->text, SLICE("."));

    value_set(a, v, whole, value_text(a, slice_sub(v->text, 0, point)));
    value_set(
        a, v, fraction,
        value_text(a, point == SIZE_MAX ? SLICE("") : slice_from(v->text, point)));
}

static struct value *decimal_value(struct arena *a, struct decimal d, bool commas)
{
    struct value *v = value_text(a, decimal_text(a, d, commas));

    v->payload = PAYLOAD_DECIMAL;
    v->data = arena_memdup(a, &d, sizeof d);
    return v;
}

/* Facets 整 and 小数 (the text before and from the point), 千位 (with commas), 汉. */
struct value *number_value(struct arena *a, struct decimal d)
{
    struct value *v = decimal_value(a, d, false);

    set_halves(a, v, "整", "小数");
    value_set(a, v, "千位", value_text(a, decimal_text(a, d, true)));
    value_set(a, v, "汉", value_text(a, han_number(a, d.n, d.places)));
    return v;
}

/* A short form of a sum: 概数 17.31, 概数单位 万元; below 10,000 yuan it is in full.
 * 确数, the exact sum, is set only if 概数 is rounded. */
static void set_short(struct arena *a, struct value *v, struct decimal sum,
                      struct decimal wan)
{
    struct decimal size = {sum.n < 0 ? -sum.n : sum.n, sum.places}, back;
    bool small = decimal_cmp(size, decimal_of(10000)) < 0;

    value_set(a, v, "概数",
              value_text(a, small ? v->text : decimal_text(a, wan, true)));
    value_set(a, v, "概数单位", value_text(a, small ? SLICE("元") : SLICE("万元")));
    if (!small &&
        (!decimal_mul(wan, decimal_of(10000), &back) || decimal_cmp(back, sum) != 0))
        value_set(a, v, "确数", value_text(a, v->text));
}

/* Facets 整 and 分, 万, 概数, 大写, and 负 if it is negative; always two places. */
struct value *money_value(struct arena *a, struct decimal d)
{
    struct decimal two = d, wan;

    decimal_round(d, 2, &two);
    struct value *v = decimal_value(a, two, true);
    set_halves(a, v, "整", "分");
    if (decimal_div(two, decimal_of(10000), 2, &wan)) {
        value_set(a, v, "万", value_text(a, decimal_text(a, wan, true)));
        set_short(a, v, two, wan);
    }
    value_set(a, v, "大写", value_text(a, han_money(a, two.n)));
    if (two.n < 0)
        value_set(a, v, "负", value_bool(a, true));
    return v;
}

bool value_decimal(const struct value *v, struct decimal *out)
{
    if (!v || v->payload != PAYLOAD_DECIMAL)
        return false;
    *out = *(const struct decimal *)v->data;
    return true;
}

bool value_is_money(const struct value *v)
{
    return v && v->payload == PAYLOAD_DECIMAL && value_find(v, "分");
}
