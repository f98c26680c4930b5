/* Names in prose are weighed: what is one, what is none, and where it ends. */
#include "base/map.h"
#include "prose/ages.h"
#include "prose/person_names.h"
#include "prose/rooms.h"
#include "tap.h"

static struct arena arena;

/* All names of the text, parted by blanks. */
static const char *names_in(const char *text, const struct map *known)
{
    struct slice s = slice_of(text);
    struct person_name name = {0, 0, 0};
    const char *list = "";

    while (person_name_next(s, name.end, known, &name))
        list = arena_printf(&arena, "%s%s%.*s", list, *list ? " " : "",
                            (int)(name.end - name.start), text + name.start);
    return list;
}

static const char *rooms_in(const char *text)
{
    struct slice s = slice_of(text);
    struct room room = {0, 0};
    const char *list = "";

    while (room_next(s, room.end, &room))
        list = arena_printf(&arena, "%s%s%.*s", list, *list ? " " : "",
                            (int)(room.end - room.start), text + room.start);
    return list;
}

static int age_of(const char *text)
{
    size_t end;

    return age_at(slice_of(text), 0, &end);
}

static void test_names(void)
{
    static const char *const cases[][2] = {
        {"肖建国，由社区代办。", "肖建国"},
        {"残疾人李建国每月领取补贴。", "李建国"},
        {"优秀志愿者：韦桂花、闫梓涵、申屠敏、覃勇。", "韦桂花 闫梓涵 申屠敏 覃勇"},
        {"由欧阳秀英（82岁）领取", "欧阳秀英"},
        {"阿依古丽·买买提和努尔·艾力", "阿依古丽·买买提 努尔·艾力"},
        {"雷㛃㬎同志", "雷㛃㬎"},
        /* words, places, titles, and persons called by their surname */
        {"盖章后张贴在高峰路，周末、黄金周照常。", ""},
        {"王师傅、李主任、张家、刘某某、陈女士到场", ""},
        {"《王二小放牛郎》周六放映", ""},
        {"时间安排在方便的时候，请于高温天气减少外出。", ""},
        {"白内障、关节炎、马桶、毛巾、花坛", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is(names_in(cases[i][0], NULL), cases[i][1], cases[i][0]);
}

/* A name that the compound declares needs no weighing. */
static void test_known(void)
{
    struct map known = MAP_INIT(&arena);
    static char yes;

    map_set(&known, SLICE("高兴"), &yes);
    is(names_in("今天高兴请假", NULL), "", "a word");
    is(names_in("今天高兴请假", &known), "高兴", "somebody of the compound");
}

static void test_rooms(void)
{
    static const char *const cases[][2] = {
        {"3 号楼 2 单元 501 室漏水", "3 号楼 2 单元 501 室"},
        {"七号楼一单元四〇二室、９#楼３０２室", "七号楼一单元四〇二室 ９#楼３０２室"},
        {"A座1502室和B-1803室", "A座1502室 B-1803室"},
        {"3-2-501、12-1-1203", "3-2-501 12-1-1203"},
        {"2栋602王秀英家", "2栋602"},
        {"3 号楼 120 户，5 号楼 2026 年换屋面", ""},
        {"2026-11-23，图集 12-3-405，1-2-0000", ""},
        {"二单元三层以上、10 号楼 18 层", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is(rooms_in(cases[i][0]), cases[i][1], cases[i][0]);
}

static void test_ages(void)
{
    ok(age_of("9岁") == 9 && age_of("９ 岁") == 9 && age_of("七周岁") == 7,
       "ages in all figures");
    ok(age_of("十一岁") == 11 && age_of("3岁半") == 3 && age_of("102岁") == 102,
       "eleven, and a half, and more than a hundred");
    ok(age_of("8个月大") == 0, "not yet one");
    ok(age_of("岁月") == -1 && age_of("9层") == -1 && age_of("20260岁") == -1,
       "no age");
}

int main(void)
{
    test_names();
    test_known();
    test_rooms();
    test_ages();
    arena_free(&arena);
    return done();
}
