/* audit.h - can people read the finished sheet? Checks G3 to G8.
 *
 * box_place reports every text and QR code while it draws them, so sizes, colours and
 * line breaks are the final ones. Once the sheet is complete, audit_sheet reports
 * faults at the place where the writer can fix them. G1 and G2 are found earlier, while
 * the sheet is laid out.
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
    struct color text, ground; /* the last pair compared ... */
    double ratio;              /* ... and its contrast, 1 to 21; 0: no pair yet */
    pt64 module, code;         /* smallest side of a QR module, and of a whole code
                                        with its quiet zone; 0: no code on the sheet */
};

/* b is a BOX_TEXT or a BOX_QR; lines from..to - 1 of it are drawn. */
void audit_text(struct audit *a, const struct box *b, size_t from, size_t to);
/* One run of b's text on the background colour `ground`. */
void audit_color(struct audit *a, const struct box *b, const struct glyph_run *run,
                 struct color ground);
void audit_qr(struct audit *a, const struct box *b);
/* Report on everything collected, and on the pictures in the frames. */
void audit_sheet(struct audit *a, const struct frames *f);

#endif
