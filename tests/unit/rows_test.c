/* Tables of Markdown that are none. */
#include "markdown/rows.h"
#include "tap.h"

static struct arena arena;
static struct diag diag;

/* The lines that are told, as "2,4". */
static const char *told(const char *text)
{
    struct source src = {"a.md", slice_of(text)};
    const char *lines = "";

    diag = (struct diag){.arena = &arena};
    rows_check(&src, 0, &diag);
    for (size_t i = 0; i < diag.n; i++) {
        size_t line, column;
        span_position(diag.messages[i].at, &line, &column);
        lines = arena_printf(&arena, "%s%s%zu", lines, i ? "," : "", line);
        ok(strcmp(diag.messages[i].code, "table-broken") == 0 &&
               diag.messages[i].hint_zh,
           "told with its cure");
    }
    return lines;
}

int main(void)
{
    is(told("| 项目 | 金额 |\n|---|---|\n| 保洁 | 12 |\n| 只有一格 |\n"), "",
       "a table");
    is(told("| 项目 | 金额 |\n| 保洁 | 12 |\n| 绿化 | 8 |\n"), "", "without its rule");
    is(told("| 项目 | 金额 |\n| 保洁 |\n"), "2", "without its rule, and uneven");
    is(told("｜项目｜金额｜\n｜－｜\n｜保洁｜12｜\n"), "2", "full-width bars");
    is(told("前文\n\n| 项目 | 金额 |\n|---|\n| 保洁 | 12 |\n"), "4", "a short rule");
    is(told("|项目|金额|\n|---|--:|\n|保洁|12|3|4|\n|绿化|8|\n|车棚|1|2|"), "3,5",
       "rows that are too long");
    is(told("|字|音|\n|---|---|\n|{龘|dá}|a\\|b|\n"), "", "bars that part nothing");
    is(told("```\n| 甲 |\n| 乙 |\n```\n"), "", "code");
    is(told("| 单独一行 |\n\n| 又一行 |\n"), "", "lines alone");
    arena_free(&arena);
    return done();
}
