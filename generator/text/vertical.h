/* vertical.h - how characters stand in a column (CLREQ 2.3, 3.2.5; UAX 50).
 */
#ifndef VERTICAL_H
#define VERTICAL_H

#include "text/breaks.h"
#include "text/glyph.h"

struct stand {
    enum glyph_stance set;
    uint32_t together; /* clusters of one number share one that is not 0 */
};

/* How each of n clusters stands, in the arena. */
struct stand *vertical_stands(struct arena *a, const struct cluster *c, size_t n);

/* May they be shaped as one run? */
bool stands_alike(struct stand a, struct stand b);

/* The text with the marks that columns have in place of “” and ‘’ (GB/T 15834 5.2.3):
 * the same number of bytes, each character at its place. The text itself, where it has
 * none. */
struct slice vertical_text(struct arena *a, struct slice text);

#endif
