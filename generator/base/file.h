/* file.h - the only door to the file system.
 *
 * All reads have a limit; all writes are whole or not at all (the caller stages
 * them); every failure of the machine ends in die(), exit 2, be it to read: only what
 * is said of the path itself (not there, not permitted) is an answer. file_fault_at(n)
 * makes the n-th write fail, for tests.
 */
#ifndef FILE_H
#define FILE_H

#include "base/arena.h"
#include "base/fingerprint.h"
#include "base/slice.h"
#include <stdbool.h>

enum file_type { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

enum file_error {
    FILE_OK,
    FILE_MISSING,
    FILE_NOT_REGULAR, /* a folder, a device, a link that leads outside */
    FILE_TOO_LARGE,
    FILE_UNREADABLE, /* permission: errno is set */
};

enum file_type
file_type(const char *path); /* of the thing itself: links not followed */

/* The whole file, at most max bytes, into the arena, NUL-terminated beyond. */
enum file_error file_read(struct arena *a, const char *path, size_t max,
                          struct slice *out);

/* The same of standard input, to its end. */
enum file_error file_read_input(struct arena *a, size_t max, struct slice *out);

/* Add a file's bytes to a fingerprint, a piece at a time; false: not all could be read.
 */
bool file_fingerprint(const char *path, uint64_t *print);

/* A file with something in it that may be read, for who reads it by other means. */
bool file_is_readable(const char *path);

struct file_size {
    bool regular;
    uintmax_t bytes;
    intmax_t seconds; /* when it was changed */
    long nanoseconds;
};

/* Links followed. False: not there. */
bool file_size(const char *path, struct file_size *out);

struct file_entry {
    const char *name;
    enum file_type type;
};

/* The entries of a folder, sorted by name bytes; hidden ones left out. false: it is not
 * there, or may not be read. */
bool file_list(struct arena *a, const char *dir, struct file_entry **out, size_t *n);

/* The path with all links resolved; NULL: not there. */
const char *file_real(struct arena *a, const char *path);

/* Does path, links resolved, lie inside root? */
bool file_is_inside(const char *root, const char *path);

/* The path of a file seen from root, links in both resolved; NULL: it is not inside, or
 * not there. */
const char *file_below(struct arena *a, const char *root, const char *path);

void file_make_dirs(const char *path);    /* like mkdir -p; or die */
void file_make_parents(const char *path); /* the folders above path; or die */
void file_write(const char *path, struct slice data); /* a new file; or die */
bool file_is_locked(const char *path); /* nobody may write to it (chmod a-w) */
/* What a new file could not take over from the one before. */
struct file_lost {
    bool links; /* it had other names, which keep the old bytes */
    bool owner;
};

/* The new bytes of a file that is there: written beside it, on the disk, then swapped
 * in; it keeps its permissions and, where we may, its owner. Or die, and it is as it
 * was. */
struct file_lost file_replace(const char *path, struct slice data);
/* All that was written on path's file system is on the disk; or die. Once before a
 * tree is swapped in, as syncing each file costs a hundred times as much. */
void file_sync(const char *path);
/* Folders that somebody locked are opened. What is not there is no failure. The second
 * leaves what cannot be removed, never dies, and then says false (errno is set). */
void file_remove_tree(const char *path);
bool file_try_remove_tree(const char *path);
void file_rename(const char *from, const char *to); /* or die */
char *file_join(struct arena *a, const char *dir, const char *name);

void file_fault_at(long n); /* tests: the n-th write from now fails; 0: none */

#endif
