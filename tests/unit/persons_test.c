/* Persons on boards: the order of their names, what is masked, their portraits. */
#include "base/file.h"
#include "content/kinds.h"
#include "content/load.h"
#include "content/mask.h"
#include "data/collate.h"
#include "data/picture.h"
#include "data/yaml.h"
#include "draw/png_file.h"
#include "poster/poster.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;
static char root[] = "/tmp/banbao-persons-XXXXXX";

static struct slice family_of(const char *name)
{
    return slice_sub(slice_of(name), 0, strncmp(name, "欧阳", 6) ? 3 : 6);
}

/* Names that are given in the order that they must have: each pair is compared. */
static void ordered(enum name_order how, const char *const *names, size_t n)
{
    struct collation *c = collation_open(how);

    for (size_t i = 0; i + 1 < n; i++) {
        struct slice a =
            collation_key(&arena, c, slice_of(names[i]), family_of(names[i]));
        struct slice b =
            collation_key(&arena, c, slice_of(names[i + 1]), family_of(names[i + 1]));
        ok(slice_cmp(a, b) < 0, "%s before %s", names[i], names[i + 1]);
    }
    collation_close(c);
}

static void orders(void)
{
    /* 㛃 has nine strokes; what ICU does not know (𫍲) stands last. */
    static const char *const strokes[] = {
        "丁一", "万里明", "王明",   "王一平", "王㛃春", "石磊",   "刘方",  "李振山",
        "沈鹏", "欧阳慧", "㛃小山", "高秀兰", "韩磊",   "魏国强", "𫍲小山"};
    static const char *const pinyin[] = {"阿依古丽", "韩磊", "李振山", "欧阳慧", "仇英",
                                         "单宁",     "沈鹏", "魏国强", "解放",   "谢一",
                                         "曾平",     "张方", "周远"};

    ordered(NAMES_STROKES, strokes, sizeof strokes / sizeof *strokes);
    ordered(NAMES_PINYIN, pinyin, sizeof pinyin / sizeof *pinyin);
}

static void masked(const char *how, struct slice got, const char *want)
{
    is(slice_cstr(&arena, got), want, how);
}

static void masks(void)
{
    masked("遮名", mask_name(&arena, SLICE("王小明"), SLICE("王")), "王某某");
    masked("遮名 again", mask_name(&arena, SLICE("王某"), SLICE("王")), "王某");
    masked("遮字 of three", mask_character(&arena, SLICE("王小明"), SLICE("王")),
           "王*明");
    masked("遮字 of two", mask_character(&arena, SLICE("王明"), SLICE("王")), "王*");
    masked("遮字, rare", mask_character(&arena, SLICE("𫍲小𬱟"), SLICE("𫍲")),
           "𫍲*𬱟");
    masked("遮字, compound", mask_character(&arena, SLICE("欧阳慧"), SLICE("欧阳")),
           "欧阳*");
    masked("遮字, long", mask_character(&arena, SLICE("买买提·艾力"), SLICE("买")),
           "买*");
    masked("遮号", mask_phone(&arena, SLICE("13812345678")), "138****5678");
    masked("遮号, parted", mask_phone(&arena, SLICE("138 1234 5678")), "138 **** 5678");
    masked("遮号, a house", mask_phone(&arena, SLICE("0000-0000001")), "0000-*****01");
    masked("遮号, an extension behind a mobile",
           mask_phone(&arena, SLICE("13812345678-801")), "***********-*01");
    masked("遮号, parted as no area code is", mask_phone(&arena, SLICE("1381234-5678")),
           "138****-5678");
    masked("遮址", mask_place(SLICE("3 号楼 2 单元 501 室")), "3 号楼");
    masked("遮址, a tower", mask_place(SLICE("西区 B 座 1203")), "西区 B 座");
    masked("遮址, no number", mask_place(SLICE("北门旁")), "北门旁");
    masked("遮址, a room alone", mask_place(SLICE("3-2-501")), "");
    ok(name_is_nameless(SLICE("志愿者 017")) && name_is_nameless(SLICE("匿名")) &&
           !name_is_nameless(SLICE("居民甲")),
       "a number instead of a name");
}

/* ---- a kind of one's own ---- */

#define KIND                                                                                      \
    "类型: 名录\n英文: roll\n说明: 试\n栏目: 名录\n标记: 名录\n版名: 名录\n" \
    "网页: notice\n海报: notice\n纸张: [A4]\n字段:\n  人员:\n    型: 表\n"            \
    "    英文: people\n    必填: 是\n    排序: {按: 姓名, 法: %s}\n    列:\n"         \
    "      姓名: {型: 人名, 英文: name, 必填: 是, 私密: %s}\n"                        \
    "      电话: {型: 电话, 英文: phone, 私密: 遮号}\n"                                \
    "      住址: {型: 文字, 英文: home, 私密: 遮址}\n"

static void put(const char *name, const char *text)
{
    char *path = file_join(&arena, root, name);

    file_make_parents(path);
    file_write(path, slice_of(text));
}

static const struct item *load(const char *kind, const char *item)
{
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};

    file_remove_tree(root);
    put("content/site.yaml",
        "名称: 槐安里\n简介: 一个样例小区\n网址: https://hal.example\n报修电话: 0000-0000001\n"
        "机构: [业委会]\n栏目:\n  - {目录: 名录}\n");
    put("content/calendar.yaml", "2026:\n  放假: []\n  上班: []\n");
    if (kind)
        put("content/kinds/roll.yaml", kind);
    put("content/名录/a.md", item);
    diag = (struct diag){.arena = &arena};
    struct site *s = site_load(&arena, &o, &diag);
    for (size_t n = 0; n < diag.n; n++)
        printf("# %s: %s\n", diag.messages[n].code, diag.messages[n].zh);
    return s && s->n ? s->items[0] : NULL;
}

static const char *column(const struct item *item, const char *name)
{
    const struct value *rows = item ? value_find(item->root, "人员") : NULL;
    const char *all = "";

    for (size_t i = 0; rows && i < rows->n; i++)
        all = arena_printf(&arena, "%s%s%.*s", all, i ? " " : "",
                           SLICE_FMT(value_str(rows->items[i], name)));
    return all;
}

#define ROLL                                                                           \
    "---\n类型: 名录\n标题: 名录\n落款: 业委会\n日期: 2026-11-23\n"     \
    "撤下: 2026-12-23\n人员:\n"

static void rolls(void)
{
    static const char *const people =
        ROLL "  - {姓名: 志愿者 017}\n  - {姓名: 周远}\n  - {姓名: 欧阳慧}\n"
             "  - {姓名: \"{王䶮|wáng yǎn}\"}\n  - {姓名: 匿名}\n  - {姓名: 单宁}\n"
             "  - {姓名: 丁一}\n---\n\n文。\n";
    const struct item *i = load(arena_printf(&arena, KIND, "笔画", "公开"), people);

    is(column(i, "姓名"),
       "丁一 \xEF\xBF\xB9王\xEF\xBF\xBAwáng\xEF\xBF\xBB\xEF\xBF\xB9䶮\xEF\xBF\xBAyǎn"
       "\xEF\xBF\xBB 单宁 周远 欧阳慧 志愿者 017 匿名",
       "by strokes, a reading aside, numbers last");
    i = load(arena_printf(&arena, KIND, "拼音", "遮字"), people);
    is(column(i, "姓名"), "丁* 欧阳* 单* 王* 周* 志愿者 017 匿名",
       "by pinyin, masked after they were sorted");
    i = load(arena_printf(&arena, KIND, "笔画", "公开"),
             ROLL "  - {姓名: 周远, 电话: 13812345678, 住址: 3 号楼 2 单元 501}\n"
                  "---\n\n文。\n");
    is(column(i, "电话"), "138****5678", "a mobile is let in to be masked");
    is(column(i, "住址"), "3 号楼", "the building alone");
    load(arena_printf(&arena, KIND, "笔画", "公开"),
         ROLL "  - {姓名: 周远, 电话: 13812345678}\n---\n\n请打 13812345678。\n");
    ok(diag.errors && strcmp(diag.messages[0].code, "masked-name-shown") == 0,
       "nor may it stand in the text");
    load(arena_printf(&arena, KIND, "笔画", "遮名"),
         ROLL "  - {姓名: 王䶮}\n---\n\n感谢王{䶮|yǎn}。\n");
    ok(diag.errors && strcmp(diag.messages[0].code, "masked-name-shown") == 0,
       "a name to be masked, with a reading inside");
    load(arena_printf(&arena, KIND, "笔画", "公开"),
         ROLL "  - {姓名: 周远, 住址: 3-2-501}\n---\n\n文。\n");
    ok(diag.errors && strcmp(diag.messages[0].code, "place-without-building") == 0,
       "an address without its building is refused");
    load(arena_printf(&arena, KIND, "音序", "公开"), people);
    ok(diag.errors && strcmp(diag.messages[0].code, "kind-format") == 0,
       "no other order");
}

/* ---- portraits ---- */

static void put_picture(const char *name, int width, int height)
{
    uint32_t *pixels = arena_array(&arena, uint32_t, (size_t)width * (size_t)height);
    struct buf b = BUF_INIT;

    png_file_put(&b, pixels, width, height, (size_t)width);
    char *path = file_join(&arena, root, name);
    file_make_parents(path);
    file_write(path, buf_view(&b));
    buf_release(&b);
}

/* The picture fills its frame, undistorted; of a tall one less is cut above than
 * below, of a wide one the same on both sides. */
static void cropped(const struct frame *f, size_t at)
{
    struct rect frame = f->ops[at - 1].tag.box, all = f->ops[at].image.box;
    const struct picture *p = f->ops[at].image.picture;
    pt64 above = frame.y - all.y, left = frame.x - all.x;
    pt64 below = all.y + all.h - frame.y - frame.h;
    pt64 right = all.x + all.w - frame.x - frame.w;
    int64_t skew = (int64_t)all.w * p->height - (int64_t)all.h * p->width;

    ok(above >= 0 && left >= 0 && below >= 0 && right >= 0 &&
           llabs(skew) <= (int64_t)p->width * 2 + (int64_t)p->height * 2,
       "%d x %d fills its frame", p->width, p->height);
    ok(labs((long)frame.w * 5 - (long)frame.h * 4) * 25 < (long)frame.h * 4,
       "which is 4 to 5");
    if (above + below > PT(1))
        ok(above * 3 <= above + below && above > 0, "the head keeps its room");
    ok(labs((long)left - (long)right) <= 2, "the middle is seen");
}

static void portraits(void)
{
    struct source *src = arena_new(&arena, struct source);
    struct site_files {
        const char *name;
        int width, height;
    } const files[] = {{"wide", 300, 100}, {"tall", 100, 300}, {"tiny", 4, 5}};
    struct load_options o = {root, BANBAO_HOME "/generator/kinds", {2026, 11, 25}};
    size_t images = 0, paths = 0;

    load(NULL, "---\n类型: 光荣榜\n标题: 光荣榜\n落款: 业委会\n日期: 2026-11-23\n"
               "撤下: 2026-12-23\n届次: 2026 年\n评选单位: 业委会\n人员:\n"
               "  - {称号: 好邻居, 姓名: 周远, 照片: wide.png, 授权: 书面, "
               "事迹: 十个字以上的一段事迹才可以}\n"
               "  - {称号: 好邻居, 姓名: 高秀兰, 照片: tall.png, 授权: 书面, "
               "事迹: 十个字以上的一段事迹才可以}\n"
               "  - {称号: 好邻居, 姓名: 韩磊, 照片: tiny.png, 授权: 书面, "
               "事迹: 十个字以上的一段事迹才可以}\n"
               "  - {称号: 好邻居, 姓名: 沈鹏, 授权: 书面, "
               "事迹: 十个字以上的一段事迹才可以}\n---\n");
    for (size_t i = 0; i < 3; i++)
        put_picture(arena_printf(&arena, "content/%s.png", files[i].name),
                    files[i].width, files[i].height);
    diag = (struct diag){.arena = &arena};
    struct site *site = site_load(&arena, &o, &diag);
    *src = (struct source){"fonts/fonts.yaml", {0}};
    file_read(&arena, BANBAO_HOME "/fonts/fonts.yaml", 1 << 20, &src->text);
    struct value *config = yaml_parse(&arena, src, 0, src->text.len, &diag);
    struct fontset *fonts = fontset_open(&arena, config, BANBAO_HOME "/fonts", &diag);
    struct theme *theme =
        theme_load(&arena, BANBAO_HOME "/themes/zhusha", fonts, NULL, &diag);
    struct frames *frames =
        site && site->n && theme
            ? poster_layout(&arena, theme, site, site->items[0], PAPER_A3, NULL, &diag)
            : NULL;
    if (ok(frames && frames->n == 1, "four people on a sheet"))
        for (size_t i = 1; i < frames->pages[0]->n; i++) {
            enum op_type type = frames->pages[0]->ops[i].type;
            if (type == OP_IMAGE)
                cropped(frames->pages[0], i);
            images += type == OP_IMAGE;
            paths += type == OP_PATH;
        }
    ok(diag.warnings >= 1 && strcmp(diag.messages[diag.n - 1].code, "G8") == 0 &&
           diag.messages[diag.n - 1].at.start > 0,
       "a tiny picture is warned of at its place");
    ok(images == 3 && paths >= 3, "who gave none gets the theme's drawing");
    fontset_close(fonts);
}

/* Every table that names people has a column for their consent, or the item has; what
 * an office makes public (办公) and what is masked needs none. */
static bool has_secret(const struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fields[i].privacy == PRIVACY_SECRET)
            return true;
    return false;
}

static void consents(const struct kind *k, const struct field *fields, size_t n,
                     bool above)
{
    bool here = above || has_secret(fields, n);

    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        bool person =
            f->type == FIELD_PERSON || (f->type == FIELD_LIST && f->of == FIELD_PERSON);
        if (f->ncolumns)
            consents(k, f->columns, f->ncolumns, here);
        if (!person)
            continue;
        ok(f->privacy == PRIVACY_OFFICE || f->privacy >= PRIVACY_MASKED ||
               (f->privacy == PRIVACY_PERSONAL && here),
           "%.*s of %.*s is named with consent", SLICE_FMT(f->name),
           SLICE_FMT(k->name));
    }
}

static void kinds(void)
{
    struct kinds all = {0};

    diag = (struct diag){.arena = &arena};
    kinds_load(&arena, &all, BANBAO_HOME "/generator/kinds", "generator/kinds", &diag);
    ok(all.n > 20, "all kinds");
    for (size_t i = 0; i < all.n; i++)
        consents(all.list[i], all.list[i]->fields, all.list[i]->nfields, false);
}

int main(void)
{
    if (!mkdtemp(root))
        return 1;
    orders();
    masks();
    rolls();
    portraits();
    kinds();
    file_remove_tree(root);
    arena_free(&arena);
    return done();
}
