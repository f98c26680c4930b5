/* paste_clean.h - removes what a copy from a web page or Word brings along in a text.
 */
#ifndef BANBAO_DRAFT_PASTE_CLEAN_H
#define BANBAO_DRAFT_PASTE_CLEAN_H

#include "base/slice.h"

/* Entities (&nbsp; &#8220;) are decoded, no-break and thin blanks become blanks,
 * full-width digits and letters (１２Ａ) half-width, "…" around Han “…”; invisible
 * characters (soft hyphens, zero widths, direction marks, controls) are removed.
 * *count: how many places. Line numbers stay the same, so messages point into the
 * file. */
struct slice paste_clean(struct arena *a, struct slice text, size_t *count);

#endif
