/* Which bytes of an item are words, sentences cut in two (L9), and what fix makes of a
 * file's bytes. */
#include "base/buf.h"
#include "data/value.h"
#include "language/passages.h"
#include "language/repair.h"
#include "tap.h"

static struct arena arena;

/* ---- blocks of Markdown ---- */

/* The passages of a body, each between | and |. */
static const char *blocks(const char *body)
{
    struct passages p = {.arena = &arena};
    struct slice text = slice_of(body);
    struct buf out = BUF_INIT;

    passages_of_body(text, 0, &p);
    for (size_t i = 0; i < p.n; i++) {
        buf_char(&out, '|');
        buf_slice(&out, slice_sub(text, p.list[i].start, p.list[i].end));
    }
    const char *s = slice_cstr(&arena, buf_view(&out));
    buf_release(&out);
    return s;
}

static void test_blocks(void)
{
    is(blocks("甲\n乙\n\n丙\n"), "|甲\n乙|丙",
       "a paragraph is one piece, with its lines");
    is(blocks("# 题\n- 甲\n- 乙\n  丙\n1. 丁\n"), "|# 题|- 甲|- 乙\n  丙|1. 丁",
       "headings and points are pieces of their own");
    is(blocks("甲\n```\n码,码\n\n码\n```\n乙\n"), "|甲|乙", "fenced code is none");
    is(blocks("甲\n\n~~~\n乙"), "|甲|~~~\n乙", "~~~ is no fence");
    is(blocks("甲\n\n```\n乙"), "|甲|```\n乙", "nor is what does not end");
    is(blocks("甲\n\n    乙\n\n丙"), "|甲|    乙|丙", "an indent is no code");
    is(blocks("- 甲\n\n    乙\n"), "|- 甲|    乙", "in a point an indent is no code");
    is(blocks("|甲|乙|\n|--|--|\n|丙|丁|"), "||甲|乙|||--|--|||丙|丁|",
       "each row of a table is one");
    ok(passages_body(SLICE("---\na: b\n---\n甲")) == 13,
       "the body is behind the second ---");
    ok(passages_body(SLICE("甲\n---\n")) == 0, "a file without a head");
}

/* ---- L9 ---- */

static size_t broken(const char *body)
{
    struct passages p = {.arena = &arena};
    struct findings f = {.arena = &arena};

    passages_of_body(slice_of(body), 0, &p);
    passages_find_broken(slice_of(body), &p, &f);
    return f.n;
}

#define GOES_ON "升小区服务的水平，为居民办好每一件小事，大家都满意。\n"

static void test_broken(void)
{
    ok(broken("小区党支部发挥作用，提炼亮点品牌，着力提\n\n" GOES_ON) == 1,
       "broken-sentence");
    ok(broken("选优配强小区领头雁。去\n\n" GOES_ON) == 1, "a cut behind a full stop");
    ok(broken("接到居民诉求十分钟到达现场，复杂问题 4\n\n\n" GOES_ON) == 1,
       "a cut behind a figure");
    ok(broken("小区党支部发挥作用，提炼亮点品牌，做好服务，\n\n" GOES_ON) == 1,
       "a cut behind a comma");
    ok(broken("小区党支部发挥作用。\n\n" GOES_ON) == 0, "a sentence that is over");
    ok(broken("## 小区党支部发挥作用，提炼亮点品牌，着力提\n\n" GOES_ON) == 0,
       "a heading");
    ok(broken("主要做法\n\n" GOES_ON) == 0, "a short line");
    ok(broken("小区党支部发挥作用，提炼亮点品牌，分工如下：\n\n" GOES_ON) == 0,
       "a colon");
    ok(broken("- 小区党支部发挥作用，提炼亮点品牌\n\n" GOES_ON) == 0, "a point");
    ok(broken("小区党支部发挥作用，提炼亮点品牌\n\n槐安里小区党总支\n") == 0,
       "a signature");
}

/* ---- bytes and diffs ---- */

static void test_bytes(void)
{
    struct slice was = SLICE("\xEF\xBB\xBF"
                             "甲,乙\r\n丙\n丁\r戊");
    struct slice now = repair_bytes(&arena, was, SLICE("甲,乙\n丙\n丁\n戊"),
                                    SLICE("甲，乙\n丙\n丁！\n戊"));

    is(slice_cstr(&arena, now),
       "\xEF\xBB\xBF"
       "甲，乙\r\n丙\n丁！\r戊",
       "BOM and each line's end stay");
    now = repair_bytes(&arena, SLICE("甲\r\uFEFF\n乙"), SLICE("甲\n\uFEFF\n乙"),
                       SLICE("甲\n\n乙"));
    ok(slice_is(now, "甲\r\r\n乙"), "an empty line stays one between CR and LF");
    now = repair_bytes(&arena, SLICE("甲\r\n"), SLICE("甲\n"), SLICE("乙\n"));
    is(slice_cstr(&arena, now), "乙\r\n", "the last line end stays");
}

static void test_diff(void)
{
    struct buf out = BUF_INIT;

    repair_diff("a.md", SLICE("1\n2\n3\n4\n5\n6\n甲,\n8\n"),
                SLICE("1\n2\n3\n4\n5\n6\n甲，\n8\n"), false, &out);
    is(out.ptr, "--- a.md\n+++ a.md\n@@ -4,5 +4,5 @@\n 4\n 5\n 6\n-甲,\n+甲，\n 8\n",
       "three lines around a change");
    buf_clear(&out);
    repair_diff("a.md", SLICE("甲"), SLICE("乙"), true, &out);
    ok(strstr(out.ptr, "\033[31m-甲\033[m\n\033[32m+乙\033[m") != NULL, "in colour");
    buf_release(&out);
}

int main(void)
{
    test_blocks();
    test_broken();
    test_bytes();
    test_diff();
    arena_free(&arena);
    return done();
}
