/* The month's sheet: weeks, lunar days, solar terms, days off. */
#include "model/lunar.h"
#include "model/month.h"
#include "model/solar_term.h"
#include "tap.h"

static struct arena arena = ARENA_INIT;

/* Beijing dates of 2026; 雨水 falls eight minutes before midnight. */
static const struct {
    const char *name;
    int month, day;
} terms[] = {{"小寒", 1, 5},  {"大寒", 1, 20},  {"立春", 2, 4},  {"雨水", 2, 18},
             {"惊蛰", 3, 5},  {"春分", 3, 20},  {"清明", 4, 5},  {"谷雨", 4, 20},
             {"立夏", 5, 5},  {"小满", 5, 21},  {"芒种", 6, 5},  {"夏至", 6, 21},
             {"小暑", 7, 7},  {"大暑", 7, 23},  {"立秋", 8, 7},  {"处暑", 8, 23},
             {"白露", 9, 7},  {"秋分", 9, 23},  {"寒露", 10, 8}, {"霜降", 10, 23},
             {"立冬", 11, 7}, {"小雪", 11, 22}, {"大雪", 12, 7}, {"冬至", 12, 22}};

static void solar_terms(void)
{
    size_t n = 0;

    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct date d = {2026, (int8_t)terms[i].month, (int8_t)terms[i].day};
        const char *got = solar_term(d);
        ok(got && strcmp(got, terms[i].name) == 0, "%s, %d.%d", terms[i].name, d.month,
           d.day);
    }
    for (long s = date_serial((struct date){2026, 1, 1});
         s < date_serial((struct date){2027, 1, 1}); s++)
        n += solar_term(date_of_serial(s)) != NULL;
    ok(n == 24, "no others in the year");
}

/* GB/T 33661-2017: the winter solstice is always in 冬月. ICU counts the months, we
 * the terms: they must agree. */
static void solstices(void)
{
    int found = 0, right = 0;

    for (int16_t year = 1950; year < 2100; year++)
        for (int8_t day = 20; day <= 24; day++) {
            struct date d = {year, 12, day};
            const char *term = solar_term(d);
            if (!term)
                continue;
            found++;
            right += strcmp(term, "冬至") == 0 && lunar_of(d).month == 11;
        }
    ok(found == 150 && right == 150, "150 winter solstices are in 冬月 (%d, %d)", found,
       right);
}

/* Where the new moon falls within minutes of midnight in Beijing. */
static void new_years(void)
{
    static const struct {
        struct date d;
        const char *text;
    } days[] = {{{2026, 2, 17}, "农历正月初一"}, {{2027, 2, 5}, "农历腊月廿九"},
                {{2027, 2, 6}, "农历正月初一"},  {{2027, 2, 7}, "农历正月初二"},
                {{2027, 3, 7}, "农历正月三十"},  {{2027, 3, 8}, "农历二月初一"},
                {{2030, 2, 2}, "农历腊月三十"},  {{2030, 2, 3}, "农历正月初一"},
                {{2030, 3, 3}, "农历正月廿九"},  {{2030, 3, 4}, "农历二月初一"},
                {{2018, 11, 7}, "农历九月三十"}, {{2018, 11, 8}, "农历十月初一"},
                {{2012, 8, 17}, "农历七月初一"}, {{2012, 9, 15}, "农历七月三十"},
                {{2028, 1, 26}, "农历正月初一"}};

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        is(slice_cstr(&arena, lunar_text(&arena, days[i].d)), days[i].text,
           days[i].text);
}

static const struct value *cell(const struct value *m, int8_t day)
{
    struct date first;

    month_parse(SLICE("2026-12"), &first);
    first.day = day;
    return month_cell(m, first);
}

static void december(void)
{
    struct date first;

    ok(month_parse(SLICE("2026年12月"), &first) && first.month == 12 && first.day == 1,
       "2026年12月");
    ok(month_parse(SLICE("2026-12"), &first), "2026-12");
    ok(!month_parse(SLICE("2026-13"), &first) && !month_parse(SLICE("12月"), &first) &&
           !month_parse(SLICE("2026-12-05"), &first),
       "no months");
    month_parse(SLICE("2026-12"), &first);
    struct value *m = month_value(&arena, first, NULL);
    ok(slice_is(m->text, "2026年12月"), "prints");
    ok(value_find(m, "周表")->n == 5, "five weeks, from Tuesday on");
    ok(value_str(value_find(value_find(m, "周表")->items[0], "格")->items[0], "号")
               .len == 0,
       "Monday is of November");
    ok(slice_is(value_str(cell(m, 1), "农历"), "廿三"), "the first is 廿三");
    ok(slice_is(value_str(cell(m, 7), "历"), "大雪"), "the seventh 大雪");
    ok(slice_is(value_str(cell(m, 9), "历"), "冬月"), "a new month says its name");
    ok(value_flag(cell(m, 5), "周末", false) && !value_flag(cell(m, 4), "周末", true),
       "weekends");
    ok(month_cell(m, (struct date){2027, 1, 1}) == NULL, "another month has no cell");
}

int main(void)
{
    solar_terms();
    solstices();
    new_years();
    december();
    arena_free(&arena);
    return done();
}
