/* What an editor may write is on the page: items of every kind with all their fields,
 * each with a text of its own, in all its layouts. */
#include "page_text.h"
#include "site/write.h"

#include "every_field.h"

/* Not on the page of the item itself:
 *   短标题, 标签      for lists (and tags' own links)
 *   张贴              when it is there
 *   短址              another address of it
 *   纸张, 版式, 盖章  of its sheets
 *   编号, 草稿, 豁免  how it is read
 */
static bool is_on_page(const struct looking *l, struct slice field)
{
    static const char *const names[] = {"类型", "短标题", "标签", "张贴",
                                        "短址", "纸张",   "版式", "盖章",
                                        "编号", "草稿",   "豁免", NULL};

    (void)l;
    return !is_among(field, names);
}

/* What stands between <main> and </main>. */
static struct slice main_part(struct slice html)
{
    size_t from = slice_find(html, SLICE("<main")),
           to = slice_find(html, SLICE("</main>"));

    return from == SIZE_MAX || to == SIZE_MAX ? html : slice_sub(html, from, to);
}

static void all_is_said(const struct item *item, struct slice html)
{
    struct buf text = BUF_INIT, bare = BUF_INIT;
    const struct value *body = value_find(item->root, "正文");

    html = main_part(html);
    page_text(&text, html);
    add_without_spaces(&bare, buf_view(&text));
    struct looking l = {.item = item,
                        .text = buf_view(&bare),
                        .picture = slice_find(html, SLICE("<img")) != SIZE_MAX,
                        .wanted = is_on_page};
    look_for(&l, item->kind->fields, item->kind->nfields, item->root, "");
    if (body && !stands(node_plain(&run, body->data), l.text))
        buf_str(&l.missing, " 正文");
    ok(l.missing.len == 0, "the page of %s: every field is there", item->src->path);
    if (l.missing.len)
        printf("# not there:%.*s\n", (int)l.missing.len, l.missing.ptr);
    buf_release(&l.missing);
    buf_release(&text);
    buf_release(&bare);
}

/* content/试/x.md is 试/x.html. */
static void look_at(void *ctx, const char *path, struct slice html)
{
    const struct site *site = ctx;
    size_t folder = sizeof "content/" - 1;

    for (size_t i = 0; i < site->n; i++) {
        struct slice src = slice_of(site->items[i]->src->path), page = slice_of(path);
        size_t at = slice_find(src, SLICE("content/试/"));
        if (at == SIZE_MAX || !slice_ends(page, SLICE(".html")))
            continue;
        struct slice name = slice_sub(src, at + folder, src.len - 3);
        if (slice_eq(name, slice_sub(page, 0, page.len - 5)))
            all_is_said(site->items[i], html);
    }
}

int main(void)
{
    struct diag d = {.arena = &run};
    struct layers layers;
    struct site *site = load_items("/tmp/banbao-pages-XXXXXX", &d);
    bool good = site && layers_open(&run, BANBAO_HOME "/themes/zhusha", &layers, &d);

    if (good) {
        struct site_input in = {
            .site = site, .theme = &layers, .sink = {look_at, site}};
        good = site_write(&run, &in, &d);
    }
    ok(good, "pages of every kind with all fields");
    return end_of_items(good, &d);
}
