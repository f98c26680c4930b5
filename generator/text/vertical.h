/* vertical.h - orientation of characters in a column (CLREQ 2.3, 3.2.5; UAX 50).
 */
#ifndef BANBAO_TEXT_VERTICAL_H
#define BANBAO_TEXT_VERTICAL_H

#include "text/breaks.h"
#include "text/glyph.h"

struct stand {
    enum glyph_stance set;
    uint32_t together; /* id (> 0) shared by the digits of a short number; 0: none */
};

/* The orientation of each of n clusters, in the arena. */
struct stand *vertical_stands(struct arena *a, const struct cluster *c, size_t n);

/* May they be shaped as one run? */
bool stands_alike(struct stand a, struct stand b);

/* The text with “” and ‘’ replaced by the quotes of columns (GB/T 15834 5.2.3), byte
 * for byte: 说“好” -> 说『好』. The text itself if it has none. */
struct slice vertical_text(struct arena *a, struct slice text);

#endif
