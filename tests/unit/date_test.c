#include "data/yaml.h"
#include "model/date.h"
#include "tap.h"

static struct arena arena;

static const char table[] =
    "2025:\n  放假: [01-28 至 02-04]\n  上班: [01-26]\n"
    "2026:\n  放假: [02-15 至 02-23, 10-01 至 10-07, 09-25 至 09-27]\n"
    "  上班: [02-14, 09-20, 10-10]\n";

static struct date day(const char *s)
{
    struct date d = {0};

    ok(date_parse(slice_of(s), &d), "%s is a day", s);
    return d;
}

static struct calendar *load(const char *text, struct diag *d)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"calendar.yaml", slice_of(text)};
    *d = (struct diag){.arena = &arena};
    struct value *v = yaml_parse(&arena, src, 0, src->text.len, d);
    return v ? calendar_load(&arena, v, d) : NULL;
}

static void refused(const char *s)
{
    struct date d;

    ok(!date_parse(slice_of(s), &d), "\"%s\" is no day", s);
}

static void facet(const struct value *v, const char *path, const char *want)
{
    const struct value *f = value_path(v, slice_of(path));

    is(f ? slice_cstr(&arena, f->text) : NULL, want, path);
}

static void periods(const struct calendar *c)
{
    struct date to;
    int unknown = 0;

    ok(period_workdays(c, day("2026-09-28"), 5, COUNT_INCLUSIVE, &to, &unknown) &&
           date_cmp(to, day("2026-10-09")) == 0,
       "5 working days over the National Day");
    ok(period_workdays(c, day("2026-09-28"), 5, COUNT_CIVIL, &to, &unknown) &&
           date_cmp(to, day("2026-10-10")) == 0,
       "civil counting: the make-up Saturday");
    ok(period_workdays(c, day("2026-02-12"), 5, COUNT_INCLUSIVE, &to, &unknown) &&
           date_cmp(to, day("2026-02-25")) == 0,
       "over the Spring Festival");
    ok(period_workdays(c, day("2026-02-12"), 5, COUNT_CIVIL, &to, &unknown) &&
           date_cmp(to, day("2026-02-26")) == 0,
       "civil counting: one later");
    ok(!period_workdays(c, day("2026-12-29"), 5, COUNT_INCLUSIVE, &to, &unknown) &&
           unknown == 2027,
       "a year that is not in the table");
}

static void values(const struct calendar *c)
{
    struct period p = {day("2026-09-28"), day("2026-10-09"), 5, 12, false};
    struct value *v = period_value(&arena, p, day("2026-09-30"));
    struct value *d = date_value(&arena, day("2026-10-05"));

    facet(d, "点", "2026.10.5");
    facet(d, "iso", "2026-10-05");
    facet(d, "短点", "10.5");
    facet(d, "年月", "2026年10月");
    facet(d, "年.汉", "二〇二六");
    facet(d, "日", "5");
    facet(d, "汉", "二〇二六年十月五日");
    facet(d, "星期", "星期一");
    facet(v, "短", "9月28日—10月9日");
    facet(v, "点", "2026.9.28—10.9");
    facet(v, "共", "5 个工作日");
    facet(v, "状态", "进行中");
    facet(v, "剩余", "10");
    period_list_days(&arena, v, c, day("2026-09-30"));
    facet(v, "日子.11.序", "5");
    facet(v, "日子.11.末", "true");
    facet(v, "日子.5.休", "true");
    facet(v, "日子.2.今", "true");
    facet(v, "日子.1.过", "true");
    facet(v, "少", "true");
    ok(!value_is_true(value_path(v, SLICE("日子.0.休"))), "a working day is not off");
    p = (struct period){day("2026-11-21"), day("2027-11-20"), -1, 365, false};
    v = period_value(&arena, p, day("2026-11-20"));
    period_list_days(&arena, v, NULL, day("2026-11-20"));
    is(slice_cstr(&arena, v->text), "2026年11月21日—2027年11月20日", "two years");
    facet(v, "共", "365 日");
    facet(v, "状态", "未开始");
    ok(!value_find(v, "日子") && !value_find(v, "中"), "no cells for a year");
}

/* What is meant is what is to be written. */
static void cure(const char *days, const char *code, const char *hint)
{
    struct diag d;
    const char *text = arena_printf(&arena, "2027: {放假: %s}\n", days);

    if (!ok(!load(text, &d) && d.n == 1 && strcmp(d.messages[0].code, code) == 0 &&
                strstr(d.messages[0].hint_zh, hint),
            "%s: %s", days, hint))
        printf("# %s\n", d.n ? d.messages[0].hint_zh : "");
}

static void cures(void)
{
    cure("[01-01 至 01-03，02-05 至 02-11]", "calendar-day",
         "写成 01-01 至 01-03, 02-05 至 02-11");
    cure("[02-05、02-06]", "calendar-day", "写成 02-05, 02-06");
    cure("02-05；02-06", "calendar-format", "放假: [02-05, 02-06]");
    cure("[1月1日至3日]", "calendar-day", "写成 01-01 至 01-03");
    cure("[2027-01-01—2027-01-03]", "calendar-day", "写成 01-01 至 01-03");
    cure("[01-03 至 01-01]", "calendar-day", "写成 01-01 至 01-03");
    cure("[02-30]", "calendar-day", "10-01 至 10-07");
}

int main(void)
{
    struct diag d;
    struct calendar *c = load(table, &d);

    ok(date_cmp(day("2026年10月12日"), day("2026-10-12")) == 0, "two ways to write it");
    ok(date_cmp(day("2026/1/2"), day("2026.01.02")) == 0, "and two more");
    const char *bad[] = {"2026-02-29", "2026-13-01", "2026-00-10", "26-1-1",
                         "2026-1",     "2026-1-1x",  "1899-12-31", "",
                         "2026年1月1", "2026--1-1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i]);
    ok(date_weekday(day("2026-11-23")) == 0 && date_weekday(day("1969-12-31")) == 2,
       "days of the week");
    long last = date_serial(day("2199-12-31"));
    for (long s = date_serial(day("1900-01-01")); s <= last; s++)
        if (date_serial(date_of_serial(s)) != s)
            ok(false, "serial %ld", s);
    ok(date_serial(day("1970-01-01")) == 0, "serial 0");
    ok(c != NULL, "the table loads");
    ok(calendar_is_workday(c, day("2026-02-14")) &&
           !calendar_is_workday(c, day("2026-02-16")) &&
           !calendar_is_workday(c, day("2026-03-07")) &&
           calendar_is_workday(c, day("2026-03-09")),
       "working days");
    periods(c);
    values(c);
    ok(!load("2026: {放假: [02-30]}\n", &d) && d.n == 1 &&
           strcmp(d.messages[0].code, "calendar-day") == 0,
       "no such day");
    cures();
    ok(!load("2026: {放假: [02-03], 上班: [02-03]}\n", &d), "off and working");
    ok(!load("2026: {放价: [02-03]}\n", &d) &&
           strcmp(d.messages[0].code, "unknown-key") == 0,
       "a slip in a key");
    ok(!load("假: {}\n", &d), "no year");
    arena_free(&arena);
    return done();
}
