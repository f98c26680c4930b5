#include "content/filename.h"

#include "base/fold.h"

#include <string.h>

enum { NAME_BYTES_MAX = 200 }; /* of 255: room for what is put before and after */

/* Zero-width characters, and those that turn the direction: two names look alike. */
static bool has_unseen(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if ((cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
            (cp >= 0x2060 && cp <= 0x2064) || cp == 0xFEFF || cp == 0xAD)
            return true;
    }
    return false;
}

static bool has_forbidden(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < ' ' || strchr("\\/:*?\"<>|\x7F", s.ptr[i]))
            return true;
    return false;
}

bool file_name_check(struct slice name, struct span at, struct diag *d)
{
    if (name.len && name.ptr[0] != '.' && !slice_ends(name, SLICE(".")) &&
        slice_trim(name).len == name.len && name.len <= NAME_BYTES_MAX &&
        utf8_invalid(name) == SIZE_MAX && !has_unseen(name) && !has_forbidden(name) &&
        !name_is_device(name))
        return true;
    diag_error(d, at, "file-name", "这个名字不能用作文件名", "this cannot name a file");
    return diag_hint(
        d,
        "最多 %d 字节；不要用 \\ / : * ? \" < > |、看不见的字符，两头不要有空格和句点，"
        "也不要叫 con、aux、nul 等",
        "at most %d bytes, without \\ / : * ? \" < > | and invisible characters, "
        "spaces and dots at its ends, and not con, aux, nul",
        NAME_BYTES_MAX);
}
