/* tags.h - one spelling for one tag.
 */
#ifndef BANBAO_CONTENT_TAGS_H
#define BANBAO_CONTENT_TAGS_H

#include "model/site.h"

/* Tags that differ in case or width alone (Wi-Fi, wi-fi, Ｗｉ-Ｆｉ), or in marks that
 * no file name takes, become the spelling that the newest item has: one tag, one page.
 * An item has each once. The items are sorted. */
void tags_unify(struct arena *a, struct site *site);
/* The spelling that a tag has in this site; tag itself where no item has it. */
struct slice tags_spelling(struct arena *a, const struct site *site, struct slice tag);

#endif
