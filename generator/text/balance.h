/* balance.h - titles: lines of about equal length. */
#ifndef BANBAO_TEXT_BALANCE_H
#define BANBAO_TEXT_BALANCE_H

#include "text/breaker.h"

/* A text in exactly `lines` lines of about equal length. */
enum balanced {
    BALANCED_NOT,    /* impossible; `out` is unchanged */
    BALANCED_PARTED, /* done, but a word had to be broken */
    BALANCED,
};
enum balanced balance_lines(struct arena *a, const struct breaker *b,
                            struct choice *out, size_t lines);

#endif
