#include "base/fingerprint.h"

#include <xxhash.h>

uint64_t fingerprint(struct slice bytes)
{
    return XXH3_64bits(bytes.ptr, bytes.len);
}

uint64_t fingerprint_add(uint64_t stamp, struct slice bytes)
{
    return XXH3_64bits_withSeed(bytes.ptr, bytes.len, stamp);
}
