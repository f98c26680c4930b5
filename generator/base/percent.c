#include "base/percent.h"

#include <string.h>

static bool unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~/", c));
}

void percent_encode(struct buf *out, struct slice path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        if (unreserved(c))
            buf_char(out, (char)c);
        else
            buf_printf(out, "%%%02X", c);
    }
}

struct slice percent_encoded(struct arena *a, struct slice path)
{
    struct buf b = BUF_INIT;

    percent_encode(&b, path);
    struct slice s = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return s;
}
