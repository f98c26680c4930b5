/* han.h - numbers in Chinese characters.
 *
 * GB/T 15835-2011 4.3: years and numbers of things digit by digit with 〇 (U+3007),
 * quantities with 零. Capitals of sums of money: 《支付结算办法》附一 (1997).
 */
#ifndef BANBAO_DATA_HAN_H
#define BANBAO_DATA_HAN_H

#include "base/slice.h"

/* 2026 -> 二〇二六; n must not be negative. */
struct slice han_digits(struct arena *a, int64_t n);
/* n / 10^places: 一百二十八, 十二, 三点一四, 负五. */
struct slice han_number(struct arena *a, int64_t n, int places);
/* Hundredths of a yuan: 壹拾贰万捌仟陆佰肆拾元伍角, 叁佰元整. */
struct slice han_money(struct arena *a, int64_t cents);

#endif
