/* fingerprint.h - 64 bits that tell whether two texts are the same (XXH3).
 *
 * For file names and for "has anything changed"; not against an adversary.
 */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "base/slice.h"

uint64_t fingerprint(struct slice bytes);
/* Of several things in order: what is known so far, and the next. */
uint64_t fingerprint_add(uint64_t print, struct slice bytes);

#endif
