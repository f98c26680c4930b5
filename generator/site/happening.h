/* happening.h - the days that items announce.
 *
 * A kind's 日历 names the field with such a day: a date ({日期: 起日, 止: 止日}), or a
 * column of a table whose text may contain a day ({日期: 要点.内容, 事: 要点.名}). The
 * day on which an item was written does not count, or half the month would be marked.
 *
 *     要点: [{名: 停水时间, 内容: 12月3日9:00至12月4日17:00}], dated 2026-11-28
 *       -> 日期 2026-12-03, 止 2026-12-04, 事 停水
 */
#ifndef BANBAO_SITE_HAPPENING_H
#define BANBAO_SITE_HAPPENING_H

#include "model/date.h"
#include "model/item.h"

struct happening {
    const struct item *item;
    struct date from, to;
    struct slice what;
    size_t row; /* number in the order in which they were found */
};

typedef void happening_fn(void *ctx, struct happening h);

/* Each day that it announces, by the 日历 of its kind. 事 is a word, or the field that
 * says it. */
void item_happens(const struct item *item, happening_fn *f, void *ctx);
/* It is announced until it is over, or its item comes down. */
struct date happening_last(struct happening h);
/* {日期, 止, 事, 末} */
struct value *happening_value(struct arena *a, struct happening h);

#endif
