/* paste_clean.h - what a copy out of a web page or Word brings along inside a text. */
#ifndef BANBAO_DRAFT_PASTE_CLEAN_H
#define BANBAO_DRAFT_PASTE_CLEAN_H

#include "base/slice.h"

/* Entities (&nbsp; &#8220;) are decoded, no-break and thin blanks become blanks,
 * full-width digits and letters (１２Ａ) half-width, "…" around Han “…”; what cannot be
 * seen (soft hyphens, zero widths, marks of direction, control characters) goes.
 * *count: how many places. Lines stay, so that a message's line is the file's. */
struct slice paste_clean(struct arena *a, struct slice text, size_t *count);

#endif
