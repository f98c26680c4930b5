/* What an editor may write is on the sheet: items of every kind with all their fields,
 * each with a text of its own, on all papers and for telephones. What its kind says
 * that it does not print (不印) is not looked for. */
#include "fonts.h"
#include "papers.h"
#include "poster/poster.h"

#include "every_field.h"

static struct slice printed(const struct frames *f)
{
    struct buf all = BUF_INIT;

    for (size_t page = 0; page < f->n; page++)
        for (size_t i = 0; i < f->pages[page]->n; i++)
            if (f->pages[page]->ops[i].type == OP_GLYPHS)
                add_without_spaces(&all, f->pages[page]->ops[i].glyphs.text);
    struct slice s = slice_dup(&run, buf_view(&all));
    buf_release(&all);
    return s;
}

static bool shows_picture(const struct frames *f)
{
    for (size_t page = 0; page < f->n; page++)
        for (size_t i = 0; i < f->pages[page]->n; i++)
            if (f->pages[page]->ops[i].type == OP_IMAGE)
                return true;
    return false;
}

/* They say how an item is published. */
static bool is_setting(struct slice field)
{
    static const char *const names[] = {"类型", "标题", "短标题", "标签",
                                        "纸张", "版式", "编号",   "草稿",
                                        "豁免", "盖章", NULL};

    return is_among(field, names);
}

/* A picture for telephones is what the kind's own sheet says; it needs no code and
 * hangs on no board. */
static bool is_printed(const struct looking *l, struct slice field)
{
    static const char *const of_boards[] = {"扫码", "张贴", "撤下", "栏位", NULL};
    const struct kind *k = l->item->kind;
    bool chat = *(const enum paper *)l->where == PAPER_CHAT;
    /* A 公文 has no code: its address is a matter of the page. */
    bool formal = slice_is(value_str(l->item->root, "版式"), "公文");

    return !is_setting(field) && !(formal && slice_is(field, "短址")) &&
           (!chat ||
            (!is_among(field, of_boards) && kind_prints(k, SLICE(""), field))) &&
           kind_prints(k, value_str(l->item->root, "版式"), field);
}

static void all_is_said(const struct theme *theme, const struct site *site,
                        const struct item *item, enum paper paper)
{
    struct diag d = {.arena = &run};
    struct frames *f = poster_layout(&run, theme, site, item, paper, NULL, &d);

    bool most = slice_ends(slice_of(item->src->path), SLICE("多.md"));
    bool told = d.n && d.messages[0].hint_zh; /* there is none, and why */
    if (!ok(f || (most && told), "%s on %s: a sheet", item->src->path,
            paper_called(paper)))
        for (size_t m = 0; m < d.n; m++)
            printf("# %s: %s\n", d.messages[m].code, d.messages[m].zh);
    if (!f)
        return;
    struct looking l = {item,       printed(f), shows_picture(f),
                        is_printed, &paper,     BUF_INIT};
    const struct value *body = value_find(item->root, "正文");
    look_for(&l, item->kind->fields, item->kind->nfields, item->root, "");
    if (body && is_printed(&l, SLICE("正文")) &&
        !stands(node_plain(&run, body->data), l.text))
        buf_str(&l.missing, " 正文");
    ok(l.missing.len == 0, "%s on %s: every field is there", item->src->path,
       paper_called(paper));
    if (l.missing.len)
        printf("# not there:%.*s\n", (int)l.missing.len, l.missing.ptr);
    buf_release(&l.missing);
}

int main(void)
{
    struct diag d = {.arena = &run};
    struct site *site = load_items("/tmp/banbao-fields-XXXXXX", &d);
    struct test_fonts fonts;
    test_fonts_open(&fonts);
    struct theme *theme =
        theme_load(&run, BANBAO_HOME "/themes/zhusha", fonts.set, NULL, &d);
    bool good = site && theme;

    ok(good, "items of every kind with all fields");
    for (size_t i = 0; good && i < site->n; i++)
        for (int paper = 0; paper < PAPER_ALL; paper++)
            if (strstr(site->items[i]->src->path, "/试/") &&
                (paper == PAPER_CHAT || site->items[i]->papers[paper]))
                all_is_said(theme, site, site->items[i], paper);
    test_fonts_close(&fonts);
    return end_of_items(good, &d);
}
