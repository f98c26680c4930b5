/* dates.h - days as people write them in running text: the one reader of them, for
 * drafts, fields, checks and the calendar of the website.
 *
 *     2026年12月4日, 2026 年 12 月 4 日    二〇二六年十二月四日    2026-12-04 2026/12/4
 *     12月4日, 12 月 4 号: of a year that is not written    4日: nor is the month
 *
 * Blanks may stand where Word and WeChat put them, between a number and its character.
 * 3 号楼 is no day, nor is 农历八月十五日 one of this calendar.
 */
#ifndef BANBAO_PROSE_DATES_H
#define BANBAO_PROSE_DATES_H

#include "model/date.h"

struct day_text {
    int year, month;   /* 0: not written */
    int day;           /* as it was written: there may be no such day */
    bool short_year;   /* 26年: year is 2026 */
    bool han;          /* its day is written 二十三 */
    size_t start, end; /* bytes of the text */
};

/* The one that begins at byte `at`. */
bool day_read(struct slice s, size_t at, struct day_text *out);
/* The one whose 月 is at byte month_at; the one that ends at byte `end`, with 月. */
bool day_read_around(struct slice s, size_t month_at, struct day_text *out);
bool day_read_before(struct slice s, size_t end, struct day_text *out);

/* The next one from *at on, which moves behind it. */
bool day_next(struct slice s, size_t *at, struct day_text *out);

/* In the year and month of base where its own are not written; false: base is no day
 * then, or there is no such day. */
bool day_with(const struct day_text *t, struct date base, struct date *out);
/* Without a year the one nearest to `near`: in a notice of December a day of January is
 * next year's. No date: there is no such day, or no month is written. */
struct date day_nearest(const struct day_text *t, struct date near);

/* The first day in s from *at on, with base as day_with has it. *at: behind it;
 * *start: where it begins. */
bool day_find(struct slice s, size_t *at, struct date base, size_t *start,
              struct date *out);
/* The one that begins at *at; its year is written in full or not at all. */
bool day_at(struct slice s, size_t *at, struct date base, struct date *out);

/* 2026, 二〇二六, 十一, 二十: *at behind it, -1 where no number stands; *digits: how
 * many characters it has. */
int number_at(struct slice s, size_t *at, size_t *digits);

#endif
