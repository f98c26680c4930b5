#include "content/filename.h"

#include <string.h>

enum { NAME_BYTES_MAX = 200 }; /* of 255: room for what is put before and after */

static bool has_forbidden(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < ' ' || strchr("\\/:*?\"<>|\x7F", s.ptr[i]))
            return true;
    return false;
}

/* The devices of Windows: CON, com1, with or without an ending. */
static bool is_device(struct slice s)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    size_t dot = slice_find(s, SLICE("."));
    char lower[4] = "";

    s = slice_sub(s, 0, dot);
    bool numbered = s.len == 4 && s.ptr[3] >= '1' && s.ptr[3] <= '9';
    if (s.len != 3 && !numbered)
        return false;
    for (size_t i = 0; i < 3; i++)
        lower[i] = (char)(s.ptr[i] | 0x20);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (strcmp(lower, devices[i]) == 0)
            return numbered == (i >= 4);
    return false;
}

bool file_name_check(struct slice name, struct span at, struct diag *d)
{
    if (name.len && name.ptr[0] != '.' && !slice_ends(name, SLICE(".")) &&
        slice_trim(name).len == name.len && name.len <= NAME_BYTES_MAX &&
        utf8_invalid(name) == SIZE_MAX && !has_forbidden(name) && !is_device(name))
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
