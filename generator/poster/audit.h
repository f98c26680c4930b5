/* audit.h - what a finished sheet is to those who read it: G3 to G8.
 *
 * box_place shows every text and code that it draws, while its lines are as they are
 * drawn; when the sheet is done, what is wrong is told at the place where its writer
 * can mend it. G1 and G2 are met while a sheet is laid out.
 */
#ifndef BANBAO_POSTER_AUDIT_H
#define BANBAO_POSTER_AUDIT_H

#include "poster/box.h"

enum { AUDIT_STYLES_MAX = 48 };

struct theme;

struct audit {
    struct diag *diag;
    const struct site *site;
    const struct item *item;
    const struct theme *theme;
    const struct paper_row *paper;
    struct {
        const struct style *style;
        pt64 size;
        size_t characters;
    } styles[AUDIT_STYLES_MAX];
    size_t nstyles;
    struct color text, ground; /* looked at last */
    double ratio;              /* of them; 0: of none */
    pt64 module, code;         /* least side of a module, and of a code with its quiet
                                        zone; 0: none was seen */
};

/* b is a BOX_TEXT or a BOX_QR; lines from..to - 1 of it are drawn. */
void audit_text(struct audit *a, const struct box *b, size_t from, size_t to);
/* One of its runs, on what it stands on. */
void audit_color(struct audit *a, const struct box *b, const struct glyph_run *run,
                 struct color ground);
void audit_qr(struct audit *a, const struct box *b);
/* Of all that was seen, and of the pictures in the frames. */
void audit_sheet(struct audit *a, const struct frames *f);

#endif
