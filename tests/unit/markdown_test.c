#include "markdown/typed.h"
#include "nodes.h"

#include <time.h>

static void reports(const char *text, const char *code, size_t line, size_t column)
{
    size_t l = 0, c = 0;

    parse(text);
    if (diag.n)
        span_position(diag.messages[0].at, &l, &c);
    if (!ok(diag.n == 1 && strcmp(diag.messages[0].code, code) == 0 && l == line &&
                c == column,
            "%s at %zu:%zu", code, line, column))
        printf("# got %zu: %s %zu:%zu\n", diag.n, diag.n ? diag.messages[0].code : "",
               l, c);
}

static void emphasis(void)
{
    gives("真正**重要，**她说", "p[真正b[重要，]她说]");
    gives("**“引号”**后", "p[b[“引号”]后]");
    gives("他说**重要！**吗", "p[他说b[重要！]吗]");
    gives("先**（一）**再**《书》**完", "p[先b[（一）]再b[《书》]完]");
    gives("甲**\"a\"**乙", "p[甲b[\"a\"]乙]");
    gives("旧*新的*新~~（删）~~留", "p[旧em[新的]新s[（删）]留]");
    gives("a**(b)**c", "p[a**(b)**c]"); /* Latin stays CommonMark's */
    gives("`甲**，**乙`", "p[code[甲**，**乙]]");
    gives("[甲**重，**乙](x**/y)", "p[a(x**/y)[甲b[重，]乙]]");
    gives("2 * 3 * 4，甲 * 乙", "p[2 * 3 * 4，甲 * 乙]");
    gives("\\*\\*，**甲**", "p[**，b[甲]]");
    gives("**粗***斜*", "p[b[粗]em[斜]]");
    gives("***，***后", "p[em[b[，]]后]");
}

static void line_ends(void)
{
#define LONG "为了让大家冬天用水更方便物业服务中心将于明天"
    gives("甲\n乙", "p[甲br[]乙]"); /* typed by hand */
    gives(LONG "\n乙", "p[" LONG "乙]");
    gives(LONG "，\n“乙", "p[" LONG "，“乙]");
    gives(LONG "**乙**\n[丙](/x)", "p[" LONG "b[乙]a(/x)[丙]]");
    gives(LONG "\nLatin\nend\n丁", "p[" LONG " Latin endbr[]丁]");
    gives("**" LONG "\n乙**\n丙", "p[b[" LONG "乙]br[]丙]");
    gives("see the\n**notice**", "p[see the b[notice]]");
    gives("甲\\\n乙", "p[甲br[]乙]");
    gives(LONG "\n3 栋", "p[" LONG " 3 栋]");
    gives(LONG "<!-- 注 -->\n乙", "p[" LONG "乙]");
#undef LONG
}

static void blocks(void)
{
    gives("# 公示 时间\n# 公示 时间\n## A，b\n",
          "h1#公示-时间[公示 时间]"
          "h1#公示-时间-2[公示 时间]h2#ab[A，b]");
    gives("|甲|乙|\n|--|--:|\n|1|2|\n", "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]");
    gives("正[^a]\n\n[^a]: 注\n", "p[正ref1[]]note1[p[注]]");
    gives("3. 甲\n4. 乙\n", "list3[li3[p[甲]]li4[p[乙]]]");
    gives("见https://a.cn/x，谢谢", "p[见a(https://a.cn/x)[https://a.cn/x]，谢谢]");
    gives("<https://a.cn/公示>", "p[a(https://a.cn/公示)[https://a.cn/公示]]");
    gives("www.a.cn。", "p[a(http://www.a.cn)[www.a.cn]。]");
    struct node *t = parse("|甲|乙|\n|:-:|--:|\n|1|2|\n")->child->child->child;
    ok(t->align == ALIGN_CENTER && t->next->align == ALIGN_RIGHT, "columns align");
    ok(parse("- 甲\n  - 乙\n")->child->child->last->level == 2,
       "lists know their level");
}

static void places(void)
{
    struct node *doc = parse("> 甲**重，**乙\n> 丙`码`丁\n");
    struct node *p = doc->child->child;
    const struct source *src = doc->at.src;
    size_t good = 0, n = 0;

    for (struct node *c = p->child; c; c = c->next) {
        struct node *t = c->child ? c->child : c;
        if (c->type == NODE_BREAK)
            continue;
        n++;
        good += slice_eq(slice_sub(src->text, t->at.start, t->at.end), t->text);
    }
    ok(n == 6 && good == n, "every text knows where it stands");
    struct source y = {"t.md", SLICE("a: |\n  第一行\n  第**二**行\n")};
    diag = (struct diag){.arena = &arena};
    doc = markdown_parse(&arena, SLICE("第一行\n第**二**行\n"),
                         (struct span){&y, 3, y.text.len}, NULL, &diag);
    struct node *two = doc->child->child;
    while (two && two->type != NODE_STRONG)
        two = two->next;
    ok(two && two->child->at.start == slice_find(y.text, SLICE("二")),
       "in a block of YAML too");
}

static void limits(void)
{
    struct buf b = BUF_INIT;
    clock_t start = clock();

    for (int i = 0; i < 5000; i++) /* three of a kind are a line of signs */
        buf_str(&b, "- + ");
    buf_str(&b, "甲\n");
    reports(slice_cstr(&arena, buf_view(&b)), "nesting-depth", 1, 101);
    buf_clear(&b);
    for (int i = 0; i < 10000; i++)
        buf_str(&b, "> ");
    parse(slice_cstr(&arena, buf_view(&b)));
    ok(diag.n == 1, "10,000 quotes");
    buf_clear(&b);
    for (int i = 0; i < 10000; i++)
        buf_str(&b, i % 2 ? "**甲" : "[");
    parse(slice_cstr(&arena, buf_view(&b)));
    ok(true, "10,000 openers");
    buf_clear(&b);
    for (int i = 0; i < 5000; i++)
        buf_str(&b, "*，甲");
    parse(slice_cstr(&arena, buf_view(&b)));
    ok(clock() - start < 5 * CLOCKS_PER_SEC, "quickly");
    buf_release(&b);
}

static void marks_come_out(void)
{
    struct slice text = SLICE("甲**，**乙*x*（~~）~~丙**\\*8~9_3*4<张三>");
    struct marked m = typed_mark(&arena, text).marked;

    ok(m.n > 0 && slice_eq(signs_clean(&arena, m.text), text), "signs come out again");
    ok(signs_original(&m, m.text.len) == text.len, "and do not count");
}

int main(void)
{
    emphasis();
    line_ends();
    blocks();
    places();
    marks_come_out();
    reports("甲[x](javascript:alert)", "link-scheme", 1, 2);
    reports("\n[x](JaVaScript:a)\n", "link-scheme", 2, 1);
    reports("甲 [x](<java script:a>)", "link-scheme", 1, 3);
    reports("[x](&#106;avascript:a)", "link-scheme", 1, 1);
    reports("[x](data:text/html,a)", "link-scheme", 1, 1);
    reports(arena_printf(&arena, "甲[x](https://hal.example/%02000d)", 1),
            "link-too-long", 1, 2);
    reports("甲\n\n<div>粗</div>", "html-ignored", 3, 1);
    reports("![x](a.png)", "picture-here", 1, 1);
    reports("甲[^1]", "footnote-undefined", 1, 2);
    reports("甲 ** 乙**", "emphasis-literal", 1, 3);
    struct node *cut = parse("[^1\\: 注 `\n")->child->child;
    ok(cut && utf8_invalid(cut->text) == SIZE_MAX,
       "what cmark cuts is whole characters");
    limits();
    arena_free(&arena);
    return done();
}
