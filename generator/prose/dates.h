/* dates.h - days as running text names them. */
#ifndef BANBAO_PROSE_DATES_H
#define BANBAO_PROSE_DATES_H

#include "model/date.h"

/* The first day in s from *at on: 2026-11-20, 2026/11/20, 2026年11月20日,
 * 二〇二六年十一月二十日; and, where base is a day, 11月20日 and 20日 of its year and
 * month. *at: behind it; *start: where it begins. */
bool day_find(struct slice s, size_t *at, struct date base, size_t *start,
              struct date *out);

/* The one that begins at *at. */
bool day_at(struct slice s, size_t *at, struct date base, struct date *out);
/* 2026, 二〇二六, 十一, 二十: *at behind it, -1 where no number stands; *digits: how
 * many characters it has. */
int number_at(struct slice s, size_t *at, size_t *digits);

#endif
