/* sign_cure.h - what to do about a sign that no font has and none should have. */
#ifndef BANBAO_TEXT_SIGN_CURE_H
#define BANBAO_TEXT_SIGN_CURE_H

#include "base/slice.h"

struct sign_cure {
    const char *zh, *en;
};

/* The cure for a cluster by its first character; NULL: a font may have it. */
const struct sign_cure *sign_cure(uint32_t cp, struct slice whole);

#endif
