/* Numbers of headings and lists, and annexes. */
#include "markdown/markdown.h"
#include "markdown/outline.h"
#include "tap.h"

#include <string.h>

static struct arena arena;

static struct node *parse(const char *text)
{
    struct diag d = {.arena = &arena};
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"x.md", slice_of(text)};
    return markdown_parse(&arena, src->text, (struct span){src, 0, src->text.len}, NULL,
                          &d);
}

/* What the n-th node of that type prints before its text; "?" without one. */
static const char *mark(const struct node *top, enum node_type type, int n)
{
    const struct node *stack[64];
    size_t depth = 0;

    stack[depth++] = top;
    while (depth > 0) {
        const struct node *at = stack[--depth];
        if (at->type == type && n-- == 0)
            return slice_cstr(&arena, at->mark);
        if (at->next && at != top)
            stack[depth++] = at->next;
        if (at->child)
            stack[depth++] = at->child;
    }
    return "?";
}

static const char *heading(const char *text, int n)
{
    struct node *doc = parse(text);

    outline_number_all(&arena, doc);
    return mark(doc, NODE_HEADING, n);
}

static void headings(void)
{
    static const char text[] = "## a\n### b\n### c\n#### d\n##### e\n## f\n### g\n";
    static const char *const want[] = {"一、",  "（一）", "（二）", "1.",
                                       "（1）", "二、",   "（一）"};

    for (int i = 0; i < 7; i++)
        is(heading(text, i), want[i], "by level");
    is(heading("### a\n#### b\n", 1), "（一）", "counted from the highest level");
    is(heading("## a\n\n## 附件：名单\n\n## b\n", 1), "", "an annex has none");
    is(heading("## a\n\n## 附件：名单\n\n## b\n", 2), "一、", "and begins anew");
}

static void many(void)
{
    is(outline_mark(&arena, 1, 10).ptr, "十、", "10");
    is(outline_mark(&arena, 1, 11).ptr, "十一、", "11");
    is(outline_mark(&arena, 1, 20).ptr, "二十、", "20");
    is(outline_mark(&arena, 2, 35).ptr, "（三十五）", "35");
    is(outline_mark(&arena, 5, 20).ptr, "⑳", "the last one in a circle");
    is(outline_mark(&arena, 5, 21).ptr, "（21）", "there is no such circle");
}

static void typed(void)
{
    static const char *const numbered[] = {"一、甲", "（一）甲",  "(3)甲",   "1．甲",
                                           "2、甲",  "第三条 甲", "十二、甲"};
    static const char *const plain[] = {"一个也不能少",   "5、6 号楼停水", "2026年安排",
                                        "3.5 万元去哪了", "1341是什么",    "附近的事"};

    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
        is(heading(arena_printf(&arena, "## %s\n", numbered[i]), 0), "", numbered[i]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        is(heading(arena_printf(&arena, "## %s\n", plain[i]), 0), "一、", plain[i]);
    is(heading("## 一、甲\n## 乙\n", 1), "二、", "a typed number counts");
}

static void lists(void)
{
    static const char text[] = "1. a\n   1. b\n      1. c\n2. d\n";
    struct node *doc = parse(text);

    is(mark(doc, NODE_ITEM, 0), "1.", "an item");
    is(mark(doc, NODE_ITEM, 1), "（1）", "in an item");
    is(mark(doc, NODE_ITEM, 2), "①", "in that");
    is(mark(doc, NODE_ITEM, 3), "2.", "the next one");
    is(mark(parse("7. a\n8. b\n"), NODE_ITEM, 1), "8.", "from where the writer begins");
    is(mark(parse("- a\n  1. b\n"), NODE_ITEM, 0), "", "a bullet");
    is(mark(parse("- a\n  1. b\n"), NODE_ITEM, 1), "1.", "under a bullet");
    is(mark(parse("1. （1）a\n"), NODE_ITEM, 0), "1.", "what is typed is printed");
    doc = parse("## a\n### b\n#### c\n\n1. d\n\n## e\n\n1. f\n");
    outline_number_all(&arena, doc);
    is(mark(doc, NODE_ITEM, 0), "（1）", "a list goes on below its heading");
    is(mark(doc, NODE_ITEM, 1), "1.", "else it is 1.");
}

static void annexes(void)
{
    struct node *doc = parse("p[^1]\n\n## 附件1：甲\n\na\n\n## 附件 乙\n\nb\n\n"
                             "## 附件管理\n\nc\n\n[^1]: n\n");
    struct outline_parts parts = outline_parts(&arena, doc);

    if (!ok(parts.n == 2, "two annexes"))
        return;
    ok(slice_is(parts.annexes[0].title, "甲") && slice_is(parts.annexes[1].title, "乙"),
       "their titles");
    is(node_plain(&arena, parts.annexes[0].doc).ptr, "a", "what is in the first");
    is(node_plain(&arena, parts.annexes[1].doc).ptr, "b 附件管理 c",
       "a heading that only begins so is none");
    ok(parts.main->last->type == NODE_FOOTNOTE, "notes stay with the letter");
    ok(doc->last->type == NODE_FOOTNOTE && doc->child->next, "the text is as it was");
}

int main(void)
{
    headings();
    many();
    typed();
    lists();
    annexes();
    arena_free(&arena);
    return done();
}
