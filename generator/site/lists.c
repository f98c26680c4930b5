/* lists.c - pages that list items: sections, years, tags. All newest first.
 *
 *     45 items in 公示 -> 公示/index.html, 公示/2.html, 公示/3.html (20 a page)
 *     the year 2026 -> 归档/2026.html        the tag 停水 -> 标签/停水.html
 */
#include "site/url.h"
#include "site/web.h"

#include <stdlib.h>

enum { PAGE_SIZE = 20 };

/* The {名, 链接, 当前} of a link in a list. */
static struct value *link(struct arena *a, struct slice name, struct slice path,
                          bool current)
{
    struct value *v = value_map(a);

    value_set(a, v, "名", value_text(a, name));
    value_set(a, v, "链接", value_text(a, percent_encoded(a, path)));
    value_set(a, v, "当前", value_bool(a, current));
    return v;
}

/* --- sections -------------------------------------------------------------- */

static struct slice section_path(struct arena *a, const struct section *s, size_t page)
{
    return slice_of(
        page == 0 ? arena_printf(a, "%.*s/index.html", SLICE_FMT(s->name))
                  : arena_printf(a, "%.*s/%zu.html", SLICE_FMT(s->name), page + 1));
}

/* 分页: links to all pages of the section, empty if there is one; 上页 and 下页. */
static void set_paging(struct page *p, const struct section *s, size_t page,
                       size_t pages)
{
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < pages && pages > 1; i++)
        value_push(&p->arena, list,
                   link(&p->arena, slice_of(arena_printf(&p->arena, "%zu", i + 1)),
                        section_path(&p->arena, s, i), i == page));
    value_set(&p->arena, p->v, "分页", list);
    if (page > 0)
        value_set(&p->arena, p->v, "上页",
                  link(&p->arena, SLICE("上一页"), section_path(&p->arena, s, page - 1),
                       false));
    if (page + 1 < pages)
        value_set(&p->arena, p->v, "下页",
                  link(&p->arena, SLICE("下一页"), section_path(&p->arena, s, page + 1),
                       false));
}

/* Page number `page` (from 0) of the section's list; 续页 marks all but the first. */
static void write_section_page(struct web *w, const struct section *s, size_t page,
                               size_t pages)
{
    struct page p;

    page_begin(&p, w, section_path(w->run, s, page), s->title, s->name);
    struct value *list = value_list(&p.arena);
    for (size_t i = page * PAGE_SIZE; i < s->n && i < (page + 1) * PAGE_SIZE; i++)
        value_push(&p.arena, list, card_of(w, s->items[i]));
    value_set(&p.arena, p.v, "条目", list);
    value_set(&p.arena, p.v, "总数", value_printf(&p.arena, "%zu", s->n));
    value_set(&p.arena, p.v, "页次", value_printf(&p.arena, "%zu", page + 1));
    value_set(&p.arena, p.v, "栏名", value_text(&p.arena, s->name));
    if (page == 0)
        value_set(&p.arena, p.v, "本栏", value_text(&p.arena, s->name));
    if (page > 0)
        value_set(&p.arena, p.v, "续页", value_bool(&p.arena, true));
    set_paging(&p, s, page, pages);
    page_end(&p, "section", true);
}

void write_section(struct web *w, const struct section *section)
{
    size_t pages = (section->n + PAGE_SIZE - 1) / PAGE_SIZE;

    for (size_t i = 0; i < pages; i++)
        write_section_page(w, section, i, pages);
}

/* --- tags ------------------------------------------------------------------ */

struct tag_count {
    struct slice name;
    struct span at; /* place of its first use */
    size_t n;       /* number of items */
};

/* By number of items, the largest first; then by name, so that the order is total. */
static int tag_cmp(const void *a, const void *b)
{
    const struct tag_count *x = a, *y = b;

    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return slice_cmp(x->name, y->name);
}

/* All tags, the most used first. */
static struct tag_count *tags_of(struct web *w, size_t *count)
{
    struct map seen = MAP_INIT(w->run);
    struct tag_count *tags = NULL;
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < w->site->n; i++)
        for (size_t k = 0; k < w->site->items[i]->ntags; k++) {
            const struct value *tag = w->site->items[i]->tags[k];
            struct slice name = tag->text;
            size_t *index = map_find(&seen, name);

            if (!index) {
                arena_push(w->run, tags, n, cap);
                tags[n] = (struct tag_count){name, tag->at, 0};
                index = arena_new(w->run, size_t);
                *index = n++;
                map_set(&seen, name, index);
            }
            tags[*index].n++;
        }
    if (n)
        qsort(tags, n, sizeof *tags, tag_cmp);
    *count = n;
    return tags;
}

/* [{名, 链接, 当前, 数}]: links to the pages of all tags. */
static struct value *tag_links(struct page *p, const struct tag_count *tags, size_t n,
                               struct slice current)
{
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < n; i++) {
        struct value *v =
            link(&p->arena, tags[i].name, tag_path(&p->arena, tags[i].name),
                 slice_eq(tags[i].name, current));
        value_set(&p->arena, v, "数", value_printf(&p->arena, "%zu", tags[i].n));
        value_push(&p->arena, list, v);
    }
    return list;
}

static bool has_tag(const struct item *item, struct slice tag)
{
    for (size_t i = 0; i < item->ntags; i++)
        if (slice_eq(item->tags[i]->text, tag))
            return true;
    return false;
}

void write_tags(struct web *w)
{
    size_t n;
    struct tag_count *tags = tags_of(w, &n);

    for (size_t i = 0; i < n; i++) {
        struct page p;

        page_begin(&p, w, tag_path(w->run, tags[i].name), tags[i].name, SLICE(""));
        p.at = tags[i].at;
        struct value *list = value_list(&p.arena);
        for (size_t k = 0; k < w->site->n; k++)
            if (has_tag(w->site->items[k], tags[i].name))
                value_push(&p.arena, list, card_of(w, w->site->items[k]));
        value_set(&p.arena, p.v, "条目", list);
        value_set(
            &p.arena, p.v, "本签",
            value_text(&p.arena,
                       percent_encoded(&p.arena, tag_path(&p.arena, tags[i].name))));
        value_set(&p.arena, p.v, "总数", value_printf(&p.arena, "%zu", list->n));
        value_set(&p.arena, p.v, "各标签", tag_links(&p, tags, n, tags[i].name));
        page_end(&p, "tag", true);
    }
}

/* --- years ----------------------------------------------------------------- */

/* [{月份, 年月, 条目}] of a year; items are newest first, so the months are in order. A
 * month without 条目 is there for items that become public later (later.c). */
static struct value *months_of(struct page *p, int year)
{
    struct value *months = value_list(&p->arena), *entries = NULL;
    int month = 0;

    for (size_t i = 0; i < p->w->all->n; i++) {
        const struct item *item = p->w->all->items[i];

        if (item->date.year != year)
            continue;
        if (item->date.month != month) {
            struct value *v = value_map(&p->arena);
            month = item->date.month;
            entries = value_list(&p->arena);
            value_set(&p->arena, v, "月份", value_printf(&p->arena, "%d月", month));
            value_set(&p->arena, v, "年月",
                      value_printf(&p->arena, "%d年%d月", year, month));
            value_set(&p->arena, v, "条目", entries);
            value_push(&p->arena, months, v);
        }
        if (is_public(p->w, item))
            value_push(&p->arena, entries, card_of(p->w, item));
    }
    return months;
}

/* The first day on which an item of that year is public. */
static struct date year_begins(const struct web *w, int year)
{
    struct date first = {0};

    for (size_t i = 0; i < w->all->n; i++) {
        const struct item *item = w->all->items[i];
        struct date d = item_published(item);
        if (item->date.year == year && (!date_is(first) || date_cmp(d, first) < 0))
            first = d;
    }
    return first;
}

/* Links to all years; 自 if the year has nothing public yet: its first day. */
static struct value *years_of(struct page *p, int year)
{
    struct value *years = value_list(&p->arena);
    int last = 0;

    for (size_t i = 0; i < p->w->all->n; i++) {
        int y = p->w->all->items[i]->date.year;

        if (y != last) {
            struct date from = year_begins(p->w, y);
            struct value *v =
                link(&p->arena, slice_of(arena_printf(&p->arena, "%d", y)),
                     archive_path(&p->arena, y), y == year);
            if (date_cmp(from, p->w->site->today) > 0)
                value_set(&p->arena, v, "自", date_value(&p->arena, from));
            value_push(&p->arena, years, v);
        }
        last = y;
    }
    return years;
}

static void write_year(struct web *w, int year)
{
    struct page p;
    struct tag_count *tags;
    size_t n;
    bool begun = date_cmp(year_begins(w, year), w->site->today) <= 0;

    page_begin(&p, w, archive_path(w->run, year),
               slice_of(arena_printf(w->run, "%d年归档", year)), SLICE(""));
    tags = tags_of(w, &n);
    value_set(&p.arena, p.v, "年份", years_of(&p, year));
    value_set(&p.arena, p.v, "月份表", months_of(&p, year));
    value_set(&p.arena, p.v, "各标签", tag_links(&p, tags, n, SLICE("")));
    value_set(&p.arena, p.v, "未到", value_bool(&p.arena, !begun));
    page_end(&p, "archive", begun);
}

/* A page per year, also of years with nothing public yet: their pages fill later. */
void write_archive(struct web *w)
{
    int last = 0;

    for (size_t i = 0; i < w->all->n; i++) {
        if (w->all->items[i]->date.year != last)
            write_year(w, w->all->items[i]->date.year);
        last = w->all->items[i]->date.year;
    }
}
