/* replay.c - runs a fuzz target over its corpus without clang: regression. */
#include "base/file.h"
#include "tap.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { INPUT_MAX = 16 << 20 };

int main(void)
{
    struct arena a = ARENA_INIT;
    struct file_entry *entries;
    size_t n;

    setvbuf(stdout, NULL, _IOLBF, 0); /* the last line is the one before an abort */
    if (!ok(file_list(&a, CORPUS, &entries, &n) && n > 0, "%s holds inputs", CORPUS))
        return done();
    for (size_t i = 0; i < n; i++) {
        struct arena one = ARENA_INIT;
        struct slice text;
        char *path = file_join(&one, CORPUS, entries[i].name);
        if (ok(file_read(&one, path, INPUT_MAX, &text) == FILE_OK, "%s is read",
               entries[i].name))
            LLVMFuzzerTestOneInput((const unsigned char *)text.ptr, text.len);
        ok(true, "%s is survived", entries[i].name);
        arena_free(&one);
    }
    arena_free(&a);
    return done();
}
