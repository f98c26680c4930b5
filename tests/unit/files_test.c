/* What the loader says of files: pictures, sizes, links out of content/, names. */
#include "example.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void pictures(void)
{
    static const unsigned char png[] = {
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D,
        0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02,
        0x08, 0x00, 0x00, 0x00, 0x00, 0xB8, 0x1F, 0x39, 0xC6, 0x00, 0x00, 0x00,
        0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x60, 0x80, 0x00, 0x00,
        0x00, 0x08, 0x00, 0x01, 0x24, 0xFC, 0x04, 0x72, 0x00, 0x00, 0x00, 0x00,
        0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
    clear();
    put("content/公示/a.md",
        NEWS "---\n![x](b.png) ![y](../图片/c.png) ![z](图片/c%2Epng)\n");
    put("content/公示/b.png", "");
    put("content/图片/c.png", "GIF89a");
    load();
    ok(diag.n == 3 && strcmp(diag.messages[1].code, "picture-format") == 0,
       "no pictures");
    file_remove_tree(path_of("content/公示/b.png"));
    file_write(path_of("content/公示/b.png"), (struct slice){(const char *)png, 20});
    load();
    ok(diag.n == 3 && strcmp(diag.messages[0].code, "picture-broken") == 0,
       "a broken one");
    for (int i = 0; i < 2; i++) {
        const char *p = path_of(i ? "content/图片/c.png" : "content/公示/b.png");
        file_remove_tree(p);
        file_write(p, (struct slice){(const char *)png, sizeof png});
    }
    struct site *s = load();
    ok(s && s->n == 1 && diag.n == 0, "sound ones");
    if (diag.n)
        printf("# %s %s\n", diag.messages[0].code, diag.messages[0].zh);
    const struct node *image = s && s->n ? s->items[0]->body->child->child : NULL;
    ok(image && image->picture, "resolved");
    file_remove_tree(path_of("content/公示/b.png"));
    ok(symlink("/etc/hostname", path_of("content/公示/b.png")) == 0, "a link");
    load();
    expect("picture-outside", "content/公示/a.md", 9, 1);
}

static void too_large(void)
{
    const char *path = path_of("content/公示/b.png");

    clear();
    put("content/公示/a.md", NEWS "---\n![x](b.png)\n");
    file_make_dirs(path);
    load();
    expect("picture-unreadable", "content/公示/a.md", 9, 1);
    put("content/公示/b.png", "");
    ok(truncate(path, 40L << 20) == 0, "40 MB");
    load();
    expect("picture-too-large", "content/公示/a.md", 9, 1);
    char *text = arena_alloc(&arena, 2 << 20, 1);
    strcpy(text, NEWS "---\n");
    memset(text + strlen(text), 'a', (2 << 20) - strlen(text) - 1);
    item_fails(text, "markdown-too-large", 9, 1);
    strcpy(text, "---\n#");
    memset(text + strlen(text), 'a', (2 << 20) - 20);
    strcpy(text + (2 << 20) - 10, "\n---\n");
    item_fails(text, "yaml-too-large", 2, 1);
}

static void strange_files(void)
{
    clear();
    file_make_dirs(path_of("content/公示/x.md"));
    load();
    expect("not-a-file", "content/公示/x.md", 1, 1);
    clear();
    file_make_dirs(path_of("content/公示"));
    ok(symlink("/etc/passwd", path_of("content/公示/x.md")) == 0, "a link");
    load();
    expect("outside", "content/公示/x.md", 1, 1);
    clear();
    ok(symlink("/etc", path_of("content/外")) == 0, "a linked folder");
    load();
    expect("outside", "content/外", 1, 1);
    clear();
    put("content/公示/x.md", "");
    ok(truncate(path_of("content/公示/x.md"), 100L << 20) == 0, "100 MB");
    load();
    expect("file-too-large", "content/公示/x.md", 1, 1);
    clear();
    file_make_dirs(path_of("content/公示"));
    ok(mkfifo(path_of("content/公示/x.md"), 0600) == 0, "a pipe");
    load();
    expect("not-a-file", "content/公示/x.md", 1, 1);
    clear();
    put("外面.md", NEWS "---\n");
    put("说明.md", "# 没有表头的，不是文章\n");
    load();
    expect("item-misplaced", "外面.md", 1, 1);
    ok(diag.n == 1, "one message of what lies beside content/");
    clear();
    put("content/别处/x.md", NEWS "---\n");
    load();
    expect("section-unknown", "content/别处/x.md", 1, 1);
    clear();
    put("content/site.yaml",
        arena_printf(&arena, "%s  - {目录: 公示 - 副本}\n", site_yaml));
    put("content/公示/x.md", NEWS "---\n");
    put("content/公示 - 副本/x.md", NEWS "---\n");
    load();
    expect("section-copied", "content/site.yaml", 14, 10);
    clear();
    put("content/公示 - 副本/x.md", NEWS "---\n");
    load();
    expect("section-unknown", "content/公示 - 副本/x.md", 1, 1);
    ok(strstr(diag.messages[0].hint_zh, "像是“公示”的副本") &&
           !strstr(diag.messages[0].hint_zh, "目录: "),
       "a copied folder is no section to be added");
    clear();
    put("content/x.md", NEWS "---\n");
    load();
    expect("item-misplaced", "content/x.md", 1, 1);
    clear();
    put("content/公示/a.md", NEWS "短址: g1\n---\n");
    put("content/公示/b.md", NEWS "短址: g1\n---\n");
    load();
    expect("url-duplicate", "content/公示/b.md", 8, 5);
    clear();
    put("content/通知/Ab.md", NEWS "---\n");
    put("content/通知/aB.md", NEWS "---\n");
    load();
    expect("url-duplicate", "content/通知/aB.md", 1, 1);
}

/* Names that cannot be written, or not everywhere. */
static void file_names(void)
{
    static const char *const bad[] = {"a\nb", "a\xff",  "a:b", "a\\b",
                                      "con",  "Lpt1.x", " a",  "a."};
    static const char *const good[] = {"a'b&c%#", "console", "com", "-a", "名单 1.2"};
    char name[256] = "content/公示/";

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        clear();
        put(arena_printf(&arena, "content/公示/%s.md", bad[i]), NOTICE "---\n正文\n");
        load();
        expect("file-name", arena_printf(&arena, "content/公示/%s.md", bad[i]), 1, 1);
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        clear();
        put(arena_printf(&arena, "content/公示/%s.md", good[i]), NOTICE "---\n正文\n");
        ok(load() && diag.errors == 0, "%s may name an item", good[i]);
    }
    memset(name + strlen(name), 'x', 203);
    strcat(name, ".md");
    clear();
    put(name, NOTICE "---\n正文\n");
    load();
    expect("file-name", name, 1, 1);
    clear();
    put("content/site.yaml", arena_printf(&arena, "%s  - {目录: ../x}\n", site_yaml));
    load();
    expect("file-name", "content/site.yaml", 14, 10);
}

int main(void)
{
    compound_open("files");
    pictures();
    too_large();
    strange_files();
    file_names();
    compound_close();
    return done();
}
