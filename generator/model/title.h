/* title.h - a title, and where its writer lets it part.
 *
 *     物业服务费|收支公示 -> plain 物业服务费收支公示, parts 物业服务费 and 收支公示
 *
 * Short titles and other texts that are set large may be written so too.
 */
#ifndef TITLE_H
#define TITLE_H

#include "base/arena.h"
#include "base/slice.h"

enum { TITLE_BREAK = '|' }; /* a good place to break, and no character */

struct title {
    struct slice plain;        /* what is read, searched, and what files are named by */
    const struct slice *parts; /* without blanks around; none is empty */
    size_t n;
};

/* plain and the parts live in a. */
struct title title_parse(struct arena *a, struct slice written);

/* How many characters of it are printed. */
size_t title_length(struct slice written);

#endif
