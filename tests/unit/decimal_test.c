#include "data/decimal.h"
#include "tap.h"

static struct arena arena;

static struct decimal dec(const char *s)
{
    struct decimal d = {0};

    ok(decimal_parse(slice_of(s), &d), "%s is a number", s);
    return d;
}

static void prints(struct decimal d, const char *want)
{
    is(slice_cstr(&arena, decimal_text(&arena, d, true)), want, want);
}

static void refused(const char *s)
{
    struct decimal d;

    ok(!decimal_parse(slice_of(s), &d), "\"%s\" is no number", s);
}

int main(void)
{
    struct decimal r;

    prints(dec("128640.50"), "128,640.50");
    prints(dec("128,640.50"), "128,640.50");
    prints(dec("-1234567"), "−1,234,567");
    prints(dec("−0.05"), "−0.05");
    prints(dec("999"), "999");
    prints(dec("+1,000"), "1,000");
    const char *bad[] = {"",
                         "-",
                         "1.",
                         ".5",
                         "1,00",
                         "1,0000",
                         ",100",
                         "1 ",
                         "1,000,",
                         "1e3",
                         "１２",
                         "1.2.3",
                         "--1",
                         "1234567890123456789",
                         "0.1234567891",
                         "1.0,0"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i]);

    ok(decimal_add(dec("0.1"), dec("0.25"), &r), "add");
    prints(r, "0.35");
    ok(decimal_sub(dec("1"), dec("0.01"), &r), "subtract");
    prints(r, "0.99");
    ok(decimal_mul(dec("-1.5"), dec("2.5"), &r), "multiply");
    prints(r, "−3.75");
    ok(decimal_div(dec("312"), dec("319"), 3, &r), "divide");
    prints(r, "0.978");
    ok(decimal_div(dec("-1"), dec("8"), 2, &r), "half goes away from zero");
    prints(r, "−0.13");
    ok(decimal_round(dec("2.5"), 0, &r), "round");
    prints(r, "3");
    ok(!decimal_div(dec("1"), dec("0"), 2, &r), "nothing divides by 0");
    ok(decimal_cmp(dec("1.10"), dec("1.1")) == 0, "1.10 = 1.1");
    ok(decimal_cmp(dec("-2"), dec("1")) < 0, "-2 < 1");
    prints(decimal_trim(dec("42.50")), "42.5");
    struct decimal big = dec("999999999999999999");
    ok(!decimal_mul(big, dec("100"), &r), "a product that does not fit");
    ok(!decimal_div(big, dec("0.001"), 9, &r), "a quotient that does not fit");
    arena_free(&arena);
    return done();
}
