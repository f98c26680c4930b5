/* When calls fail that hardly ever do. The C library's are replaced in this program:
 * the n-th of a kind fails. What must not happen is that a failure is taken for an
 * answer: for the end of a folder, for a file that is not there, for a glyph without
 * an outline. */
#include "base/file.h"
#include "draw/subset.h"
#include "fonts.h"
#include "out/stage.h"
#include "tap.h"
#include "text/face.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define OWN_MALLOC 0 /* it brings its own */
#else
#define OWN_MALLOC 1
#endif

enum call { NONE, READDIR, LSTAT, READ, OPEN, REMOVE, STAT_MOVED };

static enum call failing;
static int fails_in; /* 0: not */
static bool goes_on; /* it and all after it */
static long memory_in;

static bool fails(enum call c)
{
    if (c != failing || fails_in == 0)
        return false;
    if (fails_in > 1) {
        fails_in--;
        return false;
    }
    fails_in = goes_on;
    errno = EIO;
    return true;
}

#define NEXT(name)                                                                     \
    static __typeof__(&name) next;                                                     \
    if (!next)                                                                         \
    *(void **)&next = dlsym(RTLD_NEXT, #name)

struct dirent *readdir(DIR *d)
{
    NEXT(readdir);
    return fails(READDIR) ? NULL : next(d);
}

int lstat(const char *path, struct stat *st)
{
    NEXT(lstat);
    return fails(LSTAT) ? -1 : next(path, st);
}

/* A file system whose files have another number each time. */
int stat(const char *path, struct stat *st)
{
    NEXT(stat);
    int result = next(path, st);

    if (failing == STAT_MOVED)
        st->st_ino++;
    return result;
}

ssize_t read(int fd, void *out, size_t n)
{
    NEXT(read);
    return fails(READ) ? -1 : next(fd, out, n);
}

/* By either name: libraries ask for large files. */
#define OPEN_CALL(name)                                                                \
    int name(const char *path, int flags, ...)                                         \
    {                                                                                  \
        NEXT(name);                                                                    \
        va_list ap;                                                                    \
                                                                                       \
        va_start(ap, flags);                                                           \
        mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;                        \
        va_end(ap);                                                                    \
        return fails(OPEN) ? -1 : next(path, flags, mode);                             \
    }

OPEN_CALL(open)
OPEN_CALL(open64)

FILE *fopen(const char *path, const char *mode)
{
    NEXT(fopen);
    return fails(OPEN) ? NULL : next(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    return fopen(path, mode);
}

int remove(const char *path)
{
    NEXT(remove);
    return fails(REMOVE) ? -1 : next(path);
}

#if OWN_MALLOC
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static bool no_memory(void)
{
    if (memory_in == 0 || (memory_in > 1 && memory_in--))
        return false;
    memory_in = 0;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return no_memory() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return no_memory() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return no_memory() ? NULL : __libc_realloc(p, n);
}
#endif

static struct arena A;

/* The exit status of what runs in a child, whose leaks nobody counts; 128 and more: a
 * signal. */
static int child(void (*run)(void))
{
    int status;

    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        alarm(20);
        if (!freopen("/dev/null", "w", stderr))
            _exit(9);
        run();
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int failing_child(enum call c, int n, void (*run)(void))
{
    failing = c;
    fails_in = n;
    int status = child(run);
    failing = NONE;
    return status;
}

/* ---- reading ---- */

static void list(void)
{
    struct file_entry *entries;
    size_t n;

    _exit(file_list(&A, "folder", &entries, &n) && n == 2 ? 0 : 1);
}

static void look(void)
{
    _exit(file_type("folder/a") == FILE_REGULAR ? 0 : 1);
}

static void read_file(void)
{
    struct slice text;

    _exit(file_read(&A, "folder/a", 100, &text) == FILE_OK && text.len == 4 ? 0 : 1);
}

static void take_print(void)
{
    uint64_t print = 0;

    _exit(file_fingerprint("folder/a", &print) ? 0 : 1);
}

static void test_reading(void)
{
    file_make_dirs("folder");
    file_write("folder/a", SLICE("text"));
    file_write("folder/b", SLICE("text"));
    ok(child(list) == 0 && child(look) == 0 && child(read_file) == 0 &&
           child(take_print) == 0,
       "a sound disk");
    int wrong = 0;
    for (int n = 1; n <= 5; n++) /* with . and .. and the end */
        wrong += failing_child(READDIR, n, list) != 2;
    ok(wrong == 0, "a folder that is read in part is not taken for a shorter one");
    ok(failing_child(LSTAT, 1, look) == 2,
       "a file that cannot be looked at is not absent");
    ok(failing_child(OPEN, 1, read_file) == 2 &&
           failing_child(OPEN, 1, take_print) == 2,
       "nor one that cannot be opened for the disk's sake");
    ok(failing_child(READ, 1, read_file) == 2 &&
           failing_child(READ, 1, take_print) == 2 &&
           failing_child(READ, 2, take_print) == 2,
       "nor read to its end");
    ok(file_type("folder/none") == FILE_NONE && file_type("folder/a/b") == FILE_NONE,
       "what is not there is absent");
}

/* ---- publishing ---- */

static void publish(void)
{
    struct stage *s = stage_open(&A, "out");

    stage_put(s, SLICE("site/a.html"), SLICE("new"));
    stage_put(s, SLICE("site/b.html"), SLICE("new"));
    const char *left = stage_commit(s, 1, 0);
    stage_close(s);
    _exit(left ? 3 : 0);
}

static void publish_as_nobody(void)
{
    if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0))
        _exit(9);
    publish();
}

static const char *text_of(const char *path)
{
    struct slice text;

    return file_read(&A, path, 100, &text) == FILE_OK ? text.ptr : "";
}

static void make_old(void)
{
    file_make_dirs("out/site");
    file_write("out/site/a.html", SLICE("old"));
    file_write("out/.banbao", SLICE("banbao 1 0000000000000009 0\n3 site/a.html\n"));
}

static void test_publishing(void)
{
    make_old();
    ok(failing_child(STAT_MOVED, 0, publish) == 2,
       "a lock that never holds is given up");
    is(text_of("out/site/a.html"), "old", "and nothing is published");
    file_remove_tree("out");
    file_remove_tree(".out.lock");
    ok(chmod(".", 0777) == 0 && child(publish_as_nobody) == 0, "somebody publishes");
    ok(chmod("out/site", 0555) == 0, "a folder of the output is locked");
    ok(child(publish_as_nobody) == 0 && file_type(".out.new") == FILE_NONE,
       "the next build replaces it and leaves nothing");
    file_remove_tree("out");
    make_old();
    ok(failing_child(REMOVE, 1, publish) == 3,
       "what cannot be removed of the former output is told");
    is(text_of("out/site/a.html"), "new", "when the new one is published");
    ok(file_type(".out.new") == FILE_FOLDER && failing_child(REMOVE, 1, publish) == 2 &&
           child(publish) == 0 && file_type(".out.new") == FILE_NONE,
       "the next builds try again, or say what is in the way");
}

/* ---- memory ---- */

enum { GLYPHS = 4 };

static const uint32_t glyphs[GLYPHS] = {40, 600, 1200, 2000};
static struct slice font;
static unsigned font_index;
static struct slice sound; /* the cut's program as it should be */

/* Cut twice, as a build does. No font: it is broken, or so it was said. */
static struct slice cut_twice(void)
{
    static const uint32_t weights[GLYPHS] = {1, 1, 1, 1};
    static const size_t places[GLYPHS] = {0, 1, 2, 3};
    struct slice made = {0};
    struct cut *c = cut_face(font, font_index, glyphs, GLYPHS);

    if (!c)
        return made;
    cut_prepare(c, weights);
    struct cut *again = cut_again(c, places, GLYPHS);
    if (again) {
        made = slice_dup(&A, again->program);
        cut_free(again);
    }
    cut_free(c);
    return made;
}

static void cut_short_of_memory(void)
{
    struct slice made = cut_twice();

    if (memory_in > 1)
        _exit(4); /* it had enough */
    _exit(slice_eq(made, sound) ? 0 : 1);
}

/* Each allocation of a cut fails, once or from then on. */
static void test_cuts(struct test_fonts *t)
{
    size_t nchoices;
    const struct font *f = test_font(t, "宋", 400);
    const struct engine *e = face_engine(font_choices(f, &nchoices)[0].face);
    int wrong = 0, status = 0, n = 1;

    font = engine_file(e, &font_index);
    sound = cut_twice();
    ok(sound.len > 0, "a cut");
    for (n = 1; OWN_MALLOC && status != 4; n += n < 200 ? 1 : 17) {
        memory_in = n;
        status = child(cut_short_of_memory);
        memory_in = 0;
        wrong += status == 1;
    }
    ok(wrong == 0, "no allocation that fails costs a glyph (%d tried, %d wrong)", n,
       wrong);
}

/* The heap cannot grow much, so malloc finds room elsewhere, and errno says ENOMEM. */
static void narrow_heap(void)
{
    const struct rlimit limit = {512 << 20, 512 << 20};

    if (setrlimit(RLIMIT_DATA, &limit) != 0)
        _exit(9);
    memory_start();
    errno = ENOMEM;
    memory_check();
}

static void mark_of_malloc(void)
{
    memory_start();
    errno = ENOMEM;
    memory_check();
}

static void open_font(void)
{
    _exit(engine_open(slice_cstr(&A, slice_of(text_of("font"))), SLICE("")) ? 0 : 1);
}

int main(void)
{
    struct test_fonts fonts;
    char dir[] = "/tmp/banbao-faulty-XXXXXX";

    test_fonts_open(&fonts);
    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    size_t n;
    const struct font *f = test_font(&fonts, "宋", 400);
    file_write("font", slice_of(face_path(font_choices(f, &n)[0].face)));
    test_reading();
    test_publishing();
    goes_on = true;
    ok(child(open_font) == 0 && failing_child(OPEN, 2, open_font) == 2,
       "a font that the disk does not give is not one that is broken");
    test_cuts(&fonts);
    ok(!OWN_MALLOC || child(narrow_heap) == 0,
       "a heap that cannot grow is not the end of memory");
    ok(child(mark_of_malloc) == 2, "what malloc could not give is");
    test_fonts_close(&fonts);
    file_remove_tree(dir);
    return done();
}
