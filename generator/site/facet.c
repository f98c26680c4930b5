/* Facets that only the web has: Markdown as HTML, pictures as files of the site,
 * tables as charts. They need the page, because links are relative to it. */
#include "base/fold.h"
#include "base/noted.h"
#include "data/picture.h"
#include "site/html.h"
#include "site/parting.h"
#include "site/url.h"
#include "site/web.h"

#include <string.h>

/* --- links and pictures of a text ----------------------------------------- */

static struct slice from_root(struct page *p, struct slice path)
{
    struct slice encoded = percent_encoded(&p->arena, path);

    return slice_of(
        arena_printf(&p->arena, "%.*s%.*s", SLICE_FMT(p->to_root), SLICE_FMT(encoded)));
}

/* 附件1.pdf: a file that only hangs together with others in an office. */
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

static struct slice refuse(struct page *p, const struct node *n)
{
    struct slice *names = arena_array(&p->arena, struct slice, p->w->all->n + 1);
    struct slice none = {0};

    p->w->sound = false;
    if (!url_scheme_ok(n->url)) {
        diag_error(p->w->d, n->at, "link-scheme", "不能链接到 %.*s",
                   "cannot link to %.*s", SLICE_FMT(n->url));
        diag_hint(p->w->d, "只能用 https:、http:、mailto:、tel: 或本站的文件",
                  "use https:, http:, mailto:, tel: or a file of this site");
        return none;
    }
    diag_error(p->w->d, n->at, "link-broken", "链接的文件不存在：%.*s",
               "the link leads nowhere: %.*s", SLICE_FMT(n->url));
    for (size_t i = 0; i < p->w->all->n; i++) {
        const struct item *item = p->w->all->items[i];
        bool same = p->item && slice_eq(item->section, p->item->section);
        names[i] =
            slice_of(arena_printf(&p->arena, same ? "%.*s%.*s.md" : "../%.*s/%.*s.md",
                                  same ? 0 : (int)item->section.len, item->section.ptr,
                                  SLICE_FMT(item->name)));
    }
    struct slice near = nearest_word(n->url, names, p->w->all->n);
    if (is_picture(n->url))
        diag_hint(
            p->w->d,
            "图片要印出来，前面加半角的叹号：![说明](%.*s)；图片放在 content/图片/",
            "a picture has a mark before it: ![what it shows](%.*s); it is put "
            "into content/图片/",
            SLICE_FMT(n->url));
    else if (is_document(n->url))
        diag_hint(
            p->w->d, "网站上只有文章和图片：把附件放到能下载的网址，写成 https://…",
            "the site has items and pictures: put it elsewhere, write https://...");
    else if (near.len)
        diag_hint(p->w->d, "是不是 %.*s？", "did you mean %.*s?", SLICE_FMT(near));
    else
        diag_hint(
            p->w->d,
            "写成 ../栏目/文件名.md；同一栏目的只写 文件名.md；网站外面的写 https://…",
            "../section/name.md, or name.md in the same section, or https://...");
    return none;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;

    return at ? (int)(at - digits) : -1;
}

/* %E5%85%AC... back to text, as some editors write it. */
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

static struct slice link_of(void *ctx, const struct node *n)
{
    struct page *p = ctx;
    size_t hash = slice_find(n->url, SLICE("#"));
    struct slice file = slice_sub(n->url, 0, hash == SIZE_MAX ? n->url.len : hash);
    struct slice anchor = slice_from(n->url, file.len), path;
    const struct item *to;

    if (!url_scheme_ok(n->url))
        return refuse(p, n);
    if (url_scheme(n->url).len || (file.len == 0 && anchor.len > 1))
        return n->url;
    if (!p->item)
        return refuse(p, n);
    struct slice from =
        slice_of(arena_printf(&p->arena, "%.*s/", SLICE_FMT(p->item->section)));
    if (!url_resolve(&p->arena, from, decoded(&p->arena, file), &path))
        return refuse(p, n);
    to = map_find(&p->w->items, path);
    if (!to)
        return refuse(p, n);
    struct slice href = from_root(p, to->url);
    return slice_of(
        arena_printf(&p->arena, "%.*s%.*s", SLICE_FMT(href), SLICE_FMT(anchor)));
}

static struct slice picture_src(struct page *p, const struct picture *pic)
{
    return from_root(p, illustration_path(&p->arena, pic));
}

static struct slice picture_of(void *ctx, const struct node *n)
{
    return n->picture ? picture_src(ctx, n->picture) : (struct slice){0};
}

/* --- facets ---------------------------------------------------------------- */

static const struct value *doc_html(struct page *p, const struct value *v)
{
    const struct node *doc = v->data;
    const struct value *first = p->item ? value_find(p->item->root, "主文") : NULL;
    bool main = p->item && (doc == p->item->body || (first && doc == first->data));
    struct html_host host = {
        .link = link_of,
        .picture = picture_of,
        .ctx = p,
        .id_prefix =
            main ? SLICE("") : slice_of(arena_printf(&p->arena, "t%zu-", v->at.start)),
        .heading = main ? 2 : 3,
        .breaks = p->w->breaks,
    };
    struct buf b = BUF_INIT;

    html_write(&b, doc, &host);
    struct slice html = slice_dup(&p->arena, buf_view(&b));
    buf_release(&b);
    return value_text(&p->arena, html);
}

static const struct value *picture_facet(struct page *p, const struct value *v,
                                         struct slice name)
{
    const struct picture *pic = v->data;

    if (slice_is(name, "src"))
        return value_text(&p->arena, picture_src(p, pic));
    if (slice_is(name, "宽"))
        return value_printf(&p->arena, "%d", pic->width);
    if (slice_is(name, "高"))
        return value_printf(&p->arena, "%d", pic->height);
    return NULL;
}

/* Up to the first mark that ends a clause: what a crowded page shows of a deed. */
static struct slice first_clause(struct slice s)
{
    for (size_t at = 0, start = 0; at < s.len; start = at) {
        uint32_t cp = utf8_next(s, &at);
        if (cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1B) /* ，。； */
            return slice_sub(s, 0, start);
    }
    return s;
}

static const struct value *running_html(struct page *p, struct slice text)
{
    struct buf b = BUF_INIT;

    parting_running(&b, text, true);
    struct value *v = value_text(&p->arena, slice_dup(&p->arena, buf_view(&b)));
    buf_release(&b);
    return v;
}

static const struct value *text_facet(struct page *p, const struct value *v,
                                      struct slice name)
{
    if (slice_is(name, "分段"))
        return title_parts(p->w, &p->arena, v->text);
    if (slice_is(name, "词"))
        return title_html(p->w, &p->arena, v->text);
    if (slice_is(name, "行文"))
        return running_html(p, v->text);
    if (slice_is(name, "首句"))
        return value_text(&p->arena, first_clause(v->text));
    if (slice_is(name, "双"))
        return value_bool(&p->arena, utf8_count(noted_plain(&p->arena, v->text)) == 2);
    return NULL;
}

/* Its texts in a row, as a sentence lists them. */
static const struct value *enumerated(struct page *p, const struct value *list)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < list->n; i++) {
        buf_str(&b, i ? "、" : "");
        buf_slice(&b, list->items[i]->text);
    }
    struct value *v = value_text(&p->arena, slice_dup(&p->arena, buf_view(&b)));
    buf_release(&b);
    return v;
}

/* 有 opens a section around a list without making its first entry a context. */
static const struct value *list_facet(struct page *p, const struct value *v,
                                      struct slice name)
{
    enum plot_type type;

    if (slice_is(name, "有"))
        return value_bool(&p->arena, v->n > 0);
    if (slice_is(name, "并列"))
        return enumerated(p, v);
    if (chart_type_named(name, &type))
        return value_text(&p->arena, chart_figure(&p->arena, v, name, type));
    if (slice_is(name, "万元"))
        return value_bool(&p->arena, chart_in_wan(v));
    return NULL;
}

const struct value *web_facet(void *ctx, const struct value *v, struct slice name)
{
    struct page *p = ctx;

    if (v->payload == PAYLOAD_DOC)
        return slice_is(name, "html") ? doc_html(p, v) : NULL;
    if (v->payload == PAYLOAD_PICTURE)
        return picture_facet(p, v, name);
    if (v->type == VALUE_LIST)
        return list_facet(p, v, name);
    return v->type == VALUE_TEXT ? text_facet(p, v, name) : NULL;
}
