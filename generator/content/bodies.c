/* bodies.c - names of organisations, and their former names.
 *
 * A body that was renamed stays readable in old items:
 *   - {名称: 柳荫里物业服务中心, 曾用名: [柳荫里物业公司]}
 * An item signed 柳荫里物业公司 is then printed with 柳荫里物业服务中心.
 */
#include "content/bodies.h"
#include "base/buf.h"

/* The list for a hint: 业主委员会、物业服务中心. */
struct slice bodies_listed(struct arena *a, const struct value *list)
{
    enum { MOST = 8 };
    struct buf b = BUF_INIT;

    for (size_t i = 0; list && i < list->n && i < MOST; i++)
        buf_printf(&b, "%s%.*s", i ? "、" : "", SLICE_FMT(list->items[i]->text));
    struct slice all = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return all;
}

/* Warn about a body listed twice, or one that is also the former name of another. */
static void check_body(const struct value *list, size_t i, struct diag *d)
{
    const struct value *body = list->items[i], *former = value_find(body, "曾用名");

    for (size_t k = 0; k < list->n; k++) {
        const struct value *name = value_find(list->items[k], "名称");
        bool again = k < i && slice_eq(name->text, value_str(body, "名称"));
        bool old = false;
        for (size_t f = 0; k != i && former && f < former->n; f++)
            old |= slice_eq(former->items[f]->text, name->text);
        if (!again && !old)
            continue;
        diag_warn(d, old ? former->at : value_find(body, "名称")->at, "body-twice",
                  old ? "“%.*s”是曾用名，又另有一行" : "“%.*s”在机构里写了两次",
                  old ? "'%.*s' is a former name, and a body of its own"
                      : "'%.*s' is listed twice",
                  SLICE_FMT(name->text));
        diag_hint(d, "留下一行：改了名的留新名，曾用名写旧名",
                  "leave one: the new name, with its former one");
        return;
    }
}

/* Current names are entered last: they win over the same word as a former name. */
const struct map *bodies_read(struct arena *a, struct value *list, struct diag *d)
{
    struct map *names = arena_new(a, struct map);

    *names = (struct map)MAP_INIT(a);
    for (size_t i = 0; list && i < list->n; i++) {
        struct value *body = list->items[i];
        const struct value *former = value_find(body, "曾用名");
        body->text = value_str(body, "名称");
        check_body(list, i, d);
        for (size_t k = 0; former && k < former->n; k++)
            map_set(names, former->items[k]->text, value_find(body, "名称"));
    }
    for (size_t i = 0; list && i < list->n; i++) /* current names outrank former ones */
        map_set(names, list->items[i]->text, value_find(list->items[i], "名称"));
    return names;
}
