/* issuer.c - C4: the names in 落款 against 机构 of site.yaml.
 *
 *     落款: 示例小区业委员会 -> not listed; did you mean 示例小区业主委员会?
 *     落款: [甲, 乙]         -> each name by itself, at its own column
 *
 * A name that ten items share is reported once, with the number of items. */
#include "check/issuer.h"

enum { MANY = 3 }; /* so many items do not contain the same typing error */

/* The items signed with one name. */
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

/* The list of names in 落款: several bodies may sign one item. */
static const struct value *issuers_of(const struct item *item)
{
    return value_find(value_find(item->root, "落款"), "各");
}

/* Does the item waive C4? It gives its own reason, so it is reported by itself and not
 * counted. */
static bool is_waived(const struct item *item)
{
    const struct value *list = value_find(item->root, "豁免");

    for (size_t i = 0; list && i < list->n; i++)
        if (slice_is(value_str(list->items[i], "检查"), "C4"))
            return true;
    return false;
}

/* ---- which body is meant ---- */

/* The bytes of the common beginning, in whole characters. */
static size_t shared_beginning(struct slice a, struct slice b)
{
    size_t from = 0, at_a = 0, at_b = 0;

    while (at_a < a.len && at_b < b.len && utf8_next(a, &at_a) == utf8_next(b, &at_b))
        from = at_a;
    return from;
}

/* The bytes of the common ending, in whole characters. */
static size_t shared_ending(struct slice a, struct slice b)
{
    size_t n = 0;

    while (n < a.len && n < b.len && a.ptr[a.len - 1 - n] == b.ptr[b.len - 1 - n])
        n++;
    while (n > 0 && (a.ptr[a.len - n] & 0xC0) == 0x80) /* whole characters */
        n--;
    return n;
}

/* Is b a mistyped a? All bodies of a compound begin alike and many end alike, so edit
 * distance alone says little. They are alike if at most one character differs
 * (业委员会, 业主委员会), or if they share an ending of five characters, which is what
 * the body is: 业主委员会, 物业服务中心. */
static bool is_like(struct slice a, struct slice b)
{
    enum { ENDING_LEAST = 5 }; /* 委员会 and 服务中心 end many names */
    size_t start = shared_beginning(a, b);
    size_t end = shared_ending(slice_from(a, start), slice_from(b, start));
    size_t ending = shared_ending(a, b);

    return (utf8_count(slice_sub(a, start, a.len - end)) <= 1 &&
            utf8_count(slice_sub(b, start, b.len - end)) <= 1) ||
           utf8_count(slice_from(a, a.len - ending)) >= ENDING_LEAST;
}

/* The only body like it; empty: none, or several. */
static struct slice body_like(const struct value *bodies, struct slice name)
{
    struct slice found = SLICE("");

    for (size_t i = 0; i < bodies->n; i++) {
        if (!is_like(bodies->items[i]->text, name))
            continue;
        if (found.len)
            return SLICE("");
        found = bodies->items[i]->text;
    }
    return found;
}

/* Does any item carry this body's present name? Then the unknown name cannot be its
 * former one. */
static bool signs_any(const struct check_run *run, struct slice body)
{
    for (size_t i = 0; i < run->site->n; i++) {
        const struct value *names = issuers_of(run->site->items[i]);
        for (size_t k = 0; names && k < names->n; k++)
            if (slice_eq(names->items[k]->text, body))
                return true;
    }
    return false;
}

/* ---- messages ---- */

static void report_typo(struct check_run *run, const struct value *name,
                        struct slice near)
{
    struct slice issuer = name->text;

    check_hit(run, "C4", name->at, "site.yaml 的机构里没有“%.*s”",
              "site.yaml lists no body '%.*s'", SLICE_FMT(issuer));
    diag_hint(run->diag, "是不是“%.*s”？", "did you mean '%.*s'?", SLICE_FMT(near));
}

/* An unknown name is mended once, in site.yaml, however many items have it. Whether a
 * body was forgotten or renamed, only the editor knows: the hint gives both cures. */
static void report_renamed(struct check_run *run, const struct value *name,
                           struct slice near, size_t n)
{
    struct slice issuer = name->text;

    if (n > 1)
        check_hit(run, "C4", name->at,
                  "site.yaml 的机构里没有“%.*s”，落款写它的一共 %zu 篇",
                  "site.yaml lists no body '%.*s', which signs %zu items",
                  SLICE_FMT(issuer), n);
    else
        check_hit(run, "C4", name->at, "site.yaml 的机构里没有“%.*s”",
                  "site.yaml lists no body '%.*s'", SLICE_FMT(issuer));
    if (near.len && !signs_any(run, near))
        diag_hint(
            run->diag,
            "漏了就加进 content/site.yaml 的“机构”；改名叫“%.*s”的，把它那一行换成："
            "- {名称: %.*s, 曾用名: %.*s}",
            "add it to 机构 in content/site.yaml; if '%.*s' is its new name, let "
            "that line be: - {名称: %.*s, 曾用名: %.*s}",
            SLICE_FMT(near), SLICE_FMT(near), SLICE_FMT(issuer));
    else
        diag_hint(
            run->diag,
            "漏了就加进 content/site.yaml 的“机构”： - %.*s ；改了名的，把那里写着新名"
            "的一行换成 - {名称: 新名, 曾用名: %.*s}，一处就够",
            "add it to 机构 in content/site.yaml: - %.*s ; if it was renamed, let the "
            "line of its new name there be - {名称: new, 曾用名: %.*s}",
            SLICE_FMT(issuer), SLICE_FMT(issuer));
}

static void count(struct check_run *run, struct map *names, const struct item *item,
                  struct slice issuer)
{
    struct signed_by *s = map_find(names, issuer);

    if (!s) {
        s = arena_new(run->arena, struct signed_by);
        s->first = item;
        map_set(names, issuer, s);
    }
    s->n++;
}

/* Few items with a name like a body's: a typing error in each. Many, or unlike any: one
 * message at the first item. */
static void report(struct check_run *run, const struct value *bodies,
                   const struct map *names, const struct value *name)
{
    const struct signed_by *s = map_find(names, name->text);
    bool alone = !s || is_waived(run->item);
    struct slice near = body_like(bodies, name->text);
    size_t n = alone ? 1 : s->n;

    if (near.len && n < MANY)
        report_typo(run, name, near);
    else if (alone || s->first == run->item)
        report_renamed(run, name, near, n);
}

/* For each name that is not a body: counting adds it to names, else it is reported. */
static void each_stranger(struct check_run *run, const struct value *bodies,
                          struct map *names, bool counting)
{
    const struct site *site = run->site;

    for (size_t i = 0; i < site->n + site->nfaulty; i++) {
        const struct item *item =
            i < site->n ? site->items[i] : site->faulty[i - site->n];
        const struct value *list = issuers_of(item);
        run->item = item;
        for (size_t k = 0; list && k < list->n; k++) {
            if (is_body(bodies, list->items[k]->text))
                continue;
            if (!counting)
                report(run, bodies, names, list->items[k]);
            else if (!is_waived(item))
                count(run, names, item, list->items[k]->text);
        }
    }
}

void check_issuers(struct check_run *run)
{
    const struct value *bodies = value_find(run->site->root, "机构");
    struct arena scratch = ARENA_INIT;
    struct map names = MAP_INIT(&scratch);

    run->arena = &scratch;
    if (bodies && bodies->n) {
        each_stranger(run, bodies, &names, true);
        each_stranger(run, bodies, &names, false);
    }
    arena_free(&scratch);
}
