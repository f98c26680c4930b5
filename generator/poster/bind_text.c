/* bind_text.c - renders and shapes the texts of a layout.
 *
 *     text: "截至 {{截至.短}}"                        -> a paragraph of one span
 *     text: [{t: "{{人数}} 名", style: strong}, "党员"] -> one of two spans
 *
 * A text node is a string, or a list of strings and maps {t, style, color, link, if,
 * unless}, joined to one paragraph. `|` in an item's text is a good place to break a
 * line: it becomes U+200B, which is never printed.
 */
#include "base/noted.h"
#include "poster/builder.h"

/* A text without a tag was not compiled and is returned as it is. */
struct slice bind_render(struct binder *b, const struct value *text)
{
    const struct mustache *m = theme_template(b->theme, text->text);
    const struct mustache_host host = {.plain = true};
    struct buf out = BUF_INIT;

    if (!m)
        return text->text;
    mustache_render(m, b->stack, b->depth_stack, &host, &out, b->diag);
    struct slice s = slice_dup(b->arena, buf_view(&out));
    buf_release(&out);
    return s;
}

struct slice bind_plain(struct binder *b, const struct value *text)
{
    return noted_plain(b->arena, bind_render(b, text));
}

const struct style *bind_style(struct binder *b, const struct value *v, const char *key,
                               const char *otherwise)
{
    const struct value *m = value_find(v, key);

    return theme_style(b->theme, b->paper, m ? m->text : slice_of(otherwise),
                       m ? m->at : v->at, b->diag);
}

/* A `color` of the layout wins over the style's; the style's own token is mapped by the
 * panel around it. */
struct color bind_style_color(const struct binder *b, const struct style *s)
{
    struct color c = s->color;

    if (b->has_color)
        return b->color;
    const struct value *to = value_find_slice(b->ground, s->token);
    struct diag ignore = {.arena = b->arena};
    if (to)
        theme_color(b->theme, to->text, to->at, &c, &ignore);
    return c;
}

/* Append one element of a text's list: a string or a map {t, ...}. */
static void add_node(struct builder *w, const struct value *v)
{
    struct binder *b = w->b;

    if (v->type != VALUE_MAP) {
        builder_line(w, bind_render(b, v), (struct look){.style = w->base});
        return;
    }
    const struct value *when = value_find(v, "if"), *unless = value_find(v, "unless");
    const struct value *t = value_find(v, "t"), *link = value_find(v, "link");
    if (!t || (when && !value_is_true(bind_lookup(b, when->text))) ||
        (unless && value_is_true(bind_lookup(b, unless->text))))
        return;
    const struct style *s =
        value_find(v, "style") ? bind_style(b, v, "style", "") : w->base;
    if (!s)
        return;
    bool had = b->has_color;
    struct color former = b->color;
    if (bind_color(b, v, "color", &b->color))
        b->has_color = true;
    builder_line(
        w, bind_render(b, t),
        (struct look){.style = s, .link = link ? bind_plain(b, link) : SLICE("")});
    b->has_color = had;
    b->color = former;
}

void bind_text(struct binder *b, const struct value *v, struct box *box)
{
    const struct value *text = value_find(v, "text");
    struct builder w = {.b = b, .text = BUF_INIT};

    w.base = bind_style(b, v, "style", "body");
    if (!w.base)
        return;
    if (text->type == VALUE_LIST)
        for (size_t i = 0; i < text->n; i++)
            add_node(&w, text->items[i]);
    else
        add_node(&w, text);
    builder_finish(&w, box);
}

struct box *bind_string(struct binder *b, struct slice text, const struct style *style,
                        struct span at)
{
    struct box *box = bind_box(b, BOX_TEXT, at);
    struct builder w = {.b = b, .text = BUF_INIT, .base = style};

    builder_line(&w, text, (struct look){.style = style});
    builder_finish(&w, box);
    return box->para ? box : NULL;
}
