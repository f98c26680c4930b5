/* What must not be published, found in finished texts; and what only looks like it. */
#include "base/buf.h"
#include "check/leak.h"
#include "tap.h"

#include <string.h>

static struct arena arena;
static struct diag diag;
static struct source relief = {.path = "content/公示/救助.md"};
static struct source roll = {.path = "content/光荣榜/好人.md"};
static struct source settings = {.path = "content/site.yaml"};

static void sources(void)
{
    relief.text = SLICE("姓名: 欧阳建国\n电话: 13912345678\n");
    roll.text = SLICE("欧阳建国，十年义工\n");
    settings.text = SLICE("电话: 13000000001\n值班: 130 0000 0002\n");
}

static struct leaks *open_site(bool honoured)
{
    static struct item hidden = {.src = &relief}, open = {.src = &roll};
    static struct item *items[] = {&hidden, &open};
    const struct secret secrets[] = {{SLICE("欧阳建国"), {&relief, 8, 20}},
                                     {SLICE("13912345678"), {&relief, 29, 40}},
                                     {SLICE("钱丽"), {&relief, 8, 14}},
                                     {SLICE("𬱖亮"), {&relief, 8, 15}},
                                     {SLICE("3-501"), {&relief, 8, 13}}};
    struct site *site = arena_new(&arena, struct site);

    *site = (struct site){.src = &settings,
                          .items = items,
                          .n = honoured ? 2 : 1,
                          .secrets = arena_memdup(&arena, secrets, sizeof secrets),
                          .nsecrets = sizeof secrets / sizeof *secrets};
    diag = (struct diag){.arena = &arena};
    return leaks_open(&arena, site, &diag);
}

static bool leaks(const char *text)
{
    leaks_text(open_site(false), "index.html", NULL, slice_of(text));
    return diag.errors > 0;
}

static bool page_leaks(const char *html)
{
    leaks_html(open_site(false), "index.html", NULL, slice_of(html));
    return diag.errors > 0;
}

static void names(void)
{
    ok(leaks("感谢欧阳建国同志") && strcmp(diag.messages[0].code, "P13") == 0 &&
           diag.messages[0].at.src == &relief && diag.messages[0].at.start == 8,
       "a masked name, at the place where it was written");
    ok(strstr(diag.messages[0].zh, "index.html") != NULL, "the product is named");
    ok(leaks("欧阳建国、欧阳建国") && diag.errors == 1, "it is told once");
    ok(!leaks("欧阳某某、欧阳建民、建国"), "what is printed instead, and other names");
    ok(leaks("电话13912345678"), "a masked phone");
    ok(leaks("钱丽") && leaks("是钱丽") && leaks("钱丽的") && !leaks("钱美丽"),
       "a name of two characters, at the end of a text, too");
    ok(leaks("感谢𬱖亮"), "of a rare character");
    ok(leaks("感谢欧阳\u200B建国") && page_leaks("<p>欧\u00AD阳建国</p>"),
       "with characters within that nobody sees");
    ok(page_leaks("<p>钱<b>丽</b></p>") && !page_leaks("<td>钱</td><td>丽</td>"),
       "with a tag within");
    ok(!page_leaks("<path d=\"M3-501 12\"/>2026-3-501"), "what may stand by chance");
    ok(page_leaks("<p>欧阳<b>建</b><wbr>国</p>"), "tags within a name");
    ok(!page_leaks("<td>欧阳</td><td>建国</td>"), "two cells are two texts");
    ok(page_leaks("<img alt=\"欧阳建国\">"), "what a tag holds");
    struct leaks *l = open_site(true);
    leaks_text(l, "index.html", NULL, SLICE("欧阳建国"));
    ok(diag.errors == 0, "openly named by another item: no leak in a page of several");
    struct item own = {.src = &relief};
    leaks_text(l, "print/救助.pdf", &own, SLICE("欧阳建国"));
    ok(diag.errors == 1, "but in its own sheet");
}

static void numbers(void)
{
    static const char *const bad[] = {
        "身份证11010519491231002X。", "11010519491231002x", "号：110105194912310038",
        "手机13800138000", "tel:13800138000\"",
        /* broken, and still the same number */
        "110105 19491231 002X", "110105.19491231.002X", "110105—19491231—002X",
        "110105  1949 1231  002X", "110105\u200B19491231002X",
        "1\u00AD10105194912310038", "１１０１０５１９４９１２３１００２Ｘ",
        "138001\u200B38000"};
    static const char *const good[] = {
        "11010519491231003X",                   /* no such check digit */
        "110105194913310021",                   /* no such day */
        "91110000100000001X91110000100000001X", /* a longer number */
        "A11010519491231002X",
        "1234.13800138000", /* part of more */
        "订单 20261123138001380001",
        "电话 13000000001", /* registered */
        "电话 13000000002", /* written as 130 0000 0002 */
        "编号 18800004321A",
        "M110 105 194 912 310 02",
        "110.105 194.912 31.002",
        "12800138000",
        "0000-0000001",
        "96110",
        "d=\"M13.80013800013,0\""};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(leaks(bad[i]), "a leak: %s", bad[i]);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ok(!leaks(good[i]), "none: %s", good[i]);
}

int main(void)
{
    sources();
    names();
    numbers();
    arena_free(&arena);
    return done();
}
