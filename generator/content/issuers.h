/* issuers.h - who signs: a body of site.yaml, or several together. */
#ifndef BANBAO_CONTENT_ISSUERS_H
#define BANBAO_CONTENT_ISSUERS_H

#include "content/field.h"

/* 落款: prints as 甲、乙; its 各 are the names, one under the other in a signature.
 * NULL after reporting. */
struct value *issuers_decode(struct decoder *dec, const struct field *f,
                             const struct value *written);

#endif
