/* sheets.h - every item on each of its papers: laid out, then written as PDF
 * and drawn as pictures.
 *
 * The work is shared by threads, a sheet at a time. Each sheet has an arena and a
 * diag of its own, and the results stand in the order of the site's items, so the
 * number of threads cannot be seen in them.
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
    struct frames *frames; /* NULL: reported */
    struct buf pdf;
    uint64_t stamp;       /* of what is printed (draw/frame_stamp.h), with the pdf */
    struct buf *pictures; /* npictures of them; NULL: not drawn */
    size_t npictures;
};

struct sheets {
    struct sheet *list;
    size_t n;
};

/* The threads that share the work, and who is told how far it is. */
struct workers {
    int jobs;
    struct progress *progress; /* NULL: nobody */
};

/* Lay all of them out; what is wrong goes to d, in order. */
struct sheets sheets_layout(struct arena *a, const struct site *site,
                            const struct theme *theme, struct workers by,
                            struct diag *d);

/* Write the PDFs; every sheet must have frames. False after reporting. */
bool sheets_write(struct sheets *s, struct workers by, struct diag *d);

/* Draw each item that is not expired (nobody shares what has left the board) as PNGs,
 * SHARE_WIDTH wide, on that ground: laid out for chats where the theme does so for its
 * kind and all finds room, else the pages of its first sheet. False after reporting. */
enum { SHARE_WIDTH = 1080 };
bool sheets_draw(struct sheets *s, const struct site *site, const struct theme *theme,
                 struct color ground, struct workers by, struct diag *d);

/* d may hold messages that live in the sheets: print it before. */
void sheets_close(struct sheets *s);

#endif
