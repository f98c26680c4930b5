#include "check/issuer.h"

enum { MANY = 3 }; /* so many do not mistype one name alike */

/* The items that are signed by one name. */
struct signed_by {
    const struct item *first;
    size_t n;
};

static bool is_body(const struct value *bodies, struct slice name)
{
    for (size_t i = 0; i < bodies->n; i++)
        if (slice_eq(bodies->items[i]->text, name))
            return true;
    return false;
}

/* Its reason is its own: it is told alone. */
static bool is_waived(const struct item *item)
{
    const struct value *list = value_find(item->root, "豁免");

    for (size_t i = 0; list && i < list->n; i++)
        if (slice_is(value_str(list->items[i], "检查"), "C4"))
            return true;
    return false;
}

static void report(struct check_run *run, const struct value *bodies,
                   const struct item *item, size_t n)
{
    struct slice issuer = value_str(item->root, "落款");
    struct slice *names = arena_array(run->arena, struct slice, bodies->n);

    for (size_t i = 0; i < bodies->n; i++)
        names[i] = bodies->items[i]->text;
    struct slice near = nearest_word(issuer, names, bodies->n);
    if (n < MANY) {
        check_hit(run, "C4", check_place(item, "落款"), "site.yaml 的机构里没有“%.*s”",
                  "site.yaml lists no body '%.*s'", SLICE_FMT(issuer));
        if (near.len)
            diag_hint(run->diag, "是不是“%.*s”？", "did you mean '%.*s'?",
                      SLICE_FMT(near));
        return;
    }
    check_hit(run, "C4", check_place(item, "落款"),
              "site.yaml 的机构里没有“%.*s”，落款写它的一共 %zu 篇",
              "site.yaml lists no body '%.*s', which %zu items are signed by",
              SLICE_FMT(issuer), n);
    struct slice now = near.len ? near : names[0];
    diag_hint(
        run->diag,
        "漏了就加进 content/site.yaml 的“机构”；改了名的，在那里给新名写上曾用名，一处就够："
        "- {名称: %.*s, 曾用名: %.*s}",
        "add it to 机构 in content/site.yaml, or name it there as a former name: "
        "- {名称: %.*s, 曾用名: %.*s}",
        SLICE_FMT(now), SLICE_FMT(issuer));
}

static void count(struct check_run *run, const struct value *bodies, struct map *names)
{
    for (size_t i = 0; i < run->site->n; i++) {
        const struct item *item = run->site->items[i];
        struct slice issuer = value_str(item->root, "落款");
        struct signed_by *s = map_find(names, issuer);

        if (is_body(bodies, issuer) || is_waived(item))
            continue;
        if (!s) {
            s = arena_new(run->arena, struct signed_by);
            s->first = item;
            map_set(names, issuer, s);
        }
        s->n++;
    }
}

static void tell(struct check_run *run, const struct value *bodies,
                 const struct map *names)
{
    for (size_t i = 0; i < run->site->n; i++) {
        const struct item *item = run->site->items[i];
        struct slice issuer = value_str(item->root, "落款");
        const struct signed_by *s = map_find(names, issuer);

        if (is_body(bodies, issuer))
            continue;
        run->item = item;
        if (!s || is_waived(item))
            report(run, bodies, item, 1);
        else if (s->n < MANY || s->first == item)
            report(run, bodies, item, s->n);
    }
}

void check_issuers(struct check_run *run)
{
    const struct value *bodies = value_find(run->site->root, "机构");
    struct arena scratch = ARENA_INIT;
    struct map names = MAP_INIT(&scratch);

    run->arena = &scratch;
    if (bodies && bodies->n) {
        count(run, bodies, &names);
        tell(run, bodies, &names);
    }
    arena_free(&scratch);
}
