/* issuers.h - who signs: a body of site.yaml, or several jointly. */
#ifndef BANBAO_CONTENT_ISSUERS_H
#define BANBAO_CONTENT_ISSUERS_H

#include "content/field.h"

/* 落款. Prints as 甲、乙; 各 holds the names, which a signature sets one below the
 * other. NULL after reporting. */
struct value *issuers_decode(struct decoder *dec, const struct field *f,
                             const struct value *written);

#endif
