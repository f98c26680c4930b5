/* lunar.h - the day of the Chinese calendar (农历), as people say it (ICU behind it).
 */
#ifndef LUNAR_H
#define LUNAR_H

#include "model/date.h"

/* 农历十月十七, 农历闰六月初一, 农历腊月廿三. Empty when ICU has no such calendar. */
struct slice lunar_text(struct arena *a, struct date d);

#endif
