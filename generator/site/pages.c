/* pages.c - the page of an item, its short address, and 404.html.
 *
 *     公示/名单.md with 短址 g12 -> 公示/名单.html, and g12.html, which redirects to it
 */
#include "site/url.h"
#include "site/web.h"

static void set(struct page *p, const char *key, struct value *v)
{
    value_set(&p->arena, p->v, key, v);
}

static void set_text(struct page *p, const char *key, struct slice s)
{
    set(p, key, value_text(&p->arena, s));
}

/* If the site has an address, the loader gives every item 网址 (for typing) and 二维码
 * (the text of its QR code); here that becomes a drawing. */
static void set_qr(struct page *p)
{
    if (p->w->site->address.len)
        set_text(p, "二维码", svg_qr(&p->arena, value_str(p->item->root, "二维码")));
}

static void set_tags(struct page *p)
{
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < p->item->ntags; i++) {
        struct value *v = value_map(&p->arena);
        struct slice path = tag_path(&p->arena, p->item->tags[i]->text);

        if (!map_find(&p->w->tags, p->item->tags[i]->text))
            continue; /* no page yet: no item with it is public, nor is this one */
        value_set(&p->arena, v, "名", p->item->tags[i]);
        value_set(&p->arena, v, "链接",
                  value_text(&p->arena, percent_encoded(&p->arena, path)));
        value_push(&p->arena, list, v);
    }
    set(p, "标签", list);
}

static const struct section *section_of(const struct web *w, const struct item *item)
{
    for (size_t i = 0; i < w->site->nsections; i++)
        if (slice_eq(w->site->sections[i].name, item->section))
            return &w->site->sections[i];
    return NULL;
}

/* 后篇, 前篇: the nearest newer and older items of the section, by binary search. For
 * an item that is not public yet they are those that it will have on its day. */
static void set_nearest(struct page *p, const struct section *s)
{
    size_t at = 0, end = s->n; /* the first item that is not newer is in [at, end] */

    while (at < end) {
        size_t middle = at + (end - at) / 2;
        if (item_cmp(&s->items[middle], &p->item) < 0)
            at = middle + 1;
        else
            end = middle;
    }
    if (at > 0)
        set(p, "后篇", card_of(p->w, s->items[at - 1]));
    at += at < s->n && s->items[at] == p->item;
    if (at < s->n)
        set(p, "前篇", card_of(p->w, s->items[at]));
}

/* 栏目: a link to the section; and the neighbours in it. */
static void set_neighbours(struct page *p)
{
    const struct section *s = section_of(p->w, p->item);
    struct value *v;

    if (!s || !s->n)
        return;
    v = value_map(&p->arena);
    value_set(&p->arena, v, "名", value_text(&p->arena, s->title));
    value_set(&p->arena, v, "链接",
              value_text(&p->arena,
                         percent_encoded(&p->arena, slice_of(arena_printf(
                                                        &p->arena, "%.*s/index.html",
                                                        SLICE_FMT(s->name))))));
    set(p, "栏目", v);
    set_nearest(p, s);
}

static void write_redirect(struct web *w, const struct item *item)
{
    struct page p;

    page_begin(&p, w, item->short_url, item->title, SLICE(""));
    set_text(&p, "去", percent_encoded(&p.arena, item->url));
    page_end(&p, "redirect", false);
}

void write_item(struct web *w, const struct item *item)
{
    struct page p;

    page_begin(&p, w, item->url, item->title, item->section);
    p.item = item;
    set(&p, "卡", card_of(w, item));
    set(&p, "描述", value_find(card_of(w, item), "摘要"));
    set_qr(&p);
    set_tags(&p);
    set_neighbours(&p);
    bool public = is_public(w, item);
    set(&p, "未到", value_bool(&p.arena, !public));
    page_end(&p, slice_cstr(w->run, item->kind->page), public);
    if (item->short_url.len)
        write_redirect(w, item);
}

/* Servers show 404.html at any depth, so its links start with the site's own path. */
void write_not_found(struct web *w)
{
    struct page p;

    page_begin(&p, w, SLICE("404.html"), SLICE("没有这个页面"), SLICE(""));
    p.to_root = url_path_of(&p.arena, w->site->address);
    set_text(&p, "根", p.to_root);
    page_end(&p, "404", false);
}
