#include "model/qr.h"
#include "site/web.h"

static void put_number(struct buf *b, char command, int n)
{
    buf_char(b, command);
    buf_fixed(b, n, 0);
}

/* The dark modules as a single path, a rectangle for each run in a row: three dark ones
 * from (4, 4) on -> M4 4h3v1h-3z. A few kilobytes in all. */
struct slice svg_qr(struct arena *a, struct slice text)
{
    const struct qr *qr = qr_encode(a, text);
    struct buf b = BUF_INIT;

    if (!qr)
        return SLICE("");
    int side = qr->size + 2 * QR_QUIET;
    buf_printf(&b,
               "<svg class=\"qr\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" "
               "role=\"img\" aria-label=\"二维码\"><rect width=\"%d\" height=\"%d\" "
               "fill=\"#fff\"/><path fill=\"#000\" d=\"",
               side, side, side, side);
    for (int y = 0; y < qr->size; y++)
        for (int x = 0; x < qr->size; x++) {
            int from = x;

            while (x < qr->size && qr->dark[y * qr->size + x])
                x++;
            if (x == from)
                continue;
            put_number(&b, 'M', from + QR_QUIET);
            put_number(&b, ' ', y + QR_QUIET);
            put_number(&b, 'h', x - from);
            buf_str(&b, "v1");
            put_number(&b, 'h', from - x);
            buf_char(&b, 'z');
        }
    buf_str(&b, "\"/></svg>");
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}
