/* How sheets are filled: bodies of 40 to 2000 characters, titles of 4, 14 and 40, with
 * a table and without, on both papers. No text under the floor; no last sheet left
 * half empty where the text could be shared out evenly; more text never in larger
 * type on as many sheets; no text on another.
 *
 * `fit_test DIR` only writes these items to DIR, to look at: banbao build -C DIR. */
#include "content/load.h"
#include "fonts.h"
#include "made.h"
#include "papers.h"
#include "poster/poster.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const int lengths[] = {40, 120, 300, 600, 900, 1300, 2000};
static const int titles[] = {4, 14, 40};
enum { NLENGTHS = 7, NTITLES = 3, TITLE_OF_BOTH = 1 };

/* n characters in sentences and paragraphs; a heading before every third. */
static void body(int n, bool headings, const char *newline)
{
    static const char *const sentences[] = {
        "本次检修由供水公司施工，检修范围为地下一层主阀门至各楼栋立管。",
        "施工期间各楼栋二十层以下停止供水，二十层以上由水箱供水至水量用尽。",
        "请各户提前储备生活用水，外出前关好水龙头，以免恢复供水后溢水。",
        "恢复供水后先打开阳台龙头放水三分钟，水清后再使用。",
        "独居老人和行动不便的居民，网格员和志愿者在前一日上门送水，每户两桶。",
        "如遇雨雪天气，施工顺延，具体时间在单元门口和小区群里另行通知。",
        "电梯机房和消防水池不受影响，消防值班照常。",
        "有疑问的请在工作时间拨打咨询电话，夜间拨打值班电话。",
    };
    int written = 0, paragraph = 0, in = 0;

    for (int i = 0; written < n; i = (i + 1) % 8) {
        struct slice s = slice_of(sentences[i]);
        int left = n - written;
        if (in == 0 && headings && paragraph % 3 == 0 && left > 60) {
            buf_printf(&out, "## 第%d项安排%s%s", paragraph / 3 + 1, newline, newline);
            written += 6;
        }
        int marks = (int)s.len / 3;
        if (marks > left && left > 12)
            s = slice_sub(s, 0, (size_t)left * 3);
        buf_slice(&out, s);
        written += (int)s.len / 3;
        if (++in == 3 + paragraph % 2) {
            buf_str(&out, newline);
            buf_str(&out, newline);
            in = 0;
            paragraph++;
        }
    }
    buf_str(&out, newline);
}

static void table(void)
{
    buf_str(&out, "\n| 楼栋 | 停水时间 | 送水点 | 负责人 |\n|---|---|---|---|\n");
    for (int i = 1; i <= 6; i++)
        buf_printf(&out, "| %d 号楼 | 9:00—17:00 | %d 单元门口 | 值班员 |\n", i,
                   i % 3 + 1);
}

static void item(const char *kind, int length, int title, bool with_table)
{
    static const char pool[] = "关于地下车库主阀门更换期间停水安排以及五号楼"
                               "六号楼分时段停水与应急供水的有关事项";
    const char *mark = with_table ? "-表" : "";
    char name[100];

    buf_clear(&out);
    buf_printf(&out, "---\n短标题: %04d-%02d%s\n", length, title, mark);
    buf_printf(&out,
               "类型: %s\n标题: 停水%c%d%.*s\n落款: 业委会\n日期: 2026-11-23\n"
               "纸张: [A4, A3]\n",
               kind, 'A' + length / 100, with_table, (title - 4) * 3, pool);
    if (!strcmp(kind, "公示"))
        buf_str(&out, "公示期: {起: 2026-11-23, 工作日: 5}\n受理部门: 业委会\n"
                      "受理电话: 0000-0000002\n监督电话: 0000-0000003\n");
    else
        buf_str(&out, "撤下: 2027-11-20\n");
    if (!strcmp(kind, "通知"))
        buf_str(&out, "咨询电话: 0000-0000001\n要点:\n  - {名: 停水时间, 内容: "
                      "\"12月3日 9:00—17:00\"}\n");
    if (!strcmp(kind, "政策解读")) {
        buf_str(&out, "政策名: 《物业管理条例》\n发布机关: 国务院\n生效日: 2021-01-01\n"
                      "适用对象: 全体业主\n原文链接: https://a.example/\n"
                      "咨询单位: 居委会\n咨询电话: 0000-0000003\n"
                      "依据: 条例第三章\n问答:\n");
        int questions = length < 300 ? 2 : length < 900 ? 4 : 6;
        for (int i = 0; i < questions; i++) {
            buf_str(&out, "  - 问: 维修资金怎么用\n    答: |\n      ");
            body(length / questions, false, "\n      ");
            buf_char(&out, '\n');
        }
    }
    buf_str(&out, "---\n\n");
    if (strcmp(kind, "政策解读") != 0)
        body(length, length > 200, "\n");
    if (with_table)
        table();
    snprintf(name, sizeof name, "content/%s/%04d-%02d%s.md", kind, length, title, mark);
    put(name, buf_view(&out));
}

static void write_content(void)
{
    put("content/site.yaml",
        SLICE("名称: 滨河花园\n简介: 一个示例小区\n网址: https://binhe.example\n"
              "报修电话: 0000-0000001\n机构: [业委会]\n栏目:\n  - {目录: 公示}\n"
              "  - {目录: 通知}\n  - {目录: 政策解读}\n"));
    put("content/calendar.yaml", SLICE("2026:\n  放假: []\n  上班: []\n"
                                       "2027:\n  放假: []\n  上班: []\n"));
    for (int l = 0; l < NLENGTHS; l++)
        for (int t = 0; t < NTITLES; t++) {
            item("公示", lengths[l], titles[t], false);
            item("通知", lengths[l], titles[t], false);
            if (t != TITLE_OF_BOTH)
                continue;
            item("公示", lengths[l], titles[t], true);
            item("通知", lengths[l], titles[t], true);
            if (lengths[l] <= 900) /* six answers of 150 are the most */
                item("政策解读", lengths[l], titles[t], false);
        }
}

/* ---- how full a page is --------------------------------------------------- */

struct stretch {
    pt64 top, bottom;
};

static int by_top(const void *a, const void *b)
{
    const struct stretch *x = a, *y = b;

    return (x->top > y->top) - (x->top < y->top);
}

/* The page's height less all empty stretches higher than 15 mm, in per mille. */
static int filled(const struct frame *f)
{
    struct stretch *s = arena_array(&run, struct stretch, f->n + 1);
    const pt64 gap = um_to_pt64(15000);
    size_t n = 0;
    int64_t empty = 0;

    for (size_t i = 0; i < f->n; i++)
        if (f->ops[i].type == OP_GLYPHS) {
            const struct glyph_run *r = &f->ops[i].glyphs;
            s[n++] = (struct stretch){r->y - r->size, r->y + r->size / 3};
        }
    qsort(s, n, sizeof *s, by_top);
    pt64 reached = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i].top - reached > gap)
            empty += s[i].top - reached;
        if (s[i].bottom > reached)
            reached = s[i].bottom;
    }
    return (int)(1000 - empty * 1000 / f->height);
}

/* The size of the body: of the line that begins with its first sentence. */
static pt64 body_size(const struct frames *f)
{
    for (size_t p = 0; p < f->n; p++)
        for (size_t i = 0; i < f->pages[p]->n; i++) {
            const struct op *op = &f->pages[p]->ops[i];
            if (op->type == OP_GLYPHS &&
                slice_starts(op->glyphs.text, SLICE("本次检修")))
                return op->glyphs.size;
        }
    return 0;
}

static bool above_floor(const struct frames *f, pt64 floor)
{
    for (size_t p = 0; p < f->n; p++)
        for (size_t i = 0; i < f->pages[p]->n; i++)
            if (f->pages[p]->ops[i].type == OP_GLYPHS &&
                f->pages[p]->ops[i].glyphs.size < floor)
                return false;
    return true;
}

/* At least half, or as full as the first one, or nearly. */
static bool shared_out(const struct frames *f)
{
    const int slack = 150;
    int last = filled(f->pages[f->n - 1]);

    return last >= 500 || last + slack >= filled(f->pages[0]);
}

/* What is alike but for the length of the text: kind, title and table. */
static bool alike(const struct item *a, const struct item *b)
{
    size_t at = strlen("0000");
    struct slice x = slice_of(strrchr(a->src->path, '/') + 1 + at);
    struct slice y = slice_of(strrchr(b->src->path, '/') + 1 + at);

    return a->kind == b->kind && slice_eq(x, y);
}

static void check_fit(const struct theme *theme, const struct site *site, int paper,
                      struct diag *d)
{
    struct frames **f = arena_array(&run, struct frames *, site->n);

    for (size_t i = 0; i < site->n; i++) {
        const char *path = site->items[i]->src->path;
        f[i] = poster_layout(&run, theme, site, site->items[i], paper, NULL, d);
        if (!ok(f[i] != NULL, "%s on %s is laid out", path, paper_called(paper)))
            continue;
        pt64 size = body_size(f[i]);
        int last = filled(f[i]->pages[f[i]->n - 1]);
        printf("# %zu sheets, body %d.%d pt, first %d, last %d of 1000\n", f[i]->n,
               (int)(size / 64), (int)(size % 64 * 10 / 64), filled(f[i]->pages[0]),
               last);
        ok(above_floor(f[i], paper_floor(paper)), "%s: nothing under the floor", path);
        ok(shared_out(f[i]), "%s: the last sheet is not left empty", path);
        for (size_t k = 0; k < i; k++)
            if (f[k] && f[k]->n == f[i]->n && alike(site->items[k], site->items[i])) {
                bool longer = strcmp(site->items[k]->src->path, path) < 0;
                pt64 other = body_size(f[k]);
                ok(longer ? size <= other : size >= other,
                   "%s: more text is not larger than in %s", path,
                   site->items[k]->src->path);
            }
    }
}

int main(int argc, char **argv)
{
    struct diag d = {.arena = &run};

    snprintf(root, sizeof root, "%s", argc > 1 ? argv[1] : "/tmp/banbao-fit-XXXXXX");
    if (argc == 1 && !mkdtemp(root))
        return 1;
    write_content();
    if (argc > 1)
        return 0;
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};
    struct site *site = site_load(&run, &o, &d);
    struct test_fonts fonts;
    test_fonts_open(&fonts);
    struct theme *theme =
        theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts.set, NULL, &d);

    if (ok(site && theme && d.errors == 0, "the items and the theme are sound"))
        for (int paper = 0; paper < PAPER_COUNT; paper++)
            check_fit(theme, site, paper, &d);
    buf_clear(&out);
    diag_print(&d, LANG_ZH, &out);
    printf("%.*s", d.errors ? (int)out.len : 0, out.ptr);
    test_fonts_close(&fonts);
    buf_release(&out);
    file_remove_tree(root);
    arena_free(&run);
    return done();
}
