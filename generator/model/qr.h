/* qr.h - a QR code as a matrix of modules, by libqrencode; error correction level M.
 */
#ifndef BANBAO_MODEL_QR_H
#define BANBAO_MODEL_QR_H

#include "base/arena.h"
#include "base/slice.h"

enum {
    QR_QUIET = 4,       /* modules of white around it (ISO/IEC 18004 6.3.8) */
    QR_MODULE_UM = 500, /* least size of a printed module, micrometres */
};

struct qr {
    int size;                  /* modules per side, without the quiet zone */
    const unsigned char *dark; /* size x size, row by row; 1 = dark */
};

/* NULL when the text is too long for a QR code. */
struct qr *qr_encode(struct arena *a, struct slice text);

#endif
