/* changes.h - which sheets are new, changed or gone since the last build: what has to
 * be printed again. PDFs cannot tell, as the fonts of a build are cut for all of it.
 */
#ifndef CHANGES_H
#define CHANGES_H

#include "base/buf.h"
#include "base/diag.h"

/* In the output beside the marker: a line each, `PRINT PATH`. */
#define CHANGES_NAME ".sheets"

struct changes {
    struct arena *arena;
    struct sheet_print {
        struct slice path;
        uint64_t print;
    } * sheets; /* of this build */
    size_t n, cap;
    bool known; /* there is a former build to compare with */
    struct names {
        struct slice *list;
        size_t n, cap;
    } fresh, changed, gone; /* paths, in the order of the sheets */
};

void changes_add(struct changes *c, struct slice path, uint64_t print);
/* former: the CHANGES_NAME of the last build. */
void changes_compare(struct changes *c, struct slice former);
/* The CHANGES_NAME of this one. */
void changes_text(const struct changes *c, struct buf *out);
/* A line each for what is new, changed and gone, naming all of it or the first few;
 * nothing where nothing is known. */
void changes_say(const struct changes *c, bool all, enum lang lang, struct buf *out);

#endif
