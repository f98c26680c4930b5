/* collect.c - queries for items, read with the item and resolved after loading.
 *
 *   收录: [通知/十二月三日停水, {标签: 议事, 最多: 3}]
 * collect_decode turns this into {条目: 通知/十二月三日停水} and {标签: 议事, 最多: 3};
 * collect_items replaces the list by the items found. Items come in the site's order,
 * which is newest first.
 */
#include "content/collect.h"

#include "base/percent.h"
#include "content/tags.h"

/* The keys of a condition, decoded as those of any record. */
static const struct field query_fields[] = {
    {.name = {"标签", 6},
     .alias = {"tag", 3},
     .type = FIELD_TEXT,
     .min = -1,
     .max = -1},
    {.name = {"类型", 6},
     .alias = {"kind", 4},
     .type = FIELD_TEXT,
     .min = -1,
     .max = -1},
    {.name = {"栏目", 6},
     .alias = {"section", 7},
     .type = FIELD_TEXT,
     .min = -1,
     .max = -1},
    {.name = {"期间", 6}, .alias = {"period", 6}, .type = FIELD_PERIOD},
    {.name = {"最多", 6}, .alias = {"at_most", 7}, .type = FIELD_NUMBER},
};
enum { NQUERY_FIELDS = sizeof query_fields / sizeof *query_fields };

/* One entry: a map is a condition, a word the place of an item. */
static struct value *decode_query(struct decoder *dec, const struct value *written,
                                  record_decoder *decode)
{
    struct value *query;

    if (written->type == VALUE_MAP) {
        query = decode(dec, query_fields, NQUERY_FIELDS, written, written->at);
    } else if (written->type == VALUE_LIST) {
        diag_error(dec->diag, written->at, "wrong-type", "这里写一篇的位置或一个条件",
                   "an item's place or a condition is expected");
        diag_hint(dec->diag, "如  通知/十二月三日停水  或  {标签: 议事, 最多: 3}",
                  "as  通知/十二月三日停水  or  {标签: 议事, 最多: 3}");
        query = NULL;
    } else {
        query = value_map(dec->arena);
        value_set(dec->arena, query, "条目",
                  value_text(dec->arena, slice_trim(written->text)));
    }
    if (query)
        query->at = written->at;
    return query;
}

/* A single query needs no list: 收录: 通知/十二月三日停水. */
struct value *collect_decode(struct decoder *dec, const struct value *written,
                             record_decoder *decode)
{
    struct value *out = value_list(dec->arena);
    bool one = written->type != VALUE_LIST;
    size_t n = one ? 1 : written->n;

    out->at = written->at;
    for (size_t i = 0; i < n; i++) {
        struct value *query =
            decode_query(dec, one ? written : written->items[i], decode);
        if (!query)
            return NULL;
        value_push(dec->arena, out, query);
    }
    return out;
}

/* ---- after all items are loaded ---- */

/* Values of withheld.items, compared by address. */
static const char draft_mark[] = "draft", broken_mark[] = "broken";

void withheld_add(struct withheld *w, struct slice section, struct slice name,
                  bool draft)
{
    const char *place =
        arena_printf(w->items.arena, "%.*s/%.*s", SLICE_FMT(section), SLICE_FMT(name));

    map_set(&w->items, slice_of(place), (void *)(draft ? draft_mark : broken_mark));
    w->broken += !draft;
}

/* One field of one item while its queries are resolved. */
struct collector {
    struct decoder *dec;
    const struct withheld *withheld;
    struct site *site;
    const struct item *self;   /* the collecting item */
    const struct item **found; /* room for every item of the site */
    size_t n;
};

/* 通知/十二月三日停水 */
static struct slice place_of(struct arena *a, const struct item *item)
{
    return slice_of(
        arena_printf(a, "%.*s/%.*s", SLICE_FMT(item->section), SLICE_FMT(item->name)));
}

/* Add an item unless it is there already, or the collecting item itself. */
static void take(struct collector *c, const struct item *item)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->found[i] == item)
            return;
    if (item != c->self)
        c->found[c->n++] = item;
}

/* An item that names itself is not printed in itself. */
static void tell_self(struct collector *c, const struct value *query)
{
    diag_warn(c->dec->diag, query->at, "collect-self", "这一篇收的是它自己，不会印出来",
              "it takes in itself: that is not printed");
    diag_hint(c->dec->diag, "换成别的一篇，或删掉这一条", "another item, or none");
}

/* An item by its place. Drafts and unknown places are reported, the latter with the
 * nearest name; a broken item was reported when it was read. */
static void take_named(struct collector *c, const struct value *query)
{
    struct arena *a = c->dec->arena;
    struct slice place = value_str(query, "条目");
    struct slice *all = arena_array(a, struct slice, c->site->n + 1);

    if (slice_ends(place, SLICE(".md")))
        place = slice_sub(place, 0, place.len - 3);
    for (size_t i = 0; i < c->site->n; i++) {
        all[i] = place_of(a, c->site->items[i]);
        if (slice_eq(all[i], place)) {
            if (c->site->items[i] == c->self)
                tell_self(c, query);
            take(c, c->site->items[i]);
            return;
        }
    }
    const char *mark = map_find(&c->withheld->items, place);
    if (mark == broken_mark)
        return; /* its errors were reported */
    if (mark) {
        diag_error(c->dec->diag, query->at, "collect-draft", "“%.*s”还是草稿，收不进来",
                   "'%.*s' is still a draft", SLICE_FMT(place));
        diag_hint(c->dec->diag, "删掉那一篇的“草稿: 是”，或先不收它",
                  "publish it, or do without it");
        return;
    }
    diag_error(c->dec->diag, query->at, "collect-missing", "没有“%.*s”这一篇",
               "there is no item '%.*s'", SLICE_FMT(place));
    struct slice near = nearest_word(place, all, c->site->n);
    if (near.len)
        diag_hint(c->dec->diag, "是不是 %.*s？", "did you mean %.*s?", SLICE_FMT(near));
    else
        diag_hint(c->dec->diag, "写成 栏目/文件名，不带 .md",
                  "write section/name, without .md");
}

static bool has_tag(const struct item *item, struct slice tag)
{
    for (size_t i = 0; i < item->ntags; i++)
        if (slice_eq(item->tags[i]->text, tag))
            return true;
    return false;
}

/* A condition finds only what is public when the collection is read: today, or on the
 * day it goes up. An item named by its place is taken in any case. */
static bool is_out(const struct collector *c, const struct item *item)
{
    struct date own = item_published(c->self), today = c->site->today;

    return date_cmp(item_published(item), date_cmp(own, today) > 0 ? own : today) <= 0;
}

/* Does an item meet all parts of a condition? */
static bool is_asked_for(const struct item *item, const struct value *query,
                         struct slice tag)
{
    struct slice kind = value_str(query, "类型");
    struct slice section = value_str(query, "栏目");
    const struct value *when = value_find(query, "期间");

    if (when && when->payload == PAYLOAD_PERIOD) {
        const struct period *p = when->data;
        if (date_cmp(item->date, p->from) < 0 || date_cmp(item->date, p->to) > 0)
            return false;
    }
    return (!tag.len || has_tag(item, tag)) &&
           (!kind.len || slice_eq(item->kind->name, kind)) &&
           (!section.len || slice_eq(item->section, section));
}

/* The items that meet a condition, at most 最多 of them. Nothing found is a warning,
 * unless a broken item might have been meant. */
static void take_asked(struct collector *c, const struct value *query)
{
    long most = value_long(query, "最多", (long)c->site->n);
    struct slice tag = value_str(query, "标签");
    size_t before = c->n;

    if (tag.len)
        tag = tags_spelling(c->dec->arena, c->site, tag);
    for (size_t i = 0; i < c->site->n && c->n - before < (size_t)most; i++)
        if (is_asked_for(c->site->items[i], query, tag) && is_out(c, c->site->items[i]))
            take(c, c->site->items[i]);
    if (c->n > before || c->withheld->broken) /* one of these may be meant */
        return;
    diag_warn(c->dec->diag, query->at, "collect-nothing", "按这个条件一篇也没找到",
              "nothing is found by this condition");
    diag_hint(c->dec->diag, "看看标签、类型、栏目和期间写得对不对；已经收过的不重复收",
              "look at its words; what was taken before is not taken again");
}

/* An entry: the item's members, shared with it, and the address of its page. */
static struct value *entry_of(struct arena *a, const struct item *item)
{
    struct value *entry = value_map(a);

    for (size_t i = 0; i < item->root->nmembers; i++)
        value_set_slice(a, entry, item->root->members[i].key,
                        item->root->members[i].value);
    value_set(a, entry, "链接", value_text(a, percent_encoded(a, item->url)));
    return entry;
}

/* Replace the queries of one field by entries. */
static void resolve(struct collector *c, const struct field *f, struct value *list)
{
    struct value queries = *list;

    c->n = 0;
    for (size_t i = 0; i < queries.n; i++) {
        if (value_find(queries.items[i], "条目"))
            take_named(c, queries.items[i]);
        else
            take_asked(c, queries.items[i]);
    }
    if (f->max >= 0 && c->n > (size_t)f->max) {
        diag_error(c->dec->diag, list->at, "too-many-items",
                   "“%.*s”收了 %zu 篇，最多 %ld 篇", "'%.*s' takes in %zu, at most %ld",
                   SLICE_FMT(f->name), c->n, f->max);
        diag_hint(c->dec->diag, "少写几篇，或在条件里加“最多”",
                  "name fewer, or add 最多 to a condition");
    }
    list->items = NULL;
    list->n = list->cap = 0;
    for (size_t i = 0; i < c->n; i++)
        value_push(c->dec->arena, list, entry_of(c->dec->arena, c->found[i]));
}

/* Every collecting field of every item. */
void collect_items(struct decoder *dec, struct site *site, const struct withheld *w)
{
    struct collector c = {.dec = dec, .withheld = w, .site = site};

    c.found = arena_array(dec->arena, const struct item *, site->n + 1);
    for (size_t i = 0; i < site->n; i++) {
        const struct kind *kind = site->items[i]->kind;
        for (size_t k = 0; k < kind->nfields; k++) {
            struct value *list =
                value_find_slice(site->items[i]->root, kind->fields[k].name);
            c.self = site->items[i];
            if (list && kind->fields[k].type == FIELD_COLLECT)
                resolve(&c, &kind->fields[k], list);
        }
    }
}
