/* kinds_fuzz.c - a kind's file, and an item of that kind.
 *
 * Up to a line of %% the input is the kind's, then the item's fields as YAML, with a
 * line of --- the Markdown. An item without a head of its own is given the least one.
 */
#include "kinds.h"

static const char head[] =
    "标题: 一个标题\n落款: 业委会\n日期: 2026-09-28\n撤下: 2026-12-01\n";

static struct slice item_of(struct arena *a, struct slice fields)
{
    return slice_of(arena_printf(
        a, "---\n类型: 甲\n%s%.*s%s",
        slice_find(fields, SLICE("标题:")) == SIZE_MAX ? head : "", SLICE_FMT(fields),
        slice_find(fields, SLICE("---\n")) == SIZE_MAX ? "---\n" : ""));
}

static void read_item(struct arena *a, struct kind *k, struct slice text,
                      struct diag *d)
{
    struct kinds own = {.list = &k, .n = 1, .envelope = kinds.envelope};
    struct source *src = arena_new(a, struct source);

    *src = (struct source){"a.md", item_of(a, text)};
    struct matter *m = matter_parse(a, src, d);
    struct decoder dec = decoder_of(a, d);
    bool draft, sound = false;

    k->name = SLICE("甲");
    k->open = true;
    struct item *item =
        m ? item_decode(&dec, &own, m, SLICE("公示"), SLICE("a"), &draft, &sound)
          : NULL;
    if (!item)
        return;
    check_nodes(src, item->body);
    check_values(item->root);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};
    struct slice rest = fuzz_bytes(&a, data, size);

    if (!kinds.n)
        load_shared();
    if (fuzz_is_text(rest)) {
        struct source src = {"kind.yaml", slice_dup(&a, fuzz_part(&rest))};
        struct kind k = {.src = &src};
        k.root = yaml_parse(&a, &src, 0, src.text.len, &d);
        if (k.root && kind_read(&a, &k, &kinds.envelope, &d))
            read_item(&a, &k, fuzz_part(&rest), &d);
        check_messages(&d);
    }
    arena_free(&a);
    return 0;
}
