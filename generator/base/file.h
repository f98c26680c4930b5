/* file.h - the way to the file system (out/ alone also locks and swaps folders itself).
 *
 * All reads have a limit. Writes are complete or not visible (the caller stages
 * them). Every failure of the machine, also while reading, ends in die(), exit 2; only
 * errors that concern the path itself (missing, not permitted) are returned.
 * file_fault_at(n) makes the n-th write fail, for tests.
 */
#ifndef BANBAO_BASE_FILE_H
#define BANBAO_BASE_FILE_H

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

enum file_type file_type(const char *path); /* does not follow links */

/* The whole file, at most max bytes, into the arena, with a NUL after the end. */
enum file_error file_read(struct arena *a, const char *path, size_t max,
                          struct slice *out);

/* The same for standard input. */
enum file_error file_read_input(struct arena *a, size_t max, struct slice *out);

/* Add a file's bytes to a fingerprint, chunk by chunk; false: it could not be read. */
bool file_fingerprint(const char *path, uint64_t *stamp);

/* Is it a readable, non-empty regular file? For libraries that open files themselves.
 */
bool file_is_readable(const char *path);

struct file_size {
    bool regular;
    uintmax_t bytes;
    intmax_t seconds; /* time of the last change, since 1970 */
    long nanoseconds;
};

/* Follows links. False: the file is missing. */
bool file_size(const char *path, struct file_size *out);

struct file_entry {
    const char *name;
    enum file_type type;
};

/* The entries of a folder, sorted by name (byte order), without hidden ones. False: the
 * folder is missing or not readable. */
bool file_list(struct arena *a, const char *dir, struct file_entry **out, size_t *n);

/* The path with all links resolved; NULL: missing. */
const char *file_real(struct arena *a, const char *path);

/* Is path inside root, after resolving links in both? */
bool file_is_inside(const char *root, const char *path);

/* The path of a file relative to root, links in both resolved; NULL: not inside root,
 * or missing. */
const char *file_below(struct arena *a, const char *root, const char *path);

void file_make_dirs(const char *path);    /* like mkdir -p; or die */
void file_make_parents(const char *path); /* the folders above path; or die */
void file_write(const char *path, struct slice data); /* a new file; or die */
bool file_is_locked(const char *path); /* nobody may write to it (chmod a-w) */
/* What file_replace could not preserve. */
struct file_lost {
    bool links; /* other hard links of the file keep the old bytes */
    bool owner; /* the file now belongs to us */
};

/* Replace the bytes of an existing file: written to a new file next to it, synced, then
 * renamed over it. Keeps the permissions and, if allowed, the owner. If it dies, the
 * file is unchanged. */
struct file_lost file_replace(const char *path, struct slice data);
/* Flush the file system of path to the disk; or die. Called once before a tree is
 * swapped in: syncing each file costs a hundred times as much. */
void file_sync(const char *path);
/* Unlocks folders without write permission; a missing path is no failure. The second
 * never dies: it leaves what cannot be removed and returns false (errno is set). */
void file_remove_tree(const char *path);
bool file_try_remove_tree(const char *path);
void file_rename(const char *from, const char *to); /* or die */
char *file_join(struct arena *a, const char *dir, const char *name);

void file_fault_at(long n); /* tests: the n-th write from now fails; 0: none */

#endif
