/* web.h - what the stages of site/ share: one struct web a run, one struct page a page.
 *
 * Values that many pages print (cards, the site) live in the run's arena, hold links
 * from the root, and templates put {{页.根}} before them. Everything else of a page
 * lives in the page's own arena.
 */
#ifndef WEB_H
#define WEB_H

#include "base/map.h"
#include "data/mustache.h"
#include "poster/plot.h"
#include "site/write.h"

struct web {
    struct arena *run;
    const struct site_input *in;
    const struct site *site; /* what is public today; lists know no other item */
    const struct site *all;  /* and what will be: their pages can be reached */
    struct diag *d;
    struct breaks *breaks; /* how a title parts */
    struct map templates;  /* name without .html -> struct mustache */
    struct map items;      /* 公示/名单.md -> struct item */
    struct map tags;       /* of what is public: those that have a page */
    struct map cards;      /* item->url -> struct value */
    struct map pictures;   /* digits of its name -> struct picture: the plan */
    struct map written;    /* paths below the root that are taken ... */
    struct map folders;    /* ... and the folders above them */
    struct slice *paths;   /* the pages for the sitemap, in order of writing */
    size_t npaths, paths_cap;
    struct value *root; /* {小区: ...}: the outermost context */
    struct value *station;
    bool sound; /* nothing was reported so far */
};

struct page {
    struct web *w;
    struct arena arena;
    struct slice path;       /* below the root */
    struct slice to_root;    /* "", "../" ... */
    const struct item *item; /* of an item's page, else NULL */
    struct span at;  /* where its name is written, if not in an item's file name */
    struct value *v; /* 页 */
};

/* Load templates and put the theme's other files (skin.c). */
bool skin_load(struct web *w);

/* Start a page: 页 has 根, 标题, 地址, 导航. section: whose link is current, or empty.
 */
void page_begin(struct page *p, struct web *w, struct slice path, struct slice title,
                struct slice section);
/* Render it and give its memory back. listed: it belongs into the sitemap. */
void page_end(struct page *p, const char *template, bool listed);
/* Its template's text alone, without putting it. */
bool page_render(struct page *p, const char *template, struct buf *out);

/* Put a file once; reports when the path is taken (at: whom to blame). */
bool web_put(struct web *w, struct slice path, struct slice data, struct span at);

/* Links (links.c): every one of an item leads somewhere, or is reported. */
void links_check(struct web *w);
/* What a link leads to, from this page; empty: nowhere, which was reported. */
struct slice link_href(struct page *p, const struct node *n);
/* A path below the root, from this page. */
struct slice page_href(struct page *p, struct slice path);

/* Pictures as files of the site (illustrations.c): planned before the first page, and
 * put when a finished page shows them. */
void illustrations_plan(struct web *w);
/* Put those that a page's HTML refers to, unless another page had them put. */
void illustrations_put(struct web *w, struct slice html);
/* assets/图-0123456789abcdef.jpg, below the root. What its file is called is the
 * editors' own: it may say who is in it. */
struct slice illustration_path(struct arena *a, const struct picture *picture);

/* The card of an item: what lists print of it (card.c). */
struct value *card_of(struct web *w, const struct item *item);
bool cards_make(struct web *w);
/* Is it public on the day of the build? */
bool is_public(const struct web *w, const struct item *item);
/* The pieces of a title between its `|`, each as HTML that parts at words only. */
struct value *title_parts(struct web *w, struct arena *a, struct slice title);

/* The same of a text without `|`. */
struct value *title_html(struct web *w, struct arena *a, struct slice title);

/* The facets that the web adds (facet.c); ctx is the struct page. */
const struct value *web_facet(void *ctx, const struct value *v, struct slice name);

/* 月历 and 近期 of the home page (coming.c). */
void set_coming(struct page *p);
/* The days that an item announces, [{日期, 止, 事}]. */
struct value *item_days(struct arena *a, const struct item *item);
/* The last of the days that an item announces; no date: it announces none. */
struct date item_last_day(const struct item *item);

/* What will be public later, as a script that shows it on its day (later.c). */
void put_later(struct web *w);

/* Pages (pages.c, lists.c, home.c, feed.c). */
void write_item(struct web *w, const struct item *item);
void write_section(struct web *w, const struct section *section);
void write_archive(struct web *w);
void write_tags(struct web *w);
void write_home(struct web *w);
void write_not_found(struct web *w);
void write_open(struct web *w);
void write_wall(struct web *w);
void write_feed(struct web *w);
void write_sitemap(struct web *w);

/* Pieces of SVG (svg.c). Empty when there is nothing to draw. */
struct slice svg_qr(struct arena *a, struct slice text);

/* chart.c: a facet's name (柱图 条图 折线图 环图 雷达图) and what it draws. */
bool chart_type_named(struct slice facet, enum plot_type *type);
/* A table's number columns as a figure; empty when they cannot be drawn so. */
struct slice chart_figure(struct arena *a, const struct value *table, struct slice name,
                          enum plot_type type);
/* Are its figures in 万 (ten thousands)? */
bool chart_in_wan(const struct value *table);

/* Lists of years and tags, for the archive and its links. */
struct slice archive_path(struct arena *a, int year);
struct slice tag_path(struct arena *a, struct slice tag);

#endif
