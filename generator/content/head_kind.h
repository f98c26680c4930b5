/* head_kind.h - the kind that an item's head names. */
#ifndef BANBAO_CONTENT_HEAD_KIND_H
#define BANBAO_CONTENT_HEAD_KIND_H

#include "content/field.h"
#include "content/kinds.h"

/* head: where a missing 类型 is reported. NULL after reporting. */
const struct kind *head_kind(struct decoder *dec, const struct kinds *kinds,
                             const struct value *yaml, struct span head);

#endif
