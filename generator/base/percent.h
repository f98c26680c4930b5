/* percent.h - paths in addresses (RFC 3986).
 */
#ifndef PERCENT_H
#define PERCENT_H

#include "base/buf.h"

/* All but unreserved characters and '/' as %XX of their UTF-8 bytes. */
void percent_encode(struct buf *out, struct slice path);
struct slice percent_encoded(struct arena *a, struct slice path);

#endif
