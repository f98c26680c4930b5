/* page.c - one page from its template: what all pages have in common.
 *
 * page_begin makes 页, the values of every page; the caller adds its own; page_end
 * renders the template and writes the file. Names are looked up from the inside out:
 * the item's fields, then 页, then 小区.
 *
 *     page_begin(.., 标签/停水.html, 停水, ..) -> 页: {根: ../, 标题: 停水, 地址:
 *       https://hal.example/%E6%A0%87..., 导航: [首页, 公示, ...], 底栏: the first
 * four}
 */
#include "base/noted.h"
#include "site/leftward.h"
#include "site/url.h"
#include "site/web.h"

static void set_text(struct page *p, const char *key, struct slice s)
{
    value_set(&p->arena, p->v, key, value_text(&p->arena, s));
}

static void add_link(struct page *p, struct value *list, struct slice name,
                     struct slice href, bool current)
{
    struct value *v = value_map(&p->arena);

    value_set(&p->arena, v, "名", value_text(&p->arena, name));
    value_set(&p->arena, v, "链接", value_text(&p->arena, href));
    value_set(&p->arena, v, "当前", value_bool(&p->arena, current));
    value_push(&p->arena, list, v);
}

/* 首页 and the sections that are not empty; the first few again for the bar at the
 * bottom of a telephone. */
static void set_navigation(struct page *p, struct slice section)
{
    enum { THUMB = 4 };
    struct value *all = value_list(&p->arena), *thumb = value_list(&p->arena);

    add_link(p, all, SLICE("首页"), SLICE("index.html"),
             slice_is(p->path, "index.html"));
    for (size_t i = 0; i < p->w->site->nsections; i++) {
        const struct section *s = &p->w->site->sections[i];
        struct slice href =
            slice_of(arena_printf(&p->arena, "%.*s/index.html", SLICE_FMT(s->name)));

        if (s->n)
            add_link(p, all, s->title, percent_encoded(&p->arena, href),
                     slice_eq(s->name, section));
    }
    for (size_t i = 0; i < all->n && i < THUMB; i++)
        value_push(&p->arena, thumb, all->items[i]);
    value_set(&p->arena, p->v, "导航", all);
    value_set(&p->arena, p->v, "底栏", thumb);
}

void page_begin(struct page *p, struct web *w, struct slice path, struct slice title,
                struct slice section)
{
    *p = (struct page){.w = w, .path = slice_dup(w->run, path)};
    p->to_root = url_to_root(&p->arena, path);
    p->v = value_map(&p->arena);
    struct slice encoded = percent_encoded(&p->arena, path);
    set_text(p, "根", p->to_root);
    set_text(p, "标题", title);
    if (w->site->address.len)
        set_text(
            p, "地址",
            slice_of(arena_printf(&p->arena, "%.*s/%.*s", SLICE_FMT(w->site->address),
                                  SLICE_FMT(encoded))));
    set_navigation(p, section);
}

static const struct mustache *find_partial(void *ctx, struct slice name)
{
    struct web *w = ctx;

    return map_find(&w->templates, name);
}

/* Renders a template over 小区, 页 and the item's fields. An item's kind names its own
 * template; the two ways in which that can be missing have messages of their own. */
bool page_render(struct page *p, const char *template, struct buf *out)
{
    struct mustache *m = map_find(&p->w->templates, slice_of(template));
    struct value *own = value_map(&p->arena);
    struct mustache_host host = {
        .partials = {find_partial, p->w},
        .facet = web_facet,
        .facet_ctx = p,
        .write = leftward_field,
    };
    const struct value *stack[3] = {p->w->root, own, NULL};
    size_t n = 2;

    value_set(&p->arena, own, "页", p->v);
    if (p->item)
        stack[n++] = p->item->root;
    if (!m) {
        struct span at =
            p->item ? (struct span){p->item->kind->src, 0, 0} : (struct span){0};
        if (p->item && !*template) {
            struct slice kind = p->item->kind->name;
            diag_error(p->w->d, at, "template-missing", "没有写“网页”",
                       "网页 is missing");
            return diag_hint(p->w->d,
                             "写一行 网页: %.*s，模板放在 content/kinds/web/%.*s.html",
                             "add 网页: %.*s, a template content/kinds/web/%.*s.html",
                             SLICE_FMT(kind), SLICE_FMT(kind));
        }
        const struct value *said =
            p->item ? value_find(p->item->kind->root, "网页") : NULL;
        if (said && slice_is(said->text, template))
            at = said->at;
        diag_error(p->w->d, at, "template-missing", "主题里没有网页模板 %s.html",
                   "the theme has no template %s.html", template);
        return diag_hint(p->w->d,
                         "照 themes/README.md 写一个：放在主题的 web/ 里，或 "
                         "content/kinds/web/（哪个主题都能用）",
                         "write one (themes/README.md) in the theme's web/, or in "
                         "content/kinds/web/ for any theme");
    }
    return mustache_render(m, stack, n, &host, out, p->w->d);
}

/* The template is empty, or all its names and conditions are. */
static bool report_blank(struct page *p, const char *template)
{
    diag_error(p->w->d, mustache_place(map_find(&p->w->templates, slice_of(template))),
               "theme-blank", "%.*s：这个模板做出来是空白网页",
               "%.*s: this template leaves the page blank", SLICE_FMT(p->path));
    return diag_hint(
        p->w->d, "写上内容（照 themes/README.md），或删掉这个文件，用自带的",
        "write it (themes/README.md), or delete it to use the shipped one");
}

void page_end(struct page *p, const char *template, bool listed)
{
    struct web *w = p->w;
    struct buf out = BUF_INIT, page = BUF_INIT;
    struct span at = p->item ? (struct span){p->item->src, 0, 0} : p->at;

    bool made = page_render(p, template, &out);

    if (made && slice_trim(buf_view(&out)).len == 0)
        made = report_blank(p, template);
    w->sound &= made;
    noted_html(&page, buf_view(&out));
    if (made)
        illustrations_put(w, buf_view(&page));
    if (made && web_put(w, p->path, buf_view(&page), at) && listed) {
        arena_push(w->run, w->paths, w->npaths, w->paths_cap);
        w->paths[w->npaths++] = p->path;
    }
    buf_release(&page);
    buf_release(&out);
    arena_free(&p->arena);
}
