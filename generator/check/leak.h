/* leak.h - P13: what must not be published, looked for in what is about to be.
 *
 * The checks before this one read what editors wrote; this one reads finished texts,
 * whatever way they came: names, phones and addresses that were masked (site->secrets),
 * identity numbers (checksum of GB 11643), mobiles that no editor wrote. A masked name
 * that another item prints openly, somebody of the same name or honoured elsewhere with
 * consent, is no leak in pages that list several items.
 *
 * Secrets of fewer than six bytes are not looked for: one Han character, a room as
 * 3-501, an extension. In pages and drawings they stand by chance (a date, a path of
 * SVG), and a false leak stops publication. From two characters on, protect.c looks for
 * them in the item's own texts, where they could come from. A name of two Han
 * characters is six bytes, and is looked for here.
 *
 * A leak is an error at the place where the secret was written, and names the file of
 * the output; it is told once.
 */
#ifndef BANBAO_CHECK_LEAK_H
#define BANBAO_CHECK_LEAK_H

#include "model/site.h"

struct leaks;

/* site and d must outlive it; all memory is in a. */
struct leaks *leaks_open(struct arena *a, const struct site *site, struct diag *d);

/* A finished text. file: the product it is of, for the message. item: whose alone it
 * is, NULL: of several or of none. */
void leaks_text(struct leaks *l, const char *file, const struct item *item,
                struct slice text);
/* A page: with its tags, and without them, as they may stand inside a name. */
void leaks_html(struct leaks *l, const char *file, const struct item *item,
                struct slice html);

#endif
