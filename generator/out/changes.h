/* changes.h - which sheets are new, changed or gone since the last build, so that
 * people know what to stamp again. The PDFs' bytes do not show it: fonts are cut and
 * coded for all sheets of a build together, so a new text changes other files, too.
 */
#ifndef BANBAO_OUT_CHANGES_H
#define BANBAO_OUT_CHANGES_H

#include "base/buf.h"
#include "base/diag.h"

/* A file in the output folder, one line per sheet, `PRINT PATH`:
 * 0123456789abcdef 通知/2026-11-23 停水通知 A4.pdf */
#define CHANGES_NAME ".sheets"

struct changes {
    struct arena *arena;
    struct sheet_stamp {
        struct slice path;
        uint64_t stamp; /* frames_stamp: of what the ink shows */
    } * sheets;         /* of this build */
    size_t n, cap;
    bool known; /* there was a previous build to compare with */
    struct names {
        struct slice *list;
        size_t n, cap;
    } fresh, changed, gone; /* paths, in the order of the sheets */
};

void changes_add(struct changes *c, struct slice path, uint64_t stamp);
/* former: the contents of CHANGES_NAME of the last build. */
void changes_compare(struct changes *c, struct slice former);
/* The contents of CHANGES_NAME for this build. */
void changes_text(const struct changes *c, struct buf *out);
/* One line each for new, changed and gone sheets, naming all or the first ten; nothing
 * if there is no previous build. */
void changes_say(const struct changes *c, bool all, enum lang lang, struct buf *out);

#endif
