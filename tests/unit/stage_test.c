#include "base/file.h"
#include "out/stage.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena A;

static void put(struct stage *s, const char *path, const char *text)
{
    stage_put(s, slice_of(path), slice_of(text));
}

static const char *text_of(const char *path)
{
    struct slice text;

    return file_read(&A, path, 1 << 20, &text) == FILE_OK ? text.ptr : NULL;
}

static ino_t inode_of(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? st.st_ino : 0;
}

static void publish(const char *a_text, uint64_t print)
{
    struct stage *s = stage_open(&A, "out");

    put(s, "site/a.html", a_text);
    put(s, "site/栏目/b.html", "same");
    stage_commit(s, print, 3);
    stage_close(s);
}

/* The exit status of what runs in a child, which may die. */
static int child(void (*run)(void))
{
    int status;

    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(9);
        run();
        exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool nothing_beside(void)
{
    return file_type(".out.new") == FILE_NONE && file_type(".out.old") == FILE_NONE &&
           file_type(".out.lock") == FILE_NONE;
}

static void test_publish(void)
{
    publish("first", 7);
    is(text_of("out/site/a.html"), "first", "a first tree is published");
    is(text_of("out/.banbao"),
       "banbao 1 0000000000000007 3\n5 site/a.html\n4 site/栏目/b.html\n",
       "the marker tells what was made");
    ino_t same = inode_of("out/site/栏目/b.html");
    ino_t other = inode_of("out/site/a.html");
    publish("other", 8);
    is(text_of("out/site/a.html"), "other", "a second tree replaces it");
    ok(inode_of("out/site/栏目/b.html") == same, "an equal file is kept");
    ok(inode_of("out/site/a.html") != other, "a changed file is a new one");
    ok(nothing_beside(), "nothing stays beside the output");
}

/* One file under two names, at the first build and at the next. */
static void test_again(void)
{
    ino_t inode[2];

    for (int i = 0; i < 2; i++) {
        struct stage *s = stage_open(&A, "twice");
        put(s, "print/a.pdf", "paper");
        stage_put_again(s, SLICE("site/pdf/a.pdf"), SLICE("print/a.pdf"),
                        SLICE("paper"));
        stage_commit(s, 7, 0);
        stage_close(s);
        inode[i] = inode_of("twice/print/a.pdf");
        is(text_of("twice/site/pdf/a.pdf"), "paper", "its second name");
        ok(inode_of("twice/site/pdf/a.pdf") == inode[i], "is the same file");
    }
    ok(inode[0] == inode[1], "and stays the same");
    is(text_of("twice/.banbao"),
       "banbao 1 0000000000000007 0\n5 print/a.pdf\n5 site/pdf/a.pdf\n",
       "the marker has both names");
}

static bool current(uint64_t print)
{
    struct stage *s = stage_open(&A, "out");
    bool yes = stage_is_current(s, print);

    stage_close(s);
    return yes;
}

static void test_current(void)
{
    ok(current(8), "the same print is current");
    ok(!current(9), "another print is not");
    struct stage *s = stage_open(&A, "out");
    ok(stage_warnings(s) == 3, "it remembers the warnings");
    stage_close(s);
    usleep(20 * 1000); /* beyond the tick of the file system's clock */
    int fd = open("out/site/a.html", O_WRONLY);
    ok(write(fd, "OTHER", 5) == 5, "a file is changed, its size is not");
    close(fd);
    ok(!current(8), "a touched tree is not current");
    publish("other", 8);
    ok(current(8) && strcmp(text_of("out/site/a.html"), "other") == 0,
       "publishing again puts it right");
    ok(unlink("out/site/a.html") == 0 && !current(8), "nor is one with a file missing");
    publish("other", 8);
}

static void fail_writing(void)
{
    struct stage *s = stage_open(&A, "out");

    file_fault_at(5);
    for (int i = 0; i < 20; i++)
        put(s, (char[]){(char)('a' + i), '\0'}, "text");
    stage_commit(s, 1, 0);
}

static void die_hard(void)
{
    struct stage *s = stage_open(&A, "out");

    put(s, "half", "text");
    raise(9);
}

static void drop(void)
{
    struct stage *s = stage_open(&A, "out");

    put(s, "half", "text");
    stage_close(s);
}

static void test_failures(void)
{
    ok(child(fail_writing) == 2, "a full disk ends with 2");
    ok(nothing_beside(), "and leaves nothing behind");
    ok(child(die_hard) == 128 + 9, "a build is killed");
    ok(file_type(".out.new") == FILE_FOLDER, "it leaves its staging");
    is(text_of("out/site/a.html"), "other", "the published tree is whole");
    ok(child(drop) == 0 && nothing_beside(), "the next one clears up, even if dropped");
    is(text_of("out/site/a.html"), "other", "and still publishes nothing");
}

static void just_open(void)
{
    stage_close(stage_open(&A, "out"));
}

static void test_refusals(void)
{
    int fd = open(".out.lock", O_RDWR | O_CREAT, 0666);

    flock(fd, LOCK_EX);
    ok(child(just_open) == 2, "two builds at once: the second one stops");
    close(fd);
    ok(child(just_open) == 0, "a lock that nobody holds is no hindrance");
    file_write("out/我的.docx", slice_of("mine"));
    ok(child(just_open) == 2, "a folder with a foreign file is refused");
    is(text_of("out/我的.docx"), "mine", "and left alone");
    unlink("out/我的.docx");
    file_write("out/site/.DS_Store", slice_of("x"));
    ok(child(just_open) == 0, "what a desktop drops does not count");
    file_write("plain", slice_of("x"));
    ok(symlink("plain", "file") == 0, "a link to a file");
}

static void open_file(void)
{
    stage_close(stage_open(&A, "file"));
}

static void test_places(void)
{
    ok(child(open_file) == 2, "an output that is a file is refused");
    ok(symlink("real", "link") == 0, "a link to nothing");
    file_make_dirs("real");
    struct stage *s = stage_open(&A, "link");
    put(s, "x", "1");
    stage_commit(s, 1, 0);
    stage_close(s);
    ok(file_type("link") == FILE_LINK, "an output that is a link stays one");
    is(text_of("real/x"), "1", "its folder is replaced");
    s = stage_open(&A, "deep/er/");
    put(s, "x", "2");
    stage_commit(s, 1, 0);
    stage_close(s);
    is(text_of("deep/er/x"), "2", "folders above are made");
    file_rename("out", ".out.old");
    just_open();
    is(text_of("out/site/a.html"), "other", "a swap cut in two is undone");
}

int main(void)
{
    char dir[] = "/tmp/banbao-stage-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    test_publish();
    test_again();
    test_current();
    test_failures();
    test_refusals();
    test_places();
    file_remove_tree(dir);
    arena_free(&A);
    return done();
}
