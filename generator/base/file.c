/* file.c - POSIX calls, each with a decision: is its failure an answer or fatal?
 *
 * ENOENT, EACCES and the like concern the path and become a result (FILE_MISSING, NULL,
 * false). Everything else (EIO, ENOMEM, EMFILE) would look like a missing file, and a
 * build would publish its absence; so require_answer() dies:
 *     open("公告.md") = ENOENT -> FILE_MISSING;  EIO -> exit 2
 * Writing dies on any failure; an unfinished file is removed at exit (begin).
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* For tests only: the write that fails, counted down; 0: none. */
static long fault_in;

void file_fault_at(long n)
{
    fault_in = n;
}

static bool fault(void)
{
    if (fault_in > 0 && --fault_in == 0) {
        errno = ENOSPC;
        return true;
    }
    return false;
}

static enum file_type type_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    if (S_ISDIR(mode))
        return FILE_FOLDER;
    return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

/* Does the error concern the path: missing, not permitted, not a possible name? */
static bool is_of_path(int error)
{
    static const int known[] = {ENOENT, ENOTDIR, EACCES, EPERM,  ELOOP, ENAMETOOLONG,
                                EINVAL, EILSEQ,  ENXIO,  ENODEV, EISDIR};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (error == known[i])
            return true;
    return false;
}

/* After a failed call: die if the machine failed. If that were taken for a missing
 * file, the file would vanish from the published pages. */
static void require_answer(const char *path)
{
    if (!is_of_path(errno))
        die("%s: 磁盘或内存出错，读不出来 (the machine failed to read): %s", path,
            strerror(errno));
}

enum file_type file_type(const char *path)
{
    struct stat st;

    if (lstat(path, &st) == 0)
        return type_of(st.st_mode);
    require_answer(path);
    return FILE_NONE;
}

/* Read until the end or n bytes; -1: errno is set. */
static ssize_t read_full(int fd, char *out, size_t n)
{
    size_t got = 0;

    while (got < n) {
        ssize_t more = read(fd, out + got, n - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return (ssize_t)got;
}

static enum file_error read_open(struct arena *a, int fd, size_t max, struct slice *out)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(st.st_mode))
        return FILE_NOT_REGULAR;
    if ((uintmax_t)st.st_size > max)
        return FILE_TOO_LARGE;
    size_t size = (size_t)st.st_size;
    char *text = arena_alloc(a, size + 1, 1);
    ssize_t got = read_full(fd, text, size); /* less if the file has just shrunk */
    if (got < 0)
        return FILE_UNREADABLE;
    text[got] = '\0';
    *out = (struct slice){text, (size_t)got};
    return FILE_OK;
}

enum file_error file_read(struct arena *a, const char *path, size_t max,
                          struct slice *out)
{
    /* O_NONBLOCK: opening a FIFO must not wait for a writer. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0) {
        require_answer(path);
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_UNREADABLE;
    }
    enum file_error e = read_open(a, fd, max, out);
    int saved = errno;
    close(fd);
    errno = saved;
    if (e == FILE_UNREADABLE)
        require_answer(path);
    return e;
}

bool file_is_readable(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st = {0};

    if (fd < 0 || fstat(fd, &st) != 0)
        require_answer(path);
    if (fd >= 0)
        close(fd);
    return S_ISREG(st.st_mode) && st.st_size > 0;
}

enum file_error file_read_input(struct arena *a, size_t max, struct slice *out)
{
    char *text = arena_alloc(a, max + 1, 1);
    ssize_t got = read_full(STDIN_FILENO, text, max + 1);

    if (got < 0) {
        require_answer("stdin");
        return FILE_UNREADABLE;
    }
    if ((size_t)got > max)
        return FILE_TOO_LARGE;
    text[got] = '\0';
    *out = (struct slice){text, (size_t)got};
    return FILE_OK;
}

bool file_fingerprint(const char *path, uint64_t *stamp)
{
    char chunk[64 * 1024];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    ssize_t n = 0;

    if (fd < 0) {
        require_answer(path);
        return false;
    }
    bool known = fstat(fd, &st) == 0, good = known && S_ISREG(st.st_mode);
    while (good && (n = read_full(fd, chunk, sizeof chunk)) > 0)
        *stamp = fingerprint_add(*stamp, (struct slice){chunk, (size_t)n});
    if (!known || n < 0)
        require_answer(path);
    close(fd);
    return good && n == 0;
}

bool file_size(const char *path, struct file_size *out)
{
    struct stat st;

    if (stat(path, &st) != 0) {
        require_answer(path);
        return false;
    }
    *out = (struct file_size){S_ISREG(st.st_mode), (uintmax_t)st.st_size,
                              (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec};
    return true;
}

static int by_name(const void *x, const void *y)
{
    const struct file_entry *a = x, *b = y;

    return strcmp(a->name, b->name);
}

/* The type from the folder entry, or by lstat if the file system does not record it. */
static enum file_type entry_type(struct arena *a, const char *dir,
                                 const struct dirent *e)
{
    switch (e->d_type) {
    case DT_REG:
        return FILE_REGULAR;
    case DT_DIR:
        return FILE_FOLDER;
    case DT_LNK:
        return FILE_LINK;
    default:
        return file_type(file_join(a, dir, e->d_name));
    }
}

/* NULL: the end. readdir returns NULL on errors too, so errno decides. */
static struct dirent *next_entry(DIR *d, const char *dir)
{
    errno = 0;
    struct dirent *e = readdir(d);
    if (!e && errno)
        die("%s: 文件夹读到一半出错 (cannot read the folder to its end): %s", dir,
            strerror(errno));
    return e;
}

bool file_list(struct arena *a, const char *dir, struct file_entry **out, size_t *n)
{
    struct file_entry *list = NULL;
    size_t count = 0, cap = 0;
    DIR *d = opendir(dir);

    if (!d) {
        require_answer(dir);
        return false;
    }
    for (struct dirent *e; (e = next_entry(d, dir)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        char *name = arena_strdup(a, e->d_name);
        arena_push(a, list, count, cap);
        list[count++] = (struct file_entry){name, entry_type(a, dir, e)};
    }
    closedir(d);
    if (count)
        qsort(list, count, sizeof *list, by_name);
    *out = list;
    *n = count;
    return true;
}

/* NULL: missing. */
static char *real(const char *path)
{
    char *full = realpath(path, NULL);

    if (!full)
        require_answer(path);
    return full;
}

const char *file_real(struct arena *a, const char *path)
{
    char *full = real(path);
    const char *copy = full ? arena_strdup(a, full) : NULL;

    free(full);
    return copy;
}

bool file_is_inside(const char *root, const char *path)
{
    char *r = real(root), *p = real(path);
    size_t len = r ? strlen(r) : 0;
    bool inside = r && p && strncmp(r, p, len) == 0 &&
                  (p[len] == '/' || p[len] == '\0' || (len == 1 && r[0] == '/'));

    free(r);
    free(p);
    return inside;
}

const char *file_below(struct arena *a, const char *root, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dir = slash ? arena_strndup(a, path, (size_t)(name - path)) : ".";
    char *r = real(root), *p = real(dir);
    const char *below = NULL;

    if (r && p && file_is_inside(r, p) && file_type(path) != FILE_NONE) {
        const char *rest = p + strlen(r);
        rest += *rest == '/';
        below =
            *rest ? file_join(a, arena_strdup(a, rest), name) : arena_strdup(a, name);
    }
    free(r);
    free(p);
    return below;
}

static void make_dir(const char *path)
{
    struct stat st;

    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return;
    if (fault() || (mkdir(path, 0777) != 0 && errno != EEXIST))
        die("%s: 无法建立文件夹 (cannot make folder): %s", path, strerror(errno));
}

void file_make_dirs(const char *path)
{
    struct arena a = ARENA_INIT;
    char *copy = arena_strdup(&a, path);
    struct stat st;

    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        *copy = '\0'; /* the usual case: it exists */
    for (char *p = copy + 1; *copy && *p; p++)
        if (*p == '/') {
            *p = '\0';
            make_dir(copy);
            *p = '/';
        }
    if (*copy)
        make_dir(copy);
    arena_free(&a);
}

void file_make_parents(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct arena a = ARENA_INIT;

    if (slash && slash > path)
        file_make_dirs(arena_strndup(&a, path, (size_t)(slash - path)));
    arena_free(&a);
}

_Noreturn static void write_failed(const char *path)
{
    die("%s: 无法写入 (cannot write): %s", path, strerror(errno));
}

/* A file that is incomplete or not yet renamed: removed if the run fails. */
static const char *begun;

static void drop_begun(void)
{
    if (begun)
        unlink(begun);
}

static void begin(const char *path)
{
    static bool armed;

    if (!armed)
        atexit(drop_begun);
    armed = true;
    begun = path;
}

void file_write(const char *path, struct slice data)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0)
        write_failed(path);
    begin(path);
    for (size_t done = 0; done < data.len;) {
        ssize_t n = fault() ? -1 : write(fd, data.ptr + done, data.len - done);
        if (n < 0 && errno != EINTR)
            write_failed(path);
        if (n > 0)
            done += (size_t)n;
    }
    if ((data.len == 0 && fault()) || close(fd) != 0)
        write_failed(path);
    begun = NULL;
}

bool file_is_locked(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && (st.st_mode & 0222) == 0;
}

/* Restore the owner and group; false: not allowed, the file stays ours. */
static bool give_to(int fd, const struct stat *owner)
{
    struct stat st;

    if (fstat(fd, &st) == 0 && st.st_uid == owner->st_uid && st.st_gid == owner->st_gid)
        return true;
    return fchown(fd, owner->st_uid, owner->st_gid) == 0 ||
           (st.st_uid == owner->st_uid && fchown(fd, (uid_t)-1, owner->st_gid) == 0);
}

struct file_lost file_replace(const char *path, struct slice data)
{
    struct arena a = ARENA_INIT;
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    char *aside = arena_printf(&a, "%.*s.%s.banbao", folder, path, path + folder);
    struct file_lost lost = {0};
    struct stat st;

    if (stat(path, &st) != 0)
        write_failed(path);
    unlink(aside); /* left by a killed run */
    file_write(aside, data);
    begin(aside);
    int fd = open(aside, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        write_failed(aside);
    lost = (struct file_lost){st.st_nlink > 1, !give_to(fd, &st)};
    if (fchmod(fd, st.st_mode & 07777) != 0 || fsync(fd) != 0)
        write_failed(aside);
    close(fd);
    file_rename(aside, path);
    begun = NULL;
    arena_free(&a);
    return lost;
}

void file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fault() || syncfs(fd) != 0)
        write_failed(path);
    close(fd);
}

static bool remove_entries(struct arena *a, const char *path)
{
    struct file_entry *list = NULL;
    size_t n = 0, cap = 0;
    DIR *d = opendir(path);
    bool gone = d != NULL;

    errno = 0;
    for (struct dirent *e; d && (e = readdir(d)) != NULL; errno = 0) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        arena_push(a, list, n, cap);
        list[n++].name = file_join(a, path, e->d_name);
    }
    gone = gone && errno == 0;
    if (d)
        closedir(d);
    for (size_t i = 0; i < n; i++)
        gone = file_try_remove_tree(list[i].name) && gone;
    return gone;
}

bool file_try_remove_tree(const char *path)
{
    struct arena a = ARENA_INIT;
    struct stat st;
    bool gone = true;

    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR;
    if (S_ISDIR(st.st_mode)) {
        if ((st.st_mode & S_IRWXU) != S_IRWXU) /* without these permissions ... */
            chmod(path, (st.st_mode & 07777) | S_IRWXU); /* ... nothing inside goes */
        gone = remove_entries(&a, path);
    }
    gone = (remove(path) == 0 || errno == ENOENT) && gone;
    arena_free(&a);
    return gone;
}

void file_remove_tree(const char *path)
{
    if (!file_try_remove_tree(path))
        die("%s: 无法删除 (cannot remove): %s", path, strerror(errno));
}

void file_rename(const char *from, const char *to)
{
    if (fault() || rename(from, to) != 0)
        die("%s → %s: 无法改名 (cannot rename): %s", from, to, strerror(errno));
}

char *file_join(struct arena *a, const char *dir, const char *name)
{
    size_t n = strlen(dir);

    return arena_printf(a, "%s%s%s", dir, n && dir[n - 1] != '/' ? "/" : "", name);
}
