/* dates.h - days as people write them in running text. Drafts, fields, checks and the
 * website's calendar all use this reader.
 *
 *     2026年12月4日, 2026 年 12 月 4 日    二〇二六年十二月四日    2026-12-04 2026/12/4
 *     12月4日, 12 月 4 号: the year is missing    4日: the month as well
 *
 * Blanks are allowed where Word and WeChat put them, between a number and its
 * character. 3 号楼 is not a day, nor is 农历八月十五日, which belongs to another
 * calendar.
 */
#ifndef BANBAO_PROSE_DATES_H
#define BANBAO_PROSE_DATES_H

#include "model/date.h"

struct day_text {
    int year, month;   /* 0: not written */
    int day;           /* as written, not validated: may be 31 in June */
    bool short_year;   /* 26年: year is 2026 */
    bool han;          /* the day is in Han figures: 二十三 */
    size_t start, end; /* byte range in the text */
};

/* Parse the day that begins at byte `at`. False if there is none; so for all below. */
bool day_read(struct slice s, size_t at, struct day_text *out);
/* The day whose 月 is at byte month_at. */
bool day_read_around(struct slice s, size_t month_at, struct day_text *out);

/* The next day at or after *at, which then moves past it. */
bool day_next(struct slice s, size_t *at, struct day_text *out);

/* Completes t with the year and month of base where they are missing. False: they are
 * needed and base is not a day, or the calendar has no such day. */
bool day_with(const struct day_text *t, struct date base, struct date *out);
/* Without a year, the day nearest to `near`: in a notice of December 2026, 1月5日 is
 * 2027-01-05. An empty date if the month is missing or there is no such day. */
struct date day_nearest(const struct day_text *t, struct date near);

/* The first day in s at or after *at, completed from base as by day_with. *start: its
 * first byte; *at: the byte after it. */
bool day_find(struct slice s, size_t *at, struct date base, size_t *start,
              struct date *out);
/* The day that begins at *at; a year of two figures is refused. */
bool day_at(struct slice s, size_t *at, struct date base, struct date *out);

/* 2026, 二〇二六, 十一, 二十: the number at *at, which moves past it; -1 if there is
 * none. *digits: its characters, at most 4. */
int number_at(struct slice s, size_t *at, size_t *digits);

#endif
