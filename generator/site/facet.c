/* facet.c - facets that only the web has: Markdown as HTML, pictures as files of the
 * site, tables as charts. They need the page, because links are relative to it.
 *
 *     {{{正文.html}}} -> the body as HTML        {{照片.src}} -> ../assets/图-....jpg
 *     {{事迹.首句}} of 热心助人，常年义务… -> 热心助人
 *     {{各单位.并列}} of [物业, 居委会] -> 物业、居委会
 */
#include "base/noted.h"
#include "data/picture.h"
#include "site/html.h"
#include "site/parting.h"
#include "site/web.h"

/* --- links and pictures of a text ----------------------------------------- */

static struct slice link_of(void *ctx, const struct node *n)
{
    return link_href(ctx, n);
}

static struct slice picture_src(struct page *p, const struct picture *pic)
{
    return page_href(p, illustration_path(&p->arena, pic));
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

/* The text before its first ，。 or ；, for pages with little room. */
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

/* The texts of a list, separated by 、. */
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

/* 有 opens a section around a list without entering the list itself. */
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
