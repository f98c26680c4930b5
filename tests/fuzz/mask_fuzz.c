/* mask_fuzz.c - what an item's kind masks, or takes out, stands nowhere in the item.
 *
 * The bytes choose names, telephones and addresses, how they are written, and what else
 * the item says: the same ones, perhaps. Either that is refused, or none of them is in
 * any text of the item.
 */
#include "base/noted.h"
#include "content/mask.h"
#include "kinds.h"
#include "prose/written.h"
#include "typed.h"

static const char kind_text[] =
    "类型: 甲\n英文: jia\n说明: 一\n栏目: 公示\n网页: notice\n海报: notice\n字段:\n"
    "  名: {型: 人名, 私密: 遮名}\n"
    "  字: {型: 人名, 私密: 遮字}\n"
    "  号: {型: 电话, 私密: 遮号}\n"
    "  址: {型: 文字, 私密: 遮址}\n"
    "  密: {型: 文字, 私密: 机密}\n"
    "  话: {型: 文字}\n"
    "  员: {型: 列表, 项: 人名, 私密: 遮名}\n"
    "  表:\n"
    "    型: 表\n"
    "    列:\n"
    "      人: {型: 人名, 私密: 个人}\n"
    "      同意: {型: 是否, 私密: 机密}\n"
    "      户: {型: 人名, 私密: 遮字}\n"
    "      住: {型: 文字, 私密: 遮址}\n"
    "      机: {型: 电话, 私密: 遮号}\n";

static struct kind kind;

static void load_kind(void)
{
    static struct source src = {.path = "kind.yaml"};
    struct diag d = {.arena = &shared};

    src.text = slice_of(kind_text);
    kind.src = &src;
    kind.root = yaml_parse(&shared, &src, 0, src.text.len, &d);
    bool good = kind.root && kind_read(&shared, &kind, &kinds.envelope, &d);
    assert(good);
    (void)good;
    kind.open = true;
}

/* ---- what is written ---- */

static const char *person(struct typist *t)
{
    return ONE_OF(t, "王大明", "王小", "欧阳慧敏", "买买提·艾力", "李某某",
                  "志愿者 017", "匿名", "{龘|dá}明", "张 三", "赵*", "a", "诸葛",
                  "王䶮", "{王小明|_}", "司马{相|xiàng}如", "Ann Lee", "𠮷田",
                  "王\u200b大明");
}

static const char *telephone(struct typist *t)
{
    return ONE_OF(t, "13812345678", "138 1234 5678", "0351-1234567", "400-123-4567",
                  "12345", "110", "1234567", "+86 138 1234 5678", "138-1234-5678",
                  "(0351)1234567", "1234567-8", "0351-1234567-89", "13812345678-801",
                  "１３８１２３４５６７８", "95598");
}

static const char *place(struct typist *t)
{
    return ONE_OF(t, "3 号楼 2 单元 501 室", "3号楼", "五幢 402", "A座1203", "东门",
                  "3-501", "花园路 9 号", "{3|.}号楼501", "二号楼东户", "501 室");
}

static void put_value(struct typist *t, struct buf *out, const char *value)
{
    static const char *const quotes[] = {"", "\"", "'"};
    const char *q = value[0] == '{' ? "\"" : quotes[pick(t, 3)];

    buf_printf(out, "%s%s%s", q, value, q);
}

static const char *fact(struct typist *t)
{
    switch (pick(t, 3)) {
    case 0:
        return person(t);
    case 1:
        return telephone(t);
    default:
        return place(t);
    }
}

static void put_row(struct typist *t, struct buf *out)
{
    bool named = pick(t, 2);

    buf_printf(out, "  - 人: ");
    put_value(t, out, named ? person(t) : "匿名");
    buf_printf(out, "\n    同意: %s\n    户: ", named ? "是" : "否");
    put_value(t, out, person(t));
    buf_str(out, "\n    住: ");
    put_value(t, out, place(t));
    buf_str(out, "\n    机: ");
    put_value(t, out, telephone(t));
    buf_char(out, '\n');
}

static void put_item(struct typist *t, struct buf *out)
{
    static const struct {
        const char *name, *(*value)(struct typist *t);
    } fields[] = {{"名", person}, {"字", person}, {"号", telephone},
                  {"址", place},  {"密", fact},   {"话", fact}};

    buf_str(
        out,
        "---\n类型: 甲\n落款: 业委会\n日期: 2026-09-28\n撤下: 2026-12-01\n标题: 关于");
    buf_printf(out, "%s\n",
               pick(t, 8) ? "一事" : ONE_OF(t, "王大明", "3号楼", "12345"));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (pick(t, 3) == 0)
            continue;
        buf_printf(out, "%s: ", fields[i].name);
        put_value(t, out, fields[i].value(t));
        buf_char(out, '\n');
    }
    if (pick(t, 2)) {
        buf_str(out, "员: [");
        for (unsigned i = 0, n = pick(t, 3); i <= n; i++) {
            buf_str(out, i ? ", " : "");
            put_value(t, out, person(t));
        }
        buf_str(out, "]\n");
    }
    unsigned rows = pick(t, 4);
    buf_str(out, rows ? "表:\n" : "");
    while (rows--)
        put_row(t, out);
    buf_str(out, "---\n");
    for (unsigned i = 0, n = pick(t, 3); i < n; i++)
        buf_printf(out, "%s%s%s\n\n",
                   ONE_OF(t, "", "请找", "- ", "| a | b |\n|-|-|\n| ", "**", "> "),
                   fact(t), ONE_OF(t, "", "。", "**", " | c |"));
}

/* ---- what must not be there ---- */

static void must_lack(struct slice text, const struct secret *s)
{
    struct arena a = ARENA_INIT;

    assert(slice_find(text, s->text) == SIZE_MAX);
    assert(slice_find(noted_plain(&a, text), s->text) == SIZE_MAX);
    arena_free(&a);
}

static void values_lack(const struct value *v, const struct secret *s)
{
    must_lack(v->text, s);
    for (size_t i = 0; i < v->n; i++)
        values_lack(v->items[i], s);
    for (size_t i = 0; i < v->nmembers; i++)
        values_lack(v->members[i].value, s);
}

static void nodes_lack(const struct node *n, const struct secret *s)
{
    must_lack(n->text, s);
    must_lack(n->url, s);
    for (const struct node *c = n->child; c; c = c->next)
        nodes_lack(c, s);
}

/* A masked telephone keeps its form and at most seven of its digits, and hides three at
 * least. */
static void check_phone(struct arena *a, struct slice number)
{
    struct slice shown = mask_phone(a, number);
    size_t seen = 0, hidden = 0;

    assert(shown.len == number.len);
    for (size_t i = 0; i < number.len; i++) {
        hidden += shown.ptr[i] == '*' && char_is_digit(number.ptr[i]);
        seen += char_is_digit(shown.ptr[i]);
        assert(shown.ptr[i] == number.ptr[i] || char_is_digit(number.ptr[i]));
    }
    assert(seen <= 7 && hidden >= 3);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct secret_list secrets = {0};
    struct typist t = {.bytes = data, .n_bytes = size};
    struct buf text = BUF_INIT;
    struct kind *k = &kind;
    bool draft, sound = false;

    if (!kinds.n)
        load_shared();
    if (!kind.open)
        load_kind();
    put_item(&t, &text);
    struct kinds own = {.list = &k, .n = 1, .envelope = kinds.envelope};
    struct source src = {"a.md", buf_view(&text)};
    struct matter *m = matter_parse(&a, &src, &d);
    struct decoder dec = decoder_of(&a, &d);
    dec.secrets = &secrets;
    struct item *item =
        m ? item_decode(&dec, &own, m, SLICE("公示"), SLICE("a"), &draft, &sound)
          : NULL;
    for (size_t i = 0; item && !d.errors && i < secrets.n; i++) {
        if (utf8_count(secrets.list[i].text) < 2)
            continue;
        values_lack(item->root, &secrets.list[i]);
        nodes_lack(item->body, &secrets.list[i]);
    }
    char digits[24];
    struct slice number = written_phone(&a, slice_of(telephone(&t)), digits);
    if (number.len)
        check_phone(&a, number);
    check_messages(&d);
    buf_release(&text);
    arena_free(&a);
    return 0;
}
