/* home.c - the home page: open notices, whom to call, key figures, news, the calendar
 * and the sheets on the boards today; and the pages with full lists of notices and
 * sheets.
 *
 * Each list contains hidden entries too, marked 等着, which the script shows on later
 * days (days.h):
 *
 *     最新: [{卡: ..., 等着: false} x 6, {卡: ..., 等着: true}, ...], 最新最多: 6
 */
#include "site/days.h"
#include "site/turns.h"
#include "site/url.h"

#include <stdlib.h>

/* Most entries of each list on the home page. */
enum { NOTICES = 6, NEWS = 6, SHEETS = 12 };

static const struct period *notice_period(const struct item *item)
{
    const struct value *v = value_find(item->root, "公示期");

    return v && v->payload == PAYLOAD_PERIOD ? v->data : NULL;
}

/* --- 正在公示 --------------------------------------------------------------- */

struct open_notice {
    const struct item *item;
    struct date last;
};

static struct slice open_path(void)
{
    return SLICE("%E6%AD%A3%E5%9C%A8%E5%85%AC%E7%A4%BA.html"); /* 正在公示.html */
}

/* Notices that end first come first. */
static int open_cmp(const void *a, const void *b)
{
    const struct open_notice *x = a, *y = b;
    int c = date_cmp(x->last, y->last);

    return c ? c : item_cmp(&x->item, &y->item);
}

/* All notices that are not over. Those that have not begun wait, and so do those beyond
 * `most`. *begun: how many are open for objections today. */
static struct value *open_notices(struct page *p, size_t most, size_t *begun)
{
    const struct site *site = p->w->site;
    struct open_notice *open = arena_array(&p->arena, struct open_notice, site->n + 1);
    struct value *list = value_list(&p->arena);
    size_t n = 0;

    for (size_t i = 0; i < site->n; i++) {
        const struct period *period = notice_period(site->items[i]);

        if (period && date_cmp(period->to, site->today) >= 0)
            open[n++] = (struct open_notice){site->items[i], period->to};
    }
    if (n)
        qsort(open, n, sizeof *open, open_cmp);
    *begun = 0;
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_map(&p->arena);
        struct date from = notice_period(open[i].item)->from;
        bool begins = date_cmp(from, site->today) <= 0;
        value_set(&p->arena, v, "卡", card_of(p->w, open[i].item));
        value_set(&p->arena, v, "等着",
                  value_bool(&p->arena, !begins || *begun >= most));
        value_push(&p->arena, list, v);
        *begun += begins;
    }
    return list;
}

/* The page contains all of them, for the script to show as others end. */
static void set_open_notices(struct page *p)
{
    size_t begun;
    struct value *list = open_notices(p, NOTICES, &begun);

    value_set(&p->arena, p->v, "公示表", list);
    value_set(&p->arena, p->v, "最多", value_printf(&p->arena, "%d", NOTICES));
    value_set(&p->arena, p->v, "正在公示", value_bool(&p->arena, begun > 0));
    value_set(&p->arena, p->v, "公示件数", value_printf(&p->arena, "%zu", begun));
    value_set(&p->arena, p->v, "放不下", value_bool(&p->arena, begun > NOTICES));
    if (list->n > NOTICES)
        value_set(&p->arena, p->v, "公示全表", value_text(&p->arena, open_path()));
}

/* A page with all of them, if the home page has no room for all. */
void write_open(struct web *w)
{
    struct page p;
    size_t begun;

    page_begin(&p, w, SLICE("正在公示.html"), SLICE("正在公示"), SLICE(""));
    struct value *list = open_notices(&p, SIZE_MAX, &begun);
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

/* The newest valid item with a table of response times (时限); one that lists the
 * site's own hotline wins over, say, the canteen's. */
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

/* 找谁: {时限, 承诺, 热线}: response times, the item that promises them, whom to call.
 */
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

/* --- 最新公告, 宣传栏 -------------------------------------------------------- */

/* Most recently published first; within a day, the order of all lists. */
static int newest_cmp(const void *a, const void *b)
{
    const struct item *const *x = a, *const *y = b;
    int c = date_cmp(item_published(*y), item_published(*x));

    return c ? c : item_cmp(a, b);
}

/* All items, including those that are not public yet. */
static const struct item **by_newest(struct page *p)
{
    const struct site *all = p->w->all;
    const struct item **out = arena_array(&p->arena, const struct item *, all->n + 1);

    for (size_t i = 0; i < all->n; i++)
        out[i] = all->items[i];
    if (all->n)
        qsort(out, all->n, sizeof(const struct item *), newest_cmp);
    return out;
}

/* A list of {卡, 等着}: the items that are among the first `most` on some day, in
 * order. Items that are not public yet take part, but are added by later.c. */
static struct value *first_of_items(struct page *p, const struct item *const *items,
                                    size_t n, size_t most)
{
    struct window w = {.arena = &p->arena, .today = p->w->site->today, .most = most};
    struct value *list = value_list(&p->arena);

    for (size_t i = 0; i < n; i++) {
        bool waits;
        struct value *v;

        if (!window_takes(&w, item_published(items[i]), items[i]->post_to, &waits) ||
            !is_public(p->w, items[i]))
            continue;
        v = value_map(&p->arena);
        value_set(&p->arena, v, "卡", card_of(p->w, items[i]));
        value_set(&p->arena, v, "等着", value_bool(&p->arena, waits));
        value_push(&p->arena, list, v);
    }
    return list;
}

static struct value *number(struct page *p, size_t n)
{
    return value_printf(&p->arena, "%zu", n);
}

static void set_news(struct page *p)
{
    value_set(&p->arena, p->v, "最新",
              first_of_items(p, by_newest(p), p->w->all->n, NEWS));
    value_set(&p->arena, p->v, "最新最多", number(p, NEWS));
}

static struct slice wall_path(void)
{
    return SLICE("%E6%AD%A3%E5%9C%A8%E5%BC%A0%E8%B4%B4.html"); /* 正在张贴.html */
}

/* All items whose sheets are on the boards, or will be: *n of them. */
static const struct item **sheets_of(struct page *p, size_t *n)
{
    const struct item **out = by_newest(p);

    *n = 0;
    for (size_t i = 0; i < p->w->all->n; i++)
        if (item_has_sheet(out[i]) && !out[i]->expired)
            out[(*n)++] = out[i];
    return out;
}

/* 张贴件数: how many are up today; 张贴件数表: on later days. */
static void count_sheets(struct page *p, const struct item *const *sheets, size_t n)
{
    size_t up = 0;

    for (size_t i = 0; i < n; i++)
        up += is_up(sheets[i], p->w->site->today);
    value_set(&p->arena, p->v, "张贴件数", number(p, up));
    value_set(&p->arena, p->v, "贴不下", value_bool(&p->arena, up > SHEETS));
    value_set(
        &p->arena, p->v, "张贴件数表",
        value_text(&p->arena, days_counted(&p->arena, p->w->site->today, sheets, n)));
}

static void set_sheets(struct page *p)
{
    size_t n;
    const struct item **sheets = sheets_of(p, &n);

    count_sheets(p, sheets, n);
    value_set(&p->arena, p->v, "正在张贴", first_of_items(p, sheets, n, SHEETS));
    value_set(&p->arena, p->v, "张贴最多", number(p, SHEETS));
    if (n > SHEETS)
        value_set(&p->arena, p->v, "张贴全表", value_text(&p->arena, wall_path()));
}

void write_wall(struct web *w)
{
    struct page p;
    size_t n;

    page_begin(&p, w, SLICE("正在张贴.html"), SLICE("正在张贴"), SLICE(""));
    const struct item **sheets = sheets_of(&p, &n);
    count_sheets(&p, sheets, n);
    value_set(&p.arena, p.v, "正在张贴", first_of_items(&p, sheets, n, SIZE_MAX));
    if (n > SHEETS)
        page_end(&p, "wall", true);
    else
        arena_free(&p.arena);
}

void write_home(struct web *w)
{
    struct page p;

    page_begin(&p, w, SLICE("index.html"), w->site->name, SLICE(""));
    value_set(&p.arena, p.v, "首页", value_bool(&p.arena, true));
    set_open_notices(&p);
    set_whom_to_call(&p);
    set_turns(&p, false);
    set_news(&p);
    set_coming(&p);
    set_sheets(&p);
    page_end(&p, "home", true);
}
