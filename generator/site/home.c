/* home.c - what a resident looks for first: what can still be objected to, whom to
 * call, the figures, the news, the month, and what hangs on the boards today. */
#include "site/url.h"
#include "site/web.h"

#include <stdlib.h>

enum {
    NOTICES = 6,
    FIGURES = 4,
    NEWS = 6,
    WAITING = 6, /* more news, for when some of those have come down */
    PEOPLE = 3,
    SHEETS = 12
};

static const struct period *notice_period(const struct item *item)
{
    const struct value *v = value_find(item->root, "公示期");

    return v && v->payload == PAYLOAD_PERIOD ? v->data : NULL;
}

/* --- 正在公示 --------------------------------------------------------------- */

struct open_notice {
    const struct item *item;
    bool begun;
    long left; /* days until the last one */
};

static struct slice open_path(void)
{
    return SLICE("%E6%AD%A3%E5%9C%A8%E5%85%AC%E7%A4%BA.html"); /* 正在公示.html */
}

/* What ends first stands first; what has not begun comes after what has. */
static int open_cmp(const void *a, const void *b)
{
    const struct open_notice *x = a, *y = b;

    if (x->begun != y->begun)
        return x->begun ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return item_cmp(&x->item, &y->item);
}

/* All that is not over; *begun of them can be objected to today. */
static struct value *open_notices(struct page *p, size_t *begun)
{
    const struct site *site = p->w->site;
    struct open_notice *open = arena_array(&p->arena, struct open_notice, site->n + 1);
    struct value *list = value_list(&p->arena);
    size_t n = 0;

    *begun = 0;
    for (size_t i = 0; i < site->n; i++) {
        const struct period *period = notice_period(site->items[i]);

        if (!period || date_cmp(period->to, site->today) < 0)
            continue;
        open[n] = (struct open_notice){
            .item = site->items[i],
            .begun = date_cmp(period->from, site->today) <= 0,
            .left = date_serial(period->to) - date_serial(site->today)};
        *begun += open[n++].begun;
    }
    if (n)
        qsort(open, n, sizeof *open, open_cmp);
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_map(&p->arena);
        value_set(&p->arena, v, "卡", card_of(p->w, open[i].item));
        value_set(&p->arena, v, "等着",
                  value_bool(&p->arena, i >= NOTICES || !open[i].begun));
        value_push(&p->arena, list, v);
    }
    return list;
}

/* The page has all of them, for the script to bring up as others end. */
static void set_open_notices(struct page *p)
{
    size_t begun;
    struct value *list = open_notices(p, &begun);

    value_set(&p->arena, p->v, "公示表", list);
    value_set(&p->arena, p->v, "最多", value_printf(&p->arena, "%d", NOTICES));
    value_set(&p->arena, p->v, "正在公示", value_bool(&p->arena, begun > 0));
    value_set(&p->arena, p->v, "公示件数", value_printf(&p->arena, "%zu", begun));
    value_set(&p->arena, p->v, "放不下", value_bool(&p->arena, begun > NOTICES));
    if (list->n > NOTICES)
        value_set(&p->arena, p->v, "公示全表", value_text(&p->arena, open_path()));
}

/* A page of its own for all of them, where home has room for a few. */
void write_open(struct web *w)
{
    struct page p;
    size_t begun;

    page_begin(&p, w, SLICE("正在公示.html"), SLICE("正在公示"), SLICE(""));
    struct value *list = open_notices(&p, &begun);
    for (size_t i = 0; i < list->n; i++)
        value_set(&p.arena, list->items[i], "等着", value_bool(&p.arena, i >= begun));
    value_set(&p.arena, p.v, "公示表", list);
    value_set(&p.arena, p.v, "公示件数", value_printf(&p.arena, "%zu", begun));
    if (list->n > NOTICES)
        page_end(&p, "openlist", true);
    else
        arena_free(&p.arena);
}

/* --- 有事找谁 --------------------------------------------------------------- */

static bool lists_phone(const struct value *root, struct slice number)
{
    const struct value *phones = value_find(root, "电话");

    for (size_t i = 0; phones && i < phones->n; i++)
        if (slice_eq(value_str(phones->items[i], "号码"), number))
            return true;
    return false;
}

static const struct value *first_of(const struct value *list)
{
    return list && list->n ? list->items[0] : NULL;
}

/* The newest ladder that is valid today; the one with the site's own hotline wins
 * over, say, the canteen's. */
static const struct item *find_pledge(const struct web *w)
{
    struct slice hotline = value_str(w->site->root, "报修电话");
    const struct item *newest = NULL;

    for (size_t i = 0; i < w->site->n; i++) {
        const struct item *item = w->site->items[i];
        const struct value *valid = value_find(item->root, "有效期");

        if (item->expired || !value_is_true(value_find(item->root, "时限")) ||
            !value_is_true(value_find(valid, "进行中")))
            continue;
        if (hotline.len && lists_phone(item->root, hotline))
            return item;
        newest = newest ? newest : item;
    }
    return newest;
}

static void set_whom_to_call(struct page *p)
{
    const struct item *pledge = find_pledge(p->w);
    const struct value *phone = first_of(value_find(p->w->site->root, "电话"));
    struct value *v = value_map(&p->arena);

    if (pledge) {
        value_set(&p->arena, v, "时限", value_find(pledge->root, "时限"));
        value_set(&p->arena, v, "承诺", card_of(p->w, pledge));
        phone = first_of(value_find(pledge->root, "电话"));
    }
    if (phone)
        value_set(&p->arena, v, "热线", (struct value *)phone);
    if (pledge || phone)
        value_set(&p->arena, p->v, "找谁", v);
}

/* --- 数字, 公告, 光荣榜 ------------------------------------------------------ */

/* The newest item of every series: items of one kind and title. The quarterly
 * accounts are a series of many, the reading room's are one of one. */
struct series {
    const struct item *newest;
    size_t n;     /* issues */
    size_t rank;  /* among its kind: 0 for the longest series */
    size_t order; /* of the newest items */
};

static int series_cmp(const void *a, const void *b)
{
    const struct series *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static size_t find_series(struct page *p, struct series *all)
{
    const struct site *site = p->w->site;
    size_t n = 0;

    for (size_t i = 0; i < site->n; i++) {
        const struct item *item = site->items[i];
        size_t k = 0;

        if (!value_find(card_of(p->w, item), "数字"))
            continue;
        while (k < n && !(all[k].newest->kind == item->kind &&
                          slice_eq(all[k].newest->title, item->title)))
            k++;
        if (k == n)
            all[n++] = (struct series){.newest = item, .order = i};
        all[k].n++;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (all[k].newest->kind == all[i].newest->kind &&
                (all[k].n > all[i].n || (all[k].n == all[i].n && k < i)))
                all[i].rank++;
    return n;
}

/* One figure a kind, from its longest series; while there is room the next. */
static void set_figures(struct page *p)
{
    struct series *all = arena_array(&p->arena, struct series, p->w->site->n + 1);
    struct value *list = value_list(&p->arena);
    size_t n = find_series(p, all);

    if (n)
        qsort(all, n, sizeof *all, series_cmp);
    for (size_t i = 0; i < n && i < FIGURES; i++)
        value_push(&p->arena, list, card_of(p->w, all[i].newest));
    value_set(&p->arena, p->v, "数字表", list);
}

static void set_news(struct page *p)
{
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < p->w->site->n && list->n < NEWS + WAITING; i++) {
        const struct item *item = p->w->site->items[i];
        struct value *v;

        if (item->expired)
            continue;
        v = value_map(&p->arena);
        value_set(&p->arena, v, "卡", card_of(p->w, item));
        value_set(&p->arena, v, "等着", value_bool(&p->arena, list->n >= NEWS));
        value_push(&p->arena, list, v);
    }
    value_set(&p->arena, p->v, "最新", list);
}

/* The newest roll of honour that still hangs: 首页人员 of its kind names the people. */
static void set_honours(struct page *p)
{
    for (size_t i = 0; i < p->w->site->n; i++) {
        const struct item *item = p->w->site->items[i];
        struct slice field = value_str(item->kind->root, "首页人员");
        const struct value *people =
            field.len ? value_find_slice(item->root, field) : NULL;
        struct value *v, *few;

        if (item->expired || !value_is_true(people) || people->type != VALUE_LIST)
            continue;
        v = value_map(&p->arena);
        few = value_list(&p->arena);
        for (size_t k = 0; k < people->n && k < PEOPLE; k++)
            value_push(&p->arena, few, people->items[k]);
        value_set(&p->arena, v, "卡", card_of(p->w, item));
        value_set(&p->arena, v, "人员", few);
        value_set(&p->arena, p->v, "光荣榜", v);
        return;
    }
}

/* --- 正在张贴 --------------------------------------------------------------- */

static void set_sheets(struct page *p)
{
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < p->w->site->n && list->n < SHEETS; i++) {
        const struct item *item = p->w->site->items[i];
        struct value *card = card_of(p->w, item);
        bool any = false;

        for (int k = 0; k < PAPER_COUNT; k++)
            any = any || item->papers[k];
        if (any && !item->expired)
            value_push(&p->arena, list, card);
    }
    value_set(&p->arena, p->v, "正在张贴", list);
}

void write_home(struct web *w)
{
    struct page p;

    page_begin(&p, w, SLICE("index.html"), w->site->name, SLICE(""));
    value_set(&p.arena, p.v, "首页", value_bool(&p.arena, true));
    set_open_notices(&p);
    set_whom_to_call(&p);
    set_figures(&p);
    set_news(&p);
    set_honours(&p);
    set_coming(&p);
    set_sheets(&p);
    page_end(&p, "home", true);
}
