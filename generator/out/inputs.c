/* inputs.c - walk a folder in the order of its names and hash what is there.
 *
 * Each entry adds its path, then its contents or its size, to the fingerprint:
 *     content/通知/停水.md -> hash(hash(stamp, "/通知/停水.md\0"), bytes of the file)
 * so renaming a file changes the result as much as editing it. A folder that cannot be
 * read, or is nested too deeply, adds "closed".
 */
#include "out/inputs.h"

#include "base/arena.h"
#include "base/file.h"

#include <inttypes.h>
#include <string.h>

enum { DEPTH_MAX = 32 }; /* nested folders: more are not the compound's content */

struct folder_walk {
    uint64_t stamp;
    size_t root;         /* bytes of the root's path: left out of each path */
    bool contents;       /* false: sizes alone */
    inputs_reads *reads; /* NULL: everything */
};

uint64_t inputs_text(uint64_t stamp, const char *text)
{
    return fingerprint_add(stamp, (struct slice){text, strlen(text) + 1});
}

uint64_t inputs_file(uint64_t stamp, const char *path)
{
    return file_fingerprint(path, &stamp) ? stamp : inputs_text(stamp, "unreadable");
}

static void add_size(struct folder_walk *w, struct arena *a, const char *path)
{
    struct file_size size;
    intmax_t bytes = file_size(path, &size) ? (intmax_t)size.bytes : -1;

    w->stamp = inputs_text(w->stamp, arena_printf(a, "%" PRIdMAX, bytes));
}

static bool is_read(const struct folder_walk *w, const char *name,
                    const struct file_size *size)
{
    return !w->reads || !size->regular || w->reads(name, size->bytes);
}

static void add_file(struct folder_walk *w, struct arena *a, const char *path,
                     const char *name)
{
    struct file_size size = {0};

    if (!file_size(path, &size) || is_read(w, name, &size))
        w->stamp = inputs_file(w->stamp, path);
    else
        w->stamp = inputs_text(
            w->stamp, arena_printf(a, "%" PRIuMAX " %" PRIdMAX ".%09ld", size.bytes,
                                   size.seconds, size.nanoseconds));
}

static void add_tree(struct folder_walk *w, const char *dir, int depth)
{
    struct arena a = ARENA_INIT;
    struct file_entry *entries;
    size_t n;

    if (depth > DEPTH_MAX || !file_list(&a, dir, &entries, &n)) {
        w->stamp = inputs_text(w->stamp, "closed");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const char *path = file_join(&a, dir, entries[i].name);
        w->stamp = inputs_text(w->stamp, path + w->root);
        if (entries[i].type == FILE_FOLDER)
            add_tree(w, path, depth + 1);
        else if (w->contents)
            add_file(w, &a, path, entries[i].name);
        else
            add_size(w, &a, path);
    }
    arena_free(&a);
}

uint64_t inputs_tree(uint64_t stamp, const char *dir, inputs_reads *reads)
{
    struct folder_walk w = {stamp, strlen(dir), true, reads};

    add_tree(&w, dir, 0);
    return w.stamp;
}

uint64_t inputs_sizes(uint64_t stamp, const char *dir)
{
    struct folder_walk w = {stamp, strlen(dir), false, NULL};

    add_tree(&w, dir, 0);
    return w.stamp;
}
