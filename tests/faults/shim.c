/* shim.c - preloaded into banbao, it makes the machine fail at one chosen call.
 *
 *   FAULT_CALL   the call (read, open, malloc …), or a family: file, change, memory
 *   FAULT_AT     which of them, counted from 1; 0: none, they are only counted
 *   FAULT_HOW    error   it fails, once
 *                sticky  it and all after it fail
 *                brief   a read or write of half the bytes, or a signal between: no
 * fault at all before  the process is killed instead of the call after   the process is
 * killed when the call is done torn    the process is killed when half of a write is
 * done FAULT_FLAT   renameat2 cannot exchange, as on file systems that are simple
 *   FAULT_COUNTS a file that gets a line a call: name, number
 *   FAULT_TRACE  where the call came from is told on standard error
 *
 * A signal that ends the process is told on standard error with the module that it
 * struck in: a library of others may die when memory ends, the program may not.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum call {
    READ,
    READDIR,
    OPENDIR,
    OPEN,
    FOPEN,
    CLOSE,
    STAT,
    LSTAT,
    FSTAT,
    MMAP,
    REALPATH,
    FLOCK,
    CREATE,
    WRITE,
    LINK,
    MKDIR,
    UNLINK,
    REMOVE,
    RENAME,
    EXCHANGE,
    FSYNC,
    SYNCFS,
    MALLOC,
    CALLOC,
    REALLOC,
    MEMALIGN,
    THREAD,
    CALLS
};

static const char *const names[CALLS] = {
    "read",   "readdir", "opendir", "open",     "fopen",    "close",          "stat",
    "lstat",  "fstat",   "mmap",    "realpath", "flock",    "create",         "write",
    "link",   "mkdir",   "unlink",  "remove",   "rename",   "renameat2",      "fsync",
    "syncfs", "malloc",  "calloc",  "realloc",  "memalign", "pthread_create",
};

enum how { NOT, ERROR, BRIEF, BEFORE, AFTER, TORN };

static atomic_long counts[CALLS], struck;
static bool chosen[CALLS], sticky, flat, trace;
static enum how how;
static long at;
static volatile bool ready;

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t align, size_t n);

static void tell_place(void)
{
    void *frames[32];

    ready = false;
    backtrace_symbols_fd(frames, backtrace(frames, 32), 2);
    ready = true;
}

/* What is to happen to this call. */
static enum how fate(enum call c)
{
    if (!ready)
        return NOT;
    atomic_fetch_add(&counts[c], 1);
    if (!chosen[c])
        return NOT;
    long n = atomic_fetch_add(&struck, 1) + 1;
    if (at <= 0 || n < at || (n > at && !sticky))
        return NOT;
    if (trace && n == at)
        tell_place();
    return how;
}

static void kill_self(void)
{
    kill(getpid(), SIGKILL);
    pause();
}

/* Kills or fails; true: the call is not to be made. */
static bool fails(enum how h, int error)
{
    if (h == BEFORE)
        kill_self();
    if (h != ERROR)
        return false;
    errno = error;
    return true;
}

static void done(enum how h)
{
    if (h == AFTER || h == TORN)
        kill_self();
}

/* The function that would have been called. */
#define NEXT(name)                                                                     \
    static __typeof__(&name) next;                                                     \
    find_next(&next, #name)

static void find_next(void *next, const char *name)
{
    void *found;

    memcpy(&found, next, sizeof found);
    if (!found) {
        found = dlsym(RTLD_NEXT, name);
        memcpy(next, &found, sizeof found);
    }
}

/* ---- reading -------------------------------------------------------------- */

ssize_t read(int fd, void *buf, size_t n)
{
    NEXT(read);
    enum how h = fate(READ);

    if (fails(h, EIO))
        return -1;
    if (h == BRIEF && at % 2) {
        errno = EINTR;
        return -1;
    }
    ssize_t got = next(fd, buf, h == BRIEF && n > 1 ? n / 2 : n);
    done(h);
    return got;
}

struct dirent *readdir(DIR *d)
{
    NEXT(readdir);
    enum how h = fate(READDIR);

    if (fails(h, EIO))
        return NULL;
    struct dirent *e = next(d);
    done(h);
    return e;
}

DIR *opendir(const char *path)
{
    NEXT(opendir);
    enum how h = fate(OPENDIR);

    if (fails(h, EIO))
        return NULL;
    DIR *d = next(path);
    done(h);
    return d;
}

static int open_any(__typeof__(&open) next, const char *path, int flags, mode_t mode)
{
    enum call c = flags & O_CREAT ? CREATE : OPEN;
    enum how h = fate(c);

    if (fails(h, c == CREATE ? ENOSPC : EIO))
        return -1;
    int fd = next(path, flags, mode);
    done(h);
    return fd;
}

static mode_t mode_of(int flags, va_list ap)
{
    return flags & O_CREAT ? va_arg(ap, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    NEXT(open);
    va_list ap;

    va_start(ap, flags);
    mode_t mode = mode_of(flags, ap);
    va_end(ap);
    return open_any(next, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    NEXT(open64);
    va_list ap;

    va_start(ap, flags);
    mode_t mode = mode_of(flags, ap);
    va_end(ap);
    return open_any(next, path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    NEXT(fopen);
    enum how h = fate(FOPEN);

    if (fails(h, EIO))
        return NULL;
    FILE *f = next(path, mode);
    done(h);
    return f;
}

FILE *fopen64(const char *path, const char *mode)
{
    return fopen(path, mode);
}

/* What close fails to say is lost data, so the file is closed all the same. */
int close(int fd)
{
    NEXT(close);
    enum how h = fate(CLOSE);
    int result = next(fd);

    if (fails(h, EIO))
        return -1;
    done(h);
    return result;
}

#define STAT_CALL(name, CALL, TYPE)                                                    \
    int name(TYPE file, struct stat *st)                                               \
    {                                                                                  \
        NEXT(name);                                                                    \
        enum how h = fate(CALL);                                                       \
        if (fails(h, EIO))                                                             \
            return -1;                                                                 \
        int result = next(file, st);                                                   \
        done(h);                                                                       \
        return result;                                                                 \
    }

STAT_CALL(stat, STAT, const char *)
STAT_CALL(lstat, LSTAT, const char *)
STAT_CALL(fstat, FSTAT, int)

void *mmap(void *where, size_t n, int prot, int flags, int fd, off_t offset)
{
    NEXT(mmap);
    enum how h = fate(MMAP);

    if (fails(h, ENOMEM))
        return MAP_FAILED;
    void *p = next(where, n, prot, flags, fd, offset);
    done(h);
    return p;
}

char *realpath(const char *path, char *out)
{
    NEXT(realpath);
    enum how h = fate(REALPATH);

    if (fails(h, EIO))
        return NULL;
    char *full = next(path, out);
    done(h);
    return full;
}

int flock(int fd, int operation)
{
    NEXT(flock);
    enum how h = fate(FLOCK);

    if (fails(h, ENOLCK))
        return -1;
    int result = next(fd, operation);
    done(h);
    return result;
}

/* ---- changing ------------------------------------------------------------- */

ssize_t write(int fd, const void *buf, size_t n)
{
    NEXT(write);
    enum how h = fate(WRITE);

    if (fails(h, ENOSPC))
        return -1;
    if (h == BRIEF && at % 2) {
        errno = EINTR;
        return -1;
    }
    ssize_t put = next(fd, buf, (h == BRIEF || h == TORN) && n > 1 ? n / 2 : n);
    done(h);
    return put;
}

#define PATH_CALL(name, CALL)                                                          \
    int name(const char *path)                                                         \
    {                                                                                  \
        NEXT(name);                                                                    \
        enum how h = fate(CALL);                                                       \
        if (fails(h, EIO))                                                             \
            return -1;                                                                 \
        int result = next(path);                                                       \
        done(h);                                                                       \
        return result;                                                                 \
    }

PATH_CALL(unlink, UNLINK)
PATH_CALL(remove, REMOVE)

int mkdir(const char *path, mode_t mode)
{
    NEXT(mkdir);
    enum how h = fate(MKDIR);

    if (fails(h, ENOSPC))
        return -1;
    int result = next(path, mode);
    done(h);
    return result;
}

int link(const char *from, const char *to)
{
    NEXT(link);
    enum how h = fate(LINK);

    if (fails(h, EPERM))
        return -1;
    int result = next(from, to);
    done(h);
    return result;
}

int rename(const char *from, const char *to)
{
    NEXT(rename);
    enum how h = fate(RENAME);

    if (fails(h, EIO))
        return -1;
    int result = next(from, to);
    done(h);
    return result;
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to,
              unsigned flags)
{
    NEXT(renameat2);
    enum how h = fate(EXCHANGE);

    if (fails(h, EIO))
        return -1;
    if (flat) {
        errno = EINVAL;
        return -1;
    }
    int result = next(from_dir, from, to_dir, to, flags);
    done(h);
    return result;
}

#define FD_CALL(name, CALL)                                                            \
    int name(int fd)                                                                   \
    {                                                                                  \
        NEXT(name);                                                                    \
        enum how h = fate(CALL);                                                       \
        if (fails(h, EIO))                                                             \
            return -1;                                                                 \
        int result = next(fd);                                                         \
        done(h);                                                                       \
        return result;                                                                 \
    }

FD_CALL(fsync, FSYNC)
FD_CALL(syncfs, SYNCFS)

/* ---- memory and threads --------------------------------------------------- */

void *malloc(size_t n)
{
    return fails(fate(MALLOC), ENOMEM) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return fails(fate(CALLOC), ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return fails(fate(REALLOC), ENOMEM) ? NULL : __libc_realloc(p, n);
}

int posix_memalign(void **out, size_t align, size_t n)
{
    if (fails(fate(MEMALIGN), ENOMEM))
        return ENOMEM;
    *out = __libc_memalign(align, n);
    return *out ? 0 : ENOMEM;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attr,
                   void *(*start)(void *), void *arg)
{
    NEXT(pthread_create);

    if (fails(fate(THREAD), EAGAIN))
        return EAGAIN;
    return next(thread, attr, start, arg);
}

/* ---- beginning and end ---------------------------------------------------- */

/* The module that a signal struck in, the C library and this file passed over. */
static void on_signal(int signal)
{
    void *frames[48];
    int n = backtrace(frames, 48);
    const char *module = "?";
    Dl_info info;

    ready = false;
    /* The first two are this function and the way of the signal. */
    for (int i = 2; i < n; i++) {
        if (!dladdr(frames[i], &info) || !info.dli_fname)
            continue;
        const char *slash = strrchr(info.dli_fname, '/');
        module = slash ? slash + 1 : info.dli_fname;
        if (strncmp(module, "libc.", 5) != 0 && strncmp(module, "shim", 4) != 0)
            break;
    }
    dprintf(2, "\nfault: signal %d in %s\n", signal, module);
    raise(signal); /* the handler is gone */
}

static void choose(const char *call)
{
    for (int c = 0; c < CALLS; c++)
        chosen[c] = strcmp(call, names[c]) == 0 ||
                    (strcmp(call, "file") == 0 && c < MALLOC) ||
                    (strcmp(call, "change") == 0 && c >= CREATE && c < MALLOC) ||
                    (strcmp(call, "memory") == 0 && c >= MALLOC && c < THREAD);
}

static enum how how_of(const char *s)
{
    if (strcmp(s, "brief") == 0)
        return BRIEF;
    if (strcmp(s, "before") == 0)
        return BEFORE;
    if (strcmp(s, "after") == 0)
        return AFTER;
    return strcmp(s, "torn") == 0 ? TORN : ERROR;
}

__attribute__((constructor)) static void begin(void)
{
    const char *call = getenv("FAULT_CALL"), *n = getenv("FAULT_AT"),
               *what = getenv("FAULT_HOW");
    const int deadly[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    void *frame[1];

    if (!call)
        return;
    backtrace(frame, 1); /* it loads a library, which it cannot do later */
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaction(
            deadly[i],
            &(struct sigaction){.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND},
            NULL);
    choose(call);
    at = n ? strtol(n, NULL, 10) : 0;
    how = how_of(what ? what : "");
    sticky = what && strcmp(what, "sticky") == 0;
    flat = getenv("FAULT_FLAT") != NULL;
    trace = getenv("FAULT_TRACE") != NULL;
    ready = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = ready ? getenv("FAULT_COUNTS") : NULL;
    FILE *out;

    ready = false;
    if (!path || !(out = fopen(path, "w")))
        return;
    for (int c = 0; c < CALLS; c++)
        fprintf(out, "%s %ld\n", names[c], counts[c]);
    fclose(out);
}
