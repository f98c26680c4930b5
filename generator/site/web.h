/* web.h - what the stages of site/ share: one struct web per run, one struct page per
 * page.
 *
 * Values that many pages print (cards, the site) live in the run's arena and contain
 * links relative to the root; templates put {{页.根}} before them. Everything else of a
 * page lives in the page's own arena.
 */
#ifndef BANBAO_SITE_WEB_H
#define BANBAO_SITE_WEB_H

#include "base/map.h"
#include "chart/plot.h"
#include "data/mustache.h"
#include "site/write.h"

struct web {
    struct arena *run;
    const struct site_input *in;
    const struct site *site; /* what is public today: the items that lists contain */
    const struct site *all;  /* ... and what will be later: they have pages as well */
    struct diag *d;
    struct breaks *breaks; /* word ends of titles */
    struct map templates;  /* name without .html -> struct mustache */
    struct map items;      /* 公示/名单.md -> struct item */
    struct map tags;       /* tags of public items: those that have a page */
    struct map cards;      /* item->url -> struct value */
    struct map pictures;   /* digits of its name -> struct picture: the plan */
    struct map written;    /* paths that are taken ... */
    struct map folders;    /* ... and the folders above them */
    struct slice *paths;   /* pages for the sitemap, in order of writing */
    size_t npaths, paths_cap;
    struct value *root; /* {小区: ...}: the outermost context */
    struct value *station;
    bool sound; /* no error was reported so far */
};

struct page {
    struct web *w;
    struct arena arena;
    struct slice path;       /* relative to the root */
    struct slice to_root;    /* "", "../" ... */
    const struct item *item; /* of an item's page, else NULL */
    struct span at;  /* place that determines its path, if it is not an item's page */
    struct value *v; /* 页 */
};

/* Loads the templates and writes the theme's other files (skin.c). */
bool skin_load(struct web *w);

/* Starts a page: 页 with 根, 标题, 地址, 导航. section: the current one in 导航, or
 * empty.
 */
void page_begin(struct page *p, struct web *w, struct slice path, struct slice title,
                struct slice section);
/* Renders and writes it, and frees its memory. listed: it goes into the sitemap. */
void page_end(struct page *p, const char *template, bool listed);
/* Only renders it. */
bool page_render(struct page *p, const char *template, struct buf *out);

/* Writes a file (web.c); reports an error if the path is taken (at: the place to
 * report). */
bool web_put(struct web *w, struct slice path, struct slice data, struct span at);

/* Reports the links of all items that lead nowhere (links.c). */
void links_check(struct web *w);
/* The href of a link on this page; empty: it leads nowhere, which was reported. */
struct slice link_href(struct page *p, const struct node *n);
/* The href of a path of the site on this page. */
struct slice page_href(struct page *p, struct slice path);

/* Pictures as files of the site (illustrations.c): planned before the first page,
 * written when a finished page shows them. */
void illustrations_plan(struct web *w);
/* Writes the pictures that a page's HTML refers to, each once for the site. */
void illustrations_put(struct web *w, struct slice html);
/* assets/图-0123456789abcdef.jpg, relative to the root. The original file name is not
 * published, since it may contain the name of a person. */
struct slice illustration_path(struct arena *a, const struct picture *picture);

/* The card of an item, its summary for lists (card.c). */
struct value *card_of(struct web *w, const struct item *item);
bool cards_make(struct web *w);
/* Is it public on the day of the build? */
bool is_public(const struct web *w, const struct item *item);
/* The parts of a title between its `|`, each as HTML that breaks between words only. */
struct value *title_parts(struct web *w, struct arena *a, struct slice title);

/* The same for a text without `|`. */
struct value *title_html(struct web *w, struct arena *a, struct slice title);

/* The facets that the web adds (facet.c); ctx is the struct page. */
const struct value *web_facet(void *ctx, const struct value *v, struct slice name);

/* 月历 and 近期 of the home page (coming.c). */
void set_coming(struct page *p);
/* The days that an item announces (happening.h), [{日期, 止, 事}]. */
struct value *item_days(struct arena *a, const struct item *item);
/* The last day that an item announces; no date if it announces none. */
struct date item_last_day(const struct item *item);

/* Writes the script that shows items not yet public on their days (later.c). */
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

/* A QR code as SVG (qr_svg.c); empty if the text is too long for one. */
struct slice svg_qr(struct arena *a, struct slice text);

/* table_chart.c: the type of chart that a facet draws (柱图 条图 折线图 环图 雷达图).
 */
bool chart_type_named(struct slice facet, enum plot_type *type);
/* The number columns of a table as a figure; empty if they cannot be drawn so. */
struct slice chart_figure(struct arena *a, const struct value *table, struct slice name,
                          enum plot_type type);
/* Are its figures in 万 (ten thousands)? */
bool chart_in_wan(const struct value *table);

/* Paths of the pages of a year and of a tag (paths.c). */
struct slice archive_path(struct arena *a, int year);
struct slice tag_path(struct arena *a, struct slice tag);

#endif
