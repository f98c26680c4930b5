/* html.h - a Markdown tree as HTML5 that is also well-formed XML.
 *
 * Everything is escaped; the tree contains no raw HTML. Headings are shifted below the
 * page's h1, whatever level the writer began with. Tables are in a container that
 * scrolls, with real header cells.
 */
#ifndef BANBAO_SITE_HTML_H
#define BANBAO_SITE_HTML_H

#include "base/buf.h"
#include "model/doc.h"

struct html_host {
    /* The value of href or src, not yet escaped; ptr NULL: write no link (the host has
     * reported it). */
    struct slice (*link)(void *ctx, const struct node *n);
    struct slice (*picture)(void *ctx, const struct node *n);
    void *ctx;
    struct slice id_prefix; /* before every id, if a page contains several texts */
    int heading;            /* level of the text's highest heading: 2 below an h1 */
    struct breaks *breaks;  /* keeps words whole in tables' cells; NULL: does not */
};

void html_write(struct buf *out, const struct node *doc, const struct html_host *host);

#endif
