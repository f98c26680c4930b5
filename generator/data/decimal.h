/* decimal.h - exact decimal numbers: money, hours, shares.
 *
 * A number is n / 10^places. Nothing here rounds unless its name says so, and
 * what does not fit 18 digits is an error, never a wrong figure: every function
 * that can run over returns false then.
 */
#ifndef DECIMAL_H
#define DECIMAL_H

#include "data/value.h"

struct decimal {
    int64_t n;
    int places; /* 0 ... DECIMAL_PLACES_MAX */
};

enum { DECIMAL_PLACES_MAX = 9 };

/* 42, -3.5, 128640.50 or 128,640.50 (commas only between groups of three); the
 * minus may be U+2212. The places written are kept: 42.50 has two. */
bool decimal_parse(struct slice s, struct decimal *out);

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);
/* a / b to so many places, half away from zero (四舍五入); false also for b = 0. */
bool decimal_div(struct decimal a, struct decimal b, int places, struct decimal *out);
bool decimal_round(struct decimal a, int places, struct decimal *out);
int decimal_cmp(struct decimal a, struct decimal b);
struct decimal decimal_of(int64_t n);
struct decimal decimal_trim(struct decimal a); /* without zeros at the end */

/* As many places as a has; with commas between thousands when asked. The minus
 * is U+2212, the sign that goes with figures and plus. */
struct slice decimal_text(struct arena *a, struct decimal d, bool commas);

/* What templates see of a number (42.5) and of a sum of money (128,640.50, with two
 * places; n must fit), with the facets of generator/kinds/README.md. */
struct value *number_value(struct arena *a, struct decimal d);
struct value *money_value(struct arena *a, struct decimal d);
/* The number that v carries; false when it carries none. */
bool value_decimal(const struct value *v, struct decimal *out);
bool value_is_money(const struct value *v);

#endif
