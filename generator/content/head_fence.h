/* head_fence.h - where the head of an item begins and ends: two lines ---. */
#ifndef BANBAO_CONTENT_HEAD_FENCE_H
#define BANBAO_CONTENT_HEAD_FENCE_H

#include "base/diag.h"

struct head_fences {
    size_t start, end; /* of the head between them, in bytes */
    size_t body;       /* the first byte below the second line */
};

/* False after reporting: a line --- is missing or mistyped, or body text is in the
 * head.
 */
bool head_fences(const struct source *src, struct head_fences *f, struct diag *d);

#endif
