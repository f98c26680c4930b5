/* tags.h - one spelling for each tag. */
#ifndef BANBAO_CONTENT_TAGS_H
#define BANBAO_CONTENT_TAGS_H

#include "model/site.h"

/* Tags that differ only in case or width (Wi-Fi, wi-fi, Ｗｉ-Ｆｉ), or in characters
 * that file names cannot have, get the spelling of the newest item: one tag, one page.
 * Duplicates within an item are removed. The items must be sorted. */
void tags_unify(struct arena *a, struct site *site);
/* The spelling of a tag in this site; tag itself if no item has it. */
struct slice tags_spelling(struct arena *a, const struct site *site, struct slice tag);

#endif
