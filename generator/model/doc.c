#include "model/doc.h"
#include "base/noted.h"

static bool is_block(const struct node *n)
{
    return n->type <= NODE_FOOTNOTE;
}

static void put_plain(struct buf *out, const struct node *n)
{
    if (n->type == NODE_TEXT || n->type == NODE_CODE || n->type == NODE_CODE_BLOCK ||
        n->type == NODE_IMAGE)
        buf_slice(out, n->text);
    bool apart = n->type == NODE_BREAK || (is_block(n) && n->type != NODE_DOCUMENT);
    for (const struct node *c = n->child; c; c = c->next)
        put_plain(out, c);
    if (apart && out->len && out->ptr[out->len - 1] != ' ' && n->next)
        buf_char(out, ' ');
}

struct slice node_plain(struct arena *a, const struct node *n)
{
    struct buf b = BUF_INIT;
    const struct node *only =
        is_block(n) && n->child && !n->child->next ? n->child : NULL;

    if (only && only->type == NODE_TEXT) /* what most cells are */
        return slice_dup(a, noted_plain(a, slice_trim(only->text)));
    put_plain(&b, n);
    struct slice text = slice_dup(a, noted_plain(a, slice_trim(buf_view(&b))));
    buf_release(&b);
    return text;
}
