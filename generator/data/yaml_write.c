#include "data/yaml_write.h"

void yaml_put_scalar(struct buf *out, struct slice s)
{
    bool plain = s.len > 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        plain &= c >= 0x80 || (c >= '0' && c <= '9') ||
                 ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                 (i > 0 && (c == '|' || (c == '-' && s.ptr[i - 1] != ' '))) ||
                 (i > 0 && i + 1 < s.len && c == ' ');
    }
    if (plain) {
        buf_slice(out, s);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"' || s.ptr[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
    }
    buf_char(out, '"');
}
