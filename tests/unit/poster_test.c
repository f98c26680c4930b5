/* Layout: lengths, measuring, cutting, and whole sheets of the default theme. */
#include "base/file.h"
#include "data/yaml.h"
#include "poster/theme.h"
#include "tap.h"

static struct arena run;

static void lengths(void)
{
    struct dim d;

    ok(length_parse(SLICE("8 [6]"), PAPER_A3, LENGTH_PT, &d) && d.lo == PT(8), "A3");
    ok(length_parse(SLICE("8 [6]"), PAPER_A4, LENGTH_PT, &d) && d.lo == PT(6), "A4");
    ok(length_parse(SLICE("1.7..3.4"), PAPER_A4, LENGTH_PT, &d) && d.lo == 109 &&
           d.hi == 218,
       "a range");
    ok(length_parse(SLICE("-0.5"), PAPER_A4, LENGTH_PT, &d) && d.lo == -32, "negative");
    ok(length_parse(SLICE("1.5fr"), PAPER_A4, LENGTH_MM, &d) && d.unit == DIM_FR &&
           d.fr == 1500,
       "a share");
    ok(length_parse(SLICE("25.4"), PAPER_A4, LENGTH_MM, &d) && d.lo == PT(72),
       "an inch is 72 points");
    ok(!length_parse(SLICE("8mm"), PAPER_A4, LENGTH_MM, &d), "no units");
    ok(!length_parse(SLICE("8 [6"), PAPER_A4, LENGTH_MM, &d), "unclosed bracket");
    ok(!length_parse(SLICE("3..2"), PAPER_A4, LENGTH_MM, &d), "a range backwards");
    ok(!length_parse(SLICE("5001"), PAPER_A4, LENGTH_MM, &d) &&
           !length_parse(SLICE("99999999999fr"), PAPER_A4, LENGTH_MM, &d),
       "no sheet is longer than 5 m");
    ok(!length_parse(SLICE("0fr"), PAPER_A4, LENGTH_MM, &d) &&
           !length_parse(SLICE("-1fr"), PAPER_A4, LENGTH_MM, &d),
       "a share of nothing");
    ok(!length_parse(SLICE(""), PAPER_A4, LENGTH_MM, &d), "nothing");
}

static struct box *fixed(pt64 w, pt64 h)
{
    struct box *b = arena_new(&run, struct box);

    b->type = BOX_SPACE;
    if (w)
        b->width = (struct dim){DIM_FIXED, w, w, 0};
    b->height = (struct dim){DIM_FIXED, h, h, 0};
    return b;
}

static struct box *holder(enum box_type type)
{
    struct box *b = arena_new(&run, struct box);

    b->type = type;
    return b;
}

static void add(struct box *parent, struct box *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->nchildren++;
}

static void measuring(void)
{
    struct trial t = {.arena = &run};
    struct box *row = holder(BOX_ROW), *column = holder(BOX_COLUMN);

    row->gap = (struct dim){DIM_FIXED, PT(10), PT(10), 0};
    add(row, fixed(PT(100), PT(20)));
    add(row, fixed(0, PT(30)));
    add(row, fixed(0, PT(10)));
    row->last->width = (struct dim){DIM_FR, 0, 0, 3000};
    box_measure(row, PT(320), &t);
    ok(row->child->next->w == PT(50) && row->last->w == PT(150),
       "what is left is shared 1:3");
    ok(row->h == PT(30), "a row is as high as its highest");
    column->pad[SIDE_TOP] = (struct dim){DIM_FIXED, PT(2), PT(4), 0};
    add(column, row);
    add(column, fixed(0, PT(5)));
    t.space = 500;
    box_measure(column, PT(320), &t);
    ok(column->h == PT(38), "a space stands between its least and its best");
    ok(!t.overfull, "nothing too wide");
    box_measure(row, PT(90), &t);
    ok(t.overfull, "too narrow for its fixed part");
}

static struct box *table_of(size_t rows, bool sum)
{
    struct box *t = holder(BOX_TABLE);

    t->ncols = 1;
    t->cols = arena_array(&run, struct dim, 1);
    t->cols[0] = (struct dim){DIM_FR, 0, 0, 1000};
    t->heads = 1;
    t->sum = sum;
    for (size_t i = 0; i < rows; i++) {
        struct box *row = holder(BOX_ROW);
        add(row, fixed(0, PT(10)));
        add(t, row);
    }
    return t;
}

static void cutting(void)
{
    struct trial t = {.arena = &run};
    struct box *rest, *table = table_of(10, false);

    box_measure(table, PT(100), &t);
    struct box *head = box_split(&run, table, PT(45), &t, &rest);
    ok(head && head->nchildren == 4 && rest->nchildren == 7,
       "cut between rows, the head row again on the next page");
    table = table_of(10, true);
    box_measure(table, PT(100), &t);
    head = box_split(&run, table, PT(95), &t, &rest);
    ok(head && head->nchildren == 8 && rest->nchildren == 3,
       "a sum takes its predecessor along");
    table = table_of(5, false);
    box_measure(table, PT(100), &t);
    ok(!box_split(&run, table, PT(15), &t, &rest), "a head row never stands alone");
    ok(box_split(&run, table, PT(50), &t, &rest) == table && !rest,
       "what fits is whole");
}

/* What is higher than can be counted is still too high, not negative. */
static void too_high(void)
{
    struct trial t = {.arena = &run};
    struct box *column = holder(BOX_COLUMN), *grid = holder(BOX_GRID);
    struct picture strip = {.width = 1, .height = 1000 * 1000};
    struct box *tall = holder(BOX_PICTURE);

    grid->columns = 1;
    for (int i = 0; i < 3000; i++) {
        add(column, fixed(0, um_to_pt64(5000 * 1000)));
        add(grid, fixed(0, um_to_pt64(5000 * 1000)));
    }
    box_measure(column, PT(500), &t);
    ok(column->h > PT(100 * 1000), "a column");
    box_measure(grid, PT(500), &t);
    ok(grid->h > PT(100 * 1000), "a grid");
    tall->picture = &strip;
    box_measure(tall, PT(500), &t);
    ok(tall->h > PT(100 * 1000), "a picture");
}

static struct value *parse(const char *path, const char *text, struct diag *d)
{
    struct source *src = arena_new(&run, struct source);

    src->path = path;
    if (text)
        src->text = slice_of(text);
    else if (file_read(&run, path, 1 << 20, &src->text) != FILE_OK)
        return NULL;
    return yaml_parse(&run, src, 0, src->text.len, d);
}

static struct value *honours(int people, struct diag *d)
{
    char *text = arena_printf(&run,
                              "标题: 光荣榜\n届次: 第三届\n人数: %d\n%s落款: 党总支\n"
                              "二维码: https://hal.example/h\n网址: hal.example/h\n"
                              "扫码: 推荐\n评选单位: 党总支\n人员:\n",
                              people,
                              people <= 2   ? "二人: true\n少人: true\n"
                              : people <= 4 ? "少人: true\n"
                              : people > 8  ? "多人: true\n"
                                            : "");

    for (int i = 0; i < people; i++)
        text = arena_printf(
            &run,
            "%s  - {称号: 志愿者, 姓名: 欧阳%s, 楼栋: 3 号楼, 事迹: "
            "担任楼栋红管家六年，收集并办成微心愿四十七件，每周三教老人用手机。}\n",
            text, i % 2 ? "慧" : "小慧");
    return parse("honour", text, d);
}

static bool inside(const struct frame *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct glyph_run *g = &f->ops[i].glyphs;
        if (f->ops[i].type != OP_GLYPHS || g->n == 0)
            continue;
        const struct glyph *last = &g->glyphs[g->n - 1];
        if (g->x < 0 || g->y < 0 || g->y > f->height ||
            g->x + last->x + last->advance > f->width)
            return false;
    }
    return true;
}

static void sheets(void)
{
    struct diag d = {.arena = &run};
    struct value *config = parse("fonts/fonts.yaml", NULL, &d);
    struct fontset *fonts = fontset_open(&run, config, "fonts", &d);
    struct theme *theme = theme_load(&run, "themes/zhusha", fonts, NULL, &d);
    struct kind kind = {.name = SLICE("光荣榜")};
    struct site site = {.root = parse("site", "名称: 槐安里小区\n", &d)};
    struct source src = {"content/x.md", SLICE("---\n")};

    if (!ok(theme && d.errors == 0, "the default theme is sound"))
        return;
    kind.root = parse("generator/kinds/honour.yaml", NULL, &d);
    for (int paper = 0; paper < PAPER_COUNT; paper++)
        for (int people = 1; people <= 12; people++) {
            struct item item = {.src = &src,
                                .kind = &kind,
                                .layout = SLICE("honour"),
                                .root = honours(people, &d)};
            struct frames *f =
                poster_layout(&run, theme, &site, &item, paper, NULL, &d);
            bool good = f && f->n == 1 && inside(f->pages[0]);
            ok(good, "%d people on %s: one sheet, nothing beyond its edge", people,
               paper ? "A3" : "A4");
        }
    struct item bad = {
        .src = &src, .kind = &kind, .layout = SLICE("none"), .root = honours(2, &d)};
    ok(!poster_layout(&run, theme, &site, &bad, PAPER_A4, NULL, &d) && d.errors == 1,
       "a layout that is not there is reported");
    fontset_close(fonts);
}

int main(void)
{
    lengths();
    measuring();
    cutting();
    too_high();
    sheets();
    arena_free(&run);
    return done();
}
