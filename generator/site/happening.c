#include "site/happening.h"
#include "prose/dates.h"
#include "site/web.h"

/* The first day that a text mentions, and the latest. Each day without a year is near
 * the one before it. */
static bool days_of(struct slice s, struct date about, struct date *from,
                    struct date *to)
{
    bool any = false;
    struct day_text t;

    for (size_t at = 0; day_next(s, &at, &t);) {
        struct date d = day_nearest(&t, any ? *to : about);

        if (!date_is(d))
            continue;
        if (!any)
            *from = *to = d;
        else if (date_cmp(d, *to) > 0)
            *to = d;
        any = true;
    }
    return any;
}

/* 停水时间 -> what: 停水; 报名截止 -> 报名截止; 时间 -> empty. False: the row is not
 * about a time. */
static bool is_about_time(struct slice label, struct slice *what)
{
    static const char *const words[] = {"时间", "日期", "时段", "截止", NULL};

    for (size_t i = 0; words[i]; i++)
        if (slice_ends(label, slice_of(words[i]))) {
            bool kept = slice_is(slice_of(words[i]), "截止");
            *what =
                kept ? label : slice_sub(label, 0, label.len - slice_of(words[i]).len);
            return true;
        }
    return false;
}

/* The rows of a table that announce a day: `column` contains the day, `label` the
 * subject. */
static void rows_happen(const struct item *item, struct slice table,
                        struct slice column, struct slice label, happening_fn *f,
                        void *ctx)
{
    const struct value *rows = value_find_slice(item->root, table);

    for (size_t i = 0; rows && rows->type == VALUE_LIST && i < rows->n; i++) {
        const struct value *text = value_find_slice(rows->items[i], column);
        const struct value *name = value_find_slice(rows->items[i], label);
        struct happening h = {.item = item};

        if (!text || !name || !is_about_time(name->text, &h.what) ||
            !days_of(text->text, item->date, &h.from, &h.to))
            continue;
        if (!h.what.len)
            h.what = item->kind->name;
        f(ctx, h);
    }
}

static struct date date_in(const struct item *item, struct slice field)
{
    const struct value *v = field.len ? value_find_slice(item->root, field) : NULL;

    return v && v->payload == PAYLOAD_DATE ? *(const struct date *)v->data
                                           : (struct date){0};
}

void item_happens(const struct item *item, happening_fn *f, void *ctx)
{
    const struct value *wanted = value_find(item->kind->root, "日历");
    struct slice day = value_str(wanted, "日期"), word = value_str(wanted, "事"), table,
                 label;
    struct happening h = {.item = item, .what = word};

    if (slice_find(day, SLICE(".")) != SIZE_MAX) {
        slice_cut(&word, '.', &label);
        slice_cut(&day, '.', &table);
        rows_happen(item, table, day, word, f, ctx);
        return;
    }
    h.from = date_in(item, day);
    h.to = date_in(item, value_str(wanted, "止"));
    if (!date_is(h.from))
        return;
    if (!date_is(h.to))
        h.to = h.from;
    const struct value *name = value_find_slice(item->root, word);
    if (name && name->type == VALUE_TEXT)
        h.what = name->text;
    f(ctx, h);
}

struct date happening_last(struct happening h)
{
    return date_cmp(h.item->post_to, h.to) < 0 ? h.item->post_to : h.to;
}

struct value *happening_value(struct arena *a, struct happening h)
{
    struct value *v = value_map(a);

    value_set(a, v, "日期", date_value(a, h.from));
    value_set(a, v, "止", date_value(a, h.to));
    value_set(a, v, "事", value_text(a, h.what));
    value_set(a, v, "末", date_value(a, happening_last(h)));
    return v;
}

struct days {
    struct arena *arena;
    struct value *list;
};

static void push_day(void *ctx, struct happening h)
{
    struct days *d = ctx;

    value_push(d->arena, d->list, happening_value(d->arena, h));
}

struct value *item_days(struct arena *a, const struct item *item)
{
    struct days d = {a, value_list(a)};

    item_happens(item, push_day, &d);
    return d.list;
}

static void keep_last(void *ctx, struct happening h)
{
    struct date *last = ctx;

    if (date_cmp(h.to, *last) > 0)
        *last = h.to;
}

struct date item_last_day(const struct item *item)
{
    struct date last = {0};

    item_happens(item, keep_last, &last);
    return last;
}
