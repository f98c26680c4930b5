/* card.c - the summary of an item that lists, the home page and the feed print.
 *
 * A card is a map of the values that templates need, made once per item and kept in
 * struct web, for it appears on many pages. Its links start at the site's root:
 *
 *     公示/名单.md -> {标题: 名单, 标题段: [名单], 链接: %E5%85%AC%E7%A4%BA/..., 栏目:
 * 公示, 日期: ..., 新: true in its first NEW_DAYS days, 旧: true once taken down, ...}
 *
 * 序 and 新序 are sort keys for the script: the order of lists, and of publication.
 */
#include "model/title.h"
#include "site/parting.h"
#include "site/url.h"
#include "site/web.h"

struct value *title_html(struct web *w, struct arena *a, struct slice title)
{
    struct buf b = BUF_INIT;

    parting_title(&b, w->breaks, title);
    struct value *v = value_text(a, slice_dup(a, buf_view(&b)));
    buf_release(&b);
    return v;
}

struct value *title_parts(struct web *w, struct arena *a, struct slice title)
{
    struct value *list = value_list(a);
    struct title parsed = title_parse(a, title);

    for (size_t i = 0; i < parsed.n; i++)
        value_push(a, list, title_html(w, a, parsed.parts[i]));
    return list;
}

/* The sheets to print, [{纸: A4, A4: true, 链接, 大小, 首}]: the paper's name is a key
 * as well, so that a template can test for it. */
static struct value *downloads_of(struct web *w, const struct item *item)
{
    struct value *list = value_list(w->run);

    for (size_t i = 0; i < w->in->ndownloads; i++) {
        const struct site_download *d = &w->in->downloads[i];
        const char *paper = paper_row(d->paper)->name;
        struct value *v;

        if (d->item != item)
            continue;
        v = value_map(w->run);
        value_set(w->run, v, "纸", value_text(w->run, slice_of(paper)));
        value_set(w->run, v, paper, value_bool(w->run, true));
        value_set(w->run, v, "链接",
                  value_text(w->run, percent_encoded(w->run, d->path)));
        value_set(w->run, v, "大小",
                  value_printf(w->run, "%zu KB", (d->bytes + 1023) / 1024));
        value_set(w->run, v, "首", value_bool(w->run, list->n == 0));
        value_push(w->run, list, v);
    }
    return list;
}

/* The pictures for chats: 链接, 大小, and 序 if there are several. */
static struct value *pictures_of(struct web *w, const struct item *item)
{
    struct value *list = value_list(w->run);

    for (size_t i = 0; i < w->in->npictures; i++) {
        const struct site_download *d = &w->in->pictures[i];
        struct value *v;

        if (d->item != item)
            continue;
        v = value_map(w->run);
        value_set(w->run, v, "链接",
                  value_text(w->run, percent_encoded(w->run, d->path)));
        value_set(w->run, v, "大小",
                  value_printf(w->run, "%zu KB", (d->bytes + 1023) / 1024));
        value_push(w->run, list, v);
    }
    for (size_t i = 0; list->n > 1 && i < list->n; i++)
        value_set(w->run, list->items[i], "序", value_printf(w->run, "%zu", i + 1));
    return list;
}

/* The paths of its tags' pages, separated by spaces (encoded paths contain none). */
static struct value *tag_pages(struct web *w, const struct item *item)
{
    struct buf b = BUF_INIT;

    for (size_t i = 0; i < item->ntags; i++) {
        buf_str(&b, i ? " " : "");
        percent_encode(&b, tag_path(w->run, item->tags[i]->text));
    }
    struct value *v = value_text(w->run, slice_dup(w->run, buf_view(&b)));
    buf_release(&b);
    return v;
}

static void flag(struct web *w, struct value *card, const char *key, bool truth)
{
    value_set(w->run, card, key, value_bool(w->run, truth));
}

static void text(struct web *w, struct value *card, const char *key, struct slice s)
{
    value_set(w->run, card, key, value_text(w->run, s));
}

static struct value *card_make(struct web *w, const struct item *item, size_t order)
{
    enum { NEW_DAYS = 3 }; /* marked as new: the day of publication and two more */
    struct value *card = value_map(w->run);
    struct value *period = value_find(item->root, "公示期");
    struct slice brief = value_str(item->root, "短标题");
    struct slice title = value_str(item->root, "标题"); /* with its breaks, readings */
    struct date from = item_published(item), new_to = date_add(from, NEW_DAYS - 1);

    value_set(w->run, card, "序", value_printf(w->run, "%05zu", order));
    value_set(w->run, card, "新序",
              value_printf(w->run, "%06ld %05zu", 999999 - date_serial(from), order));
    text(w, card, "标题", title_parse(w->run, title).plain);
    value_set(w->run, card, "标题段", title_parts(w, w->run, title));
    text(w, card, "短标题", title_parse(w->run, brief.len ? brief : title).plain);
    value_set(w->run, card, "短标题词",
              title_html(w, w->run, value_str(card, "短标题")));
    text(w, card, "链接", percent_encoded(w->run, item->url));
    text(w, card, "类型", item->kind->name);
    text(w, card, "标记", value_str(item->root, "标记"));
    text(w, card, "栏目", item->section);
    text(w, card, "落款", value_str(item->root, "落款"));
    value_set(w->run, card, "落款词",
              title_html(w, w->run, value_str(item->root, "落款")));
    value_set(w->run, card, "摘要", value_find(item->root, "摘要"));
    value_set(w->run, card, "日期", date_value(w->run, item->date));
    if (date_is(item->post_from))
        value_set(w->run, card, "上墙", date_value(w->run, item->post_from));
    if (date_is(item->post_to))
        value_set(w->run, card, "撤下", date_value(w->run, item->post_to));
    value_set(w->run, card, "公示期", period ? period : value_null(w->run));
    value_set(w->run, card, "下载", downloads_of(w, item));
    value_set(w->run, card, "图片", pictures_of(w, item));
    if (value_find(item->root, "数字"))
        value_set(w->run, card, "数字", value_find(item->root, "数字"));
    flag(w, card, "有海报", item_has_sheet(item));
    value_set(w->run, card, "发布", date_value(w->run, from));
    value_set(w->run, card, "新止", date_value(w->run, new_to));
    struct date last = item_last_day(item);
    if (!is_public(w, item)) { /* for later.c; the home page has its own lists */
        value_set(w->run, card, "日子", item_days(w->run, item));
        value_set(w->run, card, "标签页", tag_pages(w, item));
    }
    if (date_is(last)) {
        value_set(w->run, card, "末日", date_value(w->run, last));
        flag(w, card, "已过", date_cmp(last, w->site->today) < 0);
    }
    flag(w, card, "新", date_cmp(w->site->today, new_to) <= 0 && !item->expired);
    flag(w, card, "旧", item->expired);
    return card;
}

bool is_public(const struct web *w, const struct item *item)
{
    return date_cmp(item_published(item), w->site->today) <= 0;
}

/* Cards of all items, also of those that are not public yet: later.c prints them. */
bool cards_make(struct web *w)
{
    for (size_t i = 0; i < w->all->n; i++) {
        const struct item *item = w->all->items[i];

        map_set(&w->cards, item->url, card_make(w, item, i));
    }
    return w->sound;
}

struct value *card_of(struct web *w, const struct item *item)
{
    return map_find(&w->cards, item->url);
}
