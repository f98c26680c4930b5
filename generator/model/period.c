/* period.c - a span of days as templates see it.
 *
 *     2026-12-03 to 2026-12-09, today 2026-12-04, 5 working days ->
 *       2026年12月3日—12月9日; 短 12月3日—12月9日; 点 2026.12.3—12.9; 天数 7;
 *       共 5 个工作日; 状态 进行中; 剩余 6
 *
 * How its days are drawn depends on their number: cells with text up to CELLS_MAX,
 * ticks up to TICKS_MAX, beyond that only the dates.
 */
#include "model/date.h"

enum {
    CELLS_MAX = 10,  /* most counted days that are drawn as cells with text */
    TICKS_MAX = 40,  /* most that are drawn as ticks */
    WIDE_MAX = 6,    /* most cells with date and weekday side by side */
    NARROW_MAX = 10, /* most with one above the other */
};

static int counted_days(struct period p)
{
    return p.workdays >= 0 ? p.workdays : p.days;
}

static void flag(struct arena *a, struct value *v, const char *key, bool truth)
{
    if (truth)
        value_set(a, v, key, value_bool(a, true));
}

static bool is_counted(struct period p, const struct calendar *c, struct date d)
{
    return p.workdays < 0 || !c || !calendar_knows(c, d.year) ||
           calendar_is_workday(c, d);
}

/* Each calendar day: the facets of a date, and its number among the counted days. Flags
 * are set even if false, or a template would find the period's of the same name. */
static struct value *list_days(struct arena *a, struct period p,
                               const struct calendar *c, struct date today)
{
    struct value *list = value_list(a), *last = NULL;
    int n = 0;

    for (struct date d = p.from; date_cmp(d, p.to) <= 0; d = date_add(d, 1)) {
        struct value *day = date_value(a, d);
        bool begun = p.civil && date_cmp(d, p.from) == 0; /* not counted (民法典 201) */
        bool counted = !begun && is_counted(p, c, d);
        if (counted) {
            value_set(a, day, "序", value_printf(a, "%d", ++n));
            last = day;
        }
        value_set(a, day, "首", value_bool(a, counted && n == 1));
        value_set(a, day, "末", value_bool(a, false));
        value_set(a, day, "休", value_bool(a, !counted && !begun));
        value_set(a, day, "过", value_bool(a, date_cmp(d, today) < 0));
        value_set(a, day, "今", value_bool(a, date_cmp(d, today) == 0));
        const char *form = !counted ? "休" : n == 1 ? "端" : "中";
        value_set(a, day, "形", value_text(a, slice_of(form)));
        value_push(a, list, day);
    }
    if (last) {
        value_set(a, last, "末", value_bool(a, true));
        value_set(a, last, "形", value_text(a, SLICE("端")));
    }
    return list;
}

/* 状态 and a flag of the same name: 未开始, 进行中 or 已结束; 剩余: days left including
 * today, and 末日 on the last one. */
static void set_state(struct arena *a, struct value *v, struct period p,
                      struct date today)
{
    bool before = date_cmp(today, p.from)<0, after = date_cmp(today, p.to)> 0;
    const char *state = before ? "未开始" : after ? "已结束" : "进行中";

    value_set(a, v, "状态", value_text(a, slice_of(state)));
    value_set(a, v, state, value_bool(a, true));
    if (!before && !after) {
        long left = date_serial(p.to) - date_serial(today) + 1;
        value_set(a, v, "剩余", value_printf(a, "%ld", left));
        flag(a, v, "末日", left == 1);
    }
}

/* The text and 短, 点; a year is not repeated, and a single day is written once. */
static void set_texts(struct arena *a, struct value *v, struct period p)
{
    struct date f = p.from, t = p.to;
    const char *full, *brief, *dots;

    if (date_cmp(f, t) == 0) {
        full = arena_printf(a, "%d年%d月%d日", f.year, f.month, f.day);
        brief = arena_printf(a, "%d月%d日", f.month, f.day);
        dots = arena_printf(a, "%d.%d.%d", f.year, f.month, f.day);
    } else if (f.year == t.year) {
        full = arena_printf(a, "%d年%d月%d日—%d月%d日", f.year, f.month, f.day, t.month,
                            t.day);
        brief = arena_printf(a, "%d月%d日—%d月%d日", f.month, f.day, t.month, t.day);
        dots =
            arena_printf(a, "%d.%d.%d—%d.%d", f.year, f.month, f.day, t.month, t.day);
    } else {
        full = arena_printf(a, "%d年%d月%d日—%d年%d月%d日", f.year, f.month, f.day,
                            t.year, t.month, t.day);
        brief = full;
        dots = arena_printf(a, "%d.%d.%d—%d.%d.%d", f.year, f.month, f.day, t.year,
                            t.month, t.day);
    }
    v->text = slice_of(full);
    value_set(a, v, "短", value_text(a, slice_of(brief)));
    value_set(a, v, "点", value_text(a, slice_of(dots)));
}

struct value *period_value(struct arena *a, struct period p, struct date today)
{
    struct value *v = value_text(a, SLICE(""));
    int counted = counted_days(p);

    set_texts(a, v, p);
    value_set(a, v, "起", date_value(a, p.from));
    value_set(a, v, "止", date_value(a, p.to));
    value_set(a, v, "前日", date_value(a, date_add(p.from, -1)));
    value_set(a, v, "天数", value_printf(a, "%d", p.days));
    if (p.workdays >= 0) {
        value_set(a, v, "工作日", value_printf(a, "%d", p.workdays));
        value_set(a, v, "共", value_printf(a, "%d 个工作日", p.workdays));
    } else
        value_set(a, v, "共", value_printf(a, "%d 日", p.days));
    flag(a, v, "少", counted <= CELLS_MAX);
    flag(a, v, "中", counted > CELLS_MAX && counted <= TICKS_MAX);
    int cells = p.days + p.civil;
    flag(a, v, "宽格", cells <= WIDE_MAX);
    flag(a, v, "窄格", cells > WIDE_MAX && cells <= NARROW_MAX);
    flag(a, v, "细格", cells > NARROW_MAX && counted <= TICKS_MAX);
    set_state(a, v, p, today);
    v->payload = PAYLOAD_PERIOD;
    v->data = arena_memdup(a, &p, sizeof p);
    return v;
}

void period_list_days(struct arena *a, struct value *v, const struct calendar *c,
                      struct date today)
{
    const struct period *p = v->data;

    if (counted_days(*p) <= TICKS_MAX)
        value_set(a, v, "日子", list_days(a, *p, c, today));
}
