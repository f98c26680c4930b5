/* What stands apart: titles and the lines of a tree, the short words of a wide table.
 */
#include "clean.h"
#include "content/load.h"
#include "fonts.h"
#include "poster/poster.h"
#include "tap.h"

#include "every_kind.h"

#include <stdlib.h>

enum { BRANCHES = 6, LONGEST = 20 };

static void begin(const char *kind, const char *name)
{
    buf_clear(&out);
    say("---\n类型: %s\n标题: %s\n落款: 业主委员会\n日期: 2026-11-23\n撤下: 2027-11-20\n"
        "纸张: [A4, A3]\n",
        kind, name);
}

static void write_tree(int branches, int length, bool head)
{
    begin("组织架构", title(length));
    say("组织:\n  - {名称: 小区党总支%s}\n",
        head ? ", 职务: 书记, 负责人: 陈立新" : "");
    for (int i = 0; i < branches; i++)
        say("  - {名称: 第%d网格, 上级: 小区党总支}\n", i + 1);
    say("---\n");
    put(arena_printf(&run, "content/试/树%d-%d-%d.md", branches, length, head),
        buf_view(&out));
}

/* Ten columns, of which some have words of three characters. */
static const char *const words[] = {"工程部", "秩序部", "消控室", "保管人", "融雪剂"};

static void write_table(int longer)
{
    begin("通知", "物资盘点表");
    say("咨询电话: 0000-0000001\n---\n\n"
        "| 序号 | 物资名称 | 规格型号 | 单位 | 数量 | 单价 | 金额 | 存放地点 | 保管人 | "
        "备注 |\n|---|---|---|---:|---:|---:|---:|---|---|---|\n");
    for (int i = 0; i < 3; i++)
        say("| %d | %s | DN50×1200 | 根 | 24 | 86.50 | 2,076.00 | %s | %s | %s |\n",
            i + 1, i == 1 ? "融雪剂" : text(7 + longer, i * 9), text(7 + longer, i * 5),
            words[i], text(5 + longer, i));
    put(arena_printf(&run, "content/试/表%d.md", longer), buf_view(&out));
}

/* Does the line run through what is black of the text? */
static bool crosses(const struct path *p, const struct ink *k)
{
    if (p->n != 2 || p->stroke.none)
        return false;
    pt64 x0 = p->steps[0].x[0], y0 = p->steps[0].y[0];
    pt64 x1 = p->steps[1].x[0], y1 = p->steps[1].y[0];
    return (x0 < x1 ? x0 : x1) < k->right && (x0 < x1 ? x1 : x0) > k->left &&
           (y0 < y1 ? y0 : y1) < k->bottom && (y0 < y1 ? y1 : y0) > k->top;
}

static bool no_line_crosses(const struct frame *f)
{
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; f->ops[i].type == OP_GLYPHS && k < f->n; k++) {
            struct ink ink = ink_of(&f->ops[i].glyphs);
            if (f->ops[k].type == OP_PATH && !blank(ink.text) &&
                crosses(&f->ops[k].path, &ink)) {
                printf("# a line runs through %.*s\n", SLICE_FMT(ink.text));
                return false;
            }
        }
    return true;
}

static bool has_word(const struct frame *f, const char *word)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->ops[i].type == OP_GLYPHS &&
            slice_find(f->ops[i].glyphs.text, slice_of(word)) != SIZE_MAX)
            return true;
    printf("# %s is parted\n", word);
    return false;
}

static void look_at(const struct theme *theme, const struct site *site,
                    const struct item *item, enum paper paper)
{
    struct diag d = {.arena = &run};
    struct frames *f = poster_layout(&run, theme, site, item, paper, NULL, &d);
    bool good = f && f->n == 1, tree = slice_is(item->kind->name, "组织架构");

    if (good && tree)
        good = no_line_crosses(f->pages[0]) && clean(&run, f->pages[0], PT(9));
    for (size_t i = 0; good && !tree && i < sizeof words / sizeof *words; i++)
        good = has_word(f->pages[0], words[i]);
    ok(good, "%s on A%d: %s", item->src->path, paper == PAPER_A4 ? 4 : 3,
       tree ? "no line runs through a text" : "short words are whole");
}

int main(void)
{
    struct diag d = {.arena = &run};
    struct test_fonts fonts;

    strcpy(root, "/tmp/banbao-apart-XXXXXX");
    if (!mkdtemp(root))
        return 1;
    write_site();
    for (int branches = 1; branches <= BRANCHES; branches++)
        for (int length = 4; length <= LONGEST; length += 4)
            for (int head = 0; head < 2; head++)
                write_tree(branches, length, head);
    for (int longer = 0; longer < 3; longer++)
        write_table(longer);
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};
    struct site *site = site_load(&run, &o, &d);
    test_fonts_open(&fonts);
    struct theme *theme =
        theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts.set, NULL, &d);
    if (ok(site && theme && d.errors == 0, "trees and tables"))
        for (size_t i = 0; i < site->n; i++)
            for (int paper = PAPER_A4; paper <= PAPER_A3; paper++)
                if (strstr(site->items[i]->src->path, "/试/"))
                    look_at(theme, site, site->items[i], paper);
    test_fonts_close(&fonts);
    buf_release(&out);
    file_remove_tree(root);
    arena_free(&run);
    return done();
}
