/* final_scan.h - checks everything that is about to be published once more
 * (check/leak).
 *
 * For a sheet: its text as in the PDF, titles, links, descriptions of pictures and
 * metadata, all from its frames. For a page, the feed and the sitemap: the file itself.
 * File names are checked, too. Pictures hold no text apart from their pixels
 * (data/strip.h, draw/png_file.h).
 */
#ifndef BANBAO_FINAL_SCAN_H
#define BANBAO_FINAL_SCAN_H

#include "check/leak.h"
#include "draw/frame.h"

/* path: of the product, for messages; item: whose text it is. */
void scan_sheet(struct leaks *l, struct slice path, const struct item *item,
                const struct frames *frames);
/* The file name alone. */
void scan_name(struct leaks *l, struct slice path, const struct item *item);
/* path: below the website's root. Binary files: the name alone. */
void scan_page(struct leaks *l, const struct site *site, const char *path,
               struct slice data);

#endif
