/* Numbers in characters, from the standards' own examples where they have one. */
#include "data/decimal.h"
#include "data/han.h"
#include "model/date.h"
#include "tap.h"

static struct arena arena;

static void number(int64_t n, int places, const char *want)
{
    struct slice got = han_number(&arena, n, places);

    ok(slice_is(got, want), "%s (%.*s)", want, SLICE_FMT(got));
}

static void money(int64_t cents, const char *want)
{
    struct slice got = han_money(&arena, cents);

    ok(slice_is(got, want), "%s (%.*s)", want, SLICE_FMT(got));
}

static void facet(const struct value *v, const char *path, const char *want)
{
    const struct value *at = value_path(v, slice_of(path));
    struct slice got = at ? at->text : SLICE("");

    ok(slice_is(got, want), "%s is %s (%.*s)", path, want, SLICE_FMT(got));
}

int main(void)
{
    number(0, 0, "零");
    number(10, 0, "十");
    number(12, 0, "十二");
    number(20, 0, "二十");
    number(105, 0, "一百零五");
    number(128, 0, "一百二十八");
    number(1010, 0, "一千零一十");
    number(10000, 0, "一万");
    number(10500, 0, "一万零五百");
    number(100007000, 0, "一亿零七千");
    number(-5, 0, "负五");
    number(314, 2, "三点一四");
    number(1205, 2, "十二点零五");
    ok(slice_is(han_digits(&arena, 2026), "二〇二六"), "a year, with U+3007");
    ok(slice_is(han_digits(&arena, 1000), "一〇〇〇"), "all its zeros");
    money(12864050, "壹拾贰万捌仟陆佰肆拾元伍角");
    money(1640902, "壹万陆仟肆佰零玖元零贰分");
    money(600714, "陆仟零柒元壹角肆分");
    money(10700053, "壹拾万柒仟元伍角叁分");
    money(30000, "叁佰元整");
    money(5, "伍分");
    money(50, "伍角");
    money(0, "零元整");
    money(-100, "负壹元整");

    const struct value *d = date_value(&arena, (struct date){2026, 10, 12});
    facet(d, "汉", "二〇二六年十月十二日");
    facet(d, "年.汉", "二〇二六");
    facet(d, "月.汉", "十");
    facet(number_value(&arena, decimal_of(128)), "汉", "一百二十八");
    facet(money_value(&arena, (struct decimal){12864050, 2}), "大写",
          "壹拾贰万捌仟陆佰肆拾元伍角");
    arena_free(&arena);
    return done();
}
