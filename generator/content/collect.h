/* collect.h - fields that hold other items: what a bulletin prints again.
 *
 * An editor names items (`通知/十二月停水`, without .md) or asks for them by 标签,
 * 类型, 栏目 and 期间 (of 日期). Each entry found is the item's own fields, with 链接.
 */
#ifndef BANBAO_CONTENT_COLLECT_H
#define BANBAO_CONTENT_COLLECT_H

#include "base/map.h"
#include "content/field.h"
#include "model/site.h"

/* What was written, checked: a list of queries, each a map. NULL after reporting. */
struct value *collect_decode(struct decoder *dec, const struct value *written,
                             record_decoder *decode);

/* Items whose file is there and which are not: drafts, and those with an error, which
 * was reported. */
struct withheld {
    struct map items; /* section/name */
    size_t broken;
};
void withheld_add(struct withheld *w, struct slice section, struct slice name,
                  bool draft);

/* When all items are there: the queries of every item become what they find, newest
 * first, none twice, never the item itself. What is withheld is not called missing. */
void collect_items(struct decoder *dec, struct site *site, const struct withheld *w);

#endif
