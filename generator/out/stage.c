/* stage.c - lock, write a tree, swap it with the published one.
 *
 * renameat2(RENAME_EXCHANGE) exchanges two folders of a file system in one step: at no
 * moment is there no output. If the file system cannot do that, two renames are used
 * instead (output -> .output.old, .output.new -> output), and a build that finds
 * .output.old but no output puts it back.
 *
 * Files are not synced one by one: killing a process loses no write, and against a
 * power cut one syncfs before the swap orders everything for a tenth of the cost (a
 * hundred fsyncs take longer than the whole build).
 *
 * The marker .banbao, for a tree of two files:
 *     banbao 1 0123456789abcdef 3      format, fingerprint of the inputs, warnings
 *     9351 .sheets                     size and path of a file, sorted by path
 *     55562 stamp/通知/2026-11-23 停水通知 A4.pdf
 */
#include "out/stage.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "out/report.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char marker_name[] = ".banbao";
static const char marker_head[] = "banbao 1 ";

enum { MARKER_MAX = 64 << 20, STAMP_DIGITS = 16 };

struct made {
    struct slice path;
    size_t size;
};

/* The contents of a marker. */
struct marked_tree {
    bool there; /* the marker exists */
    uint64_t stamp;
    size_t warnings;
    struct made *files; /* in the order of the marker */
    size_t n, cap;
    struct map by_path; /* path -> struct made, for all of files */
};

struct stage {
    struct arena *arena;
    const char *output, *parent; /* absolute, links resolved */
    const char *fresh;           /* .output.new */
    const char *old;             /* .output.old: exists only between two renames */
    const char *lock;            /* .output.lock */
    int lock_fd;
    struct marked_tree published, made; /* as found in output; as put so far */
    bool begun;                         /* .output.new has been created */
};

/* die() may be called anywhere below: paths to be removed at exit. */
static struct {
    const char *fresh, *lock;
} pending;

static void drop_pending(void)
{
    const char *fresh = pending.fresh, *lock = pending.lock;

    pending.fresh = pending.lock = NULL;
    if (fresh)
        file_try_remove_tree(fresh);
    if (lock)
        unlink(lock);
}

/* ---- the marker ---------------------------------------------------------- */

static void tree_add(struct arena *a, struct marked_tree *t, struct slice path,
                     size_t size)
{
    struct made *file = arena_new(a, struct made);

    *file = (struct made){path, size};
    if (map_set(&t->by_path, path, file))
        die("两个文件同名（two files with the same name）：%.*s", SLICE_FMT(path));
    arena_push(a, t->files, t->n, t->cap);
    t->files[t->n++] = *file;
}

static uint64_t parse_number(struct slice s, unsigned base)
{
    uint64_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        n = n * base + (uint64_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return n;
}

static void marker_read(struct arena *a, struct marked_tree *t, const char *dir)
{
    struct slice text, line, size;

    t->by_path = (struct map)MAP_INIT(a);
    if (file_read(a, file_join(a, dir, marker_name), MARKER_MAX, &text) != FILE_OK ||
        !slice_starts(text, slice_of(marker_head)))
        return;
    t->there = true;
    slice_cut(&text, '\n', &line);
    line = slice_from(line, strlen(marker_head));
    slice_cut(&line, ' ', &size);
    t->stamp = parse_number(size, 16);
    t->warnings = (size_t)parse_number(line, 10);
    while (slice_cut(&text, '\n', &line))
        if (slice_cut(&line, ' ', &size) && line.len)
            tree_add(a, t, line, (size_t)parse_number(size, 10));
}

static int by_path(const void *x, const void *y)
{
    const struct made *a = x, *b = y;

    return slice_cmp(a->path, b->path);
}

static void marker_write(struct stage *s, uint64_t stamp, size_t warnings)
{
    struct buf text = BUF_INIT;

    qsort(s->made.files, s->made.n, sizeof *s->made.files, by_path);
    buf_printf(&text, "%s%0*" PRIx64 " %zu\n", marker_head, STAMP_DIGITS, stamp,
               warnings);
    for (size_t i = 0; i < s->made.n; i++)
        buf_printf(&text, "%zu %.*s\n", s->made.files[i].size,
                   SLICE_FMT(s->made.files[i].path));
    file_write(file_join(s->arena, s->fresh, marker_name), buf_view(&text));
    buf_release(&text);
}

/* ---- opening ------------------------------------------------------------- */

/* Find the absolute path of the output folder, which may not exist yet, and of the
 * files next to it: www/out -> /srv/www/out, /srv/www/.out.new, /srv/www/.out.lock */
static void resolve(struct stage *s, const char *output)
{
    char *full = realpath(output, NULL);

    if (!full) {
        if (errno != ENOENT || file_type(output) == FILE_LINK)
            die("输出位置用不了（cannot use the output folder）：%s：%s", output,
                strerror(errno));
        file_make_parents(output);
        char *copy = arena_strdup(s->arena, output);
        size_t n = strlen(copy);
        while (n > 1 && copy[n - 1] == '/')
            copy[--n] = '\0';
        char *slash = strrchr(copy, '/');
        const char *name = slash ? slash + 1 : copy;
        if (slash)
            *slash = '\0';
        char *parent = realpath(!slash ? "." : slash == copy ? "/" : copy, NULL);
        if (!parent)
            die("%s：%s", output, strerror(errno));
        full = arena_printf(s->arena, "%s/%s", parent, name);
        free(parent);
        s->output = full;
    } else {
        s->output = arena_strdup(s->arena, full);
        free(full);
    }
    const char *name = strrchr(s->output, '/') + 1;
    if (!*name)
        die("不能输出到根目录（refusing to replace the root folder）");
    s->parent = arena_strndup(s->arena, s->output, (size_t)(name - s->output));
    s->fresh = arena_printf(s->arena, "%s.%s.new", s->parent, name);
    s->old = arena_printf(s->arena, "%s.%s.old", s->parent, name);
    s->lock = arena_printf(s->arena, "%s.%s.lock", s->parent, name);
}

/* The other build unlinks the lock file when it ends, so holding a lock is not enough:
 * the locked file must still be the one at that path. */
static void lock(struct stage *s)
{
    enum { TRIES = 100 }; /* one retry is enough if a build ends between our calls */
    struct stat held, named;

    for (int i = 0; i < TRIES; i++) {
        s->lock_fd = open(s->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (s->lock_fd < 0)
            die("不能写 %s（not writable）：%s", s->parent, strerror(errno));
        if (flock(s->lock_fd, LOCK_EX | LOCK_NB) != 0)
            die("另一个 banbao 正在生成 %s，等它做完再试"
                "（another build is writing this folder）",
                s->output);
        if (fstat(s->lock_fd, &held) == 0 && stat(s->lock, &named) == 0 &&
            held.st_ino == named.st_ino && held.st_dev == named.st_dev) {
            pending.lock = s->lock;
            atexit(drop_pending);
            return;
        }
        close(s->lock_fd);
    }
    die("%s：锁不住，这里的文件系统不能用来生成，用 --output 另选一个位置"
        "（cannot be locked on this file system: choose another --output）",
        s->lock);
}

/* Files that desktops create in folders people open, and the marker. */
static bool is_litter(const char *name)
{
    return strcmp(name, ".DS_Store") == 0 || strcmp(name, "Thumbs.db") == 0 ||
           strcmp(name, "desktop.ini") == 0 || strcmp(name, marker_name) == 0;
}

/* report.html, which a failed build replaces alone, or the hidden temporary file of a
 * build that was killed while doing so. */
static bool is_report(const char *path, const char *full)
{
    return strncmp(path, "." REPORT_NAME ".", strlen("." REPORT_NAME ".")) == 0 ||
           (strcmp(path, REPORT_NAME) == 0 && report_is_ours(full));
}

/* The first file in the output folder that the marker does not list; NULL: none. */
static const char *find_foreign(struct stage *s)
{
    char *const roots[] = {arena_strdup(s->arena, s->output), NULL};
    size_t root_len = strlen(s->output) + 1;
    const char *found = NULL;
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    FTSENT *e;

    if (!walk)
        die("%s：%s", s->output, strerror(errno));
    while (!found && (errno = 0, e = fts_read(walk))) {
        if (e->fts_info == FTS_D || e->fts_info == FTS_DP || is_litter(e->fts_name))
            continue;
        const char *path = e->fts_path + root_len;
        if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR ||
            (!map_find(&s->published.by_path, slice_of(path)) &&
             !is_report(path, e->fts_path)))
            found = arena_strdup(s->arena, path);
    }
    if (!e && errno)
        die("%s：%s", s->output, strerror(errno));
    fts_close(walk);
    return found;
}

static void check_output(struct stage *s)
{
    enum file_type type = file_type(s->output);

    if (type == FILE_NONE && file_type(s->old) == FILE_FOLDER) {
        file_rename(s->old, s->output);
        type = FILE_FOLDER;
    }
    s->published.by_path = (struct map)MAP_INIT(s->arena);
    if (type == FILE_NONE)
        return;
    if (type != FILE_FOLDER)
        die("%s 不是文件夹（is not a folder）", s->output);
    marker_read(s->arena, &s->published, s->output);
    const char *foreign = find_foreign(s);
    if (foreign)
        die("%s 里有不是板报生成的文件：%s\n"
            "  生成时整个文件夹都会换掉，请把它移走，或用 --output 另选一个文件夹\n"
            "  (this folder would be replaced, but has a file that banbao did not make: "
            "move it, or choose another --output)",
            s->output, foreign);
}

/* Remove what an earlier build could not, or left when it was killed. */
static void clear(const char *path)
{
    if (!file_try_remove_tree(path))
        die("%s 是以前留下的，删不掉：%s\n"
            "  请把它删掉再运行（删不了的，找装电脑的人）： sudo rm -rf \"%s\"\n"
            "  (an earlier build left it, and it cannot be removed: delete it and retry)",
            path, strerror(errno), path);
}

struct stage *stage_open(struct arena *a, const char *output)
{
    struct stage *s = arena_new(a, struct stage);

    die_late(false);
    s->arena = a;
    s->made.by_path = (struct map)MAP_INIT(a);
    resolve(s, output);
    lock(s);
    check_output(s);
    clear(s->fresh);
    clear(s->old);
    return s;
}

/* ---- is it current? ------------------------------------------------------ */

static bool is_later(struct timespec a, struct timespec b)
{
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/* The marker is written last, so a file that is newer has been modified since. */
bool stage_is_current(const struct stage *s, uint64_t stamp)
{
    struct arena scratch = ARENA_INIT;
    struct stat marker, st;
    bool same = s->published.there && s->published.stamp == stamp &&
                stat(file_join(&scratch, s->output, marker_name), &marker) == 0;

    if (same && lstat(file_join(&scratch, s->output, REPORT_NAME), &st) == 0)
        same = !is_later(st.st_mtim, marker.st_mtim);
    for (size_t i = 0; same && i < s->published.n; i++) {
        const struct made *file = &s->published.files[i];
        const char *path =
            file_join(&scratch, s->output, slice_cstr(&scratch, file->path));
        same = lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
               (size_t)st.st_size == file->size &&
               !is_later(st.st_mtim, marker.st_mtim);
    }
    arena_free(&scratch);
    return same;
}

bool stage_has_former(const struct stage *s, const char *path)
{
    return map_find(&s->published.by_path, slice_of(path)) != NULL;
}

struct slice stage_former(const struct stage *s, const char *path)
{
    struct slice text;

    if (!stage_has_former(s, path) ||
        file_read(s->arena, file_join(s->arena, s->output, path), MARKER_MAX, &text) !=
            FILE_OK)
        return SLICE("");
    return text;
}

size_t stage_warnings(const struct stage *s)
{
    return s->published.warnings;
}

/* ---- writing ------------------------------------------------------------- */

static void begin(struct stage *s)
{
    pending.fresh = s->fresh;
    file_make_dirs(s->fresh);
    s->begun = true;
}

static bool is_plain_path(struct slice path)
{
    return path.len && path.ptr[0] != '/' &&
           slice_find(path, SLICE("\n")) == SIZE_MAX &&
           !slice_starts(path, SLICE("../")) &&
           slice_find(path, SLICE("/../")) == SIZE_MAX;
}

/* Link the published file if its contents are the same. */
static bool link_same(struct stage *s, struct arena *scratch, struct slice path,
                      struct slice data, const char *to)
{
    const struct made *had = map_find(&s->published.by_path, path);
    struct slice text;

    if (!had || had->size != data.len)
        return false;
    const char *from = file_join(scratch, s->output, slice_cstr(scratch, path));
    return file_type(from) == FILE_REGULAR &&
           file_read(scratch, from, data.len, &text) == FILE_OK &&
           slice_eq(text, data) && link(from, to) == 0;
}

/* List the file in the new tree and make its folders; returns the path to write. */
static const char *add_file(struct stage *s, struct arena *scratch, struct slice path,
                            size_t size)
{
    assert(is_plain_path(path));
    if (!s->begun)
        begin(s);
    tree_add(s->arena, &s->made, slice_dup(s->arena, path), size);
    const char *to = file_join(scratch, s->fresh, slice_cstr(scratch, path));
    file_make_parents(to);
    return to;
}

void stage_put(struct stage *s, struct slice path, struct slice data)
{
    struct arena scratch = ARENA_INIT;
    const char *to = add_file(s, &scratch, path, data.len);

    if (!link_same(s, &scratch, path, data, to))
        file_write(to, data);
    arena_free(&scratch);
}

void stage_put_report(struct stage *s, struct slice data)
{
    struct arena scratch = ARENA_INIT;

    if (!s->begun)
        begin(s);
    file_write(file_join(&scratch, s->fresh, REPORT_NAME), data);
    arena_free(&scratch);
}

void stage_put_again(struct stage *s, struct slice path, struct slice before,
                     struct slice data)
{
    struct arena scratch = ARENA_INIT;
    const char *to = add_file(s, &scratch, path, data.len);

    assert(map_find(&s->made.by_path, before));
    if (link(file_join(&scratch, s->fresh, slice_cstr(&scratch, before)), to) != 0)
        file_write(to, data);
    arena_free(&scratch);
}

/* ---- the swap ------------------------------------------------------------ */

/* False: the file system cannot exchange folders. */
static bool exchange(struct stage *s)
{
    if (renameat2(AT_FDCWD, s->fresh, AT_FDCWD, s->output, RENAME_EXCHANGE) == 0)
        return true;
    if (errno == EBUSY)
        die("%s 是挂载点，换不了；请输出到它里面的一个文件夹"
            "（a mount point cannot be replaced: choose a folder inside it）",
            s->output);
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
        die("%s：%s", s->output, strerror(errno));
    return false;
}

static void swap(struct stage *s)
{
    if (file_type(s->output) == FILE_NONE) {
        file_rename(s->fresh, s->output);
    } else if (!exchange(s)) {
        file_rename(s->output, s->old);
        file_rename(s->fresh, s->output);
    }
    die_late(true);
}

const char *stage_commit(struct stage *s, uint64_t stamp, size_t warnings)
{
    if (!s->begun)
        begin(s);
    marker_write(s, stamp, warnings);
    file_sync(s->fresh);
    swap(s);
    pending.fresh = NULL;
    s->begun = false;
    return !file_try_remove_tree(s->fresh) ? s->fresh
           : !file_try_remove_tree(s->old) ? s->old
                                           : NULL;
}

void stage_close(struct stage *s)
{
    drop_pending();
    close(s->lock_fd);
}
