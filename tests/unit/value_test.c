#include "data/value.h"
#include "tap.h"

int main(void)
{
    struct arena a = ARENA_INIT;
    struct value *map = value_map(&a), *list = value_list(&a);

    ok(!value_is_true(NULL) && !value_is_true(value_null(&a)), "null is false");
    ok(!value_is_true(value_text(&a, SLICE(""))), "so is no text");
    ok(!value_is_true(list), "and an empty list");
    ok(value_is_true(map), "a map is true");
    ok(value_is_true(value_bool(&a, true)) && !value_is_true(value_bool(&a, false)),
       "a flag is what it says");

    value_set(&a, map, "甲", value_printf(&a, "%d", -42));
    value_set(&a, map, "乙", list);
    value_push(&a, list, value_text(&a, SLICE("一")));
    value_push(&a, list, map);
    ok(value_long(map, "甲", 0) == -42, "a whole number");
    ok(value_long(map, "丙", 7) == 7, "or what is asked for instead");
    ok(slice_is(value_path(map, SLICE("乙.0"))->text, "一"),
       "a number picks from a list");
    ok(slice_is(value_path(map, SLICE("乙.1.甲"))->text, "-42"),
       "and the path goes on");
    ok(!value_path(map, SLICE("乙.2")) && !value_path(map, SLICE("甲.x")), "or ends");
    ok(value_str(map, "乙").len == 0, "a list has no text");

    value_set(&a, map, "甲", value_text(&a, SLICE("4x")));
    ok(map->nmembers == 2 && value_long(map, "甲", 9) == 9, "set replaces");
    ok(!value_find(NULL, "甲"), "nothing has no members");
    for (int i = 0; i < 100; i++)
        value_set_slice(&a, map, slice_of(arena_printf(&a, "k%d", i)), list);
    ok(map->nmembers == 102 && value_find(map, "k99") == list, "a hundred members");
    arena_free(&a);
    return done();
}
