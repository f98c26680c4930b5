/* body_shown.h - a body through the program: parsed, as HTML, and the text of that.
 * Every picture is there, every link leads somewhere.
 */
#ifndef BANBAO_TESTS_BODY_SHOWN_H
#define BANBAO_TESTS_BODY_SHOWN_H

#include "data/picture.h"
#include "markdown/markdown.h"
#include "page_text.h"
#include "site/html.h"

static inline const struct picture *any_picture(void *ctx, struct slice url,
                                                struct span at, struct diag *d)
{
    static const struct picture picture = {.width = 4, .height = 3};

    (void)ctx, (void)url, (void)at, (void)d;
    return &picture;
}

static inline struct slice any_link(void *ctx, const struct node *n)
{
    (void)ctx;
    return n->url;
}

/* The body's text as its page shows it. */
static inline void body_shown(struct arena *a, struct slice body, struct buf *out)
{
    struct diag diag = {.arena = a};
    struct source src = {"t.md", body};
    struct picture_finder finder = {any_picture, NULL};
    struct html_host host = {
        .link = any_link, .picture = any_link, .id_prefix = SLICE(""), .heading = 2};
    struct node *doc =
        markdown_parse(a, body, (struct span){&src, 0, body.len}, &finder, &diag);
    struct buf html = BUF_INIT;

    html_write(&html, doc, &host);
    page_text(out, buf_view(&html));
    buf_release(&html);
}

#endif
