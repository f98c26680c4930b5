/* final_scan.c - checks every text that is about to be published with check/leak once
 * more.
 *
 *     a name masked as 王某某 appears in full in a page's description -> P13
 *
 * It reads the products, not the item: the last line of defence against a template or a
 * file name that leaks something. */
#include "final_scan.h"

#include "base/buf.h"

static void put(struct buf *text, struct slice s)
{
    buf_slice(text, s);
    buf_char(text, '\n');
}

/* Appends the text of a page. A name may be split at a line's end or by a gap, so runs
 * of a paragraph or a cell are joined: 王小 / 明 -> 王小明 */
static void put_frame(struct buf *text, const struct frame *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct op *op = &f->ops[i];
        if (op->type == OP_TAG || op->type == OP_END)
            buf_char(text, '\n');
        if (op->type != OP_GLYPHS || op->glyphs.silent)
            continue;
        buf_slice(text, op->glyphs.before);
        buf_slice(text, op->glyphs.text);
    }
    buf_char(text, '\n');
    for (size_t i = 0; i < f->n; i++) {
        if (f->ops[i].type == OP_LINK)
            put(text, f->ops[i].link.url);
        if (f->ops[i].type == OP_TAG)
            put(text, f->ops[i].tag.alt);
    }
}

void scan_name(struct leaks *l, struct slice path, const struct item *item)
{
    struct arena scratch = ARENA_INIT;

    leaks_text(l, slice_cstr(&scratch, path), item, path);
    arena_free(&scratch);
}

void scan_sheet(struct leaks *l, struct slice path, const struct item *item,
                const struct frames *frames)
{
    struct arena scratch = ARENA_INIT;
    struct buf text = BUF_INIT;

    scan_name(l, path, item);
    put(&text, frames->title);
    put(&text, frames->author);
    put(&text, frames->subject);
    for (size_t i = 0; i < frames->noutline; i++)
        put(&text, frames->outline[i].title);
    for (size_t i = 0; i < frames->n; i++)
        put_frame(&text, frames->pages[i]);
    leaks_text(l, slice_cstr(&scratch, path), item, buf_view(&text));
    buf_release(&text);
    arena_free(&scratch);
}

void scan_page(struct leaks *l, const struct site *site, const char *path,
               struct slice data)
{
    struct slice name = slice_of(path);
    const struct item *item = NULL;

    for (size_t i = 0; i < site->n && !item; i++)
        if (slice_eq(site->items[i]->url, name))
            item = site->items[i];
    scan_name(l, name, item);
    /* NULL: a page shows cards of other items, too. */
    if (slice_ends(name, SLICE(".html")) || slice_ends(name, SLICE(".xml")))
        leaks_html(l, path, NULL, data);
}
