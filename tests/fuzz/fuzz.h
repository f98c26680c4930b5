/* fuzz.h - what the targets share. A target must hold for any bytes: it aborts where it
 * finds what must not be, and the sanitizers abort for it.
 */
#ifndef BANBAO_TESTS_FUZZ_FUZZ_H
#define BANBAO_TESTS_FUZZ_FUZZ_H

#include "base/buf.h"
#include "base/file.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A copy of its own, so that reading past its end is seen. */
static inline struct slice fuzz_bytes(struct arena *a, const unsigned char *data,
                                      size_t size)
{
    return slice_dup(a, (struct slice){(const char *)data, size});
}

/* Would the border let it through (content/text_file.h)? */
static inline bool fuzz_is_text(struct slice s)
{
    return utf8_invalid(s) == SIZE_MAX && (!s.len || !memchr(s.ptr, '\0', s.len)) &&
           (!s.len || !memchr(s.ptr, '\r', s.len));
}

/* An input of several texts has lines of %% between them; what is not there is empty.
 */
static inline struct slice fuzz_part(struct slice *rest)
{
    size_t end = slice_find(*rest, SLICE("\n%%\n"));
    struct slice part = slice_sub(*rest, 0, end == SIZE_MAX ? rest->len : end + 1);

    *rest = end == SIZE_MAX ? SLICE("") : slice_from(*rest, end + 4);
    return part;
}

/* `dir`, a folder of this process alone, for what is read from files. */
static inline const char *fuzz_folder(void)
{
    static char dir[64];

    if (!dir[0]) {
        snprintf(dir, sizeof dir, "%s/banbao-fuzz-XXXXXX",
                 file_type("/dev/shm") == FILE_FOLDER ? "/dev/shm" : "/tmp");
        if (!mkdtemp(dir))
            die("mkdtemp: %s", dir);
    }
    return dir;
}

static void fuzz_folder_remove(void)
{
    file_remove_tree(fuzz_folder());
}

/* A file in it, instead of what may be there; its path. */
static inline const char *fuzz_file(struct arena *a, const char *name,
                                    struct slice bytes)
{
    static bool opened;
    char *path = file_join(a, fuzz_folder(), name);
    FILE *f;

    if (!opened)
        atexit(fuzz_folder_remove);
    opened = true;
    file_make_parents(path);
    f = fopen(path, "wb");
    if (!f || fwrite(bytes.ptr, 1, bytes.len, f) != bytes.len || fclose(f) != 0)
        die("%s", path);
    return path;
}

#endif
