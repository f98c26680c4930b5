/* sheets.h - every item on each of its papers: laid out, then written as PDF
 * and drawn as pictures.
 *
 * Threads share the work, a sheet at a time. Each sheet has an arena and a diag of its
 * own, and the results are in the order of the site's items, so they do not depend on
 * the number of threads.
 */
#ifndef BANBAO_SHEETS_H
#define BANBAO_SHEETS_H

#include "base/buf.h"
#include "poster/poster.h"
#include "progress.h"

struct sheet {
    const struct item *item;
    enum paper paper;
    struct arena arena; /* of the frames and messages */
    struct diag diag;
    struct frames *frames; /* its pages; NULL: reported */
    struct buf pdf;        /* empty: not written */
    uint64_t stamp;        /* fingerprint of the print (draw/frame_stamp.h), with pdf */
    struct buf *pictures;  /* npictures PNGs, a page each; NULL: not drawn */
    size_t npictures;
};

struct sheets {
    struct sheet *list;
    size_t n;
};

/* The threads that share the work, and the progress to update. */
struct workers {
    int jobs;                  /* threads, the calling one among them */
    struct progress *progress; /* NULL: none */
};

/* Lays out all sheets; problems are reported to d, in order. */
struct sheets sheets_layout(struct arena *a, const struct site *site,
                            const struct theme *theme, struct workers by,
                            struct diag *d);

/* Writes the PDFs; every sheet must have frames. False after reporting. */
bool sheets_write(struct sheets *s, struct workers by, struct diag *d);

/* Draws each item that is not expired (nobody shares an old notice) as PNGs,
 * SHARE_WIDTH pixels wide, on that ground: in the theme's layout for chats if it has
 * one for the kind and everything fits, else the pages of its first sheet. False after
 * reporting. */
enum { SHARE_WIDTH = 1080 };
bool sheets_draw(struct sheets *s, const struct site *site, const struct theme *theme,
                 struct color ground, struct workers by, struct diag *d);

/* Frees all sheets. d's messages may live in them: print it first. */
void sheets_close(struct sheets *s);

#endif
