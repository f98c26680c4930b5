/* month.c - a month as rows of weeks, with Chinese days, solar terms and days off.
 *
 *     2026年12月 (a Tuesday is the 1st) -> 周表 of 5 weeks; 格 of the first one: a
 * blank cell, then 号 1 农历 廿三, 号 2 农历 廿四 ...; 号 7 has 历 大雪 and 节气 true
 */
#include "model/month.h"
#include "model/lunar.h"
#include "model/solar_term.h"

static const char *const names[12] = {"一月", "二月", "三月",   "四月",
                                      "五月", "六月", "七月",   "八月",
                                      "九月", "十月", "十一月", "十二月"};

bool month_parse(struct slice s, struct date *first)
{
    struct arena scratch = ARENA_INIT;
    bool han = slice_ends(s, SLICE("月"));
    const char *day = arena_printf(&scratch, han ? "%.*s1日" : "%.*s-1", SLICE_FMT(s));
    bool good = date_parse(slice_of(day), first);

    arena_free(&scratch);
    return good;
}

/* A cell of the sheet; number is empty for days of other months. 历 is the solar term
 * if there is one, else the lunar day; 休 a weekday off, 班 a weekend day worked. */
static struct value *cell_of(struct arena *a, struct slice number, struct slice lunar,
                             const char *term, bool weekend, bool off, bool work)
{
    struct value *v = value_map(a);

    value_set(a, v, "号", value_text(a, number));
    value_set(a, v, "农历", value_text(a, lunar));
    value_set(a, v, "历", value_text(a, term ? slice_of(term) : lunar));
    value_set(a, v, "节气", value_bool(a, term != NULL));
    value_set(a, v, "周末", value_bool(a, weekend));
    value_set(a, v, "休", value_bool(a, off));
    value_set(a, v, "班", value_bool(a, work));
    value_set(a, v, "事", value_null(a));
    return v;
}

static struct value *day_cell(struct arena *a, struct date d, const struct calendar *c)
{
    bool weekend = date_weekday(d) >= 5;
    bool known = calendar_knows(c, d.year), work = known && calendar_is_workday(c, d);
    struct slice number = slice_of(arena_printf(a, "%d", d.day));
    struct value *v = cell_of(a, number, lunar_cell(a, d), solar_term(d), weekend,
                              known && !weekend && !work, weekend && work);

    value_set(a, v, "日期", date_value(a, d));
    return v;
}

/* Starts on the Monday of the week with the 1st, and ends on a Sunday. */
struct value *month_value(struct arena *a, struct date first, const struct calendar *c)
{
    struct value *v = value_printf(a, "%d年%d月", first.year, first.month);
    struct value *weeks = value_list(a), *days = NULL;
    struct date d = date_add(first, -date_weekday(first));

    do { /* whole weeks; days of other months stay blank */
        bool inside = d.month == first.month;
        if (date_weekday(d) == 0) {
            struct value *week = value_map(a);
            days = value_list(a);
            value_set(a, week, "格", days);
            value_push(a, weeks, week);
        }
        value_push(a, days,
                   inside
                       ? day_cell(a, d, c)
                       : cell_of(a, SLICE(""), SLICE(""), NULL, false, false, false));
        d = date_add(d, 1);
    } while (date_weekday(d) != 0 || d.month == first.month);
    value_set(a, v, "年", value_printf(a, "%d", first.year));
    value_set(a, v, "月", value_printf(a, "%d", first.month));
    value_set(a, v, "名", value_text(a, slice_of(names[first.month - 1])));
    value_set(a, v, "首日", date_value(a, first));
    value_set(a, v, "周表", weeks);
    return v;
}

struct value *month_cell(const struct value *month, struct date d)
{
    const struct value *first = value_find(month, "首日");
    const struct date *f = first && first->payload == PAYLOAD_DATE ? first->data : NULL;

    if (!f || f->year != d.year || f->month != d.month)
        return NULL;
    int place = date_weekday(*f) + d.day - 1;
    const struct value *week = value_find(month, "周表")->items[place / 7];
    return value_find(week, "格")->items[place % 7];
}
