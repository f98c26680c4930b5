/* decimal.h - exact decimal numbers: money, hours, shares.
 *
 * A number is n / 10^places. Nothing rounds unless noted, and a number that does not
 * fit is an error, never a wrong figure: every function that can overflow returns false
 * then.
 */
#ifndef BANBAO_DATA_DECIMAL_H
#define BANBAO_DATA_DECIMAL_H

#include "data/value.h"

struct decimal {
    int64_t n;
    int places; /* 0 ... DECIMAL_PLACES_MAX */
};

enum { DECIMAL_PLACES_MAX = 9 };

/* 42, -3.5, 128640.50 or 128,640.50 (commas only between groups of three); the
 * minus may be U+2212. The places are kept as written: 42.50 has two. */
bool decimal_parse(struct slice s, struct decimal *out);

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out);
/* Rounds to DECIMAL_PLACES_MAX places if the product has more. */
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);
/* a / b to `places`, rounded half away from zero (四舍五入); false also for b = 0. */
bool decimal_div(struct decimal a, struct decimal b, int places, struct decimal *out);
bool decimal_round(struct decimal a, int places, struct decimal *out);
int decimal_cmp(struct decimal a, struct decimal b);
struct decimal decimal_of(int64_t n);
struct decimal decimal_trim(struct decimal a); /* drops trailing zeros: 42.50 -> 42.5 */

/* All places of d; commas: between thousands. The minus is U+2212, which is as wide as
 * figures and the plus sign. */
struct slice decimal_text(struct arena *a, struct decimal d, bool commas);

/* The values that templates see of a number (42.5) and of a sum of money (128,640.50,
 * always with two places), with the facets of generator/kinds/README.md. */
struct value *number_value(struct arena *a, struct decimal d);
struct value *money_value(struct arena *a, struct decimal d);
/* The number that is v's payload; false if it has none. */
bool value_decimal(const struct value *v, struct decimal *out);
bool value_is_money(const struct value *v);

#endif
