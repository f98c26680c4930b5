/* doc.c - plain text and captions from a document's tree.
 *
 * node_plain joins the text below a node, with a space between blocks. node_caption
 * drops alternative texts that nobody wrote: file names, counters of cameras and
 * programs, placeholders of editors.
 *
 *     ![IMG_2034.jpg](a.jpg) -> ""        ![图片1](a.jpg) -> ""
 *     ![老人们在包饺子](a.jpg) -> 老人们在包饺子
 */
#include "model/doc.h"
#include "base/noted.h"
#include "words/fields.h"

#include <string.h>

static bool is_block(const struct node *n)
{
    return n->type <= NODE_FOOTNOTE;
}

/* Appends the text of n and all below it, with a space after each block and break. */
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

    if (only && only->type == NODE_TEXT) /* fast path: most table cells */
        return slice_dup(a, noted_plain(a, slice_trim(only->text)));
    put_plain(&b, n);
    struct slice text = slice_dup(a, noted_plain(a, slice_trim(buf_view(&b))));
    buf_release(&b);
    return text;
}

static bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Is it a file name, name.jpg: a dot and 3 or 4 letters at the end, and no space? */
static bool has_ending(struct slice s)
{
    size_t dot = s.len;

    while (dot > 0 && is_letter_or_digit(s.ptr[dot - 1]))
        dot--;
    return dot > 1 && s.ptr[dot - 1] == '.' && s.len - dot >= 3 && s.len - dot <= 4 &&
           !(s.ptr[dot] >= '0' && s.ptr[dot] <= '9') && !memchr(s.ptr, ' ', s.len);
}

/* IMG_2034, DSC00012, WechatIMG35, 图片1, 微信图片_20261128: a name given by a camera
 * or program, and a counter. */
static bool is_counted(struct slice s)
{
    static const char *const names[] = {WORDLIST_NO_ALT, ""};
    size_t end = 0;

    while (end < s.len && !(s.ptr[end] >= '0' && s.ptr[end] <= '9') &&
           s.ptr[end] != '_' && s.ptr[end] != '-' && s.ptr[end] != ' ')
        end++;
    bool named = false, ascii = end > 0;
    for (size_t i = 0; i < end; i++)
        ascii &= is_letter_or_digit(s.ptr[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named |= slice_is(slice_sub(s, 0, end), names[i]);
    for (size_t i = end; i < s.len; i++)
        if (!(s.ptr[i] >= '0' && s.ptr[i] <= '9') && !strchr("_-. ()", s.ptr[i]))
            return false;
    return named || (ascii && end < s.len);
}

/* Is it a placeholder that Markdown editors insert? */
static bool is_placeholder(struct slice s)
{
    static const char *const words[] = {
        "image",    "img",      "picture",           "photo",
        "alt text", "图片描述", "在这里插入图片描述"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(s, words[i]))
            return true;
    return false;
}

struct slice node_caption(const struct node *image)
{
    struct slice s = slice_trim(image->text);

    return has_ending(s) || is_counted(s) || is_placeholder(s) ? SLICE("") : s;
}

const struct node *node_following(const struct node *n, const struct node *top)
{
    if (n->child)
        return n->child;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}
