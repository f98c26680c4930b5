/* head_fence.h - where the head of an item begins and ends: two lines of ---.
 */
#ifndef BANBAO_CONTENT_HEAD_FENCE_H
#define BANBAO_CONTENT_HEAD_FENCE_H

#include "base/diag.h"

struct head_fences {
    size_t start, end; /* the head between them */
    size_t body;       /* what stands below the second one */
};

/* False after reporting what is wrong with them, or of a text that stands in the head.
 */
bool head_fences(const struct source *src, struct head_fences *f, struct diag *d);

#endif
