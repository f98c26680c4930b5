/* Where lines may end and how wide gaps are, rule by rule. */
#include "tap.h"
#include "text/cjk.h"

#include <stdlib.h>

static struct arena arena;
static struct breaks *rules;

/* The text with | at every place where a line may end, ~ where only at a price. */
static const char *breaks_at(enum cjk_level level, const char *text)
{
    size_t n;
    struct slice s = slice_of(text);
    struct cluster *c = text_clusters(&arena, rules, s, NULL, &n);
    int16_t *cost = arena_array(&arena, int16_t, n + 1);
    char *out = arena_alloc(&arena, s.len * 2 + 1, 1), *w = out;

    cjk_break_costs(c, n, level, cost);
    for (size_t i = 0; i < n; i++) {
        memcpy(w, text + c[i].start, c[i].end - c[i].start);
        w += c[i].end - c[i].start;
        if (i + 1 < n && cost[i] != BREAK_NEVER)
            *w++ = cost[i] == BREAK_FREE ? '|' : '~';
    }
    return out;
}

static const char *breaks(const char *text)
{
    return breaks_at(CJK_GB, text);
}

static size_t count(const char *text)
{
    size_t n;

    text_clusters(&arena, rules, slice_of(text), NULL, &n);
    return n;
}

/* Characters as people see them, also where most are plain. */
static void test_clusters(void)
{
    size_t n;
    struct cluster *c =
        text_clusters(&arena, rules, SLICE("葛\xF3\xA0\x84\x80飾"), NULL, &n);

    ok(n == 2 && c[0].end == 7 && c[0].vs == 0xE0100, "a variation of 葛");
    ok(count("一二，3\n") == 5, "a character each");
    ok(count("cafe\u0301 好") == 6, "an accent belongs to its letter");
    ok(count("好👨‍👩‍👧👍🏽") == 3, "a family, a thumb of a colour");
    ok(count("か\u3099\u200B") == 2 && count("") == 0, "a voiced か, a break");
}

/* CLREQ 3.1.4: each level forbids what the one before it does, and something more. */
static void test_levels(void)
{
    is(breaks_at(CJK_BASIC, "男／女·长"), "男／|女·|长", "basic: ／ may end a line");
    is(breaks_at(CJK_GB, "男／女·长"), "男／女·|长", "gb: not ／, but ·");
    is(breaks_at(CJK_STRICT, "男／女·长"), "男／女·|长", "strict: as gb");
    is(breaks_at(CJK_BASIC, "说——好"), "说|——|好", "basic: —— may begin a line");
    is(breaks_at(CJK_GB, "说——好"), "说|——|好", "gb: too");
    is(breaks_at(CJK_STRICT, "说——好"), "说——|好", "strict: it may not");
    is(breaks_at(CJK_STRICT, "等……好"), "等……|好", "strict: nor may ……");
    for (enum cjk_level l = CJK_GB; l <= CJK_STRICT; l++) {
        is(breaks_at(l, "好。（是）《书》"), "好。|（是）|《书》",
           "at every level marks keep to their text");
        is(breaks_at(l, "甲～乙—丙"), "甲～|乙—|丙", "connectors begin no line");
        is(breaks_at(l, "共5个工作日"), "共|5个工作日", "quantities are whole");
    }
}

static void test_breaks(void)
{
    is(breaks("说“你好”吗"), "说|“你|好”|吗", "quotes are brackets, as in zh");
    is(breaks("好。是，对！吗？"), "好。|是，|对！|吗？", "no mark at a line's start");
    is(breaks("（一）《书》【注】"), "（一）|《书》|【注】",
       "brackets hold their contents");
    is(breaks("他说——好……吧"), "他|说|——|好……|吧", "—— and …… are one");
    is(breaks("共5 个工作日内"), "共|5 个工作日|内", "after a typed space, too");
    is(breaks("另有1 万元和3本书"), "另|有|1 万元|和|3本|书", "a large unit, a book");
    is(breaks("改为12 时尚"), "改|为|12 时|尚", "what looks like a unit is one");
    is(breaks("于 11 月 23 日止"), "于 |11 月 23 日|止", "so a day is whole");
    is(breaks("于2026 年 12 月 4 日止"), "于|2026 年 ~12 月 4 日|止",
       "and after its year, at a price");
    is(breaks("自二〇二六年十二月四日起"), "自|二〇二六年~十二月四日|起",
       "the same in Han figures");
    is(breaks("二○二六年度一九年二月"), "二○二六年|度|一|九|年|二|月",
       "a year alone; what is none");
    is(breaks("用 3 苹果"), "用 |3 |苹|果", "a space before no unit is as ever");
    is(breaks("共5个工作日内"), "共|5个工作日|内", "a number keeps its unit");
    is(breaks("等30分钟到场"), "等|30分钟|到|场", "30分钟");
    is(breaks("付￥100元"), "付|￥100元", "￥100元");
    is(breaks("气温25℃吗"), "气|温|25℃|吗", "25℃");
    is(breaks("约76.3%业主"), "约|76.3%|业|主", "76.3%");
    is(breaks("按第3条办"), "按|第3条|办", "第3条");
    is(breaks("槐物〔2026〕12号文"), "槐|物|〔2026〕12号|文", "a document's number");
    is(breaks("在2026年11月23日前"), "在|2026年~11月23日|前", "dates only after 年");
    is(breaks("自11月30日—12月31日"), "自|11月30日—|12月31日",
       "two of them only after the dash");
    is(breaks("自11月30日——12月31日"), "自|11月30日——|12月31日", "a long one as well");
    is(breaks("自8:00—9:30"), "自|8:00—9:30", "two times are short: one word");
    is(breaks("楼道——11月"), "楼|道|——|11月", "a dash of another kind may begin one");
    is(breaks("于2026-11-23前"), "于|2026-11-23|前", "an ISO date");
    is(breaks("在8：30—11：30到"), "在|8：30—11：30|到", "full-width, too");
    is(breaks("共１２．５元"), "共|１２．５元", "as figures are");
    is(breaks("址：ｗｗｗ．ａｂ．ｃｎ，好"), "址：|ｗｗｗ．~ａｂ．~ｃｎ，|好",
       "a full-width address is parted like others");
    is(breaks("在10:30到"), "在|10:30|到", "a time");
    is(breaks("电0000-0000000转"), "电|0000-0000000|转", "a telephone number");
    is(breaks("电138 0000 0000转"), "电|138 0000 0000|转", "with spaces");
    is(breaks("计1,234.50元整"), "计|1,234.50元|整", "an amount");
    is(breaks("有1000余户人"), "有|1000余户|人", "1000余户");
    is(breaks("送5桶水"), "送|5桶|水", "what amounts are counted by: 5桶");
    is(breaks("送5 桶水"), "送|5 桶|水", "5 桶");
    is(breaks("1—2次"), "1—2次", "a range");
    is(breaks("用WeChat群"), "用|WeChat|群", "a Latin word is whole");
    is(breaks("a word or two"), "a |word |or |two", "between words");
    is(breaks("马克·吐温"), "马|克·|吐|温", "no interpunct at a line's start");
    is(breaks("见https://hal.example/n/12处"), "见|https://hal.~example/~n/~12|处",
       "an address is parted after its slashes, or else its points");
    is(breaks("太原—平遥——祁县"), "太|原—|平|遥|——|祁|县",
       "一字线 is not at a line's start, 破折号 may be");
    is(breaks("和/或"), "和/或", "a solidus is at no edge");
    is(breaks("付￥ 100元"), "付|￥ 100元", "a typed space parts no amount");
    is(breaks("电（0351）1234567转"), "电|（0351）1234567|转", "an area in brackets");
    is(breaks("电+86 138 0000 0000转"), "电|+86 138 0000 0000|转", "... and a country");
    is(breaks("见https://hal.example/abcdefghijklmnopqrst"),
       "见|https://hal.~example/~abcdefghijklmnopqrst", "a short piece is whole");
    is(breaks("https://hal.example/abcdefghijklmnopqrstu"),
       "https://hal.~example/~ab~c~d~e~f~g~h~i~j~k~l~m~n~o~p~q~r~s~tu",
       "a long one is parted when it must be");
    is(breaks("寄wy-1@hal.example来"), "寄|wy-~1@~hal.~example|来",
       "an address of mail likewise");
    is(breaks("在3@5.2，见v1.2"), "在|3@5.2，|见|v1.2", "which figures are not");
    is(breaks("甲\n乙"), "甲\n|乙", "a newline");
    is(breaks("八\u200B九"), "八\u200B|九", "the writer's own place");
    is(breaks(""), "", "nothing");
}

static void test_classes(void)
{
    ok(cjk_class(0x4E2D) == CJK_HAN && cjk_class(0x20BB7) == CJK_HAN, "Han");
    ok(cjk_class(0xFF08) == CJK_OPEN && cjk_class(0x201D) == CJK_CLOSE, "brackets");
    ok(cjk_class(0xFF0C) == CJK_PAUSE && cjk_class(0x3002) == CJK_STOP, "points");
    ok(cjk_class('a') == CJK_LATIN && cjk_class('7') == CJK_DIGIT, "Latin, digits");
    ok(cjk_class(0x200B) == CJK_NOTHING && cjk_class(0xFEFF) == CJK_NOTHING, "nothing");
}

static void test_gaps(void)
{
    ok(cjk_gap(CJK_HAN, CJK_HAN, 0, 0).natural == 0, "none between Han");
    ok(cjk_gap(CJK_HAN, CJK_DIGIT, 0, 0).natural == 167,
       "1/6 em between Han and digit");
    ok(cjk_gap(CJK_PAUSE, CJK_LATIN, 500, 0).natural == 500, "none beside a mark");
    ok(cjk_gap(CJK_CLOSE, CJK_CLOSE, 500, 500).natural == 0, "）” share a blank");
    ok(cjk_gap(CJK_STOP, CJK_CLOSE, 500, 500).natural == 0, "。” too");
    ok(cjk_gap(CJK_CLOSE, CJK_OPEN, 500, 500).natural == 500, "）（ one and a half em");
    ok(cjk_gap(CJK_PAUSE, CJK_HAN, 500, 0).shrink[0] == 250, "a pause gives a quarter");
    ok(cjk_gap(CJK_STOP, CJK_HAN, 500, 0).shrink[0] == 0, "a stop only late");
    ok(!cjk_gap(CJK_DASH, CJK_DASH, 0, 0).even &&
           !cjk_gap(CJK_DIGIT, CJK_DIGIT, 0, 0).even,
       "nothing grows inside —— and numbers");
    ok(cjk_space_gap(CJK_HAN, CJK_LATIN, 0, 0, 250).natural == 167,
       "a typed space between Han and Latin is the gap");
    ok(cjk_space_gap(CJK_PAUSE, CJK_LATIN, 500, 0, 250).natural == 500,
       "a typed space beside a mark is nothing");
    ok(cjk_space_gap(CJK_LATIN, CJK_LATIN, 0, 0, 250).natural == 250, "a word space");
}

int main(void)
{
    rules = breaks_open();
    test_breaks();
    test_clusters();
    test_levels();
    test_classes();
    test_gaps();
    breaks_close(rules);
    arena_free(&arena);
    return done();
}
