/* fingerprint.h - a 64 bit hash that tells whether two texts are the same (XXH3).
 *
 * For file names and for "has anything changed?"; not safe against an adversary.
 */
#ifndef BANBAO_BASE_FINGERPRINT_H
#define BANBAO_BASE_FINGERPRINT_H

#include "base/slice.h"

uint64_t fingerprint(struct slice bytes);
/* The fingerprint of a sequence: `stamp` of the parts so far, and the next part. */
uint64_t fingerprint_add(uint64_t stamp, struct slice bytes);

#endif
