#include "site/write.h"
#include "model/lunar.h"
#include "site/url.h"
#include "site/web.h"

#include <string.h>

static void set(struct web *w, const char *key, struct value *v)
{
    value_set(w->run, w->station, key, v);
}

/* 小区: what site.yaml says, and what follows from it and from today. */
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

static void index_items(struct web *w)
{
    for (size_t i = 0; i < w->site->n; i++) {
        struct item *item = w->site->items[i];
        struct slice path = slice_of(arena_printf(
            w->run, "%.*s/%.*s.md", SLICE_FMT(item->section), SLICE_FMT(item->name)));

        map_set(&w->items, path, item);
    }
}

bool site_write(struct arena *run, const struct site_input *in, struct diag *d)
{
    struct web w = {
        .run = run,
        .in = in,
        .site = in->site,
        .d = d,
        .templates = MAP_INIT(run),
        .items = MAP_INIT(run),
        .cards = MAP_INIT(run),
        .written = MAP_INIT(run),
        .sound = true,
    };

    station_make(&w);
    index_items(&w);
    if (!skin_load(&w) || !cards_make(&w))
        return false;
    write_home(&w);
    for (size_t i = 0; i < w.site->nsections; i++)
        write_section(&w, &w.site->sections[i]);
    for (size_t i = 0; i < w.site->n; i++)
        write_item(&w, w.site->items[i]);
    write_archive(&w);
    write_tags(&w);
    write_not_found(&w);
    if (w.site->address.len) { /* both are made of whole addresses */
        write_feed(&w);
        write_sitemap(&w);
    }
    return w.sound;
}
