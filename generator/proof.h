/* proof.h - everything that is about to be published is read once more (check/leak).
 *
 * Of a sheet: its text as the PDF will say it, titles, links, descriptions of pictures
 * and metadata, which are what its frames hold; of a page, the feed and the sitemap:
 * the file as it is. Names of files are read, too. Pictures hold no text beside their
 * pixels (data/strip.h, draw/png_file.h).
 */
#ifndef BANBAO_PROOF_H
#define BANBAO_PROOF_H

#include "check/leak.h"
#include "draw/frame.h"

void proof_sheet(struct leaks *l, struct slice path, const struct item *item,
                 const struct frames *frames);
void proof_name(struct leaks *l, struct slice path, const struct item *item);
/* path: below the website's root. Binary files: the name alone. */
void proof_page(struct leaks *l, const struct site *site, const char *path,
                struct slice data);

#endif
