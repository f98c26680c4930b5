/* nodes.h - Markdown parsed, and its tree on one line, as cases need it. */
#ifndef BANBAO_TESTS_NODES_H
#define BANBAO_TESTS_NODES_H

#include "base/buf.h"
#include "markdown/markdown.h"
#include "tap.h"

static struct arena arena;
static struct diag diag;

static struct node *parse(const char *text)
{
    struct source *src = arena_new(&arena, struct source);

    *src = (struct source){"t.md", slice_of(text)};
    diag = (struct diag){.arena = &arena};
    return markdown_parse(&arena, src->text, (struct span){src, 0, src->text.len}, NULL,
                          &diag);
}

/* The tree on one line, as cases need it: p[甲 b[乙]] */
static void dump(const struct node *n, struct buf *out)
{
    static const char *const names[] = {
        "doc",  "p", "h",  "list", "li", "quote", "pre", "hr", "table", "tr", "td",
        "note", "",  "br", "code", "em", "b",     "s",   "a",  "img",   "ref"};
    if (n->type == NODE_TEXT) {
        buf_slice(out, n->text);
        return;
    }
    buf_str(out, names[n->type]);
    if (n->type == NODE_PARAGRAPH && n->align == ALIGN_RIGHT)
        buf_char(out, '>');
    if (n->type == NODE_HEADING)
        buf_printf(out, "%d#%.*s", n->level, SLICE_FMT(n->id));
    if (n->type == NODE_LINK)
        buf_printf(out, "(%.*s)", SLICE_FMT(n->url));
    if (n->typed && n->type == NODE_ITEM)
        buf_printf(out, "«%.*s»", SLICE_FMT(n->mark));
    else if (n->number && !(n->type == NODE_LIST && n->typed))
        buf_printf(out, "%d", n->number);
    buf_str(out, "[");
    buf_slice(out, n->text);
    for (const struct node *c = n->child; c; c = c->next)
        dump(c, out);
    buf_str(out, "]");
}

static void gives(const char *text, const char *want)
{
    struct buf out = BUF_INIT;
    struct node *doc = parse(text);

    for (const struct node *c = doc->child; c; c = c->next)
        dump(c, &out);
    is(out.ptr, want, want);
    buf_release(&out);
}

#endif
