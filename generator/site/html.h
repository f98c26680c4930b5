/* html.h - a Markdown tree as HTML5 that is also well-formed XML.
 *
 * Everything is escaped; the tree holds no raw HTML. Headings move below the page's
 * h1 whatever level the writer began with. Tables stand in a container that scrolls,
 * with real header cells.
 */
#ifndef HTML_H
#define HTML_H

#include "base/buf.h"
#include "model/doc.h"

struct html_host {
    /* What to write into href/src, not yet escaped; an empty ptr: write no link
     * (whoever asked has reported it). */
    struct slice (*link)(void *ctx, const struct node *n);
    struct slice (*picture)(void *ctx, const struct node *n);
    void *ctx;
    struct slice id_prefix; /* before every id, when a page holds several texts */
    int heading;            /* level of the text's highest heading: 2 below an h1 */
    struct breaks *breaks;  /* for words in cells of tables; NULL: they may part */
};

void html_write(struct buf *out, const struct node *doc, const struct html_host *host);

#endif
