/* filename.c - which names every file system accepts.
 *   停水通知 -> good;  a/b, con, "停水 ", .停水 -> file-name
 */
#include "content/filename.h"

#include "base/fold.h"

#include <string.h>

enum { NAME_BYTES_MAX = 200 }; /* of 255: room for prefixes and endings */

/* Zero-width characters, blank letters, and those that change the direction: with them
 * two different names look alike. */
bool file_name_hides(uint32_t cp)
{
    return cp_is_command(cp) || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || cp == 0xAD ||
           cp == 0x61C || cp == 0x180E || cp == 0x115F || cp == 0x1160 ||
           cp == 0x3164 || cp == 0xFFA0 || (cp >= 0xFFF9 && cp <= 0xFFFB) ||
           (cp >= 0xE0000 && cp <= 0xE007F);
}

static bool has_unseen(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (file_name_hides(cp))
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
