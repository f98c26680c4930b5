/* collect.h - fields that hold other items: what a bulletin reprints.
 *
 * An editor names items (`通知/十二月停水`, without .md) or selects them by 标签, 类型,
 * 栏目 and 期间 (of 日期). Each entry found consists of the item's own fields and 链接.
 */
#ifndef BANBAO_CONTENT_COLLECT_H
#define BANBAO_CONTENT_COLLECT_H

#include "base/map.h"
#include "content/field.h"
#include "model/site.h"

/* The written value, checked: a list of queries, each a map. NULL after reporting. */
struct value *collect_decode(struct decoder *dec, const struct value *written,
                             record_decoder *decode);

/* Items that have a file but are not published: drafts, and those with an error, which
 * was reported. */
struct withheld {
    struct map items; /* section/name -> draft or broken */
    size_t broken;    /* how many have an error */
};
void withheld_add(struct withheld *w, struct slice section, struct slice name,
                  bool draft);

/* After all items are loaded: replace each item's queries by the items they find,
 * newest first, no item twice, never the item itself. Withheld items are not reported
 * as missing. */
void collect_items(struct decoder *dec, struct site *site, const struct withheld *w);

#endif
