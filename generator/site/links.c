/* links.c - the targets of links in texts.
 *
 * A link to another item is written as the path of its file, relative to the file that
 * contains the link; the page gets the path of that item's page. In
 * content/通知/停水.md:
 *
 *     ../公示/名单.md#一 -> ../%E5%85%AC%E7%A4%BA/%E5%90%8D%E5%8D%95.html#一
 *
 * All links are checked before the first page is written (links_check); facets only ask
 * for addresses.
 */
#include "base/fold.h"
#include "site/url.h"
#include "site/web.h"

#include <string.h>

/* 附件1.pdf: an office document, which the site cannot offer. */
static bool is_document(struct slice url)
{
    static const char *const ends[] = {".pdf",  ".doc", ".docx", ".xls", ".xlsx",
                                       ".pptx", ".ppt", ".wps",  ".zip", ".rar"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (slice_ends(url, slice_of(ends[i])))
            return true;
    return false;
}

static bool is_picture(struct slice url)
{
    static const char *const ends[] = {".png", ".jpg", ".jpeg",
                                       ".PNG", ".JPG", ".JPEG"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (slice_ends(url, slice_of(ends[i])))
            return true;
    return false;
}

/* The folder below content/ of the file that contains n: 公示/. */
static struct slice folder_of(struct arena *a, const struct item *item,
                              const struct node *n)
{
    static const char top[] = "content/";
    struct slice path = n->at.src ? slice_of(n->at.src->path) : (struct slice){0};

    if (slice_starts(path, slice_of(top))) {
        size_t end = path.len;
        while (path.ptr[end - 1] != '/')
            end--;
        return slice_sub(path, strlen(top), end);
    }
    return item ? slice_of(arena_printf(a, "%.*s/", SLICE_FMT(item->section)))
                : (struct slice){0};
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;

    return at ? (int)(at - digits) : -1;
}

/* Decodes %E5%85%AC..., which some editors write. */
static struct slice decoded(struct arena *a, struct slice s)
{
    char *out = arena_strndup(a, s.ptr, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        int high = -1, low = -1;

        if (s.ptr[i] == '%' && i + 2 < s.len) {
            high = hex_digit(s.ptr[i + 1]);
            low = hex_digit(s.ptr[i + 2]);
        }
        out[n++] = high >= 0 && low >= 0 ? (char)(high * 16 + low) : s.ptr[i];
        i += high >= 0 && low >= 0 ? 2 : 0;
    }
    return (struct slice){out, n};
}

enum link_fate { LINK_LEADS, LINK_SCHEME, LINK_BROKEN };

/* Resolves a link. *to: the item that it leads to, or NULL for an external address or a
 * place on the same page; *anchor: # and what follows. */
static enum link_fate follow(struct web *w, struct arena *a, const struct item *item,
                             const struct node *n, const struct item **to,
                             struct slice *anchor)
{
    size_t hash = slice_find(n->url, SLICE("#"));
    struct slice file = slice_sub(n->url, 0, hash == SIZE_MAX ? n->url.len : hash),
                 path;

    *to = NULL;
    *anchor = slice_from(n->url, file.len);
    if (!url_scheme_ok(n->url))
        return LINK_SCHEME;
    if (url_scheme(n->url).len || (file.len == 0 && anchor->len > 1))
        return LINK_LEADS;
    if (url_resolve(a, folder_of(a, item, n), decoded(a, file), &path))
        *to = map_find(&w->items, path);
    return *to ? LINK_LEADS : LINK_BROKEN;
}

struct slice page_href(struct page *p, struct slice path)
{
    struct slice encoded = percent_encoded(&p->arena, path);

    return slice_of(
        arena_printf(&p->arena, "%.*s%.*s", SLICE_FMT(p->to_root), SLICE_FMT(encoded)));
}

struct slice link_href(struct page *p, const struct node *n)
{
    const struct item *to;
    struct slice anchor;

    if (follow(p->w, &p->arena, p->item, n, &to, &anchor) != LINK_LEADS)
        return (struct slice){0};
    if (!to)
        return n->url;
    struct slice href = page_href(p, to->url);
    return slice_of(
        arena_printf(&p->arena, "%.*s%.*s", SLICE_FMT(href), SLICE_FMT(anchor)));
}

/* --- before the first page -------------------------------------------------- */

/* The path of an item that the writer probably meant; empty: nothing is similar. */
static struct slice nearly(struct web *w, const struct item *from, struct slice url)
{
    struct slice *names = arena_array(w->run, struct slice, w->all->n + 1);

    for (size_t i = 0; i < w->all->n; i++) {
        const struct item *item = w->all->items[i];
        bool same = from && slice_eq(item->section, from->section);
        names[i] =
            slice_of(arena_printf(w->run, same ? "%.*s%.*s.md" : "../%.*s/%.*s.md",
                                  same ? 0 : (int)item->section.len, item->section.ptr,
                                  SLICE_FMT(item->name)));
    }
    return nearest_word(url, names, w->all->n);
}

static void report_broken(struct web *w, const struct item *item, const struct node *n)
{
    struct slice near;

    diag_error(w->d, n->at, "link-broken", "链接的文件不存在：%.*s",
               "the link leads nowhere: %.*s", SLICE_FMT(n->url));
    if (is_picture(n->url))
        diag_hint(
            w->d,
            "图片要印出来，前面加半角的叹号：![说明](%.*s)；图片放在 content/图片/",
            "to show a picture, put ! before it: ![what it shows](%.*s); put the "
            "file into content/图片/",
            SLICE_FMT(n->url));
    else if (is_document(n->url))
        diag_hint(w->d, "网站上只有文章和图片：把附件放到能下载的网址，写成 https://…",
                  "the site has only items and pictures: put it elsewhere and link to "
                  "https://...");
    else if ((near = nearly(w, item, n->url)).len)
        diag_hint(w->d, "是不是 %.*s？", "did you mean %.*s?", SLICE_FMT(near));
    else
        diag_hint(
            w->d,
            "写成 ../栏目/文件名.md；同一栏目的只写 文件名.md；网站外面的写 https://…",
            "../section/name.md, or name.md in the same section, or https://...");
}

static void check_link(struct web *w, const struct item *item, const struct node *n)
{
    const struct item *to;
    struct slice anchor;
    enum link_fate fate = follow(w, w->run, item, n, &to, &anchor);

    if (fate == LINK_LEADS)
        return;
    w->sound = false;
    if (fate == LINK_BROKEN) {
        report_broken(w, item, n);
        return;
    }
    diag_error(w->d, n->at, "link-scheme", "不能链接到 %.*s", "cannot link to %.*s",
               SLICE_FMT(n->url));
    diag_hint(w->d, "只能用 https:、http:、mailto:、tel: 或本站的文件",
              "use https:, http:, mailto:, tel: or a file of this site");
}

static void check_doc(struct web *w, const struct item *item, const struct node *doc)
{
    for (const struct node *n = doc; n; n = node_following(n, doc))
        if (n->type == NODE_LINK)
            check_link(w, item, n);
}

/* Only values from the item's own file: collected ones are checked with theirs. */
static void check_value(struct web *w, const struct item *item, const struct value *v)
{
    if (v->at.src && v->at.src != item->src)
        return;
    if (v->payload == PAYLOAD_DOC && v->data != item->body)
        check_doc(w, item, v->data);
    for (size_t i = 0; i < v->n; i++)
        check_value(w, item, v->items[i]);
    for (size_t i = 0; v->type == VALUE_MAP && i < v->nmembers; i++)
        check_value(w, item, v->members[i].value);
}

void links_check(struct web *w)
{
    for (size_t i = 0; i < w->all->n; i++) {
        check_doc(w, w->all->items[i], w->all->items[i]->body);
        check_value(w, w->all->items[i], w->all->items[i]->root);
    }
}
