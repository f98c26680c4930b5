/* theme_fuzz.c - a theme and a layout, and an item that is laid out by them.
 *
 * The input is theme.yaml, a layout, and parts that layouts use, with lines of %%
 * between them; an empty theme stands on the default one, so that layouts are reached.
 * A sheet that comes out is one that every backend can write.
 */
#include "content/item_address.h"
#include "draw/svg.h"
#include "draw/trace.h"
#include "fonts.h"
#include "kinds.h"
#include "poster/theme.h"

static const char kind_text[] =
    "类型: 甲\n英文: jia\n说明: 一\n栏目: 公示\n网页: notice\n海报: x\n字段:\n"
    "  数: {型: 数}\n  钱: {型: 金额}\n  期: {型: 期间}\n  图: {型: 图片}\n"
    "  话: {型: 电话}\n  网: {型: 链接}\n  月: {型: 月份}\n"
    "  表:\n    型: 表\n    列:\n      名: {型: 文字}\n      数: {型: 数}\n"
    "      上级: {型: 文字}\n      日期: {型: 日期}\n";

static const char item_text[] =
    "---\n类型: 甲\n标题: 关于|停水的通知\n落款: 业委会\n日期: 2026-09-28\n撤下: 2026-12-01\n"
    "导语: 一句{龘|dá}话。\n数: 42.5\n钱: 128640.50\n期: {起: 2026-10-01, 天数: 30}\n"
    "图: a.png\n话: 0000-0000001\n网: https://a.example/x\n月: 2026年12月\n表:\n"
    "  - {名: 主任, 数: 12.5, 日期: 2026-10-01}\n"
    "  - {名: 组长, 数: 3, 上级: 主任, 日期: 2026-10-02}\n"
    "  - {名: 组员甲, 数: -4.25, 上级: 组长, 日期: 2026-10-08}\n---\n\n"
    "## 一、说明\n\n正文**一段**，见[网页](https://a.example)。\n\n- 甲\n- 乙\n\n"
    "| 名 | 数 |\n|---|---:|\n| 丙 | 1.5 |\n| 丁 | 20 |\n\n1. 子\n2. 丑\n\n> 引文。\n";

static struct test_fonts fonts;
static struct item *item;
static struct site site;

static const struct picture *one_picture(void *ctx, struct slice url, struct span at,
                                         struct diag *d)
{
    static const struct picture picture = {.format = PICTURE_PNG,
                                           .path = {"a.png", 5},
                                           .width = 4,
                                           .height = 3,
                                           .turn = 1};

    (void)ctx, (void)url, (void)at, (void)d;
    return &picture;
}

static void load_item(void)
{
    static struct source kind_src = {.path = "kind.yaml"}, src = {.path = "a.md"};
    static struct kind kind;
    static struct kind *list = &kind;
    static const struct picture_finder finder = {one_picture, NULL};
    static struct item *items[1];
    struct diag d = {.arena = &shared};
    bool draft, sound = false;

    load_shared();
    test_fonts_open(&fonts);
    kind_src.text = slice_of(kind_text);
    src.text = slice_of(item_text);
    kind.src = &kind_src;
    kind.root = yaml_parse(&shared, &kind_src, 0, kind_src.text.len, &d);
    kind.open = kind.root && kind_read(&shared, &kind, &kinds.envelope, &d);
    struct kinds own = {.list = &list, .n = 1, .envelope = kinds.envelope};
    struct matter *m = matter_parse(&shared, &src, &d);
    struct decoder dec = decoder_of(&shared, &d);
    dec.pictures = &finder;
    item = m ? item_decode(&dec, &own, m, SLICE("公示"), SLICE("a"), &draft, &sound)
             : NULL;
    if (!item || d.errors) {
        check_messages(&d);
        die("%s", d.n ? d.messages[0].zh : "no item");
    }
    item_set_address(&shared, item, SLICE("https://a.example"), SLICE(""));
    items[0] = item;
    site = (struct site){.root = value_map(&shared),
                         .name = SLICE("槐安里"),
                         .today = {2026, 9, 30},
                         .items = items,
                         .n = 1};
    value_set(&shared, site.root, "名称", value_text(&shared, SLICE("槐安里")));
}

static struct theme *load_theme(struct arena *a, struct slice rest, struct diag *d)
{
    struct slice theme = fuzz_part(&rest), layout = fuzz_part(&rest);
    const char *dir;

    /* Other folders are none of its business. */
    bool own = slice_trim(theme).len && slice_find(theme, SLICE("base")) == SIZE_MAX;
    fuzz_file(a, "t/theme.yaml", own ? theme : SLICE("base: ../zhusha\n"));
    fuzz_file(a, "t/posters/x.yaml", layout);
    fuzz_file(a, "t/posters/parts/x.yaml", rest);
    dir = file_join(a, fuzz_folder(), "t");
    return theme_load_among(a, dir,
                            &(struct layer_places){.shipped = BANBAO_HOME "/themes"},
                            fonts.set, &site, d);
}

static void write(struct arena *a, const struct frames *f)
{
    struct buf out = BUF_INIT;

    trace_write(f, &out);
    for (size_t i = 0; i < f->n; i++) {
        const struct frame *p = f->pages[i];
        int open = 0;
        for (size_t k = 0; k < p->n; k++) {
            enum op_type type = p->ops[k].type;
            open += type == OP_TAG || type == OP_CLIP ? 1 : type == OP_END ? -1 : 0;
            assert(open >= 0);
        }
        assert(open == 0 && p->width > 0 && p->height > 0);
    }
    assert(utf8_invalid(buf_view(&out)) == SIZE_MAX);
    buf_release(&out);
    (void)a;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct slice text = fuzz_bytes(&a, data, size);

    if (!item)
        load_item();
    if (fuzz_is_text(text)) {
        struct theme *t = load_theme(&a, text, &d);
        for (int paper = 0; t && paper < PAPER_COUNT; paper++) {
            size_t before = d.errors;
            struct frames *f =
                poster_layout(&a, t, &site, item, (enum paper)paper, NULL, &d);
            assert(f || d.errors > before);
            if (f)
                write(&a, f);
        }
        check_messages(&d);
    }
    arena_free(&a);
    return 0;
}
