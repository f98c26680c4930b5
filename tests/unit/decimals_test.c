/* Columns of figures: where their points stand. */
#include "base/file.h"
#include "content/load.h"
#include "data/yaml.h"
#include "fonts.h"
#include "poster/poster.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static struct arena run;
static struct diag diag = {.arena = &run};
static char root[] = "/tmp/banbao-decimals-XXXXXX";
static struct theme *theme;

static void put(const char *name, const char *text)
{
    char *path = file_join(&run, root, name);

    file_make_parents(path);
    unlink(path);
    file_write(path, slice_of(text));
}

static struct frame *sheet(const char *table)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 5}};

    put("content/通知/a.md",
        arena_printf(&run,
                     "---\n类型: 通知\n标题: 账目\n日期: 2026-11-03\n撤下: 2026-12-01\n"
                     "咨询电话: 0000-0000009\n落款: 居委会\n---\n\n%s\n",
                     table));
    struct site *site = site_load(&run, &o, &diag);
    struct frames *f =
        site && site->n
            ? poster_layout(&run, theme, site, site->items[0], PAPER_A4, NULL, &diag)
            : NULL;
    return f ? f->pages[0] : NULL;
}

/* x of the byte `at` of the text that begins so; its end when the text ends there. */
static pt64 x_of(const struct frame *f, const char *begins, size_t at)
{
    for (size_t k = 0; f && k < f->n; k++) {
        const struct glyph_run *r = &f->ops[k].glyphs;
        if (f->ops[k].type != OP_GLYPHS || !slice_starts(r->text, slice_of(begins)))
            continue;
        for (size_t i = 0; i < r->n; i++)
            if (r->glyphs[i].cluster >= at)
                return r->x + r->glyphs[i].x;
        return r->x + r->glyphs[r->n - 1].x + r->glyphs[r->n - 1].advance;
    }
    return -1;
}

static bool level(pt64 a, pt64 b)
{
    bool good = a > 0 && a - b <= 2 && b - a <= 2;

    if (!good)
        printf("# %d and %d\n", (int)a, (int)b);
    return good;
}

static void points(const char *rule, const char *what)
{
    struct frame *f =
        sheet(arena_printf(&run,
                           "| 项目 | 金额 |\n|--|%s|\n| 广告 | 12,864.5 |\n"
                           "| 快递柜 | 980 |\n| 押金 | −1,200.08 |\n| 利息 | — |\n",
                           rule));
    pt64 point = x_of(f, "12,864.5", 6);

    ok(level(point, x_of(f, "980", 3)), "%s: no decimals", what);
    ok(level(point, x_of(f, "−1,200.08", 8)), "%s: two decimals and a sign", what);
}

int main(void)
{
    struct test_fonts t;

    test_fonts_open(&t);
    theme = theme_load(&run, BANBAO_HOME "/themes/zhusha", t.set, NULL, &diag);
    if (!ok(theme && mkdtemp(root), "a theme"))
        return done();
    put("content/site.yaml",
        "名称: 示例小区\n简介: 一个示例小区\n网址: https://a.example/\n"
        "报修电话: 0000-0000001\n机构: [居委会]\n栏目:\n  - {目录: 通知}\n");
    points("--", "not aligned by its writer");
    points("--:", "aligned right");

    struct frame *f =
        sheet("| 项 | 用时 |\n|--|--|\n| 甲 | 1.5 小时 |\n| 乙 | 12 小时 |\n");
    ok(level(x_of(f, "1.5", 1), x_of(f, "12", 2)), "units stay with their figures");
    f = sheet("| 项 | 号 |\n|--|--|\n| 甲 | 046.5 |\n| 乙 | 12 |\n");
    ok(level(x_of(f, "046", 0), x_of(f, "12", 0)),
       "046 is a name: they begin together");
    f = sheet("| 项 | 数 |\n|:--|:--|\n| 甲 | 1.55 |\n| 乙 | 12 |\n");
    ok(level(x_of(f, "1.55", 0), x_of(f, "12", 0)), "aligned left stays left");
    file_remove_tree(root);
    test_fonts_close(&t);
    arena_free(&run);
    return done();
}
