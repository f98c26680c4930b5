/* write.c - the order in which a site is made.
 *
 * First come all values that templates share (小区, items by path, templates, cards),
 * then the check of all links; pages are only written if there was no error. The script
 * of later.c is written before the pages, for they refer to it by its fingerprint.
 */
#include "site/write.h"
#include "model/lunar.h"
#include "site/url.h"
#include "site/web.h"
#include "text/breaks.h"

#include <string.h>

static void set(struct web *w, const char *key, struct value *v)
{
    value_set(w->run, w->station, key, v);
}

/* 小区: the values of site.yaml, and those computed from them and from today. */
static void station_make(struct web *w)
{
    const struct site *site = w->site;
    const struct value *yaml = site->root;

    w->root = value_map(w->run);
    w->station = value_map(w->run);
    for (size_t i = 0; yaml && i < yaml->nmembers; i++)
        value_set_slice(w->run, w->station, yaml->members[i].key,
                        yaml->members[i].value);
    set(w, "名称", value_text(w->run, site->name));
    set(w, "网址", value_text(w->run, site->address));
    set(w, "今天", date_value(w->run, site->today));
    set(w, "农历", value_text(w->run, lunar_text(w->run, site->today)));
    if (site->n)
        set(w, "归档",
            value_text(w->run,
                       percent_encoded(
                           w->run, archive_path(w->run, site->items[0]->date.year))));
    value_set(w->run, w->root, "小区", w->station);
}

/* Makes items by path, for links, and the tags that have a page. */
static void index_items(struct web *w)
{
    for (size_t i = 0; i < w->all->n; i++) {
        struct item *item = w->all->items[i];
        struct slice path = slice_of(arena_printf(
            w->run, "%.*s/%.*s.md", SLICE_FMT(item->section), SLICE_FMT(item->name)));

        map_set(&w->items, path, item);
        for (size_t k = 0; is_public(w, item) && k < item->ntags; k++)
            map_set(&w->tags, item->tags[k]->text, item);
    }
}

/* Copies the items that are public today to out; returns their number. */
static size_t public_of(const struct site *site, struct item **items, size_t n,
                        struct item **out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (date_cmp(item_published(items[i]), site->today) <= 0)
            out[kept++] = items[i];
    return kept;
}

/* The site with the items that are public today. */
static struct site *public_site(struct arena *a, const struct site *all)
{
    struct site *site = arena_new(a, struct site);

    *site = *all;
    site->items = arena_array(a, struct item *, all->n + 1);
    site->n = public_of(all, all->items, all->n, site->items);
    site->sections = arena_array(a, struct section, all->nsections + 1);
    for (size_t i = 0; i < all->nsections; i++) {
        struct section *s = &site->sections[i];

        *s = all->sections[i];
        s->items = arena_array(a, struct item *, s->n + 1);
        s->n = public_of(all, all->sections[i].items, all->sections[i].n, s->items);
    }
    return site;
}

static void write_all(struct web *w)
{
    illustrations_plan(w);
    w->sound = skin_load(w) && cards_make(w);
    links_check(w);
    if (!w->sound)
        return;
    put_later(w);
    write_home(w);
    write_open(w);
    write_wall(w);
    for (size_t i = 0; i < w->site->nsections; i++)
        write_section(w, &w->site->sections[i]);
    for (size_t i = 0; i < w->all->n; i++)
        write_item(w, w->all->items[i]);
    write_archive(w);
    write_tags(w);
    write_not_found(w);
    if (w->site->address.len) { /* both need absolute addresses */
        write_feed(w);
        write_sitemap(w);
    }
}

bool site_write(struct arena *run, const struct site_input *in, struct diag *d)
{
    struct web w = {
        .run = run,
        .in = in,
        .site = public_site(run, in->site),
        .all = in->site,
        .d = d,
        .templates = MAP_INIT(run),
        .items = MAP_INIT(run),
        .tags = MAP_INIT(run),
        .cards = MAP_INIT(run),
        .pictures = MAP_INIT(run),
        .written = MAP_INIT(run),
        .folders = MAP_INIT(run),
        .sound = true,
    };

    station_make(&w);
    index_items(&w);
    w.breaks = breaks_open();
    write_all(&w);
    breaks_close(w.breaks);
    return w.sound;
}
