/* Days, times, numbers, telephones and yes or no as people write them. */
#include "prose/meant.h"
#include "prose/written.h"
#include "tap.h"

static struct arena arena;
static const struct date near = {2026, 11, 24};

static const char *iso(struct date d)
{
    return arena_printf(&arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* want: the day; with ~ before it, one whose year is guessed; NULL: none. */
static void day(const char *text, const char *want)
{
    struct date d = {0};
    enum reading how = written_day(&arena, slice_of(text), near, &d);
    const char *got = how == READ_EXACT     ? iso(d)
                      : how == READ_GUESSED ? arena_printf(&arena, "~%s", iso(d))
                      : how == READ_WEEKDAY ? "another weekday"
                                            : NULL;

    is(got ? got : "none", want ? want : "none", text);
}

static void days(void)
{
    day("2026-11-30", "2026-11-30");
    day("2026-11-3", "2026-11-03");
    day("2026.11.30", "2026-11-30");
    day("2026．11．30", "2026-11-30");
    day("2026/11/30", "2026-11-30");
    day("2026—11—30", "2026-11-30");
    day("2026年11月30日", "2026-11-30");
    day("2026年11月30号", "2026-11-30");
    day("2026年11月30", "2026-11-30");
    day("2026 年 12 月 4 日", "2026-12-04");
    day("　２０２６年１２月４日 ", "2026-12-04");
    day("二〇二六年十一月三十日", "2026-11-30");
    day("二○二六年十二月三十一日", "2026-12-31");
    day("20261130", "2026-11-30");
    day("2026年12月4日（周五）", "2026-12-04");
    day("2026-12-04 星期五", "2026-12-04");
    day("2026年12月6日(星期天)", "2026-12-06");
    day("2026年12月4日（周四）", "another weekday");
    day("11月30日", "~2026-11-30");
    day("十一月三十日", "~2026-11-30");
    day("11.30", "~2026-11-30");
    day("11/30", "~2026-11-30");
    day("1月5日", "~2027-01-05");
    day("2月29日", NULL);
    day("26年12月1日", "~2026-12-01");
    day("26.12.1", "~2026-12-01");
    day("2026-02-30", NULL);
    day("2026-13-01", NULL);
    day("明天", NULL);
    day("30日", NULL);
    day("30", NULL);
    day("", NULL);
    day("2026", NULL);
    day("2026年11月", NULL);
    day("2026-11-30 9:00", NULL);
    day("2026-11-30前", NULL);
    day("11月30日左右", NULL);
    struct date d, none = {0};
    ok(written_day(&arena, SLICE("11月30日"), none, &d) == READ_NONE,
       "no year and none to take it from");
}

static void span(const char *text, const char *want)
{
    struct date from, to;
    enum reading how = written_days(&arena, slice_of(text), near, &from, &to);
    const char *got =
        how == READ_EXACT || how == READ_GUESSED
            ? arena_printf(&arena, "%s%s %s", how == READ_GUESSED ? "~" : "", iso(from),
                           iso(to))
            : NULL;

    is(got ? got : "none", want ? want : "none", text);
}

static void spans(void)
{
    span("2026-10-01 至 2026-10-31", "2026-10-01 2026-10-31");
    span("2026年11月23日—27日", "2026-11-23 2026-11-27");
    span("2026年11月23日至12月2日", "2026-11-23 2026-12-02");
    span("2026年12月28日到1月5日", "2026-12-28 2027-01-05");
    span("2026.11.23-2026.11.27", "2026-11-23 2026-11-27");
    span("2026.11.23-27", "2026-11-23 2026-11-27");
    span("2026-11-23——2026-11-27", "2026-11-23 2026-11-27");
    span("2026/11/23～11/27", "2026-11-23 2026-11-27");
    span("自2026年11月23日起至2026年11月27日止", "2026-11-23 2026-11-27");
    span("2026年11月23日（周一）至27日（周五）", "2026-11-23 2026-11-27");
    span("11月23日至27日", "~2026-11-23 2026-11-27");
    span("2026年11月23日至25日、27日", NULL);
    span("2026年11月23日", NULL);
}

static void month(const char *text, const char *want)
{
    struct date d;
    enum reading how = written_month(&arena, slice_of(text), near, &d);

    is(how == READ_EXACT     ? iso(d)
       : how == READ_GUESSED ? arena_printf(&arena, "~%s", iso(d))
                             : "none",
       want ? want : "none", text);
}

static void months(void)
{
    month("2026年12月", "2026-12-01");
    month("2026年12月份", "2026-12-01");
    month("２０２６ 年 １２ 月", "2026-12-01");
    month("二〇二六年十二月", "2026-12-01");
    month("2026-12", "2026-12-01");
    month("2026.12", "2026-12-01");
    month("12月", "~2026-12-01");
    month("2026年13月", NULL);
    month("2026", NULL);
}

static void clock(const char *text, const char *want)
{
    int m = written_time(&arena, slice_of(text));

    is(m < 0 ? "none" : arena_printf(&arena, "%d:%02d", m / 60, m % 60),
       want ? want : "none", text);
}

static void times(void)
{
    clock("9:00", "9:00");
    clock("17：00", "17:00");
    clock("９：３０", "9:30");
    clock("09:05", "9:05");
    clock("9.30", "9:30");
    clock("9点", "9:00");
    clock("9时30分", "9:30");
    clock("九点半", "9:30");
    clock("上午9点", "9:00");
    clock("下午3点半", "15:30");
    clock("下午 3：15", "15:15");
    clock("下午15:00", "15:00");
    clock("十五点", "15:00");
    clock("晚上7点一刻", "19:15");
    clock("晚7点整", "19:00");
    clock("中午12点", "12:00");
    clock("中午1点", "13:00");
    clock("晚上12点", "24:00");
    clock("凌晨12点", "0:00");
    clock("凌晨5点", "5:00");
    clock("零点", "0:00");
    clock("24:00", "24:00");
    clock("24:01", NULL);
    clock("9:60", NULL);
    clock("9:5", NULL);
    clock("9", NULL);
    clock("930", NULL);
    clock("9:00-11:00", NULL);
    clock("上午", NULL);
    clock("", NULL);
    clock("9点左右", NULL);
}

static void number(const char *text, bool money, const char *want)
{
    struct decimal d;
    bool good = written_number(&arena, slice_of(text), money, false, &d);

    is(good ? decimal_text(&arena, d, false).ptr : "none", want ? want : "none", text);
}

static void numbers(void)
{
    number("１２３４", false, "1234");
    number("1，234.50", true, "1234.50");
    number("￥320", true, "320");
    number("¥ 320.5", true, "320.5");
    number("12800元", true, "12800");
    number("12,800 元整", true, "12800");
    number("人民币12800元", true, "12800");
    number("1.28万元", true, "12800");
    number("－320", true, "−320");
    number("42人", false, "42");
    number("42 户", false, "42");
    number("68600平方米", false, "68600");
    number("第9期", false, "9");
    number("1.2万", false, "12000");
    number("约42", false, NULL);
    number("42多", false, NULL);
    number("42元", false, NULL);
    number("90分钟", false, NULL);
    number("1小时", false, NULL);
    number("3个月", false, NULL);
    number("150厘米", false, NULL);
    number("98%", false, NULL);
    number("3 5", false, NULL);
    number("元", true, NULL);
    number("", true, NULL);
    struct decimal d;
    ok(written_number(&arena, SLICE("90.8％"), false, true, &d) && d.n == 908,
       "per cent where that is what is asked for");
}

static void phone(const char *text, const char *want, const char *dialled)
{
    char digits[24] = "";
    struct slice got = written_phone(&arena, slice_of(text), digits);

    is(got.len ? slice_cstr(&arena, got) : "none", want ? want : "none", text);
    if (want)
        is(digits, dialled, "what is dialled");
}

static void odd_phones(void)
{
    static const char *const odd[] = {"0351-601234", "0351-60123456789", "1381234567",
                                      "(010)651234"};
    static const char *const sound[] = {
        "0351-6012345",    "0351 6012345", "(010)65123456",
        "03516012345",     "0351-12345",   "0351-6012345-801",
        "400-800-1234",    "13812345678",  "6012345",
        "0351-6012345转8", "110"};

    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        ok(phone_is_odd(slice_of(odd[i])), "%s: a digit too few or too many", odd[i]);
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        ok(!phone_is_odd(slice_of(sound[i])), "%s is a number", sound[i]);
}

static void phones(void)
{
    phone("0000-0000001", "0000-0000001", "00000000001");
    phone("００００－０００００２１", "0000-0000021", "00000000021");
    phone("0000—0000001", "0000-0000001", "00000000001");
    phone("（0000）　0000001", "(0000) 0000001", "00000000001");
    phone("0000-0000001转801", "0000-0000001转801", "00000000001");
    phone("110", "110", "110");
    phone("0000-0000001、0000-0000002", NULL, "");
    phone("老王", NULL, "");
    phone("0000-0000001转老王", NULL, "");
    phone("12", NULL, "");
}

static void flag(const char *text, int want)
{
    bool yes = false, good = written_flag(slice_of(text), &yes);

    ok(want < 0 ? !good : good && yes == (want == 1), "%s", text);
}

static void flags(void)
{
    const char *const yes[] = {"是", "有", "√", "yes", "Y", "对", "要", "1", " 是 "};
    const char *const no[] = {"否", "无", "×", "no", "N", "不", "不要", "0", "没有"};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        flag(yes[i], 1);
        flag(no[i], 0);
    }
    flag("也许", -1);
    flag("", -1);
}

static void is_or_none(const char *got, const char *want)
{
    is(got ? got : "none", want ? want : "none", "what is meant");
}

/* What is sure to be meant, and what is not: a guess that is followed is published. */
static void meant(void)
{
    is_or_none(meant_number(&arena, SLICE("约200人"), false), "200");
    is_or_none(meant_number(&arena, SLICE("52元"), true), "52");
    static const char *const sums[] = {"1万2",     "1千",       "52.4千元", "52 400.00",
                                       "1 000.00", "1000元5角", "1000。50", "约300元"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        is_or_none(meant_number(&arena, slice_of(sums[i]), true), NULL);
    is_or_none(meant_time(&arena, SLICE("大约下午3点")), "15:00");
    is_or_none(meant_time(&arena, SLICE("9点后")), NULL);
    is_or_none(meant_time(&arena, SLICE("9点到11点")), NULL);
    is_or_none(meant_address(&arena, SLICE("www.hal.example")),
               "https://www.hal.example");
    static const char *const addresses[] = {
        "http:\\\\www.hal.example", "https:/www.hal.example/",
        "https；//www.hal.example", "HTTP://www.hal.example",
        "http//www.hal.example",    "http：\\www.hal.example\\"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        is_or_none(meant_address(&arena, slice_of(addresses[i])),
                   "https://www.hal.example");
    is_or_none(meant_address(&arena, SLICE("没有")), NULL);
    ok(meant_nothing(SLICE("无")) && meant_nothing(SLICE(" 暂无 ")) &&
           !meant_nothing(SLICE("www.a.cn")),
       "无 is no address");
    ok(written_time(&arena, SLICE("3:30 PM")) == 15 * 60 + 30 &&
           written_time(&arena, SLICE("am 9:00")) == 9 * 60 &&
           written_time(&arena, SLICE("12:10 am")) == 10 &&
           written_time(&arena, SLICE("半夜11点")) == 23 * 60 &&
           written_time(&arena, SLICE("半夜12点")) < 0 &&
           written_time(&arena, SLICE("13:00 am")) < 0,
       "a clock with twelve hours, the middle of the night");
}

int main(void)
{
    days();
    spans();
    months();
    times();
    numbers();
    phones();
    odd_phones();
    flags();
    meant();
    arena_free(&arena);
    return done();
}
