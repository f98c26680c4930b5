#include "site/leftward.h"
#include "data/direction.h"
#include "data/mustache.h"
#include "site/parting.h"

/* Nested 100 levels at most (content/markdown.h). */
static bool any_has(const struct node *n)
{
    for (; n; n = n->next)
        if (text_has_leftward(n->text) || any_has(n->child))
            return true;
    return false;
}

struct leftward leftward_look(const struct node *block)
{
    const struct node *own = block;

    /* Of an item its first line; the lists within it have their own. */
    if (block->type == NODE_ITEM)
        own = block->child;
    if (!own || !any_has(own->child))
        return (struct leftward){0};
    struct arena scratch = ARENA_INIT;
    struct leftward l = {true, text_is_leftward(node_plain(&scratch, own))};
    arena_free(&scratch);
    return l;
}

void leftward_text(struct buf *out, struct slice text, bool dial)
{
    size_t start, end, done = 0;

    while (next_figure(text, done, &start, &end)) {
        parting_running(out, slice_sub(text, done, start), dial);
        buf_str(out, "<bdi dir=\"ltr\">");
        parting_running(out, slice_sub(text, start, end), dial);
        buf_str(out, "</bdi>");
        done = end;
    }
    parting_running(out, slice_from(text, done), dial);
}

/* Is what is written next the value of an attribute, or a title, which has no tags? */
static bool in_tag(struct slice html)
{
    enum { TAG_MAX = 2000 };

    for (size_t i = html.len; i > 0 && html.len - i < TAG_MAX; i--)
        if (html.ptr[i - 1] == '<' || html.ptr[i - 1] == '>')
            return html.ptr[i - 1] == '<' ||
                   slice_ends(slice_sub(html, 0, i), SLICE("<title>"));
    return false;
}

void leftward_field(struct buf *out, struct slice text)
{
    size_t start, end, done = 0;

    if (!text_has_leftward(text) || in_tag(buf_view(out))) {
        mustache_escape(out, text);
        return;
    }
    while (next_figure(text, done, &start, &end)) {
        mustache_escape(out, slice_sub(text, done, start));
        buf_str(out, "<bdi dir=\"ltr\">");
        mustache_escape(out, slice_sub(text, start, end));
        buf_str(out, "</bdi>");
        done = end;
    }
    mustache_escape(out, slice_from(text, done));
}
