/* What the report does not quote in full, and what it does. */
#include "base/hide.h"
#include "out/report.h"
#include "tap.h"

#include <string.h>

static struct arena arena;

static const char *shown(const struct diag *d, const char *text)
{
    struct slice s = slice_of(text);
    const bool *marks = hide_marks(&arena, hider_open(&arena, d), s, NULL);
    char *out = arena_alloc(&arena, s.len + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        if (!marks[i])
            out[n++] = text[i];
        else if (((unsigned char)text[i] & 0xC0) != 0x80)
            out[n++] = '*';
    return out;
}

static void numbers(void)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"13812345678", "138******78"},
        {"电话13812345678。", "电话138******78。"},
        {"138 1234 5678", "138 **** **78"},
        {"138-1234-5678", "138-****-**78"},
        {"１３８１２３４５６７８", "１３８******７８"},
        {"11010519491231002X", "110*************2X"},
        {"6222020200112230006 ", "622**************06 "},
        {"0571-88001234", "0571-88001234"},
        {"0000-0000001", "0000-0000001"},
        {"400-800-12345", "400-800-12345"},
        {"2026-11-28", "2026-11-28"},
        {"2026-11-28 18:30", "2026-11-28 18:30"},
        {"2026-11-28 2026-12-1", "2026-11-28 2026-12-1"},
        {"2026-11-28 13812345678", "2026-11-28 138******78"},
        {"138-1234 5678", "138-**** **78"},
        {"12800.50 元", "12800.50 元"},
        {"第 3 栋 501", "第 3 栋 501"},
        {"", ""},
    };
    struct diag d = {.arena = &arena};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is(shown(&d, cases[i].text), cases[i].want, cases[i].text);
}

static void secrets(void)
{
    struct diag d = {.arena = &arena};
    struct source src = {"content/救助.md", SLICE("{姓名: 王丽, 住址: 3 号楼 501}")};
    size_t at = slice_find(src.text, SLICE("王丽"));

    diag_hide(&d, (struct span){&src, at, at + 6}, SLICE("王丽"));
    diag_hide(&d, (struct span){0}, SLICE("是"));
    diag_hide(&d, (struct span){0}, SLICE("欧阳建国"));
    is(shown(&d, "感谢欧阳建国，欧阳建国！"), "感谢欧***，欧***！",
       "a name, everywhere");
    is(shown(&d, "不是王丽"), "不是王*", "of two characters, and none that is short");

    struct slice part = slice_sub(src.text, 1, at + 3); /* a line that was cut */
    const bool *marks = hide_marks(&arena, hider_open(&arena, &d), part, &src);
    ok(!marks[at - 1] && !marks[at], "the part of a place that is quoted");
    struct source other = {"content/a.md", src.text};
    diag_hide(&d, (struct span){&src, 0, src.text.len}, SLICE(""));
    marks = hide_marks(&arena, hider_open(&arena, &d), src.text, &other);
    ok(!marks[1], "another file's place hides nothing");
    marks = hide_marks(&arena, hider_open(&arena, &d), src.text, &src);
    ok(!marks[0] && marks[1], "its own does");
}

static void page(void)
{
    struct diag d = {.arena = &arena};
    struct source src = {"content/欧阳建国.md", SLICE("姓名: 欧阳建国 13812345678\n")};
    struct buf out = BUF_INIT;

    diag_hide(&d, (struct span){&src, 8, 20}, SLICE("欧阳建国"));
    diag_error(&d, (struct span){&src, 8, 20}, "P13", "要遮的“欧阳建国”<出现>",
               "it stands");
    diag_hint(&d, "去掉欧阳建国", "remove 欧阳建国");
    report_page(&d, LANG_ZH, "2026年11月28日", SLICE(""), &out);
    ok(!strstr(out.ptr, "欧阳建国") && !strstr(out.ptr, "13812345678"),
       "no message, hint, line or file name has it in full");
    ok(strstr(out.ptr, "<mark>欧***</mark> 138******78") != NULL, "the line");
    ok(strstr(out.ptr, "要遮的“欧***”&lt;出现&gt;") != NULL, "the message");
    const char *own = strstr(out.ptr, "不要张贴"), *first = strstr(out.ptr, "P13");
    ok(own && first && own < first, "it is said first that it is for editors only");
    buf_release(&out);
}

int main(void)
{
    numbers();
    secrets();
    page();
    arena_free(&arena);
    return done();
}
