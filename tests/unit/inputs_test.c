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

int main(void)
{
    char dir[] = "/tmp/banbao-inputs-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    put("a/一.md", "1");
    put("a/栏/二.md", "2");
    put("b/栏/二.md", "2");
    put("b/一.md", "1");
    uint64_t same = inputs_tree(0, "a");
    ok(same == inputs_tree(0, "b"), "the same files in another order, another place");
    ok(inputs_sizes(0, "a") == inputs_sizes(0, "b"), "by sizes too");
    ok(same != inputs_tree(1, "a"), "what came before counts");
    put("b/一.md", "9");
    ok(same != inputs_tree(0, "b"), "another text");
    ok(inputs_sizes(0, "a") == inputs_sizes(0, "b"), "of one size, by sizes");
    put("b/一.md", "1");
    ok(same == inputs_tree(0, "b"), "the text that it was");
    file_rename("b/一.md", "b/壹.md");
    ok(same != inputs_tree(0, "b"), "another name");
    file_rename("b/壹.md", "b/一.md");
    file_make_dirs("b/空");
    ok(same != inputs_tree(0, "b"), "one more folder");
    file_remove_tree("b");
    ok(same != inputs_tree(0, "b") && inputs_tree(0, "b") != 0,
       "a folder that is gone");
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
