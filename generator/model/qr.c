#include "model/qr.h"

#include <qrencode.h>

struct qr *qr_encode(struct arena *a, struct slice text)
{
    memory_watch();
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0,
                                     QR_ECLEVEL_M);
    memory_check();
    if (!code)
        return NULL;
    struct qr *qr = arena_new(a, struct qr);
    size_t modules = (size_t)code->width * (size_t)code->width;
    unsigned char *dark = arena_memdup(a, code->data, modules);
    for (size_t i = 0; i < modules; i++)
        dark[i] &= 1; /* the other bits give the module's function */
    qr->size = code->width;
    qr->dark = dark;
    QRcode_free(code);
    return qr;
}
