/* 公文: the grid, the signature, page numbers and annexes against the millimetres of
 * GB/T 9704-2012. */
#include "base/buf.h"
#include "base/file.h"
#include "content/load.h"
#include "data/yaml.h"
#include "poster/poster.h"
#include "poster/theme.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena run;
static char root[64];
static struct theme *theme;
static struct diag diag = {.arena = &run};

/* Millimetres of the type area. */
static const double LEFT = 28, RIGHT = 184, HEAD = 37, FOOT = 262;
static const double CELL = 156.0 / 28, ROW = 225.0 / 22;

static double mm(pt64 x)
{
    return x * 25.4 / 72 / 64;
}

static bool near(double got, double want, double by)
{
    bool good = got > want - by && got < want + by;

    if (!good)
        printf("# %.3f mm, not %.3f\n", got, want);
    return good;
}

static void put(const char *name, const char *text)
{
    char *path = file_join(&run, root, name);

    file_make_parents(path);
    unlink(path);
    file_write(path, slice_of(text));
}

static const char *han(size_t n)
{
    char *s = arena_array(&run, char, n * 3 + 1);

    for (size_t i = 0; i < n; i++)
        memcpy(s + i * 3, "居", 3);
    return s;
}

static const char *repeat(const char *text, size_t n)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < n; i++)
        buf_str(&b, text);
    const char *s = arena_strndup(&run, b.ptr, b.len);
    buf_release(&b);
    return s;
}

static struct frames *set(const char *head, const char *issuer, const char *body)
{
    put("content/通知/a.md",
        arena_printf(
            &run,
            "---\n类型: 通知\n版式: 公文\n标题: 通知\n日期: 2026-11-03\n"
            "撤下: 2026-12-01\n咨询电话: 0000-0000001\n%s落款: %s\n---\n\n%s\n",
            head, issuer, body));
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 5}};
    struct site *site = site_load(&run, &o, &diag);
    struct frames *f =
        site && site->n == 1
            ? poster_layout(&run, theme, site, site->items[0], PAPER_A4, NULL, &diag)
            : NULL;
    if (!ok(f != NULL, "a 公文 is set")) {
        struct buf b = BUF_INIT;
        diag_print(&diag, LANG_ZH, &b);
        printf("# %s\n", b.ptr);
        exit(1);
    }
    return f;
}

static double right_of(const struct glyph_run *r)
{
    return mm(r->x + r->glyphs[r->n - 1].x + r->glyphs[r->n - 1].advance);
}

/* The i-th text of a page, or the first that begins so; NULL: there is none. */
static const struct glyph_run *nth(const struct frame *f, size_t i)
{
    for (size_t k = 0; k < f->n; k++)
        if (f->ops[k].type == OP_GLYPHS && i-- == 0)
            return &f->ops[k].glyphs;
    return NULL;
}

static const struct glyph_run *text_on(const struct frame *f, const char *begins)
{
    const struct glyph_run *r;

    for (size_t i = 0; (r = nth(f, i)); i++)
        if (slice_starts(r->text, slice_of(begins)))
            return r;
    return NULL;
}

/* ---- the grid ---- */

static bool on_the_grid(const struct glyph_run *r, size_t from, size_t n)
{
    bool good = r->n == n;

    for (size_t k = 0; good && k < n; k++)
        good = near(mm(r->x + r->glyphs[k].x), LEFT + (double)(from + k) * CELL, 0.06);
    return good;
}

static void grid(void)
{
    struct frames *f = set("", "居委会", han(28 * 60));
    const struct glyph_run *r = text_on(f->pages[0], "居居");
    size_t rows = 0;
    bool cells = true, lines = true;

    ok(r && r->size == PT(63) / 4 && on_the_grid(r, 2, 26),
       "the first line: two cells of indent and 26 characters of 15.75 pt");
    for (; (r = nth(f->pages[1], rows)) && slice_starts(r->text, SLICE("居")); rows++) {
        cells = cells && on_the_grid(r, 0, 28);
        lines =
            lines && near(mm(r->y - nth(f->pages[1], 0)->y), (double)rows * ROW, 0.06);
    }
    ok(cells, "28 characters a line, each in its cell");
    ok(rows == 22 && lines, "22 lines a page, 225/22 mm apart");
    double first = mm(nth(f->pages[1], 0)->y), last = mm(nth(f->pages[1], 21)->y);
    ok(first > HEAD + 5 && first < HEAD + ROW && last < FOOT && last > FOOT - 6,
       "the first one begins the type area, the last one ends it");
}

/* A full stop may stand at a line's end in a cell of its own. */
static void grid_with_marks(void)
{
    const char *clause = arena_printf(&run, "%s，", han(27));
    struct frames *f =
        set("", "居委会", arena_printf(&run, "%s，%s", han(25), repeat(clause, 6)));
    const struct glyph_run *r;
    size_t n = 0;
    bool good = true;

    for (size_t i = 0; (r = nth(f->pages[0], i)); i++)
        if (r->n == 28 && slice_starts(r->text, SLICE("居"))) {
            good = good && on_the_grid(r, 0, 28);
            n++;
        }
    ok(good && n == 6, "a mark at the end of a full line changes nothing before it");
}

/* ---- page numbers ---- */

static void page_numbers(void)
{
    struct frames *f = set("", "居委会", han(28 * 30));
    const struct glyph_run *odd = text_on(f->pages[0], "—");
    const struct glyph_run *even = text_on(f->pages[1], "—");

    if (!ok(odd && even && slice_is(odd->text, "— 1 —") && odd->size == PT(14),
            "— 1 — in 四号"))
        return;
    ok(near(right_of(odd), RIGHT - 4.94, 0.1), "odd: a character from the right");
    ok(near(mm(even->x), LEFT + 4.94, 0.1), "even: a character from the left");
    /* The dash is some 0.38 em above the baseline. */
    ok(near(mm(odd->y) - 0.38 * 4.94, FOOT + 7, 0.6), "the dash 7 mm below the text");
}

/* ---- the signature ---- */

static const char *const issuers[] = {
    "业委会",
    "槐安里居委会",
    "槐安里小区业主委员会",
    "江北新区滨河花园社区居民委员会",
    "江北新区滨河花园一期东区住宅小区业主委员会物业监督委员会",
};
enum { ISSUERS = sizeof issuers / sizeof *issuers };

static void sealed(const char *issuer)
{
    struct frames *f = set("", issuer, "正文一行。");
    const struct frame *page = f->pages[f->n - 1];
    const struct glyph_run *date = text_on(page, "2026年11月3日");
    const struct glyph_run *body = text_on(page, "正文"), *r;
    double centre, top = 1000;

    if (!ok(date && body, "%s: signed below the text", issuer))
        return;
    centre = (mm(date->x) + right_of(date)) / 2;
    ok(near(right_of(date), RIGHT - 4 * CELL, 0.15), "the date four from the right");
    for (size_t i = 0; (r = nth(page, i)); i++)
        if (r->y > body->y && r->y < date->y) {
            ok(near((mm(r->x) + right_of(r)) / 2, centre, 0.2) &&
                   right_of(r) < RIGHT + 0.1,
               "the issuer stands over its middle");
            top = mm(r->y) < top ? mm(r->y) : top;
        }
    ok(top - mm(body->y) > 1.9 * ROW && mm(date->y) - mm(body->y) < 4.1 * ROW,
       "room for a seal above, and not a row more");
    const struct glyph_run *note = text_on(page, "（电话");
    ok(note && right_of(note) < centre - 22.5, "a note stands beside the seal");
    ok(FOOT - mm(body->y) > 45, "there are 45 mm for it");
}

static void unsealed(const char *issuer)
{
    struct frames *f = set("盖章: 否\n", issuer, "正文一行。");
    const struct frame *page = f->pages[f->n - 1];
    const struct glyph_run *date = text_on(page, "2026年11月3日");
    const struct glyph_run *name = text_on(page, issuer);

    if (!ok(date, "%s, no seal: signed", issuer))
        return;
    if (!name) { /* more than a line */
        ok(right_of(date) < RIGHT + 0.1, "a long name leaves the date on the sheet");
        return;
    }
    ok(near(mm(date->x - name->x), 2 * CELL, 0.1),
       "the date begins two after the name");
    if (right_of(date) - mm(date->x) > right_of(name) - mm(name->x))
        ok(near(right_of(date), RIGHT - 2 * CELL, 0.15),
           "a longer date two from the right");
    else
        ok(near(right_of(name), RIGHT - 2 * CELL, 0.15), "the name two from the right");
    ok(near(mm(date->y - name->y), ROW, 0.06), "one row apart");
}

/* However long the text is: the signature has lines of it beside it. */
static void never_alone(void)
{
    size_t alone = 0, low = 0;

    for (size_t lines = 8; lines < 30; lines++)
        for (int paragraphs = 0; paragraphs < 2; paragraphs++) {
            const char *body =
                paragraphs ? repeat("居居居居居居居居。\n\n", lines) : han(28 * lines);
            struct frames *f = set("", "居委会", body);
            const struct frame *page = f->pages[f->n - 1];
            const struct glyph_run *first = nth(page, 0), *date = text_on(page, "2026");

            alone += !slice_starts(first->text, SLICE("居")) &&
                     !slice_starts(first->text, SLICE("通知"));
            low += mm(date->y) > FOOT;
        }
    ok(alone == 0, "the signature never stands alone (%zu)", alone);
    ok(low == 0, "nor below the type area (%zu)", low);
}

/* ---- the head, the numbers, the annexes ---- */

static void red_head(void)
{
    struct frames *f = set("文号: 槐居〔2026〕3号\n", "槐安里居委会", han(28 * 20));
    const struct glyph_run *mark = text_on(f->pages[0], "槐安里居委会文件");

    ok(mark && mark->color.m == 80 && mark->color.y == 80 && mark->color.c == 0 &&
           mark->color.k == 0,
       "the mark is Y80 M80");
    ok(mark && near((mm(mark->x) + right_of(mark)) / 2, (LEFT + RIGHT) / 2, 1),
       "in the middle");
    ok(mark && mm(mark->y) > HEAD + 35 && mm(mark->y) < HEAD + 55, "35 mm down");
    ok(text_on(f->pages[0], "居居") != NULL, "the first page shows text");
    f = set("文号: 槐居〔2026〕3号\n版头: 槐安里红头\n", "居委会", "正文。");
    ok(text_on(f->pages[0], "槐安里红头") != NULL, "a mark of its own");
}

static void numbers(void)
{
    struct frames *f =
        set("", "居委会",
            "## 甲\n\n### 乙\n\n#### 丙\n\n1. 丁\n   1. 戊\n\n### 二十\n\n"
            "## 二、己\n\n## 庚\n\n1. 辛\n");
    static const char *const want[] = {"一、",   "（一）", "1.",   "（1）", "①",
                                       "（二）", "二、己", "三、", "辛"};

    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        ok(text_on(f->pages[0], want[i]) != NULL, "%s", want[i]);
    f = set("编号: 否\n", "居委会", "## 甲\n\n正文。");
    ok(!text_on(f->pages[0], "一、") && text_on(f->pages[0], "甲"),
       "none if not wanted");
}

static void annexes(void)
{
    struct frames *f = set(
        "", "居委会", "正文。\n\n## 附件：名单\n\n张三\n\n## 附件2：日程\n\n周一\n");

    if (!ok(f->n == 3, "each annex on a page of its own"))
        return;
    ok(text_on(f->pages[0], "1. 名单") && text_on(f->pages[0], "2. 日程"),
       "the letter lists them");
    const struct glyph_run *label = text_on(f->pages[1], "附件1");
    const struct glyph_run *title = text_on(f->pages[1], "名单");
    ok(label && near(mm(label->x), LEFT, 0.1), "附件1 stands at the left");
    ok(label && title && near(mm(title->y - label->y), 2 * ROW, 0.8),
       "its title on the third line");
    ok(text_on(f->pages[2], "附件2") && text_on(f->pages[2], "周一"), "the second one");
    f = set("", "居委会", "正文。\n\n## 附件：名单\n\n张三\n");
    ok(f->n == 2 && slice_is(nth(f->pages[1], 0)->text, "附件"), "one has no number");
}

static void unknown_layout(void)
{
    put("content/通知/a.md",
        "---\n类型: 通知\n版式: 信函\n标题: 通知\n日期: 2026-11-03\n"
        "撤下: 2026-12-01\n咨询电话: 0000-0000001\n落款: 居委会\n---\n");
    struct diag d = {.arena = &run};
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 5}};

    site_load(&run, &o, &d);
    ok(d.n == 1 && strcmp(d.messages[0].code, "layout-unknown") == 0,
       "a 版式 that the kind does not offer");
}

int main(void)
{
    strcpy(root, "/tmp/banbao-official-XXXXXX");
    if (!mkdtemp(root))
        return 1;
    put("content/site.yaml",
        arena_printf(&run,
                     "名称: 槐安里小区\n简介: 一个示例小区\n网址: https://hal.example\n"
                     "报修电话: 0000-0000001\n机构: [居委会, %s, %s, %s, %s, %s]\n"
                     "栏目:\n  - {目录: 通知}\n",
                     issuers[0], issuers[1], issuers[2], issuers[3], issuers[4]));
    struct source *src = arena_new(&run, struct source);
    *src = (struct source){"fonts/fonts.yaml", {0}};
    file_read(&run, BANBAO_HOME "/fonts/fonts.yaml", 1 << 20, &src->text);
    struct value *config = yaml_parse(&run, src, 0, src->text.len, &diag);
    struct fontset *fonts = fontset_open(&run, config, BANBAO_HOME "/fonts", &diag);
    theme = fonts ? theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts, NULL, &diag)
                  : NULL;
    if (ok(theme != NULL, "the theme is sound")) {
        grid();
        grid_with_marks();
        page_numbers();
        for (size_t i = 0; i < ISSUERS; i++)
            sealed(issuers[i]);
        for (size_t i = 0; i < ISSUERS; i++)
            unsealed(issuers[i]);
        never_alone();
        red_head();
        numbers();
        annexes();
        unknown_layout();
    }
    fontset_close(fonts);
    file_remove_tree(root);
    arena_free(&run);
    return done();
}
