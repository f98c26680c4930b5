/* percent.h - percent-encoding of paths for URLs (RFC 3986, 2.1):
 *     通知/停水 A4.pdf -> %E9%80%9A%E7%9F%A5/%E5%81%9C%E6%B0%B4%20A4.pdf
 */
#ifndef BANBAO_BASE_PERCENT_H
#define BANBAO_BASE_PERCENT_H

#include "base/buf.h"

/* Every byte except unreserved characters and '/' as %XX: a/b c -> a/b%20c. */
void percent_encode(struct buf *out, struct slice path);
struct slice percent_encoded(struct arena *a, struct slice path);

#endif
