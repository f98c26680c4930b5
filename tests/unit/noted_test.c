/* Readings and marks inside texts: taken apart, taken out, written as HTML. */
#include "base/noted.h"
#include "tap.h"

#define OPEN "\xEF\xBF\xB9"
#define BAR "\xEF\xBF\xBA"
#define CLOSE "\xEF\xBF\xBB"

static struct arena arena;

static void parts(void)
{
    struct slice rest =
        SLICE("前" OPEN "龘" BAR "dá" CLOSE OPEN "要点" BAR NOTED_DOT CLOSE OPEN
              "张三" BAR NOTED_LINE CLOSE OPEN "红楼梦" BAR NOTED_WAVE CLOSE "后");
    static const struct {
        enum noted_kind kind;
        const char *text, *reading;
    } want[] = {{NOTED_NONE, "前", ""},     {NOTED_READING, "龘", "dá"},
                {NOTED_DOTS, "要点", ""},   {NOTED_NAME, "张三", ""},
                {NOTED_BOOK, "红楼梦", ""}, {NOTED_NONE, "后", ""}};
    struct noted n;

    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        ok(noted_next(&rest, &n) && n.kind == want[i].kind &&
               slice_is(n.text, want[i].text) && slice_is(n.reading, want[i].reading),
           "a stretch: %s", want[i].text);
    ok(!noted_next(&rest, &n), "and no more");
}

static void plain(const char *text, const char *want)
{
    struct slice s = slice_of(text), got = noted_plain(&arena, s);

    ok(slice_is(got, want), "bare: %s", want);
    if (!noted_any(s))
        ok(got.ptr == s.ptr, "a text without notes is not copied");
}

static void html(const char *text, const char *want)
{
    struct buf out = BUF_INIT;

    noted_html(&out, slice_of(text));
    if (!ok(slice_is(buf_view(&out), want), "HTML: %s", want))
        printf("#   got: %.*s\n", (int)out.len, out.ptr);
    buf_release(&out);
}

int main(void)
{
    parts();
    ok(noted_any(SLICE("a" OPEN "b" BAR "c" CLOSE)) && !noted_any(SLICE("海报｜|")),
       "which texts hold any");
    plain("没有", "没有");
    plain("", "");
    plain("姓" OPEN "龘" BAR "dá" CLOSE "名", "姓龘名");
    plain("姓" OPEN "龘", "姓龘");
    plain("姓" OPEN "龘" BAR, "姓龘");
    plain("姓" OPEN "龘" BAR "d", "姓龘");
    plain("姓" OPEN "龘" BAR "d" OPEN "要" BAR "yào" CLOSE "点", "姓龘要点");
    plain("姓" BAR "dá" CLOSE "名", "姓名");
    html("<p>没有</p>", "<p>没有</p>");
    html("<title>" OPEN "龘" BAR "dá" CLOSE "</title>", "<title>龘</title>");
    html("<p>" OPEN "龘" BAR "d</p>", "<p>龘</p>");
    html("<a title=\"" OPEN "龘" BAR "dá" CLOSE "\">x</a>", "<a title=\"龘\">x</a>");
    html("<p>" OPEN "龘" BAR "dá" CLOSE "</p>",
         "<p><ruby>龘<rp>（</rp><rt>dá</rt><rp>）</rp></ruby></p>");
    arena_free(&arena);
    return done();
}
