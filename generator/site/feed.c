/* feed.c - Atom (RFC 4287) and sitemap.xml. Written here and not by templates: themes
 * have nothing to decide about them. Dates are midnights in Beijing, so they do not
 * depend on when or where the site was built: 2026-12-03T00:00:00+08:00. */
#include "base/noted.h"
#include "site/url.h"
#include "site/web.h"

#include <stdlib.h>

enum { ENTRIES = 20 };

static void put_date(struct buf *b, const char *tag, struct date d)
{
    buf_printf(b, "<%s>%04d-%02d-%02dT00:00:00+08:00</%s>\n", tag, d.year, d.month,
               d.day, tag);
}

static void put_text(struct buf *b, const char *tag, struct slice text)
{
    buf_printf(b, "<%s>", tag);
    mustache_escape(b, text);
    buf_printf(b, "</%s>\n", tag);
}

/* The absolute address of a path of the site, encoded and escaped. */
static void put_address(struct buf *b, const struct web *w, struct slice path)
{
    mustache_escape(b, w->site->address);
    buf_char(b, '/');
    percent_encode(b, path);
}

/* The day of its last change: 更正 unless it is in the future, else its publication. */
static struct date updated_of(const struct web *w, const struct item *item)
{
    const struct value *v = value_find(item->root, "更正");
    struct date corrected = {0}, from = item_published(item);

    if (v && v->payload == PAYLOAD_DATE)
        corrected = *(const struct date *)v->data;
    return date_cmp(corrected, from) > 0 && date_cmp(corrected, w->site->today) <= 0
               ? corrected
               : from;
}

struct feed_entry {
    const struct item *item;
    struct date published, updated;
};

static int changed_cmp(const void *a, const void *b)
{
    const struct feed_entry *x = a, *y = b;
    int c = date_cmp(y->updated, x->updated);

    return c ? c : item_cmp(&x->item, &y->item);
}

static int published_cmp(const void *a, const void *b)
{
    const struct feed_entry *x = a, *y = b;
    int c = date_cmp(y->published, x->published);

    return c ? c : item_cmp(&x->item, &y->item);
}

/* The *n items that changed last, which may include an old one that was corrected,
 * sorted by their days of publication. */
static struct feed_entry *newest_entries(struct web *w, size_t *n)
{
    struct feed_entry *all = arena_array(w->run, struct feed_entry, w->site->n + 1);

    for (size_t i = 0; i < w->site->n; i++) {
        const struct item *item = w->site->items[i];
        all[i] = (struct feed_entry){item, item_published(item), updated_of(w, item)};
    }
    *n = w->site->n < ENTRIES ? w->site->n : ENTRIES;
    if (*n) {
        qsort(all, w->site->n, sizeof *all, changed_cmp);
        qsort(all, *n, sizeof *all, published_cmp);
    }
    return all;
}

/* The day of the latest change; without entries, the day of the build. */
static struct date feed_updated(const struct web *w, const struct feed_entry *e,
                                size_t n)
{
    struct date last = n ? e[0].updated : w->site->today;

    for (size_t i = 1; i < n; i++)
        last = date_cmp(e[i].updated, last) > 0 ? e[i].updated : last;
    return last;
}

static void put_entry(struct buf *b, struct web *w, const struct feed_entry *e)
{
    const struct item *item = e->item;
    const struct value *card = card_of(w, item);

    buf_str(b, "<entry>\n");
    put_text(b, "title", value_str(card, "标题"));
    buf_str(b, "<link href=\"");
    put_address(b, w, item->url);
    buf_str(b, "\"/>\n<id>");
    put_address(b, w, item->url);
    buf_str(b, "</id>\n");
    put_date(b, "published", e->published);
    put_date(b, "updated", e->updated);
    buf_str(b, "<author>");
    put_text(b, "name", value_str(card, "落款"));
    buf_str(b, "</author>\n<category term=\"");
    mustache_escape(b, item->kind->name);
    buf_str(b, "\"/>\n");
    put_text(b, "summary", value_str(card, "摘要"));
    buf_str(b, "</entry>\n");
}

void write_feed(struct web *w)
{
    struct buf b = BUF_INIT;
    size_t n;
    struct feed_entry *entries = newest_entries(w, &n);

    buf_str(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n");
    put_text(&b, "title", w->site->name);
    buf_str(&b, "<id>");
    put_address(&b, w, SLICE(""));
    buf_str(&b, "</id>\n<link href=\"");
    put_address(&b, w, SLICE(""));
    buf_str(&b, "\"/>\n<link rel=\"self\" href=\"");
    put_address(&b, w, SLICE("feed.xml"));
    buf_str(&b, "\"/>\n");
    put_date(&b, "updated", feed_updated(w, entries, n));
    for (size_t i = 0; i < n; i++)
        put_entry(&b, w, &entries[i]);
    buf_str(&b, "</feed>\n");
    web_put(w, SLICE("feed.xml"), noted_plain(w->run, buf_view(&b)), (struct span){0});
    buf_release(&b);
}

/* https://www.sitemaps.org/protocol.html; the pages that page_end was asked to list. */
void write_sitemap(struct web *w)
{
    struct buf b = BUF_INIT;

    buf_str(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (size_t i = 0; i < w->npaths; i++) {
        buf_str(&b, "<url><loc>");
        put_address(&b, w, w->paths[i]);
        buf_str(&b, "</loc></url>\n");
    }
    buf_str(&b, "</urlset>\n");
    web_put(w, SLICE("sitemap.xml"), buf_view(&b), (struct span){0});
    buf_release(&b);
}
