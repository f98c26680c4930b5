/* leak.h - P13: searches the finished products for what must not be published.
 *
 * All other checks read what editors wrote; this one reads the finished texts, however
 * they were made. It finds names, telephones and addresses that were masked
 * (site->secrets), identity numbers (checksum of GB 11643), and mobiles that no editor
 * wrote. A masked name that another item prints openly (a namesake, or the same person
 * honoured with consent) is not a leak in pages that list several items.
 *
 * Secrets shorter than six bytes are not searched for: one Han character, a room such
 * as 3-501, an extension. They occur in pages and drawings by chance (in a date, in a
 * path of SVG), and a false leak stops publication. From two characters on, protect.c
 * searches for them in the item's own texts, their only source. A name of two Han
 * characters has six bytes and is searched for here.
 *
 * A leak is an error at the place where the secret was written. The message names the
 * file of the output; each secret is reported once.
 */
#ifndef BANBAO_CHECK_LEAK_H
#define BANBAO_CHECK_LEAK_H

#include "model/site.h"

struct leaks;

/* site and d must outlive it; all memory is in a. */
struct leaks *leaks_open(struct arena *a, const struct site *site, struct diag *d);

/* Searches a finished text. file: its product, for the message. item: the only item it
 * belongs to; NULL: several, or none. */
void leaks_text(struct leaks *l, const char *file, const struct item *item,
                struct slice text);
/* Searches a page twice: with its tags, and without, as a tag may be inside a name. */
void leaks_html(struct leaks *l, const char *file, const struct item *item,
                struct slice html);

#endif
