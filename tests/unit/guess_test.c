/* What a draft's text says of its fields; characters that a table must know. */
#include "draft/guess.h"
#include "language/simplify.h"
#include "prose/find_values.h"
#include "tap.h"

static struct arena arena;
static const struct date base = {2026, 11, 22};
static struct guesses known;

static struct field fields[] = {
    {.name = {"落款", 6}, .type = FIELD_TEXT, .required = true, .min = -1, .max = -1},
    {.name = {"日期", 6}, .type = FIELD_DATE, .required = true, .min = -1, .max = -1},
    {.name = {"主送", 6}, .type = FIELD_TEXT, .min = -1, .max = -1},
    {.name = {"公示期", 9},
     .type = FIELD_PERIOD,
     .required = true,
     .min = -1,
     .max = -1},
    {.name = {"受理部门", 12},
     .type = FIELD_TEXT,
     .required = true,
     .min = 2,
     .max = 12},
    {.name = {"受理电话", 12},
     .type = FIELD_PHONE,
     .required = true,
     .min = -1,
     .max = -1},
    {.name = {"监督电话", 12},
     .type = FIELD_PHONE,
     .required = true,
     .min = -1,
     .max = -1},
    {.name = {"活动日期", 12}, .type = FIELD_DATE, .min = -1, .max = -1},
    {.name = {"开始", 6}, .type = FIELD_TIME, .min = -1, .max = -1},
    {.name = {"结束", 6}, .type = FIELD_TIME, .min = -1, .max = -1},
};

static const char *guess(const char *body)
{
    struct kind kind = {.fields = fields, .nfields = sizeof fields / sizeof *fields};

    known = (struct guesses){.arena = &arena};
    guess_fields(&kind, SLICE("题目"), slice_of(body), base, &known);
    return slice_cstr(&arena, known.body);
}

static const char *value(const char *name)
{
    const struct guess *g = guess_find(&known, slice_of(name));

    return g ? slice_cstr(&arena, g->value) : "";
}

static void notices(void)
{
    is(guess(
           "现将粉刷楼道的事公示如下。\n\n公示时间：2026年11月23日至27日\n\n"
           "受理单位：业委会办公室\n\n联系电话：0351-1234567\n\n监督电话：0351-7654321\n\n"
           "特此公示。\n"),
       "现将粉刷楼道的事公示如下。\n\n特此公示。\n",
       "lines that are fields leave the body");
    is(value("公示期"), "{起: 2026-11-23, 止: 2026-11-27}", "the period");
    is(value("受理部门"), "业委会办公室", "another word for a field");
    is(value("受理电话"), "0351-1234567", "a telephone");
    is(value("监督电话"), "0351-7654321", "another");
    is(guess("公示期为自即日起5个工作日，有意见请打0351-1234567。\n"),
       "公示期为自即日起5个工作日，有意见请打0351-1234567。\n",
       "in a sentence the words stay");
    is(value("公示期"), "{起: 2026-11-22, 工作日: 5}", "from the day of the document");
    is(value("受理电话"), "0351-1234567", "the only number of an office");
}

static void events(void)
{
    is(guess("活动时间：12月5日（周六）下午2时至4时半\n\n来玩。\n"), "来玩。\n",
       "an event");
    is(value("活动日期"), "2026-12-05", "its day, of this year");
    is(value("开始"), "14:00", "it begins");
    is(value("结束"), "16:30", "it ends");
}

static void nothing(void)
{
    const char *body =
        "联系人老王，手机13812345678，单号20261120，见第3条。\n\n大家看着办。\n";

    is(guess(body), body, "nothing is made up");
    is(value("受理电话"), "", "a mobile is no telephone of an office");
    is(guess(
           "活动时间：2026年2月30日\n\n受理单位：这一个名字长得不可能是一个部门的名字\n"),
       "活动时间：2026年2月30日\n\n受理单位：这一个名字长得不可能是一个部门的名字\n",
       "no such day, too long a name");
    is(value("活动日期"), "", "no day that does not exist");
}

static void characters(void)
{
    static const char *const cases[][2] = {
        {"頭髮和發展，麵粉和表面", "头发和发展，面粉和表面"},
        {"鄰里關係，繫好鞋帶，系統", "邻里关系，系好鞋带，系统"},
        {"特徵、徵求意見，宮商角徵羽", "特征、征求意见，宫商角徵羽"},
        {"看著辦，著名的著作，顯著", "看着办，著名的著作，显著"},
        {"乾淨的房子，幹部，乾坤，若干", "干净的房子，干部，乾坤，若干"},
        {"對於餘下的，憑藉，慰藉，瞭解，瞭望", "对于余下的，凭借，慰藉，了解，瞭望"},
        {"鬆樹與松樹，裏面，後天和皇后", "松树与松树，里面，后天和皇后"},
        {"計畫與圖畫，反覆，覆蓋，恢復", "计划与图画，反复，覆盖，恢复"},
        {"甚麼時候，提昇，傢俱，鍛鍊", "什么时候，提升，家具，锻炼"},
        {"隻身一隻，祇要，祕書，釐清", "只身一只，只要，秘书，厘清"},
        {"陜西、週末、鬱悶、颱風、檯面", "陕西、周末、郁闷、台风、台面"},
        {"鐘錶、衝突、佈置、註冊、迴廊", "钟表、冲突、布置、注册、回廊"},
        {"「大門」和『小門』", "“大门”和‘小门’"},
    };
    struct han_forms *forms = han_forms_open();

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = 0;
        is(slice_cstr(&arena,
                      text_simplified(&arena, forms, slice_of(cases[i][0]), &n)),
           cases[i][1], "simplified");
    }
    han_forms_close(forms);
}

static void words(void)
{
    is(slice_cstr(&arena, find_phone(SLICE("打 2026-11-20 或 400-123-4567"))),
       "400-123-4567", "a date is no telephone");
    is(slice_cstr(&arena, find_time(&arena, SLICE("晚7点半"), false)), "19:30",
       "in the evening");
    is(slice_cstr(&arena, find_day(&arena, SLICE("第3条、第12月"), base)), "",
       "no day");
    is(slice_cstr(&arena, find_period(&arena, SLICE("公示7天"), base)),
       "{起: 2026-11-22, 天数: 7}", "so many days");
}

int main(void)
{
    notices();
    events();
    nothing();
    characters();
    words();
    arena_free(&arena);
    return done();
}
