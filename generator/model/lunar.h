/* lunar.h - days of the Chinese calendar (农历) and their usual names, by ICU.
 */
#ifndef BANBAO_MODEL_LUNAR_H
#define BANBAO_MODEL_LUNAR_H

#include "model/date.h"

struct lunar {
    int month, day; /* 1-12, 1-30; month 0: ICU has no such calendar */
    bool leap;
};

struct lunar lunar_of(struct date d);

/* 农历十月十七, 农历闰六月初一, 农历腊月廿三. Empty when ICU has no such calendar. */
struct slice lunar_text(struct arena *a, struct date d);
/* For a calendar's cell: 十七; on the first day of a month its name, 冬月 or 闰六月. */
struct slice lunar_cell(struct arena *a, struct date d);

#endif
