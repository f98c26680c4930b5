/* paste_html.h - the text that a saved web page shows. */
#ifndef BANBAO_DRAFT_PASTE_HTML_H
#define BANBAO_DRAFT_PASTE_HTML_H

#include "base/slice.h"

/* Is it the code of a web page: <!doctype, or tags that only pages have? */
bool is_web_page(struct slice text);

/* A line for a paragraph, heading or <br>; Tabs between the cells of a row; ● and 1.
 * for the points of lists. Entities are left for paste_clean. Scripts, styles, menus
 * and forms are left out, and a table that only arranges the page is no table. */
struct slice web_page_text(struct arena *a, struct slice html);

#endif
