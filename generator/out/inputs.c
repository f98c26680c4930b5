#include "out/inputs.h"

#include "base/arena.h"
#include "base/file.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 32 };

struct walk {
    uint64_t print;
    size_t root; /* bytes of a path that are the root's */
    bool contents;
};

uint64_t inputs_text(uint64_t print, const char *text)
{
    return fingerprint_add(print, (struct slice){text, strlen(text) + 1});
}

uint64_t inputs_file(uint64_t print, const char *path)
{
    return file_fingerprint(path, &print) ? print : inputs_text(print, "unreadable");
}

static void add_size(struct walk *w, struct arena *a, const char *path)
{
    struct stat st;
    intmax_t size = stat(path, &st) == 0 ? (intmax_t)st.st_size : -1;

    w->print = inputs_text(w->print, arena_printf(a, "%" PRIdMAX, size));
}

static void add_tree(struct walk *w, const char *dir, int depth)
{
    struct arena a = ARENA_INIT;
    struct file_entry *entries;
    size_t n;

    if (depth > DEPTH_MAX || !file_list(&a, dir, &entries, &n)) {
        w->print = inputs_text(w->print, "closed");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const char *path = file_join(&a, dir, entries[i].name);
        w->print = inputs_text(w->print, path + w->root);
        if (entries[i].type == FILE_FOLDER)
            add_tree(w, path, depth + 1);
        else if (w->contents)
            w->print = inputs_file(w->print, path);
        else
            add_size(w, &a, path);
    }
    arena_free(&a);
}

uint64_t inputs_tree(uint64_t print, const char *dir)
{
    struct walk w = {print, strlen(dir), true};

    add_tree(&w, dir, 0);
    return w.print;
}

uint64_t inputs_sizes(uint64_t print, const char *dir)
{
    struct walk w = {print, strlen(dir), false};

    add_tree(&w, dir, 0);
    return w.print;
}
