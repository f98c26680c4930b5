/* title_test.c - a title and its parts. */
#include "model/title.h"
#include "tap.h"

static struct arena arena;

static void parses(const char *written, const char *plain, const char *parts)
{
    struct title title = title_parse(&arena, slice_of(written));
    const char *joined = "";

    for (size_t i = 0; i < title.n; i++)
        joined = arena_printf(&arena, "%s[%.*s]", joined, SLICE_FMT(title.parts[i]));
    is(slice_cstr(&arena, title.plain), plain, written);
    is(joined, parts, written);
    ok(title_length(slice_of(written)) == utf8_count(title.plain),
       "%s: as long as it is printed", written);
}

int main(void)
{
    parses("停水通知", "停水通知", "[停水通知]");
    parses("物业服务费|收支公示", "物业服务费收支公示", "[物业服务费][收支公示]");
    parses("甲 | 乙", "甲  乙", "[甲][乙]");
    parses("|甲||乙|", "甲乙", "[甲][乙]");
    parses("|", "", "");
    parses("", "", "");
    arena_free(&arena);
    return done();
}
