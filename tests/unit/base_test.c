/* arena, buf, slice, map, diag, file: what all the rest stands on. */
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "tap.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena arena;

static void arenas(void)
{
    struct arena a = ARENA_INIT;
    int *v = NULL;
    size_t n = 0, cap = 0;
    bool aligned = true, zero = true;

    for (size_t size = 1; size < 5000; size += 37) {
        char *p = arena_alloc(&a, 1, size);
        aligned &= (uintptr_t)p % _Alignof(max_align_t) == 0;
        for (size_t i = 0; i < size; i++)
            zero &= p[i] == 0;
        memset(p, 0xFF, size);
    }
    ok(aligned && zero, "memory is aligned and zero");
    for (int i = 0; i < 1000; i++) {
        arena_push(&a, v, n, cap);
        v[n++] = i;
    }
    bool whole = true;
    for (int i = 0; i < 1000; i++)
        whole &= v[i] == i;
    ok(whole && n == 1000, "arrays grow");
    is(arena_printf(&a, "%d-%s", 7, "甲"), "7-甲", "printf");
    arena_free(&a);
    ok(!a.head, "all is given back");
}

static void bufs(void)
{
    struct buf b = BUF_INIT;

    ok(b.ptr[0] == '\0', "an empty buf is a string");
    buf_fixed(&b, 1250, 2);
    buf_char(&b, ' ');
    buf_fixed(&b, -5, 2);
    buf_char(&b, ' ');
    buf_fixed(&b, 300, 2);
    is(b.ptr, "12.5 -0.05 3", "fixed numbers");
    buf_clear(&b);
    buf_cp(&b, 0x20BB7);
    buf_cp(&b, 'a');
    is(b.ptr, "𠮷a", "code points");
    buf_clear(&b);
    for (int i = 0; i < 3000; i++)
        buf_printf(&b, "%d", i % 10);
    ok(b.len == 3000 && b.ptr[2999] == '9' && b.ptr[3000] == '\0', "grows");
    buf_release(&b);
}

static void slices(void)
{
    struct slice s = SLICE("　 甲 乙\n"), rest = SLICE("a,,b"), piece;
    const char *bad[] = {"\x80",     "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                         "\xE4\xBD", "甲\xFF"};
    size_t n = 0, at = 0;

    ok(slice_is(slice_trim(s), "甲 乙"), "trim takes U+3000");
    while (slice_cut(&rest, ',', &piece))
        n++;
    ok(n == 3, "cut keeps the empty piece");
    ok(slice_find(SLICE("甲乙丙"), SLICE("丙")) == 6, "find");
    ok(slice_find(SLICE("甲"), SLICE("甲乙")) == SIZE_MAX, "find nothing");
    ok(slice_cmp(SLICE("a"), SLICE("ab")) < 0, "order");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(utf8_invalid(slice_of(bad[i])) == (i == 5 ? 3 : 0), "bad UTF-8 %zu", i);
    bool same = true;
    for (uint32_t cp = 1; cp < 0x110000; cp += cp < 0x3000 ? 1 : 97) {
        char text[4];
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        struct slice one = {text, utf8_encode(cp, text)};
        at = 0;
        same &= utf8_invalid(one) == SIZE_MAX && utf8_next(one, &at) == cp &&
                at == one.len && utf8_prev(one, &at) == cp && at == 0;
    }
    ok(same, "every code point comes back");
    ok(cp_is_han(0x20BB7) && cp_is_han(0x3007) && !cp_is_han('a'), "Han");
}

static void maps(void)
{
    struct map m = MAP_INIT(&arena);
    bool whole = true;

    ok(!map_find(&m, SLICE("甲")), "an empty map");
    for (int i = 0; i < 500; i++)
        map_set(&m, slice_of(arena_printf(&arena, "k%d", i)),
                arena_printf(&arena, "%d", i));
    for (int i = 0; i < 500; i++) {
        const char *v = map_find(&m, slice_of(arena_printf(&arena, "k%d", i)));
        whole &= v && atoi(v) == i;
    }
    ok(whole && m.n == 500, "500 keys");
    ok(map_set(&m, SLICE("k7"), &m) && m.n == 500, "set says what was there");
}

static void diags(void)
{
    struct source src = {"a.md", SLICE("第一行\n见 ![图](a.png)\n")};
    struct source other = {"b.md", SLICE("ab")};
    struct diag d = {.arena = &arena};
    struct buf out = BUF_INIT;

    diag_warn(&d, (struct span){&src, 14, 18}, "later", "晚%d", "late%d", 1);
    diag_error(&d, (struct span){&src, 0, 0}, "sooner", "早", "early");
    diag_hint(&d, "治", "cure");
    diag_error(&d, (struct span){&src, 0, 0}, "sooner", "早", "early");
    diag_error(&d, (struct span){0}, "nowhere", "空", "void");
    diag_error(&d, (struct span){0}, "nowhere", "空", "void");
    diag_note(&d, (struct span){&other, 1, 0}, "aside", "旁", "aside");
    diag_print(&d, LANG_ZH, &out);
    is(out.ptr,
       "错误：空（共 2 次） [nowhere]\n\n"
       "a.md:1:1: 错误：早 [sooner]\n    1 | 第一行\n      | ^\n   提示：治\n"
       "a.md:2:3: 警告：晚1 [later]\n    2 | 见 ![图](a.png)\n      |    ^^^\n\n"
       "b.md:1:2: 提示：旁 [aside]\n    1 | ab\n      |  ^\n",
       "sorted, one message for one cause, with a caret, grouped by file");
    ok(d.errors == 2 && d.warnings == 1 && d.hints == 1, "counted");
    buf_clear(&out);
    diag_print_summary(&d, LANG_ZH, &out);
    is(out.ptr, "2 错误，1 警告，1 提示，0 豁免\n", "summed up in a line");
    buf_clear(&out);
    diag_print_colored(&d, LANG_ZH, &out);
    ok(strstr(out.ptr, "\033[1;31m错误：\033[0m早") != NULL, "in colours");
    diag_promote(&d);
    ok(d.errors == 3 && d.warnings == 0, "strict");
    buf_release(&out);
    struct slice words[] = {SLICE("监督电话"), SLICE("受理电话"), SLICE("title")};
    ok(slice_is(nearest_word(SLICE("监督电化"), words, 3), "监督电话"),
       "the nearest word");
    ok(slice_is(nearest_word(SLICE("tilte"), words, 3), "title"), "swapped letters");
    ok(nearest_word(SLICE("完全不同"), words, 3).len == 0, "none is near");
}

static void diags_json(void)
{
    struct source src = {"a \"b\".md", SLICE("一\n二三\t\n")};
    struct diag d = {.arena = &arena};
    struct buf out = BUF_INIT;

    diag_print_json(&d, LANG_ZH, &out);
    is(out.ptr,
       "{\"version\":1,\"diagnostics\":[\n],\"summary\":{\"errors\":0,\"warnings\":0,"
       "\"hints\":0,\"waived\":0}}\n",
       "JSON of nothing");
    diag_error(&d, (struct span){&src, 4, 10}, "a-b", "“\t\\”", "x");
    diag_warn(&d, (struct span){&src, 11, 0}, "end", "尾", "x");
    diag_hint(&d, "治", "cure");
    diag_warn(&d, (struct span){0}, "nowhere", "空", "x");
    buf_clear(&out);
    diag_print_json(&d, LANG_ZH, &out);
    is(out.ptr,
       "{\"version\":1,\"diagnostics\":[\n"
       "{\"file\":null,\"line\":null,\"column\":null,\"endLine\":null,"
       "\"endColumn\":null,\"severity\":\"warning\",\"code\":\"nowhere\","
       "\"message\":\"空\",\"hint\":null},\n"
       "{\"file\":\"a \\\"b\\\".md\",\"line\":2,\"column\":1,\"endLine\":2,"
       "\"endColumn\":3,\"severity\":\"error\",\"code\":\"a-b\","
       "\"message\":\"“�\\\\”\",\"hint\":null},\n"
       "{\"file\":\"a \\\"b\\\".md\",\"line\":2,\"column\":4,\"endLine\":2,"
       "\"endColumn\":4,\"severity\":\"warning\",\"code\":\"end\","
       "\"message\":\"尾\",\"hint\":\"治\"}\n"
       "],\"summary\":{\"errors\":1,\"warnings\":2,\"hints\":0,\"waived\":0}}\n",
       "JSON: places, escapes, what is not there");
    buf_release(&out);
}

static int status_of(void (*f)(const char *), const char *path)
{
    int status = 0;
    fflush(stdout);
    pid_t pid = fork();

    if (pid == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(9);
        f(path);
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void write_again(const char *path)
{
    file_write(path, SLICE("x"));
}

static void write_with_fault(const char *path)
{
    file_fault_at(2);
    file_write(arena_printf(&arena, "%s.1", path), SLICE("x"));
    file_write(arena_printf(&arena, "%s.2", path), SLICE("x"));
}

static void files(void)
{
    char dir[] = "/tmp/banbao-base-XXXXXX";
    struct file_entry *list;
    struct slice text;
    size_t n;

    if (!mkdtemp(dir))
        exit(1);
    char *a = file_join(&arena, dir, "甲/乙/a");
    file_make_parents(a);
    file_write(a, SLICE("正文"));
    ok(file_read(&arena, a, 100, &text) == FILE_OK && slice_is(text, "正文"),
       "write, read");
    ok(file_read(&arena, a, 5, &text) == FILE_TOO_LARGE, "too large");
    ok(file_read(&arena, dir, 5, &text) == FILE_NOT_REGULAR, "a folder is no file");
    ok(file_read(&arena, "/nowhere/x", 5, &text) == FILE_MISSING, "nothing there");
    file_write(file_join(&arena, dir, ".b"), SLICE(""));
    file_write(file_join(&arena, dir, "c"), SLICE(""));
    ok(file_list(&arena, dir, &list, &n) && n == 2 && strcmp(list[0].name, "c") == 0 &&
           list[1].type == FILE_FOLDER,
       "a list is sorted and without hidden files");
    ok(symlink("/etc", file_join(&arena, dir, "out")) == 0, "a link");
    ok(file_is_inside(dir, a) &&
           !file_is_inside(dir, file_join(&arena, dir, "out/passwd")) &&
           !file_is_inside(a, dir),
       "inside and outside");
    ok(status_of(write_again, a) == 2, "a file is not written over");
    ok(status_of(write_with_fault, a) == 2, "the second write fails");
    ok(file_type(arena_printf(&arena, "%s.1", a)) == FILE_REGULAR, "the first did not");
    file_remove_tree(dir);
    ok(file_type(dir) == FILE_NONE && file_type("/etc/passwd") == FILE_REGULAR,
       "removed, without following links");
}

int main(void)
{
    arenas();
    bufs();
    slices();
    maps();
    diags();
    diags_json();
    files();
    arena_free(&arena);
    return done();
}
