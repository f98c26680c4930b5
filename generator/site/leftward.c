/* leftward.c - text from right to left: direction of blocks, and figures within it.
 *
 * In Arabic or Uyghur text the parts of a figure such as 2026-12-03 would be reordered
 * (UAX 9), so each such figure is put into an element of its own direction:
 *
 *     چ 2026-12-03 -> چ <bdi dir="ltr">2026-12-03</bdi>
 */
#include "site/leftward.h"
#include "data/direction.h"
#include "data/mustache.h"
#include "site/parting.h"

/* Does n, a node after it or below them contain such text? The recursion is limited:
 * the tree has at most 100 levels (markdown/markdown.h). */
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

    /* For an item, its first block; lists inside it are blocks of their own. */
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

/* Will the next text be in an attribute or in <title>, where no tags are allowed? */
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
