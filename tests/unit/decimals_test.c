/* Columns of figures: where their points stand. */
#include "base/buf.h"
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
    struct frame *f = sheet(arena_printf(
        &run,
        "| 项目 | 金额 |\n|--|%s|\n| 广告 | 12,864.5 |\n"
        "| 快递柜 | 980 |\n| 电费 | 暂缺 |\n| 押金 | −1,200.08 |\n| 利息 | — |\n",
        rule));
    pt64 point = x_of(f, "12,864.5", 6);

    ok(level(point, x_of(f, "980", 3)), "%s: no decimals", what);
    ok(level(point, x_of(f, "−1,200.08", 8)), "%s: two decimals and a sign", what);
}

/* Where a glyph run of the table ends, and where its text begins. */
struct stand {
    pt64 start, end;
};

/* The n cells of a table in the order in which they are drawn, after its head. */
static bool find_cells(const struct frame *f, const char *head, char (*cells)[24],
                       size_t n, struct stand *out)
{
    size_t k = 0, i = 0;

    while (f && k < f->n &&
           !(f->ops[k].type == OP_GLYPHS && slice_is(f->ops[k].glyphs.text, head)))
        k++;
    for (; f && k < f->n && i < n; k++) {
        const struct glyph_run *r = &f->ops[k].glyphs;
        if (f->ops[k].type != OP_GLYPHS || !slice_is(r->text, cells[i]))
            continue;
        out[i++] = (struct stand){r->x, r->x + r->glyphs[r->n - 1].x +
                                            r->glyphs[r->n - 1].advance};
    }
    return i == n;
}

static unsigned dice(unsigned *seed, unsigned sides)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % sides;
}

/* Tables whose columns share their figures, aligned in every way: a column begins, is
 * centred or ends at one place, whatever stands in the others. */
static void columns_by_themselves(void)
{
    enum { ROWS = 6, COLUMNS = 4, TABLES = 60 };
    static const char *const rules[] = {"---", ":--", "--:", ":-:"};
    unsigned seed = 7;
    int wrong = 0;

    for (int table = 0; table < TABLES; table++) {
        char cells[ROWS * COLUMNS][24];
        struct stand at[ROWS * COLUMNS];
        unsigned rule[COLUMNS];
        struct buf text = BUF_INIT;

        for (int c = 0; c < COLUMNS; c++)
            rule[c] = dice(&seed, 4);
        buf_str(&text, "| 甲栏 | 乙栏 | 丙栏 | 末栏 |\n|");
        for (int c = 0; c < COLUMNS; c++)
            buf_printf(&text, "%s|", rules[rule[c]]);
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            static const unsigned most[] = {9, 99, 1000, 20000};
            snprintf(cells[i], sizeof cells[i], "%u",
                     1 + dice(&seed, most[dice(&seed, 4)]));
            buf_printf(&text, "%s %s |", i % COLUMNS ? "" : "\n|", cells[i]);
        }
        buf_char(&text, '\n');
        if (!find_cells(sheet(slice_cstr(&run, buf_view(&text))), "末栏", cells,
                        ROWS * COLUMNS, at)) {
            wrong++;
        } else {
            for (int i = COLUMNS; i < ROWS * COLUMNS; i++) {
                struct stand *a = &at[i], *b = &at[i % COLUMNS];
                unsigned how = rule[i % COLUMNS];
                pt64 off = how == 1   ? a->start - b->start
                           : how == 3 ? (a->start + a->end - b->start - b->end) / 2
                                      : a->end - b->end;
                if (off > 2 || off < -2) {
                    wrong++;
                    printf("# table %d, cell %d \"%s\": off by %d\n", table, i,
                           cells[i], (int)off);
                }
            }
        }
        buf_release(&text);
    }
    ok(wrong == 0, "%d tables: figures stand as their own column says", TABLES);
}

static pt64 right_of(const struct path *p)
{
    pt64 right = 0;

    for (size_t i = 0; i < p->n; i++)
        if (p->steps[i].verb <= PATH_LINE && p->steps[i].x[0] > right)
            right = p->steps[i].x[0];
    return right;
}

/* However much a sheet is squeezed, the last column ends where the table's rules do. */
static void ends_with_its_rule(void)
{
    int wrong = 0;

    for (int more = 0; more < 60; more += 4) {
        struct buf text = BUF_INIT;

        buf_str(&text,
                "| 部位 | 用量 | 金额 |\n|--|--|--:|\n| 电梯 | 24600 度 | 12792 |\n"
                "| 水泵 | 6150 度 | 3198 |\n\n");
        for (int i = 0; i < more; i++)
            buf_str(&text,
                    "各楼栋的照明和水泵用电由物业服务中心和业主代表一同抄表。\n\n");
        const struct frame *f = sheet(slice_cstr(&run, buf_view(&text)));
        pt64 ends = x_of(f, "12792", 5), rule = 0;
        for (size_t k = 0; f && k < f->n; k++)
            if (f->ops[k].type == OP_GLYPHS && slice_is(f->ops[k].glyphs.text, "12792"))
                for (; !rule && k < f->n; k++)
                    if (f->ops[k].type == OP_PATH)
                        rule = right_of(&f->ops[k].path);
        wrong += !level(ends, rule);
        buf_release(&text);
    }
    ok(wrong == 0, "the last column ends with its rule, squeezed or not");
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
    columns_by_themselves();
    ends_with_its_rule();
    file_remove_tree(root);
    test_fonts_close(&t);
    arena_free(&run);
    return done();
}
