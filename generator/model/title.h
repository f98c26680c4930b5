/* title.h - a title, and the places where its writer lets it break.
 *
 *     物业服务费|收支公示 -> plain 物业服务费收支公示, parts 物业服务费 and 收支公示
 *
 * Short titles and other texts that are set large may contain | too.
 */
#ifndef BANBAO_MODEL_TITLE_H
#define BANBAO_MODEL_TITLE_H

#include "base/arena.h"
#include "base/slice.h"

enum { TITLE_BREAK = '|' }; /* marks a good place to break; never printed */

struct title {
    struct slice plain;        /* for reading, searching and file names */
    const struct slice *parts; /* trimmed; empty ones are left out */
    size_t n;
};

/* plain and the parts live in a. */
struct title title_parse(struct arena *a, struct slice written);

/* The number of characters that are printed. */
size_t title_length(struct slice written);

#endif
