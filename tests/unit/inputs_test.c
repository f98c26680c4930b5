#include "base/file.h"
#include "out/inputs.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put(const char *path, const char *text)
{
    file_make_parents(path);
    file_remove_tree(path);
    file_write(path, slice_of(text));
}

static bool small_texts(const char *name, uintmax_t bytes)
{
    return bytes < 1000 && strstr(name, ".md");
}

/* By a film of 10 GB, which takes no room on the disk. */
static void unread(void)
{
    put("c/film.mp4", "");
    put("c/一.md", "1");
    ok(truncate("c/film.mp4", (off_t)10 << 30) == 0, "10 GB");
    alarm(5);
    uint64_t print = inputs_tree(0, "c", small_texts);
    alarm(0);
    ok(print == inputs_tree(0, "c", small_texts), "what is not read costs no time");
    ok(truncate("c/film.mp4", 10) == 0 && print != inputs_tree(0, "c", small_texts),
       "yet its size counts");
    put("c/一.md", "2");
    ok(print != inputs_tree(0, "c", small_texts), "and what is read");
    file_remove_tree("c");
}

int main(void)
{
    char dir[] = "/tmp/banbao-inputs-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    put("a/一.md", "1");
    put("a/栏/二.md", "2");
    put("b/栏/二.md", "2");
    put("b/一.md", "1");
    uint64_t same = inputs_tree(0, "a", NULL);
    ok(same == inputs_tree(0, "b", NULL),
       "the same files in another order, another place");
    ok(inputs_sizes(0, "a") == inputs_sizes(0, "b"), "by sizes too");
    ok(same != inputs_tree(1, "a", NULL), "what came before counts");
    put("b/一.md", "9");
    ok(same != inputs_tree(0, "b", NULL), "another text");
    ok(inputs_sizes(0, "a") == inputs_sizes(0, "b"), "of one size, by sizes");
    put("b/一.md", "1");
    ok(same == inputs_tree(0, "b", NULL), "the text that it was");
    file_rename("b/一.md", "b/壹.md");
    ok(same != inputs_tree(0, "b", NULL), "another name");
    file_rename("b/壹.md", "b/一.md");
    file_make_dirs("b/空");
    ok(same != inputs_tree(0, "b", NULL), "one more folder");
    file_remove_tree("b");
    ok(same != inputs_tree(0, "b", NULL) && inputs_tree(0, "b", NULL) != 0,
       "a folder that is gone");
    unread();
    size_t n = 200 * 1000;
    char *large = heap_alloc(n + 1, 1);
    memset(large, 'x', n);
    put("large", large);
    same = inputs_file(0, "large");
    large[n - 1] = 'y';
    put("large", large);
    ok(same != inputs_file(0, "large"), "the last byte of a large file");
    ok(inputs_file(0, "/dev/null") == inputs_file(0, "none"), "no file, no contents");
    free(large);
    file_remove_tree(dir);
    return done();
}
