/* Days in running text: the ways in which people write them, and what only looks so. */
#include "prose/dates.h"
#include "tap.h"

static struct arena arena;

static const struct date near = {2026, 12, 20};

static const char *shown(struct date d)
{
    return date_is(d) ? arena_printf(&arena, "%d-%02d-%02d", d.year, d.month, d.day)
                      : "none";
}

static void finds(const char *text, const char *want)
{
    struct date d = {0};
    size_t at = 0, start;

    day_find(slice_of(text), &at, (struct date){0}, &start, &d);
    is(shown(d), want, text);
}

static void with_year(void)
{
    static const char *const written[] = {
        "定于2026年12月4日停水",
        "定于2026 年 12 月 4 日停水",
        "定于 2026年 12月 4日 停水",
        "定于二〇二六年十二月四日停水",
        "定于二○二六年十二月四号停水",
        "定于 二〇二六 年 十二 月 四 日 停水",
        "定于2026-12-04停水",
        "定于2026/12/4停水",
        "定于2026.12.4停水",
        "定于26年12月4日停水",
        "定于26 年 12 月 4 日停水",
        "定于2026\u00A0年\u00A012\u00A0月\u00A04\u00A0日停水",
        "2026年13月40日作废，2026年12月4日起用",
    };

    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        finds(written[i], "2026-12-04");
    finds("2026 年 12 月", "none");
    finds("2026 年 13 月 40 日", "none");
    finds("第 4 日", "none");
    finds("农历二〇二六年八月十五日", "none");
    finds("", "none");
}

static void reads_around(const char *text, const char *want)
{
    struct slice s = slice_of(text);
    struct day_text t;
    size_t month = slice_find(s, SLICE("月"));
    bool read = day_read_around(s, month, &t);

    is(read ? arena_printf(&arena, "%d-%d-%d", t.year, t.month, t.day) : "none", want,
       text);
}

static void around(void)
{
    reads_around("自12月4日起", "0-12-4");
    reads_around("自 12 月 4 号起", "0-12-4");
    reads_around("自 2026 年 12 月 4 日起", "2026-12-4");
    reads_around("自二〇二六年十二月二十三日起", "2026-12-23");
    reads_around("自26年2月30日起", "2026-2-30");
    reads_around("12月3号楼", "none");
    reads_around("12 月 3 号院", "none");
    reads_around("农历8月15日", "none");
    reads_around("闰六月三日", "none");
    reads_around("第5年12月4日", "none");
    reads_around("12月下旬", "none");
    reads_around("正月十五日", "none");
}

static void nearest(const char *text, const char *want)
{
    struct day_text t = {0};
    size_t at = 0;

    day_next(slice_of(text), &at, &t);
    is(shown(day_nearest(&t, near)), want, text);
}

static void without_year(void)
{
    struct date d;
    size_t at = 0, start;

    nearest("1 月 5 日", "2027-01-05");
    nearest("十一月五日", "2026-11-05");
    nearest("2026年1月5日", "2026-01-05");
    nearest("2月30日", "none");
    nearest("5日", "none");
    ok(day_find(SLICE("将于 25 日"), &at, near, &start, &d) && d.day == 25,
       "of this month, with blanks");
    at = 0;
    ok(!day_find(SLICE("5 号楼"), &at, near, &start, &d), "a house is no day");
    at = 0;
    ok(!day_at(SLICE("26年12月4日"), &at, near, &d) && at == 0,
       "a field wants its year in full, or says that it guessed");
}

int main(void)
{
    with_year();
    around();
    without_year();
    arena_free(&arena);
    return done();
}
